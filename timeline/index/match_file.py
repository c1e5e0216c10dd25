"""The file beside the index that holds what was matched in a log: sealed by itself, and opened only where it is asked.

It is made anew, empty, where it is not there, not as it was left, or another version's: what was matched is matched
again then, and the index stays as it is. Whose log it was made of, it says itself (timeline.index.kept_matches).
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from timeline.index.sealed import OpenFile, connected, is_whole, read_through, replaced, seal_of
from timeline.log.lines import Notice
from timeline.user_folders import DERIVED

NAME = "matches.sqlite"
_VERSION = 1

_SCHEMA = """
CREATE TABLE paired (end INTEGER, checksum INTEGER, by TEXT, telling INTEGER, last TEXT);
CREATE TABLE pair (one BLOB, place INTEGER, other BLOB, told BLOB, PRIMARY KEY (one, place)) WITHOUT ROWID;
CREATE INDEX pair_other ON pair (other);
CREATE TABLE filed (key INTEGER, first INTEGER, what BLOB, last INTEGER, PRIMARY KEY (key, first, what)) WITHOUT ROWID;
CREATE TABLE dossier (document TEXT PRIMARY KEY, told BLOB);
CREATE TABLE posting (word INTEGER, document TEXT, PRIMARY KEY (word, document)) WITHOUT ROWID;
CREATE TABLE counted (word TEXT PRIMARY KEY, articles INTEGER, among INTEGER) WITHOUT ROWID;
CREATE TABLE met (one BLOB, other BLOB, here TEXT, there TEXT, score REAL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX met_here ON met (here, there);
CREATE INDEX met_there ON met (there, here);
CREATE TABLE drawn (rule TEXT, one BLOB, other BLOB, here TEXT, there TEXT, told BLOB);
CREATE INDEX drawn_one ON drawn (one);
CREATE INDEX drawn_here ON drawn (here, there);
CREATE INDEX drawn_there ON drawn (there);
"""


class MatchFile:
    """Where what was matched in a log is kept, opened when it is asked first."""

    def __init__(self, log: Path, on_notice: Notice | None = None) -> None:
        self.log = log
        self._on_notice = on_notice
        self._db: OpenFile | None = None

    def opened(self) -> OpenFile | None:
        """Return the file, open, empty where it was not whole; None where none can be had, or somebody writes to it."""
        if self._db is not None:
            return self._db
        if (file := file_of(self.log, make=True)) is None:
            return None
        for attempt in (self._whole, self._made):
            try:
                self._db = attempt(file)
            except (sqlite3.Error, OSError) as error:
                if getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                    return None  # somebody else is matching: what is asked is matched for this once
            if self._db is not None:
                return self._db
        return None

    def damaged(self, error: Exception) -> None:
        """Drop the file, and say so; it is made anew when it is asked for next."""
        self.close()
        file = file_of(self.log)
        for path in () if file is None else (file, seal_of(file)):
            with suppress(OSError):
                path.unlink(missing_ok=True)
        self._tell(str(error))

    def close(self) -> None:
        """Let go of the file."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def _whole(self, file: Path) -> OpenFile | None:
        """Open the file that is there; None where none is, where it is not as it was left, or another version's."""
        if not file.exists() or not is_whole(file):
            return None
        if not read_through(file)():
            self._tell("its checksum is another than it was left with")
            return None
        db = connected(file, "rw" if os.access(file, os.W_OK) and os.access(file.parent, os.W_OK) else "ro")
        try:
            if db.execute("PRAGMA user_version").fetchone()[0] == _VERSION:
                return db
        except BaseException:
            db.close()
            raise
        db.close()
        return None

    @staticmethod
    def _made(file: Path) -> OpenFile:
        """Put an empty file there."""

        def fill(part: Path) -> None:
            with closing(connected(part, "rwc")) as db:
                db.executescript(f"PRAGMA journal_mode = OFF; {_SCHEMA} PRAGMA user_version = {_VERSION}")

        replaced(file, fill)
        return connected(file, "rw")

    def _tell(self, why: str) -> None:
        if self._on_notice is not None:
            self._on_notice(f"{self.log}: what was matched in it is damaged ({why}); it is matched anew")


def file_of(log: Path, *, make: bool = False) -> Path | None:
    """Return where what was matched in a log is; None where it cannot be (`make` makes its folder)."""
    folder = DERIVED.of(log, make=make)
    return folder / NAME if folder is not None else None
