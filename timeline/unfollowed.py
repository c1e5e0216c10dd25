"""Files of a workspace, reached without following a link: a stranger's clone may bring one under any name.

A name that is written to, or whose content decides what is done, leads where it says or is refused.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from timeline.errors import TimelineError

NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_FOLDER = getattr(os, "O_DIRECTORY", 0) | NOFOLLOW
_UNBLOCKED = getattr(os, "O_NONBLOCK", 0)  # a pipe under the name would keep us waiting
_MOST = 4096  # bytes of a note


class InTheWayError(TimelineError):
    """Something else stands under a name of the workspace than belongs there."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path}: {what}; nothing was written, take it away first")


class Folder:
    """A folder whose files are opened; where it is open itself (`folder`), whatever its own name means by now."""

    def __init__(self, path: Path, fd: int | None = None) -> None:
        self.path = path
        self._fd = fd

    def open(self, name: str, flags: int, mode: int = 0o644) -> int:
        """Open a file in it, no link and nothing but a file. Raises InTheWayError, OSError."""
        path = self.path / name
        try:
            if self._fd is None:
                fd = os.open(path, flags | NOFOLLOW | _UNBLOCKED, mode)
            else:
                fd = os.open(name, flags | NOFOLLOW | _UNBLOCKED, mode, dir_fd=self._fd)
        except OSError:
            if path.is_symlink():
                raise InTheWayError(path, "a link, which is not followed") from None
            raise
        if stat.S_ISREG(os.fstat(fd).st_mode):
            return fd
        os.close(fd)
        raise InTheWayError(path, "not a regular file")

    def note(self, name: str, text: str) -> None:
        """Put a short file in place of whatever is there. Raises InTheWayError, OSError."""
        self.drop(name)
        fd = self.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        with open(fd, "w", encoding="utf-8") as file:  # noqa: PTH123 - a descriptor has no path
            file.write(text)

    def noted(self, name: str) -> str:
        """Return what a short file says; nothing where there is none."""
        with suppress(OSError, TimelineError, UnicodeDecodeError):
            fd = self.open(name, os.O_RDONLY)
            with open(fd, "rb") as file:  # noqa: PTH123 - as above
                return file.read(_MOST).decode("utf-8")
        return ""

    def rename(self, name: str, to: str) -> None:
        """Give a file of it another name. Raises OSError."""
        if self._fd is None:
            (self.path / name).replace(self.path / to)
        else:
            os.replace(name, to, src_dir_fd=self._fd, dst_dir_fd=self._fd)

    def drop(self, name: str) -> None:
        """Take a file, or the link that is there in its place, away. Raises OSError."""
        with suppress(FileNotFoundError):
            if self._fd is None:
                (self.path / name).unlink()
            else:
                os.unlink(name, dir_fd=self._fd)


@contextmanager
def folder(path: Path) -> Iterator[Folder]:
    """Open a folder, made where there is none, and no link. Raises InTheWayError, OSError."""
    with suppress(FileExistsError):
        path.mkdir()
    seen = path.lstat()
    if stat.S_ISLNK(seen.st_mode):
        raise InTheWayError(path, "a link, which is not followed")
    if not stat.S_ISDIR(seen.st_mode):
        raise InTheWayError(path, "not a directory")
    if os.open not in os.supports_dir_fd or os.unlink not in os.supports_dir_fd:
        yield Folder(path)
        return
    fd = os.open(path, os.O_RDONLY | _FOLDER)
    try:
        yield Folder(path, fd)
    finally:
        os.close(fd)


def write_below(root: Path, path: Path, content: bytes) -> None:
    """Write a file below a directory, its folders made; what stood under its name is replaced, a link not followed.

    Raises InTheWayError, OSError.
    """
    if leads_out(path.parent, root):
        raise InTheWayError(path.parent, f"leads out of {root} through a link")
    path.parent.mkdir(parents=True, exist_ok=True)
    place = Folder(path.parent)
    written = f"{path.name[:100]}.{os.getpid()}.part"
    place.drop(written)
    with open(place.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:  # noqa: PTH123 - as above
        file.write(content)
    place.rename(written, path.name)


def leads_out(path: Path, root: Path) -> bool:
    """Whether a path below a directory leads out of it, through a link in the file's name or in one above it."""
    try:
        return not path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # links in a circle
        return True
