"""The ledger of pledges, from as few lines of the log as it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.app.ids import Ids
    from timeline.app.opening import OpenWorkspace
    from timeline.index import FoundLines
    from timeline.views.fold import State
    from timeline.views.narrow_rows import EventRow
    from timeline.views.promise_ledger import PromiseLedger
    from timeline.views.query import Query


def ledger_of(space: OpenWorkspace, query: Query, *, proposals: bool = True) -> tuple[PromiseLedger, Ids]:
    """Return the ledger a query asks for, and the ids to shorten by. Raises the log's faults.

    `proposals` is whether what proposes itself for the promises is told too.
    """
    from attrs import evolve

    from timeline.app.matched import matched
    from timeline.app.viewing import check_types, first_enough, fold, ids_of, roughly
    from timeline.index import joined
    from timeline.views.promise_ledger import projection, view

    check_types(space, query)
    path, log = space.workspace.log, space.log
    pairs = matched(space, query) if proposals else None
    if pairs is None and (proposals or not log.stored):
        state = fold(path, projection, log.find().blocks)
        return view(state, query, None if proposals else ()), ids_of(state)

    def made(found: FoundLines) -> tuple[PromiseLedger, State[EventRow]]:
        lines = list(found.lines)
        state = fold(path, projection, joined([*lines, *log.beside(lines)]))
        ledger = view(state, query, ())
        if pairs is None:
            return ledger, state
        from timeline.views.links.saved_proposals import far_ends

        kept = pairs.of(row.told.id for row in ledger.pledges)
        state = fold(path, projection, joined(log.about(far_ends(kept))), state)
        return view(state, query, kept), state

    founds = log.widening(regions=query.regions, types=query.types or ("pledge",), limit=query.limit)
    ledger, state, whole = first_enough(founds, made, lambda shown: (row.told.key() for row in shown.pledges))
    if not whole:
        about = roughly(space, query, query.types or ("pledge",))
        ledger = evolve(ledger, total=None, counts={}, about=about)
    return ledger, ids_of(state, log)
