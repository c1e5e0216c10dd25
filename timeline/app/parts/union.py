"""The log that parts are together: their lines one part after the other, in the order of the archives' hashes."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

from attrs import frozen

from timeline.app.parts.making import UNFINISHED, new_file, put
from timeline.app.parts.manifest import PartError, all_manifests, list_of, place_of
from timeline.errors import TimelineError
from timeline.log.lock import flocked, held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from timeline.app.parts.manifest import Manifest
    from timeline.workspace import Workspace

_BLOCK = 1 << 20


class BrokenPartsError(TimelineError):
    """The log of parts is left as it was, for one of them is not as it was made."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(f"{workspace.log}: is not made anew, for a part is not as it was made")


@frozen
class PartsTogether:
    """The parts that a log is made of now, and whether the log was made anew for them."""

    parts: tuple[Manifest, ...]
    made: bool


def put_together(workspace: Workspace, on_fault: Callable[[str], object]) -> PartsTogether:
    """Make the log of all parts that are there, unless it is of them already.

    The same parts give the same bytes, in whatever order they were made. `on_fault` is told of parts that are not as
    they were made. Raises BrokenPartsError, OSError.
    """
    with held(workspace.state, on_wait=None, command="timeline parts"):
        _clear(workspace.parts)
        _clear(workspace.root)
        parts, faults = all_manifests(workspace)
        wanted = list_of(tuple(parts))
        size = sum(part.lines_size for part in parts)
        if not faults and _is_made_of(workspace, wanted, size):
            return PartsTogether(tuple(parts), made=False)
        with new_file(workspace.root) as (fd, written):
            with open(fd, "wb", closefd=False) as log:
                faults += [fault for part in parts if (fault := _copied(workspace, part, log)) is not None]
            if faults:
                for fault in faults:
                    on_fault(str(fault))
                raise BrokenPartsError(workspace)
            os.fsync(fd)
            written.replace(workspace.log)
        put(workspace.parts_list, wanted)
    return PartsTogether(tuple(parts), made=True)


def check_parts(workspace: Workspace) -> tuple[list[Manifest], list[str]]:
    """Return the parts a log is made of, and what is wrong: with a part, or with the log, which must be theirs."""
    parts, broken = all_manifests(workspace)
    faults = list(map(str, broken))
    with workspace.log.open("rb") as log:
        whole = True
        for part in parts:
            if sha256_of(log, part.lines_size) != part.lines_sha256:
                whole = False
            path = workspace.parts / part.lines
            same = path.is_file() and not path.is_symlink()
            if same:
                with path.open("rb") as lines:
                    same = sha256_of(lines, None) == part.lines_sha256
            if not same:
                faults.append(str(_altered(workspace, part)))
        if not whole or log.read(1) or workspace.parts_list.read_bytes() != list_of(tuple(parts)):
            cure = f"timeline parts --out {workspace.root} makes it anew"
            faults.append(f"{workspace.log}: is not what its parts are together; {cure}")
    return parts, faults


def sha256_of(file: BinaryIO, size: int | None) -> str:
    """Return the sha256 of so many bytes from where a file is open, or of all that are left."""
    told = sha256()
    for block in _blocks(file, size):
        told.update(block)
    return told.hexdigest()


def _copied(workspace: Workspace, part: Manifest, log: BinaryIO) -> PartError | None:
    """Copy the lines of a part; return what is wrong where they are not what its manifest says."""
    told = sha256()
    path = workspace.parts / part.lines
    if path.is_symlink() or not path.is_file():
        return _altered(workspace, part)
    with path.open("rb") as lines:
        for block in _blocks(lines, None):
            told.update(block)
            log.write(block)
    return None if told.hexdigest() == part.lines_sha256 else _altered(workspace, part)


def _altered(workspace: Workspace, part: Manifest) -> PartError:
    return PartError(place_of(workspace, part.sha256), f"its lines, {part.lines}, are gone or were altered")


def _blocks(file: BinaryIO, size: int | None) -> Iterator[bytes]:
    left = size
    while block := file.read(_BLOCK if left is None else min(left, _BLOCK)):
        yield block
        left = None if left is None else left - len(block)


def _is_made_of(workspace: Workspace, wanted: bytes, size: int) -> bool:
    try:
        return workspace.parts_list.read_bytes() == wanted and workspace.log.stat().st_size == size
    except FileNotFoundError:
        return False


def _clear(folder: Path) -> None:
    """Take away what was left of parts that nobody finishes any more: whoever makes one has its file locked."""
    for path in folder.glob(f".*{UNFINISHED}"):
        fd = os.open(path, os.O_RDONLY)
        try:
            with flocked(fd, _still_made):
                path.unlink(missing_ok=True)
        except _StillMadeError:
            pass
        finally:
            os.close(fd)


class _StillMadeError(Exception):
    """Somebody has it locked."""


def _still_made() -> None:
    raise _StillMadeError
