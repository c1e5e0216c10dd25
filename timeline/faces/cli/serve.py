"""`timeline serve`: the log as pages in a browser, made as they are asked for, with the review in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call

PORT = 8765


@click.command("serve")
@click.option(
    "--host", metavar="ADDRESS", default="127.0.0.1", help="Where to listen; this machine alone unless given."
)
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=PORT, help=f"{PORT} unless given; 0: any.")
@click.option("--name", "names", metavar="HOST", multiple=True, help="A name it is called by, beside localhost.")
@click.option("--read-only", is_flag=True, help="Let nobody judge.")
@click.option("--by", metavar="WHO", envvar="TIMELINE_BY", help="Who judges; git's user.name unless given.")
@click.pass_obj
def command(call: Call, host: str, port: int, names: tuple[str, ...], by: str | None, *, read_only: bool) -> None:
    """Serve the log as pages, until it is interrupted; the address to open is printed.

    The pages are those of `timeline site`, with search, clocks and the review. Who has the printed address may judge;
    others may read.
    """
    from timeline.faces.server.listening import listen

    listen(call.workspace(), host=host, port=port, names=names, by=by, read_only=read_only)
