"""One date expression or page stamp, with its clock, to EDTF."""

import re
from functools import lru_cache

from timeline import edtf
from timeline.language.time import almanac, partial
from timeline.language.time.calendar_words import calendar_languages
from timeline.language.time.moments import find_moments

_LONGEST = 160
_SEVERAL = "several"
_HARD = 40  # characters: what is longer is no single expression, and dateparser takes its time over it
_CLOCK = re.compile(
    r"(?i)(?<!\d)([01]?\d|2[0-3])[:.h]([0-5]\d)(?:[:.]([0-5]\d))?(?:\.\d{1,6})?\s?(a\.?m|p\.?m)?(?![\d.]\d|\d|\w)"
)
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)[tT ](\d\d:\d\d)(?::(\d\d))?")
_NUMERIC = re.compile(r"(?<!\d)(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d\d))(?!\d)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)")
_NOON = 12


@lru_cache(maxsize=4096)
def read_stamp(expression: str, *, base: str | None = None, language: str = "en", order: str = "DMY") -> str | None:
    """Return the EDTF value of one date expression or page stamp, with its time of day when it carries one.

    None when there is no date in it, or more than one. The zone of a clock is not applied: what the page shows is kept.
    """
    text = " ".join(expression.split())
    if not text or len(text) > _LONGEST:
        return None
    iso = _ISO.search(text)
    if iso:
        seconds = f":{iso[3]}" if iso[3] else ""
        return _checked(f"{iso[1]}T{iso[2]}{seconds}")
    compact = _COMPACT.fullmatch(text)
    if compact:
        return _checked("-".join(compact.groups()))
    rest, clock = _clock(text)
    numeric = list(_NUMERIC.finditer(rest))
    if len({match[0] for match in numeric}) == 1:
        part = partial.numeric(numeric[0][0], order)
        day = part.spelled() if part else None
    else:
        day = _own(rest, base, language, order)
    if day == _SEVERAL:
        return None
    if day is None and not numeric and len(text) <= _HARD:
        day = _hard(rest.strip(" ,|"), base, language, order)
    if day is None:
        return None
    whole = clock and len(day) == len("2022-05-13") and "X" not in day
    return _checked(f"{day}T{clock}" if whole else day)


def _checked(text: str) -> str | None:
    return text if edtf.is_edtf(text) else None


def _clock(text: str) -> tuple[str, str | None]:
    """Part a text from its time of day. A dotted pair of numbers is a time only behind a whole date."""
    for match in _CLOCK.finditer(text):
        if "." in match[0][:3] and not match[4]:
            continue
        hour = int(match[1])
        if match[4]:
            hour = hour % _NOON + (_NOON if match[4][0] in "pP" else 0)
        seconds = f":{match[3]}" if match[3] else ""
        return f"{text[: match.start()]} {text[match.end() :]}", f"{hour:02d}:{match[2]}{seconds}"
    return text, None


def _own(text: str, base: str | None, language: str, order: str) -> str | None:
    """Read by our own grammar: day and month, with the base's year where none is told.

    `_SEVERAL` when the text tells times and no single one.
    """
    if language.partition("-")[0] not in calendar_languages():
        return None
    best: set[str] = set()
    told = False
    for spelling in (text, text.title()):  # stamps are written in any case
        found = find_moments(spelling, base=base, language=language, order=order)
        told = told or bool(found)
        values = {moment.edtf for moment in found if moment.edtf and moment.kind in ("date", "period")}
        exact = {value for value in values if len(value) == len("2022-05-13")}
        if len(exact) == 1:
            return exact.pop()
        best = best or values
    return best.pop() if len(best) == 1 else _SEVERAL if told else None


def _hard(text: str, base: str | None, language: str, order: str) -> str | None:
    """Ask dateparser for one expression our grammar does not know; only the parts that the text tells are kept."""
    if not any(char.isdigit() for char in text) and not any(char.isalpha() for char in text):
        return None
    return _asked(text, base, language.partition("-")[0], order)


@lru_cache(maxsize=4096)
def _asked(text: str, base: str | None, language: str, order: str) -> str | None:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - 150 ms to import, seldom needed

    anchor = almanac.counting_base(base)
    settings = {
        "DATE_ORDER": order,
        "RETURN_TIME_AS_PERIOD": False,
        "PREFER_DATES_FROM": "past",
        "STRICT_PARSING": False,
    }
    if anchor is not None:
        settings["RELATIVE_BASE"] = _midnight(anchor)
    try:
        data = DateDataParser(languages=[language], settings=settings).get_date_data(text)
    except (ValueError, OverflowError, TypeError):
        return None
    when = data.date_obj
    if when is None:
        return None
    if not re.search(r"\d{4}", text) and anchor is None:
        return None
    spelled = {"year": f"{when.year:04d}", "month": f"{when.year:04d}-{when.month:02d}"}
    return spelled.get(data.period, almanac.day(when.date()))


def _midnight(anchor: almanac.CountingBase) -> object:
    from datetime import datetime  # noqa: PLC0415

    return datetime(anchor.day.year, anchor.day.month, anchor.day.day)  # noqa: DTZ001 - a day, no instant
