"""`timeline assess`: a person rates what came of a pledge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.faces.cli.judge import decide, judging
from timeline.faces.cli.options import OneOf
from timeline.vocabulary import RATINGS

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call


@click.command("assess")
@click.argument("pledge", metavar="PLEDGE")
@click.argument("status", metavar="STATUS", type=OneOf(RATINGS))
@click.option(
    "--evidence",
    metavar="ID",
    multiple=True,
    help="The event it rests on; the events linked to the pledge unless given. Repeatable.",
)
@judging
@click.pass_obj
def command(
    call: Call, pledge: str, status: str, evidence: tuple[str, ...], reason: str, by: str | None, *, yes: bool
) -> None:
    """Rate PLEDGE: no_evidence, progress, partly_kept, kept, stalled, broken or superseded."""
    from timeline.app.assessing import assess

    bench = call.bench(by)
    decide(bench, assess(bench, pledge, status, evidence=evidence, reason=reason), yes=yes)
