"""An import: documents in, events into the log, and of each document what became of it."""

from __future__ import annotations

from contextlib import closing, contextmanager, nullcontext
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from timeline import index
from timeline.app.named_sources import Naming, is_counted, named_sources
from timeline.app.plugin_workers import UntrustedPluginsError, readers
from timeline.app.read_before import ReadBefore
from timeline.app.recorders import importing_user, instants
from timeline.article import NOTHING_STATED, Stated
from timeline.errors import TimelineError, UsageError
from timeline.intake.documents.loading import BESIDE, content_of, told_path
from timeline.intake.run import importing
from timeline.intake.run.batch import Batch, Rejected
from timeline.intake.run.unpacking import each
from timeline.log import LogLineError, Writer
from timeline.log.append import refuse_parts
from timeline.log.known import Known
from timeline.unfollowed import leads_out, write_below

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from pathlib import Path

    from timeline.intake.documents.unread import Archive, UnreadDocument
    from timeline.intake.run.answers import Ready
    from timeline.intake.run.importing import Outcome
    from timeline.workspace import Workspace

_BULK, _CHUNK = 200, 50  # from so many documents on, one write and one fsync for a chunk of them


@frozen(kw_only=True)
class ImportOrder:
    """What is to be imported, and how.

    `named`: files, directories, addresses, `-`; the workspace's `seeds/` where it names none. `importer` reads
    whatever is named, `jobs` is how many processes read, `strict` appends nothing if one document is rejected,
    `without_plugins` leaves out the workspace's own, `stated` is what is said of each document, whatever its page says
    (where none is named, of those that are new); it holds whenever they are read again, until something else is said.
    """

    named: tuple[str, ...] = ()
    importer: str | None = None
    by: str | None = None
    jobs: int = 1
    allow_private: bool = False
    dry_run: bool = False
    strict: bool = False
    without_plugins: bool = False
    stated: Stated = NOTHING_STATED


class SeedsElsewhereError(UsageError):
    """The workspace's `seeds/` is a link that leads out of it, which nobody has named."""

    def __init__(self, seeds: Path) -> None:
        super().__init__(f"{seeds} leads out of the workspace through a link; to import what is there, name it")


class Watcher(Protocol):
    """Who is told what happens while it happens."""

    def ready(self, ready: Ready) -> None:
        """Hear what was met while the plugins were collected."""

    def fault(self, what: str) -> None:
        """Hear of something that is wrong."""

    def notice(self, text: str) -> None:
        """Hear of something that is no fault."""

    def passing(self, sources: Iterable[UnreadDocument], total: int | None) -> Iterator[UnreadDocument]:
        """Pass documents on as they are read; `total` is how many there are, where that is known."""
        ...


def imported(
    workspace: Workspace,
    order: ImportOrder,
    watcher: Watcher,
    stdin: Callable[[], bytes],
    *,
    gathered: Sequence[Archive] = (),
) -> Generator[Outcome]:
    """Import documents; what is yielded of is on disk (of a dry run: read).

    `gathered` is what is imported instead of what the order names, where it is at hand. What is rejected is told with
    the reason, and the rest is done. Raises MadeOfPartsError, SeedsElsewhereError, UntrustedPluginsError,
    UnknownImporterError, WorkerError, AppendError, and the log's faults.
    """
    if not order.dry_run:
        refuse_parts(workspace)
    if not order.named and leads_out(workspace.seeds, workspace.root):
        raise SeedsElsewhereError(workspace.seeds)
    naming = Naming(
        root=workspace.root,
        on_empty=watcher.fault,
        stdin=stdin,
        workspace=workspace,
        keep=not order.dry_run,
        allow_private=order.allow_private,
    )
    reading = readers(
        workspace,
        workspace.root,
        jobs=order.jobs,
        importer=order.importer,
        without_plugins=order.without_plugins,
    )
    with reading as workers:
        if workers.ready.untrusted:
            raise UntrustedPluginsError(workers.ready.untrusted)
        watcher.ready(workers.ready)
        named = named_sources(order.named or (str(workspace.seeds),), naming)
        with nullcontext(list(gathered)) if gathered else named as found:
            total = len(found) if is_counted(found) else None
            chunk = _CHUNK if total is None or total >= _BULK else 1
            sources = watcher.passing(each(found), total)
            with _read_before(workspace, workers.ready, order) as before:
                readings = workers.read(before.unread(sources))
                if order.dry_run:
                    yield from importing.dry(_all_or_none(list(readings), watcher) if order.strict else readings)
                    return
                readings = _copied(readings, workspace, before)
                if order.strict:
                    readings = _all_or_none(list(readings), watcher)
                for outcome in _appended(workspace, order, watcher, chunk, readings):
                    before.note(outcome)
                    yield from before.taken()
                    yield outcome
                yield from before.taken()


