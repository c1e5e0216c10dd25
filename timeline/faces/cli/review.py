"""`timeline review`: what waits for a person, one by one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from timeline.faces.cli.options import filters
from timeline.faces.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.faces.cli.call import Call
    from timeline.faces.cli.judge import Bench
    from timeline.faces.terminal import Screen
    from timeline.model import Judgement
    from timeline.views.proposals import Proposal
    from timeline.views.query import Query
    from timeline.views.standing import Told

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
    from timeline.faces.cli.judge import Bench
    from timeline.views.doubts import queue

    bench = Bench(call.workspace(), by)
    waiting = queue(bench.state, query)
    if listed or form != "table":
        _list(bench, waiting.proposals, form)
        return
    items: list[Proposal | Told] = [*waiting.proposals, *waiting.doubtful]
    if query.limit is not None:
        items = items[: query.limit]
    click.echo(f"{len(waiting.proposals)} proposals and {len(waiting.doubtful)} doubtful readings wait")
    _walk(_Session(bench, reason), items)


class _Session:
    """One walk: the bench, the reason given with each judgement, and what was appended, latest last."""

    def __init__(self, bench: Bench, reason: str) -> None:
        from timeline.faces.terminal import screen

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
        if not self.done:
            click.echo("nothing to undo")
            return False
        judgements = [self.judgement("retraction", {"target": identity}) for identity in self.done.pop()]
        self.bench.append(judgements)
        click.echo("taken back")
        return True

    def judgement(self, kind: Any, data: dict[str, Any]) -> Judgement:
        from timeline.faces.cli.judge import with_reason
        from timeline.model import Judgement

        return Judgement(type=kind, data=with_reason(data, self.reason))


def _walk(session: _Session, items: list[Proposal | Told]) -> None:
    at = 0
    walked: list[int] = []
    while at < len(items):
        item = items[at]
        click.echo("\n".join(_shown(session, item, at + 1, len(items))), color=True)
        while True:
            click.echo(f"{KEYS}: ", nl=False)
            answer = sys.stdin.readline()
            key = answer.strip()[:1].casefold()
            if not answer or key == "q":
                click.echo(f"\nleft {len(items) - at} for later" if not answer else f"left {len(items) - at} for later")
                return
            if key == "o":
                _open(session, item)
            elif key == "u":
                if session.undo():
                    at = walked.pop()
                    break
            elif key in ("a", "r"):
                session.append(_judgements(session, item, accepted=key == "a"))
                walked.append(at)
                at += 1
                break
            elif key == "l":
                at += 1
                break
    click.echo("nothing waits any more" if items else "nothing waits")


def _judgements(session: _Session, item: Proposal | Told, *, accepted: bool) -> list[Judgement]:
    """Return what an answer appends: a link (with the date it implies), an unlink, or that a reading holds."""
    from timeline.views.dating import taken_over
    from timeline.views.proposals import Proposal

    if isinstance(item, Proposal):
        data = {"earlier": item.earlier.id, "later": item.later.id, "relation": item.relation}
        found = [session.judgement("link" if accepted else "unlink", data)]
        if accepted and item.relation == "same_act" and (moved := taken_over(item.earlier, item.later)):
            found.append(session.judgement("correction", moved))
        return found
    if accepted:
        return [session.judgement("correction", {"target": item.id, "field": "doubt", "was": item.line["doubt"]})]
    return [session.judgement("retraction", {"target": item.id})]


def _shown(session: _Session, item: Proposal | Told, number: int, count: int) -> Iterator[str]:
    """Yield both sides of a proposal in their paragraphs, or a doubtful reading in its."""
    from timeline.faces.days import in_words
    from timeline.faces.terminal import clean
    from timeline.views.dating import taken_over
    from timeline.views.proposals import Proposal

    screen = session.screen
    yield ""
    if isinstance(item, Proposal):
        yield screen.rule(f"{number} of {count}: {item.relation.replace('_', ' ')}? ({item.score:.2f})")
        for told in (item.earlier, item.later):
            yield from _side(session, told)
        yield from (f"  because {clean(reason)}" for reason in item.reasons)
        if item.relation == "same_act" and (moved := taken_over(item.earlier, item.later)):
            article = session.bench.ids.short(moved["target"])
            yield f"  accepting it dates the article {article} {in_words(moved['now'])}"
    else:
        yield screen.rule(f"{number} of {count}: is this read rightly?")
        yield from _side(session, item)
        yield screen.paint(f"  in doubt: {clean(str(item.line['doubt']))}", "yellow")


def _side(session: _Session, told: Told) -> Iterator[str]:
    from timeline.faces.days import in_words
    from timeline.faces.evidence_page import passage
    from timeline.faces.history_page import row, source_in_words

    yield f"{in_words(told.date)}  {source_in_words(told.sources[0]) if told.sources else ''}"
    yield from row(told, session.bench.ids, session.screen)
    yield from passage(told, _context(session, told), session.screen)


def _context(session: _Session, told: Told) -> Any:
    from timeline.faces.context import around

    return around(session.bench.workspace, told)


def _open(session: _Session, item: Proposal | Told) -> None:
    """Print the whole article (both, of a proposal)."""
    from timeline.faces.context import text_of
    from timeline.faces.evidence_page import source
    from timeline.faces.terminal import clean, wrap
    from timeline.views.proposals import Proposal

    for told in (item.earlier, item.later) if isinstance(item, Proposal) else (item,):
        for found in told.sources[:1]:
            lines = list(source(found, session.screen))
            text = text_of(session.bench.workspace, found)
            for part in (text or "(the document is not here any more)").split("\n\n"):
                lines += ["", *wrap(clean(part), session.screen.width)]
            click.echo("\n".join(lines), color=True)


def _list(bench: Bench, proposals: tuple[Proposal, ...], form: str) -> None:
    from timeline.faces.cli.viewing import put
    from timeline.faces.evidence_page import proposal as shown
    from timeline.faces.ledger_records import proposal_record
    from timeline.faces.terminal import clean, screen, shorten

    on = screen()

    def page() -> Iterator[str]:
        yield f"{len(proposals)} proposals"
        for proposal in proposals:
            yield f"{bench.ids.short(proposal.earlier.id)} {shorten(clean(proposal.earlier.quote), on.width - 10)}"
            yield from shown(proposal, proposal.later, bench.ids, on)

    records = (proposal_record(proposal) for proposal in proposals)
    put(form, records, ("earlier", "later", "relation", "score", "order", "reasons", "date", "quote"), page())
