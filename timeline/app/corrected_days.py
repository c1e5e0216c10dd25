"""On which day documents were published, as people corrected it: what is read again is read as of that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.log.lines import raw_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.workspace import Workspace

_OF_PUBLICATION = b'"field":"published"'  # what stands in every line that corrects one: most logs have none


def corrected_days(workspace: Workspace) -> Mapping[str, str]:
    """Return the corrected day of each document that has one, by its hash. Raises the log's faults."""
    log = workspace.log
    if not log.exists() or not any(_OF_PUBLICATION in raw for raw in raw_lines(log)):
        return {}
    from timeline import index
    from timeline.app.viewing import fold
    from timeline.views.current_lines import Standing
    from timeline.views.promise_ledger import projection
    from timeline.views.query import Query

    with index.open(workspace) as found:
        standing = Standing(fold(log, projection, found.find().blocks), Query())
    return {
        article: day
        for article, fields in standing.corrected_documents.items()
        if isinstance(day := fields.get("published"), str)
    }
