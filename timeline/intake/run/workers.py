"""Reading in other processes: each document within limits of time and memory, N at a time, in the order given.

A plugin, or a page made to hurt, may loop, take all memory, print without end, fork or crash the interpreter: it does
so to a worker, which is replaced; the document is rejected with the reason, the plugin that never came back from its
import is left out, and everything else is read as if nothing had been.
"""

import gc
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Self

from attrs import Factory, define, evolve, frozen
from msgspec.structs import replace

from timeline.article import NOTHING_STATED, Stated
from timeline.errors import TimelineError
from timeline.intake.documents import loading as documents
from timeline.intake.documents.document import Document
from timeline.intake.documents.unread import UnreadDocument
from timeline.intake.host import discovery
from timeline.intake.host.faults import UnknownImporterError, told
from timeline.intake.host.plugin_host import Host
from timeline.intake.run import answers, processes
from timeline.intake.run.answers import Done, Loading, Offered, Ready
from timeline.intake.run.batch import Batch, Rejected, attempt, rejected
from timeline.intake.run.processes import Process

_CHUNK = 32  # documents given to a worker at a time
_CHUNK_BYTES = 2**20
_CHUNK_SECONDS = 0.5
_AHEAD = 3  # chunks a worker
_LIVES = 20  # workers that may die while plugins are loaded
_COMMON = """<!DOCTYPE html>
<html lang="en"><head><title>A bridge for Minsk</title><meta name="date" content="2021-05-04"></head><body><article>
<h1>A bridge for Minsk</h1><p>Governor Anna Keller met with Mayor Tom Brandt in Minsk on 3 May.</p>
<p>“We will build a bridge for $3 million by 2024,” Anna Keller said. Trade rose by 12% in 2020.</p></article>"""


@frozen
class Limits:
    """What one document may take: seconds of processor and of waiting, bytes of memory."""

    cpu: int = 10
    wall: int = 60
    memory: int = 512 * 2**20


class WorkerError(TimelineError):
    """No worker can be kept alive."""


@frozen
class HostTask:
    """Something else than a document: what is to be done with the importers, and what it is told as."""

    path: str
    do: Callable[[Host], bytes]
    size: int = 0


Item = Document | UnreadDocument | HostTask  # what a worker is given
Answered = Batch | Rejected | Done


@define
class _Handout:
    """Documents given to one worker, and its answers in their order. `told` is how many were yielded."""

    items: list[Item | Rejected]
    answers: deque[Answered] = Factory(deque)
    told: int = 0

    def ready(self) -> Iterator[Answered]:
        """Yield what is known, up to the first document that is not answered."""
        while self.told < len(self.items):
            item = self.items[self.told]
            if not isinstance(item, Rejected):
                if not self.answers:
                    return
                item_answer = self.answers.popleft()
            else:
                item_answer = item
            self.told += 1
            yield item_answer


@define
class _Worker:
    """A process that reads. `left` are the documents of its chunk it has not answered, `since` when it last did."""

    process: Process
    chunk: _Handout | None = None
    left: deque[Item] = Factory(deque)
    since: float = 0.0

    @property
    def pipe(self) -> Connection:
        """Our end of the pipe to it."""
        return self.process.pipe


@frozen
class _Task:
    """What a process that reads has to know."""

    plugins: Path | None
    root: Path
    importer: str | None
    limits: Limits
    trusted: frozenset[str] | None
    events: bool
    stated: Stated
    left_out: frozenset[str]