@contextmanager
def _read_before(workspace: Workspace, ready: Ready, order: ImportOrder) -> Iterator[ReadBefore]:
    """Hand over what was read before, and keep in the end what was read now."""
    anew = order.importer is not None or order.dry_run
    with closing(index.recall(workspace.log) if workspace.log.exists() else Known(workspace.log)) as log:
        before = ReadBefore(workspace, ready, log, anew=anew, stated=order.stated, named=bool(order.named))
        try:
            yield before
        finally:
            before.keep()


def _copied(
    readings: Iterator[Batch | Rejected], workspace: Workspace, before: ReadBefore
) -> Iterator[Batch | Rejected]:
    """Copy what was read outside of the workspace into it, before the log says that it lies there."""
    for reading in readings:
        file = before.file_of(reading.path)
        place = workspace.root / reading.path
        if isinstance(reading, Batch) and file is not None and file != place and not place.exists():
            try:
                content = content_of(file, reading.path)
                if sha256(content).hexdigest() != reading.reading.article:
                    yield Rejected(path=str(file), reason="was changed while it was read")
                    continue
                told = file.with_name(file.name + BESIDE)
                if told.is_file():
                    write_below(workspace.root, place.with_name(place.name + BESIDE), content_of(told, reading.path))
                write_below(workspace.root, place, content)
            except (OSError, TimelineError) as error:
                yield Rejected(path=str(file), reason=f"cannot be copied into seeds/ ({error})")
                continue
        yield reading


def _all_or_none(readings: list[Batch | Rejected], watcher: Watcher) -> Iterator[Batch | Rejected]:
    """Return the readings; of a strict run with a rejected document only those that were rejected."""
    rejected = [reading for reading in readings if isinstance(reading, Rejected)]
    if rejected:
        watcher.fault("nothing is appended, for --strict is set and a document was rejected")
    return iter(rejected or readings)


def _appended(
    workspace: Workspace, order: ImportOrder, watcher: Watcher, chunk: int, readings: Iterator[Batch | Rejected]
) -> Iterator[Outcome]:
    _refuse_broken(workspace)
    writer = Writer(
        workspace, on_notice=watcher.notice, on_wait=watcher.notice, recall=index.recall, command="timeline import"
    )
    with closing(writer):
        by = order.by or importing_user()

        def lies(path: str) -> bool:
            return told_path(path, workspace.root).is_file()

        yield from importing.run(readings, writer.locked, recorded=_this_instant, by=by, chunk=chunk, lies=lies)


def _this_instant() -> str:
    """Return the time it is, to the microsecond: a document may be read twice within a second."""
    return instants(1)[0]


def _refuse_broken(workspace: Workspace) -> None:
    """Raise LogLineError of a line that cannot be decoded, and that nobody has taken back: more may be wrong there."""
    with index.open(workspace) as log:
        for wrong in log.flaws:
            if wrong.left_out:
                raise LogLineError(workspace.log, wrong.number, wrong.why)
