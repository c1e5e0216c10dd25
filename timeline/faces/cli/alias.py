"""`timeline alias`: a person says that several names are of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.faces.cli.judge import decide, judging

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call


@click.command("alias")
@click.argument("names", metavar="NAME NAME", nargs=-1, required=True)
@judging
@click.pass_obj
def command(call: Call, names: tuple[str, ...], reason: str, by: str | None, *, yes: bool) -> None:
    """Say that several names are of one person or body, in two scripts or spellings.

    Who asks for one of them is shown what the others do. To take it back, retract the line.
    """
    from timeline.app.aliasing import alias

    bench = call.bench(by)
    decide(bench, alias(bench, names, reason=reason), yes=yes)
