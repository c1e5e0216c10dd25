"""`timeline due`: what falls due next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.faces.cli.options import filters, output_format

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call
    from timeline.views.query import Query


@click.command("due")
@filters
@click.option("--within", metavar="SPAN", default="90d", show_default=True, help="How far ahead: 90d, 12w, 6m, 1y.")
@click.option("--brief", is_flag=True, help="A line a promise.")
@output_format
@click.pass_obj
def command(call: Call, query: Query, within: str, form: str, *, brief: bool) -> None:
    """Show which promises fall due, by deadline, and which are overdue already.

    Days are counted from today, or from the day of --as-of. --limit keeps the first to fall due.
    """
    from timeline.app.asked_names import days_in
    from timeline.app.overviews import due_of
    from timeline.faces.cli.output import put, title
    from timeline.faces.export.flat_rows import PROMISE_ROW, promise_row
    from timeline.faces.export.ledger_records import promise_record
    from timeline.faces.terminal import due_page
    from timeline.faces.terminal.screen import screen

    with call.opened() as space:
        due, ids = due_of(space, query, days_in("--within", within), proposals=form != "table")
        found = (*due.overdue, *due.promises)
        rows = (promise_row(promise, promise.status, ids) for promise in found)
        lines = (
            due_page.brief_page(due, ids, screen())
            if brief
            else due_page.page(due, ids, screen(), title(query), regions=not query.regions)
        )
        put(form, map(promise_record, found), PROMISE_ROW, lines, rows)
