"""`-C DIR` behind a command too: `timeline show -C DIR` is `timeline -C DIR show`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable


def take_workspace(command: click.Command, commands: Iterable[str]) -> None:
    """Let the command, and each command below it, take `-C DIR`; `commands` are all whose options have settings."""
    if any("-C" in option.opts for option in command.params):
        return

    def chosen(ctx: click.Context, _: click.Parameter, directory: Path | None) -> None:
        from timeline.faces.cli.settled import settled

        if directory is None:
            return
        root = ctx.find_root()
        ctx.obj, defaults = settled(
            replace(root.obj, directory=directory), commands, no_pager=bool(root.params["no_pager"])
        )
        ctx.default_map = defaults.get(str(ctx.info_name))

    command.params = [
        *command.params,
        click.Option(
            ["-C", "elsewhere"],
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            is_eager=True,  # before the options whose defaults the workspace settles
            expose_value=False,
            hidden=True,  # said once, by `timeline --help`
            callback=chosen,
        ),
    ]
    if isinstance(command, click.Group):
        for below in command.commands.values():
            take_workspace(below, commands)
