"""`timeline pledges`: every promise beside its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.faces.cli.options import OneOf, filters, output_format
from timeline.vocabulary import STATUSES

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call
    from timeline.views.query import Query

STRENGTHS = ("commitment", "agreed", "instruction", "readiness", "plan", "offer", "proposal")


@click.command("pledges")
@filters
@click.option("--status", "statuses", type=OneOf(STATUSES), multiple=True, help="How its evidence is rated.")
@click.option("--strength", "strengths", type=OneOf(STRENGTHS), multiple=True, help="How firmly it was said.")
@click.option("--overdue", is_flag=True, help="Only those past their deadline and not settled.")
@click.option(
    "--group-by", type=click.Choice(("promiser", "subject")), help="Set them under headings instead of in time."
)
@click.option(
    "--vocabulary",
    type=click.Choice(("timeline", "politifact")),
    default="timeline",
    help="Whose words rate a pledge in JSON, CSV and Markdown.",
)
@click.option("--brief", is_flag=True, help="A line a pledge.")
@output_format
@click.pass_obj
def command(  # noqa: PLR0913 - an option of the command each
    call: Call,
    query: Query,
    form: str,
    statuses: tuple[str, ...],
    strengths: tuple[str, ...],
    group_by: str | None,
    vocabulary: str,
    *,
    overdue: bool,
    brief: bool,
) -> None:
    """Show pledges: who promised what to whom, and what came of it.

    Evidence, clock and testability are three separate axes. Rules propose (marked ?), people assess.
    With --type also agreements or planned meetings are listed.
    """
    from msgspec.structs import replace

    from timeline.app.pledge_ledger import ledger_of
    from timeline.faces.cli.output import put, title
    from timeline.faces.export.flat_rows import PROMISE_ROW, promise_row
    from timeline.faces.export.ledger_records import politifact, promise_record
    from timeline.faces.terminal.ledger_page import brief_page, page
    from timeline.faces.terminal.screen import screen

    query = replace(query, statuses=statuses, strengths=strengths, overdue=overdue)
    with call.opened() as space:
        ledger, ids = ledger_of(space, query)
        records = (promise_record(promise, vocabulary) for promise in ledger.pledges)
        if brief:
            lines = brief_page(ledger, ids, screen())
        else:
            lines = page(ledger, ids, screen(), title(query), group_by, regions=not query.regions)
        rows = (
            promise_row(row, politifact(row) if vocabulary == "politifact" else row.status, ids)
            for row in ledger.pledges
        )
        put(form, records, PROMISE_ROW, lines, rows)
