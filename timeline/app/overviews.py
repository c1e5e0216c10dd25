"""What stands where, and what is next: promises that fall due, a summary by region, the story of one work."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.app.ids import Ids
    from timeline.app.opening import OpenWorkspace
    from timeline.views.chain import Chain
    from timeline.views.due_promises import DuePromises
    from timeline.views.query import Query
    from timeline.views.region_summary import RegionSummaries


def due_of(space: OpenWorkspace, query: Query, days: int, *, proposals: bool = True) -> tuple[DuePromises, Ids]:
    """Return what falls due within so many days of the day asked about, and the ids.

    `proposals` is whether what proposes itself for the promises is told too. Raises the log's faults.
    """
    from datetime import date

    from msgspec.structs import replace

    from timeline.app.pledge_ledger import ledger_of
    from timeline.views.due_promises import due_promises

    ledger, ids = ledger_of(space, replace(query, limit=None), proposals=proposals)
    return due_promises(ledger.pledges, query.day or date.min, days, query.limit), ids


def status_of(space: OpenWorkspace, query: Query) -> tuple[RegionSummaries, Ids]:
    """Return how things stand by region; `limit` keeps the regions of most promises. Raises the log's faults."""
    from attrs import evolve
    from msgspec.structs import replace

    from timeline.app.viewing import fold, ids_of
    from timeline.app.waiting import waiting_for
    from timeline.views.current_lines import Standing
    from timeline.views.promise_ledger import ledger, projection
    from timeline.views.region_summary import region_summaries

    asked = replace(query, limit=None)
    state = fold(space.workspace.log, projection, space.log.find().blocks)
    standing = Standing(state, asked)
    waiting = waiting_for(space, asked, standing)
    found = region_summaries(ledger(standing, asked, ()), waiting, query.regions)
    return evolve(found, regions=found.regions[: query.limit]), ids_of(state, space.log)


def chain_of(space: OpenWorkspace, query: Query, wanted: str) -> tuple[Chain, Ids]:
    """Return the story of the work that the event whose id begins so is about, and the ids.

    Raises ShortIdError, UnknownIdError, AmbiguousIdError, and the log's faults.
    """
    from timeline.app.matched import matched
    from timeline.app.viewing import fold, ids_of
    from timeline.views.chain import chain
    from timeline.views.promise_ledger import projection

    state = fold(space.workspace.log, projection, space.log.find().blocks)
    ids = ids_of(state, space.log)
    pairs = matched(space, query)
    return chain(state, query, ids.find(wanted), pairs.all() if pairs else None), ids
