"""What falls due next: promises by their deadlines, and how many are overdue already."""

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import frozen

from timeline.views.current_lines import latest
from timeline.views.promise_ledger import Promise


@frozen
class DuePromises:
    """Promises that fall due from `day` to `until`, both included, the first first; `overdue` those past their day.

    `total` counts what falls due before `limit` cut.
    """

    promises: tuple[Promise, ...]
    overdue: tuple[Promise, ...]
    day: date
    until: date
    total: int


def due_promises(pledges: Iterable[Promise], day: date, days: int, limit: int | None = None) -> DuePromises:
    """Gather what falls due within so many days of a day; `limit` keeps the first."""
    rows = list(pledges)
    try:
        until = day + timedelta(days=days)
    except OverflowError:
        until = date.max
    found = [row for row in rows if row.clock == "due" and row.deadline is not None and day <= row.deadline <= until]
    found.sort(key=_by_deadline)
    overdue = sorted((row for row in rows if row.overdue), key=_by_deadline)
    return DuePromises(tuple(found[:limit]), latest(overdue, limit), day, until, len(found))


def _by_deadline(row: Promise) -> tuple[date, tuple[object, ...]]:
    return row.deadline or date.max, row.told.key()
