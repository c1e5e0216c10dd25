"""The names met while a log is checked, and what each was met as: on disk, for memory is not to grow with the log."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from timeline.errors import TimelineError

_AT_ONCE = 10_000  # names
_TOGETHER = """
SELECT name, group_concat(met || ' ' || line || ' ' || rowid) FROM met
GROUP BY name HAVING count(*) != 1 OR sum(met) != ?
"""
_ROOM = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -4096;"


class Met:
    """What a name was met as: of a line (an article's, a judgement's, an event's that waits to be named), or in one.

    Plain numbers that add up, since each line of a log has some.
    """

    LINE = 1
    PRESENT = 2
    ARTICLE = 4
    JUDGEMENT = 8
    WAITING = 16
    YIELDED = 32
    JUDGED = 64
    RETRACTED = 128
    SEAL = 256
    PARENT = 512


class NameMet(NamedTuple):
    """Once that a name was met: as what, in which line, and as which of all names."""

    met: int
    line: int
    place: int


class NamesMetError(TimelineError):
    """What is noted while a log is checked could not be written, or be read again."""

    def __init__(self, error: sqlite3.Error) -> None:
        super().__init__(f"no room for what is noted while the log is checked ({error}); TMPDIR may name another place")


class NamesMet:
    """Names, each noted as often as it is met, and told together in the end."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)  # a file of its own that nobody else sees
        self._db.executescript(f"{_ROOM} CREATE TABLE met (name BLOB, met INTEGER, line INTEGER)")
        self._waiting: list[tuple[bytes, int, int]] = []

    def note(self, name: str, met: int, line: int) -> None:
        """Note a name that was met in a line. Raises NamesMetError."""
        self._waiting.append((name.encode("utf-8", "surrogatepass"), met, line))
        if len(self._waiting) >= _AT_ONCE:
            self._write()

    def together(self) -> Iterator[tuple[str, list[NameMet]]]:
        """Yield names with their meetings in the order of the log, but for events that are there and yielded once.

        Raises NamesMetError.
        """
        self._write()
        try:
            for name, told in self._db.execute(_TOGETHER, (Met.LINE | Met.WAITING | Met.YIELDED,)):
                meetings = [NameMet(*map(int, one.split())) for one in told.split(",")]
                yield name.decode("utf-8", "surrogatepass"), sorted(meetings, key=lambda one: one[1:])
        except sqlite3.Error as error:
            raise NamesMetError(error) from error

    def close(self) -> None:
        """Let go of the file, which is gone then."""
        self._db.close()

    def _write(self) -> None:
        try:
            self._db.execute("BEGIN")
            self._db.executemany("INSERT INTO met VALUES (?, ?, ?)", self._waiting)
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            raise NamesMetError(error) from error
        self._waiting.clear()
