"""`timeline chain`: the story of one work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.faces.cli import completions
from timeline.faces.cli.options import flag, output_format

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call


@click.command("chain")
@click.argument("identity", metavar="ID", shell_complete=completions.ids)
@click.option("--as-of", metavar="D", help="As it stood on this day.")
@click.option("--known-at", metavar="T", help="As it was known at this day or UTC time.")
@output_format
@click.pass_obj
def command(call: Call, identity: str, as_of: str | None, known_at: str | None, form: str) -> None:
    """Show the story of one work: what was promised, each report since, and how it ended.

    ID is that of any event of the story. What people linked stands as it is; what only a rule proposes is marked ?.
    """
    from timeline.app.overviews import chain_of
    from timeline.app.questions import question
    from timeline.faces.cli.output import put
    from timeline.faces.export.flat_rows import CHAIN_ROW, chain_rows
    from timeline.faces.export.overview_records import chain_record
    from timeline.faces.terminal.chain_page import page
    from timeline.faces.terminal.screen import screen

    query = question(as_of=as_of, known_at=known_at, spelled=flag)
    with call.opened() as space:
        chain, ids = chain_of(space, query, identity)
        put(form, [chain_record(chain)], CHAIN_ROW, page(chain, ids, screen()), chain_rows(chain, ids))
