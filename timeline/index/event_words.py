"""Words that are looked for, kept in a file beside the index: SQLite's full-text search, sealed as the index is.

What is kept bears a key of its caller's and is never changed: other words have another key. A file that is not as it
was left is dropped and made anew of what is told; where none can be kept, one is made in memory.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock

from timeline.index.sealed import IndexBusyError, is_whole, read_through, replaced, seal_of, transaction
from timeline.user_folders import DERIVED

NAME = "words.sqlite"
_VERSION = 1
_SPARE = 1000
_WAIT_SECONDS = 1.0
_FAULTS = (sqlite3.Error, OSError)


class EventWords:
    """The words of texts in columns, each column with its weight; asked from many threads.

    `keys` say what is looked among, by its place; what is not kept of it is asked of `told`. More than twice `most`
    texts, beside a few, are not kept: what stands no more is dropped with all of them.
    """

    def __init__(
        self,
        log: Path | None,
        columns: Mapping[str, int],
        keys: Sequence[bytes],
        told: Callable[[int], Sequence[str]],
        most: int,
    ) -> None:
        self._columns = columns
        self._keys = keys
        self._told = told
        self._most = 2 * most + _SPARE
        self._lock = Lock()
        folder = DERIVED.of(log, make=True) if log is not None else None
        self._db, self._places = self._kept(folder / NAME if folder is not None else None)

    def find(self, wanted: str, most: int) -> tuple[list[int], int]:
        """Return the places of the best texts that match what FTS5 is asked, and how many match."""
        try:
            return self._found(wanted, most)
        except _FAULTS:
            with self._lock:
                self._db.close()
                self._db, self._places = self._in_memory()
            return self._found(wanted, most)

    def _found(self, wanted: str, most: int) -> tuple[list[int], int]:
        weights = ", ".join(map(str, self._columns.values()))
        query = f"SELECT rowid FROM told WHERE told MATCH ? ORDER BY bm25(told, {weights}), rowid"  # noqa: S608 - numbers
        with self._lock:
            rows = self._db.execute(query, (wanted,)).fetchall()
        found = [at for (row,) in rows if (at := self._places.get(row)) is not None]
        return found[:most], len(found)

    def _kept(self, file: Path | None) -> tuple[sqlite3.Connection, dict[int, int]]:
        """Open the file with all that is looked among in it, made anew where it was damaged or holds too much."""
        if file is None:
            return self._in_memory()
        for _ in range(2):
            try:
                if (found := self._opened(file)) is not None:
                    return found
            except IndexBusyError:
                break  # somebody else is writing: what is made in memory is as good
            except _FAULTS:
                pass
            for path in (file, seal_of(file)):
                with suppress(OSError):
                    path.unlink(missing_ok=True)
        return self._in_memory()

    def _opened(self, file: Path) -> tuple[sqlite3.Connection, dict[int, int]] | None:
        """Open the file and put in what is new; None of one that is of another version, or holds too much."""
        if not file.exists() or not is_whole(file) or not read_through(file)():
            self._make(file)
        db = self._connect(file)
        try:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version == _VERSION and db.execute("SELECT count(*) FROM named").fetchone()[0] <= self._most:
                return db, self._taken(db)
        except BaseException:
            db.close()
            raise
        db.close()
        return None

    def _make(self, file: Path) -> None:
        """Make an empty file, whole or not at all."""

        def fill(part: Path) -> None:
            with closing(self._connect(part)) as db:
                db.executescript(self._schema())

        replaced(file, fill)

    def _in_memory(self) -> tuple[sqlite3.Connection, dict[int, int]]:
        db = self._connect(None)
        db.executescript(self._schema())
        return db, self._taken(db, kept=False)

    def _taken(self, db: sqlite3.Connection, *, kept: bool = True) -> dict[int, int]:
        """Put in what is new, and return which row has which place."""
        rows: dict[bytes, int] = dict(db.execute("SELECT key, at FROM named"))
        new = [at for at, key in enumerate(self._keys) if key not in rows]
        if new and kept:
            with transaction(db):
                self._put(db, new, rows)
        elif new:
            self._put(db, new, rows)
        return {rows[key]: at for at, key in enumerate(self._keys)}

    def _put(self, db: sqlite3.Connection, new: Sequence[int], rows: dict[bytes, int]) -> None:
        first = db.execute("SELECT coalesce(max(at), 0) + 1 FROM named").fetchone()[0]
        numbered = list(enumerate(new, first))
        names = ", ".join(self._columns)
        marks = ", ".join("?" * len(self._columns))
        db.executemany(
            f"INSERT INTO told (rowid, {names}) VALUES (?, {marks})",  # noqa: S608 - names of our own
            ((row, *(_plain(text) for text in self._told(at))) for row, at in numbered),
        )
        named = [(self._keys[at], row) for row, at in numbered]
        db.executemany("INSERT OR IGNORE INTO named VALUES (?, ?)", named)
        rows.update(named)

    def _schema(self) -> str:
        names = ", ".join(self._columns)
        return (
            f"CREATE VIRTUAL TABLE told USING fts5({names}, content='', tokenize='unicode61 remove_diacritics 2');"
            "CREATE TABLE named (key BLOB PRIMARY KEY, at INTEGER) WITHOUT ROWID;"
            f"PRAGMA user_version = {_VERSION}"
        )

    @staticmethod
    def _connect(file: Path | None) -> sqlite3.Connection:
        db = sqlite3.connect(
            str(file) if file is not None else ":memory:",
            timeout=_WAIT_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        db.executescript("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0")
        return db


def _plain(text: str) -> str:
    """Return a text without what is no character, which SQLite does not take."""
    return text.encode("utf-8", "replace").decode()
