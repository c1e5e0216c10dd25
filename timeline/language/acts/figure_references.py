"""Times of figures that their words alone do not tell: what points back ("that year"), years of accounts by country."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from timeline.gazetteer import country_of
from timeline.language.discourse.localities import LEAD
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Moment, Sentence
from timeline.language.quantity import periods
from timeline.language.quantity.figure_words import FigureWords
from timeline.language.time import fiscal_years

_BACK = 4  # sentences
_AHEAD = 12  # characters
_BEFORE = 4  # characters: "FY "
_BETWEEN = 8  # characters: "the first half of fiscal …"
_WORD = re.compile(r"[^\W\d_]+")
_TWO_YEARS = re.compile(r"((?:19|20)\d\d)[-–/](?:\d\d)?\d\d")
_SECOND = len("-2022")
_MONTHS_OF = re.compile(r"(?:\d{4})-(\d\d)/(?:\d{4})-(\d\d)")
_LOOKED = 12  # moments before one
_YEAR = len("2022")
_WHOLE = (_YEAR, len("2022-05"), len("2021/2022"), len("2022-01/2022-06"))
_TITLED = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?:[-–/]\d\d(?:\d\d)?)?(?![\d.,-])")


def moments_of(scene: Scene, sentence: Sentence, said: FigureWords) -> Sequence[Moment]:
    """Return the moments of a sentence, what points back with the time it points to."""
    here = scene.moments_in(sentence)
    if said.links["fiscal"] and any(_names_accounts(scene.text, moment, said) for moment in here):
        here = _by_country(scene, sentence, here, said)
    return [_resolved(scene, sentence, moment, said) for moment in here]


def _by_country(scene: Scene, sentence: Sentence, moments: Sequence[Moment], said: FigureWords) -> tuple[Moment, ...]:
    """Return the moments, years of accounts as they are in the country that the sentence or the article is about."""
    country = _country(scene, sentence)
    if country is None:
        return tuple(moments)
    told: list[Moment] = []
    for moment in moments:
        value = _accounts(scene, moment, country, said) if _names_accounts(scene.text, moment, said) else None
        if value is None:
            told.append(moment)
            continue
        months = _count(told[-1].edtf or "") if told else 0
        if months and moment.start - told[-1].end <= _BETWEEN and (part := _part(value, told[-1], months)):
            told[-1] = replace(told[-1], edtf=part, end=moment.end, text=scene.text[told[-1].start : moment.end])
        else:
            told.append(replace(moment, edtf=value, kind="period" if "/" in value else moment.kind, doubt=None))
    return tuple(told)


def _country(scene: Scene, sentence: Sentence) -> str | None:
    """Return the one country a sentence names, or else the article is about."""
    named = {country_of(place.code) for place in scene.places_in(sentence) if place.code}
    about = {country_of(code) for code in scene.localities.setting.codes}
    return next((codes.pop() for codes in (named, about) if len(codes) == 1), None)


def _names_accounts(text: str, moment: Moment, said: FigureWords) -> bool:
    """Whether a year is one of accounts: "fiscal 2021", "the 2021-22 financial year", "FY22"."""
    near = (
        f"{text[max(0, moment.start - _BEFORE) : moment.start]} {moment.text} {text[moment.end : moment.end + _AHEAD]}"
    )
    return not said.links["fiscal"].isdisjoint(_WORD.findall(near.lower()))


def _accounts(scene: Scene, moment: Moment, country: str, said: FigureWords) -> str | None:
    value, day = moment.edtf or "", scene.anchor.day
    if moment.kind not in ("date", "period"):
        return None
    if moment.basis == "relative" and len(value) == _YEAR and day is not None and day[:_YEAR].isdecimal():
        return fiscal_years.around(country, day, int(value) - int(day[:_YEAR]))
    if (months := _count(value)) and (years := _TWO_YEARS.search(scene.text, moment.start, moment.end + _SECOND)):
        year = fiscal_years.of_years(country, f"{years[1]}/{int(years[1]) + 1}")
        return _part(year, moment, months) if year else None
    if len(value) == _YEAR:
        ahead = f"{scene.text[max(0, moment.start - _BEFORE) : moment.start]} {moment.text}".lower()
        return fiscal_years.ending(country, value) if said.links["short_fiscal"] & set(_WORD.findall(ahead)) else None
    return fiscal_years.of_years(country, value)


def _count(value: str) -> int:
    """Return how many months of one year a value tells, 0 for another."""
    found = _MONTHS_OF.fullmatch(value)
    return int(found[2]) - int(found[1]) + 1 if found else 0


def _part(year: str, part: Moment, count: int) -> str | None:
    """Return months of a year of accounts: "the first nine months of the current fiscal year"."""
    first = (part.edtf or "")[_YEAR + 1 : _YEAR + 3]
    return fiscal_years.months_of(year, int(first), count) if first.isdecimal() else None


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
    end = scene.sentences[min(LEAD, len(scene.sentences)) - 1].end
    head = [value for other in scene.moments_between(0, min(end, moment.start)) if (value := _whole(other))]
    titled = _TITLED.search(scene.article.title or "")
    return head[0] if head else titled[1] if titled else None


def _whole(moment: Moment) -> str | None:
    value = moment.edtf or ""
    told = moment.kind in ("date", "period") and moment.bound is None and "X" not in value and value[:_YEAR].isdigit()
    return value if told and len(value) in _WHOLE else None
