"""What waits for a person: proposals nobody has judged, and readings the reader was unsure of."""

from collections.abc import Collection, Iterable, Mapping
from itertools import chain

from attrs import frozen

from timeline.views.current_lines import ShownEvent, Standing, answering
from timeline.views.links.proposals import Proposal, propose
from timeline.views.links.saved_proposals import unpacked
from timeline.views.narrow_rows import EventRow, Judged
from timeline.views.query import Query, in_period, in_regions, with_actor
from timeline.views.text_versions import ProposedRevision, proposed_revisions

_DOUBT = b'"doubt":'  # what stands in every line that has one: few have, and reading all takes long


@frozen
class Queue:
    """Proposals, surest first, doubtful readings, in order, and judgements on what is read no more, latest first.

    `revisions` are documents that may be two versions of one text.
    """

    proposals: tuple[Proposal, ...]
    doubtful: tuple[ShownEvent, ...]
    lost: tuple[Judged, ...] = ()
    revisions: tuple[ProposedRevision, ...] = ()

    def first(self, limit: int | None) -> "Queue":
        """Return the first `limit` of all that waits: revisions, then proposals, doubtful readings, judgements."""
        if limit is None:
            return self
        left = max(0, limit - len(self.revisions))
        more = max(0, left - len(self.proposals))
        last = max(0, more - len(self.doubtful))
        return Queue(self.proposals[:left], self.doubtful[:more], self.lost[:last], self.revisions[:limit])


def queue(standing: Standing, query: Query, kept: Iterable[bytes] | None = None) -> Queue:
    """Gather what waits among the events that answer a query (a proposal waits where either of its events does).

    `kept` are all proposals (timeline.views.links.saved_proposals) where they were matched before.
    """
    wanted = list(answering(standing.events(), query))
    asked = {told.row.id for told in wanted}
    every = propose(standing) if kept is None else unpacked(kept, standing.by_id)
    found = [
        (-proposal.score, proposal.earlier.key(), proposal.later.key(), at, proposal)
        for at, proposal in enumerate(chain.from_iterable(every.values()))
        if proposal.earlier.row.id in asked or proposal.later.row.id in asked
    ]
    proposals = [proposal for *_, proposal in sorted(found)]
    doubtful = [told for told in wanted if (told.corrections or _DOUBT in told.row.line) and told.line.get("doubt")]
    doubtful.sort(key=ShownEvent.key)
    lost = (line for line in standing.judgements.lost if _touches(line, standing.rows, asked, query))
    return Queue(tuple(proposals), tuple(doubtful), tuple(lost), proposed_revisions(standing, asked))


def _touches(line: Judged, every: Mapping[str, EventRow], asked: Collection[str], query: Query) -> bool:
    """Whether a judgement is on an event that answers a query, or on a line that did so when it was read."""
    rows = [every[name] for name in line.names if name in every]
    return any(
        row.id in asked
        or (
            (not query.types or row.type in query.types)
            and in_regions(row.regions, query.regions)
            and with_actor(row.actors, query.actors)
            and in_period(row.date, query.since, query.until)
        )
        for row in rows
    )
