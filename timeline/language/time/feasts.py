"""Holidays: fixed days, days counted from Easter by either church's reckoning, the fourth Thursday of November."""

from datetime import date, timedelta
from functools import lru_cache

from timeline.language.time import partial
from timeline.language.time.absolute import year_of
from timeline.language.time.partial import Partial
from timeline.language.time.values import TimeWords, Value

_NOVEMBER = 11
_BEHIND = 1583  # the first year of the new calendar
_OLD_STYLE = 13  # days from the old calendar to the new, from 1900 to 2099


@lru_cache(maxsize=1024)
def easter(year: int, *, orthodox: bool = False) -> date:
    """Return Easter Sunday (Meeus, Astronomical Algorithms, chapter 8). Raises ValueError outside 1583 to 9999."""
    if year < _BEHIND:
        raise ValueError(year)
    if orthodox:
        a, b, c = year % 4, year % 7, year % 19
        d = (19 * c + 15) % 30
        e = (2 * a + 4 * b - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        return date(year, month, day + 1) + timedelta(days=_OLD_STYLE)
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + weekday - 7 * ((a + 11 * h + 22 * weekday) // 451) + 114, 31)
    return date(year, month, day + 1)


def holiday(words: TimeWords) -> Value | None:
    """Read a holiday with or without its year."""
    named, shift = words.the("X"), words.first("ltx")
    year, basis = year_of(words)
    tense = {"last": -2, "past": -2, "next": 2, "following": 2}.get(shift.value, 0) if shift else None
    if named.value[0].isdigit():
        month, _, day = named.value.partition("-")
        part = Partial(year, int(month), int(day))
        if year is None:
            part = partial.nearest(part, words.anchor, words.tense() if tense is None else tense)
    else:
        part = _moving(named.value, words, year, words.tense() if tense is None and year is None else tense or 0)
    text = part.spelled()
    return Value(text, "date", basis) if text else None


def _moving(feast: str, words: TimeWords, year: int | None, tense: int) -> Partial:
    """Return the day of a feast that moves; where no year is told, in that nearest to the base."""
    if year is not None:
        return _day_of(feast, year)
    now = words.base("day")
    return min(
        (_day_of(feast, near) for near in (now.year - 1, now.year, now.year + 1)),
        key=lambda part: partial.cost(_date(part), now, tense),
    )


def _date(part: Partial) -> date:
    return date(part.year or 0, part.month or 0, part.day or 0)


def _day_of(feast: str, year: int) -> Partial:
    """Return the day of `easter-2`, `orthodox+49`, `thanksgiving` in a year."""
    if feast == "thanksgiving":
        there = date(year, _NOVEMBER, 22 + (3 - date(year, _NOVEMBER, 1).weekday()) % 7)
    else:
        name = feast.rstrip("+-0123456789")
        there = easter(year, orthodox=name == "orthodox") + timedelta(days=int(feast[len(name) :] or 0))
    return Partial(there.year, there.month, there.day, relative=True)
