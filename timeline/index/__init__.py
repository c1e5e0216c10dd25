"""Where in the log what stands: byte offsets by region, date and id, so that a view reads little.

It is derived and disposable, and lies in the user's own folder: one that came with a workspace would answer as it
pleased. It is caught up from where it stopped, thrown away when the log is not the one it knew,
and where it cannot be kept (a read-only place, a broken file) everything is read instead: slower, never otherwise.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from timeline.index.asked import Index
from timeline.index.found import FoundLines, Scan, joined
from timeline.index.store import current
from timeline.log.lines import Notice, readable

if TYPE_CHECKING:
    from timeline.log.known import LogKnowledge
    from timeline.workspace import Workspace


def open(workspace: "Workspace", *, on_notice: Notice | None = None) -> Scan:  # noqa: A001 - read as index.open
    """Return what answers questions about a workspace's log. Raises LogReadError."""
    kept = current(workspace.log, on_notice)
    if kept is None:
        return Scan(workspace.log, on_notice)
    try:
        readable(workspace.log, on_notice)
    except BaseException:
        kept.db.close()
        raise
    return Index(workspace.log, kept, on_notice)


def recall(log: Path) -> "LogKnowledge":
    """Return what a locked log holds, for `open_for_append`: from the index, or else by reading it.

    Raises LogReadError.
    """
    from timeline.index import remembered  # noqa: PLC0415 - only who appends pays for it

    return remembered.recall(log)


__all__ = ["FoundLines", "Index", "Scan", "joined", "open", "recall"]
