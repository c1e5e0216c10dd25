"""`timeline head`: the seals the log hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call


@click.command("head")
@click.pass_obj
def command(call: Call) -> None:
    """Print the seals of the log's heads, one a line: kept elsewhere, they show whether its end was cut."""
    from timeline.log.check import heads

    for seal in heads(call.workspace().log):
        click.echo(seal)
