"""The import of readings into the log: each goes in whole, and is told of with what the log knows of its text."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from attrs import Factory, frozen

from timeline.codec import Line, LineError
from timeline.intake.run.batch import Batch, Rejected
from timeline.log import Appender, Receipt
from timeline.log.ties import batch as log_batch
from timeline.model import Reading

Locked = Callable[[], AbstractContextManager[Appender]]  # locks the log for as long as the context lasts


@frozen(kw_only=True)
class Outcome:
    """What became of one document.

    `status`: `new` (something was appended), `known` (all of it stood in the log), `read` (nothing was to be
    appended), `rejected` (`reason` says why). `events` counts by type; `added` and `present` are how many of them
    are new to the log and how many stood in it; `line` is the id of its article line. `copy_of` and `revision_of` are
    the documents in the log that bear the same text, or stood under the same address; no line says so.
    """

    path: str
    status: str
    importer: str | None = None
    claim: str | None = None
    title: str | None = None
    date: str | None = None
    basis: str = "none"
    events: Mapping[str, int] = Factory(dict)
    added: int = 0
    present: int = 0
    copy_of: str | None = None
    revision_of: str | None = None
    notes: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    reason: str | None = None
    line: str | None = None


def _nowhere(_: str) -> bool:
    return False


@frozen
class Put:
    """What only the caller knows: what time it is, who imports, and whether a document lies where a line says."""

    recorded: Callable[[], str]
    by: str
    lies: Callable[[str], bool]


def dry(readings: Iterable[Batch | Rejected]) -> Iterator[Outcome]:
    """Say what would be imported, appending nothing."""
    for reading in readings:
        yield outcome_of(reading, "read") if isinstance(reading, Batch) else refusal(reading)


def run(
    readings: Iterable[Batch | Rejected],
    locked: Locked,
    *,
    recorded: Callable[[], str],
    by: str,
    chunk: int = 1,
    lies: Callable[[str], bool] = _nowhere,
) -> Iterator[Outcome]:
    """Append readings, `chunk` of them with one write. What is yielded is on disk. Raises AppendError.

    The log is locked (by `locked`) while a chunk is written, not while others are read or told of. `recorded` gives the
    time of each write (UTC, ISO 8601, `Z` ended), `lies` tells whether a document is there by the path of its line.
    """
    put = Put(recorded, by, lies)
    waiting = _WaitingReadings()
    for reading in readings:
        if isinstance(reading, Batch) and waiting.knows(reading.reading):
            yield from _appended(waiting.taken(), locked, put)
        waiting.add(reading)
        if len(waiting.readings) >= chunk:
            yield from _appended(waiting.taken(), locked, put)
    yield from _appended(waiting.taken(), locked, put)


def has_moved(reading: Reading, log: Appender, lies: Callable[[str], bool]) -> bool:
    """Whether a document that the log knows lies by another path now, and not by the one that the log tells."""
    before = log.article(reading.article)
    if before is None or before.path is None or before.path == reading.path:
        return False
    return lies(reading.path) and not lies(before.path)


@frozen
class Kin:
    """The documents in the log that bear the same text as another, or stood under its address before."""

    copy_of: str | None = None
    revision_of: str | None = None


def kin(reading: Reading, log: Appender) -> Kin:
    """Return what a reading is to the documents of a log: a copy of an earlier text, or else a revision."""
    same = log.by_text(reading.text_sha256 or "")
    if same is not None and same.article != reading.article:
        return Kin(copy_of=same.article)
    earlier = log.by_url(reading.url) if reading.url and log.article(reading.article) is None else None
    if earlier is not None and earlier.article != reading.article:
        return Kin(revision_of=earlier.article)
    return Kin()


def reached_further(reading: Reading, log: Appender) -> Line | None:
    """Return what the log holds of the same text by the same importer, where a reading that was cut short has less.

    On a slower machine a document is cut shorter; that it was is no news about the document.
    """
    before = log.article(reading.article) if reading.read_to is not None else None
    if before is None or reading.read_to is None:
        return None
    told = (before.data.get("importer"), before.data.get("text_sha256"))
    reached = before.data.get("read_to")
    less = reached is None or (isinstance(reached, int) and reached > reading.read_to)
    return before if told == (reading.importer, reading.text_sha256) and less else None


def outcome_of(batch: Batch, status: str, **told: Any) -> Outcome:
    """Return what is told of a document that was read."""
    return Outcome(
        path=batch.path,
        status=status,
        importer=batch.reading.importer,
        claim=batch.reason,
        title=batch.article.title,
        date=batch.reading.date,
        basis=batch.basis,
        events=dict(sorted(Counter(event.type for event in batch.events).items())),
        notes=_notes(batch),
        faults=batch.faults,
        **told,
    )


def _notes(batch: Batch) -> tuple[str, ...]:
    partial = batch.article.partial
    return (*batch.article.notes, f"partial: {partial}") if partial else batch.article.notes


def refusal(rejected: Rejected) -> Outcome:
    """Return what is told of a document that yields nothing."""
    return Outcome(path=rejected.path, status="rejected", reason=rejected.reason, faults=rejected.faults)


@frozen
class _WaitingReadings:
    """Readings that wait to be written together, and the texts and addresses among them."""

    readings: list[Batch | Rejected] = Factory(list)
    seen: set[str] = Factory(set)

    def knows(self, reading: Reading) -> bool:
        """Whether one that waits has the same text, bytes or address, so that it has to be in the log first."""
        return not self.seen.isdisjoint(_marks(reading))

    def add(self, reading: Batch | Rejected) -> None:
        """Let a reading wait."""
        self.readings.append(reading)
        if isinstance(reading, Batch):
            self.seen.update(_marks(reading.reading))

    def taken(self) -> list[Batch | Rejected]:
        """Return those that wait, leaving none."""
        taken = list(self.readings)
        self.readings.clear()
        self.seen.clear()
        return taken


def _marks(reading: Reading) -> set[str]:
    return {mark for mark in (reading.article, reading.text_sha256, reading.url) if mark}


def _appended(readings: list[Batch | Rejected], locked: Locked, put: Put) -> Iterator[Outcome]:
    """Write readings at once, then tell of each in their order."""
    batches = [one for one in readings if isinstance(one, Batch)]
    written = iter(_written(batches, locked, put) if batches else ())
    for one in readings:
        if isinstance(one, Rejected):
            yield refusal(one)
            continue
        told = next(written)
        if isinstance(told, Rejected):
            yield refusal(told)
            continue
        among, receipt = told
        yield outcome_of(
            one,
            "new" if receipt.appended or receipt.new else "known",
            added=len(receipt.new),
            present=len(receipt.known),
            copy_of=among.copy_of,
            revision_of=among.revision_of,
            line=receipt.line,
        )


def _written(batches: Sequence[Batch], locked: Locked, put: Put) -> list[tuple[Kin, Receipt] | Rejected]:
    """Lock the log and append readings; one that no line can be made of is rejected, and none of the others."""
    with locked() as log:
        now = put.recorded()
        try:
            return [*_put(batches, log, now, put)]
        except LineError:  # raised before anything is written
            return [_put_alone(batch, log, now, put) for batch in batches]


def _put_alone(batch: Batch, log: Appender, now: str, put: Put) -> tuple[Kin, Receipt] | Rejected:
    try:
        return _put([batch], log, now, put)[0]
    except LineError as error:
        return Rejected(path=batch.path, reason=f"no line can be made of it: {error}", faults=batch.faults)


def _put(batches: Sequence[Batch], log: Appender, now: str, put: Put) -> list[tuple[Kin, Receipt]]:
    """Ask the log what each reading is to others, and append them; return each with what became of it."""
    among = [kin(batch.reading, log) for batch in batches]
    stand = [reached_further(batch.reading, log) for batch in batches]
    fresh = [(batch.events, batch.reading) for batch, better in zip(batches, stand, strict=True) if better is None]
    moved = {reading.article for _, reading in fresh if has_moved(reading, log, put.lies)}
    written = iter(log.append_readings(fresh, recorded=now, by=put.by, moved=moved))
    receipts = [next(written) if better is None else _left_alone(better) for better in stand]
    return list(zip(among, receipts, strict=True))


def _left_alone(line: Line) -> Receipt:
    """Return what is told of a batch that was not appended, for a line of the log says more."""
    return Receipt(new=(), known=log_batch(line).events, line=line.id, appended=False)
