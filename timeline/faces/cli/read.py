"""`timeline read`: what an importer makes of documents, importing nothing."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.faces.cli.call import Call
from timeline.faces.safe_text import clean
from timeline.faces.terminal.screen import Screen, screen, shorten, wrap

if TYPE_CHECKING:
    from timeline.workspace import Workspace

_STAMPS = ("published", "updated", "page_stamp", "fetched")


@click.command()
@click.argument("named", metavar="PATH|DIR|URL|-...", nargs=-1, required=True)
@click.option("--importer", metavar="NAME", help="Let this importer read them, whoever claims them.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl"]), default="table", help="How it is told."
)
@click.option("--allow-private", is_flag=True, help="Fetch from addresses of private networks too.")
@click.pass_obj
def command(call: Call, named: tuple[str, ...], *, allow_private: bool, importer: str | None, form: str) -> None:
    """Read documents and show title, stamps, text and events; nothing is imported."""
    from timeline.faces.cli.import_ import sources_of
    from timeline.faces.export import formats
    from timeline.intake.documents import sources
    from timeline.intake.run import batch as reading
    from timeline.intake.run.workers import Readers

    workspace, root = where(call)
    status = 0
    told = []
    with Readers(workspace.plugins if workspace else None, root, importer=importer) as readers:
        for fault in readers.ready.faults:
            status = _fault(fault)
        empty: list[str] = []
        found = sources_of(named, root, on_empty=empty.append, workspace=None, allow_private=allow_private)
        for nothing in empty:
            status = _fault(nothing)
        for one in readers.read(sources.each(found)):
            for fault in one.faults:
                status = _fault(fault)
            if isinstance(one, reading.Rejected):
                status = _fault(f"{one.path}: {one.reason}")
                continue
            record = reading.as_json(one)
            if form == "jsonl":
                click.echo(formats.jsonl([record]), nl=False)
            elif form == "table":
                click.echo(_page(record, screen()))
            else:
                told.append(record)
    if form == "json":
        click.echo(formats.json(told), nl=False)
    sys.exit(status)


def where(call: Call) -> tuple["Workspace | None", Path]:
    """Return the workspace and its root; reading works without one, from the current directory."""
    from timeline.workspace import NoWorkspaceError

    try:
        workspace = call.workspace()
    except NoWorkspaceError:
        return None, call.directory or Path.cwd()
    return workspace, workspace.root


def _fault(what: str) -> int:
    click.echo(f"error: {clean(what)}", err=True)
    return 1


def _page(record: dict[str, Any], on: Screen) -> str:
    """Return a document as a page of text: what the head says, the events, the text."""
    lines = [on.rule(clean(record["path"])), on.paint(clean(record["title"]), "bold")]
    lines.append(on.paint(f"{record['importer']}: {clean(record['reason'])}", "dim"))
    stamps = [(key.replace("_", " "), record[key]) for key in _STAMPS if record[key]]
    lines += [f"{key:<12}{stamp['value']}  {on.paint(clean(stamp['raw']), 'dim')}" for key, stamp in stamps]
    lines += [f"{key:<12}{clean(record[key])}" for key in ("url", "language", "publisher", "credit") if record[key]]
    lines += [on.paint(f"note: {clean(note)}", "yellow") for note in record["notes"]]
    lines.append("")
    for event in record["events"]:
        head = f"{event['type'].replace('_', '-'):<10} {event.get('date', 'no date'):<24}"
        lines.append(f"{on.paint(head, 'cyan')} {shorten(clean(event['quote']), max(20, on.width - 36))}")
    lines.append("")
    lines += [line for paragraph in record["text"].split("\n\n") for line in (*wrap(clean(paragraph), on.width), "")]
    return "\n".join(lines)
