"""What is written for other programs: the events that answer a question, and the promises among them as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.app.opening import OpenWorkspace
    from timeline.views.current_lines import ShownEvent
    from timeline.views.narrow_rows import ArticleReading
    from timeline.views.promise_ledger import Promise
    from timeline.views.query import Query


@frozen
class ExportedView:
    """The events in their one total order, the pledges among them by id, and their documents by hash.

    `same` holds, by id, all events that tell of one act with it. What proposes itself is left out: nobody said it yet.
    """

    events: tuple[ShownEvent, ...]
    promises: Mapping[str, Promise]
    documents: Mapping[str, ArticleReading]
    same: Mapping[str, tuple[ShownEvent, ...]]


def exported_view(space: OpenWorkspace, query: Query) -> ExportedView:
    """Return what answers a question. Raises UnknownTypeError, and the log's faults."""
    from msgspec.structs import replace

    from timeline.app.viewing import check_types, fold
    from timeline.views.current_lines import Standing
    from timeline.views.history import happened, projection
    from timeline.views.promise_ledger import ledger

    check_types(space, query)
    standing = Standing(fold(space.workspace.log, projection, space.log.find().blocks), query)
    found = happened(standing, query)
    wanted = {told.id for told in found.events if told.type == "pledge"}
    rows = ledger(standing, replace(query, types=("pledge",), limit=None), ()).pledges if wanted else ()
    promises = {row.told.id: row for row in rows if row.told.id in wanted}
    documents = {source.article: source for told in found.events for source in told.sources}
    return ExportedView(found.events, promises, dict(sorted(documents.items())), found.same)
