"""`timeline plugins`: which importers there are, a new one from a sample, and whether each does what it must."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.faces.cli.call import Call
from timeline.faces.export import formats
from timeline.faces.safe_text import clean
from timeline.faces.terminal.screen import screen

if TYPE_CHECKING:
    from timeline.intake.documents.document import Document


@click.group()
def command() -> None:
    """List source plugins, make a new one, test them."""


@command.command("list")
@click.option("--format", "form", type=click.Choice(formats.FORMATS), default="table", help="How it is told.")
@click.pass_obj
def list_(call: Call, *, form: str) -> None:
    """Show every importer: name and version, what it reads, and the file or entry point it comes from."""
    from timeline.intake.host import discovery

    workspace, root = call.workspace_or_here()
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


@command.command()
@click.argument("name")
@click.option("--sample", metavar="FILE|URL", required=True, help="A page of the source, as received.")
@click.option("--allow-private", is_flag=True, help="Fetch from addresses of private networks too.")
@click.pass_obj
def new(call: Call, name: str, *, sample: str, allow_private: bool) -> None:
    """Write plugins/NAME.py from one sample of the source, and keep the sample with the events it yields."""
    from timeline.app.fetching import is_url
    from timeline.intake.host import discovery
    from timeline.intake.kit import scaffold, testing

    workspace = call.workspace()
    root = workspace.root
    page = _fetched(sample, allow_private=allow_private) if is_url(sample) else Path(sample)
    path, kept = scaffold.write(name, page, workspace.plugins, root / testing.FOLDER)
    click.echo(f"wrote {path.relative_to(root)}: go over its patterns")
    click.echo(f"kept  {kept.relative_to(root)}")
    host = discovery.discover(workspace.plugins, root=root)
    one = next(one for one in testing.samples(root / testing.FOLDER, name) if one.path == kept)
    testing.accept(one, host)
    click.echo(f"wrote {one.expected.relative_to(root)}: look at each event once")
    for fault in testing.check(one, host):
        click.echo(f"note: {clean(fault)}", err=True)
    click.echo(f"check it with: timeline plugins test {name}")


def _fetched(url: str, *, allow_private: bool) -> "Document":
    from timeline.app.fetching import Fetcher, Manners
    from timeline.intake.documents import loading as documents

    page = Fetcher(Manners(allow_private=allow_private)).fetch(url)
    return documents.parse(page.content or b"", page.url, url=page.url, fetched=page.when)


@command.command()
@click.argument("name", required=False)
@click.option("--accept", is_flag=True, help="Write what each sample yields beside it.")
@click.pass_obj
def test(call: Call, name: str | None, *, accept: bool) -> None:
    """Check that each source claims its samples and no other's, and yields the events on file."""
    from timeline.intake.host import discovery
    from timeline.intake.kit import testing

    workspace = call.workspace()
    folder = workspace.root / testing.FOLDER
    host = discovery.discover(workspace.plugins, root=workspace.root)
    if name is not None:
        host.named(name)
    wrong = [str(fault) for fault in host.faults]
    mine = [one.name for one in host.importers if not one.origin.startswith("installed") and name in (None, one.name)]
    wrong += [
        f"{one} has no sample in {testing.FOLDER}/{one}/" for one in testing.without_sample(host, folder) if one in mine
    ]
    found = testing.samples(folder, name)
    for sample in found:
        if accept and testing.accept(sample, host):
            click.echo(f"wrote {clean(sample.name.rpartition('.')[0])}.jsonl")
        faults = testing.check(sample, host)
        wrong += faults
        click.echo(f"{'wrong' if faults else 'right'} {clean(sample.name)}")
    for fault in wrong:
        click.echo(f"error: {clean(fault)}", err=True)
    click.echo(f"{_count(len(found), 'sample')}, {_count(len(wrong), 'fault')}")
    sys.exit(1 if wrong else 0)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"