@define
class Readers:
    """Reads documents in `jobs` processes. Use as a context manager; `ready` tells what the plugins are.

    `trusted` are the sha256 of those of the workspace's plugins that may run beside the installed ones (None: all);
    `events` is whether events are looked for in what is read, `stated` what is said of each document. `start` is how
    the processes come to be: `fork`, or `spawn` where the system cannot.
    """

    plugins: Path | None
    root: Path
    jobs: int = 1
    importer: str | None = None
    limits: Limits = Factory(Limits)
    trusted: frozenset[str] | None = None
    events: bool = True
    stated: Stated = NOTHING_STATED
    start: str = Factory(processes.preferred)
    ready: Ready = Factory(Ready)
    _workers: list[_Worker] = Factory(list)
    _left_out: dict[str, str] = Factory(dict)

    def __enter__(self) -> Self:
        """Start the first worker, and with it learn what the plugins are. Raises WorkerError, UnknownImporterError."""
        if self.jobs > 1 and self.start == "fork":
            _load()
        self._workers = [self._start()]
        names = [offered.name for offered in self.ready.importers]
        if self.importer is not None and self.importer not in names:
            self.__exit__()
            raise UnknownImporterError(self.importer, names)
        return self

    def __exit__(self, *_: object) -> None:
        """End every worker, whatever it is at."""
        for worker in self._workers:
            worker.process.end()
        self._workers.clear()

    def read(self, sources: Iterable[UnreadDocument]) -> Iterator[Batch | Rejected]:
        """Yield what is made of each source, in their order. Raises WorkerError."""
        for answer in self._answers(_chunks(sources)):
            assert not isinstance(answer, Done)  # noqa: S101 - which is no answer to a document
            yield answer

    def perform(self, tasks: Iterable[HostTask]) -> Iterator[Done | Rejected]:
        """Yield what each task gives, in their order, as JSON. Raises WorkerError."""
        for answer in self._answers(_Handout([task]) for task in tasks):
            assert not isinstance(answer, Batch)  # noqa: S101 - which is no answer to a task
            yield answer

    def _answers(self, chunks: Iterator[_Handout]) -> Iterator[Answered]:
        """Yield the answers to chunks, in their order.

        A worker is handed documents only while none of its answers is outstanding, and whatever any worker answers is
        taken while one is waited for: so neither side can wait for the other to take what it sends.
        """
        flying: deque[_Handout] = deque()
        more = True
        while more or flying:
            while more and len(flying) < _AHEAD * self.jobs and (worker := self._idle()) is not None:
                chunk = next(chunks, None)
                more = chunk is not None
                if chunk is not None:
                    flying.append(chunk)
                    self._give(worker, chunk, [item for item in chunk.items if not isinstance(item, Rejected)])
            if flying:
                yield from flying[0].ready()
                if flying[0].told == len(flying[0].items):
                    flying.popleft()
                else:
                    self._listen()

    def _idle(self) -> _Worker | None:
        """Return a worker that has nothing to do, a new one while there are fewer than asked for."""
        idle = next((worker for worker in self._workers if not worker.left), None)
        if idle is None and len(self._workers) < self.jobs:
            idle = self._start()
            self._workers.append(idle)
        return idle

    def _give(self, worker: _Worker, chunk: _Handout, documents: list[Item]) -> None:
        worker.chunk, worker.left, worker.since = chunk, deque(documents), time.monotonic()
        with suppress(OSError):  # that it has died is found out when its answer is asked for
            worker.pipe.send(documents)

    def _listen(self) -> None:
        """Take what the workers have answered; wait until one does, dies, or takes too long."""
        busy = {worker.pipe: worker for worker in self._workers if worker.left}
        patience = min(worker.since for worker in busy.values()) + self.limits.wall - time.monotonic()
        heard = wait(list(busy), timeout=max(0.0, patience))
        for pipe in heard:
            if isinstance(pipe, Connection):
                self._hear(busy[pipe])
        now = time.monotonic()
        for worker in busy.values():
            if worker.pipe not in heard and now - worker.since >= self.limits.wall:
                self._replace(worker, "was given up")

    def _hear(self, worker: _Worker) -> None:
        try:
            answer = answers.unpacked(worker.pipe.recv_bytes(answers.MOST_BYTES))
        except (EOFError, OSError):
            self._replace(worker, "was given up")
            return
        except answers.AnswerError as error:
            self._replace(worker, f"was given up: what was made of it cannot be taken ({error})")
            return
        task = worker.left[0]
        fits = isinstance(answer, (Done if isinstance(task, HostTask) else Batch) | Rejected)
        if isinstance(answer, Ready | Loading) or not fits or answer.path != task.path:
            self._replace(worker, "was given up: its process answered something else")
        else:
            self._settle(worker, answer)

    def _settle(self, worker: _Worker, answer: Answered) -> None:
        worker.left.popleft()
        worker.since = time.monotonic()
        if worker.chunk is not None:
            worker.chunk.answers.append(answer)

    def _replace(self, worker: _Worker, why: str) -> None:
        """Reject the document that a worker was at, and hand the rest of its chunk to a new one."""
        status = worker.process.end()
        self._settle(worker, Rejected(path=worker.left[0].path, reason=_reason(why, status, self.limits)))
        fresh = self._start()
        self._workers[self._workers.index(worker)] = fresh
        if worker.chunk is not None and worker.left:
            self._give(fresh, worker.chunk, list(worker.left))

    def _start(self) -> _Worker:
        """Start a worker. A plugin that ends it while it loads is left out of the next."""
        for _ in range(_LIVES):
            worker = _Worker(self._begun())
            loading = None
            with suppress(EOFError, OSError, answers.AnswerError):
                while worker.pipe.poll(self.limits.wall):
                    heard = answers.unpacked(worker.pipe.recv_bytes(answers.MOST_BYTES))
                    if isinstance(heard, Ready):
                        self.ready = replace(heard, faults=(*self._left_out.values(), *heard.faults))
                        return worker
                    if not isinstance(heard, Loading):
                        break
                    loading = heard.label
            status = worker.process.end()
            if loading is None or loading in self._left_out:
                break
            self._left_out[loading] = f"plugin {loading} {_reason('is left out', status, self.limits)}"
        raise WorkerError("no process that reads can be started: the last one ended while it loaded its plugins")

    def _begun(self) -> Process:
        task = _Task(
            plugins=self.plugins,
            root=self.root,
            importer=self.importer,
            limits=self.limits,
            trusted=self.trusted,
            events=self.events,
            stated=self.stated,
            left_out=frozenset(self._left_out),
        )
        return processes.start(self.start, _work, task, others=(worker.pipe for worker in self._workers))


