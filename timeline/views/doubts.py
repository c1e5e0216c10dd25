"""What waits for a person: proposals nobody has judged, and readings the reader was unsure of."""

from attrs import frozen

from timeline.views.fold import State
from timeline.views.proposals import Proposal, propose
from timeline.views.query import Query
from timeline.views.rows import EventRow
from timeline.views.standing import Standing, Told, selected


@frozen
class Queue:
    """Proposals, surest first, and doubtful readings, in order."""

    proposals: tuple[Proposal, ...]
    doubtful: tuple[Told, ...]


def queue(state: State[EventRow], query: Query) -> Queue:
    """Gather what waits among the events that answer a query (a proposal waits where either of its events does)."""
    standing = Standing(state, query)
    events = list(standing.events())
    asked = {told.id for told in selected(events, query)}
    every = propose(events, standing.judgements.links).values()
    proposals = [p for found in every for p in found if {p.earlier.id, p.later.id} & asked]
    proposals.sort(key=lambda proposal: (-proposal.score, proposal.earlier.key(), proposal.later.key()))
    doubtful = [told for told in selected(events, query) if told.line.get("doubt")]
    return Queue(tuple(proposals), tuple(doubtful))
