"""The clock axis: when a pledge falls due, and how it stands on a given day."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from timeline.views.current_lines import ShownEvent
from timeline.views.query import span_of

Clock = Literal["no_deadline", "due", "overdue", "settled"]

_DURATION = re.compile(r"P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,3})W)?(?:(\d{1,4})D)?")
_MONTHS = 12


def deadline_of(told: ShownEvent) -> date | None:
    """Return the last day on which it can be kept: the end of its deadline or term, or of the day it is planned for."""
    for key in ("deadline", "term"):
        if text := told.said(key):
            return after_term(told.date, text) if text.startswith("P") else span_of(text).last
    return span_of(told.date).last if told.said("status") == "planned" else None


def clock(deadline: date | None, day: date | None, *, settled: bool = False) -> Clock:
    """Return how a deadline stands on a day; on no day in particular it is still due.

    Where a person has said how it ended (`settled`), nothing is due any more.
    """
    if settled:
        return "settled"
    if deadline is None:
        return "no_deadline"
    return "overdue" if day is not None and day > deadline else "due"


def after_term(start: str | None, duration: str) -> date | None:
    """Return the end of an ISO 8601 duration counted from the last day of a date."""
    first, match = span_of(start).last, _DURATION.fullmatch(duration)
    if first is None or match is None:
        return None
    years, months, weeks, days = (int(number or 0) for number in match.groups())
    ahead = first.month - 1 + months
    year, month = first.year + years + ahead // _MONTHS, ahead % _MONTHS + 1
    try:
        there = date(year, month, min(first.day, monthrange(year, month)[1]))
        return there + timedelta(days=days, weeks=weeks)
    except (ValueError, OverflowError):
        return None
