"""`timeline export`: what the log tells, in the formats of other programs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from timeline.errors import UsageError
from timeline.faces.cli.options import filters
from timeline.faces.exchange.exchange_format import EXCHANGE_FORMATS

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call
    from timeline.views.query import Query

HERE = "-"


class NeedsFileError(UsageError):
    """A format that no terminal can show was asked for without a file."""

    def __init__(self, name: str, suffix: str) -> None:
        super().__init__(f"{name} is written to a file: timeline export {name} FILE{suffix}")


@click.command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(tuple(EXCHANGE_FORMATS)))
@click.argument("target", metavar="[FILE]", default=HERE)
@filters
@click.pass_obj
def command(call: Call, query: Query, form: str, target: str) -> None:
    """Write what the log tells for another program, to FILE or (texts) to standard output.

    FORMAT is sqlite, parquet, csv, atom, ics, timelinejs, jsonld, ftm or cloudevents. FILE is replaced when all of it
    is written. What a format cannot say is counted on standard error, never guessed.
    """
    from pathlib import Path

    from timeline.app.exported import exported_view
    from timeline.app.placing import placed
    from timeline.faces.cli.output import notice, write
    from timeline.faces.exchange.exchange_format import written
    from timeline.faces.safe_text import clean

    chosen = EXCHANGE_FORMATS[form]
    if chosen.binary and target == HERE:
        raise NeedsFileError(chosen.name, chosen.suffix)
    unsaid: Counter[str] = Counter()
    with call.opened() as space:
        view = exported_view(space, query)
        content = written(form, view, unsaid)
        for words, number in unsaid.items():
            if number:
                notice(f"{form}: {number:,} of {len(view.events):,} {words}")
        if target == HERE:
            write(content)
            return
        placed(space.workspace, Path(target), content)
        click.echo(f"{len(view.events):,} events: {clean(target)}", err=True)
