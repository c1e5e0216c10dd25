"""`timeline plugins`: which importers there are, and where each comes from."""

import sys

import click

from timeline.faces import formats
from timeline.faces.cli.call import Call
from timeline.faces.terminal import clean, screen


@click.group()
def command() -> None:
    """List source plugins."""


@command.command("list")
@click.option("--format", "form", type=click.Choice(formats.FORMATS), default="table", help="How it is told.")
@click.pass_obj
def list_(call: Call, *, form: str) -> None:
    """Show every importer: name and version, what it reads, and the file or entry point it comes from."""
    from timeline.faces.cli.read import where
    from timeline.intake import discovery

    workspace, root = where(call)
    host = discovery.discover(workspace.plugins if workspace else None, root=root)
    records = [
        {
            "name": one.name,
            "version": one.importer.version,
            "kind": "source" if one.rank else "generic",
            "origin": one.origin,
        }
        for one in host.importers
    ]
    columns = ("name", "version", "kind", "origin")
    if form == "json":
        click.echo(formats.json(records), nl=False)
    elif form == "jsonl":
        click.echo(formats.jsonl(records), nl=False)
    elif form == "csv":
        click.echo(formats.table_csv(records, columns), nl=False)
    elif form == "md":
        click.echo(formats.table_md(records, columns), nl=False)
    else:
        on = screen()
        for one in host.importers:
            kind = "source" if one.rank else "generic"
            click.echo(f"{on.paint(f'{one.label:<24}', 'bold')} {kind:<8} {clean(one.origin)}")
    for note in host.notes:
        click.echo(f"note: {clean(note)}", err=True)
    for fault in host.faults:
        click.echo(f"error: {clean(str(fault))}", err=True)
    sys.exit(1 if host.faults else 0)
