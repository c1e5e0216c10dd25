"""The documents of a log read again: whether they are still the same, read to the same text, and say what is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, frozen

from timeline import codec, index
from timeline.app.context import document_of
from timeline.app.plugin_workers import readers
from timeline.intake.host.faults import UnknownImporterError
from timeline.intake.run.batch import Rejected
from timeline.log.ties import batch, strings, when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.intake.run.batch import Batch
    from timeline.workspace import Workspace


@frozen
class DocumentsChecked:
    """How many documents were read again, are gone, or were read by importers of other versions; what is wrong."""

    read: int
    gone: int
    otherwise: int
    faults: tuple[str, ...]


@define
class _Counts:
    read: int = 0
    gone: int = 0
    otherwise: int = 0


def check_documents(workspace: Workspace) -> DocumentsChecked:
    """Read every document that the log tells of again, by the importer that read it last.

    Where that is of another version now, only the document's hash is compared. Raises WorkerError, LogReadError.
    """
    readings, events = _told(workspace)
    counts = _Counts()
    faults: list[str] = []
    for importer in sorted({_importer(line) for line in readings}):
        own = [line for line in readings if _importer(line) == importer]
        faults += _by_one(workspace, importer, own, events, counts)
    return DocumentsChecked(counts.read, counts.gone, counts.otherwise, tuple(faults))


def _told(workspace: Workspace) -> tuple[list[codec.Line], dict[str, codec.Line]]:
    """Return the newest reading of each document, and all events by id."""
    newest: dict[str, codec.Line] = {}
    events = {}
    with index.open(workspace) as log:
        for raw in log.lines():
            line = codec.decode(raw)
            if line.type == "article" and line.path is not None:
                before = newest.get(line.article)
                if before is None or (when(before), before.id) < (when(line), line.id):
                    newest[line.article] = line
            elif line.span is not None:
                events[line.id] = line
    return sorted(newest.values(), key=lambda line: str(line.path)), events


def _by_one(
    workspace: Workspace, importer: str, lines: list[codec.Line], events: dict[str, codec.Line], counts: _Counts
) -> Iterator[str]:
    """Read the documents of one importer again, and yield what is wrong with each."""
    there = []
    for line in lines:
        document = document_of(workspace, str(line.path))
        if document is None:
            counts.gone += 1
        else:
            there.append((line, document))
    try:
        with readers(workspace, workspace.root, importer=importer, events=False) as workers:
            answers = workers.read(document for _, document in there)
            for (line, document), answer in zip(there, answers, strict=True):
                yield from _wrong(line, document.path, answer, events, counts)
    except UnknownImporterError:
        counts.otherwise += len(there)


def _wrong(
    line: codec.Line, path: str, answer: Batch | Rejected, events: dict[str, codec.Line], counts: _Counts
) -> Iterator[str]:
    if isinstance(answer, Rejected):
        yield f"{path}: cannot be read again: {answer.reason}"
    elif answer.reading.article != line.article:
        yield f"{path}: another document than the one that was read: its hash is {answer.reading.article}"
    elif answer.reading.importer != line.data.get("importer"):
        counts.otherwise += 1
    else:
        counts.read += 1
        if answer.reading.text_sha256 != line.data.get("text_sha256"):
            yield f"{path}: reads to another text than the log tells of (its text_sha256 is another)"
        told = (events[name] for name in batch(line).events if name in events)
        yield from _not_said(path, answer.article.text, told)


def _not_said(path: str, text: str, events: Iterable[codec.Line]) -> Iterator[str]:
    for event in events:
        places: list[tuple[Any, Any]] = [(event.span, event.quote)]
        places += [(tuple(also.get("span", ())), also.get("quote")) for also in event.also]
        for span, quote in places:
            if not span or text[slice(*span)] != quote:
                yield f"{path}: does not say at its place what {event.id} quotes"


def _importer(line: codec.Line) -> str:
    told = strings([line.data.get("importer")])
    return told[0].partition("@")[0] if told else ""
