"""`timeline verify`: whether the log is whole and unharmed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call


_CUT = (
    "if another version of the log was checked out on purpose, timeline verify --forget takes it as it is; "
    "if not, what is gone stands in git, on another branch or in another copy: merge it back"
)


class NotSoundError(TimelineError):
    """Something is wrong with the log; what, was said before."""


@click.command("verify")
@click.argument("directory", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--head", metavar="SEAL", help="A seal that `timeline head` once printed: the log must still hold it.")
@click.option("--documents", is_flag=True, help="Read every source document again too: its hash, its text, its quotes.")
@click.option("--signed", is_flag=True, help="The log must hold every head that was signed (timeline head --sign).")
@click.option("--key", metavar="KEY", help="Whose signatures by minisign are believed: a public key, or its file.")
@click.option("--forget", is_flag=True, help="Take the log as it is, whatever it hung on when it was last seen here.")
@click.pass_obj
def command(
    call: Call,
    directory: Path | None,
    head: str | None,
    key: str | None,
    *,
    documents: bool,
    signed: bool,
    forget: bool,
) -> None:
    """Check every line of the log, and everything that lines name. Exit status 1 when something is wrong.

    The log must also hold what it hung on when it was last appended to or found whole on this machine; a log of parts
    must be what its parts are together, each as it was made. DIR is the workspace, as -C names it.
    """
    from msgspec.structs import replace

    from timeline.app.checking import LAST_SEEN, checked_log
    from timeline.faces.cli.output import notice
    from timeline.faces.safe_text import clean
    from timeline.faces.terminal.screen import counted, screen, wrap

    if directory is not None:
        call = replace(call, directory=directory)
    log = call.workspace().log
    if not log.exists():
        raise NotSoundError(f"{log}: there is no log")
    seals = {}
    if signed or key is not None:
        from timeline.app.signing import signed_seals

        seals = signed_seals(call.workspace(), key)
    report = checked_log(call.workspace(), head=head, forget=forget, signed=seals)
    for told in report.told():
        click.echo(clean(told), err=True)
    if any(found.kind == "cut" and LAST_SEEN in found.told for found in report.findings):
        notice(_CUT)
    held = ", ".join(
        counted(number, noun)
        for number, noun in (
            (report.lines, "line"),
            (report.articles, "article"),
            (report.judgements, "judgement"),
            (len(report.heads), "head"),
        )
    )
    if not report.sound:
        raise NotSoundError(f"{len(report.findings)} found wrong in {held}")
    told = f"the log is whole: {held}" if report.lines else "the log is empty: there is nothing to check"
    click.echo("\n".join(wrap(told, screen().width)))
    if seals:
        places = sorted({place.removeprefix("signed in ").removeprefix("the tag ") for place in seals.values()})
        click.echo(f"signed: {', '.join(places)}")
    if call.workspace().parts_list.exists():
        _parts(call)
    if documents:
        _documents(call)


def _parts(call: Call) -> None:
    """Say whether the parts of the log are as they were made, and the log theirs. Raises NotSoundError."""
    from timeline.app.parts.union import check_parts
    from timeline.faces.cli.output import fault
    from timeline.faces.terminal.screen import counted

    parts, faults = check_parts(call.workspace())
    for told in faults:
        fault(told)
    states = ((sum(part.state == state for part in parts), state) for state in ("whole", "partial", "damaged"))
    click.echo(f"parts: {counted(len(parts), 'part')}, {', '.join(f'{number:,} {state}' for number, state in states)}")
    if faults:
        raise NotSoundError(f"{len(faults)} found wrong in the parts")


def _documents(call: Call) -> None:
    """Say what the documents are now. Raises NotSoundError."""
    from timeline.app.documents_checked import check_documents
    from timeline.faces.cli.output import fault

    checked = check_documents(call.workspace())
    for told in checked.faults:
        fault(told)
    click.echo(
        f"documents: {checked.read} read again, {checked.gone} gone, "
        f"{checked.otherwise} read by importers of other versions"
    )
    if checked.faults:
        raise NotSoundError(f"{len(checked.faults)} found wrong in the documents")
