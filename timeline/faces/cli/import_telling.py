"""What an import says as it happens: documents on standard output, faults and progress on standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.faces.cli.output import fault, notice
from timeline.faces.safe_text import clean
from timeline.faces.terminal.outcome_lines import lines
from timeline.faces.terminal.screen import screen, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.intake.documents.unread import UnreadDocument
    from timeline.intake.run.answers import Ready
    from timeline.intake.run.importing import Outcome


class ImportTelling:
    """Says what happens as it happens: documents on standard output, faults and progress on standard error."""

    def __init__(self, *, as_json: bool, progress: bool) -> None:
        self.status = 0
        self._json = as_json
        self._screen = screen()
        self._progress = progress
        self._done = {"new": 0, "known": 0, "read": 0, "rejected": 0}
        self._events = {"added": 0, "present": 0, "found": 0}
        self._seen: set[str] = set()
        self._total: int | None = None

    def ready(self, ready: Ready) -> None:
        """Tell what was met while the plugins were collected."""
        for told in ready.faults:
            self.fault(told)
        for note in ready.notes:
            self.notice(note)

    def fault(self, what: str) -> None:
        """Tell something that is wrong; the exit status will be 1. The same thing is told once."""
        self.status = 1
        if what not in self._seen:
            self._seen.add(what)
            fault(what)

    def notice(self, text: str) -> None:
        """Tell something that is no fault."""
        notice(text)

    def passing(self, sources: Iterable[UnreadDocument], total: int | None) -> Iterator[UnreadDocument]:
        """Pass documents on, showing how far it is."""
        from timeline.faces.terminal.import_progress import shown

        self._total = total
        return shown(sources, total, on_terminal=self._progress)

    def document(self, outcome: Outcome) -> None:
        """Tell what became of one document."""
        self._done[outcome.status] += 1
        self._events["added"] += outcome.added
        self._events["present"] += outcome.present
        self._events["found"] += sum(outcome.events.values())
        for told in outcome.faults:
            self.fault(told)
        if outcome.status == "rejected":
            self.fault(f"{outcome.path}: {outcome.reason}")
        if self._json:
            import msgspec
            from attrs import asdict

            click.echo(msgspec.json.encode(asdict(outcome)))
        elif outcome.status not in ("rejected", "known"):
            click.echo("\n".join(lines(outcome, self._screen)))

    def interrupted(self) -> None:
        """Tell how far it came; what was told of is in the log, and importing again goes on from there."""
        done = sum(self._done.values())
        left = f", {self._total - done:,} left" if self._total is not None else ""
        self.say(f"stopped after {done:,}{left}; the log is whole, import again for the rest")

    def end(self, *, dry: bool) -> None:
        """Tell the sums."""
        done, events = self._done, self._events
        if dry:
            told = f"{done['read']:,} read, {done['rejected']:,} rejected; {events['found']:,} events; nothing appended"
        else:
            told = (
                f"{done['new']:,} new, {done['known']:,} known, {done['rejected']:,} rejected; "
                f"events: {events['added']:,} new, {events['present']:,} known"
            )
        if self._json:
            self.say(told)
        else:
            for line in wrap(told, self._screen.width):
                click.echo(self._screen.paint(line, "bold"))

    @staticmethod
    def say(what: str) -> None:
        """Say something on standard error."""
        click.echo(clean(what), err=True)
