"""Figures through the years: each as it was said, beside what others said of the same thing."""

from collections import defaultdict

from attrs import frozen

from timeline.views.fold import Projection, State
from timeline.views.query import Query, in_time
from timeline.views.rows import EventRow
from timeline.views.standing import Standing, Told, latest, selected
from timeline.views.subjects import stems
from timeline.views.tellings import tellings


@frozen
class Figure:
    """A figure as it was said.

    `beside` are the ids of figures that tell the same metric and period otherwise, `tellings` all that tell this one,
    where several do.
    """

    told: Told
    beside: tuple[str, ...] = ()
    tellings: tuple[Told, ...] = ()


@frozen
class Figures:
    """The figures that answer a query, by the period they are about. `total` counts them before `limit` cut."""

    figures: tuple[Figure, ...]
    total: int


def view(state: State[EventRow], query: Query) -> Figures:
    """Compute the figures a query asks for."""
    standing = Standing(state, query)
    found = [
        told
        for told in selected((t for t in standing.events() if t.type == "figure"), query)
        if _about(told, query.metric) and (not query.units or told.said("unit").casefold() in _folded(query.units))
    ]
    found.sort(key=lambda told: (in_time(told.said("period") or told.date, ""), told.key()))
    others = _disagreeing(found)
    same = tellings(found, standing.judgements.links)
    figures = [Figure(told, others.get(told.id, ()), same.get(told.id, ())) for told in found]
    return Figures(latest(figures, query.limit), len(figures))


def _folded(names: tuple[str, ...]) -> set[str]:
    return {name.casefold() for name in names}


def _about(told: Told, metric: str | None) -> bool:
    if metric is None:
        return True
    text = f"{told.said('metric')} {told.said('unit')}"
    return metric.casefold() in text.casefold() or stems(metric) <= stems(text)


def _disagreeing(found: list[Told]) -> dict[str, tuple[str, ...]]:
    """Return for each figure the others of the same metric, unit, period and regions that bear another value."""
    same: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for told in found:
        if told.said("metric") and told.data.get("value") is not None:
            period = told.said("period") or told.date
            same[told.said("unit"), period, told.regions, frozenset(stems(told.said("metric")))].append(told)
    return {
        told.id: tuple(other.id for other in group if other.data["value"] != told.data["value"])
        for group in same.values()
        for told in group
        if len({str(other.data["value"]) for other in group}) > 1
    }


projection = Projection("figures", EventRow, view, keeps=frozenset({"figure"}))
