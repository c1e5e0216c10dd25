"""`timeline completion`: what a shell has to read so that it completes commands, options, regions, types and ids."""

from __future__ import annotations

import click

SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print what SHELL has to read to complete commands, options, regions, types and ids."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is not None:
        root = context.find_root()
        click.echo(kind(root.command, {}, "timeline", "_TIMELINE_COMPLETE").source())
