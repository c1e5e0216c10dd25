"""What an import made of one document, on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.faces.safe_text import clean
from timeline.faces.terminal.screen import Screen, shorten

if TYPE_CHECKING:
    from timeline.intake.run.importing import Outcome

_STATUS = {"new": "green", "known": "dim", "read": "cyan", "rejected": "red"}


def lines(outcome: Outcome, on: Screen) -> list[str]:
    """Return the lines about a document that was read."""
    status = on.paint(f"{outcome.status:<5}", _STATUS[outcome.status])
    told = [f"{status} {on.paint(clean(outcome.path), 'bold')}"]
    told.append(f"      {shorten(clean(outcome.title or ''), on.width - 6)}")
    date = f"{_date(outcome.date)} ({outcome.basis})" if outcome.date else "no date"
    by_type = ", ".join(_counted(count, kind) for kind, count in outcome.events.items()) or "no events"
    told.append(f"      {date} · {by_type}")
    told.append(on.paint(f"      {outcome.importer}: {clean(outcome.claim or '')}", "dim"))
    if outcome.copy_of:
        told.append(on.paint(f"      a copy of {outcome.copy_of[:12]}: its source is added, its events are not", "dim"))
    if outcome.revision_of:
        told.append(on.paint(f"      a revision of {outcome.revision_of[:12]}", "dim"))
    told += [on.paint(f"      note: {clean(note)}", "yellow") for note in outcome.notes]
    return told


def _date(date: str) -> str:
    return f"on or before {date[3:]}" if date.startswith("../") else date


def _counted(count: int, kind: str) -> str:
    name = kind.replace("_", "-")
    return f"{count} {name}" if count == 1 else f"{count} {name}s"
