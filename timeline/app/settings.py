"""What a user has settled for all calls, and what a workspace may: files of TOML, small and checked.

The user's own file may name who judges, the regions and the format of views, and whether a pager is used. That of a
workspace, which may be a stranger's, may only name the regions it is about: it can neither sign in the user's name nor
choose what is run, and what it leaves out of a view is told with the view.
"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec

from timeline.errors import UsageError
from timeline.user_folders import CONFIGURED, is_mine

if TYPE_CHECKING:
    from timeline.workspace import Workspace

OF_WORKSPACE = "timeline.toml"
_MOST = 2**16  # bytes
_MOST_OF_WORKSPACE = 2**11  # of a stranger's: what is made to hurt takes the square of its length
_OTHERS_WRITE = 0o022
_Told = TypeVar("_Told", bound=msgspec.Struct)


class BadSettingsError(UsageError):
    """A file of settings says what it may not, or is none."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")


class WatchSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a user's own file may say of alerts: the command they are handed to, and the file they are written to."""

    hook: str | tuple[str, ...] = ()
    atom: str | None = None


class UserSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a user's own file may say."""

    by: str | None = None
    region: str | tuple[str, ...] = ()
    format: Literal["table", "json", "jsonl", "csv", "md"] | None = None
    pager: bool = True
    watch: WatchSettings = WatchSettings()


class WorkspaceSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file of a workspace may say."""

    region: str | tuple[str, ...] = ()


def user_file() -> Path | None:
    """Return where the user's own settings are, if he has a home."""
    base = CONFIGURED.base()
    return None if base is None else base / "timeline" / "config.toml"


def user_settings() -> UserSettings:
    """Return what the user has settled. Raises BadSettingsError; a file that others may write to is passed over."""
    path = user_file()
    try:
        if path is None or not _is_own(path):
            return UserSettings()
        return _read(path, UserSettings)
    except FileNotFoundError:
        return UserSettings()
    except OSError as error:
        raise BadSettingsError(path or Path(), f"cannot be read ({error.strerror or error})") from None


def workspace_settings(workspace: Workspace) -> WorkspaceSettings:
    """Return what a workspace says it is about. Raises BadSettingsError."""
    path = workspace.root / OF_WORKSPACE
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return WorkspaceSettings()
        return _read(path, WorkspaceSettings, _MOST_OF_WORKSPACE)
    except OSError:
        return WorkspaceSettings()


def named(regions: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return the regions that a file names, one or several."""
    return (regions,) if isinstance(regions, str) else regions


def _read(path: Path, kind: type[_Told], most: int = _MOST) -> _Told:
    from tomllib import TOMLDecodeError, loads

    with path.open("rb") as file:
        raw = file.read(most + 1)
    if len(raw) > most:
        raise BadSettingsError(path, f"larger than {most:,} bytes")
    try:
        return msgspec.convert(loads(raw.decode()), kind)
    except msgspec.ValidationError as error:
        raise BadSettingsError(path, f"{error}; it may say {', '.join(kind.__struct_fields__)}") from None
    except (TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadSettingsError(path, f"no TOML ({error})") from None


def _is_own(path: Path) -> bool:
    seen = path.stat()
    return is_mine(seen) and not (hasattr(seen, "st_uid") and seen.st_mode & _OTHERS_WRITE)
