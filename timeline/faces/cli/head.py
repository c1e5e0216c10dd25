"""`timeline head`: the seals the log hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call


@click.command("head")
@click.option("--sign", is_flag=True, help="Sign them as a tag of the git repository, with the key that git uses.")
@click.option("--minisign", is_flag=True, help="Sign them with your minisign key instead, into heads/.")
@click.pass_obj
def command(call: Call, *, sign: bool, minisign: bool) -> None:
    """Print the seals of the log's heads, one a line: kept elsewhere, they show whether its end was cut."""
    from timeline.log.check import heads

    if sign or minisign:
        from timeline.app.signing import sign_heads

        place = sign_heads(call.workspace(), "minisign" if minisign else "git")
        click.echo(f"signed in {place}", err=True)
    for seal in heads(call.workspace().log):
        click.echo(seal)
