"""`timeline why`: the evidence of one line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from timeline.faces.cli import completions
from timeline.faces.cli.options import flag

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call


@click.command("why")
@click.argument("identity", metavar="ID", shell_complete=completions.ids)
@click.option("--as-of", metavar="D", help="As it stood on this day.")
@click.option("--known-at", metavar="T", help="As it was known at this day or UTC time.")
@click.option(
    "--format", "form", type=click.Choice(("table", "json", "jsonl")), default="table", help="How to write it."
)
@click.pass_obj
def command(call: Call, identity: str, as_of: str | None, known_at: str | None, form: str) -> None:
    """Show the evidence of a line: article, stamps, sentence in its paragraph, rule, corrections and links.

    ID is an event's, an article's or a judgement's, and may be shortened while it is unambiguous.
    """
    from timeline.app.context import QuoteCheck, check_quote
    from timeline.app.line_story import story_of
    from timeline.app.questions import question
    from timeline.faces.cli.output import fault, show
    from timeline.faces.export import formats
    from timeline.faces.export.story_records import story_record
    from timeline.faces.terminal.screen import screen
    from timeline.faces.terminal.story_page import lines

    query = question(as_of=as_of, known_at=known_at, spelled=flag)
    with call.opened() as space:
        told, ids = story_of(space, query, identity)
        checked = check_quote(space.workspace, told.event) if told.event is not None else QuoteCheck()
        context = checked.context
        if form == "table":
            show(lines(told, context, ids, screen()))
        else:
            click.echo((formats.json if form == "json" else formats.jsonl)([story_record(told, context)]), nl=False)
    if checked.against is not None:
        fault(checked.against)
        sys.exit(1)
