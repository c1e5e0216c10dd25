"""Dates in languages that our own grammar does not cover, by dateparser: single expressions, never running text.

dateparser knows some 200 locales but takes a millisecond for an expression and a tenth of a second for the first of a
language. So it is asked only of what is short, has the numbers of a date, and is in another language than those with
rules of their own; what it said is remembered.
"""

import re
import unicodedata
from datetime import datetime
from functools import lru_cache
from typing import Any

from timeline.language.time.calendar_words import calendar_languages

_LONGEST = 90  # characters of a line that may be a stamp
_EXPRESSION = 40  # characters of a date alone
_BESIDE, _MORE_BESIDE = 2, 4  # words beside a date; where a clock or a label's colon is there too
_CLOCK = re.compile(
    r"(?<![\d.:/-])([01]?\d|2[0-3])(?:[:.hH]|時|时|点|시 ?)([0-5]\d)(?:[:.]([0-5]\d))?(?:分|분)?"
    r"(?:\s?([aApP])\.?[mM]\b\.?)?(?![\d.:/-])"
)
_ZONE = re.compile(r"\b(?:GMT|UTC)? ?[+-]\d{1,2}(?::?\d\d)?\b|\b(?:GMT|UTC)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BRACKETS = str.maketrans("()[]|•·（）", " " * 9)
_STOPS = ("!", "?", ",")
_NOON = 12
_LEAP = datetime(2000, 1, 1)  # noqa: DTZ001 - a year that has every day, for dates that tell none


@lru_cache(maxsize=4096)
def foreign_stamp(text: str, language: str, order: str = "DMY") -> str | None:
    """Return the one day that a line tells, in EDTF, with its clock where it has one (`2024-03-05T14:30`).

    Beside the date may stand a few words (a label, a town, the name of a zone, which is not applied), no sentence.
    """
    if language in calendar_languages() or len(text) > _LONGEST or text.endswith(_STOPS):
        return None
    labelled = ":" in text
    told = " ".join(_with_plain_digits(text).translate(_BRACKETS).split())
    clock = _CLOCK.search(told)
    if clock:
        told = f"{told[: clock.start()]} {told[clock.end() :]}"
    words = [word for word in _ZONE.sub(" ", told).split() if any(map(str.isalnum, word))]
    numbers = [at for at, word in enumerate(words) if any(map(str.isdigit, word))]
    if not numbers or not any(_YEAR.search(words[at]) for at in numbers):
        return None
    first, last = numbers[0], numbers[-1] + 1
    for begin, end in ((first, last), (first - 1, last), (first, last + 1), (0, len(words))):
        if begin < 0 or end > len(words):
            continue
        if len(words) - (end - begin) > (_MORE_BESIDE if clock or labelled else _BESIDE):
            continue
        day = foreign_date(" ".join(words[begin:end]).strip(" ,.:;–—-"), language, order)
        if day is not None and not day.startswith("X"):
            return f"{day}T{_hour(clock)}" if clock else day
    return None


@lru_cache(maxsize=4096)
def foreign_date(expression: str, language: str, order: str = "DMY") -> str | None:
    """Return the day that an expression of at most 40 characters is, in EDTF; `XXXX-03-05` where no year is told."""
    if language in calendar_languages() or len(expression) > _EXPRESSION or not any(map(str.isdigit, expression)):
        return None
    text = _with_plain_digits(expression)
    worded = any(map(str.isalpha, expression))
    for parts in (("day", "month", "year"), ("day", "month"))[: 1 + worded]:
        try:
            found = _parser(language, order, parts).get_date_data(text).date_obj
        except (ValueError, OverflowError, TypeError):  # a language it does not know, a number that is no day
            return None
        if found is not None:
            return f"{found:%Y-%m-%d}" if "year" in parts else f"XXXX-{found:%m-%d}"
    return None


@lru_cache(maxsize=64)
def _parser(language: str, order: str, parts: tuple[str, ...]) -> Any:
    """Return what reads absolute dates of one language. Raises ValueError of one that is not known."""
    from dateparser.date import DateDataParser  # noqa: PLC0415 - 300 ms to import, seldom needed

    settings = {
        "DATE_ORDER": order,
        "PREFER_LOCALE_DATE_ORDER": False,
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": list(parts),
        "RELATIVE_BASE": _LEAP,
    }
    return DateDataParser(languages=[language], settings=settings)


def _with_plain_digits(text: str) -> str:
    """Return a text with the digits of any script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char, char)) for char in text)


def _hour(clock: re.Match[str]) -> str:
    hour, minute, second, half = clock.groups()
    hours = int(hour)
    if half and hours <= _NOON:
        hours = hours % _NOON + (_NOON if half in "pP" else 0)
    return f"{hours:02}:{minute}" + (f":{second}" if second else "")
