"""What happened: the events that stand, each with its sources, and which of them tell of one act."""

from collections.abc import Mapping

import msgspec

from timeline.views.current_lines import ShownEvent, Standing, latest, selected
from timeline.views.disagreement import disagreeing
from timeline.views.fold import Projection, State
from timeline.views.narrow_rows import EventRow
from timeline.views.one_act_rows import tellings
from timeline.views.query import Query


class History(msgspec.Struct, frozen=True):
    """The events that answer a query, in order. `total` counts them before `limit` cut; None where nobody counted.

    Then `about` may say about how many they are.

    `same` holds, for events that tell of one act (timeline.views.one_act_rows), all that tell of it, in order;
    `beside`, for those of `events` that are figures which other articles tell otherwise, what they tell.
    """

    events: tuple[ShownEvent, ...]
    total: int | None
    same: Mapping[str, tuple[ShownEvent, ...]]
    beside: Mapping[str, tuple[ShownEvent, ...]] = {}
    about: int | None = None


def view(state: State[EventRow], query: Query) -> History:
    """Compute the history a query asks for of a log; see `happened`."""
    return happened(Standing(state, query), query)


def happened(standing: Standing, query: Query) -> History:
    """Compute the history a query asks for, of the lines that stand."""
    found = selected(standing.events(), query)
    same = tellings(found, standing.judgements.links)
    events = latest(found, query.limit)
    beside = disagreeing(found, None if len(events) == len(found) else {told.id for told in events})
    return History(events, len(found), same, beside)


projection = Projection("history", EventRow, view)
