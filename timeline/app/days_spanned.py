"""Which days a log spans: those its articles were published on, and those its lines were recorded on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from timeline.views.fold import State
    from timeline.views.narrow_rows import EventRow


@frozen
class DaysSpanned:
    """The first and last day of each clock, whatever a question cuts off; None where no line tells one."""

    published: tuple[date, date] | None = None
    recorded: tuple[date, date] | None = None


def days_spanned(state: State[EventRow]) -> DaysSpanned:
    """Return the days of all that a log holds; what has no day counts for nothing."""
    from timeline.views.narrow_rows import instant
    from timeline.views.query import span_of

    rows = (*state.articles.values(), *state.judgements.values())
    published = {row.date for row in state.articles.values()}
    recorded = {instant(row.recorded)[:10] for row in rows}
    return DaysSpanned(
        _extent(day for told in published for day in _of(span_of(told).first, span_of(told).last)),
        _extent(day for told in recorded for day in _of(span_of(told).last)),
    )


def _of(*days: date | None) -> tuple[date, ...]:
    return tuple(day for day in days if day is not None)


def _extent(days: Iterable[date]) -> tuple[date, date] | None:
    found = sorted(days)
    return (found[0], found[-1]) if found else None
