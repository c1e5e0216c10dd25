"""A date as far as its words tell it, filled from a neighbour or from the base, and spelled as EDTF."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from timeline.language.time import almanac
from timeline.language.time.almanac import CountingBase
from timeline.language.time.time_tokens import TimeToken

SHIFTS = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "following": 1}
_SAID, _NEVER = 2, 1000
_WRONG_SIDE = 3.5  # a day on the side the words do not speak of must be so much nearer; unsaid, news looks back


class Partial(Struct, frozen=True):
    """Year, month and day as far as told; `relative` when the year was counted from the base."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    relative: bool = False

    def spelled(self) -> str | None:
        """Spell it as EDTF; None when the calendar has no such day."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.month is None:
            return None if self.day is not None or self.year is None else year
        if self.day is None:
            return f"{year}-{self.month:02d}"
        leap = 2000
        if not almanac.is_day(leap if self.year is None else self.year, self.month, self.day):
            return None
        return f"{year}-{self.month:02d}-{self.day:02d}"


def read_partial(tokens: Sequence[TimeToken], anchor: CountingBase | None, order: str) -> Partial | None:
    """Return what the tokens of one date tell; None when they contradict the calendar's form."""
    year: int | None = None
    month = day = None
    relative = False
    for token in tokens:
        if token.cls == "I":
            return numeric(token.value, order)
        if token.cls == "M":
            month = int(token.value)
        elif token.cls in "dDo" and day is None:
            day = int(token.value)
        elif token.cls in "dn" and month is not None and len(token.value) == len("12") and token.value.isdigit():
            year = full_year(int(token.value))  # "19-Nov-12"
        elif token.cls in "Yw" and token.value.isdigit():
            year = int(token.value)
        elif token.cls == "6" and token.value.startswith("year "):
            relative = True
            year = anchor.day.year + int(token.value.removeprefix("year ")) if anchor else None
        elif token.cls in "ltx":
            relative = True
            year = anchor.day.year + SHIFTS[token.value] if anchor else None
    return Partial(year, month, day, relative)


def numeric(text: str, order: str) -> Partial | None:
    """Read `12.10.2018`, `2018-10-12`, `12/10/18` by the source's order; a part over 12 can only be the day."""
    first, second, *rest = map(int, re.split(r"[-./]", text))
    if not rest:
        return Partial(first, second) if first > 31 else Partial(None, second, first)  # noqa: PLR2004 - no day
    third = rest[0]
    if first > 31:  # noqa: PLR2004 - no day: the year stands first
        return _checked(first, second, third)
    year = third if third > 99 else full_year(third)  # noqa: PLR2004 - two-digit years
    if (order == "MDY" and first <= almanac.MONTHS) or second > almanac.MONTHS:
        return _checked(year, first, second)
    return _checked(year, second, first)


def full_year(year: int) -> int:
    """Return the year that two digits mean: from 1950 to 2049."""
    return year + (2000 if year < 50 else 1900)  # noqa: PLR2004 - as newspapers write


def _checked(year: int, month: int, day: int) -> Partial | None:
    return Partial(year, month, day) if almanac.is_day(year, month, day) else None


def nearest(part: Partial, anchor: CountingBase | None, tense: int) -> Partial:
    """Give a date without a year the year nearest to the anchor: the past one where the text does not look ahead.

    `tense` is 1 when the words around look ahead, -1 when they look back, 0 when they do not say, 2 and -2 for "next"
    and "last".
    """
    if part.year is not None or part.month is None or anchor is None:
        return part
    best: tuple[float, int] | None = None
    for year in (anchor.day.year - 1, anchor.day.year, anchor.day.year + 1):
        if year not in almanac.YEARS or not almanac.is_day(year, part.month, part.day or 1):
            continue
        there = cost(date(year, part.month, part.day or min(anchor.day.day, 28)), anchor.day, tense)
        if best is None or there < best[0]:
            best = there, year
    return part if best is None else replace(part, year=best[1], relative=True)


def cost(there: date, base: date, tense: int) -> float:
    """Return how far a day is from the base, and farther on the side that the words (`tense`) do not speak of."""
    away = (there - base).days
    wrong_side = away < 0 if tense > 0 else away > 0
    return abs(away) * (1 if not wrong_side else _WRONG_SIDE if abs(tense) < _SAID else _NEVER)


def on_weekday(part: Partial, anchor: CountingBase, weekday: int) -> Partial:
    """Give a day without a year the nearest year in which it falls on the weekday (1 is Monday), five at most."""
    month, day = part.month or 0, part.day or 0
    for away in (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5):
        year = anchor.day.year + away
        if almanac.is_day(year, month, day) and date(year, month, day).isoweekday() == weekday:
            return replace(part, year=year, relative=True)
    return part


def joined_ends(left: Partial, right: Partial, anchor: CountingBase | None, tense: int) -> tuple[Partial, Partial]:
    """Give the two ends of a range what the other end tells for both."""
    if right.month is None and right.day is not None:
        right = replace(right, month=left.month)
    if left.month is None and left.day is not None:
        left = replace(left, month=right.month)
    if right.year is None and left.year is None:
        right = nearest(right, anchor, tense)
    if left.year is None and right.year is not None and left.month is not None:
        wraps = right.month is not None and (left.month, left.day or 1) > (right.month, right.day or 31)
        left = replace(left, year=right.year - wraps, relative=right.relative)
    elif right.year is None and left.year is not None and right.month is not None:
        wraps = left.month is not None and (left.month, left.day or 1) > (right.month, right.day or 31)
        right = replace(right, year=left.year + wraps, relative=left.relative)
    return left, right
