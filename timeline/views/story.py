"""Everything the log knows of one line: the story behind it, in order."""

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from timeline.codec import decode_mapping
from timeline.views.current_lines import ShownEvent, Standing
from timeline.views.fold import State
from timeline.views.judgements import Link
from timeline.views.links.proposals import Proposal, propose
from timeline.views.links.saved_proposals import unpacked
from timeline.views.narrow_rows import ArticleReading, EventRow, Judged
from timeline.views.promise_ledger import Promise, promise
from timeline.views.query import Query
from timeline.vocabulary import RELATIONS


@frozen(kw_only=True)
class Story:
    """One line and what belongs to it.

    `event` where it stands, `line` the line itself; `links` and `proposals` go both ways, `others` holds the events at
    their far ends; `readings` are those of its document, newest first; `successor` is the id of the event that tells in
    a newer reading what this line told.
    """

    identity: str
    line: dict[str, Any]
    event: ShownEvent | None
    promise: Promise | None
    readings: tuple[ArticleReading, ...]
    judged: tuple[Judged, ...]
    retracted: Judged | None
    links: tuple[Link, ...]
    proposals: tuple[Proposal, ...]
    others: dict[str, ShownEvent]
    successor: str | None = None


def story(state: State[EventRow], query: Query, identity: str, kept: Sequence[bytes] | None = None) -> Story:
    """Gather what belongs to an id: of an event, a judgement, an article line or a document.

    `kept` are its proposals (timeline.views.links.saved_proposals) where they were matched before.
    """
    standing = Standing(state, query)
    row = state.events.get(identity) or state.judgements.get(identity) or state.articles.get(identity)
    if row is None:
        newest = standing.readings.newest(identity)
        row = state.articles[newest.id] if newest else None
    article = row.article if row is not None else identity
    told = {found.id: found for found in standing.events()}
    event = told.get(identity)
    links = tuple(link for link in standing.judgements.links.values() if identity in (link.earlier, link.later))
    proposals: tuple[Proposal, ...] = ()
    if event is not None:
        every = propose(standing) if kept is None else unpacked(kept, told)
        proposals = tuple(p for found in every.values() for p in found if identity in (p.earlier.id, p.later.id))
    rated = None
    if event is not None and event.type == "pledge":
        rated = promise(event, standing, told, query.day, (p for p in proposals if p.earlier.id == identity))
    names = {identity, article} if event is not None else {identity}
    judged = tuple(line for line in standing.judgements.all if names & {*line.names, *line.follows.values()})
    return Story(
        identity=identity,
        line=decode_mapping(row.line) if row is not None and row.line else {},
        event=event,
        promise=rated,
        readings=standing.readings.history.get(article, ()),
        judged=judged,
        retracted=standing.judgements.retracted.get(identity),
        links=tuple(link for link in links if link.relation in (*RELATIONS, "")),
        proposals=proposals,
        others=told,
        successor=successor if (successor := standing.successors.of(identity)) in told and event is None else None,
    )
