"""The ledger, and the story of one line, from as few lines of the log as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.faces.ids import Ids
    from timeline.index import FoundLines, Scan
    from timeline.views.fold import State
    from timeline.views.narrow_rows import EventRow
    from timeline.views.promise_ledger import PromiseLedger
    from timeline.views.query import Query
    from timeline.views.story import Story
    from timeline.workspace import Workspace


def ledger_of(workspace: Workspace, log: Scan, query: Query) -> tuple[PromiseLedger, Ids]:
    """Return the ledger a query asks for, and the ids to shorten by."""
    from attrs import evolve

    from timeline.faces.cli.matched import matched
    from timeline.faces.cli.viewing import first_enough, fold, ids_of
    from timeline.index import joined
    from timeline.views.links.saved_proposals import far_ends
    from timeline.views.promise_ledger import projection, view

    pairs = matched(workspace, log, query)
    if pairs is None:
        state = fold(workspace, projection, log.find().blocks)
        return view(state, query), ids_of(state)

    def made(found: FoundLines) -> tuple[PromiseLedger, State[EventRow]]:
        lines = list(found.lines)
        state = fold(workspace, projection, joined([*lines, *log.beside(lines)]))
        kept = pairs.of(row.told.id for row in view(state, query, ()).pledges)
        state = fold(workspace, projection, joined(log.about(far_ends(kept))), state)
        return view(state, query, kept), state

    founds = log.widening(regions=query.regions, types=query.types or ("pledge",), limit=query.limit)
    ledger, state, whole = first_enough(founds, made, lambda shown: (row.told.key() for row in shown.pledges))
    return ledger if whole else evolve(ledger, total=None, counts={}), ids_of(state, log)


def story_of(workspace: Workspace, log: Scan, query: Query, wanted: str) -> tuple[Story, Ids]:
    """Return the story of the line whose id begins so, and the ids to shorten by. Raises the faults of `Ids.find`."""
    from timeline.faces.cli.matched import matched
    from timeline.faces.cli.viewing import fold, ids_of
    from timeline.faces.ids import ids
    from timeline.index import joined
    from timeline.views.links.saved_proposals import far_ends
    from timeline.views.promise_ledger import projection
    from timeline.views.story import story

    pairs = matched(workspace, log, query)
    if pairs is None:
        state = fold(workspace, projection, log.find().blocks)
        every = ids_of(state)
        return story(state, query, every.find(wanted)), every
    identity = ids(log.ids(wanted.strip().casefold(), limit=None)).find(wanted)
    kept = pairs.of([identity], either=True)
    lines = list(log.about([identity]))
    state = fold(workspace, projection, joined([*lines, *log.beside(lines, far_ends(kept))]))
    return story(state, query, identity, kept), ids_of(state, log)
