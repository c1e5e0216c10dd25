"""A workspace while something is done with it: its log with the index, open, and whom to tell what is worth knowing."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from timeline.index import Scan
    from timeline.workspace import Workspace


def unheard(_: str) -> None:
    """Tell nobody."""


class OpenWorkspace(Struct, frozen=True):
    """A workspace and its log as it can be asked; `notice` is told, in a sentence, what is no fault."""

    workspace: Workspace
    log: Scan
    notice: Callable[[str], None] = unheard


@contextmanager
def opened(workspace: Workspace, notice: Callable[[str], None] = unheard) -> Iterator[OpenWorkspace]:
    """Open a workspace's log with its index, and let go of both in the end. Raises LogReadError."""
    from timeline import index

    with index.open(workspace, on_notice=notice) as log:
        yield OpenWorkspace(workspace, log, notice)


def flaws_told(workspace: Workspace, log: Scan) -> list[str]:
    """Return what is said of the lines that are not as they should be: file, number, what is wrong, what to do."""
    return [wrong.told(workspace.log) for wrong in log.flaws]


@contextmanager
def uncollected() -> Iterator[None]:
    """Let nobody look for garbage meanwhile: folding makes none, and looking among all lines doubles the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
