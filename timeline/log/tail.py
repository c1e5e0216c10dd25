"""A torn last line is moved aside before anything is appended: kept, told, and never glued onto."""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from timeline.log.lines import Torn


def set_aside(fd: int, path: Path, torn: Torn, quarantine: Path) -> str:
    """Move the torn bytes of an open, locked log into a file of the quarantine; return what to tell.

    They are safe there before the log is cut, so a crash between the two only repeats it. Raises OSError.
    """
    with path.open("rb") as file:
        file.seek(torn.offset)
        raw = file.read(torn.size)
    quarantine.mkdir(parents=True, exist_ok=True)
    kept = quarantine / f"{path.name}.{torn.offset}.{sha256(raw).hexdigest()[:8]}"
    written = kept.with_name(f"{kept.name}.part")
    with written.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    written.replace(kept)
    sync_directory(quarantine)
    os.ftruncate(fd, torn.offset)
    os.fsync(fd)
    return f"{torn.told(path)}; moved to {kept}"


def sync_directory(directory: Path) -> None:
    """Make the names in a directory durable, where the system lets a directory be synced."""
    flags = getattr(os, "O_DIRECTORY", None)
    if flags is None:
        return
    fd = os.open(directory, os.O_RDONLY | flags)
    try:
        # Some file systems sync names by themselves and refuse to be asked (EINVAL); a real fault is an OSError too,
        # but then the file's own fsync, which follows, reports it.
        with suppress(OSError):
            os.fsync(fd)
    finally:
        os.close(fd)
