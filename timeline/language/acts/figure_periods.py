"""The period a figure leaves to the sentence before it, or to the lead."""

from collections.abc import Sequence

from timeline.edtf import bounds
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Sentence
from timeline.language.quantity.currencies import is_code
from timeline.language.quantity.figure_tellings import FigureTelling

_LEAD = 2  # sentences
_MONTHS = len("2022-01/2022-06")


def fill_periods(told: Sequence[FigureTelling], scene: Scene) -> None:
    """Give figures without a time, told as gone, the period of the sentence before or of the lead, with a doubt.

    The lead's is that of a report on months gone ("in January-June"): what else it tells has its own time.
    """
    lead = next((each.period for each in told if each.sentence.index < _LEAD and _reports(each, scene)), None)
    before: FigureTelling | None = None
    for each in told:
        if each.period is None and not each.target and each.metric and not _timed(scene, each.sentence):
            if before is not None and _goes_on(before, each):
                each.period, each.doubt = before.period, before.doubt or "period told in the sentence before"
            elif lead is not None:
                each.period, each.doubt = lead, "period told in the lead"
        if each.period is not None and not each.target:
            before = each


def _reports(told: FigureTelling, scene: Scene) -> bool:
    if told.period is None or told.target or len(told.period) != _MONTHS or "X" in told.period:
        return False
    today = scene.anchor.day
    last, now = bounds(told.period).last, None if today is None or "X" in today else bounds(today).last
    return last is not None and (now is None or last <= now)


def _goes_on(before: FigureTelling, told: FigureTelling) -> bool:
    near = before.sentence.paragraph == told.sentence.paragraph and told.sentence.index - before.sentence.index <= 1
    return near and _family(before) == _family(told)


def _family(told: FigureTelling) -> str:
    unit = told.quantity.unit
    return "money" if is_code(unit) else unit


def _timed(scene: Scene, sentence: Sentence) -> bool:
    return any(moment.kind in ("date", "period", "vague") for moment in scene.moments_in(sentence))
