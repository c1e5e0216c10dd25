"""What is derived from the log, in `.timeline/`: dropped, and derived again."""

from __future__ import annotations

from shutil import rmtree
from typing import TYPE_CHECKING

from attrs import frozen

from timeline import index
from timeline.app.opening import unheard

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.workspace import Workspace

_LOCK, _LOOKED = "lock", "looked.json"  # neither is derived from the log


@frozen
class Rebuilt:
    """What was dropped, by name, and whether an index could be built again."""

    dropped: tuple[str, ...]
    index: bool


def rebuild(workspace: Workspace, notice: Callable[[str], None] = unheard) -> Rebuilt:
    """Drop everything derived from the log and build it again; what was moved aside as torn is kept.

    Raises LogLineError, LogReadError.
    """
    keep = {workspace.quarantine.name, _LOCK, _LOOKED}
    dropped: list[str] = []
    for path in sorted(workspace.state.iterdir()) if workspace.state.is_dir() else ():
        if path.name in keep:
            continue
        if path.is_dir() and not path.is_symlink():
            rmtree(path)
        else:
            path.unlink()
        dropped.append(path.name)
    with index.open(workspace, on_notice=notice) as opened:
        return Rebuilt(tuple(dropped), opened.stored)
