"""`timeline review`: what waits for a person, one by one."""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import click

from timeline.faces.cli.options import filters
from timeline.faces.export.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from timeline.app.bench import Bench
    from timeline.app.reviewing import Waiting
    from timeline.faces.cli.call import Call
    from timeline.faces.terminal.screen import Screen
    from timeline.model import Judgement
    from timeline.views.current_lines import ShownEvent
    from timeline.views.query import Query

RELATIONS = {"f": "fulfils", "p": "progress", "d": "delays", "c": "contradicts", "s": "same_act"}
_NONE = "-"  # typed for a value: there is none
RATINGS = {"k": "kept", "t": "partly_kept", "b": "broken"}


@click.command("review")
@filters
@click.option("--reason", metavar="TEXT", default="", help="Why; kept with each judgement.")
@click.option("--by", metavar="WHO", envvar="TIMELINE_BY", help="Who judges; git's user.name unless given.")
@click.option("--list", "listed", is_flag=True, help="Only list what waits.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", help="How to list it (with --list).")
@click.pass_obj
def command(call: Call, query: Query, reason: str, by: str | None, form: str, *, listed: bool) -> None:
    """Walk through proposals and doubtful readings: accept, reject, correct, rate or leave each.

    On a terminal each answer is one key, and ? tells them all; else answers are read from standard input, one a line.
    What is decided is appended at once, so that it can be left at any time and taken up again; u takes back the last
    answer, also the very last one. What was rejected never comes back.
    """
    from timeline.app.waiting import waiting_for
    from timeline.faces.cli.output import put
    from timeline.faces.export.flat_rows import PROPOSAL_ROW, proposal_row, revision_row
    from timeline.faces.export.ledger_records import proposal_record, revision_record
    from timeline.faces.terminal import review_page
    from timeline.faces.terminal.screen import screen
    from timeline.views.current_lines import Standing

    with call.opened() as space:
        bench = call.bench(by)
        waiting = waiting_for(space, query, Standing(bench.state, query))
    if listed or form != "table":
        found = waiting.first(query.limit)
        records = (*map(revision_record, found.revisions), *map(proposal_record, found.proposals))
        rows = (
            *(revision_row(pair, bench.ids) for pair in found.revisions),
            *(proposal_row(proposal, bench.ids) for proposal in found.proposals),
        )
        put(form, records, PROPOSAL_ROW, review_page.listed(waiting, query.limit, bench, screen()), rows)
        return
    first = waiting.first(query.limit)
    items: list[Waiting] = [*first.revisions, *first.proposals, *first.doubtful, *first.lost]
    if told := review_page.what_waits(waiting):
        click.echo(told)
    walk = _Walk(bench, reason, items)
    walk.go()
    if walk.unwritten:
        click.get_current_context().exit(1)


