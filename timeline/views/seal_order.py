"""Which sealed line came after which: what the seals say first, what the clocks say second (docs/design.md, 3.4).

A line names the seals of those it was appended after, so whoever wrote it had them before him, whatever his clock said.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from heapq import heapify, heappop, heappush
from typing import Protocol, TypeVar

import msgspec

from timeline.views.narrow_rows import LineRow, instant, known_by


class Recorded(Protocol):
    """A reading or a judgement: a line that was recorded at a time."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def recorded(self) -> str:
        """When, as whoever appended it says: UTC, ISO 8601."""


_Line = TypeVar("_Line", bound=Recorded)


class _Sealed(msgspec.Struct, gc=False):
    id: str
    seal: str
    recorded: str = ""
    prev: tuple[str, ...] = ()


_decode = msgspec.json.Decoder(_Sealed).decode
_Place = tuple[str, str]  # when, and the id


class SealOrder:
    """The order of readings and of judgements.

    `sealed` yields the lines that bear seals; it is asked where two readings are of one document, or two judgements on
    one thing.
    """

    def __init__(self, sealed: Callable[[], Iterable[LineRow]], known_at: str | None) -> None:
        self._sealed_rows = sealed
        self._known_at = known_at
        self._latest: dict[str, str] = {}

    def latest_first(self, found: Iterable[_Line]) -> tuple[_Line, ...]:
        """Return the readings of one document or the judgements on one thing, the last that was made first."""
        by_clock = sorted(found, key=_place)
        if len(by_clock) > 1 and any(self._ran_ahead(line) for line in by_clock):
            by_clock = self._by_seals(by_clock)
        return tuple(reversed(by_clock))

    def consulted(self, identities: Iterable[str]) -> set[str]:
        """Return the ids of the lines whose seals and clocks say where some lines stand; none where clocks suffice.

        Whoever sets those lines in order with no others than these gets the order that the whole log gives.
        """
        found: set[str] = set()
        for seal in filter(None, map(self._seals.get, identities)):
            mine = instant(self._lines[seal].recorded)
            seen = {seal}
            todo = [seal] if self._latest_before(seal) >= mine else []
            while todo:
                new = {name for name in self._lines[todo.pop()].prev if name in self._lines} - seen
                seen |= new
                todo += [name for name in new if self._latest_before(name) >= mine]
            if len(seen) > 1:
                found.update(self._lines[name].id for name in seen)
        return found

    @cached_property
    def _lines(self) -> dict[str, _Sealed]:
        """The lines by their seals."""
        found: dict[str, _Sealed] = {}
        for row in self._sealed_rows():
            try:
                line = _decode(row.line)
            except msgspec.MsgspecError:
                continue  # of a version to come, which may seal its lines otherwise
            if known_by(line.recorded, self._known_at):
                found[line.seal] = line
        return found

    @cached_property
    def _seals(self) -> dict[str, str]:
        return {line.id: seal for seal, line in self._lines.items()}

    def _ran_ahead(self, line: Recorded) -> bool:
        """Whether a line before this one says that it was recorded no sooner."""
        seal = self._seals.get(line.id)
        return seal is not None and self._latest_before(seal) >= instant(line.recorded)

    def _latest_before(self, seal: str) -> str:
        """Return the latest time that a line before this one bears."""
        lines, latest = self._lines, self._latest
        stack = [seal]
        while stack:
            at = stack[-1]
            before = [name for name in lines[at].prev if name in lines]
            unread = [name for name in before if name not in latest]
            if at in latest or not unread:
                times = (max(latest[name], instant(lines[name].recorded)) for name in before)
                latest[at] = max(times, default="")
                stack.pop()
            else:
                stack += unread
        return latest[seal]

    def _by_seals(self, by_clock: Sequence[_Line]) -> list[_Line]:
        """Return lines so that none stands before one it was appended after, and else by their clocks."""
        known = {self._seals[line.id]: line for line in by_clock if line.id in self._seals}
        waits: dict[str, int] = {}
        behind: dict[str, list[_Line]] = defaultdict(list)
        for seal, line in known.items():
            ahead = self._ahead_of(seal, known.keys())
            waits[line.id] = len(ahead)
            for name in ahead:
                behind[known[name].id].append(line)
        ready = [(_place(line), at) for at, line in enumerate(by_clock) if not waits.get(line.id)]
        heapify(ready)
        places = {line.id: at for at, line in enumerate(by_clock)}
        ordered = []
        while ready:
            line = by_clock[heappop(ready)[1]]
            ordered.append(line)
            for later in behind[line.id]:
                waits[later.id] -= 1
                if not waits[later.id]:
                    heappush(ready, (_place(later), places[later.id]))
        return ordered

    def _ahead_of(self, seal: str, among: Collection[str]) -> set[str]:
        """Return the nearest of some lines that this one was appended after; what is behind those, they know."""
        lines = self._lines
        mine = instant(lines[seal].recorded)
        found: set[str] = set()
        seen = {seal}
        todo = [seal]
        while todo:
            for name in lines[todo.pop()].prev:
                if name not in lines or name in seen:
                    continue
                seen.add(name)
                if name in among:
                    found.add(name)
                elif self._latest_before(name) >= mine:  # else the clocks are right from here on
                    todo.append(name)
        return found


def _place(line: Recorded) -> _Place:
    return instant(line.recorded), line.id
