"""The whole log as it stood at a time, every view of it at hand: what pages are made of."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from timeline.app.days_spanned import DaysSpanned
    from timeline.app.opening import OpenWorkspace
    from timeline.views.compared_figures import ComparedFigure
    from timeline.views.current_lines import ShownEvent
    from timeline.views.fold import State
    from timeline.views.imported_documents import ImportedDocument
    from timeline.views.narrow_rows import EventRow
    from timeline.views.promise_ledger import Promise
    from timeline.views.query import Query


@frozen(kw_only=True)
class LogAtTime:
    """All that stands and answers: events in their one total order, promises and events by id, figures by their period.

    `day` is the day deadlines are compared with, `days` are those of the whole log. `same` holds by id all events that
    tell of one act with it.
    `of_article` and `of_region` hold the events by document and by ISO 3166 code, a region's also by its country.
    """

    day: date
    days: DaysSpanned
    events: tuple[ShownEvent, ...]
    by_id: Mapping[str, ShownEvent]
    of_article: Mapping[str, Sequence[ShownEvent]]
    of_region: Mapping[str, Sequence[ShownEvent]]
    same: Mapping[str, tuple[ShownEvent, ...]]
    promises: Mapping[str, Promise]
    figures: tuple[ComparedFigure, ...]
    documents: Mapping[str, ImportedDocument]


def log_at_time(space: OpenWorkspace, query: Query, today: str | None = None) -> LogAtTime:
    """Fold the log once and compute every view of it. Raises the log's faults.

    Deadlines are compared with the day of `as_of`, or else with `today`: the one on which the log was last added to,
    unless given.
    """
    from datetime import date

    from msgspec.structs import replace

    from timeline.app.days_spanned import days_spanned
    from timeline.app.matched import matched
    from timeline.app.viewing import check_types, fold
    from timeline.gazetteer import country_of
    from timeline.views import imported_documents
    from timeline.views.compared_figures import compared
    from timeline.views.current_lines import Standing
    from timeline.views.history import happened, projection
    from timeline.views.promise_ledger import ledger

    check_types(space, query)
    state = fold(space.workspace.log, projection, space.log.find().blocks)
    query = replace(query, today=today or _last_day(state))
    standing = Standing(state, query)
    found = happened(standing, query)
    kept = matched(space, query)
    promises = ledger(standing, replace(query, types=("pledge",)), kept.all() if kept else None).pledges
    of_article: dict[str, list[ShownEvent]] = defaultdict(list)
    of_region: dict[str, list[ShownEvent]] = defaultdict(list)
    for told in found.events:
        of_article[told.row.article].append(told)
        for code in {*told.regions, *map(country_of, told.regions)}:
            of_region[code].append(told)
    by_id = {told.id: told for told in found.events}
    return LogAtTime(
        day=query.day or date.min,
        days=days_spanned(state),
        events=found.events,
        by_id=by_id,
        of_article=of_article,
        of_region=of_region,
        same=found.same,
        promises={row.told.id: row for row in promises if row.told.id in by_id},
        figures=compared(standing, query).figures,
        documents={one.reading.article: one for one in imported_documents.view(state, query).documents},
    )


def _last_day(state: State[EventRow]) -> str:
    """Return the day on which a line was last appended, by the lines themselves (1970-01-01 of an empty log)."""
    from timeline.edtf import is_edtf
    from timeline.views.narrow_rows import instant

    days = (instant(row.recorded)[:10] for row in (*state.articles.values(), *state.judgements.values()))
    return max(filter(is_edtf, days), default="1970-01-01")
