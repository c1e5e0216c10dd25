"""`timeline trust`: let a workspace's plugins run, as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call


@click.command("trust")
@click.pass_obj
def command(call: Call) -> None:
    """Trust this workspace: its plugins may run, as they are now, and it may belong to somebody else.

    What you make yourself (timeline init, timeline plugins new) is trusted already. A plugin that changes afterwards,
    by a pull for example, is left out until you have looked at it and trust it again.
    """
    from timeline.app.plugin_workers import trust_workspace
    from timeline.faces.safe_text import clean
    from timeline.workspace import nearest

    workspace = nearest(call.start())
    for name, is_new in trust_workspace(workspace):
        click.echo(f"{'trusted now' if is_new else 'trusted before'}  plugins/{clean(name)}")
    click.echo(f"the workspace in {clean(str(workspace.root))} is trusted")
