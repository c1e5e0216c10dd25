"""The board of promises: all by how they stand, the newest of each, and the rest of one state on pages of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.faces.export.flat_rows import PROMISE_ROW, promise_row
from timeline.faces.export.ledger_records import promise_record
from timeline.faces.web.long_lists import PageNumber, evenly, numbered
from timeline.faces.web.site_page import SitePage
from timeline.faces.wording.states import STANDINGS, standing

if TYPE_CHECKING:
    from timeline.app.ids import Ids
    from timeline.app.log_at_time import LogAtTime
    from timeline.views.promise_ledger import Promise

_EACH = 25  # of a state, that the board shows itself


def board_page(log: LogAtTime, ids: Ids) -> SitePage:
    """Set promises by how they stand, their evidence under them; what is overdue apart from what was not kept."""
    rows = _newest(log)
    groups = [(name, [row for row in rows if row.status == name]) for name in STANDINGS]
    overdue = sorted((row for row in rows if row.overdue), key=by_deadline)
    return SitePage(
        address="pledges",
        title="The board of promises",
        template="board.html",
        values={
            "groups": [
                (standing(name), found[:_EACH], len(found), standing_address(name) if len(found) > _EACH else None)
                for name, found in groups
                if found
            ],
            "overdue": overdue[-_EACH:],
            "count": len(overdue),
        },
        records=(promise_record(row) for row in rows),
        columns=PROMISE_ROW,
        rows=(promise_row(row, row.status, ids) for row in rows),
        events=[row.told for row in rows],
    )


def standing_page(log: LogAtTime, name: str, number: int) -> SitePage:
    """List the promises that stand alike, the newest first; the board has their data."""
    rows = [row for row in _newest(log) if row.status == name]
    pages = evenly(len(rows))
    start, end = pages[number - 1]
    return SitePage(
        address=numbered(standing_address(name), number),
        title=f"Promises: {standing(name).word}",
        template="standing.html",
        values={"rows": rows[start:end], "pages": PageNumber(standing_address(name), number, len(pages))},
        data=False,
    )


def standing_pages(log: LogAtTime) -> dict[str, tuple[str, int]]:
    """Return the address of each page that the board is too short for, with the state and number it is of."""
    counts = {name: sum(row.status == name for row in log.promises.values()) for name in STANDINGS}
    return {
        numbered(standing_address(name), number): (name, number)
        for name, count in counts.items()
        if count > _EACH
        for number in range(1, len(evenly(count)) + 1)
    }


def standing_address(name: str) -> str:
    """Return the address of the first page of the promises that stand so."""
    return f"pledges/{name.replace('_', '-')}"


def by_deadline(row: Promise) -> tuple[str, str]:
    """Return what sorts promises by their day."""
    return row.deadline.isoformat() if row.deadline else "", row.told.id


def _newest(log: LogAtTime) -> list[Promise]:
    return sorted(log.promises.values(), key=lambda row: row.told.key(), reverse=True)
