"""The story of one line, from as few lines of the log as it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.app.ids import Ids
    from timeline.app.opening import OpenWorkspace
    from timeline.views.query import Query
    from timeline.views.story import Story


def story_of(space: OpenWorkspace, query: Query, wanted: str) -> tuple[Story, Ids]:
    """Return the story of the line whose id begins so, and the ids to shorten by.

    Raises ShortIdError, UnknownIdError, AmbiguousIdError, and the log's faults.
    """
    from timeline.app.ids import ids
    from timeline.app.matched import matched
    from timeline.app.viewing import fold, ids_of
    from timeline.index import joined
    from timeline.views.links.saved_proposals import far_ends
    from timeline.views.promise_ledger import projection
    from timeline.views.story import story

    path, log = space.workspace.log, space.log
    pairs = matched(space, query)
    if pairs is None:
        state = fold(path, projection, log.find().blocks)
        every = ids_of(state)
        return story(state, query, every.find(wanted)), every
    identity = ids(log.ids(wanted.strip().casefold(), limit=None)).find(wanted)
    kept = pairs.of([identity], either=True)
    lines = list(log.about([identity]))
    state = fold(path, projection, joined([*lines, *log.beside(lines, far_ends(kept))]))
    return story(state, query, identity, kept), ids_of(state, log)
