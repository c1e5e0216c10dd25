"""`timeline verify`: whether the log is whole and unharmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call


class NotSoundError(TimelineError):
    """Something is wrong with the log; what, was said before."""


@click.command("verify")
@click.option("--head", metavar="SEAL", help="A seal that `timeline head` once printed: the log must still hold it.")
@click.pass_obj
def command(call: Call, head: str | None) -> None:
    """Check every line of the log, and everything that lines name. Exit status 1 when something is wrong."""
    from timeline.faces.safe_text import clean
    from timeline.log.check import verify

    report = verify(call.workspace().log, head=head)
    for told in report.told():
        click.echo(clean(told), err=True)
    counted = ", ".join(
        f"{number} {noun}{'s' * (number != 1)}"
        for number, noun in (
            (report.lines, "line"),
            (report.articles, "article"),
            (report.judgements, "judgement"),
            (len(report.heads), "head"),
        )
    )
    if not report.sound:
        raise NotSoundError(f"{len(report.findings)} found wrong in {counted}")
    click.echo(f"the log is whole: {counted}")
