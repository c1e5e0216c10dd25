"""One archive read to one part: its lines, and a manifest that is put in place last and at once.

The same archive read by the same importers gives the same bytes, whoever reads it, whenever and however often.
"""

from __future__ import annotations

import os
import zlib
from collections import Counter
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from hashlib import sha256
from tempfile import mkstemp
from typing import TYPE_CHECKING

from attrs import define, evolve, field, frozen

from timeline import codec
from timeline.app.parts.manifest import (
    VERSION,
    Manifest,
    OfferedReaders,
    PartError,
    lines_name,
    parts_folder,
    place_of,
    read_manifest,
    sealed,
)
from timeline.app.plugin_workers import UntrustedPluginsError, readers
from timeline.errors import TimelineError
from timeline.intake.documents import archives
from timeline.intake.documents.loading import DocumentError
from timeline.intake.extras import library
from timeline.intake.host import discovery
from timeline.intake.marked import stored_answers
from timeline.intake.run.batch import Batch
from timeline.intake.run.processes import GIVEN_UP
from timeline.intake.run.unpacking import each
from timeline.log.lock import flocked
from timeline.log.tail import sync_directory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from hashlib import _Hash
    from pathlib import Path

    from timeline.intake.documents.unread import PackedFile, UnreadDocument
    from timeline.intake.run.answers import Ready
    from timeline.intake.run.workers import Readers
    from timeline.workspace import Workspace

