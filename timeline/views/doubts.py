"""What waits for a person: proposals nobody has judged, and readings the reader was unsure of."""

from attrs import frozen

from timeline.views.fold import State
from timeline.views.proposals import Proposal, propose
from timeline.views.query import Query
from timeline.views.rows import EventRow
from timeline.views.standing import Standing, Told, selected

_DOUBT = b'"doubt":'  # what stands in every line that has one: few have, and reading all takes long


@frozen
class Queue:
    """Proposals, surest first, and doubtful readings, in order."""

    proposals: tuple[Proposal, ...]
    doubtful: tuple[Told, ...]


def queue(state: State[EventRow], query: Query) -> Queue:
    """Gather what waits among the events that answer a query (a proposal waits where either of its events does)."""
    standing = Standing(state, query)
    events = list(standing.events())
    wanted = selected(events, query)
    asked = {told.id for told in wanted}
    every = propose(events, standing.judgements.links).values()
    proposals = [p for found in every for p in found if {p.earlier.id, p.later.id} & asked]
    proposals.sort(key=lambda proposal: (-proposal.score, proposal.earlier.key(), proposal.later.key()))
    doubtful = [told for told in wanted if (told.corrections or _DOUBT in told.row.line) and told.line.get("doubt")]
    return Queue(tuple(proposals), tuple(doubtful))
