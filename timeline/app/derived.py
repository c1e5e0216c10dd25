"""What is derived from the log, in a folder of the user's own: dropped, and derived again."""

from __future__ import annotations

from shutil import rmtree
from typing import TYPE_CHECKING

from attrs import frozen

from timeline import index
from timeline.app.opening import flaws_told, unheard
from timeline.user_folders import DERIVED

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.workspace import Workspace


@frozen
class Rebuilt:
    """What was dropped, by name, whether an index could be built again, and what is wrong with lines of the log."""

    dropped: tuple[str, ...]
    index: bool
    flaws: tuple[str, ...] = ()


def rebuild(workspace: Workspace, notice: Callable[[str], None] = unheard) -> Rebuilt:
    """Drop everything derived from the log and build it again. Raises LogReadError."""
    folder = DERIVED.of(workspace.log)
    dropped: list[str] = []
    for path in sorted(folder.iterdir()) if folder is not None else ():
        if path.is_dir() and not path.is_symlink():
            rmtree(path)
        else:
            path.unlink()
        dropped.append(path.name)
    with index.open(workspace, on_notice=notice) as opened:
        return Rebuilt(tuple(dropped), opened.stored, tuple(flaws_told(workspace, opened)))
