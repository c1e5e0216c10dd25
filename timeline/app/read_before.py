"""Documents that were read before: what a person said of them, and which need not be read again.

What came of each is kept by its path and bytes in the user's own folder, and believed only while the log still holds
that line and neither the importers, nor the workspace's plugins, nor this program have changed.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import msgspec
from attrs import asdict, evolve

from timeline.app.corrected_days import corrected_days
from timeline.article import NOTHING_STATED, Stated
from timeline.intake.documents.loading import BESIDE, DocumentError, content_of
from timeline.intake.host import discovery
from timeline.intake.marked import stored_answers
from timeline.intake.run.importing import Outcome
from timeline.user_folders import DERIVED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.codec import Line
    from timeline.intake.documents.unread import UnreadDocument
    from timeline.intake.run.answers import Ready
    from timeline.log.known import LogKnowledge
    from timeline.workspace import Workspace

_NAME = "read.msgpack"
_ROOMS = ("language", "intake")  # of this program, what a reading hangs on
_READ_WITH = (".py", ".toml", ".tsv", ".txt", ".json", ".md")


class _ReadByNow(msgspec.Struct):
    """What is kept: who read, and of each document, by its mark, the article line that came of it."""

    by: str
    lines: dict[str, str]


class ReadBefore:
    """What was read before, for one import.

    `anew` reads everything again. `stated` is what is said of the documents, of those that the log knows only where
    they were `named`: what is said of all that lies in `seeds/` is meant of what is new there.
    """

    def __init__(
        self, workspace: Workspace, ready: Ready, log: LogKnowledge, *, anew: bool, stated: Stated, named: bool
    ) -> None:
        self._workspace = workspace
        self._log = log
        self._anew = anew
        self._stated = stated
        self._named = named
        self._by = _readers(workspace, ready)
        self._lines = _kept(workspace, self._by)
        self._marks: dict[str, str] = {}
        self._files: dict[str, Path] = {}
        self._known: list[Outcome] = []

    def unread(self, sources: Iterator[UnreadDocument]) -> Iterator[UnreadDocument]:
        """Pass on what has to be read, with what is said of it; of what is known already, `taken` says so."""
        for source in sources:
            mark = _mark(source)
            digest = mark.partition(" ")[0] if mark is not None else source.sha256
            before = self._log.article(digest) if digest is not None else None
            stated = self._stated
            if before is not None:
                said = _said_in(before)
                stated = stated.over(said) if self._named else said
                if not self._anew and stated == said and mark is not None and self._lines.get(mark) == before.id:
                    self._known.append(_known_outcome(source, before))
                    continue
                if (day := self._corrected_days.get(before.article or "")) and stated.published == said.published:
                    stated = evolve(stated, published=day)
            if source.file is not None:
                self._files[source.path] = source.file
            if mark is not None:
                self._marks[source.path] = mark
            yield source if stated == NOTHING_STATED else evolve(source, stated=stated)

    @cached_property
    def _corrected_days(self) -> Mapping[str, str]:
        return corrected_days(self._workspace)

    def taken(self) -> Iterator[Outcome]:
        """Yield the outcomes of what was not read again, each once."""
        while self._known:
            yield self._known.pop(0)

    def file_of(self, path: str) -> Path | None:
        """Return the file that a document's bytes lie in, by the path the log tells."""
        return self._files.pop(path, None)

    def note(self, outcome: Outcome) -> None:
        """Remember what came of a document that was read."""
        mark = self._marks.pop(outcome.path, None)
        if mark is not None and outcome.line is not None and not outcome.faults:
            self._lines[mark] = outcome.line

    def keep(self) -> None:
        """Keep what was remembered; where there is no safe place, nothing is."""
        DERIVED.keep(self._workspace.log, _NAME, msgspec.msgpack.encode(_ReadByNow(self._by, self._lines)))


def _known_outcome(source: UnreadDocument, line: Line) -> Outcome:
    """Return what is told of a document that need not be read again."""
    return Outcome(
        path=source.path,
        status="known",
        importer=line.data.get("importer"),
        title=line.data.get("title"),
        date=line.date,
        present=len(line.data.get("events", ())),
        line=line.id,
    )


def _said_in(line: Line) -> Stated:
    """Return what a person said of a document when it was read."""
    told = line.data.get("stated")
    said = {name: told.get(name) for name in asdict(NOTHING_STATED)} if isinstance(told, dict) else {}
    turn = said.pop("turn", None)
    texts = {name: text for name, text in said.items() if isinstance(text, str)}
    return Stated(**texts, turn=turn if isinstance(turn, int) else None)


def _mark(source: UnreadDocument) -> str | None:
    """Return what a document that lies in a file is known again by: its hash, its path, and what is kept beside it."""
    if source.file is None:
        return None
    try:
        content = content_of(source.file, source.path)
    except DocumentError:
        return None
    told = b""
    beside = source.file.with_name(source.file.name + BESIDE)
    with suppress(DocumentError):
        told = content_of(beside, source.path)
    return f"{sha256(content).hexdigest()} {sha256(told + source.path.encode(errors='replace')).hexdigest()}"


def _kept(workspace: Workspace, by: str) -> dict[str, str]:
    folder = DERIVED.of(workspace.log)
    if folder is not None:
        with suppress(OSError, msgspec.MsgspecError):
            kept = msgspec.msgpack.decode((folder / _NAME).read_bytes(), type=_ReadByNow)
            if kept.by == by:
                return kept.lines
    return {}


def _readers(workspace: Workspace, ready: Ready) -> str:
    """Return what changes whenever anything does that a reading hangs on, answers of models among it."""
    offered = sorted((one.name, one.version, one.rank, one.origin) for one in ready.importers)
    plugins = sorted(discovery.digest(raw) for raw in discovery.plugin_files(workspace.plugins).values())
    answered = stored_answers.fingerprint(workspace.answers)
    told = (offered, plugins, ready.untrusted, answered, sorted(_program()))
    return f"{crc32(repr(told).encode()):08x}"


def _program() -> Iterator[tuple[str, int, int]]:
    root = Path(__file__).resolve().parents[1]
    for room in _ROOMS:
        yield from _files(str(root / room), room)
    yield from _files(str(root / "data"), "data")


def _files(folder: str, name: str) -> Iterator[tuple[str, int, int]]:
    """Yield what tells the files of a folder and of those in it from others: name, size, time."""
    with os.scandir(folder) as found:
        for one in found:
            told = f"{name}/{one.name}"
            if one.is_dir(follow_symlinks=False):
                yield from _files(one.path, told)
            elif one.name.endswith(_READ_WITH):
                seen = one.stat()
                yield told, seen.st_size, seen.st_mtime_ns