class _Walk:
    """One walk through what waits: where it is, what was answered to each, and what that appended."""

    def __init__(self, bench: Bench, reason: str, items: list[Waiting]) -> None:
        from timeline.faces.terminal.screen import screen

        self.bench = bench
        self.reason = reason
        self.items = items
        self.at = 0
        self.answered: list[tuple[int, list[str]]] = []  # where, and the ids that it appended; none: left for later
        self.unwritten = False  # whether something that was answered could not be appended
        self.screen: Screen = screen()
        self.terminal = _is_terminal()
        self.seen = False  # whether anything was shown, which a terminal then is cleared of
        self.told = ""  # what came of the last answer, said with what is shown next

    def go(self) -> None:
        """Ask until nothing is left, or whoever answers has enough."""
        ended = False
        while not ended:
            self._show()
            ended = self._ask()
        later = sum(not ids for _, ids in self.answered) + len(self.items) - self.at
        if later:
            click.echo(f"left {later} for later")
        else:
            click.echo("nothing waits any more" if self.items else "nothing waits")

    def _show(self) -> None:
        from timeline.faces.terminal.review_page import shown

        told, self.told = self.told, ""
        if self.at < len(self.items):
            if self.terminal and self.seen:
                click.clear()
            self.seen = True
            if told:
                click.echo(told)
            place = f"{self.at + 1} of {len(self.items)}"
            click.echo("\n".join(shown(self.items[self.at], place, self.bench, self.screen)), color=True)
        elif told:
            click.echo(told)

    def _ask(self) -> bool:
        """Take answers until one leads on; return whether the walk is over."""
        from timeline.errors import TimelineError
        from timeline.faces.cli.output import fault
        from timeline.faces.safe_text import clean
        from timeline.log import AppendError

        while True:
            if self.at == len(self.items) and not self.answered:
                return True
            key = self._key()
            if key in ("", "q") or (key != "u" and self.at == len(self.items)):
                return True
            try:
                if self._undone() if key == "u" else self._answered(key):
                    return False
            except AppendError as error:
                fault(str(error))
                self.unwritten = True
            except TimelineError as error:
                click.echo(f"error: {clean(str(error))}")

    def _key(self) -> str:
        """Return one answer, in lower case; nothing where there is no more to come."""
        from timeline.faces.terminal.review_page import LAST, keys
        from timeline.faces.terminal.screen import wrap

        prompt = keys(self.items[self.at]) if self.at < len(self.items) else LAST
        click.echo("\n".join(wrap(prompt, self.screen.width - 2)) + " ", nl=False)
        if self.terminal:
            try:
                typed = click.getchar()
            except EOFError:  # Ctrl-D
                typed = ""
            click.echo(typed if typed.isprintable() else "")
            return typed.casefold()
        line = _typed()
        click.echo(line.strip()[:1] if line.strip().isprintable() else "")
        return line.strip()[:1].casefold() or (" " if line else "")

    def _answered(self, key: str) -> bool:
        """Do what a key says of the item; return whether the walk goes on from it. Raises TimelineError."""
        from timeline.faces.terminal.review_page import told_keys

        item = self.items[self.at]
        if key == "l":
            return self._went_on([])
        if key == "o":
            return self._open(item)
        if key == "e":
            return self._edited(item)
        if (found := self._decided(key, item)) is not None:
            return self._went_on(self._appended(found) if found else [])
        return self._aside(told_keys(item, self.screen.width))

    def _decided(self, key: str, item: Waiting) -> list[Judgement] | None:
        """Return what a key appends; None where it decides nothing of such an item. Raises TimelineError."""
        from timeline.app.reviewing import accepted, rated, rejected, turned
        from timeline.views.links.proposals import Proposal
        from timeline.views.narrow_rows import Judged
        from timeline.views.text_versions import ProposedRevision

        asked = {"reason": self.reason}
        yes, no = (partial(answer, self.bench, item, **asked) for answer in (accepted, rejected))
        answers: dict[str, Callable[[], list[Judgement]]] = {"a": yes, "r": no}
        if isinstance(item, Proposal):
            answers |= {key: partial(yes, relation=relation) for key, relation in RELATIONS.items()}
            answers |= {key: partial(rated, self.bench, item, status, **asked) for key, status in RATINGS.items()}
        elif isinstance(item, ProposedRevision):
            answers["w"] = partial(accepted, self.bench, turned(item), **asked)
        elif not isinstance(item, Judged):
            answers["x"] = no
        return answers[key]() if key in answers else None

    def _edited(self, item: Waiting) -> bool:
        """Ask for a field and its value, and correct it; what waits is then shown anew. Raises TimelineError."""
        from timeline.app.reviewing import edited
        from timeline.faces.safe_text import clean

        told = self._which(item)
        if told is None:
            return False
        field, _, value = self._line("field and value, such as deadline 30 June 2026: ").strip().partition(" ")
        if field and not value:  # which alone shall not take the field away
            value = self._line(f"{clean(field)} is to be (- takes it away): ")
        if not value.strip():
            return False
        typed = field if value.strip() == _NONE else f"{field} {value}"
        ids = self._appended(edited(self.bench, told, typed, reason=self.reason))
        self.answered.append((self.at, ids))
        self._as_it_stands()
        return True

    def _as_it_stands(self) -> None:
        """Tell what waits as it is after a correction, or after one was taken back."""
        from timeline.app.reviewing import as_it_stands

        self.items[self.at] = as_it_stands(self.bench, self.items[self.at]) or self.items[self.at]

    def _which(self, item: Waiting) -> ShownEvent | None:
        from timeline.views.links.proposals import Proposal
        from timeline.views.narrow_rows import Judged
        from timeline.views.text_versions import ProposedRevision

        if isinstance(item, Judged | ProposedRevision):
            click.echo("there is no event to correct here: accept it, reject it, or leave it")
            return None
        if isinstance(item, Proposal):
            second = self._line("correct the first event (1) or the second (2)? ").strip() == "2"
            return item.later if second else item.earlier
        return item

    def _line(self, prompt: str) -> str:
        click.echo(prompt, nl=False)
        return _typed()

    def _appended(self, judgements: list[Judgement]) -> list[str]:
        from timeline.faces.cli.judge import say_appended
        from timeline.faces.terminal.review_page import appended
        from timeline.faces.terminal.screen import wrap

        ids = self.bench.append(judgements)
        if ids and self.terminal:  # where it would be cleared away at once
            told = appended(judgements, ids, self.bench.ids)
            self.told = "\n".join(line for one in told for line in wrap(one, self.screen.width))
        elif ids:
            say_appended(self.bench, ids)
        return ids

    def _went_on(self, ids: list[str]) -> bool:
        from timeline.app.reviewing import as_it_stands

        self.answered.append((self.at, ids))
        self.at += 1
        while ids and self.at < len(self.items) and as_it_stands(self.bench, self.items[self.at]) is None:
            self.at += 1  # what was on an event that has left the views with that answer
        return True

    def _undone(self) -> bool:
        """Take back the last answer of this walk, by further judgements where it appended any."""
        from timeline.app.reviewing import taken_back

        if not self.answered:
            click.echo("nothing to undo")
            return False
        self.bench.append(taken_back(self.answered[-1][1], self.reason))
        self.at, _ = self.answered.pop()
        self._as_it_stands()
        self.told = "taken back"
        return True

    def _open(self, item: Waiting) -> bool:
        from timeline.faces.cli.output import show
        from timeline.faces.terminal.article_page import first_marked
        from timeline.faces.terminal.review_page import opened

        lines = list(opened(item, self.bench, self.screen))
        if self.terminal:
            click.clear()
        return self._back(paged=show(lines, line=first_marked(lines)))

    def _aside(self, lines: Iterable[str]) -> bool:
        """Show something else than what waits; return whether that is to be shown again."""
        if self.terminal:
            click.clear()
        click.echo("\n".join(lines))
        return self._back(paged=False)

    def _back(self, *, paged: bool) -> bool:
        """Return whether what waits is to be shown again; on a terminal once who reads has seen what else there was."""
        if self.terminal and not paged:
            click.echo("any key goes back: ", nl=False)
            with suppress(EOFError):
                click.getchar()
        return self.terminal


def _typed() -> str:
    """Return the next line of standard input, whatever its bytes are."""
    return sys.stdin.buffer.readline().decode(sys.stdin.encoding, "replace")


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
