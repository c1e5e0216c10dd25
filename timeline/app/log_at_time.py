"""The whole log as it stood at a time, every view of it at hand: what pages are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from timeline.app.opening import OpenWorkspace
    from timeline.views.compared_figures import ComparedFigure
    from timeline.views.current_lines import ShownEvent
    from timeline.views.imported_documents import ImportedDocument
    from timeline.views.promise_ledger import Promise
    from timeline.views.query import Query


@frozen(kw_only=True)
class LogAtTime:
    """All that stands: events in their one total order, promises and events by id, figures by their period, documents.

    `day` is the day deadlines are compared with, `same` holds by id all events that tell of one act with it.
    """

    day: date | None
    events: tuple[ShownEvent, ...]
    by_id: Mapping[str, ShownEvent]
    same: Mapping[str, tuple[ShownEvent, ...]]
    promises: Mapping[str, Promise]
    figures: tuple[ComparedFigure, ...]
    documents: Mapping[str, ImportedDocument]


def log_at_time(space: OpenWorkspace, query: Query) -> LogAtTime:
    """Fold the log once and compute every view of it. Raises the log's faults."""
    from msgspec.structs import replace

    from timeline.app.matched import matched
    from timeline.app.viewing import fold
    from timeline.views import compared_figures, history, imported_documents, promise_ledger

    state = fold(space.workspace.log, history.projection, space.log.find().blocks)
    found = history.view(state, query)
    pairs = matched(space, query)
    ledger = promise_ledger.view(state, replace(query, types=("pledge",)), pairs.all() if pairs else None)
    documents = imported_documents.view(state, query).documents
    return LogAtTime(
        day=query.day,
        events=found.events,
        by_id={told.id: told for told in found.events},
        same=found.same,
        promises={row.told.id: row for row in ledger.pledges},
        figures=compared_figures.view(state, query).figures,
        documents={document.reading.article: document for document in documents},
    )


def last_day(space: OpenWorkspace) -> str:
    """Return the day on which a line was last appended, by the lines themselves (1970-01-01 of an empty log)."""
    from timeline.app.viewing import fold
    from timeline.views import history
    from timeline.views.narrow_rows import instant

    state = fold(space.workspace.log, history.projection, space.log.find().blocks)
    rows = (*state.articles.values(), *state.judgements.values())
    return max((instant(row.recorded)[:10] for row in rows), default="1970-01-01")
