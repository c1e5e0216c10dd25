"""What a process that reads does: collect the importers, then read what it is given, each document within limits.

Whatever a document or a plugin does to it is answered as that document's rejection, or ends this process alone.
"""

import gc
import os
import signal
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from attrs import evolve, frozen

from timeline.errors import TimelineError
from timeline.intake.documents.document import Document
from timeline.intake.documents.unread import UnreadDocument
from timeline.intake.host import discovery
from timeline.intake.host.faults import told
from timeline.intake.host.plugin_host import Host, Sought
from timeline.intake.marked.stored_answers import StoredAnswers
from timeline.intake.run import answers, processes
from timeline.intake.run.answers import Done, Loading, Offered, Reached, Ready
from timeline.intake.run.batch import Batch, Rejected, attempt, rejected
from timeline.intake.run.processes import Limits
from timeline.intake.texts.first_part import first_of_page


@frozen
class HostTask:
    """Something else than a document: what is to be done with the importers, and what it is told as."""

    path: str
    do: Callable[[Host], bytes]
    size: int = 0


@frozen
class Shortened:
    """A document that took too long: its events are looked for in the first part of `share` only.

    One that took too long before it was an article: only the first part of `of_page` of what it holds is read.
    """

    document: Document | UnreadDocument
    share: int = 1
    of_page: int = 1

    @property
    def path(self) -> str:
        """The document's path."""
        return self.document.path


Item = Document | UnreadDocument | Shortened | HostTask  # what a worker is given
Answered = Batch | Rejected | Done


@frozen
class ReadingTask:
    """What a process that reads has to know."""

    plugins: Path | None
    root: Path
    importer: str | None
    limits: Limits
    trusted: frozenset[str] | None
    events: bool
    left_out: frozenset[str]
    answers: Path | None = None


def work(pipe: Connection, task: ReadingTask) -> None:
    """Collect the importers, then read what comes until nothing does."""
    pid = os.getpid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    processes.silence()
    gc.freeze()  # what is shared with the parent stays shared
    processes.limit_memory(task.limits.memory)
    processes.limit_cpu(task.limits.cpu)
    most = processes.ORPHANED * task.limits.wall
    processes.outlive(most)
    host = discovery.discover(
        task.plugins,
        root=task.root,
        trusted=task.trusted,
        left_out=task.left_out,
        on_load=lambda label: pipe.send_bytes(answers.packed(Loading(label))),
    )
    if task.answers is not None:
        host = evolve(host, answers=StoredAnswers(task.answers))
    _only(pid)
    pipe.send_bytes(answers.packed(_ready(host)))
    while True:
        processes.outlive(0)
        for item in pipe.recv():
            processes.limit_cpu(task.limits.cpu)
            processes.outlive(most)
            answer = _answer(item, host, task, partial(_reached, pipe, pid, item.path))
            _only(pid)
            _tell(pipe, answer)


def loaded(source: UnreadDocument) -> Document | Rejected:
    """Load a document; one that cannot be is rejected with the reason."""
    try:
        return evolve(source.load(), stated=source.stated)
    except TimelineError as error:
        return rejected(source.path, error)
    except Exception as error:  # noqa: BLE001 - one document never ends a run
        return Rejected(path=source.path, reason=f"cannot be read: {told(error)}")


def _ready(host: Host) -> Ready:
    offered = (Offered(one.name, one.importer.version, one.rank, one.origin) for one in host.importers)
    return Ready(tuple(map(str, host.faults)), host.notes, tuple(offered), host.untrusted)


def _answer(item: Item, host: Host, task: ReadingTask, on_article: Callable[[], None]) -> Answered:
    """Do what is asked, whatever that does; a process is ended only by what cannot be caught."""
    try:
        if isinstance(item, HostTask):
            return Done(item.path, item.do(host))
        part = item if isinstance(item, Shortened) else Shortened(item)
        document = loaded(part.document) if isinstance(part.document, UnreadDocument) else part.document
        if isinstance(document, Rejected):
            return document
        sought = Sought(events=task.events, share=part.share, on_article=on_article)
        return attempt(first_of_page(document, part.of_page), host, importer=task.importer, sought=sought)
    except MemoryError:
        return Rejected(path=item.path, reason="was given up: it took too much memory")
    except RecursionError:
        return Rejected(path=item.path, reason="was given up: it is nested too deep")
    except TimelineError as error:
        return rejected(item.path, error)
    except Exception as error:  # noqa: BLE001 - a library that nobody thought could fail so
        return Rejected(path=item.path, reason=f"was given up: {told(error)}")


def _reached(pipe: Connection, pid: int, path: str) -> None:
    """Say that a document is read to an article, and that its events are looked for now."""
    _only(pid)
    pipe.send_bytes(answers.packed(Reached(path)))


def _tell(pipe: Connection, answer: Answered) -> None:
    try:
        sent = answers.packed(answer)
    except (AttributeError, TypeError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        why = f"was given up: what was made of it cannot be handed over ({type(error).__name__})"
        sent = answers.packed(Rejected(path=answer.path, reason=why))
    pipe.send_bytes(sent)


def _only(pid: int) -> None:
    """End a process that a plugin has forked off and let come back here."""
    if os.getpid() != pid:
        os._exit(0)
