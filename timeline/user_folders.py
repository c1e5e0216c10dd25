"""Where a user's own things are kept, outside of any workspace, so that no stranger's clone can bring them along.

What is derived from a log may be deleted at any time; what the user has decided or seen may not. Both lie in folders
that are his and that nobody else may write to, or nothing is kept.
"""

import os
import stat
import sys
from pathlib import Path

from msgspec import Struct

_NAME = "timeline"
_PRIVATE = 0o700
_OTHERS_WRITE = 0o022


class UserFolder(Struct, frozen=True):
    """One of a user's base folders: the variable that names it (XDG), and where it is unless that is set."""

    variable: str
    usual: str
    mac: str
    windows: str = "LOCALAPPDATA"

    def base(self) -> Path | None:
        """Return the folder that all programs of the user share; None where he has no home."""
        if (named := Path(os.environ.get(self.variable, ""))).is_absolute():
            return named
        if sys.platform == "win32":
            return Path(os.environ[self.windows]) if self.windows in os.environ else None
        try:
            return Path.home() / (self.mac if sys.platform == "darwin" else self.usual)
        except RuntimeError:
            return None

    def of(self, path: Path, *, make: bool = False) -> Path | None:
        """Return the user's folder for a file of a workspace, by its real path; None where none can be kept safely.

        `make` makes the folder. It mirrors the path, so that two files never share one.
        """
        base = self.base()
        if base is None:
            return None
        ours = base / _NAME
        try:
            if make:
                base.mkdir(parents=True, exist_ok=True)
                ours.mkdir(mode=_PRIVATE, exist_ok=True)
            if not is_private(ours):
                return None
            folder = ours.joinpath(*path.resolve().parts[1:])
            if make:
                folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        except (OSError, RuntimeError):
            return None
        return folder if folder.is_dir() else None

    def keep(self, path: Path, name: str, content: bytes) -> bool:
        """Keep something under a name in the user's folder for a file of a workspace, whole; return whether it is."""
        folder = self.of(path, make=True)
        if folder is None:
            return False
        beside = folder / f"{name}.{os.getpid()}"
        try:
            beside.write_bytes(content)
            beside.replace(folder / name)
        except OSError:
            return False
        return True


DERIVED = UserFolder("XDG_CACHE_HOME", ".cache", "Library/Caches")
CONFIGURED = UserFolder("XDG_CONFIG_HOME", ".config", "Library/Application Support")
KEPT = UserFolder("XDG_DATA_HOME", ".local/share", "Library/Application Support")


def is_mine(seen: os.stat_result) -> bool:
    """Whether a file belongs to whoever runs this, or to root, who may do anything anyway."""
    return not hasattr(os, "geteuid") or seen.st_uid in (os.geteuid(), 0)


def is_private(folder: Path) -> bool:
    """Whether a folder, and no link, belongs to whoever runs this, and nobody else may write to it."""
    try:
        seen = folder.lstat()
    except OSError:
        return False
    if not stat.S_ISDIR(seen.st_mode):
        return False
    return not hasattr(os, "geteuid") or (seen.st_uid == os.geteuid() and not seen.st_mode & _OTHERS_WRITE)
