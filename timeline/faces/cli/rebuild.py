"""`timeline rebuild`: drop what is derived from the log, and derive it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call


@click.command("rebuild")
@click.pass_obj
def command(call: Call) -> None:
    """Drop everything derived from the log and build it again. What was moved aside as torn is kept."""
    from shutil import rmtree

    from timeline.faces.cli.output import notice

    workspace = call.workspace()
    keep = {workspace.quarantine.name, "lock"}
    dropped: list[str] = []
    for path in sorted(workspace.state.iterdir()) if workspace.state.is_dir() else ():
        if path.name in keep:
            continue
        if path.is_dir() and not path.is_symlink():
            rmtree(path)
        else:
            path.unlink()
        dropped.append(path.name)
    from timeline import index

    with index.open(workspace, on_notice=notice) as opened:
        built = opened.stored
    click.echo(f"dropped {', '.join(dropped)}" if dropped else "nothing was derived yet")
    click.echo("the index is built again" if built else "no index can be kept here: views read the whole log")
