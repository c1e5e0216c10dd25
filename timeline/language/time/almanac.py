"""Arithmetic on days, months, quarters and years, and their spelling as EDTF."""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from attrs import frozen

from timeline import edtf

MONTHS = 12
SEASON_START = {21: 3, 22: 6, 23: 9, 24: 12}
YEARS = range(1, 9990)


_LETTERS = {
    "year": ("Y", 1),
    "month": ("M", 1),
    "week": ("W", 1),
    "day": ("D", 1),
    "quarter": ("M", 3),
    "period": ("X", 1),
    "half": ("M", 6),
    "decade": ("Y", 10),
    "century": ("Y", 100),
    "millennium": ("Y", 1000),
}
_CLOCK_LETTERS = {"hour": "H", "minute": "M", "second": "S"}


@frozen
class CountingBase:
    """The time that relative words count from; `exact` tells how much of `day` is known."""

    day: date
    exact: Literal["day", "month", "year"]


@lru_cache(maxsize=4096)
def counting_base(base: str | None) -> CountingBase | None:
    """Return what can be counted from an EDTF date: None of an open, yearless or missing one. Raises EdtfError."""
    if base is None:
        return None
    span = edtf.bounds(base)
    if span.first is None or span.last is None:
        return None
    if span.first == span.last:
        return CountingBase(span.first, "day")
    same_year = span.first.year == span.last.year
    if same_year and span.first.month == span.last.month:
        return CountingBase(span.first, "month")
    return CountingBase(span.first, "year") if same_year else None


def day(value: date) -> str:
    """Spell a day."""
    return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"


def month(year: int, number: int) -> str:
    """Spell a month; `number` may lie outside 1..12 and carries into the year."""
    carry, index = divmod(number - 1, MONTHS)
    return f"{year + carry:04d}-{index + 1:02d}"


def months(year: int, first: int, count: int) -> str:
    """Spell a run of months as an interval."""
    return f"{month(year, first)}/{month(year, first + count - 1)}"


def week(value: date) -> str:
    """Spell the week of a day, Monday to Sunday."""
    monday = value - timedelta(days=value.weekday())
    return f"{day(monday)}/{day(monday + timedelta(days=6))}"


def weekend_of(value: date) -> str:
    """Spell the Saturday and Sunday of a day's week."""
    monday = value - timedelta(days=value.weekday())
    return f"{day(monday + timedelta(days=5))}/{day(monday + timedelta(days=6))}"


def decade_of(year: int) -> str:
    """Spell the decade of a year."""
    return f"{year // 10:03d}X"


def century_of(year: int) -> str:
    """Spell the hundred years a year stands in."""
    return f"{year // 100:02d}XX"


def add_months(value: date, count: int) -> date:
    """Return the same day some months on, or the last of a shorter month."""
    carry, index = divmod(value.month - 1 + count, MONTHS)
    year = value.year + carry
    return date(year, index + 1, min(value.day, monthrange(year, index + 1)[1]))


def is_day(year: int, month_: int, day_: int) -> bool:
    """Whether the calendar has such a day."""
    return 1 <= month_ <= MONTHS and 1 <= day_ <= monthrange(year, month_)[1]


def moved(base: date, unit: str, count: int) -> str | None:
    """Return the unit that lies `count` units from a base, in that unit's precision; None outside the calendar.

    Hours and minutes have no value here: the day they end in is not known.
    """
    try:
        return _moved(base, unit, count)
    except (OverflowError, ValueError):
        return None


def _moved(base: date, unit: str, count: int) -> str | None:
    if unit in ("day", "week"):
        there = base + timedelta(days=count * (7 if unit == "week" else 1))
        return day(there) if unit == "day" else week(there)
    if unit == "weekend":
        return weekend_of(base + timedelta(days=7 * count))
    if unit == "month":
        there = add_months(base, count)
        return month(there.year, there.month)
    if unit == "quarter":
        there = add_months(base, 3 * count)
        return months(there.year, (there.month - 1) // 3 * 3 + 1, 3)
    if unit == "half":
        there = add_months(base, 6 * count)
        return months(there.year, (there.month - 1) // 6 * 6 + 1, 6)
    years = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}.get(unit)
    if years is None:
        return None
    year = base.year + years * count
    if year not in YEARS:
        return None
    return f"{year:04d}" if unit == "year" else decade_of(year) if unit == "decade" else century_of(year)


def length(count: float, unit: str) -> str:
    """Spell a length: `P3Y`, `P1.5M`, `PT16H`; decades and longer in years."""
    if unit in _CLOCK_LETTERS:
        return f"PT{_plain(count)}{_CLOCK_LETTERS[unit]}"
    letter, times = _LETTERS[unit]
    return f"P{_plain(count * times)}{letter}"


def _plain(value: float) -> str:
    """Spell a number without a needless fraction."""
    return str(int(value)) if value == int(value) else f"{value:.4g}"


def moved_months(interval: str, count: int) -> str:
    """Move an interval of months by some months."""
    first, _, last = interval.partition("/")
    ends = (month(int(end[:4]), int(end[5:7]) + count) for end in (first, last))
    return "/".join(ends)


def days_of(whole: str, days: int, *, first: bool) -> str | None:
    """Return the first or last days of a month or year as an interval; None where it has not so many."""
    if len(whole) not in (len("2022"), len("2022-05")):
        return None
    start, end = _span(whole)
    if not 0 < days <= (end - start).days:
        return None
    if first:
        return f"{day(start)}/{day(start + timedelta(days=days - 1))}"
    return f"{day(end - timedelta(days=days - 1))}/{day(end)}"


def _span(whole: str) -> tuple[date, date]:
    year, named = int(whole[:4]), whole[5:]
    last = int(named or MONTHS)
    return date(year, int(named or 1), 1), date(year, last, monthrange(year, last)[1])


def part_of(whole: str, unit: str, number: int) -> str | None:
    """Return a day, week (in sevens from the first or last day) or month of a month or year; `number` 0 is the last.

    None when the whole has no such part, or is not one of a known year.
    """
    if "X" in whole or len(whole) not in (len("2022"), len("2022-05")):
        return None
    year, named = int(whole[:4]), whole[5:]
    first, last = _span(whole)
    if unit == "month" and not named and number <= MONTHS:
        return month(year, number or MONTHS)
    length_ = {"day": 1, "week": 7}.get(unit)
    if length_ is None:
        return None
    start = first + timedelta(days=length_ * (number - 1)) if number else last - timedelta(days=length_ - 1)
    end = min(start + timedelta(days=length_ - 1), last)
    if start > last:
        return None
    return day(start) if unit == "day" else f"{day(start)}/{day(end)}"
