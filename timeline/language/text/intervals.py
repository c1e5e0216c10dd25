"""Marks in the order of the text, looked up by stretch in logarithmic time."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import attrgetter
from typing import Generic, Protocol, TypeVar

from msgspec import Struct


class Mark(Protocol):
    """Anything with a place in the text."""

    @property
    def start(self) -> int: ...  # noqa: D102 - a protocol's fields say themselves
    @property
    def end(self) -> int: ...  # noqa: D102 - as above


_start = attrgetter("start")

M = TypeVar("M", bound=Mark)


class Intervals(Struct, Generic[M], frozen=True):
    """Marks sorted by start."""

    marks: tuple[M, ...]
    starts: tuple[int, ...]

    def within(self, start: int, end: int) -> tuple[M, ...]:
        """Return the marks that begin in [start, end)."""
        starts = self.starts
        first = bisect_left(starts, start)
        return self.marks[first : bisect_left(starts, end, first)]

    def at(self, offset: int) -> M | None:
        """Return the last mark begun that covers the offset."""
        index = bisect_right(self.starts, offset) - 1
        while index >= 0:
            mark = self.marks[index]
            if offset < mark.end:
                return mark
            if index == 0 or self.marks[index - 1].end <= offset:
                return None
            index -= 1
        return None


def row(marks: Iterable[M]) -> Intervals[M]:
    """Return the marks as a row."""
    ordered = tuple(sorted(marks, key=_start))
    return Intervals(ordered, tuple(map(_start, ordered)))
