"""Lines that tell a time: what they are (published, updated), the words, and their value in EDTF."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Literal

import re2
from attrs import frozen

from timeline.article import Stamp
from timeline.edtf import is_edtf
from timeline.intake.texts.furniture import PageWords
from timeline.intake.texts.furniture import words as page_words
from timeline.language.schema.dates_table import DatesTable
from timeline.language.time import moments
from timeline.language.time.foreign_dates import foreign_stamp
from timeline.language.words.lexicon import FALLBACK, load_table

Kind = Literal["published", "updated"]

_LONGEST = 90  # characters of a line that is a stamp
_DAY = len("2022-05-13")
_CLOCK = re2.compile(r"(?i)(?:^|[^\d:.])(([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?)( ?[ap]\.?m\b\.?)?")
_DOTTED = re2.compile(r"(?i)\b(\d{1,2})\.([0-5]\d)( ?[ap]\.?m\b)")
_NUMERIC = re2.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})|(\d{4})[./-](\d{1,2})[./-](\d{1,2})")
_ISO = re2.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?")
_PLAIN = re2.compile(r"[\pL\d .,:'’/()-]+")
_SLASH = re2.compile(r"(\d) ?/ ?")
_GLUED = re2.compile(r"((?:19|20)\d\d)(\d\d:\d\d)")
_HOUR = re2.compile(r"\b([01]?\d|2[0-3])h([0-5]\d)\b")
_PARTS = re.compile(r" ?[|•·●;] ?| [–—/] ")
_RUN_ON = re2.compile(r"(\d)(\p{Lu}\p{L})")  # "2021BY"
_BROKEN = re2.compile(r"(\d) (\.) (\d)")  # "12 . 03 . 2021"
_MAIL = re2.compile(r"\([^()\s]+@[^()\s]+\)|\S+@\S+")
_WORD = re2.compile(r"\pL[\pL'’-]*")
_MOST_WORDS = 6
_BYLINE = 6  # words of a name, a rubric or a counter beside a date
_BESIDE = 5  # letters beside a date: "on", "г.", a town's name
_CENTURY = 69
_ORDERS = ("DMY", "MDY")
UNTOLD = ""  # the order of day and month where no country tells it
_NO_YEARS = 1600, 2100  # from … up to which a year can be one of publication
_EPOCHS = ("1900-01-01", "1970-01-01")  # what programs write where they know no day


@frozen
class StampLine:
    """A line that is a stamp. `labelled` when the page itself says which kind it is."""

    kind: Kind
    stamp: Stamp
    labelled: bool


@cache
def _zone(language: str) -> re.Pattern[str]:
    """Compile a zone of time behind a clock: by name, in brackets, as an offset."""
    zones = "|".join(map(re.escape, page_words(language).zones))
    offset = r"[+-]\d\d:\d\d$|\+\d{4}$"
    return re.compile(rf"\((?:{zones})\b[^()]*\)|\b(?:{zones})\b(?: ?[+-]\d{{1,2}}(?::\d\d)?)?|{offset}", re.IGNORECASE)


@lru_cache(maxsize=4096)
def read(expression: str, *, language: str = "en", order: str = "DMY") -> str | None:
    """Return what a stamp says, in EDTF, with its clock (`2022-05-13T18:39`); None unless it tells at least a day."""
    text = _spaced(expression)
    if iso := _ISO.fullmatch(text):
        return _checked(f"{iso.group(1)}T{iso.group(2)}")
    text = _zone(language).sub(" ", text)
    clock = _CLOCK.search(text)
    told = _clock(clock.groups()) if clock else ""
    if clock:
        text = f"{text[: clock.start(1)]} {text[clock.end() :]}"
    if order == UNTOLD:
        order = "MDY" if clock and clock.group(5) and language == FALLBACK else _ORDERS[0]  # half days are American
    day = _day(" ".join(text.split()).strip(" ,;|•–—-()"), language, order)
    if day is None:
        return foreign_stamp(expression, language, order)
    return _checked(f"{day}T{told}" if told else day)


def line(text: str, known: PageWords, *, language: str = "en", order: str = "DMY") -> StampLine | None:
    """Return the stamp that a line of a page is, or None if it is anything else."""
    return next(iter(lines(text, known, language=language, order=order)), None)


def lines(text: str, known: PageWords, *, language: str = "en", order: str = "DMY") -> tuple[StampLine, ...]:
    """Return the stamps that a line of a page is made of: one, or more where each has its label, or none."""
    if len(text) > _LONGEST or not any(character.isdigit() for character in text):
        return ()
    raw, text = text, _spaced(text)
    parts = [
        part
        for each in _PARTS.split(text)
        for piece in _before_labels(each, known)
        for part in _at_labels(piece, known)
    ]
    if len(parts) > 1:
        found = [_read(part, raw, known, language, order) for part in parts]
        told = tuple(one for one in found if one is not None)
        if len(told) > 1 and any(one.labelled for one in told):
            return told
    kind, rest, said = labelled(text, known)
    pieces = _PARTS.split(rest)
    alone = all(len(piece.split()) <= _BYLINE for piece in pieces)  # else a title stands beside the day
    for part in (rest, *(pieces if alone else ())):
        if len(part.split()) <= _MOST_WORDS + 3 and (value := read(part, language=language, order=order)):
            return (StampLine(kind, Stamp(value=value, raw=raw), said),)
    value = _among_names(rest, known, language, order or _ORDERS[0])
    value = value or foreign_stamp(rest, language, order or _ORDERS[0])
    return (StampLine(kind, Stamp(value=value, raw=raw), said),) if value else ()


def _spaced(text: str) -> str:
    """Return a line with single blanks, its slashes without, a clock parted from its year; what it says twice once."""
    told: str = _GLUED.sub(r"\1 \2", _SLASH.sub(r"\1/", " ".join(text.split())))
    told = _HOUR.sub(r"\1:\2", told)
    told = _BROKEN.sub(r"\1\2\3", _BROKEN.sub(r"\1\2\3", _RUN_ON.sub(r"\1 \2", _MAIL.sub(" ", told))))
    told = " ".join(_DOTTED.sub(r"\1:\2\3", told).split())
    half = told[: len(told) // 2]
    return half.strip() if half and told in (half * 2, f"{half} {half}") else told


def _before_labels(text: str, known: PageWords) -> list[str]:
    """Return the parts of a line, cut at the commas that a label stands behind: "Published …, updated …"."""
    parts: list[str] = []
    for part in text.split(","):
        if parts and labelled(part.strip(), known)[2]:
            parts.append(part.strip())
        else:
            parts = [*parts[:-1], f"{parts[-1]},{part}"] if parts else [part]
    return parts


def _at_labels(text: str, known: PageWords) -> list[str]:
    """Part a line before a label that stands behind a date: "12.03.2021 14:05 Updated: 13.03.2021"."""
    low = text.lower().replace("ё", "е")
    for label in (*known.updated, *known.published):
        at = low.find(f" {label} ") if label[-1].isalnum() else low.find(f" {label}")
        at = low.find(f" {label}:") if at < 0 else at
        if at > 0 and any(map(str.isdigit, text[:at])) and any(map(str.isdigit, text[at:])):
            return [text[:at], text[at + 1 :]]
    return [text]


def _among_names(text: str, known: PageWords, language: str, order: str) -> str | None:
    """Return the one day of a line that else holds names only: of who wrote it, of a town, a rubric, an agency.

    A day without a year counts beside a clock (`XXXX-02-12`).
    """
    if text.endswith((".", "!", "?", ":")) and not text.lower().endswith(known.after_date):
        return None
    by = next((word for word in known.by if text.lower().startswith(word)), "")
    bare = _zone(language).sub(" ", text[len(by) :])
    clock = _CLOCK.search(bare)
    if clock:
        bare = f"{bare[: clock.start(1)]} {bare[clock.end() :]}"
    told = _one_day(" ".join(bare.split()), language, order)
    if told is None:
        return None
    day, rest = told
    words = _WORD.findall(rest)
    if len(words) > _BYLINE or not all(word[0].isupper() or word.lower() in known.beside for word in words):
        return None
    if "X" in day:
        return day if clock and not words else None
    return _checked(f"{day}T{_clock(clock.groups())}" if clock else day)


def _one_day(text: str, language: str, order: str) -> tuple[str, str] | None:
    """Return the only day a line tells, and the line without it."""
    numeric = list(_NUMERIC.finditer(text))
    if numeric:
        found = numeric[0]
        return (
            (_numeric(found.groups(), order), f"{text[: found.start()]} {text[found.end() :]}")
            if len(numeric) == 1
            else None
        )
    for tongue in dict.fromkeys((language, "en")):
        days = [
            m
            for m in moments.find_moments(text, base=None, language=tongue, order=order)
            if m.edtf and len(m.edtf) == _DAY
        ]
        if days and len({day.edtf for day in days}) == 1:
            rest = text
            for day in reversed(days):
                rest = f"{rest[: day.start]} {rest[day.end :]}"
            return days[0].edtf or "", rest
    return None


def _read(part: str, text: str, known: PageWords, language: str, order: str) -> StampLine | None:
    kind, rest, said = labelled(part, known)
    value = read(rest, language=language, order=order) or _among_names(rest, known, language, order)
    return StampLine(kind, Stamp(value=value, raw=text), said) if value else None


def labelled(text: str, known: PageWords) -> tuple[Kind, str, bool]:
    """Return which stamp a line says it is, what stands behind that label, and whether it has one."""
    low = text.lower().replace("ё", "е")
    kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (("updated", known.updated), ("published", known.published))
    for kind, labels in kinds:
        for label in labels:
            if low.startswith(label) and not low[len(label) : len(label) + 1].isalpha():
                return kind, text[len(label) :].lstrip(" :.-–—|"), True
    return "published", text, False


def _day(text: str, language: str, order: str) -> str | None:
    numeric = _NUMERIC.search(text)
    if numeric:
        around = f"{text[: numeric.start()]} {text[numeric.end() :]}".strip(" ,.()-–—")
        if around and (any(c.isdigit() for c in around) or len(around.split()) > 1):
            return None
        return _of_weekday(around, numeric.groups(), language, order) or _numeric(numeric.groups(), order)
    if not _PLAIN.fullmatch(text) or len(text.split()) > _MOST_WORDS:
        return None
    for tongue in dict.fromkeys((language, "en")):
        for moment in moments.find_moments(text, base=None, language=tongue, order=order):
            day = moment.edtf or ""
            beside = text[: moment.start] + text[moment.end :]
            if len(day) == _DAY and "X" not in day and sum(map(str.isalnum, beside)) <= _BESIDE:
                return day
    return None


def _of_weekday(word: str, groups: tuple[str | None, ...], language: str, order: str) -> str | None:
    """Return the day that a weekday beside it picks, whichever way it is written; None where it picks none."""
    told = {number for tongue in (language, FALLBACK) if (number := _weekday(word, tongue)) is not None}
    days = (_numeric(groups, way) for way in dict.fromkeys((order, *_ORDERS)))
    return next((day for day in days if is_edtf(day) and date.fromisoformat(day).isoweekday() in told), None)


@cache
def _weekdays(language: str) -> Mapping[str, int]:
    said = load_table(language, DatesTable).weekday
    return {word: int(number) for number, words in said.items() for word in words}


def _weekday(word: str, language: str) -> int | None:
    return _weekdays(language).get(word.lower().strip(" ,."))


def _numeric(groups: tuple[str | None, ...], order: str) -> str:
    first, second, year, *iso = groups
    if iso[0]:
        return f"{iso[0]}-{int(iso[1] or 0):02}-{int(iso[2] or 0):02}"
    day, month = int(first or 0), int(second or 0)
    if (order == "MDY" and day <= 12) or month > 12:  # noqa: PLR2004 - months of a year
        day, month = month, day
    year = year or ""
    if len(year) == len("22"):
        year = f"{'19' if int(year) > _CENTURY else '20'}{year}"
    return f"{year}-{month:02}-{day:02}"


def _clock(groups: tuple[str | None, ...]) -> str:
    _, hour, minute, second, half = groups
    hours = int(hour or 0)
    if half and hours <= 12:  # noqa: PLR2004 - hours of half a day
        hours = hours % 12 + (12 if "p" in half.lower() else 0)
    return f"{hours:02}:{minute}" + (f":{second}" if second else "")


def _checked(value: str) -> str | None:
    """Return a stamp that can be one: no placeholder for a day that is not known."""
    if not is_edtf(value) or value[:_DAY] in _EPOCHS:
        return None
    year = value[:4]
    return value if not year.isdigit() or _NO_YEARS[0] <= int(year) < _NO_YEARS[1] else None
