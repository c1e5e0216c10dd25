"""What is remembered between two visits: in the user's own folder, of this workspace and no other under its path."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime  # noqa: TC003 - a decoder asks what it is
from typing import TYPE_CHECKING

import msgspec

from timeline.errors import TimelineError
from timeline.user_folders import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from timeline.workspace import Workspace

FEED = "alerts.atom"
_NAME = "following.json"
_LOCK = "following"
_VERSION = 1


class StateNotKeptError(TimelineError):
    """There is no safe place to remember in what was asked and told; without one all would be told again and again."""

    def __init__(self) -> None:
        super().__init__(
            f"what was asked and told cannot be remembered: {KEPT.base() or 'your home'} is not there, not yours, "
            f"or may be written to by others; {KEPT.variable} may name another place"
        )


class AnotherWatchError(TimelineError):
    """Somebody else is watching this workspace just now."""

    def __init__(self) -> None:
        super().__init__("another `timeline watch` is at work on this workspace; this one leaves it to it")


class FollowedSource(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a subscription stands. Times are UTC; `etag` and `last_modified` are as the server told them.

    `asked` is when it was asked last, `due` when it is to be asked again, `failures` how many times in a row it
    failed, `failing_since` when that began and `why`; `gone` when it said that it is no more. `missed` counts, by
    address, how often a listed page could not be had or read.
    """

    asked: datetime | None = None
    due: datetime | None = None
    etag: str | None = None
    last_modified: str | None = None
    failures: int = 0
    failing_since: datetime | None = None
    why: str | None = None
    gone: datetime | None = None
    missed: dict[str, int] = {}


class KeptRobots(msgspec.Struct, frozen=True):
    """A host's robots.txt as it was read; no `text` where it has none."""

    read: datetime
    text: str | None = None


class AlertFact(msgspec.Struct, frozen=True, array_like=True):
    """What an alert is of: its kind, the promise or address it is about, and what tells it from others of its kind.

    `other` is the event that answers the promise, where one does.
    """

    kind: str
    about: str
    detail: str = ""
    other: str = ""


class Alert(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One thing to tell, in words. `id` is made of its fact, so that it is the same whoever finds it, and when.

    `raised` is when it was found, `about` the id of the promise or the address that was followed, `event` the id of
    what answers the promise, `day` the day by which the promise was to be kept, `url` where the article stands.
    `counts` of a digest are by kind.
    """

    id: str
    kind: str
    raised: str
    title: str
    text: str
    about: str = ""
    event: str = ""
    relation: str = ""
    day: str = ""
    url: str = ""
    regions: tuple[str, ...] = ()
    counts: dict[str, int] = {}


class FollowedState(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that is remembered of a workspace.

    `root` tells the directory (device and inode). `told` are the facts that were told, or stood when it was `begun` to
    tell any; `waiting` the alerts that are still to be told, `shown` the latest that the file of alerts shows.
    """

    root: tuple[int, int] = (0, 0)
    version: int = _VERSION
    sources: dict[str, FollowedSource] = {}
    robots: dict[str, KeptRobots] = {}
    begun: bool = False
    told: tuple[AlertFact, ...] = ()
    waiting: tuple[Alert, ...] = ()
    shown: tuple[Alert, ...] = ()


@contextmanager
def only_watch(workspace: Workspace) -> Iterator[Path]:
    """Hand over the user's folder for a workspace, for one watch at a time. Raises AnotherWatchError."""
    from timeline.log.lock import held

    folder = KEPT.of(workspace.root, make=True)
    if folder is None:
        raise StateNotKeptError

    def leave(_: str) -> None:
        raise AnotherWatchError

    with held(folder / _LOCK, on_wait=leave, command="timeline watch"):
        yield folder


def recalled(workspace: Workspace) -> FollowedState | None:
    """Return what is remembered; None where it is lost, cannot be read, or is of another directory."""
    folder = KEPT.of(workspace.root)
    if folder is None:
        return None
    try:
        state = msgspec.json.decode((folder / _NAME).read_bytes(), type=FollowedState)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return state if state.root == _identity(workspace) and state.version == _VERSION else None


def remember(workspace: Workspace, state: FollowedState) -> None:
    """Keep what is to be remembered. Raises StateNotKeptError."""
    told = msgspec.structs.replace(state, root=_identity(workspace))
    if not KEPT.keep(workspace.root, _NAME, msgspec.json.encode(told) + b"\n"):
        raise StateNotKeptError


def _identity(workspace: Workspace) -> tuple[int, int]:
    seen = workspace.root.stat()
    return seen.st_dev, seen.st_ino
