"""Figures through the years: each as it was said, beside what others said of the same thing."""

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from timeline.views.current_lines import ShownEvent, Standing, answering, latest
from timeline.views.disagreement import disagreeing
from timeline.views.fold import Projection, State
from timeline.views.links.subjects import stems
from timeline.views.narrow_rows import EventRow
from timeline.views.one_act_rows import tellings
from timeline.views.query import Query, in_time


@frozen
class ComparedFigure:
    """A figure as it was said.

    `beside` are the ids of figures that tell the same metric and period otherwise, `tellings` all that tell this one,
    where several do.
    """

    told: ShownEvent
    beside: tuple[str, ...] = ()
    tellings: tuple[ShownEvent, ...] = ()


@frozen
class ComparedFigures:
    """The figures that answer a query, by the period they are about. `total` counts them before `limit` cut."""

    figures: tuple[ComparedFigure, ...]
    total: int


def view(state: State[EventRow], query: Query) -> ComparedFigures:
    """Compute the figures a query asks for of a log; see `compared`."""
    return compared(Standing(state, query), query)


def compared(standing: Standing, query: Query) -> ComparedFigures:
    """Compute the figures a query asks for, of the lines that stand."""
    found = sorted(figures_asked(standing.events(), query), key=by_period)
    same = tellings(found, standing.judgements.links)
    named = {name: tuple(other.id for other in beside) for name, beside in disagreeing(found).items()}
    figures = [ComparedFigure(told, named.get(told.id, ()), same.get(told.id, ())) for told in found]
    return ComparedFigures(latest(figures, query.limit), len(figures))


def figures_asked(events: Iterable[ShownEvent], query: Query) -> Iterator[ShownEvent]:
    """Yield the figures among events that answer a query, as they come."""
    for told in answering((t for t in events if t.type == "figure"), query):
        if _about(told, query.metric) and (not query.units or told.said("unit").casefold() in _folded(query.units)):
            yield told


def by_period(told: ShownEvent) -> tuple[Any, ...]:
    """Return where a figure stands among all: by the period it is about, else by its date, then as events do."""
    return (*in_time(told.said("period") or told.date, ""), *told.key())


def units_told(state: State[EventRow]) -> frozenset[str]:
    """Return the units of all figures, whether they stand or not."""
    told = (ShownEvent(row, (), ()).said("unit") for row in state.events.values() if row.type == "figure")
    return frozenset(filter(None, told))


def _folded(names: tuple[str, ...]) -> set[str]:
    return {name.casefold() for name in names}


def _about(told: ShownEvent, metric: str | None) -> bool:
    if metric is None:
        return True
    text = f"{told.said('metric')} {told.said('unit')}"
    return metric.casefold() in text.casefold() or stems(metric) <= stems(text)


projection = Projection("figures", EventRow, view, keeps=frozenset({"figure"}))
