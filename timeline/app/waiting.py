"""What waits for a person, from the proposals that are kept or made now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.app.opening import OpenWorkspace
    from timeline.views.current_lines import Standing
    from timeline.views.doubts import Queue
    from timeline.views.query import Query


def waiting_for(space: OpenWorkspace, query: Query, standing: Standing | None = None) -> Queue:
    """Return what waits among the events that answer a query.

    `standing` are the lines of the whole log that stand for such a query, where they are at hand already.
    Raises the log's faults.
    """
    from timeline.app.matched import matched
    from timeline.app.viewing import check_types, fold
    from timeline.views.current_lines import Standing
    from timeline.views.doubts import queue
    from timeline.views.promise_ledger import projection

    check_types(space, query)
    pairs = matched(space, query)
    if standing is None:
        standing = Standing(fold(space.workspace.log, projection, space.log.find().blocks), query)
    return queue(standing, query, pairs.all() if pairs else None)
