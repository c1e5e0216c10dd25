"""What an import made of one document, on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.faces.safe_text import clean
from timeline.faces.terminal.screen import Screen, flow, shorten, wrap
from timeline.faces.wording.days import in_words
from timeline.faces.wording.event_summary import by_type

if TYPE_CHECKING:
    from timeline.intake.run.importing import Outcome

_STATUS = {"new": "green", "known": "dim", "read": "cyan", "rejected": "red"}
_INDENT = " " * len("known ")


def lines(outcome: Outcome, on: Screen) -> list[str]:
    """Return the lines about a document that was read."""
    room = on.width - len(_INDENT)

    def told(text: str, style: str) -> list[str]:
        return [f"{_INDENT}{on.paint(line, style)}" for line in wrap(clean(text), room)]

    first, *rest = told(outcome.path, "bold")
    status = on.paint(f"{outcome.status:<{len(_INDENT)}}", _STATUS[outcome.status])
    found = [f"{status}{first[len(_INDENT) :]}", *rest]
    found.append(f"{_INDENT}{shorten(clean(outcome.title or ''), room)}")
    date = f"{in_words(outcome.date)} ({outcome.basis})" if outcome.date else "no date"
    found += [f"{_INDENT}{line}" for line in flow([date, by_type(outcome.events) or "no events"], room)]
    found += told(f"{outcome.importer}: {clean(outcome.claim or '')}", "dim")
    if outcome.copy_of:
        found += told(f"a copy of {outcome.copy_of[:12]}: shown once, with both sources", "dim")
    if outcome.revision_of:
        found += told(f"a revision of {outcome.revision_of[:12]}", "dim")
    return [*found, *(line for note in outcome.notes for line in told(f"note: {note}", "yellow"))]
