"""What is told of parts as they are made, whoever makes them, and of the log they are together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.faces.safe_text import clean
from timeline.faces.terminal.screen import counted

if TYPE_CHECKING:
    from timeline.app.parts.making import PartMade
    from timeline.app.parts.union import PartsTogether


def part_line(part: PartMade) -> str:
    """Return what became of an archive."""
    told = part.manifest
    counts = ", ".join(counted(number, noun) for number, noun in ((told.articles, "article"), (told.events, "event")))
    rejected = f", {told.rejected:,} rejected" if told.rejected else ""
    known = "" if part.made else " (made before)"
    return f"{clean(told.archive)}: {counts}{rejected}; {told.state}{known}"


def together_line(together: PartsTogether) -> str:
    """Return what all parts are together."""
    lines = "made anew" if together.made else "as it was"
    events = sum(part.events for part in together.parts)
    return f"{counted(len(together.parts), 'part')} together, {counted(events, 'event')}; their log is {lines}"
