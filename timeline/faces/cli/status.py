"""`timeline status`: how things stand, by region."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.faces.cli.options import filters, output_format

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call
    from timeline.views.query import Query


@click.command("status")
@filters
@output_format
@click.pass_obj
def command(call: Call, query: Query, form: str) -> None:
    """Show how things stand by region: kept, broken, overdue, what falls due next, what waits for review.

    A promise of several regions counts in each. --limit keeps the regions of most promises.
    """
    from timeline.app.overviews import status_of
    from timeline.faces.cli.output import put, title
    from timeline.faces.export.overview_records import STATUS_COLUMNS, summary_record
    from timeline.faces.terminal.screen import screen
    from timeline.faces.terminal.status_page import page

    with call.opened() as space:
        found, ids = status_of(space, query)
        put(form, map(summary_record, found.regions), STATUS_COLUMNS, page(found, ids, screen(), title(query)))
