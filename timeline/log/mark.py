"""How what is derived from a log knows its log again: as far as it was read, and what the bytes up to there were.

A file whose size, times and inode have not changed is the same; of any other the bytes themselves are compared (by
crc32, at several GB/s), so that a log that only grew is told from one that was edited, merged or exchanged.
"""

import os
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from timeline.log.named_reads import opened

_BLOCK = 1 << 20


class LogMark(NamedTuple):
    """The first `end` bytes of a log had this checksum when its file had this state."""

    end: int
    checksum: int
    state: tuple[int, ...]


def state(path: Path) -> tuple[int, ...]:
    """Return what changes whenever a file does; nothing for one that is not there."""
    try:
        seen = path.stat()
    except FileNotFoundError:
        return ()
    return (seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)


def grown(path: Path, mark: LogMark, end: int, state: tuple[int, ...]) -> LogMark:
    """Return the mark of a log read on to `end`; `state` is what its file's state was before it was read."""
    return LogMark(end, _checksum(path, mark.end, end, mark.checksum), state)


def holds(path: Path, mark: LogMark) -> bool:
    """Whether the log still begins with the bytes that were marked."""
    now = state(path)
    if now == mark.state:
        return True
    return bool(now) and now[2] >= mark.end and _checksum(path, 0, mark.end, 0) == mark.checksum


def _checksum(path: Path, start: int, end: int, before: int) -> int:
    if start >= end:
        return before
    with opened(path) as file:
        os.lseek(file.fileno(), start, os.SEEK_SET)
        left = end - start
        while left > 0 and (block := os.read(file.fileno(), min(_BLOCK, left))):
            before = crc32(block, before)
            left -= len(block)
    return before if left == 0 else -1
