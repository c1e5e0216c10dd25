"""`timeline show`: what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.faces.cli.options import filters, output_format

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call
    from timeline.views.query import Query


@click.command("show")
@filters
@click.option("--all", "every", is_flag=True, help="Every reading of each sentence, in a line of its own.")
@click.option("--brief", is_flag=True, help="A line an event.")
@output_format
@click.pass_obj
def command(call: Call, query: Query, form: str, *, every: bool, brief: bool) -> None:
    """Show what happened: a region's history, or everybody's."""
    from timeline.app.viewing import history_of
    from timeline.faces.cli.output import put, title
    from timeline.faces.export.flat_rows import EVENT_ROW, event_row
    from timeline.faces.export.records import history_records
    from timeline.faces.terminal.history_page import brief_page, page
    from timeline.faces.terminal.screen import screen

    with call.opened() as space:
        history, ids = history_of(space, query)
        if brief:
            lines = brief_page(history, ids, screen())
        else:
            lines = page(history, ids, screen(), title(query), regions=not query.regions, every=every)
        rows = (event_row(told, ids) for told in history.events)
        put(form, history_records(history), EVENT_ROW, lines, rows)
