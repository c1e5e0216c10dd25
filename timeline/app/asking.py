"""A model asked to mark articles: each text that has no answer yet goes out, and what comes back is stored."""

from __future__ import annotations

import os
from concurrent.futures import FIRST_COMPLETED, Future, wait
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

from attrs import Factory, define, frozen

from timeline.app.completions import KEY, Completions, EndpointError, NoAnswerError, estimated, place_of
from timeline.app.named_sources import Naming, named_sources
from timeline.app.plugin_workers import readers
from timeline.errors import TimelineError, UsageError
from timeline.intake.marked import asking_settings
from timeline.intake.marked.parts import parts
from timeline.intake.marked.stored_answers import ModelAnswer, StoredAnswers
from timeline.intake.run.batch import Rejected
from timeline.intake.run.unpacking import each
from timeline.unfollowed import leads_out

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from timeline.intake.marked.asking_settings import Settings
    from timeline.workspace import Workspace

_IN_A_ROW = 5  # texts without an answer, after which no more are asked about


class AskingError(UsageError):
    """A call of a model that cannot be made so."""


class GivenUpError(TimelineError):
    """So many texts had no answer, one after another, that the rest is left."""

    def __init__(self) -> None:
        super().__init__(f"given up: {_IN_A_ROW} texts in a row had no answer; the same command goes on from here")


@frozen(kw_only=True)
class AskOrder:
    """What is asked about, whom, and how far.

    `named`: files and directories; the workspace's `seeds/` where it names none. `budget` is how many tokens may be
    spent (None: any), `jobs` how many texts are asked about at a time, `timeout` seconds an answer may take.
    """

    endpoint: str
    model: str
    named: tuple[str, ...] = ()
    budget: int | None = None
    jobs: int = 1
    timeout: float = 300.0


@frozen(kw_only=True)
class AskedText:
    """What became of one text, an article or a part of one.

    `status`: `answered` (`marks` were given for `tokens`), `known` (its answer was stored before), `left` (the budget
    would not have reached), `failed` (`reason` says why).
    """

    path: str
    status: str
    marks: int = 0
    tokens: int = 0
    reason: str | None = None


@frozen
class _Text:
    """A text to be asked about, and what that is reckoned to cost."""

    path: str
    text: str
    cost: int


@define
class _Spending:
    """What is spent of a budget, and what those that are still asked may come to."""

    budget: int | None
    spent: int = 0
    reserved: int = 0

    def reaches(self, cost: int) -> bool:
        """Whether there is enough for one more."""
        return self.budget is None or self.spent + self.reserved + cost <= self.budget


@define
class _Asking:
    """One run: what is flying, what is spent, how many failed in a row."""

    server: Completions
    settings: Settings
    stored: StoredAnswers
    spending: _Spending
    jobs: int
    flying: dict[Future[ModelAnswer], _Text] = Factory(dict)
    failed: int = 0

    def each(self, texts: Iterator[_Text]) -> Generator[AskedText]:
        """Ask about texts, `jobs` at a time. Raises EndpointError, GivenUpError."""
        asked: set[str] = set()
        for text in texts:
            key = self.settings.key(text.text)
            if key in asked or self.stored.answer(self.settings, text.text) is not None:
                yield AskedText(path=text.path, status="known")
                continue
            while self.flying and (len(self.flying) >= self.jobs or not self.spending.reaches(text.cost)):
                yield from self._landed()
            if not self.spending.reaches(text.cost):
                yield AskedText(path=text.path, status="left")
                continue
            asked.add(key)
            self.spending.reserved += text.cost
            self.flying[_begun(partial(self.server.ask, self.settings, text.text))] = text
        while self.flying:
            yield from self._landed()

    def _landed(self) -> Iterator[AskedText]:
        """Wait for an answer, store what came, and yield of it."""
        for future in wait(self.flying, return_when=FIRST_COMPLETED).done:
            text = self.flying.pop(future)
            self.spending.reserved -= text.cost
            try:
                answer = future.result()
            except NoAnswerError as error:
                self.spending.spent += text.cost
                yield AskedText(path=text.path, status="failed", reason=str(error))
                self.failed += 1
                if self.failed == _IN_A_ROW:
                    raise GivenUpError from None
                continue
            self.failed = 0
            self.spending.spent += answer.used or 0
            self.stored.keep(self.settings, text.text, answer)
            yield AskedText(path=text.path, status="answered", marks=len(answer.events), tokens=answer.used or 0)


def asked(workspace: Workspace, order: AskOrder, on_fault: Callable[[str], object]) -> Generator[AskedText]:
    """Ask a model about articles; what is yielded of as answered is stored. `on_fault` is told what cannot be read.

    Raises AskingError, EndpointError, GivenUpError, WorkerError, InTheWayError.
    """
    place_of(order.endpoint)
    try:
        settings = asking_settings.settings(order.model)
    except ValueError:
        raise AskingError(f"{order.model!r} is no model's name") from None
    if not order.named and leads_out(workspace.seeds, workspace.root):
        raise AskingError(f"{workspace.seeds} leads out of the workspace through a link; to ask about it, name it")
    server = Completions(endpoint=order.endpoint, key=os.environ.get(KEY) or None, timeout=order.timeout)
    stored = StoredAnswers(workspace.answers)
    run = _Asking(server, settings, stored, _Spending(order.budget), order.jobs)
    try:
        yield from run.each(_texts(workspace, order, settings, on_fault))
    except (EndpointError, GivenUpError):
        yield from _stored_still(run)
        raise


def _begun(ask: Callable[[], ModelAnswer]) -> Future[ModelAnswer]:
    """Ask in a thread that nobody has to wait for: who interrupts it leaves at once, whatever is still to come."""
    future: Future[ModelAnswer] = Future()

    def run() -> None:
        try:
            future.set_result(ask())
        except BaseException as error:  # noqa: BLE001 - raised again where the result is asked for
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return future


def _stored_still(run: _Asking) -> Iterator[AskedText]:
    """Store what has come by the time that the rest is left: it was paid for."""
    for future, text in list(run.flying.items()):
        if future.done() and future.exception() is None:
            answer = future.result()
            run.stored.keep(run.settings, text.text, answer)
            yield AskedText(path=text.path, status="answered", marks=len(answer.events), tokens=answer.used or 0)


def _texts(
    workspace: Workspace, order: AskOrder, settings: Settings, on_fault: Callable[[str], object]
) -> Iterator[_Text]:
    """Yield the texts of the articles that are named, part by part, as their importers read them."""
    naming = Naming(root=workspace.root, on_empty=on_fault, stdin=bytes, workspace=workspace, keep=False)
    named = order.named or (str(workspace.seeds),)
    with readers(workspace, workspace.root, events=False) as workers, named_sources(named, naming) as found:
        for read in workers.read(each(found)):
            if isinstance(read, Rejected):
                on_fault(f"{read.path}: {read.reason}")
                continue
            text = read.article.text
            for start, end in parts(text, settings):
                yield _Text(read.path, text[start:end], estimated(text[start:end]))
