"""Asking the index file: which lines a view needs, by region, date, type and id."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from timeline import codec
from timeline.index.found import Found, Scan
from timeline.index.rows import EVERYWHERE, days_of, key_of
from timeline.log.lines import Notice
from timeline.log.ties import batch

_READINGS = (
    "SELECT at, line, article, text, copy_of, revision_of FROM reading WHERE article IN ({})",
    "SELECT at, line, article, text, copy_of, revision_of FROM reading WHERE copy_of IN ({})",
    "SELECT at, line, article, text, copy_of, revision_of FROM reading WHERE revision_of IN ({})",
)
_AT_ONCE = 500
_ID_BYTES = 16
_HEX = frozenset("0123456789abcdef")


class Index(Scan):
    """A log and where its lines stand."""

    stored = True

    def __init__(self, log: Path, db: sqlite3.Connection, on_notice: Notice | None = None) -> None:
        super().__init__(log, on_notice)
        self._db = db

    def find(self, *, regions: Sequence[str] = (), types: Sequence[str] = (), limit: int | None = None) -> Found:
        """Return lines that hold all events of the regions and types, or at least the last `limit` of them."""
        codes = self._codes(regions or (EVERYWHERE,))
        kinds = self._codes([f"type {name}" for name in types]) if types else None
        events: set[int] = set()
        reach = -1
        for code in codes:
            cut, found = self._last(code, kinds, limit)
            reach = max(reach, cut)
            events |= found
        lines = self._with_all_about(events | self._moved())
        return Found(lines, days_of(reach) if reach >= 0 else None, limit)

    def about(self, identities: Iterable[str]) -> Iterable[bytes]:
        """Return the lines with these ids, and what `find` brings along with them."""
        return self._with_all_about(self._at(identities))

    def ids(self, prefix: str, limit: int = 10) -> list[str]:
        """Return the ids, at most `limit`, that begin with these hex digits; sorted."""
        digits = prefix.lower()
        if not digits or not _HEX.issuperset(digits) or len(digits) > 2 * _ID_BYTES:
            return []
        low, high = (bytes.fromhex(digits.ljust(2 * _ID_BYTES, filling)) for filling in "0f")
        query = "SELECT DISTINCT id FROM line WHERE id BETWEEN ? AND ? AND length(id) = ? ORDER BY id LIMIT ?"
        return [bytes(row[0]).hex() for row in self._all(query, (low, high, _ID_BYTES, limit))]

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _last(self, code: int, kinds: Sequence[int] | None, limit: int | None) -> tuple[int, set[int]]:
        """Return the last lines of one region, and the rank behind which all are among them (-1: all there are)."""
        query = "SELECT rank, at FROM place WHERE region = ?"
        if kinds is not None:
            query += f" AND type IN ({_marks(kinds)})"
        query += " ORDER BY rank DESC, at DESC LIMIT ?"
        found = self._all(query, (code, *(kinds or ()), -1 if limit is None else limit))
        cut = -1 if limit is None or len(found) < limit else found[-1][0]
        return cut, {at for _, at in found}

    def _moved(self) -> set[int]:
        """Return the events that corrections may have moved, named by themselves, their article or its reading."""
        names = {name for (name,) in self._all("SELECT name FROM moved", ())}
        events = self._at(names)
        articles = {name for (name,) in self._in("SELECT article FROM reading WHERE line IN ({})", names)} | names
        readings = {at for (at,) in self._in("SELECT at FROM reading WHERE article IN ({})", articles)}
        for raw in self._read(readings):
            events |= self._at(batch(codec.decode(raw)).events)
        return events

    def _with_all_about(self, events: set[int]) -> list[bytes]:
        raw = self._read(events)
        lines = [codec.decode(line) for line in raw]
        names = {line.id for line in lines}
        articles = {line.article or _text(line.data.get("article")) for line in lines} - {""}
        readings: set[int] = set()
        todo = set(articles)
        while todo:
            rows = self._readings(todo)
            readings |= {row[0] for row in rows}
            names |= {name for row in rows for name in (row[1], row[2])}
            near = {name for row in rows for name in (row[2], row[4], row[5]) if name is not None}
            near |= {row[2] for row in self._same_text({row[3] for row in rows if row[3] is not None})}
            todo = near - articles
            articles |= near
        judged = self._judged(names | articles)
        return raw + self._read((readings | judged) - events)

    def _readings(self, articles: set[str]) -> list[Any]:
        found = []
        for query in _READINGS:
            found += self._in(query, articles)
        return found

    def _same_text(self, texts: set[str]) -> list[Any]:
        return self._in("SELECT at, line, article FROM reading WHERE text IN ({})", texts)

    def _judged(self, names: set[str]) -> set[int]:
        """Return the judgements on these lines, and those on the judgements."""
        found: set[int] = set()
        todo = set(names)
        while todo:
            new = {at for (at,) in self._in("SELECT at FROM judged WHERE name IN ({})", todo)} - found
            found |= new
            todo = {codec.decode(raw).id for raw in self._read(new)} - names
            names = names | todo
        return found

    def _at(self, identities: Iterable[str]) -> set[int]:
        return {at for (at,) in self._in("SELECT at FROM line WHERE id IN ({})", {key_of(name) for name in identities})}

    def _codes(self, words: Sequence[str]) -> list[int]:
        return [code for (code,) in self._in("SELECT code FROM word WHERE name IN ({})", set(words))]

    def _in(self, query: str, values: set[Any]) -> list[Any]:
        found: list[Any] = []
        ordered = sorted(values)
        for start in range(0, len(ordered), _AT_ONCE):
            part = ordered[start : start + _AT_ONCE]
            found += self._all(query.format(_marks(part)), tuple(part))
        return found

    def _all(self, query: str, values: Sequence[Any]) -> list[Any]:
        return self._db.execute(query, values).fetchall()

    def _read(self, offsets: set[int]) -> list[bytes]:
        if not offsets:
            return []
        raw = []
        with self._log.open("rb") as file:
            for at in sorted(offsets):
                file.seek(at)
                raw.append(file.readline().rstrip(b"\n"))
        return raw


def _marks(values: Sequence[Any]) -> str:
    return ",".join("?" * len(values))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
