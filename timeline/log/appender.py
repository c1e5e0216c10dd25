"""Appending: one write a batch, on disk before it is said to be, or not there at all."""

import os
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from timeline import codec
from timeline.errors import TimelineError
from timeline.log.known import LogKnowledge
from timeline.model import Event, Judgement, Reading

Recall = Callable[[Path], LogKnowledge]


class AppendError(TimelineError):
    """The log could not be written. Nothing of the batch counts as written."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")


class LogChangedError(AppendError):
    """The log was changed or replaced by somebody who does not hold its lock."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, "changed under our hands (a git checkout or an editor?); nothing more is appended, run it again"
        )


@frozen
class Receipt:
    """What became of a batch: ids of events that are new, ids that were known, and its article line.

    `appended` is whether the article line is new.
    """

    new: tuple[str, ...]
    known: tuple[str, ...]
    line: str
    appended: bool


class Appender:
    """The log, open and locked. Whatever a method has returned is on disk; `wrote` tells whether anything was."""

    def __init__(self, path: Path, fd: int, ledger: LogKnowledge) -> None:
        self._path = path
        self._fd = fd
        self._ledger = ledger
        self._size = os.fstat(fd).st_size
        self._broken: AppendError | None = None
        self._heads: tuple[str, ...] | None = None
        self.wrote = False
        self.ids = ledger.ids
        self.article = ledger.article
        self.by_text = ledger.by_text
        self.by_url = ledger.by_url

    @property
    def heads(self) -> tuple[str, ...]:
        """The seals that the next line's `prev` will name."""
        if self._heads is None:
            self._heads = self._ledger.heads
        return self._heads

    def append_reading(self, events: Sequence[Event], reading: Reading, *, recorded: str, by: str) -> Receipt:
        """Append an article's events and the article line that closes them. Raises AppendError.

        Lines that are there already are not written again: a whole batch that is known appends nothing.
        `reading.events` is set here. `recorded` is UTC, ISO 8601, `Z` ended.
        """
        return self.append_readings([(events, reading)], recorded=recorded, by=by)[0]

    def append_readings(
        self,
        batches: Iterable[tuple[Sequence[Event], Reading]],
        *,
        recorded: str,
        by: str,
        moved: Container[str] = (),
    ) -> list[Receipt]:
        """Append a chunk of batches with one write and one fsync: all of them are on disk, or none. As above.

        `moved` are documents that lie elsewhere now: their article lines are appended, of whatever id, to tell where.
        """
        heads = self.heads
        fresh: dict[str, bytes] = {}
        made: set[str] = set()
        receipts = []
        for events, reading in batches:
            lines = {line["id"]: line for line in map(codec.event_line, events)}
            closing = codec.article_line(evolve(reading, events=tuple(lines)), recorded=recorded, by=by, prev=heads)
            told = closing["id"]
            held = self._ledger.among((*lines, told)) | (fresh.keys() & (*lines, told))
            new = [line for line in lines if line not in held]
            fresh.update((line, codec.encode(lines[line])) for line in new)
            made.update(new)
            appended = told not in held or reading.article in moved
            if appended:
                fresh[told] = codec.encode(closing)
                heads = (closing["seal"],)
            old = tuple(line for line in lines if line in held)
            receipts.append(Receipt(tuple(new), old, told, appended))
        self._append(fresh, made)
        self._heads = heads
        return receipts

    def append_judgement(self, judgement: Judgement, *, recorded: str, by: str) -> codec.Line:
        """Append a judgement and return its line; the same one twice in a second is one. Raises AppendError."""
        line = codec.judgement_line(judgement, recorded=recorded, by=by, prev=self.heads)
        raw = codec.encode(line)
        if line["id"] not in self.ids:
            self._append({line["id"]: raw})
        return codec.decode(raw)

    def append_lines(self, lines: Iterable[Mapping[str, Any]]) -> int:
        """Append whole lines as they are (of another log, of a newer version), those that are new; return how many."""
        raw = {str(line["id"]): codec.canonical(line) for line in lines if line["id"] not in self.ids}
        self._append(raw)
        return len(raw)

    def _append(self, lines: Mapping[str, bytes], made: Collection[str] = ()) -> None:
        """Write lines by id; `made` are the ids of events that were made here."""
        if self._broken is not None:
            raise self._broken
        if not lines:
            return
        offset = self._size
        self._write(b"".join([line + b"\n" for line in lines.values()]))
        self._heads = None
        for identity, line in lines.items():
            if identity not in made:  # which need no reading again: they name no other line
                self._ledger.take(offset, line)
            offset += len(line) + 1
        self._ledger.written(made, offset)

    def _write(self, payload: bytes) -> None:
        before = self._size
        if not self._is_ours():
            self._broken = LogChangedError(self._path)
            raise self._broken
        doing = "write"
        try:
            left = memoryview(payload)
            while left:
                left = left[os.write(self._fd, left) :]
            doing = "fsync"
            os.fsync(self._fd)
        except BaseException as error:
            # Also on Ctrl-C: what was not acknowledged is taken back, while the lock is ours.
            taken_back = self._take_back(before)
            if not isinstance(error, OSError):
                raise
            # After a failed fsync nobody can say what is on disk; asking again would only hide it.
            may_go_on = taken_back and doing == "write"
            failed = AppendError(self._path, self._told(doing, error, taken_back=taken_back))
            self._broken = None if may_go_on else failed
            raise failed from error
        self._size = before + len(payload)
        self.wrote = True
        if not self._is_ours():
            self._broken = LogChangedError(self._path)
            raise self._broken

    def _is_ours(self) -> bool:
        """Whether the name still means the open file, and nobody else has written to it."""
        ours = os.fstat(self._fd)
        try:
            named = self._path.stat()
        except OSError:
            return False
        return (ours.st_ino, ours.st_dev) == (named.st_ino, named.st_dev) and ours.st_size == self._size

    def _take_back(self, size: int) -> bool:
        try:
            os.ftruncate(self._fd, size)
            os.fsync(self._fd)
        except OSError:
            self._broken = AppendError(self._path, "an earlier batch could not be taken back; run it again")
            return False
        return True

    def _told(self, doing: str, error: OSError, *, taken_back: bool) -> str:
        fate = (
            "the batch was taken back"
            if taken_back
            else "the batch could not be taken back either; what is left of it is moved aside by the next append"
        )
        return f"{doing} failed: {error.strerror or error}; {fate}, nothing of it counts as imported"
