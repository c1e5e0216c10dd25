"""`timeline init`: make a workspace."""

from pathlib import Path

import click


@click.command("init")
@click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
def command(directory: Path) -> None:
    """Make a workspace in DIR: an empty log, and places for seeds and plugins."""
    from timeline.workspace import create

    workspace = create(directory)
    click.echo(f"made a workspace in {workspace.root}")
    click.echo("put articles into seeds/, then: timeline import")
