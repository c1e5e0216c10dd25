"""The workspace: a directory with the log, the source documents and their plugins (docs/design.md, 2)."""

import os
from pathlib import Path

from msgspec import Struct

from timeline import trust
from timeline.errors import TimelineError, UsageError
from timeline.trust import Trust
from timeline.unfollowed import Folder
from timeline.user_folders import KEPT, is_mine

_ATTRIBUTES = "events.jsonl merge=union text eol=lf\nseeds/** -text\n"
_IGNORED = ".timeline/\n"


class NoWorkspaceError(UsageError):
    """Neither the directory nor any above it is a workspace."""

    def __init__(self, start: Path) -> None:
        super().__init__(
            f"no workspace in {start} or any directory above it (it holds events.jsonl, or seeds/ and plugins/); "
            "make one with: timeline init DIR"
        )


class ForeignWorkspaceError(UsageError):
    """The workspace that is found from a directory is somebody else's."""

    def __init__(self, root: Path) -> None:
        super().__init__(
            f"the workspace in {root} belongs to somebody else; if that is as it should be: timeline -C {root} trust"
        )


class WorkspaceExistsError(UsageError):
    """`create` would have to overwrite something."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}; nothing was changed")


class WorkspaceWriteError(TimelineError):
    """A workspace cannot be made where it was asked for."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{error.filename or path}: cannot make a workspace: {error.strerror or error}")


class Workspace(Struct, frozen=True):
    """Where everything of one workspace lies. Nothing is read or made by naming it."""

    root: Path

    @property
    def seeds(self) -> Path:
        """The source documents, as received."""
        return self.root / "seeds"

    @property
    def log(self) -> Path:
        """The log."""
        return self.root / "events.jsonl"

    @property
    def parts(self) -> Path:
        """The parts that the log is made of, where it is made of parts (docs/scale.md)."""
        return self.root / "parts"

    @property
    def parts_list(self) -> Path:
        """Which parts the log is made of; only a log made of parts has it."""
        return self.root / "parts.json"

    @property
    def plugins(self) -> Path:
        """The source plugins of this workspace."""
        return self.root / "plugins"

    @property
    def answers(self) -> Path:
        """What models have answered about articles (docs/model.md)."""
        return self.root / "answers"

    @property
    def state(self) -> Path:
        """What writers lock, which may be deleted while nobody writes."""
        return self.root / ".timeline"

    @property
    def aside(self) -> Path:
        """Torn lines moved out of the log: kept, for nothing else has what they say."""
        return self.root / "torn"


def find(start: Path) -> Workspace:
    """Return the nearest workspace at or above a directory, as git does. Raises NoWorkspaceError.

    Raises ForeignWorkspaceError of one above that is not the user's own, nor root's, nor one he trusts; of one that is
    named itself only where not all of it is one person's, as in a directory where everybody may put files.
    """
    workspace = nearest(start)
    here = workspace.root == start.absolute()
    if not (_is_own(workspace) or (here and _is_of_one(workspace)) or trust.of(workspace.root).owner):
        raise ForeignWorkspaceError(workspace.root)
    return workspace


def nearest(start: Path) -> Workspace:
    """Return the nearest workspace at or above a directory, whosever it is. Raises NoWorkspaceError."""
    begin = start.absolute()
    for root in (begin, *begin.parents):
        if _is_workspace(root):
            return Workspace(root)
    raise NoWorkspaceError(start)


def create(directory: Path) -> Workspace:
    """Make a workspace and return it. What stands there stays.

    `.gitattributes` and `.gitignore` that exist get their missing lines added at the end. Raises WorkspaceExistsError
    where there is a log already, or something else under a name that is needed, InTheWayError where one of the
    two is a link, and WorkspaceWriteError.
    """
    from shutil import rmtree  # noqa: PLC0415 - three milliseconds that a view spares

    workspace = Workspace(directory.absolute())
    if workspace.log.exists() or workspace.log.is_symlink():
        raise WorkspaceExistsError(workspace.log, "is there already")
    for folder in (workspace.root, workspace.seeds, workspace.plugins):
        if folder.exists() and not folder.is_dir():
            raise WorkspaceExistsError(folder, "is in the way, it is not a directory")
    try:
        for folder in (workspace.root, workspace.seeds, workspace.plugins):
            folder.mkdir(parents=True, exist_ok=True)
        _complete(workspace.root / ".gitattributes", _ATTRIBUTES)
        _complete(workspace.root / ".gitignore", _IGNORED)
        workspace.log.open("xb").close()
        trust.keep(workspace.root, Trust(own=True))
        if (noted := KEPT.of(workspace.log)) is not None:  # of another workspace that was here before
            rmtree(noted, ignore_errors=True)
    except FileExistsError as error:
        raise WorkspaceExistsError(Path(error.filename), "is there already") from None
    except OSError as error:
        raise WorkspaceWriteError(workspace.root, error) from error
    return workspace


def _is_workspace(root: Path) -> bool:
    try:
        return (root / "events.jsonl").is_file() or ((root / "seeds").is_dir() and (root / "plugins").is_dir())
    except PermissionError:
        return False


def _is_own(workspace: Workspace) -> bool:
    """Whether all that makes it a workspace belongs to whoever runs this."""
    return all(is_mine(path.stat()) for path in _parts(workspace))


def _is_of_one(workspace: Workspace) -> bool:
    return len({path.stat().st_uid for path in _parts(workspace)}) == 1


def _parts(workspace: Workspace) -> list[Path]:
    every = (workspace.root, workspace.log, workspace.seeds, workspace.plugins)
    return [path for path in every if path.exists()]


def _complete(path: Path, wanted: str) -> None:
    """Add the lines that are missing; an existing file keeps every byte it has, a link is not followed."""
    place = Folder(path.parent)
    with open(place.open(path.name, os.O_RDONLY | os.O_CREAT), "rb") as file:  # noqa: PTH123 - a descriptor has no path
        before = file.read()
    present = {line.strip() for line in before.splitlines()}
    missing = [line for line in wanted.encode().splitlines() if line not in present]
    if missing:
        glue = b"\n" if before and not before.endswith(b"\n") else b""
        with open(place.open(path.name, os.O_WRONLY | os.O_APPEND), "ab") as file:  # noqa: PTH123 - as above
            file.write(glue + b"".join(line + b"\n" for line in missing))
