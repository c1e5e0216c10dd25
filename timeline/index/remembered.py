"""What an append has to know, told by the index instead of by reading the whole log."""

import sqlite3
from collections.abc import Callable, Collection, Container, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from timeline import codec
from timeline.errors import TimelineError
from timeline.index.rows import key_of
from timeline.index.store import catch_up, current, drop, trust
from timeline.log.known import Known, LogKnowledge, known
from timeline.log.mark import state
from timeline.log.named_reads import opened
from timeline.log.ties import when

_Told = TypeVar("_Told")
_FLUSH_LINES = 20_000
_AT_ONCE = 500


def recall(log: Path) -> LogKnowledge:
    """Return what a locked log holds: from the index, or else by reading it. Raises LogReadError."""
    kept = current(log)
    if kept is None:
        return known(log)
    if kept.is_sound():
        return Recalled(log, kept.db)
    kept.db.close()
    drop(log)
    return known(log)


class Recalled:
    """What the index knows of a log; what reading the log tells, from the moment that the index turns out damaged."""

    def __init__(self, log: Path, db: sqlite3.Connection) -> None:
        self._log = log
        self._held: Remembered | Known = Remembered(log, db)

    @property
    def ids(self) -> Container[str]:
        """The id of every line."""
        return self

    def __contains__(self, identity: object) -> bool:
        """Whether a line bears this id."""
        return self._asked(lambda held: identity in held.ids)

    @property
    def heads(self) -> tuple[str, ...]:
        """The seals that no other line's `prev` names, sorted."""
        return self._asked(lambda held: held.heads)

    def among(self, identities: Iterable[str]) -> set[str]:
        """Return those of these ids that lines bear."""
        asked = list(identities)
        return self._asked(lambda held: held.among(asked))

    def article(self, sha256: str) -> codec.Line | None:
        """Return the newest reading of a document, named by the sha256 of its bytes."""
        return self._asked(lambda held: held.article(sha256))

    def by_text(self, text_sha256: str) -> codec.Line | None:
        """Return the first reading, and no copy where there is one that is none, of a text by its sha256."""
        return self._asked(lambda held: held.by_text(text_sha256))

    def by_url(self, url: str) -> codec.Line | None:
        """Return the newest reading under a canonical URL."""
        return self._asked(lambda held: held.by_url(url))

    def has_address(self, url: str) -> bool:
        """Whether a document came from this address, or states it as its own."""
        return self._asked(lambda held: held.has_address(url))

    def take(self, offset: int, raw: bytes) -> None:
        """Learn a line that was appended at a byte offset. Raises LineError."""
        self._held.take(offset, raw)

    def written(self, events: Collection[str], end: int) -> None:
        """Learn that a write is over."""
        self._held.written(events, end)

    def close(self) -> None:
        """Keep what was learnt, where it is kept."""
        self._held.close()

    def _asked(self, ask: Callable[[LogKnowledge], _Told]) -> _Told:
        try:
            return ask(self._held)
        except OSError:
            raise  # of the log itself
        except Exception:
            if isinstance(self._held, Known):
                raise
            self._held.close()
            drop(self._log)
            self._held = known(self._log)
            return ask(self._held)


