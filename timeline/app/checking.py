"""Whether a log is whole and unharmed, beside what was last seen of it here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.log.check import verify
from timeline.log.last_heads import last_heads, note_heads

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.log.check import Report
    from timeline.workspace import Workspace


LAST_SEEN = "on which it hung when it was last seen here"


def checked_log(
    workspace: Workspace, *, head: str | None = None, forget: bool = False, signed: Mapping[str, str] | None = None
) -> Report:
    """Check the whole log, and that it holds the heads it had when it was last appended to or found whole here.

    What it hangs on is noted where nothing is wrong. `head` is a seal that it must hold too; `forget` takes the log as
    it is, whatever it hung on before; `signed` are seals that somebody signed, each with where. Raises LogReadError,
    ShortSealError.
    """
    last = {} if forget else dict.fromkeys(last_heads(workspace.log), LAST_SEEN)
    report = verify(workspace.log, head=head, known={**(signed or {}), **last})
    if report.sound:
        note_heads(workspace.log, report.heads)
    return report
