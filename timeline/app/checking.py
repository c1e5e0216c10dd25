"""Whether a log is whole and unharmed, beside what was last seen of it here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.log.check import verify
from timeline.log.last_heads import last_heads, note_heads

if TYPE_CHECKING:
    from timeline.log.check import Report
    from timeline.workspace import Workspace


def checked_log(workspace: Workspace, *, head: str | None = None, forget: bool = False) -> Report:
    """Check the whole log, and that it holds the heads it had when it was last appended to or found whole here.

    What it hangs on is noted where nothing is wrong. `head` is a seal that it must hold too; `forget` takes the log as
    it is, whatever it hung on before. Raises LogReadError, ShortSealError.
    """
    last = () if forget else last_heads(workspace.log)
    report = verify(workspace.log, head=head, last=last)
    if report.sound:
        note_heads(workspace.log, report.heads)
    return report
