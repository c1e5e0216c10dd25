"""What stands beside the lines of a part: of which archive they are, who read it, whether that was all of it."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

import msgspec

from timeline.errors import TimelineError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from timeline.workspace import Workspace

VERSION = 1
_NAME_DIGITS = 16
_MOST_BYTES = 1 << 20

State = Literal["whole", "partial", "damaged"]


class PartError(TimelineError):
    """A part that is not as it was made."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}; delete it, and timeline parts makes the part anew")


class NotPartsError(UsageError):
    """A directory that holds something else than parts."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}; name a directory of parts, an empty or a new one")


class OfferedReaders(msgspec.Struct, frozen=True):
    """Who could read an archive: importers by name and version, plugins of a workspace and models' answers by hash."""

    importers: tuple[str, ...]
    plugins: tuple[str, ...] = ()
    answers: str = ""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a part is. `archive` is the name it had, `sha256` and `size` are of its bytes.

    `state` is `damaged` where some of its bytes cannot be read, `partial` where something in it was left out, and `why`
    says what. `documents` came out of it, of which `rejected` could not be read; `articles` and `events` are those that
    stand in its lines, each once. `lines` names their file, by `lines_sha256` and `lines_size` (bytes); `head` is the
    seal that all of them hang on, none where there are none. `seal` is sha256 of the manifest without it.
    """

    v: int
    archive: str
    sha256: str
    size: int
    state: State
    why: tuple[str, ...]
    documents: int
    articles: int
    rejected: int
    events: int
    read_by: dict[str, int]
    offered: OfferedReaders
    lines: str
    lines_sha256: str
    lines_size: int
    head: str | None
    seal: str = ""


_encode = msgspec.json.Encoder(order="sorted").encode
_decode = msgspec.json.Decoder(Manifest, strict=True).decode


def name_of(archive_sha256: str) -> str:
    """Return what a part goes by: the first digits of its archive's hash, whatever the archive is called."""
    return archive_sha256[:_NAME_DIGITS]


def place_of(workspace: Workspace, archive_sha256: str) -> Path:
    """Return where the manifest of an archive's part is."""
    return workspace.parts / f"{name_of(archive_sha256)}.json"


def sealed(manifest: Manifest) -> bytes:
    """Return a manifest as its file holds it, sealed."""
    seal = sha256(_encode(msgspec.structs.replace(manifest, seal=""))).hexdigest()
    return msgspec.json.format(_encode(msgspec.structs.replace(manifest, seal=seal)), indent=1) + b"\n"


def read_manifest(path: Path) -> Manifest:
    """Return the manifest in a file. Raises PartError where it is none, or was altered, OSError."""
    if path.is_symlink() or not path.is_file():
        raise PartError(path, "is a link, or no file")
    with path.open("rb") as file:
        raw = file.read(_MOST_BYTES + 1)
    try:
        told = _decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise PartError(path, f"is no manifest of a part ({error})") from None
    if told.v != VERSION:
        raise PartError(path, f"is a manifest of version {told.v}, which is not known here")
    if sealed(told) != raw:
        raise PartError(path, "was altered: its seal is not that of what it says")
    if path.stem != name_of(told.sha256) or told.lines != lines_name(told.sha256, told.lines_sha256):
        raise PartError(path, "is the manifest of another part")
    return told


def lines_name(archive_sha256: str, lines_sha256: str) -> str:
    """Return the name of the file with the lines of a part: by its archive and by what is in it."""
    return f"{name_of(archive_sha256)}.{name_of(lines_sha256)}.jsonl"


def all_manifests(workspace: Workspace) -> tuple[list[Manifest], list[PartError]]:
    """Return the manifests of all parts, by name, and what is wrong with others. Raises OSError."""
    found, faults = [], []
    for path in sorted(workspace.parts.glob("*.json")):
        try:
            found.append(read_manifest(path))
        except PartError as error:
            faults.append(error)
    return found, faults


def parts_folder(out: Path) -> Workspace:
    """Return the workspace that parts make of a directory, made where it is new or empty.

    Raises NotPartsError, OSError.
    """
    from timeline.unfollowed import leads_out
    from timeline.workspace import Workspace

    workspace = Workspace(out.absolute())
    if out.exists() and not out.is_dir():
        raise NotPartsError(out, "is no directory")
    if not workspace.parts_list.exists():
        _refuse_others(workspace)
        workspace.root.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError), workspace.parts_list.open("xb") as file:
            file.write(list_of(()))
    with suppress(FileExistsError):
        workspace.parts.mkdir()
    if not workspace.parts.is_dir() or leads_out(workspace.parts, workspace.root):
        raise NotPartsError(out, "has no folder parts/ of its own")
    return workspace


def _refuse_others(workspace: Workspace) -> None:
    """Raise NotPartsError of a directory with anything in it but what somebody else has begun at the same moment."""
    there = {path.name for path in workspace.root.iterdir()} if workspace.root.exists() else set()
    own = {workspace.parts_list.name} | ({workspace.parts.name} if workspace.parts_list.name in there else set())
    if there - own:
        raise NotPartsError(workspace.root, "holds something else than parts")


class PartsList(msgspec.Struct, frozen=True):
    """The parts that a log is made of, in their order: the names of the files with their lines."""

    v: int
    parts: tuple[str, ...]


def list_of(manifests: tuple[Manifest, ...]) -> bytes:
    """Return the list of parts as its file holds it."""
    return msgspec.json.format(_encode(PartsList(VERSION, tuple(one.lines for one in manifests))), indent=1) + b"\n"
