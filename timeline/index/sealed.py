"""A derived file as it was left: whoever else writes to it breaks its seal, and it is not believed any more.

The seal is what changes whenever a file does, and its checksum, kept beside it: what a disk loses leaves no trace in
the file's times. It is set anew, under a lock, by whoever writes through `transaction`; a write that was cut short
leaves it broken.
"""

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zlib import crc32

WAIT_SECONDS = 1.0
_POLL_SECONDS = 0.02
_SUFFIX = ".seal"
_MOST = 200  # bytes of a seal
_AT_ONCE = 1 << 23  # bytes of a file that is read through before it is asked; a larger one is meanwhile
_MOST_READ = 1 << 28  # bytes of a file that is read through at all: of a larger one that took longer than any answer
_BLOCK = 1 << 20


class IndexBusyError(sqlite3.OperationalError):
    """Somebody else is writing to the index."""

    sqlite_errorcode = sqlite3.SQLITE_BUSY


class OpenFile(sqlite3.Connection):
    """A connection that knows which file it has open, device and inode: another may be put in its place meanwhile."""

    seen: tuple[int, int] | None = None


def is_whole(file: Path) -> bool:
    """Whether a file is as it was left; of a large one the checksum is left to `read_through`.

    Raises IndexBusyError where somebody is writing to it now, and OSError.
    """
    try:
        fd = os.open(seal_of(file), os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        if _told(fd)[0] != _times(file):
            if not _locked(fd):
                raise IndexBusyError(f"{file} is being written")
            if _told(fd)[0] != _times(file):  # it may have been in the midst of being set
                return False
    finally:
        os.close(fd)
    return file.stat().st_size > _AT_ONCE or _has_checksum(file)


def is_checked(file: Path) -> bool:
    """Whether a file has a checksum, and will have one when it has grown: damage shows, and is mended by a new one."""
    return file.stat().st_size <= _MOST_READ // 2


def read_through(file: Path) -> Callable[[], bool]:
    """Begin to read a large file through; return what waits until that is done and tells whether it has its checksum.

    A small one has been read when it was asked whether it is whole.
    """
    if file.stat().st_size <= _AT_ONCE:
        return lambda: True
    from threading import Thread  # noqa: PLC0415 - the index of a short log needs none

    found: list[bool] = []

    def look() -> None:
        with suppress(OSError):
            found.append(_has_checksum(file))

    reading = Thread(target=look, daemon=True)
    reading.start()

    def waited() -> bool:
        reading.join()
        return found == [True]

    return waited


@contextmanager
def sealing(file: Path) -> Iterator[None]:
    """Let a file be written or replaced, and set its seal anew when that is done. Raises IndexBusyError, OSError."""
    fd = os.open(seal_of(file), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _locked(fd):
            raise IndexBusyError(f"{file} is being written")
        before = os.pread(fd, _MOST, 0)
        os.ftruncate(fd, 0)
        try:
            yield
        except BaseException:
            with suppress(OSError):  # what was not touched is as whole as it was
                os.pwrite(fd, before if before.rpartition(b",")[0] == _times(file) else b"", 0)
            raise
        os.pwrite(fd, _seal(file), 0)
    finally:
        os.close(fd)


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Write to the index in one transaction, all or nothing. Raises sqlite3.Error, OSError."""
    file = Path(db.execute("PRAGMA database_list").fetchone()[2])
    with sealing(file):
        seen = db.seen if isinstance(db, OpenFile) else None
        if seen is not None and seen != _place(file):
            # A journal beside the new file, of pages of the old one, would be taken for the new one's.
            raise IndexBusyError(f"{file} was put in the place of the one that is open")
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):
                db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")


def connected(file: Path, mode: str) -> OpenFile:
    """Open a derived file as SQLite's (`ro`, `rw`, `rwc`). Raises sqlite3.Error."""
    seen = _place(file)
    db = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={mode}",
        timeout=WAIT_SECONDS,
        isolation_level=None,
        uri=True,
        factory=OpenFile,
    )
    db.seen = seen
    db.executescript("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0")
    if mode == "rw" and is_checked(file):
        db.execute("PRAGMA synchronous = OFF")  # what a loss of power leaves half written has another checksum
    if sys.version_info >= (3, 12):
        db.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE)
    return db


def replaced(file: Path, fill: Callable[[Path], None]) -> None:
    """Put a new file in the place of a derived one, whole or not at all; `fill` makes it, beside its place.

    Raises IndexBusyError, OSError, and what `fill` does.
    """
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        fill(part)
        with sealing(file):
            # A journal that is still there is of a write that was cut short, and none of this file's.
            file.with_name(f"{file.name}-journal").unlink(missing_ok=True)
            part.replace(file)
    finally:
        for left in (part, seal_of(part)):
            left.unlink(missing_ok=True)


def seal_of(file: Path) -> Path:
    """Return where the seal of a file is."""
    return file.with_name(file.name + _SUFFIX)


def _has_checksum(file: Path) -> bool:
    """Whether a file has the checksum it was left with, if any, or is written to meanwhile. Raises OSError."""
    with seal_of(file).open("rb") as seal, file.open("rb") as content:
        told = _told(seal.fileno())
        return told[1] < 0 or told[1] == _checksum(content.fileno()) or _told(seal.fileno()) != told


def _seal(file: Path) -> bytes:
    with file.open("rb") as content:
        if file.stat().st_size > _MOST_READ:
            os.fsync(content.fileno())  # what has no checksum is on the disk before it is sealed
            return _times(file) + b",-"
        return b"%s,%d" % (_times(file), _checksum(content.fileno()))


def _told(fd: int) -> tuple[bytes, int]:
    """Return what a seal tells: what changes whenever the file does, and its checksum."""
    times, _, checksum = os.pread(fd, _MOST, 0).rpartition(b",")
    return times, int(checksum) if checksum.isdigit() else -1


def _place(file: Path) -> tuple[int, int] | None:
    """Return which file is at a path; None where none is."""
    try:
        seen = file.stat()
    except FileNotFoundError:
        return None
    return seen.st_dev, seen.st_ino


def _times(file: Path) -> bytes:
    seen = file.stat()
    told = (seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)
    return ",".join(map(str, told)).encode()


def _checksum(fd: int) -> int:
    """Return the checksum of an open file, read in blocks that leave others who compute in peace meanwhile."""
    found, block = 0, bytearray(_BLOCK)
    view = memoryview(block)
    with open(fd, "rb", buffering=0, closefd=False) as content:
        while size := content.readinto(block):
            found = crc32(view[:size], found)
    return found


def _locked(fd: int) -> bool:
    """Lock an open file until it is closed, where the system can; return whether it could be had soon."""
    try:
        import fcntl  # noqa: PLC0415 - not every system has it
    except ImportError:
        return True
    end = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                return False
            time.sleep(_POLL_SECONDS)
        else:
            return True
