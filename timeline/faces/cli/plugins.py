"""`timeline plugins`: which importers there are, a new one from a sample, and whether each does what it must."""

import sys

import click

from timeline.faces.cli.call import Call
from timeline.faces.cli.output import fault, notice, put
from timeline.faces.export import formats
from timeline.faces.safe_text import clean
from timeline.faces.terminal.screen import counted, screen


@click.group()
def command() -> None:
    """List source plugins, make a new one, test them."""


@command.command("list")
@click.option("--format", "form", type=click.Choice(formats.FORMATS), default="table", help="How it is told.")
@click.pass_obj
def list_(call: Call, *, form: str) -> None:
    """Show every importer: name and version, what it reads, and the file or entry point it comes from."""
    from timeline.app.plugin_workers import left_out, readers
    from timeline.faces.terminal.listings import listing

    workspace, root = call.workspace_or_here()
    with readers(workspace, root) as workers:
        ready = workers.ready
    records = [
        {
            "name": one.name,
            "version": one.version,
            "kind": "source" if one.rank else "generic",
            "origin": one.origin,
        }
        for one in ready.importers
    ]
    columns = ("name", "version", "kind", "origin")
    rows = [[str(record[column]) for column in columns] for record in records]
    put(form, records, columns, listing(columns, rows, screen(), stretch=3))
    for note in ready.notes:
        notice(note)
    faults = [*ready.faults, *left_out(ready.untrusted)]
    for told in faults:
        fault(told)
    sys.exit(1 if faults else 0)


@command.command()
@click.argument("name")
@click.option("--sample", metavar="FILE|URL", required=True, help="A page of the source, as received.")
@click.option("--own", metavar="WORDS", help="Words on it that stand on each page of the source and on no other's.")
@click.option("--allow-private", is_flag=True, help="The hosts named here may be in private networks.")
@click.pass_obj
def new(call: Call, name: str, *, sample: str, own: str | None, allow_private: bool) -> None:
    """Write plugins/NAME.py from one sample of the source, and keep the sample with the events it yields."""
    from timeline.app.source_plugins import new_plugin

    workspace = call.workspace()
    made = new_plugin(workspace, name, sample, own=own, allow_private=allow_private)
    click.echo(f"wrote {made.path.relative_to(workspace.root)}: go over its patterns")
    click.echo(f"kept  {made.sample.relative_to(workspace.root)}")
    click.echo(f"wrote {made.expected.relative_to(workspace.root)}: look at each event once")
    for told in made.faults:
        notice(told)
    click.echo(f"check it with: timeline plugins test {name}")


@command.command()
@click.argument("name", required=False)
@click.option("--accept", is_flag=True, help="Write what each sample yields beside it.")
@click.pass_obj
def test(call: Call, name: str | None, *, accept: bool) -> None:
    """Check that each source claims its samples and nothing else, and yields the events on file."""
    from timeline.app.source_plugins import plugin_check

    samples = 0
    with plugin_check(call.workspace(), name) as check:
        wrong = check.faults()
        for sample in check.samples(accept=accept):
            samples += 1
            if sample.written:
                click.echo(f"wrote {clean(sample.name.rpartition('.')[0])}.jsonl")
            wrong += sample.faults
            click.echo(f"{'wrong' if sample.faults else 'right'} {clean(sample.name)}")
    for told in wrong:
        fault(told)
    click.echo(f"{counted(samples, 'sample')}, {counted(len(wrong), 'fault')}")
    sys.exit(1 if wrong else 0)
