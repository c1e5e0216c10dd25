"""What is derived from the log, in a folder of the user's own: dropped, and derived again."""

from __future__ import annotations

from shutil import rmtree
from typing import TYPE_CHECKING

from attrs import frozen

from timeline import index
from timeline.app.opening import unheard
from timeline.user_folders import DERIVED

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.workspace import Workspace


@frozen
class Rebuilt:
    """What was dropped, by name, and whether an index could be built again."""

    dropped: tuple[str, ...]
    index: bool


def rebuild(workspace: Workspace, notice: Callable[[str], None] = unheard) -> Rebuilt:
    """Drop everything derived from the log and build it again. Raises LogLineError, LogReadError."""
    folder = DERIVED.of(workspace.log)
    dropped: list[str] = []
    for path in sorted(folder.iterdir()) if folder is not None else ():
        if path.is_dir() and not path.is_symlink():
            rmtree(path)
        else:
            path.unlink()
        dropped.append(path.name)
    with index.open(workspace, on_notice=notice) as opened:
        return Rebuilt(tuple(dropped), opened.stored)
