"""What is asked of a log, answered by reading all of it: always right, and slow where the log is long."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from timeline import codec
from timeline.log.lines import Notice, raw_lines

Key = tuple[Any, ...]
_MORE = 8
_SPARE = 16


class Found:
    """Lines to fold. Every event whose place in the one total order lies behind `reach` is among them; all, if None.

    With each event come all readings of its document, of its copies and revisions, and all judgements on any of them.
    """

    def __init__(
        self, lines: Iterable[bytes], reach: tuple[date, date] | None = None, limit: int | None = None
    ) -> None:
        self.lines = lines
        self.reach = reach
        self.limit = limit

    def enough(self, keys: Iterable[Key]) -> bool:
        """Whether a view made of these lines has its last `limit` rows right; `keys` are its rows' places in order."""
        if self.reach is None or self.limit is None:
            return self.reach is None
        reach = self.reach
        return sum(key[:2] > reach for key in keys) >= self.limit


class Scan:
    """A log without an index: every question is answered with all its lines."""

    stored = False

    def __init__(self, log: Path, on_notice: Notice | None = None) -> None:
        self._log = log
        self._on_notice = on_notice

    def lines(
        self, *, regions: Sequence[str] = (), types: Sequence[str] = (), limit: int | None = None
    ) -> Iterable[bytes]:
        """Return the lines of `find`."""
        return self.find(regions=regions, types=types, limit=limit).lines

    def find(self, *, regions: Sequence[str] = (), types: Sequence[str] = (), limit: int | None = None) -> Found:
        """Return lines that hold all events of the regions (a country takes its subdivisions along) and types.

        With `limit` the last so many of them, in the one total order as the lines themselves say; then a view may still
        want more (see `widening`). Events that a correction may have moved are always there.
        """
        del regions, types, limit  # all lines answer any question
        return Found(raw_lines(self._log, on_notice=self._on_notice))

    def widening(
        self, *, regions: Sequence[str] = (), types: Sequence[str] = (), limit: int | None = None
    ) -> Iterator[Found]:
        """Yield `find` with growing reach, until a view has `enough`; the last is everything."""
        wanted = None if limit is None else limit * 2 + _SPARE
        while True:
            found = self.find(regions=regions, types=types, limit=wanted)
            found.limit = limit
            yield found
            if wanted is None or found.reach is None:
                return
            wanted *= _MORE

    def about(self, identities: Iterable[str]) -> Iterable[bytes]:
        """Return the lines with these ids, and what `find` brings along with them."""
        del identities  # as above
        return raw_lines(self._log, on_notice=self._on_notice)

    def ids(self, prefix: str, limit: int = 10) -> list[str]:
        """Return the ids, at most `limit`, that begin with these hex digits; sorted."""
        digits = prefix.lower()
        found = {line.id for line in map(codec.decode, raw_lines(self._log)) if line.id.startswith(digits)}
        return sorted(found)[:limit] if digits else []

    def close(self) -> None:
        """Let go of what is open."""

    def __enter__(self) -> Self:
        """Hand it over."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of what is open."""
        self.close()
