"""What waits for a person, from the proposals that are kept or made now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.app.opening import OpenWorkspace
    from timeline.views.doubts import Queue
    from timeline.views.fold import State
    from timeline.views.narrow_rows import EventRow
    from timeline.views.query import Query


def waiting_for(space: OpenWorkspace, query: Query, state: State[EventRow] | None = None) -> Queue:
    """Return what waits among the events that answer a query; `state` is the whole log's, where it is folded already.

    Raises the log's faults.
    """
    from timeline.app.matched import matched
    from timeline.app.viewing import check_types, fold
    from timeline.views.doubts import queue
    from timeline.views.promise_ledger import projection

    check_types(space, query)
    pairs = matched(space, query)
    if state is None:
        state = fold(space.workspace.log, projection, space.log.find().blocks)
    return queue(state, query, pairs.all() if pairs else None)
