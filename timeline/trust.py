"""Whom the user trusts: which workspaces are his own, and which plugins he has looked at, by their bytes.

Kept outside of any workspace. A plugin that changes by a byte is another one, and is asked for again.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from timeline.errors import TimelineError
from timeline.user_folders import KEPT

_NAME = "trust.json"


class NothingKeptError(TimelineError):
    """There is no place of the user's own to note anything in."""

    def __init__(self) -> None:
        super().__init__(
            f"whom you trust cannot be noted: {KEPT.base() or 'your home'} is not there, not yours, "
            f"or may be written to by others; {KEPT.variable} may name another place"
        )


class Trust(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is trusted of one workspace.

    `own`: it was made here by `timeline init`. `owner`: it may belong to somebody else. `plugins` are the sha256 of
    files of plugins by name, `written` the names of those that were made here. `root` tells the directory (device and
    inode): another one under the same path has nothing but its plugins' bytes in common with it.
    """

    root: tuple[int, int] = (0, 0)
    own: bool = False
    owner: bool = False
    plugins: Mapping[str, str] = {}
    written: tuple[str, ...] = ()

    def with_plugins(self, digests: Mapping[str, str], written: tuple[str, ...] = ()) -> "Trust":
        """Return the same with more plugins."""
        names = tuple(sorted({*self.written, *written}))
        return msgspec.structs.replace(self, plugins={**self.plugins, **digests}, written=names)

    def with_owner(self) -> "Trust":
        """Return the same of a workspace that may belong to somebody else."""
        return msgspec.structs.replace(self, owner=True)

    def is_written_here(self, name: str) -> bool:
        """Whether a plugin's author is the user: running it by its name says that he trusts what he has made of it."""
        return self.own or name in self.written


def of(root: Path) -> Trust:
    """Return what is trusted of a workspace: nothing, where nothing was noted."""
    folder = KEPT.of(root)
    if folder is None:
        return Trust()
    try:
        noted = msgspec.json.decode((folder / _NAME).read_bytes(), type=Trust)
    except (OSError, msgspec.DecodeError):
        return Trust()
    return noted if noted.root == _identity(root) else Trust(plugins=noted.plugins)


def keep(root: Path, trust: Trust) -> bool:
    """Note what is trusted of a workspace; return whether it could be."""
    told = msgspec.structs.replace(trust, root=_identity(root))
    return KEPT.keep(root, _NAME, msgspec.json.format(msgspec.json.encode(told)) + b"\n")


def _identity(root: Path) -> tuple[int, int]:
    seen = root.stat()
    return seen.st_dev, seen.st_ino
