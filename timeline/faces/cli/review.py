"""`timeline review`: what waits for a person, one by one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from timeline.faces.cli.options import filters
from timeline.faces.export.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.app.bench import Bench
    from timeline.faces.cli.call import Call
    from timeline.faces.terminal.screen import Screen
    from timeline.model import Judgement
    from timeline.views.current_lines import ShownEvent
    from timeline.views.doubts import Queue
    from timeline.views.links.proposals import Proposal
    from timeline.views.narrow_rows import Judged
    from timeline.views.query import Query

    Item = Proposal | ShownEvent | Judged

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

    with call.opened() as space:
        bench = call.bench(by)
        waiting = waiting_for(space, query, bench.state)
    if listed or form != "table":
        _list(bench, waiting, form)
        return
    items: list[Item] = [*waiting.proposals, *waiting.doubtful, *waiting.lost]
    if query.limit is not None:
        items = items[: query.limit]
    click.echo(_what_waits(waiting))
    _walk(_Session(bench, reason), items)


def _what_waits(waiting: Queue) -> str:
    """Return in words how much waits."""
    from timeline.faces.terminal.screen import counted

    said = (
        f"{counted(len(waiting.proposals), 'proposal')} and {counted(len(waiting.doubtful), 'doubtful reading')} wait"
    )
    if waiting.lost:
        said += f", and {counted(len(waiting.lost), 'judgement')} on what the newest reading no longer has"
    return said


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
        if not self.done:
            click.echo("nothing to undo")
            return False
        judgements = [self.judgement("retraction", {"target": identity}) for identity in self.done.pop()]
        self.bench.append(judgements)
        click.echo("taken back")
        return True

    def judgement(self, kind: Any, data: dict[str, Any]) -> Judgement:
        from timeline.app.bench import with_reason
        from timeline.model import Judgement

        return Judgement(type=kind, data=with_reason(data, self.reason))


def _walk(session: _Session, items: list[Item]) -> None:
    at = 0
    walked: list[int] = []
    later: set[int] = set()
    while at < len(items):
        item = items[at]
        click.echo("\n".join(_shown(session, item, at + 1, len(items))), color=True)
        while True:
            click.echo(f"{KEYS}: ", nl=False)
            answer = sys.stdin.readline()
            key = answer.strip()[:1].casefold()
            if not answer or key == "q":
                click.echo(f"{'' if answer else chr(10)}left {len(later | set(range(at, len(items))))} for later")
                return
            if key == "o":
                _open(session, item)
            elif key == "u":
                if session.undo():
                    at = walked.pop()
                    later = {one for one in later if one < at}
                    break
            elif key in ("a", "r") and (found := _judgements(session, item, accepted=key == "a")):
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


def _judgements(session: _Session, item: Item, *, accepted: bool) -> list[Judgement]:
    """Return what an answer appends: a link (with the date it implies), an unlink, or that a reading holds.

    Of a judgement on what is read no more: that it is taken back, or nothing.
    """
    from timeline.views.links.lent_dates import taken_over
    from timeline.views.links.proposals import Proposal
    from timeline.views.narrow_rows import Judged

    if isinstance(item, Judged):
        return [session.judgement("retraction", {"target": item.id})] if accepted else []
    if isinstance(item, Proposal):
        data = {"earlier": item.earlier.id, "later": item.later.id, "relation": item.relation}
        found = [session.judgement("link" if accepted else "unlink", data)]
        if accepted and item.relation == "same_act" and (moved := taken_over(item.earlier, item.later)):
            found.append(session.judgement("correction", moved))
        return found
    if accepted:
        return [session.judgement("correction", {"target": item.id, "field": "doubt", "was": item.line["doubt"]})]
    return [session.judgement("retraction", {"target": item.id})]


def _shown(session: _Session, item: Item, number: int, count: int) -> Iterator[str]:
    """Yield both sides of a proposal in their paragraphs, a doubtful reading, a judgement with what it was on."""
    from timeline.faces.safe_text import clean
    from timeline.faces.terminal.days import in_words
    from timeline.faces.terminal.evidence_page import judgements
    from timeline.faces.terminal.history_page import row
    from timeline.views.links.lent_dates import taken_over
    from timeline.views.links.proposals import Proposal
    from timeline.views.narrow_rows import Judged

    screen = session.screen
    yield ""
    if isinstance(item, Proposal):
        yield screen.rule(f"{number} of {count}: {item.relation.replace('_', ' ')}? ({item.score:.2f})")
        for told in (item.earlier, item.later):
            yield from _side(session, told)
        yield from (f"  because {clean(reason)}" for reason in item.reasons)
        if item.relation == "same_act" and (moved := taken_over(item.earlier, item.later)):
            what = "event" if moved["field"] == "date" else "article"
            yield f"  accepting it dates the {what} {session.bench.ids.short(moved['target'])} {in_words(moved['now'])}"
    elif isinstance(item, Judged):
        yield screen.rule(f"{number} of {count}: does this judgement still hold?")
        yield from judgements([item], session.bench.ids, {}, screen)
        for told in _judged_on(session, item):
            yield from row(told, session.bench.ids, screen)
        yield screen.paint("  the newest reading of its article has nothing that stands for this", "yellow")
        yield "  accepting takes the judgement back; rejecting leaves it as it is"
    else:
        yield screen.rule(f"{number} of {count}: is this read rightly?")
        yield from _side(session, item)
        yield screen.paint(f"  in doubt: {clean(str(item.line['doubt']))}", "yellow")


def _judged_on(session: _Session, judged: Judged) -> Iterator[ShownEvent]:
    """Yield the lines a judgement names, as they were read when it was made."""
    from timeline.views.current_lines import ShownEvent
    from timeline.views.readings import readings_known

    state = session.bench.state
    history = readings_known(state.articles.values(), as_of=None, known_at=None).history
    for name in judged.names:
        if (found := state.events.get(name)) is not None:
            yield ShownEvent(found, (), history.get(found.article, ())[:1])


def _side(session: _Session, told: ShownEvent) -> Iterator[str]:
    from timeline.faces.terminal.days import in_words
    from timeline.faces.terminal.evidence_page import passage
    from timeline.faces.terminal.history_page import row, source_in_words

    yield f"{in_words(told.date)}  {source_in_words(told.sources[0]) if told.sources else ''}"
    yield from row(told, session.bench.ids, session.screen)
    yield from passage(told, _context(session, told), session.screen)


def _context(session: _Session, told: ShownEvent) -> Any:
    from timeline.app.context import around

    return around(session.bench.workspace, told)


def _open(session: _Session, item: Item) -> None:
    """Print the whole article (both, of a proposal; all a judgement names)."""
    from timeline.app.context import text_of
    from timeline.faces.safe_text import clean
    from timeline.faces.terminal.evidence_page import source
    from timeline.faces.terminal.screen import wrap
    from timeline.views.links.proposals import Proposal
    from timeline.views.narrow_rows import Judged

    both: Iterable[ShownEvent]
    if isinstance(item, Judged):
        both = _judged_on(session, item)
    else:
        both = (item.earlier, item.later) if isinstance(item, Proposal) else (item,)
    for told in both:
        for found in told.sources[:1]:
            lines = list(source(found, session.screen))
            text = text_of(session.bench.workspace, found)
            for part in (text or "(the document is not here any more)").split("\n\n"):
                lines += ["", *wrap(clean(part), session.screen.width)]
            click.echo("\n".join(lines), color=True)


def _list(bench: Bench, waiting: Queue, form: str) -> None:
    """List what waits: as a page all of it, as records the proposals, each in the shape of the link it would become."""
    from timeline.faces.cli.output import put
    from timeline.faces.export.ledger_records import PROPOSAL_COLUMNS, proposal_record
    from timeline.faces.safe_text import clean
    from timeline.faces.terminal.evidence_page import judgements
    from timeline.faces.terminal.evidence_page import proposal as shown
    from timeline.faces.terminal.history_page import row
    from timeline.faces.terminal.screen import counted, screen, shorten

    on = screen()

    def page() -> Iterator[str]:
        yield counted(len(waiting.proposals), "proposal")
        for proposal in waiting.proposals:
            yield f"{bench.ids.short(proposal.earlier.id)} {shorten(clean(proposal.earlier.quote), on.width - 10)}"
            yield from shown(proposal, proposal.later, bench.ids, on)
        if waiting.doubtful:
            yield ""
            yield counted(len(waiting.doubtful), "doubtful reading")
            for told in waiting.doubtful:
                yield from row(told, bench.ids, on)
        if waiting.lost:
            yield ""
            yield f"{counted(len(waiting.lost), 'judgement')} on what the newest reading no longer has"
            yield from judgements(waiting.lost, bench.ids, {}, on)

    records = (proposal_record(proposal) for proposal in waiting.proposals)
    put(form, records, PROPOSAL_COLUMNS, page())