BY = "timeline parts"  # who recorded a line: nobody in particular, or a part made twice would be two
_UNDATED = "1970-01-01T00:00:00Z"
_BLOCK = 1 << 20
_REASONS = 100
_LONGEST_REASON = 1000  # characters
_HEAD = 512
_BEGINNINGS = (b"WARC/", b"filedesc:", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18")  # the last two: zstd and lz4
_MODE = 0o644
UNFINISHED = ".part"


class ArchiveNamedError(TimelineError):
    """What was named as an archive cannot be made a part of."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")


@frozen
class PartMade:
    """What became of an archive: its manifest, and whether the part was made now; if not, it was there already."""

    manifest: Manifest
    made: bool


@contextmanager
def part_maker(
    out: Path, *, workspace: Workspace | None = None, jobs: int = 1, without_plugins: bool = False
) -> Iterator[PartMaker]:
    """Hand over what makes parts in a directory, reading in `jobs` processes.

    With the importers installed, and those of a workspace with what models have answered in it. Raises NotPartsError,
    UntrustedPluginsError, WorkerError, OSError.
    """
    folder = parts_folder(out)
    with readers(workspace, folder.root, jobs=jobs, without_plugins=without_plugins) as reading:
        if reading.ready.untrusted:
            raise UntrustedPluginsError(reading.ready.untrusted)
        plugins = None if without_plugins else workspace
        yield PartMaker(folder, reading, _offered(reading.ready, workspace, plugins))


def part_of(
    archive: Path, out: Path, *, workspace: Workspace | None = None, jobs: int = 1, without_plugins: bool = False
) -> PartMade:
    """Make the part of one archive in a directory, unless it is there. Raises what `part_maker` and `make` raise."""
    with part_maker(out, workspace=workspace, jobs=jobs, without_plugins=without_plugins) as maker:
        return maker.make(archive)


@frozen
class PartMaker:
    """Makes parts in one directory, one after the other."""

    folder: Workspace
    reading: Readers
    offered: OfferedReaders

    @property
    def ready(self) -> Ready:
        """What was met while the plugins were collected."""
        return self.reading.ready

    def make(self, archive: Path) -> PartMade:
        """Make the part of an archive; one that the same importers made is left as it is.

        Raises ArchiveNamedError, MissingExtraError, PartError of a part there that was altered, WorkerError, OSError.
        """
        packed = _archive(archive)
        digest, size = _hashed(archive)
        place = place_of(self.folder, digest)
        before = read_manifest(place) if place.exists() else None
        if before is not None and before.offered == self.offered:
            _there(self.folder, before)
            return PartMade(before, made=False)
        with new_file(self.folder.parts) as (fd, written):
            with open(fd, "wb", buffering=_BLOCK, closefd=False) as file:
                part = _PartLines()
                file.writelines(part.of(self.reading, packed))
            os.fsync(fd)
            if _hashed(archive) != (digest, size):
                raise ArchiveNamedError(archive, "was changed while it was read")
            if not part.documents and not _begins_as_archive(archive):
                raise ArchiveNamedError(archive, "is no WARC or ARC file")
            manifest = part.told(_told(archive), digest, size, self.offered)
            written.replace(self.folder.parts / manifest.lines)
        put(place, sealed(manifest))
        if before is not None and before.lines != manifest.lines:
            (self.folder.parts / before.lines).unlink(missing_ok=True)
        return PartMade(read_manifest(place), made=True)


@define
class _PartLines:
    """The lines of a part as they are made, and what is counted on the way."""

    documents: int = 0
    rejected: int = 0
    damage: list[str] = field(factory=list)
    left_out: list[str] = field(factory=list)
    read_by: Counter[str] = field(factory=Counter)
    events: int = 0
    size: int = 0
    head: str | None = None
    _ids: set[str] = field(factory=set)
    _hash: _Hash = field(factory=sha256)
    _recorded: str = _UNDATED

    def of(self, reading: Readers, archive: PackedFile) -> Iterator[bytes]:
        """Yield the lines of what is in an archive, those of a document at once."""
        for answer in reading.read(self._passed(each([archive]))):
            if isinstance(answer, Batch):
                try:
                    raw = self._batch(answer)
                except codec.LineError as error:
                    self._reject(answer.path, f"no line can be made of it: {error}")
                    continue
                self.size += len(raw)
                self._hash.update(raw)
                yield raw
            else:
                self._reject(answer.path, answer.reason)

    def told(self, name: str, digest: str, size: int, offered: OfferedReaders) -> Manifest:
        """Return the manifest of the part, once all its lines are made."""
        why = self.damage or self.left_out
        more = len(why) - _REASONS
        lines = self._hash.hexdigest()
        return Manifest(
            v=VERSION,
            archive=name,
            sha256=digest,
            size=size,
            state="damaged" if self.damage else "partial" if self.left_out else "whole",
            why=(*(one[:_LONGEST_REASON] for one in why[:_REASONS]), *((f"and {more:,} more",) if more > 0 else ())),
            documents=self.documents,
            articles=sum(self.read_by.values()),
            rejected=self.rejected,
            events=self.events,
            read_by=dict(self.read_by),
            offered=offered,
            lines=lines_name(digest, lines),
            lines_sha256=lines,
            lines_size=self.size,
            head=self.head,
        )

    def _passed(self, sources: Iterator[UnreadDocument]) -> Iterator[UnreadDocument]:
        """Pass on what came out of the archive; take note of what did not."""
        for source in sources:
            if source.damage is not None:
                self.damage.append(_beside(source.path, source.damage))
            if source.sha256 is not None:
                self.documents += 1
                yield source
            elif source.damage is None:
                try:
                    source.load()
                except DocumentError as error:
                    if error.reason != archives.EMPTY:
                        self.left_out.append(str(error))

    def _reject(self, path: str, reason: str) -> None:
        self.rejected += 1
        if reason.startswith(GIVEN_UP):
            self.left_out.append(f"{path}: {reason}")

    def _batch(self, batch: Batch) -> bytes:
        """Return the lines of a document that are new to the part, with their ends."""
        reading = batch.reading
        if reading.fetched is not None:
            self._recorded = _utc(reading.fetched.value) or self._recorded
        if reading.read_to is not None:
            self.left_out.append(f"{batch.path}: {reading.partial}")
        events = {line["id"]: line for line in map(codec.event_line, batch.events)}
        closing = codec.article_line(
            evolve(reading, events=tuple(events)),
            recorded=self._recorded,
            by=BY,
            prev=() if self.head is None else (self.head,),
        )
        raw = [codec.encode(line) for identity, line in events.items() if identity not in self._ids]
        fresh = events.keys() - self._ids
        if closing["id"] not in self._ids:
            raw.append(codec.encode(closing))
            self.head = closing["seal"]
            self.read_by[reading.importer] += 1
        self.events += len(fresh)
        self._ids |= {*fresh, closing["id"]}
        return b"".join(line + b"\n" for line in raw)


def _archive(path: Path) -> PackedFile:
    """Return the archive that a file is. Raises ArchiveNamedError, MissingExtraError."""
    if not path.is_file():
        raise ArchiveNamedError(path, "there is no such file" if not path.exists() else "is no file")
    packed = archives.packed(path.absolute(), _told(path))
    if packed is None or path.name.lower().endswith(".zip"):
        raise ArchiveNamedError(path, "is no WARC or ARC file by its name (.warc, .warc.gz, .warc.zst, .arc, .arc.gz)")
    library("fastwarc.warc", "reading WARC files", "warc")
    return packed


def _told(path: Path) -> str:
    """Return the name of a file as the log tells it: bytes that are no UTF-8 escaped."""
    return os.fsencode(path.name).decode("utf-8", "backslashreplace")


def _begins_as_archive(path: Path) -> bool:
    """Whether a file begins as a WARC or ARC file does, packed or not."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"\x1f\x8b"):
        with suppress(zlib.error):
            head = zlib.decompressobj(wbits=31).decompress(head, _HEAD)
    return head.startswith(_BEGINNINGS)


def _hashed(path: Path) -> tuple[str, int]:
    """Return the sha256 of a file's bytes, and how many there are. Raises OSError."""
    told, size = sha256(), 0
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            told.update(block)
            size += len(block)
    return told.hexdigest(), size


def _offered(ready: Ready, workspace: Workspace | None, plugins: Workspace | None) -> OfferedReaders:
    files = {} if plugins is None else discovery.plugin_files(plugins.plugins)
    return OfferedReaders(
        importers=tuple(sorted(f"{one.name}@{one.version}" for one in ready.importers)),
        plugins=tuple(sorted(map(discovery.digest, files.values()))),
        answers="" if workspace is None else stored_answers.fingerprint(workspace.answers),
    )


def _there(folder: Workspace, manifest: Manifest) -> None:
    """Raise PartError where the lines of a part are gone, or other than it says."""
    path = folder.parts / manifest.lines
    if not path.is_file() or path.stat().st_size != manifest.lines_size:
        raise PartError(place_of(folder, manifest.sha256), f"its lines, {manifest.lines}, are gone or were altered")


def _utc(moment: str) -> str | None:
    """Return a moment as the log writes it, UTC and `Z` ended; one without an offset is UTC already."""
    try:
        told = datetime.fromisoformat(moment)
    except ValueError:
        return None
    if told.tzinfo is None:
        told = told.replace(tzinfo=UTC)
    try:
        return told.astimezone(UTC).isoformat().replace("+00:00", "Z")
    except OverflowError:
        return None


def _beside(path: str, why: str) -> str:
    return why if why.startswith(path) else f"{path}: {why}"


@contextmanager
def new_file(folder: Path) -> Iterator[tuple[int, Path]]:
    """Hand over a new file of a name of its own; where it was not given another name, it is taken away again."""
    fd, name = mkstemp(prefix=".", suffix=UNFINISHED, dir=folder)
    path = folder / name
    try:
        os.fchmod(fd, _MODE)
        with flocked(fd, lambda: None):  # so that nobody takes it for left over
            yield fd, path
    finally:
        os.close(fd)
        path.unlink(missing_ok=True)


def put(place: Path, content: bytes) -> None:
    """Put a file in place at once, and on disk. Raises OSError."""
    with new_file(place.parent) as (fd, written):
        os.write(fd, content)
        os.fsync(fd)
        written.replace(place)
    sync_directory(place.parent)
