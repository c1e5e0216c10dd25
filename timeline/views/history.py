"""What happened: the events that stand, each with its sources."""

from attrs import frozen

from timeline.views.fold import Projection, State
from timeline.views.query import Query
from timeline.views.rows import EventRow
from timeline.views.standing import Standing, Told, latest, selected


@frozen
class History:
    """The events that answer a query, in order. `total` counts them before `limit` cut; None where nobody counted."""

    events: tuple[Told, ...]
    total: int | None


def view(state: State[EventRow], query: Query) -> History:
    """Compute the history a query asks for."""
    found = selected(Standing(state, query).events(), query)
    return History(latest(found, query.limit), len(found))


projection = Projection("history", EventRow, view)
