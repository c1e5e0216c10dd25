"""EDTF dates as other formats can say them, and what of them those cannot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from timeline.views.query import span_of

if TYPE_CHECKING:
    from datetime import date

_ISO = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?")


@frozen
class CalendarDays:
    """The first and last day of a date, each None where that side is open.

    `start` and `end` are the same as ISO 8601 dates no more precise than what was told (`2022-05`, `2022`); of one
    point both are equal. `exact` says whether they tell all that the EDTF does: no doubt, no season, no decade.
    """

    first: date | None
    last: date | None
    start: str | None
    end: str | None
    exact: bool

    @property
    def told(self) -> bool:
        """Whether anything is known of when."""
        return self.first is not None or self.last is not None


def calendar_days(text: str | None) -> CalendarDays:
    """Return the days of an EDTF date; none of what is no date, or has no year."""
    span = span_of(text)
    start, slash, end = (text or "").rstrip("?~%").partition("/")
    end = end if slash else start
    exact = text is not None and text[-1:] not in "?~%" and all(_is_iso(part) for part in (start, end))
    return CalendarDays(
        span.first, span.last, _iso(start, span.first), _iso(end, span.last), exact=exact and span.first is not None
    )


def _is_iso(part: str) -> bool:
    return _ISO.fullmatch(part) is not None


def _iso(part: str, day: date | None) -> str | None:
    """Return a point as ISO 8601 has it: as it was told, or as the day it begins or ends with."""
    point = part.rstrip("?~%").partition("T")[0]
    if day is None:
        return None
    return point if _is_iso(point) else day.isoformat()
