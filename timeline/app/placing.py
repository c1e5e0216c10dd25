"""A file made for others: written whole beside its place, then put there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from timeline.errors import UsageError
from timeline.unfollowed import InTheWayError

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.workspace import Workspace


class WorkspaceFileError(UsageError):
    """A file was to be written in the place of something the workspace lives by."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is a part of the workspace, which is not written over; name another file")


def placed(workspace: Workspace, path: Path, content: bytes) -> None:
    """Put a file in its place; whoever reads meanwhile has the old one or the new one whole.

    Raises WorkspaceFileError of the log, and of what lies in the folders of seeds, plugins and locks; InTheWayError of
    a folder under the name; OSError.
    """
    kept = (workspace.log, workspace.seeds, workspace.plugins, workspace.root / ".timeline", workspace.root / "torn")
    real = path.parent.resolve() / path.name
    if any(real == own.resolve() or own.resolve() in real.parents for own in kept):
        raise WorkspaceFileError(path)
    if path.is_dir():
        raise InTheWayError(path, "a directory")
    beside = real.with_name(f".{real.name}.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(real)
    finally:
        beside.unlink(missing_ok=True)
