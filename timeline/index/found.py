"""What is asked of a log, answered by reading all of it: always right, and slow where the log is long."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from timeline import codec
from timeline.log.lines import Notice, blocks, readable

if TYPE_CHECKING:
    from timeline.index.kept_matches import KeptMatches
    from timeline.log.flaws import FlawedLine

Key = tuple[Any, ...]
MORE = 8
_SPARE = 16
_AT_ONCE = 300  # lines; what is decoded at once should stay in the processor's cache


class FoundLines:
    """Lines to fold. Every event whose place in the one total order lies behind `reach` is among them; all, if None.

    With each event come all readings of its document, of its copies and revisions, and all judgements on any of them.
    `blocks` are the same lines many at a time, as bytes with line ends between them.
    """

    def __init__(
        self, blocks: Iterable[bytes], reach: tuple[date, date] | None = None, limit: int | None = None
    ) -> None:
        self.blocks = blocks
        self.reach = reach
        self.limit = limit

    @property
    def lines(self) -> Iterator[bytes]:
        """The lines one by one."""
        return (line for block in self.blocks for line in block.split(b"\n"))

    def enough(self, keys: Iterable[Key]) -> bool:
        """Whether a view made of these lines has its last `limit` rows right; `keys` are its rows' places in order."""
        if self.reach is None or self.limit is None:
            return self.reach is None
        reach = self.reach
        return sum(key[:2] > reach for key in keys) >= self.limit


def first_of(limit: int | None) -> int | None:
    """Return how many lines to ask for first, where so many rows are wanted."""
    return None if limit is None else limit * 2 + _SPARE


def joined(lines: Sequence[bytes]) -> Iterator[bytes]:
    """Yield lines many at a time, as bytes with line ends between them."""
    for start in range(0, len(lines), _AT_ONCE):
        yield b"\n".join(lines[start : start + _AT_ONCE])


class Scan:
    """A log without an index: every question is answered with all its lines."""

    stored = False

    def __init__(self, log: Path, on_notice: Notice | None = None) -> None:
        self._log = log
        self._on_notice = on_notice
        self._found: Sequence[FlawedLine] | None = None

    @property
    def count(self) -> int:
        """How many lines it has; 0 where nobody counted."""
        return self._counted()

    @property
    def flaws(self) -> Sequence["FlawedLine"]:
        """The lines that are not as they should be, less those that a person took back. Raises LogReadError."""
        found = self._flaws()
        taken_back = self._retracted({wrong.id for wrong in found if wrong.id}) if found else set()
        return [wrong for wrong in found if wrong.id not in taken_back]

    def every_line(self) -> Iterator[bytes]:
        """Yield all lines many at a time, with line ends between them, without those that are left out."""
        end = self._end()
        left_out = [wrong for wrong in self._flaws() if wrong.left_out]
        if not left_out:
            yield from blocks(self._log, end=end)
            return
        from timeline.log.flaws import between  # noqa: PLC0415 - its hashes cost a view that has its index too much

        for start, border in between(left_out, end):
            yield from blocks(self._log, start=start, end=border)

    def lines(
        self, *, regions: Sequence[str] = (), types: Sequence[str] = (), limit: int | None = None
    ) -> Iterable[bytes]:
        """Return the lines of `find`."""
        return self.find(regions=regions, types=types, limit=limit).lines

    def find(self, *, regions: Sequence[str] = (), types: Sequence[str] = (), limit: int | None = None) -> FoundLines:
        """Return lines that hold all events of the regions (a country takes its subdivisions along) and types.

        With `limit` the last so many of them, in the one total order as the lines themselves say; then a view may still
        want more (see `widening`). Events that a correction may have moved are always there.
        """
        del regions, types, limit  # all lines answer any question
        return FoundLines(self.every_line())

    def widening(
        self, *, regions: Sequence[str] = (), types: Sequence[str] = (), limit: int | None = None
    ) -> Iterator[FoundLines]:
        """Yield `find` with growing reach, until a view has `enough`; the last is everything."""
        wanted = first_of(limit)
        while True:
            found = self.find(regions=regions, types=types, limit=wanted)
            found.limit = limit
            yield found
            if wanted is None or found.reach is None:
                return
            wanted *= MORE

    def documents(
        self, *, regions: Sequence[str] = (), since: str | None = None, limit: int | None = None
    ) -> Iterator[FoundLines]:
        """Yield lines that hold all documents with an event of the regions, and all that these documents tell.

        `since` leaves out what was surely published before that day; with `limit` the last so many, with growing reach,
        until a view has `enough`; the last is everything.
        """
        del regions, since, limit  # all lines answer any question
        yield FoundLines(self.every_line())

    def about(self, identities: Iterable[str]) -> list[bytes]:
        """Return the lines with these ids, and what `find` brings along with them; of documents, their readings."""
        del identities  # as above
        return list(FoundLines(self.every_line()).lines)

    def all_of(self, names: Iterable[str]) -> list[bytes]:
        """Return what `about` does of events, and of documents with all that they and those related to them tell."""
        del names  # as above
        return list(FoundLines(self.every_line()).lines)

    def beside(self, lines: Iterable[bytes], others: Iterable[str] = ()) -> list[bytes]:
        """Return what `about` brings of all that judgements among these lines name, and of others."""
        del lines, others  # as above
        return list(FoundLines(self.every_line()).lines)

    def matches(self, by: str) -> "KeptMatches | None":
        """Return what is kept of what was matched by something of this name; None where nothing is."""
        del by
        return None

    def roughly(self, *, regions: Sequence[str] = (), types: Sequence[str] = (), most: int) -> int | None:
        """Return how many lines tell of events of the regions and types, at most `most`; None where nobody counts.

        What was read twice, or taken back, is counted too.
        """
        del regions, types, most  # whoever reads all lines can count what stands
        return None

    def roughly_documents(self, *, regions: Sequence[str] = ()) -> int | None:
        """Return how many documents tell of events of the regions, or there are; None where nobody counts."""
        del regions  # as above
        return None

    def ids(self, prefix: str, limit: int | None = 10) -> list[str]:
        """Return the ids of lines and documents, at most `limit`, that begin with these hex digits; sorted."""
        digits = prefix.lower()
        lines = map(codec.decode, FoundLines(self.every_line()).lines)
        names = {name for line in lines for name in (line.id, line.article if line.type == "article" else "")}
        return sorted(name for name in names if name.startswith(digits))[:limit] if digits else []

    def close(self) -> None:
        """Let go of what is open."""

    def _counted(self) -> int:
        return 0

    def _latest_told(self, regions: Sequence[str], since: str | None, limit: int | None) -> FoundLines:
        """Return all lines of the last documents: here, of all."""
        del regions, since, limit  # as above
        return FoundLines(self.every_line())

    def _end(self) -> int:
        return readable(self._log, self._on_notice)

    def _flaws(self) -> Sequence["FlawedLine"]:
        """Return the lines that are not as they should be, found by reading all, once."""
        if self._found is None:
            from timeline.log.flaws import flaws_of  # noqa: PLC0415 - as above

            self._found = list(flaws_of(self._log))
        return self._found

    def _retracted(self, identities: set[str]) -> set[str]:
        """Return those of these ids that a retraction names."""
        from timeline.log.flaws import retracted_by  # noqa: PLC0415 - as above

        return identities.intersection(retracted_by(FoundLines(self.every_line()).lines))

    def __enter__(self) -> Self:
        """Hand it over."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of what is open."""
        self.close()
