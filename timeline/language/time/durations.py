"""Lengths of time as ISO 8601 durations, repeated times, and times that cannot be told."""

import calendar
from datetime import date, timedelta

from timeline.language.time import almanac
from timeline.language.time.absolute import clock_sense
from timeline.language.time.amounts_of_time import number
from timeline.language.time.values import TimeWords, Value, vague

MONTHS = 12  # of a year


def duration(words: TimeWords) -> Value | None:
    """Read "five years", "two-year", "1.5 months", "a few days"."""
    whole = words.first("5")
    if whole is not None:
        return Value(whole.value, "duration")
    token = words.the("uVG")
    if words.first("^"):
        return None  # an age
    unit = "century" if token.cls == "G" else token.value
    count = number(words.counted) if words.counted else None
    if count is None:
        return vague("duration")
    return Value(almanac.length(count + (0.5 if words.first("A") else 0), unit), "duration")


def about_so_long(words: TimeWords) -> Value | None:
    """Read "two or three years", "12-15 months": longer than the one and shorter than the other."""
    words.the("uVG")
    return vague("duration")


def every(words: TimeWords) -> Value | None:
    """Read "every three months", "each year", "every Monday": what comes back, in the length between."""
    token = words.first("uVGQ")
    if token is None:
        return Value(None, "set", "none")
    counted = words.of("jwdnYioD")
    count = number(counted) if counted else 1
    unit = "century" if token.cls == "G" else token.value
    return Value(almanac.length(count, unit) if count else None, "set")


def frequency(words: TimeWords) -> Value | None:
    """Read "daily", "annually"."""
    return Value(words.tokens[0].value, "set")


def now_and_then(words: TimeWords) -> Value | None:
    """Read "now", "recently", "soon", "recent years"."""
    token = words.first("Nlt")
    if token is not None and token.cls == "t":
        return vague("present") if token.value == "current" else None
    return None if token is None or token.value == "last" else vague(token.value)


def bare(words: TimeWords) -> Value | None:
    """Read "for years", "the morning": which one the text does not say; "the quarter" is the one told before."""
    token = words.tokens[-1]
    if token.cls == "Q" and words.anchor is not None:
        text = words.context or almanac.moved(words.anchor.day, "quarter", -1)
        doubt = "the quarter told before" if words.context else "the last full quarter before the base"
        return Value(text, "period", "relative", doubt=doubt)
    return vague({"V": "duration", "P": f"T{token.value}"}.get(token.cls, "context"))


def clock(words: TimeWords) -> Value | None:
    """Read a time of day that names no day."""
    return Value(None, "clock", "none", clock_sense(words))


def ahead_of(base: str, length: str) -> str | None:
    """Return when a length of time from a base ends, in the precision of the length; None when either cannot tell.

    A deadline "within 1.5 months" of 4 November 2015 is 2015-12, one "within a month" of that day 2015-12-04.
    """
    start = almanac.counting_base(base)
    unit = {"Y": "year", "M": "month", "W": "week", "D": "day"}.get(length[-1:])
    if start is None or unit is None or not length.startswith("P") or "T" in length:
        return None
    try:
        count = float(length[1:-1])
    except ValueError:
        return None
    if start.exact != "day" and unit in ("week", "day"):
        return None
    if start.exact == "year" and unit == "month":
        return None if count % MONTHS else almanac.moved(start.day, "year", int(count / MONTHS))
    return _later(start, unit, int(count)) if count == int(count) else _later_by_part(start.day, unit, count)


def _later(start: almanac.CountingBase, unit: str, count: int) -> str | None:
    """Return the day, month or year that lies so many whole units after a base; of one month the day."""
    if unit == "week":
        return almanac.moved(start.day, "day", 7 * count)
    there = almanac.moved(start.day, unit, count)
    if unit == "month" and count == 1 and start.exact == "day" and there is not None:
        return f"{there}-{min(start.day.day, _days(there)):02}"
    return there


def _later_by_part(base: date, unit: str, count: float) -> str | None:
    days = {"year": 365.25, "month": 30.44, "week": 7.0, "day": 1.0}[unit] * count
    try:
        later: date = base + timedelta(days=round(days))
    except OverflowError:
        return None
    return almanac.moved(later, "month" if unit in ("month", "year") else "day", 0)


def _days(month: str) -> int:
    """Return how many days a month has (EDTF)."""
    return calendar.monthrange(int(month[:4]), int(month[5:7]))[1]
