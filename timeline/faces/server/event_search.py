"""Looking for events by their words: SQLite's full-text search over what each says, in memory."""

from __future__ import annotations

import re
import sqlite3
from threading import Lock
from typing import TYPE_CHECKING

from timeline.faces.exchange.sourced_words import headline, source_line
from timeline.gazetteer import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.views.current_lines import ShownEvent

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 16  # of a question; what it says beyond is not looked for


class EventSearch:
    """Events with an index of the words of their quote, headline, actors, regions and source."""

    def __init__(self, events: Sequence[ShownEvent]) -> None:
        self._events = events
        self._lock = Lock()  # one connection, asked from many threads
        self._found = sqlite3.connect(":memory:", check_same_thread=False)
        self._found.execute(
            "CREATE VIRTUAL TABLE told USING fts5(headline, quote, actors, regions, source, content='',"
            " tokenize='unicode61 remove_diacritics 2')"
        )
        self._found.executemany(
            "INSERT INTO told (rowid, headline, quote, actors, regions, source) VALUES (?, ?, ?, ?, ?, ?)", self._rows()
        )

    def find(self, asked: str, most: int) -> tuple[list[ShownEvent], int]:
        """Return the best events that have all the words (each may go on), at most so many, and how many there are."""
        words = _WORD.findall(asked.replace("\0", " "))[:_MOST_WORDS]
        if not words:
            return [], 0
        wanted = " ".join(f'"{word}"*' for word in words)
        with self._lock:
            (count,) = self._found.execute("SELECT count(*) FROM told WHERE told MATCH ?", (wanted,)).fetchone()
            rows = self._found.execute(
                "SELECT rowid FROM told WHERE told MATCH ? ORDER BY bm25(told, 4, 2, 2, 1, 1), rowid LIMIT ?",
                (wanted, most),
            ).fetchall()
        return [self._events[at] for (at,) in rows], count

    def _rows(self) -> Iterator[tuple[object, ...]]:
        for at, told in enumerate(self._events):
            regions = " ".join(f"{name_of(code)} {code}" for code in told.regions)
            said = (headline(told), told.quote, " ".join(told.names), regions, source_line(told))
            yield at, *(text.encode("utf-8", "replace").decode() for text in said)
