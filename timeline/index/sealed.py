"""The index's file as it was left: whoever else writes to it breaks its seal, and it is not believed any more.

The seal is what changes whenever a file does, and its checksum, kept beside it: what a disk loses leaves no trace in
the file's times. It is set anew, under a lock, by whoever writes through `transaction`; a write that was cut short
leaves it broken.
"""

import os
import sqlite3
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
    with sealing(Path(db.execute("PRAGMA database_list").fetchone()[2])):
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):
                db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")


def seal_of(file: Path) -> Path:
    """Return where the seal of a file is."""
    return file.with_name(file.name + _SUFFIX)


def _has_checksum(file: Path) -> bool:
    """Whether a file has the checksum it was left with, if any, or is written to meanwhile. Raises OSError."""
    with seal_of(file).open("rb") as seal, file.open("rb") as content:
        told = _told(seal.fileno())
        return told[1] < 0 or told[1] == _checksum(content.fileno()) or _told(seal.fileno()) != told


def _seal(file: Path) -> bytes:
    if file.stat().st_size > _MOST_READ:
        return _times(file) + b",-"
    with file.open("rb") as content:
        return b"%s,%d" % (_times(file), _checksum(content.fileno()))


def _told(fd: int) -> tuple[bytes, int]:
    """Return what a seal tells: what changes whenever the file does, and its checksum."""
    times, _, checksum = os.pread(fd, _MOST, 0).rpartition(b",")
    return times, int(checksum) if checksum.isdigit() else -1


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
