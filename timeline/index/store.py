"""The index's file: its tables, and how it follows its log.

It lies in the user's own folder, and is believed only as it was left there (`timeline.index.sealed`).
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from timeline.errors import TimelineError
from timeline.index import rows
from timeline.index.sealed import connected, is_checked, is_whole, read_through, replaced, seal_of, transaction
from timeline.log.lines import Notice, extent, numbered
from timeline.log.mark import LogMark, grown, holds, state
from timeline.user_folders import DERIVED

NAME = "index.sqlite"
_VERSION = 8
_CHUNK = 20_000
_PAST = 100  # marks
_LONG = 64 << 20

# `at` is a line's byte offset; `rank` is its date as one number (see rows.rank). `ordered` says that no line stands
# before one that it was appended after. `past` are the last marks that it was caught up from.
_SCHEMA = """
CREATE TABLE mark (end INTEGER, checksum INTEGER, state TEXT, lines INTEGER, ordered INTEGER);
CREATE TABLE word (name TEXT PRIMARY KEY, code INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE line (id BLOB, at INTEGER, PRIMARY KEY (id, at)) WITHOUT ROWID;
CREATE TABLE place (region INTEGER, rank INTEGER, at INTEGER, type INTEGER,
                    PRIMARY KEY (region, rank, at)) WITHOUT ROWID;
CREATE TABLE reading (at INTEGER PRIMARY KEY, line TEXT, recorded TEXT, article TEXT, text TEXT, url TEXT,
                      copy_of TEXT, revision_of TEXT, rank INTEGER, document INTEGER);
CREATE TABLE tells (region INTEGER, document INTEGER, PRIMARY KEY (region, document)) WITHOUT ROWID;
CREATE INDEX reading_rank ON reading (rank, document);
CREATE INDEX reading_document ON reading (document, rank);
CREATE INDEX reading_article ON reading (article);
CREATE INDEX reading_line ON reading (line);
CREATE INDEX reading_text ON reading (text) WHERE text IS NOT NULL;
CREATE INDEX reading_url ON reading (url) WHERE url IS NOT NULL;
CREATE INDEX reading_copy ON reading (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX reading_revision ON reading (revision_of) WHERE revision_of IS NOT NULL;
CREATE TABLE asked (url TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE judged (name TEXT, at INTEGER, PRIMARY KEY (name, at)) WITHOUT ROWID;
CREATE TABLE moved (rank INTEGER, name TEXT, PRIMARY KEY (rank, name)) WITHOUT ROWID;
CREATE TABLE flaw (number INTEGER PRIMARY KEY, at INTEGER, size INTEGER, id TEXT, why TEXT, left_out INTEGER);
CREATE TABLE head (seal TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE named (seal TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE past (end INTEGER PRIMARY KEY, checksum INTEGER);
INSERT INTO mark VALUES (0, 0, '', 0, 1);
"""
_ROOM = "PRAGMA cache_size = -32768;"
_STAGED = """
CREATE TEMP TABLE new_line (id BLOB, at INTEGER);
CREATE TEMP TABLE new_place (region INTEGER, rank INTEGER, at INTEGER, type INTEGER);
CREATE TEMP TABLE new_tells (region INTEGER, document INTEGER);
"""
# Written in the order of their keys, a million rows take seconds and not minutes.
_SETTLED = """
INSERT OR IGNORE INTO line SELECT id, at FROM new_line ORDER BY id, at;
INSERT OR IGNORE INTO place SELECT region, rank, at, type FROM new_place ORDER BY region, rank, at;
INSERT OR IGNORE INTO tells SELECT region, document FROM new_tells ORDER BY region, document;
DROP TABLE new_line;
DROP TABLE new_place;
DROP TABLE new_tells;
DELETE FROM head WHERE seal IN (SELECT seal FROM named);
"""
_INSERTS = {
    "line": "INSERT INTO new_line VALUES (?, ?)",
    "place": "INSERT INTO new_place VALUES (?, ?, ?, ?)",
    "tells": "INSERT INTO new_tells VALUES (?, ?)",
    "reading": "INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "asked": "INSERT OR IGNORE INTO asked VALUES (?)",
    "judged": "INSERT OR IGNORE INTO judged VALUES (?, ?)",
    "moved": "INSERT OR IGNORE INTO moved VALUES (?, ?)",
    "flaw": "INSERT OR IGNORE INTO flaw VALUES (?, ?, ?, ?, ?, ?)",
    "head": "INSERT OR IGNORE INTO head VALUES (?)",
    "named": "INSERT OR IGNORE INTO named VALUES (?)",
}


class KeptIndex(NamedTuple):
    """An index that knows its whole log, open; `is_sound` waits until its file is read through, and tells of damage."""

    db: sqlite3.Connection
    is_sound: Callable[[], bool]


def file_of(log: Path, *, make: bool = False) -> Path | None:
    """Return where the index of a log is; None where it cannot be, or is not yet (`make` makes its folder)."""
    folder = DERIVED.of(log, make=make)
    return folder / NAME if folder is not None else None


def current(log: Path, on_notice: Notice | None = None) -> KeptIndex | None:
    """Return an index that knows its whole log, or None where none can be had. Raises LogReadError.

    Of a long log `on_notice` is told that it takes its time.
    """
    file = file_of(log, make=True)
    if file is None:
        return None
    for attempt in (_kept, _rebuilt):
        try:
            if (found := attempt(log, file, on_notice)) is not None:
                return found
        except TimelineError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a damaged file makes of it
            if getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                return None  # somebody else is catching it up: reading everything once is cheaper than a second index
    return None


def drop(log: Path) -> None:
    """Take the index of a log away: it is damaged, and is made anew when it is asked for next."""
    file = file_of(log)
    for path in () if file is None else (file, seal_of(file)):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def catch_up(db: sqlite3.Connection, log: Path, end: int | None = None) -> None:
    """Read on from where the index stopped, up to `end`; what it knew must be known to hold.

    Raises sqlite3.Error, OSError.
    """
    # Of a log that is not read to its end nobody may think later that nothing has changed since.
    before = state(log) if end is None else ()
    end = extent(log).end if end is None else end
    with transaction(db):
        mark, number = stored_mark(db)
        number += _read_on(db, log, mark.end, end, number)
        after = grown(log, mark, end, before)
        told = ",".join(map(str, after.state))
        if end > mark.end > 0:
            db.execute("INSERT OR REPLACE INTO past VALUES (?, ?)", mark[:2])
            db.execute(
                "DELETE FROM past WHERE end <= (SELECT end FROM past ORDER BY end DESC LIMIT 1 OFFSET ?)", (_PAST,)
            )
        db.execute("UPDATE mark SET end = ?, checksum = ?, state = ?, lines = ?", (end, after.checksum, told, number))


def trust(db: sqlite3.Connection, state: tuple[int, ...]) -> None:
    """Note that a log in this state of its file began with what the index knows.

    Who says so wrote to it last, and had it locked since it was sure. So the lines behind can be read without checking
    again all that stands before them. What somebody else has put into the index since is left alone.
    Raises sqlite3.Error.
    """
    _, _, size, *_ = state
    with transaction(db):
        db.execute("UPDATE mark SET state = ? WHERE end <= ?", (",".join(map(str, state)), size))


def stored_mark(db: sqlite3.Connection) -> tuple[LogMark, int]:
    """Return how far the index knows its log, and how many lines that is."""
    end, checksum, told, number = db.execute("SELECT end, checksum, state, lines FROM mark").fetchone()
    return LogMark(end, checksum, tuple(map(int, told.split(","))) if told else ()), number


def _kept(log: Path, file: Path, _on_notice: Notice | None) -> KeptIndex | None:
    """Open the index that is there; None where it is none of this log's, or cannot be caught up."""
    if not file.exists() or not is_whole(file):
        return None
    is_sound = read_through(file)
    db = connected(file, "rw" if os.access(file, os.W_OK) and os.access(file.parent, os.W_OK) else "ro")
    try:
        if db.execute("PRAGMA user_version").fetchone()[0] == _VERSION:
            mark, _ = stored_mark(db)
            end = extent(log).end
            if mark.end == end and mark.state and mark.state == state(log):
                return KeptIndex(db, is_sound)
            if end >= mark.end and holds(log, mark) and is_sound():
                catch_up(db, log)
                return KeptIndex(db, is_sound)
    except BaseException:
        db.close()
        raise
    db.close()
    return None


def _rebuilt(log: Path, file: Path, on_notice: Notice | None) -> KeptIndex | None:
    """Make the index anew, beside the old one, whole or not at all."""
    if not log.exists():
        return None
    size = log.stat().st_size
    if size > _LONG and on_notice is not None:
        on_notice(f"{log}: making an index of its {size >> 20:,} MB, this once")

    def fill(part: Path) -> None:
        with closing(connected(part, "rwc")) as db:
            db.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_ROOM} {_SCHEMA}")
            db.execute(f"PRAGMA user_version = {_VERSION}")
            catch_up(db, log)
        if not is_checked(part):
            _settle(part)

    replaced(file, fill)
    return KeptIndex(connected(file, "rw"), lambda: True)


def _settle(part: Path) -> None:
    """Wait until a file is on the disk."""
    fd = os.open(part, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def _read_on(db: sqlite3.Connection, log: Path, start: int, end: int, number: int) -> int:
    """Put the lines from `start` to `end` into the tables; return how many there were."""
    from timeline.log.flaws import flaw  # noqa: PLC0415 - its hashes cost a view that has its index too much

    words: dict[str, int] = dict(db.execute("SELECT name, code FROM word ORDER BY code"))
    known = len(words)
    db.execute("DROP TABLE IF EXISTS temp.new_line")
    db.execute("DROP TABLE IF EXISTS temp.new_place")
    db.execute("DROP TABLE IF EXISTS temp.new_tells")
    for statement in _STAGED.split(";"):
        db.execute(statement)
    gathered = rows.Rows(words)
    count = 0
    for line in numbered(log, start=start, number=number + 1, end=end):
        wrong = flaw(line.number, line.offset, line.raw)
        if wrong is not None:
            gathered.flawed(wrong, line.raw)
        if wrong is None or not wrong.left_out:
            gathered.take(line.offset, line.raw)
        count += 1
        if count % _CHUNK == 0:
            _put(db, gathered)
    _put(db, gathered)
    db.executemany("INSERT INTO word VALUES (?, ?)", list(words.items())[known:])
    for statement in _SETTLED.split(";"):
        db.execute(statement)
    return count


def _put(db: sqlite3.Connection, gathered: rows.Rows) -> None:
    # Of what was read before, a seal is a head or was named, and whoever named one that was not there is known to have.
    known = "SELECT 1 FROM head WHERE seal = ?1 UNION ALL SELECT 1 FROM named WHERE seal = ?1 LIMIT 1"
    if not all(db.execute(known, (seal,)).fetchone() for seal in gathered.unseen()):
        db.execute("UPDATE mark SET ordered = 0")
    for table, found in gathered.taken():
        db.executemany(_INSERTS[table], found)
