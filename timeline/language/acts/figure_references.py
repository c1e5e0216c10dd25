"""Times that point back to one told before: "that year", "in the same period", "the previous year"."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from timeline.language.discourse.scene import Scene
from timeline.language.marks import Moment, Sentence
from timeline.language.quantity import periods
from timeline.language.quantity.figure_words import FigureWords

_BACK = 4  # sentences
_LEAD = 2  # sentences
_AHEAD = 12  # characters
_LOOKED = 12  # moments before one
_YEAR = len("2022")
_WHOLE = (_YEAR, len("2022-05"), len("2021/2022"), len("2022-01/2022-06"))
_TITLED = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?:[-–/]\d\d(?:\d\d)?)?(?![\d.,-])")


def moments_of(scene: Scene, sentence: Sentence, said: FigureWords) -> Sequence[Moment]:
    """Return the moments of a sentence, what points back with the time it points to."""
    return [_resolved(scene, sentence, moment, said) for moment in scene.moments_in(sentence)]


def _resolved(scene: Scene, sentence: Sentence, moment: Moment, said: FigureWords) -> Moment:
    words = frozenset(moment.text.lower().split())
    shift = _shift(words, said)
    if not shift and not _points_back(moment, words, said):
        return moment
    if shift and (moment.basis != "relative" or len(moment.edtf or "") != _YEAR):
        return moment
    if _is_of(scene.text, moment, said):
        return moment
    told = _told_before(scene, sentence, moment, said, lead=not shift)
    if told is None:
        return moment
    yearly = shift or not words.isdisjoint(said.links["year"])
    value = told[:_YEAR] if yearly and len(told) != len("2021/2022") else told
    if shift:
        value = periods.shifted(value, shift) or value
    return replace(moment, edtf=value, kind="period", sense=periods.TOLD, basis="relative")


def _points_back(moment: Moment, words: frozenset[str], said: FigureWords) -> bool:
    """Whether a time is one that was told before: "the year", "that period", "the full year"."""
    same = not words.isdisjoint(said.links["same"])
    if moment.kind == "vague":
        return same or moment.sense == "context"
    return same and moment.basis == "relative" and len(moment.edtf or "") == _YEAR


def _shift(words: frozenset[str], said: FigureWords) -> int:
    """Return how many years a time lies from the one that it is counted from by its words."""
    if words.isdisjoint(said.links["year"]):
        return 0
    return -(not words.isdisjoint(said.links["earlier"])) or int(not words.isdisjoint(said.links["later"]))


def _is_of(text: str, moment: Moment, said: FigureWords) -> bool:
    """Whether a time only tells of what something is: "the biggest deal of the year"."""
    ahead = text[max(0, moment.start - _AHEAD) : moment.start].lower().split()
    return bool(ahead) and ahead[-1] in said.links["of"]


def _told_before(scene: Scene, sentence: Sentence, moment: Moment, said: FigureWords, *, lead: bool) -> str | None:
    """Return the years or months told last before a moment; where none are near, those of the head of the article."""
    first = scene.sentences[max(0, sentence.index - _BACK)].start
    for other in reversed(scene.moments_between(first, moment.start)[-_LOOKED:]):
        if (value := _whole(other)) is not None and not _shift(frozenset(other.text.lower().split()), said):
            return value
    if not lead or not scene.sentences:
        return None
    end = scene.sentences[min(_LEAD, len(scene.sentences)) - 1].end
    head = [value for other in scene.moments_between(0, min(end, moment.start)) if (value := _whole(other))]
    titled = _TITLED.search(scene.article.title or "")
    return head[0] if head else titled[1] if titled else None


def _whole(moment: Moment) -> str | None:
    value = moment.edtf or ""
    told = moment.kind in ("date", "period") and moment.bound is None and "X" not in value and value[:_YEAR].isdigit()
    return value if told and len(value) in _WHOLE else None
