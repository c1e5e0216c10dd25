"""`timeline link` and `timeline unlink`: whether one event answers, repeats or contradicts another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.errors import UsageError
from timeline.faces.cli.judge import judging, with_reason

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call

RELATIONS = ("fulfils", "progress", "same_act", "contradicts")


class LinkError(UsageError):
    """Two lines that cannot be linked so."""


@click.command("link")
@click.argument("earlier", metavar="A")
@click.argument("later", metavar="B")
@click.option("--relation", type=click.Choice(RELATIONS), default="progress", help="What B is to A.")
@click.option(
    "--date/--no-date",
    "move",
    default=True,
    help="With same_act: where one of the two has the surer date, let the other's article take it over.",
)
@judging
@click.pass_obj
def command(
    call: Call, earlier: str, later: str, relation: str, reason: str, by: str | None, *, move: bool, yes: bool
) -> None:
    """Link event B to the earlier event A."""
    from timeline.faces.cli.judge import Bench
    from timeline.model import Judgement
    from timeline.views.current_lines import Standing
    from timeline.views.links.lent_dates import taken_over
    from timeline.views.promise_ledger import ANSWERS, order_of
    from timeline.views.query import span_of

    bench = Bench(call.workspace(), by)
    standing = Standing(bench.state, bench.query)
    found = []
    for wanted in (earlier, later):
        told = standing.get(bench.ids.find(wanted))
        if told is None:
            raise LinkError(f"{wanted} is no event that stands")
        found.append(told)
    one, other = found
    if one.id == other.id:
        raise LinkError(f"{earlier} cannot be linked to itself")
    if relation == "same_act" and not span_of(one.date).may_meet(span_of(other.date)):
        raise LinkError(f"{one.date} and {other.date} cannot be one act")
    turned = standing.judgements.links.values()
    if relation != "same_act" and any(
        k.stands and (k.earlier, k.later) == (other.id, one.id) and k.relation in ANSWERS for k in turned
    ):
        raise LinkError(f"{earlier} is linked as what came of {later}: unlink {later} {earlier} first")
    if relation != "same_act" and order_of(one.date, other.date) == "earlier":
        raise LinkError(f"{later} ({other.date}) is before {earlier} ({one.date}): it cannot answer it")
    data = {"earlier": one.id, "later": other.id, "relation": relation}
    judgements = [Judgement(type="link", data=with_reason(data, reason))]
    if relation == "same_act" and move and (correction := taken_over(one, other)):
        judgements.append(Judgement(type="correction", data=with_reason(correction, reason)))
    bench.decide(judgements, yes=yes)


@click.command("unlink")
@click.argument("earlier", metavar="A")
@click.argument("later", metavar="B")
@click.option("--relation", type=click.Choice(RELATIONS), help="Only this relation; all of them unless given.")
@judging
@click.pass_obj
def unlink(
    call: Call, earlier: str, later: str, relation: str | None, reason: str, by: str | None, *, yes: bool
) -> None:
    """Say that event B does not belong to event A: takes a link back, or rejects a proposal for good."""
    from timeline.faces.cli.judge import Bench
    from timeline.model import Judgement

    bench = Bench(call.workspace(), by)
    data = {"earlier": bench.ids.find(earlier), "later": bench.ids.find(later)}
    if relation:
        data["relation"] = relation
    bench.decide([Judgement(type="unlink", data=with_reason(data, reason))], yes=yes)