def _load() -> None:
    """Load what nearly every document needs, so that the processes forked off have it without loading it each."""
    attempt(documents.parse(_COMMON.encode(), "common.html"), discovery.discover(installed=False))
    gc.collect()


def _chunks(sources: Iterable[UnreadDocument]) -> Iterator[_Handout]:
    """Put documents into chunks of a size, those loaded that no worker can load; what cannot be is rejected."""
    chunk: list[Item | Rejected] = []
    size = 0
    begun = time.monotonic()
    for source in sources:
        chunk.append(source if source.portable else _loaded(source))
        size += source.size
        if len(chunk) >= _CHUNK or size >= _CHUNK_BYTES or time.monotonic() - begun >= _CHUNK_SECONDS:
            yield _Handout(chunk)
            chunk, size, begun = [], 0, time.monotonic()
    if chunk:
        yield _Handout(chunk)


def _loaded(source: UnreadDocument) -> Document | Rejected:
    try:
        return source.load()
    except TimelineError as error:
        return rejected(source.path, error)
    except Exception as error:  # noqa: BLE001 - one document never ends a run
        return Rejected(path=source.path, reason=f"cannot be read: {told(error)}")


def _work(pipe: Connection, task: _Task) -> None:
    """Collect the importers, then read what comes until nothing does."""
    pid = os.getpid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    processes.silence()
    gc.freeze()  # what is shared with the parent stays shared
    processes.limit_memory(task.limits.memory)
    processes.limit_cpu(task.limits.cpu)
    host = discovery.discover(
        task.plugins,
        root=task.root,
        trusted=task.trusted,
        left_out=task.left_out,
        on_load=lambda label: pipe.send_bytes(answers.packed(Loading(label))),
    )
    host = evolve(host, stated=task.stated)
    _only(pid)
    pipe.send_bytes(answers.packed(_ready(host)))
    while True:
        for item in pipe.recv():
            processes.limit_cpu(task.limits.cpu)
            answer = _answer(item, host, task)
            _only(pid)
            _tell(pipe, answer)


def _ready(host: Host) -> Ready:
    offered = (Offered(one.name, one.importer.version, one.rank, one.origin) for one in host.importers)
    return Ready(tuple(map(str, host.faults)), host.notes, tuple(offered), host.untrusted)


def _answer(item: Item, host: Host, task: _Task) -> Answered:
    """Do what is asked, whatever that does; a process is ended only by what cannot be caught."""
    try:
        if isinstance(item, HostTask):
            return Done(item.path, item.do(host))
        loaded = _loaded(item) if isinstance(item, UnreadDocument) else item
        if isinstance(loaded, Rejected):
            return loaded
        return attempt(loaded, host, importer=task.importer, events=task.events)
    except MemoryError:
        return Rejected(path=item.path, reason="was given up: it took too much memory")
    except RecursionError:
        return Rejected(path=item.path, reason="was given up: it is nested too deep")
    except TimelineError as error:
        return rejected(item.path, error)
    except Exception as error:  # noqa: BLE001 - a library that nobody thought could fail so
        return Rejected(path=item.path, reason=f"was given up: {told(error)}")


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


def _reason(why: str, status: int | None, limits: Limits) -> str:
    if status is None:
        return f"{why}: it did not end within {limits.wall} seconds"
    if status >= 0:
        return f"{why}: its process left with status {status}"
    name = signal.Signals(-status).name
    if name == "SIGXCPU":
        return f"{why}: it took more than {limits.cpu} seconds of processor time"
    return f"{why}: its process died ({name})"
