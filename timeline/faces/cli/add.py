"""`timeline add`: a person adds what no rule saw in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from timeline.faces.cli.judge import decide, judging
from timeline.faces.cli.options import OneOf
from timeline.model import AgreementForm, AgreementStatus, Qualifier, State, Strength

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.faces.cli.call import Call


def _words(kind: Any) -> OneOf:
    return OneOf(kind.__args__)


def _adding(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add what is told of every type: the document, the words, their day and their place, and who judges."""
    for decorate in (
        click.pass_obj,
        judging,
        click.option("--region", "regions", metavar="R", multiple=True, help="Whom it is about. May be given again."),
        click.option("--date", metavar="D", help="The day it was said, if not that of the sentence or the article."),
        click.option("--speaker", metavar="WHO", help="Who said it."),
        click.argument("quoted", metavar="QUOTE"),
        click.argument("document", metavar="ARTICLE"),
    ):
        command = decorate(command)
    return command


def _add(call: Call, kind: str, told: dict[str, Any]) -> None:
    from timeline.app.adding import add

    bench = call.bench(told.pop("by"))
    named = {name: told.pop(name) for name in ("document", "quoted", "date", "regions", "reason", "yes")}
    said = {name: value for name, value in told.items() if value not in (None, ())}
    found = add(
        bench,
        kind,
        named["document"],
        named["quoted"],
        said=said,
        date=named["date"],
        regions=named["regions"],
        reason=named["reason"],
    )
    decide(bench, found, yes=named["yes"])


@click.group("add")
@click.pass_context
def command(context: click.Context) -> None:
    """Add what a document tells and no rule saw: a pledge, a follow-up, an agreement or a figure.

    ARTICLE is a document's path, the beginning of its hash, or the id of one of its lines; QUOTE are words that stand
    in it. What is added bears the name of who added it, and stays when the document is read anew.
    """
    # Of what is settled each type is told only who judges: the regions of views are not those of an event.
    by = (context.default_map or {}).get("by")
    context.default_map = {} if by is None else {kind: {"by": by} for kind in command.commands}


@command.command("pledge")
@_adding
@click.option("--promiser", metavar="WHO", help="Who promises.")
@click.option("--promisee", metavar="WHO", help="Whom it is promised.")
@click.option("--action", metavar="TEXT", help="What is promised; the quoted words unless given.")
@click.option("--strength", type=_words(Strength), help="How firmly; a commitment unless given.")
@click.option("--deadline", metavar="D", help="By when (2026, 30 June 2026, in three years).")
@click.option("--condition", metavar="TEXT", help="On what it hangs.")
@click.option("--testable/--untestable", default=None, help="Whether it can be told kept; if it has a deadline.")
def pledge(call: Call, **told: Any) -> None:
    """Add a promise that ARTICLE tells in the words QUOTE."""
    _add(call, "pledge", told)


@command.command("follow_up")
@_adding
@click.option("--actor", metavar="WHO", help="Who did it, or did not.")
@click.option("--deliverable", metavar="TEXT", help="What was to be done; the quoted words unless given.")
@click.option("--state", type=_words(State), required=True, help="How it stands.")
@click.option("--share", metavar="S", help="How much of it: 40%, or 3/5.")
@click.option("--new-deadline", metavar="D", help="The day it is put off to.")
@click.option("--self-reported/--not-self-reported", default=None, help="Whether the promiser says so himself.")
def follow_up(call: Call, **told: Any) -> None:
    """Add a report of what was promised that ARTICLE tells in the words QUOTE."""
    _add(call, "follow_up", told)


@command.command("agreement")
@_adding
@click.option("--party", "parties", metavar="WHO", multiple=True, help="One of those who agree. May be given again.")
@click.option("--subject", metavar="TEXT", help="What it is about; the quoted words unless given.")
@click.option("--form", type=_words(AgreementForm), help="What kind of paper, or by word.")
@click.option("--status", type=_words(AgreementStatus), help="Signed unless given.")
@click.option("--term", metavar="D", help="Until when, or for how long (P2Y).")
def agreement(call: Call, **told: Any) -> None:
    """Add an agreement that ARTICLE tells in the words QUOTE."""
    _add(call, "agreement", told)


@command.command("figure")
@_adding
@click.option("--value", metavar="N", help="In base units (18000000, 18 million).")
@click.option("--unit", metavar="U", required=True, help="USD, percent, or what is counted.")
@click.option("--metric", metavar="TEXT", help="What is counted or measured.")
@click.option("--period", metavar="D", help="What time it is about.")
@click.option("--qualifier", type=_words(Qualifier), help="Exact unless given.")
@click.option("--party", "parties", metavar="WHO", multiple=True, help="Between whom. May be given again.")
@click.option("--target/--no-target", default=None, help="Whether it is a goal.")
def figure(call: Call, **told: Any) -> None:
    """Add a figure that ARTICLE tells in the words QUOTE."""
    _add(call, "figure", told)
