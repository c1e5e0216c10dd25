"""`timeline assess`: a person rates what came of a pledge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.errors import UsageError
from timeline.faces.cli.judge import judging, with_reason
from timeline.faces.cli.pledges import STATUSES

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call


class AssessmentError(UsageError):
    """A rating that cannot be given."""


@click.command("assess")
@click.argument("pledge", metavar="PLEDGE")
@click.argument("status", metavar="STATUS", type=click.Choice(STATUSES))
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
    from timeline.faces.cli.judge import Bench
    from timeline.model import Judgement
    from timeline.views.current_lines import Standing
    from timeline.views.promise_ledger import ANSWERS

    bench = Bench(call.workspace(), by)
    standing = Standing(bench.state, bench.query)
    told = standing.get(bench.ids.find(pledge))
    if told is None or told.type not in ("pledge", "agreement", "meeting", "visit"):
        raise AssessmentError(f"{pledge} is no pledge, agreement or plan that stands")
    named = [bench.ids.find(one) for one in evidence]
    for identity in named:
        if standing.get(identity) is None:
            raise AssessmentError(f"{identity} is no event that stands")
    links = standing.judgements.links.values()
    named = named or [k.later for k in links if k.stands and k.earlier == told.id and k.relation in ANSWERS]
    if status != "no_evidence" and not named:
        raise AssessmentError(f"{status} needs evidence: name it with --evidence ID, or link it first")
    data = {"pledge": told.id, "status": status, "evidence": sorted(set(named))}
    bench.decide([Judgement(type="assessment", data=with_reason(data, reason))], yes=yes)
