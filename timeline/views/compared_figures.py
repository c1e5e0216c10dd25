"""Figures through the years: each as it was said, beside what others said of the same thing."""

from collections import defaultdict

from attrs import frozen

from timeline.views.current_lines import ShownEvent, Standing, latest, selected
from timeline.views.fold import Projection, State
from timeline.views.links.subjects import stems
from timeline.views.narrow_rows import EventRow
from timeline.views.one_act_rows import amount_of, measured_as, tellings
from timeline.views.query import Query, in_time

_NEAR = 0.05  # share of an amount by which a rounded one may miss it
_ROUGH = frozenset({"about", "almost", "order_of_magnitude"})
_BELOW = frozenset({"less_than", "up_to"})


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
    figures = [ComparedFigure(told, others.get(told.id, ()), same.get(told.id, ())) for told in found]
    return ComparedFigures(latest(figures, query.limit), len(figures))


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


def _disagreeing(found: list[ShownEvent]) -> dict[str, tuple[str, ...]]:
    """Return for each figure those that other articles tell otherwise: of the same metric, unit, period and regions."""
    same: dict[tuple[object, ...], list[tuple[ShownEvent, float]]] = defaultdict(list)
    for told in found:
        amount = amount_of(told)
        if told.said("metric") and amount is not None:
            about = (*measured_as(told), told.regions, frozenset(stems(told.said("metric"))), amount[0])
            same[about].append((told, amount[1]))
    others = {
        told.id: tuple(
            other.id
            for other, said in group
            if other.row.article != told.row.article and not _agree(told, value, other, said)
        )
        for group in same.values()
        for told, value in group
        if len(group) > 1
    }
    return {identity: beside for identity, beside in others.items() if beside}


def _agree(told: ShownEvent, value: float, other: ShownEvent, said: float) -> bool:
    """Whether two amounts may be one, as far as each is said to be exact."""
    if value == said:
        return True
    near = abs(value - said) <= _NEAR * max(abs(value), abs(said))
    for told_, own, there in ((told, value, said), (other, said, value)):
        qualifier = told_.said("qualifier")
        if qualifier in _ROUGH and near:
            return True
        if (qualifier == "more_than" and own <= there and near) or (qualifier in _BELOW and there <= own and near):
            return True
    return False


projection = Projection("figures", EventRow, view, keeps=frozenset({"figure"}))
