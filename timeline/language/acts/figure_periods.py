"""The period a figure leaves to the sentence before it, or to the lead."""

from collections.abc import Sequence

from timeline.edtf import bounds
from timeline.language.discourse.localities import LEAD
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Sentence
from timeline.language.quantity.currencies import is_code
from timeline.language.quantity.figure_tellings import FigureTelling
from timeline.language.quantity.figure_words import figure_words

_NEAR = 2  # sentences of one paragraph
_OPENING = 6  # words
_STEM = 5  # letters
_MONTHS = len("2022-01/2022-06")
_WHOLE = (len("2022"), len("2022-05"), _MONTHS)  # years, months and months from … to …


def fill_periods(told: Sequence[FigureTelling], scene: Scene) -> None:
    """Give figures without a time, told as gone, the period of the sentence before or of the lead, with a doubt.

    The lead's is that of a report on months gone ("in January-June"): what else it tells has its own time. Of a lead on
    a year or a month only what is told of the same thing is of its time.
    """
    led = next((each for each in told if each.sentence.index < LEAD and _is_gone(each, scene)), None)
    reports = led is not None and len(str(led.period)) == _MONTHS
    before: FigureTelling | None = None
    for each in told:
        means = before is not None and _continues(before, each, scene)
        if each.period is None and not each.target and (each.metric or means) and not _timed(scene, each.sentence):
            gone = before is not None and _is_over(before, scene)
            if before is not None and (means or (gone and _goes_on(before, each, scene))):
                each.period, each.doubt = before.period, before.doubt or "period told in the sentence before"
            elif led is not None and led is not each and (reports or _of_one_thing(led, each)):
                each.period, each.doubt = led.period, "period told in the lead"
        if each.period is not None and not each.target:
            before = each


def _is_gone(told: FigureTelling, scene: Scene) -> bool:
    """Whether the period of a figure is one of years or months that are over."""
    return not told.target and len(told.period or "") in _WHOLE and _is_over(told, scene)


def _is_over(told: FigureTelling, scene: Scene) -> bool:
    if told.period is None or "X" in told.period:
        return False
    today = scene.anchor.day
    last, now = bounds(told.period).last, None if today is None or "X" in today else bounds(today).last
    return last is not None and (now is None or last <= now)


def _goes_on(before: FigureTelling, told: FigureTelling, scene: Scene) -> bool:
    """Whether a figure goes on with the one before: beside it in a paragraph, or with a word that means it."""
    far = told.sentence.index - before.sentence.index
    if any(_timed(scene, between) for between in scene.sentences[before.sentence.index + 1 : told.sentence.index]):
        return False
    if told.sentence.paragraph == before.sentence.paragraph and far <= _NEAR:
        return _family(before) == _family(told)
    return far == 1 and _means_it(told.sentence, scene.language) and bool(_stems(before) or _family(before) == "money")


def _continues(before: FigureTelling, told: FigureTelling, scene: Scene) -> bool:
    """Whether the next sentence goes on with a part of the sum before, or with one thing more: "Of this", "also"."""
    if told.sentence.index - before.sentence.index != 1 or told.sentence.paragraph != before.sentence.paragraph:
        return False
    said = figure_words(scene.language)
    low = told.sentence.text.lower().split()
    part = _means_it(told.sentence, scene.language) and bool(said.links["of"].intersection(low[:1]))
    more = _is_over(before, scene) and not said.links["also"].isdisjoint(low[:_OPENING])
    return (part and _family(before) == _family(told)) or more


def _means_it(sentence: Sentence, language: str) -> bool:
    """Whether a sentence opens with what means the sentence before: "This accounted for", "Of that sum"."""
    said = figure_words(language)
    opening = [word.strip(",") for word in sentence.text.lower().split()[:_NEAR]]
    return not said.pronouns.isdisjoint(opening)


def _of_one_thing(led: FigureTelling, told: FigureTelling) -> bool:
    return _family(led) == _family(told) and not _stems(led).isdisjoint(_stems(told))


def _stems(told: FigureTelling) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in (told.metric or "").lower().split() if len(word) >= _STEM)


def _family(told: FigureTelling) -> str:
    unit = told.quantity.unit
    return "money" if is_code(unit) else unit


def _timed(scene: Scene, sentence: Sentence) -> bool:
    return any(moment.kind in ("date", "period", "vague") for moment in scene.moments_in(sentence))
