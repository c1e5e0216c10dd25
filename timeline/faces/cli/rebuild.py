"""`timeline rebuild`: drop what is derived from the log, and derive it again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call


@click.command("rebuild")
@click.pass_obj
def command(call: Call) -> None:
    """Drop everything derived from the log and build it again."""
    from timeline.app.derived import rebuild
    from timeline.faces.cli.output import fault, notice

    rebuilt = rebuild(call.workspace(), notice)
    click.echo(f"dropped {', '.join(rebuilt.dropped)}" if rebuilt.dropped else "nothing was derived yet")
    click.echo("the index is built again" if rebuilt.index else "no index can be kept here: views read the whole log")
    for told in rebuilt.flaws:
        fault(told)
    sys.exit(1 if rebuilt.flaws else 0)
