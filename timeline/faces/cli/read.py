"""`timeline read`: what an importer makes of documents, importing nothing."""

import sys

import click

from timeline.faces.cli.call import Call
from timeline.faces.cli.output import fault, standard_input
from timeline.faces.terminal.screen import screen


@click.command()
@click.argument("named", metavar="PATH|DIR|URL|-...", nargs=-1, required=True)
@click.option("--importer", metavar="NAME", help="Let this importer read them, whoever claims them.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl"]), default="table", help="How it is told."
)
@click.option("--explain", is_flag=True, help="Show each clause, and which rule made an event of it or why none did.")
@click.option("--allow-private", is_flag=True, help="The hosts named here may be in private networks.")
@click.pass_obj
def command(
    call: Call, named: tuple[str, ...], *, allow_private: bool, explain: bool, importer: str | None, form: str
) -> None:
    """Read documents and show title, stamps, text and events; nothing is imported."""
    from timeline.app.dry_reading import read_documents
    from timeline.app.named_sources import Naming
    from timeline.faces.export import formats
    from timeline.faces.terminal import explained_page, reading_page

    workspace, root = call.workspace_or_here()
    wrong: list[str] = []

    def met(what: str) -> None:
        wrong.append(what)
        fault(what)

    naming = Naming(root=root, on_empty=met, stdin=standard_input, allow_private=allow_private)
    told = []
    page = explained_page.page if explain else reading_page.page
    for reading in read_documents(named, workspace, naming, importer=importer, explain=explain, on_fault=met):
        for what in reading.faults:
            met(what)
        if reading.record is None:
            continue
        if form == "jsonl":
            click.echo(formats.jsonl([reading.record]), nl=False)
        elif form == "table":
            click.echo("\n".join(page(reading.record, screen())))
        else:
            told.append(reading.record)
    if form == "json":
        click.echo(formats.json(told), nl=False)
    sys.exit(1 if wrong else 0)
