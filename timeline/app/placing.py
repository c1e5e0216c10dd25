"""What is made for others, a file or a folder: written whole beside its place, then put there."""

from __future__ import annotations

import os
from itertools import chain
from shutil import rmtree
from typing import TYPE_CHECKING

from timeline.errors import UsageError
from timeline.unfollowed import InTheWayError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from timeline.workspace import Workspace


class WorkspaceFileError(UsageError):
    """A file was to be written in the place of something the workspace lives by."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is a part of the workspace, which is not written over; name another file")


MADE = ".timeline-site"  # what a folder holds that was made here, and so may be made anew


class NotOursError(UsageError):
    """A folder holds what was not made here."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there, and no site that was made before: name a folder that is new or empty")


def placed(workspace: Workspace, path: Path, content: bytes) -> None:
    """Put a file in its place; whoever reads meanwhile has the old one or the new one whole.

    Raises WorkspaceFileError of the log, and of what lies in the folders of seeds, plugins and locks; InTheWayError of
    a folder under the name; OSError.
    """
    real = _outside(workspace, path)
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


def placed_folder(workspace: Workspace, path: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Put a folder of files, each by its path below it, in its place, and return how many.

    What stands there must be empty, or made so before; then it is replaced, all of it at once. Raises NotOursError,
    WorkspaceFileError, InTheWayError of a link or a file under the name, OSError.
    """
    real = _outside(workspace, path)
    if real in (workspace.root.resolve(), *workspace.root.resolve().parents):
        raise WorkspaceFileError(path)
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        raise InTheWayError(path, "no folder")
    if path.is_dir() and not (path / MADE).is_file() and any(path.iterdir()):
        raise NotOursError(path)
    beside = real.with_name(f".{real.name}.{os.getpid()}.part")
    before = real.with_name(f".{real.name}.{os.getpid()}.before")
    count = 0
    try:
        beside.mkdir(parents=True)
        for name, content in chain([(MADE, b"")], files):
            file = beside / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            count += 1
        if real.exists():
            real.rename(before)
        beside.rename(real)
    finally:
        for left in (beside, before):
            rmtree(left, ignore_errors=True)
    return count - 1


def _outside(workspace: Workspace, path: Path) -> Path:
    """Return where a path leads, links of its folders followed. Raises WorkspaceFileError."""
    kept = (workspace.log, workspace.seeds, workspace.plugins, workspace.root / ".timeline", workspace.root / "torn")
    real = path.parent.resolve() / path.name
    if any(real == own.resolve() or own.resolve() in real.parents for own in kept):
        raise WorkspaceFileError(path)
    return real
