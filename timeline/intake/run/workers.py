"""Reading in other processes: each document within limits of time and memory, N at a time, in the order given.

A plugin, or a page made to hurt, may loop, take all memory, print without end, fork or crash the interpreter: it does
so to a worker, which is replaced; the document is rejected with the reason, the plugin that never came back from its
import is left out, and everything else is read as if nothing had been.
"""

import gc
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Self

from attrs import Factory, define, evolve
from msgspec.structs import replace

from timeline.errors import TimelineError
from timeline.intake.documents import loading as documents
from timeline.intake.documents.document import Document
from timeline.intake.documents.unread import UnreadDocument
from timeline.intake.host import discovery
from timeline.intake.host.faults import UnknownImporterError
from timeline.intake.run import answers, processes
from timeline.intake.run.answers import Done, Loading, Reached, Ready
from timeline.intake.run.batch import Batch, Rejected, attempt
from timeline.intake.run.processes import Limits, Process, is_out_of_time, why_ended
from timeline.intake.run.reading_process import (
    Answered,
    HostTask,
    Item,
    ReadingTask,
    Shortened,
    loaded,
    work,
)

_CHUNK = 32  # documents given to a worker at a time
_CHUNK_BYTES = 2**20
_CHUNK_SECONDS = 0.5
_AHEAD = 3  # chunks a worker
_SHARES = (2, 8, 32)  # of a text that takes too long, one part of so many is read, then one of more
_PAGE_SHARES = (4, 32)  # of a page that takes too long before it is an article
_LARGE = 200_000  # bytes
_LIVES = 20  # workers that may die while plugins are loaded
_COMMON = """<!DOCTYPE html>
<html lang="en"><head><title>A bridge for Minsk</title><meta name="date" content="2021-05-04"></head><body><article>
<h1>A bridge for Minsk</h1><p>Governor Anna Keller met with Mayor Tom Brandt in Minsk on 3 May.</p>
<p>“We will build a bridge for $3 million by 2024,” Anna Keller said. Trade rose by 12% in 2020.</p><p>They spoke of the
roads that lead there, of what these will cost, and of who is to pay for them in the years to come, the mayor told.</p>
</article>"""  # as long as most are: of a shorter one every way is tried that few pages need


class WorkerError(TimelineError):
    """No worker can be kept alive."""


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
    """A process that reads. `left` are the documents of its chunk it has not answered, `since` when it last did.

    `reached` is whether the first of them is read to an article, and its events are looked for now.
    """

    process: Process
    chunk: _Handout | None = None
    left: deque[Item] = Factory(deque)
    since: float = 0.0
    reached: bool = False

    @property
    def pipe(self) -> Connection:
        """Our end of the pipe to it."""
        return self.process.pipe

    def shortened(self) -> Shortened | None:
        """Return the document it was at, to be read in a smaller part; None where that is of no use any more.

        Before it is an article, only what is large may be slow for what it holds: of a small one the fault is another.
        """
        item = self.left[0]
        if isinstance(item, HostTask):
            return None
        part = item if isinstance(item, Shortened) else Shortened(item)
        if self.reached:
            smaller = next((one for one in _SHARES if one > part.share), None)
            return evolve(part, share=smaller) if smaller is not None else None
        smaller = next((one for one in _PAGE_SHARES if one > part.of_page), None)
        return evolve(part, of_page=smaller) if smaller is not None and _size(part.document) >= _LARGE else None


@define
class Readers:
    """Reads documents in `jobs` processes. Use as a context manager; `ready` tells what the plugins are.

    `trusted` are the sha256 of those of the workspace's plugins that may run beside the installed ones (None: all);
    `events` is whether events are looked for in what is read, `answers` the folder of what models have said of it.
    `start` is how the processes come to be: `fork`, or `spawn` where the system cannot.
    """

    plugins: Path | None
    root: Path
    jobs: int = 1
    importer: str | None = None
    limits: Limits = Factory(Limits)
    trusted: frozenset[str] | None = None
    events: bool = True
    answers: Path | None = None
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
        if isinstance(answer, Reached) and answer.path == task.path:
            worker.reached = True
            return
        fits = isinstance(answer, (Done if isinstance(task, HostTask) else Batch) | Rejected)
        if isinstance(answer, Ready | Loading | Reached) or not fits or answer.path != task.path:
            self._replace(worker, "was given up: its process answered something else")
        else:
            self._settle(worker, answer)

    def _settle(self, worker: _Worker, answer: Answered) -> None:
        worker.left.popleft()
        worker.since, worker.reached = time.monotonic(), False
        if worker.chunk is not None:
            worker.chunk.answers.append(answer)

    def _replace(self, worker: _Worker, why: str) -> None:
        """Hand what a worker was given to a new one: all but the document it was at, or a smaller part of that too."""
        status = worker.process.end()
        shorter = worker.shortened() if is_out_of_time(status) else None
        if shorter is not None:
            worker.left[0] = shorter
        else:
            self._settle(worker, Rejected(path=worker.left[0].path, reason=why_ended(why, status, self.limits)))
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
            self._left_out[loading] = f"plugin {loading} {why_ended('is left out', status, self.limits)}"
        raise WorkerError("no process that reads can be started: the last one ended while it loaded its plugins")

    def _begun(self) -> Process:
        task = ReadingTask(
            plugins=self.plugins,
            root=self.root,
            importer=self.importer,
            limits=self.limits,
            trusted=self.trusted,
            events=self.events,
            left_out=frozenset(self._left_out),
            answers=self.answers,
        )
        return processes.start(self.start, work, task, others=(worker.pipe for worker in self._workers))


def _size(document: Document | UnreadDocument) -> int:
    return document.size if isinstance(document, UnreadDocument) else len(document.content)


def _load() -> None:
    """Load what nearly every document needs, so that the processes forked off have it without loading it each."""
    was = gc.isenabled()
    gc.disable()  # what is loaded stays: to look for garbage among it takes a twentieth of the time
    try:
        attempt(documents.parse(_COMMON.encode(), "common.html"), discovery.discover(installed=False))
    finally:
        if not gc.get_freeze_count():  # who keeps what he froze out of every search finds it so still
            gc.freeze()
            gc.unfreeze()  # all of it counts as old now
        if was:
            gc.enable()


def _chunks(sources: Iterable[UnreadDocument]) -> Iterator[_Handout]:
    """Put documents into chunks of a size, those loaded that no worker can load; what cannot be is rejected."""
    chunk: list[Item | Rejected] = []
    size = 0
    begun = time.monotonic()
    for source in sources:
        chunk.append(source if source.portable else loaded(source))
        size += source.size
        if len(chunk) >= _CHUNK or size >= _CHUNK_BYTES or time.monotonic() - begun >= _CHUNK_SECONDS:
            yield _Handout(chunk)
            chunk, size, begun = [], 0, time.monotonic()
    if chunk:
        yield _Handout(chunk)
