"""`timeline review`: what waits for a person, one by one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from timeline.faces.cli.options import filters
from timeline.faces.export.formats import FORMATS

if TYPE_CHECKING:
    from timeline.app.bench import Bench
    from timeline.app.reviewing import Waiting
    from timeline.faces.cli.call import Call
    from timeline.faces.terminal.screen import Screen
    from timeline.model import Judgement
    from timeline.views.query import Query

KEYS = "accept (a), reject (r), later (l), open the article (o), undo (u), quit (q)"


@click.command("review")
@filters
@click.option("--reason", metavar="TEXT", default="", help="Why; kept with each judgement.")
@click.option("--by", metavar="WHO", envvar="TIMELINE_BY", help="Who judges; git's user.name unless given.")
@click.option("--list", "listed", is_flag=True, help="Only list what waits.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", help="How to list it (with --list).")
@click.pass_obj
def command(call: Call, query: Query, reason: str, by: str | None, form: str, *, listed: bool) -> None:
    """Walk through proposals and doubtful readings: accept, reject or leave each.

    What is accepted or rejected is appended at once, so that it can be left at any time and taken up again; what was
    rejected never comes back. Answers are read from standard input, one a line.
    """
    from timeline.app.waiting import waiting_for
    from timeline.faces.cli.output import put
    from timeline.faces.export.flat_rows import PROPOSAL_ROW, proposal_row
    from timeline.faces.export.ledger_records import proposal_record
    from timeline.faces.terminal import review_page
    from timeline.faces.terminal.screen import screen

    with call.opened() as space:
        bench = call.bench(by)
        waiting = waiting_for(space, query, bench.state)
    if listed or form != "table":
        records = (proposal_record(proposal) for proposal in waiting.proposals)
        rows = (proposal_row(proposal, bench.ids) for proposal in waiting.proposals)
        put(form, records, PROPOSAL_ROW, review_page.listed(waiting, bench, screen()), rows)
        return
    items: list[Waiting] = [*waiting.proposals, *waiting.doubtful, *waiting.lost]
    if query.limit is not None:
        items = items[: query.limit]
    click.echo(review_page.what_waits(waiting))
    _walk(_Session(bench, reason), items)


class _Session:
    """One walk: the bench, the reason given with each judgement, and what was appended, latest last."""

    def __init__(self, bench: Bench, reason: str) -> None:
        from timeline.faces.terminal.screen import screen

        self.bench = bench
        self.reason = reason
        self.screen: Screen = screen()
        self.done: list[list[str]] = []

    def append(self, judgements: list[Judgement]) -> None:
        ids = self.bench.append(judgements)
        self.done.append(ids)
        click.echo(f"appended {', '.join(self.bench.ids.short(identity) for identity in ids)}")

    def undo(self) -> bool:
        """Take back the latest judgements of this walk by further ones."""
        from timeline.app.reviewing import taken_back

        if not self.done:
            click.echo("nothing to undo")
            return False
        self.bench.append(taken_back(self.done.pop(), self.reason))
        click.echo("taken back")
        return True


def _walk(session: _Session, items: list[Waiting]) -> None:
    from timeline.app.reviewing import answered
    from timeline.faces.terminal.review_page import opened, shown

    at = 0
    walked: list[int] = []
    later: set[int] = set()
    while at < len(items):
        item = items[at]
        click.echo("\n".join(shown(item, f"{at + 1} of {len(items)}", session.bench, session.screen)), color=True)
        while True:
            click.echo(f"{KEYS}: ", nl=False)
            answer = sys.stdin.readline()
            key = answer.strip()[:1].casefold()
            if not answer or key == "q":
                click.echo(f"{'' if answer else chr(10)}left {len(later | set(range(at, len(items))))} for later")
                return
            if key == "o":
                click.echo("\n".join(opened(item, session.bench, session.screen)), color=True)
            elif key == "u":
                if session.undo():
                    at = walked.pop()
                    later = {one for one in later if one < at}
                    break
            elif key in ("a", "r") and (found := answered(item, accepted=key == "a", reason=session.reason)):
                session.append(found)
                walked.append(at)
                at += 1
                break
            elif key in ("l", "r"):
                later.add(at)
                at += 1
                break
    if later:
        click.echo(f"left {len(later)} for later")
    else:
        click.echo("nothing waits any more" if items else "nothing waits")
