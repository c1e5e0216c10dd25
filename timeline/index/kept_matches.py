"""What was matched in a log, kept beside its index and moved with it: who is filed where, what met, what is proposed.

It lies in a file of its own (timeline.index.match_file), and says of which bytes of the log it was made: so it is known
for what it is where the index went on without it, was made anew, or is of another log.

What the keys and the bytes mean, who matches knows (timeline.views.links.rematching).
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from timeline.errors import TimelineError
from timeline.index.many_values import asked_in_parts
from timeline.index.match_file import MatchFile
from timeline.index.sealed import OpenFile, transaction
from timeline.log.mark import LogMark, holds, state

_KIND = 0xFF  # of an error of SQLite
_WIPED = ("filed", "dossier", "posting", "met", "drawn", "pair", "counted", "paired")

FiledRow = tuple[int, int, int, str]  # a key, the first and the last day, an event's id
MetRow = tuple[str, str, str, str, float]  # both events, their documents, how surely they are one
DrawnRow = tuple[str, str, str, str, str, bytes]  # a rule, both events, their documents, a proposal


class MadeOf(NamedTuple):
    """How many bytes of a log matches were made of, how many of its documents told something, the last one counted."""

    end: int
    telling: int
    last: str


class KeptMatchesError(TimelineError):
    """What is kept of matches cannot be had."""

    def __init__(self, error: object) -> None:
        super().__init__(f"what is kept of matches is damaged ({error}); timeline rebuild makes it anew")


class KeptMatches:
    """What was made of the log as the index knew it, by whoever goes by this name."""

    def __init__(self, index: sqlite3.Connection, file: MatchFile, db: OpenFile, by: str) -> None:
        self._index = index
        self._file = file
        self._db = db
        self._by = by

    @property
    def current(self) -> bool:
        """Whether they were made of the log as the index knows it, and by the same."""
        found = self._all("SELECT end, checksum FROM paired WHERE by = ?", (self._by,))
        return found == [self._mark()]

    @property
    def made_of(self) -> MadeOf | None:
        """What they were made of; None where there are none by the same, and of what the log begins with."""
        found = self._all("SELECT end, telling, last, checksum FROM paired WHERE by = ?", (self._by,))
        if not found or not self._began_with(found[0][0], found[0][3]):
            return None
        return MadeOf(*found[0][:3])

    @property
    def known_end(self) -> int:
        """How many bytes of the log the index knows."""
        return self._mark()[0]

    @property
    def in_order(self) -> bool:
        """Whether every line stands behind those that it was appended after."""
        return bool(self._of_index("SELECT ordered FROM mark", ())[0][0])

    def first_recorded(self, document: str, end: int) -> str | None:
        """Return when a document was first read, as the lines before a byte tell it; None where they do not."""
        query = "SELECT min(recorded) FROM reading WHERE article = ? AND at < ?"
        found: str | None = self._of_index(query, (document, end))[0][0]
        return found

    def bearing(self, text_sha256: str, end: int) -> list[str]:
        """Return the documents that were read to a text, as the lines before a byte tell it."""
        query = "SELECT DISTINCT article FROM reading WHERE text = ? AND at < ?"
        return [name for (name,) in self._of_index(query, (text_sha256, end))]

    @contextmanager
    def moving(self) -> Iterator[None]:
        """Change what is kept, all or nothing; until then the index is read as it is, and nobody moves it.

        Raises KeptMatchesError where the log was exchanged meanwhile, sqlite3.Error, OSError.
        """
        log = self._file.log
        with self._index_held():
            before = state(log)
            try:
                with transaction(self._db):
                    yield
                    if state(log) != before and not holds(log, LogMark(*self._mark(), ())):
                        raise KeptMatchesError("the log was exchanged while it was matched")
            except sqlite3.DatabaseError as error:
                self._see(error)
                raise

    def made(self, telling: int, last: str) -> None:
        """Note that they are of the log as the index knows it: how many documents tell something, the last counted."""
        self._db.execute("DELETE FROM paired")
        self._db.execute("INSERT INTO paired VALUES (?, ?, ?, ?, ?)", (*self._mark(), self._by, telling, last))

    def wipe(self) -> None:
        """Forget everything."""
        for table in _WIPED:
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own

    def all(self) -> list[bytes]:
        """Return every proposal, by its earlier event, in its order."""
        return [told for (told,) in self._all("SELECT told FROM pair ORDER BY one, place", ())]

    def of(self, identities: Iterable[str], *, either: bool = False) -> list[bytes]:
        """Return the proposals whose earlier event (or `either`) is one of these, in the order of `all`."""
        found: dict[tuple[str, int], bytes] = {}
        for side in ("one", "other")[: 1 + either]:
            query = f"SELECT one, place, told FROM pair WHERE {side} IN ({{}})"  # noqa: S608 - names of our own
            rows = self._in(query, map(_key, identities))
            found.update({(_name(one), place): told for one, place, told in rows})
        return [found[key] for key in sorted(found)]

    def propose(self, earlier: str, proposals: Iterable[tuple[str, bytes]]) -> None:
        """Keep these proposals of an event, and no others: each by its later event."""
        one = _key(earlier)
        self._db.execute("DELETE FROM pair WHERE one = ?", (one,))
        rows = ((one, place, _key(other), told) for place, (other, told) in enumerate(proposals))
        self._db.executemany("INSERT INTO pair VALUES (?, ?, ?, ?)", rows)

    def count(self, words: Iterable[tuple[str, int, int]]) -> None:
        """Keep how often words are counted."""
        self._db.executemany("INSERT INTO counted VALUES (?, ?, ?)", words)

    def counted(self, words: Iterable[str]) -> list[tuple[str, int, int]]:
        """Return how often some words are counted."""
        return self._in("SELECT word, articles, among FROM counted WHERE word IN ({})", words)

    def dossiers(self, documents: Iterable[str]) -> list[bytes]:
        """Return what is kept of documents."""
        return [told for (told,) in self._in("SELECT told FROM dossier WHERE document IN ({})", documents)]

    def shelve(self, dossiers: Iterable[tuple[str, bytes]]) -> None:
        """Keep dossiers by their documents, instead of what was kept of these."""
        self._db.executemany("INSERT OR REPLACE INTO dossier VALUES (?, ?)", dossiers)

    def unshelve(self, documents: Iterable[str]) -> None:
        """Forget what is kept of documents."""
        self._db.executemany("DELETE FROM dossier WHERE document = ?", ((name,) for name in documents))

    @property
    def documents(self) -> int:
        """Of how many documents something is kept."""
        return int(self._all("SELECT count(*) FROM dossier", ())[0][0])

    def file(self, rows: Iterable[FiledRow]) -> None:
        """File events under keys and days."""
        told = ((key, first, _key(name), last) for key, first, last, name in sorted(rows))
        self._db.executemany("INSERT OR REPLACE INTO filed VALUES (?, ?, ?, ?)", told)

    def unfile(self, rows: Iterable[FiledRow]) -> None:
        """Take events out from where they are filed."""
        told = ((key, first, _key(name)) for key, first, _, name in rows)
        self._db.executemany("DELETE FROM filed WHERE key = ? AND first = ? AND what = ?", told)

    def filed(self, key: int, first: int, last: int, until: int = 0) -> list[str]:
        """Return what is filed under a key on some days, and ends no sooner than on a day."""
        query = "SELECT what FROM filed WHERE key = ? AND first BETWEEN ? AND ? AND last >= ? ORDER BY first, what"
        return _names(self._db.execute(query, (key, first, last, until)))

    def next_filed(self, key: int, day: int, most: int) -> list[str]:
        """Return what is filed under a key next after a day."""
        query = "SELECT what FROM filed WHERE key = ? AND first > ? ORDER BY first, what LIMIT ?"
        return _names(self._db.execute(query, (key, day, most)))

    def day_before(self, key: int, day: int, name: str, places: int) -> int:
        """Return the day of what is filed under a key so many places before an event; 0 where there is none."""
        query = (
            "SELECT first FROM filed WHERE key = ? AND (first, what) < (?, ?) ORDER BY first DESC, what DESC "
            "LIMIT 1 OFFSET ?"
        )
        found = self._db.execute(query, (key, day, _key(name), places - 1)).fetchone()
        return 0 if found is None else int(found[0])

    def post(self, rows: Iterable[tuple[int, str]]) -> None:
        """Note which words documents have."""
        self._db.executemany("INSERT OR REPLACE INTO posting VALUES (?, ?)", rows)

    def unpost(self, rows: Iterable[tuple[int, str]]) -> None:
        """Take documents out from under words."""
        self._db.executemany("DELETE FROM posting WHERE word = ? AND document = ?", rows)

    def posted(self, word: int, most: int) -> list[str]:
        """Return the documents that have a word, no more than so many."""
        query = "SELECT document FROM posting WHERE word = ? LIMIT ?"
        return [name for (name,) in self._db.execute(query, (word, most))]

    def meet(self, rows: Iterable[MetRow]) -> None:
        """Keep what events met."""
        told = ((_key(one), _key(other), *rest) for one, other, *rest in rows)
        self._db.executemany("INSERT OR REPLACE INTO met VALUES (?, ?, ?, ?, ?)", told)

    def unmeet(self, askers: Iterable[str], documents: Iterable[str]) -> set[tuple[str, str]]:
        """Forget what some events met, and all that those of some documents did; return the documents of both."""
        rows = self._in("SELECT one, other, here, there FROM met WHERE one IN ({})", map(_key, askers))
        rows += self._of_documents("one, other, here, there", "met", documents)
        self._db.executemany("DELETE FROM met WHERE one = ? AND other = ?", (row[:2] for row in rows))
        return {(here, there) for _, _, here, there in rows}

    def met_between(self, here: str, there: str) -> list[tuple[str, str, float]]:
        """Return what events of two documents met, and how surely they are one."""
        query = "SELECT one, other, score FROM met WHERE here = ? AND there = ?"
        rows = [row for pair in {(here, there), (there, here)} for row in self._all(query, pair)]
        return [(_name(one), _name(other), score) for one, other, score in rows]

    def draw(self, rows: Iterable[DrawnRow]) -> None:
        """Keep what rules drew."""
        told = ((rule, _key(one), _key(other), *rest) for rule, one, other, *rest in rows)
        self._db.executemany("INSERT INTO drawn VALUES (?, ?, ?, ?, ?, ?)", told)

    def undraw_of(self, rule: str, earlier: Iterable[str]) -> set[str]:
        """Forget what a rule drew for earlier events; return these."""
        keys = [(rule, _key(name)) for name in earlier]
        self._db.executemany("DELETE FROM drawn WHERE one = ?2 AND rule = ?1", keys)
        return {_name(key) for _, key in keys}

    def undraw_between(self, rule: str, pairs: Iterable[tuple[str, str]]) -> set[str]:
        """Forget what a rule drew of pairs of documents, either way round; return the earlier events."""
        found: set[str] = set()
        for here, there in pairs:
            for one, other in {(here, there), (there, here)}:
                where = "FROM drawn WHERE here = ? AND there = ? AND rule = ?"
                found.update(_names(self._db.execute(f"SELECT one {where}", (one, other, rule))))
                self._db.execute(f"DELETE {where}", (one, other, rule))
        return found

    def undraw_documents(self, documents: Iterable[str]) -> set[str]:
        """Forget all that was drawn of documents; return the earlier events."""
        rows = self._of_documents("rowid, one", "drawn", documents)
        self._db.executemany("DELETE FROM drawn WHERE rowid = ?", ((row[0],) for row in rows))
        return {_name(one) for _, one in rows}

    def drawn_of(self, earlier: Iterable[str]) -> list[bytes]:
        """Return what was drawn for earlier events."""
        return [told for (told,) in self._in("SELECT told FROM drawn WHERE one IN ({})", map(_key, earlier))]

    def drawn_by(self, rule: str, documents: Iterable[str]) -> list[tuple[str, str, bytes]]:
        """Return what a rule drew of documents: those of both events, and what was drawn."""
        rows = self._of_documents("rule, here, there, told", "drawn", documents)
        return [(here, there, told) for name, here, there, told in rows if name == rule]

    @contextmanager
    def _index_held(self) -> Iterator[None]:
        """Let nobody catch the index up meanwhile."""
        self._index.execute("BEGIN")
        try:
            self._mark()  # from here on it is read as it is now
            yield
        finally:
            with suppress(sqlite3.Error):  # it may have turned out to be damaged, and be closed
                self._index.execute("COMMIT")

    def _mark(self) -> tuple[int, int]:
        """Return how many bytes of the log the index knows, and their checksum."""
        end, checksum = self._of_index("SELECT end, checksum FROM mark", ())[0]
        return end, checksum

    def _began_with(self, end: int, checksum: int) -> bool:
        """Whether the log that the index knows begins with bytes of this checksum."""
        known = self._of_index("SELECT end, checksum FROM past UNION SELECT end, checksum FROM mark", ())
        # An index that was made anew has no past.
        return (end, checksum) in known or (end < self.known_end and holds(self._file.log, LogMark(end, checksum, ())))

    def _of_documents(self, columns: str, table: str, documents: Iterable[str]) -> list[Any]:
        names = list(documents)
        found: dict[Any, None] = {}
        for side in ("here", "there"):
            query = f"SELECT {columns} FROM {table} WHERE {side} IN ({{}})"  # noqa: S608 - as above
            found.update(dict.fromkeys(self._in(query, names)))
        return list(found)

    def _in(self, query: str, values: Iterable[Any]) -> list[Any]:
        return asked_in_parts(self._all, query, list(dict.fromkeys(values)))

    def _all(self, query: str, values: Sequence[Any]) -> list[Any]:
        """Return what is kept. Raises KeptMatchesError."""
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._see(error)
            raise KeptMatchesError(error) from None

    def _of_index(self, query: str, values: Sequence[Any]) -> list[Any]:
        """Return what the index answers. Raises KeptMatchesError."""
        try:
            return self._index.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise KeptMatchesError(error) from None

    def _see(self, error: sqlite3.Error) -> None:
        """Drop the file where it is damaged: what nobody reads through may be, once it is large."""
        if getattr(error, "sqlite_errorcode", 0) & _KIND in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            self._file.damaged(error)


def _names(rows: Iterable[Any]) -> list[str]:
    return [_name(key) for (key,) in rows]


def _key(identity: str) -> bytes | str:
    """Return an id as it is stored: of the usual hex digits half as long."""
    try:
        key = bytes.fromhex(identity)
    except ValueError:
        return identity
    return key if key.hex() == identity else identity


def _name(key: bytes | str) -> str:
    """Return the id that was stored as a key."""
    return key if isinstance(key, str) else key.hex()
