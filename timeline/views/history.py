"""What happened: the events that stand, each with its sources, and which of them tell of one act."""

from collections.abc import Iterable, Mapping

import msgspec

from timeline.views.fold import Projection, State
from timeline.views.query import Query
from timeline.views.rows import EventRow
from timeline.views.standing import Standing, Told, latest, selected


class History(msgspec.Struct, frozen=True):
    """The events that answer a query, in order. `total` counts them before `limit` cut; None where nobody counted.

    `same` holds, for events that a person linked as one act, all tellings of it, in order; no line is merged.
    """

    events: tuple[Told, ...]
    total: int | None
    same: Mapping[str, tuple[Told, ...]]


def view(state: State[EventRow], query: Query) -> History:
    """Compute the history a query asks for."""
    standing = Standing(state, query)
    found = selected(standing.events(), query)
    return History(latest(found, query.limit), len(found), _same(standing, found) if found else {})


def _same(standing: Standing, found: Iterable[Told]) -> dict[str, tuple[Told, ...]]:
    """Gather what standing `same_act` links tie together, among what was found."""
    told = {event.id: event for event in found}
    leader = {identity: identity for identity in told}

    def lead(identity: str) -> str:
        while leader[identity] != identity:
            identity = leader[identity]
        return identity

    for (earlier, later, relation), link in standing.judgements.links.items():
        if link.stands and relation == "same_act" and earlier in told and later in told:
            leader[lead(later)] = lead(earlier)
    groups: dict[str, list[Told]] = {}
    for identity, event in told.items():
        groups.setdefault(lead(identity), []).append(event)
    return {event.id: tuple(group) for group in groups.values() if len(group) > 1 for event in group}


projection = Projection("history", EventRow, view)
