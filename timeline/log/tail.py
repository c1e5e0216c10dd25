"""A torn last line is moved aside before anything is appended: kept, told, and never glued onto.

One that is whole but for its line end is given it.
"""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from timeline.log.lines import Torn
from timeline.log.named_reads import opened
from timeline.unfollowed import folder


def mended(fd: int, path: Path, torn: Torn, aside: Path) -> str:
    """Give the last line of an open, locked log its end, or move its torn bytes into a file; return what to tell.

    They are safe in the folder `aside` before the log is cut, so a crash between the two only repeats it.
    Raises OSError, InTheWayError.
    """
    if torn.whole:
        os.write(fd, b"\n")
        os.fsync(fd)
        return f"{path}: its last line had no line end; it has one now"
    with opened(path) as file:
        file.seek(torn.offset)
        raw = file.read(torn.size)
    name = f"{path.name}.{torn.offset}.{sha256(raw).hexdigest()[:8]}"
    with folder(aside) as place:
        written = f"{name}.part"
        place.drop(written)
        with open(place.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:  # noqa: PTH123 - no path
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        place.rename(written, name)
    sync_directory(aside)
    os.ftruncate(fd, torn.offset)
    os.fsync(fd)
    return f"{torn.told(path)}; moved to {aside / name}"


def sync_directory(directory: Path) -> None:
    """Make the names in a directory durable, where the system lets a directory be synced."""
    flags = getattr(os, "O_DIRECTORY", None)
    if flags is None:
        return
    fd = os.open(directory, flags)
    try:
        # Some file systems sync names by themselves and refuse to be asked (EINVAL); a real fault is an OSError too,
        # but then the file's own fsync, which follows, reports it.
        with suppress(OSError):
            os.fsync(fd)
    finally:
        os.close(fd)
