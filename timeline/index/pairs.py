"""Pairs of lines that a view has matched, kept until the log or what matched them changes."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from timeline.errors import TimelineError
from timeline.index.rows import key_of
from timeline.index.sealed import transaction

_AT_ONCE = 500


class PairsError(TimelineError):
    """What is kept of pairs cannot be had."""

    def __init__(self, error: sqlite3.Error) -> None:
        super().__init__(f"the index is damaged ({error}); timeline rebuild makes it anew")


class Pairs:
    """What was made of the log as the index knows it, by whoever goes by this name."""

    def __init__(self, db: sqlite3.Connection, by: str) -> None:
        self._db = db
        self._by = by

    @property
    def current(self) -> bool:
        """Whether they were made of the log as it is, and by the same."""
        query = "SELECT 1 FROM paired, mark USING (end, checksum) WHERE paired.by = ?"
        return bool(self._all(query, (self._by,)))

    def keep(self, pairs: Iterable[tuple[str, str, bytes]]) -> bool:
        """Keep these instead of what was kept: the ids of both lines, and what is to be told of them.

        Return whether they are kept now: not where the file cannot be written.
        """
        try:
            with transaction(self._db):
                self._db.execute("DELETE FROM paired")
                self._db.execute("DELETE FROM pair")
                rows = ((key_of(one), key_of(other), told) for one, other, told in pairs)
                self._db.executemany("INSERT INTO pair (one, other, told) VALUES (?, ?, ?)", rows)
                self._db.execute("INSERT INTO paired SELECT end, checksum, ? FROM mark", (self._by,))
        except (sqlite3.Error, OSError):
            return False
        return True

    def all(self) -> list[bytes]:
        """Return what is told of every pair, in the order it was kept."""
        return [told for (told,) in self._all("SELECT told FROM pair ORDER BY number", ())]

    def of(self, identities: Iterable[str], *, either: bool = False) -> list[bytes]:
        """Return what is told of the pairs whose first line (or `either`) is one of these, in the order kept."""
        found: dict[int, bytes] = {}
        keys = sorted({key_of(identity) for identity in identities})
        for start in range(0, len(keys), _AT_ONCE):
            part = keys[start : start + _AT_ONCE]
            for side in ("one", "other")[: 1 + either]:
                query = f"SELECT number, told FROM pair WHERE {side} IN ({','.join('?' * len(part))})"  # noqa: S608 - marks only
                found.update(self._all(query, part))
        return [found[number] for number in sorted(found)]

    def _all(self, query: str, values: Sequence[Any]) -> list[Any]:
        """Return what the index answers. Raises PairsError."""
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise PairsError(error) from None
