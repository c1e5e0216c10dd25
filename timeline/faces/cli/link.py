"""`timeline link` and `timeline unlink`: what one event is to an earlier one, or that it is nothing to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.faces.cli.judge import FROM_INPUT, decide, decide_all, judging
from timeline.faces.cli.options import OneOf
from timeline.vocabulary import RELATIONS

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call


@click.command("link")
@click.argument("earlier", metavar="A")
@click.argument("later", metavar="B", default="")
@click.option("--relation", type=OneOf(RELATIONS), help="What B is to A; what B itself says, unless given.")
@click.option(
    "--date/--no-date",
    "move",
    default=True,
    help="With same_act: where one of the two has the surer date, let the other's article take it over.",
)
@judging
@click.pass_obj
def command(
    call: Call, earlier: str, later: str, relation: str | None, reason: str, by: str | None, *, move: bool, yes: bool
) -> None:
    """Link event B to the earlier event A.

    Unless a relation is given, a report that says done fulfils, one that says delayed delays, one that says failed or
    cancelled contradicts, and any other is progress. With - instead of A and B, JSON lines are read from standard
    input, as `timeline review --format jsonl` writes them.
    """
    from timeline.app.bulk import links
    from timeline.app.linking import link
    from timeline.faces.cli.output import standard_input

    bench = call.bench(by)
    if earlier == FROM_INPUT and not later:
        decide_all(bench, links(bench, standard_input(), reason=reason))
        return
    if not later:
        raise click.UsageError("Missing argument 'B'.")
    decide(bench, link(bench, earlier, later, relation=relation, reason=reason, move=move), yes=yes)


@click.command("unlink")
@click.argument("earlier", metavar="A")
@click.argument("later", metavar="B")
@click.option("--relation", type=OneOf(RELATIONS), help="Only this relation; all of them unless given.")
@judging
@click.pass_obj
def unlink(
    call: Call, earlier: str, later: str, relation: str | None, reason: str, by: str | None, *, yes: bool
) -> None:
    """Say that event B does not belong to event A: takes a link back, or rejects a proposal for good."""
    from timeline.app.linking import unlink

    bench = call.bench(by)
    decide(bench, unlink(bench, earlier, later, relation=relation, reason=reason), yes=yes)
