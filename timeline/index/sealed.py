"""The index's file as it was left: whoever else writes to it breaks its seal, and it is not believed any more.

The seal is what changes whenever a file does, and of a small one the checksum, kept beside it. It is set anew, under a
lock, by whoever writes through `transaction`; a write that was cut short leaves it broken.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zlib import crc32

WAIT_SECONDS = 1.0
_POLL_SECONDS = 0.02
_SUFFIX = ".seal"
_MOST = 200  # bytes of a seal
_CHECKED = 1 << 23  # bytes of a file that is read at each opening: what a disk loses leaves no trace in its times


class IndexBusyError(sqlite3.OperationalError):
    """Somebody else is writing to the index."""

    sqlite_errorcode = sqlite3.SQLITE_BUSY


def is_whole(file: Path) -> bool:
    """Whether a file is as it was left. Raises IndexBusyError where somebody is writing to it now, and OSError."""
    try:
        fd = os.open(seal_of(file), os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        if _is_set(file, fd):
            return True
        if not _locked(fd):
            raise IndexBusyError(f"{file} is being written")
        return _is_set(file, fd)  # it may have been in the midst of being set
    finally:
        os.close(fd)


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
                os.pwrite(fd, before if before == _state(file) else b"", 0)
            raise
        os.pwrite(fd, _state(file), 0)
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


def _is_set(file: Path, fd: int) -> bool:
    return os.pread(fd, _MOST, 0) == _state(file)


def _state(file: Path) -> bytes:
    seen = file.stat()
    checksum = crc32(file.read_bytes()) if seen.st_size <= _CHECKED else 0
    told = (seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, checksum)
    return ",".join(map(str, told)).encode()


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
