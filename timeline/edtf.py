"""EDTF dates (ISO 8601-2 levels 0 and 1, the part the log uses) and the days they span.

Read: `2022-05-13`, `2022-05`, `2022`, `202X`, `19XX`, `2022-21` (seasons), `XXXX-09-28`, `XXXX-09`, a time of day
behind a day (`2022-05-13T18:39`, kept, not compared), `?`, `~`, `%` at the end, intervals `a/b` with `..` for an open
side.
Source: Library of Congress, Extended Date/Time Format specification, 2019.
"""

from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from timeline.errors import TimelineError

_DECEMBER = 12
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


class EdtfError(TimelineError):
    """A text that is no EDTF date of the levels read here."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} is not an EDTF date (such as 2022-05-13, 2022-05, 2021, 2022-01/2022-03, ../2023-06-28)"
        )


class Bounds(Struct, frozen=True):
    """First and last day of a date, both included; None where that side is open or its year is not known."""

    first: date | None
    last: date | None

    def surely_before(self, other: "Bounds") -> bool:
        """Whether this ends before the other starts, whatever the days really were."""
        return self.last is not None and other.first is not None and self.last < other.first

    def may_meet(self, other: "Bounds") -> bool:
        """Whether both could be the same time."""
        return not (self.surely_before(other) or other.surely_before(self))


@lru_cache(maxsize=65536)
def bounds(text: str) -> Bounds:
    """Return the days a date spans. Raises EdtfError."""
    bare = text.rstrip("?~%")
    start, slash, end = bare.partition("/")
    try:
        if not slash:
            return _point(bare)
        first = None if start in ("", "..") else _point(start.rstrip("?~%")).first
        last = None if end in ("", "..") else _point(end).last
    except ValueError:
        raise EdtfError(text) from None
    if (start in ("", "..") and end in ("", "..")) or (first and last and last < first):
        raise EdtfError(text)
    return Bounds(first, last)


def is_edtf(text: str) -> bool:
    """Whether `bounds` can read it."""
    try:
        bounds(text)
    except EdtfError:
        return False
    return True


@lru_cache(maxsize=65536)
def order(text: str | None) -> tuple[date, date]:
    """Return a sort key in time: earliest day, then latest; an open start sorts by its end, no date comes last."""
    if text is None:
        return date.max, date.max
    span = bounds(text)
    return span.first or span.last or date.max, span.last or date.max


def _point(text: str) -> Bounds:
    point, _, clock = text.partition("T")
    parts = point.split("-")
    if clock and len(parts) != len(("year", "month", "day")):
        raise ValueError(text)
    if not all(part.isascii() and part.replace("X", "0").isdigit() for part in parts):
        raise ValueError(text)
    sizes = [len(part) for part in parts]
    if sizes not in ([4], [4, 2], [4, 2, 2]):
        raise ValueError(text)
    if parts[0] == "XXXX":
        return _yearless(parts)
    if "X" in point:
        return _masked(parts)
    year = int(parts[0])
    if sizes == [4]:
        return Bounds(date(year, 1, 1), date(year, 12, 31))
    month = int(parts[1])
    if sizes == [4, 2]:
        return _season(year, month) if month in _SEASONS else Bounds(date(year, month, 1), _month_end(year, month))
    day = date(year, month, int(parts[2]))
    return Bounds(day, day)


def _yearless(parts: list[str]) -> Bounds:
    month, day = [*parts[1:], "XX", "XX"][:2]
    if month != "XX" or day != "XX":
        date(2000, int(month), 1 if day == "XX" else int(day))
    return Bounds(None, None)


def _masked(parts: list[str]) -> Bounds:
    digits = parts[0].rstrip("X")
    if "X" in digits or not digits:
        raise ValueError(parts)
    if len(parts) == 1:
        return Bounds(date(int(parts[0].replace("X", "0")), 1, 1), date(int(parts[0].replace("X", "9")), 12, 31))
    year = int(parts[0])
    if parts[1] == "XX" and parts[2:] in ([], ["XX"]):
        return Bounds(date(year, 1, 1), date(year, 12, 31))
    if parts[2:] != ["XX"]:
        raise ValueError(parts)
    month = int(parts[1])
    return Bounds(date(year, month, 1), _month_end(year, month))


def _season(year: int, season: int) -> Bounds:
    first, last = _SEASONS[season]
    return Bounds(date(year, first, 1), _month_end(year + (last < first), last))


def _month_end(year: int, month: int) -> date:
    return date(year, month, 31) if month == _DECEMBER else date(year, month + 1, 1) - timedelta(days=1)