class Remembered:
    """What the index knows of the log; what was appended since is held in memory until it is put into the index too."""

    def __init__(self, log: Path, db: sqlite3.Connection) -> None:
        self._log = log
        self._db = db
        self._fresh = Known(log)
        self._count = 0
        self._state: tuple[int, ...] = ()

    @property
    def ids(self) -> Container[str]:
        """The id of every line."""
        return self

    def __contains__(self, identity: object) -> bool:
        """Whether a line bears this id."""
        if not isinstance(identity, str):
            return False
        return identity in self._fresh.ids or bool(
            self._one("SELECT 1 FROM line WHERE id = ? LIMIT 1", key_of(identity))
        )

    def among(self, identities: Iterable[str]) -> set[str]:
        """Return those of these ids that lines bear, asking once for many."""
        asked = list(identities)
        found = self._fresh.among(asked)
        by_key = {key_of(identity): identity for identity in asked if identity not in found}
        keys = list(by_key)
        for start in range(0, len(keys), _AT_ONCE):
            part = keys[start : start + _AT_ONCE]
            query = f"SELECT id FROM line WHERE id IN ({','.join('?' * len(part))})"  # noqa: S608 - marks only
            found.update(by_key[bytes(key)] for (key,) in self._db.execute(query, part))
        return found

    @property
    def heads(self) -> tuple[str, ...]:
        """The seals that no other line's `prev` names, sorted."""
        stored = {seal for (seal,) in self._db.execute("SELECT seal FROM head")} - self._fresh.named
        fresh = {seal for seal in self._fresh.heads if not self._one("SELECT 1 FROM named WHERE seal = ?", seal)}
        return tuple(sorted(stored | fresh))

    def article(self, sha256: str) -> codec.Line | None:
        """Return the newest reading of a document, named by the sha256 of its bytes."""
        return _newest(self._fresh.article(sha256), self._line(_NEWEST.format("article"), sha256))

    def by_text(self, text_sha256: str) -> codec.Line | None:
        """Return the first reading, and no copy where there is one that is none, of a text by its sha256."""
        found = (self._line(_FIRST, text_sha256), self._fresh.by_text(text_sha256))
        return min((line for line in found if line is not None), key=_copies_last, default=None)

    def by_url(self, url: str) -> codec.Line | None:
        """Return the newest reading under a canonical URL."""
        return _newest(self._fresh.by_url(url), self._line(_NEWEST.format("url"), url))

    def has_address(self, url: str) -> bool:
        """Whether a document came from this address, or states it as its own."""
        return self._fresh.has_address(url) or bool(
            self._one("SELECT 1 FROM reading WHERE url = ? LIMIT 1", url)
            or self._one("SELECT 1 FROM asked WHERE url = ?", url)
        )

    def take(self, offset: int, raw: bytes) -> None:
        """Learn a line that was appended at a byte offset. Raises LineError."""
        self._fresh.take(offset, raw)
        self._count += 1

    def written(self, events: Collection[str], end: int) -> None:
        """Learn that a write is over; empty the memory into the index now and then."""
        self._fresh.written(events, end)
        self._state = state(self._log)
        self._count += len(events)
        if self._count >= _FLUSH_LINES:
            self._flush(end)

    def close(self) -> None:
        """Let go of the index; whoever asks it next reads on from where it stopped."""
        with suppress(sqlite3.Error, OSError):
            if self._state:
                trust(self._db, self._state)
        self._db.close()

    def _flush(self, end: int) -> None:
        """Empty the memory once the index has it."""
        with suppress(sqlite3.Error, TimelineError, OSError):
            catch_up(self._db, self._log, end=end)
            self._fresh, self._count = Known(self._log), 0

    def _one(self, query: str, value: Any) -> Any:
        return self._db.execute(query, (value,)).fetchone()

    def _line(self, query: str, value: str) -> codec.Line | None:
        found = self._one(query, value)
        if found is None or found[0] is None:
            return None
        with opened(self._log) as file:
            file.seek(found[0])
            return codec.decode(file.readline().rstrip(b"\n"))


# Imported on two branches or moved, a reading is two lines of one id: it counts as of the earliest, and lies where the
# last in the log tells.
_NEWEST = (
    "SELECT at FROM (SELECT line, min(recorded) AS first, max(at) AS at FROM reading WHERE {} = ? GROUP BY line) "
    "ORDER BY first DESC, line DESC LIMIT 1"
)
_FIRST = (
    "SELECT at FROM (SELECT line, copy_of IS NOT NULL AS copied, min(recorded) AS first, min(at) AS at "
    "FROM reading WHERE text = ? GROUP BY line) ORDER BY copied, first, line LIMIT 1"
)


def _newest(*found: codec.Line | None) -> codec.Line | None:
    return max((line for line in found if line is not None), key=lambda line: (when(line), line.id), default=None)


def _copies_last(line: codec.Line) -> tuple[bool, str, str]:
    return "copy_of" in line.data, when(line), line.id
