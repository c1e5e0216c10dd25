"""A list that is too long for one page, cut: the newest first, and nothing of one day and article apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.views.current_lines import ShownEvent

MOST = 100  # of a page, or twice as many where one article has them


@frozen
class PageNumber:
    """Which page of how many this is, and the address of the first; the others have its number behind it."""

    first: str
    number: int
    count: int

    @property
    def newer(self) -> str | None:
        """The address of the page before, if any."""
        return None if self.number == 1 else numbered(self.first, self.number - 1)

    @property
    def older(self) -> str | None:
        """The address of the page behind, if any."""
        return None if self.number == self.count else numbered(self.first, self.number + 1)


def numbered(address: str, number: int) -> str:
    """Return the address of a page of a list."""
    return address if number == 1 else f"{address}/{number}"


def cut(events: Sequence[ShownEvent]) -> list[tuple[int, int]]:
    """Return from where to where each page of events goes, which are in order of time; one page of none."""
    found: list[tuple[int, int]] = []
    end = len(events)
    while end > 0 or not found:
        start = max(0, end - MOST)
        while start > max(0, end - 2 * MOST) and _together(events[start - 1], events[start]):
            start -= 1
        found.append((start, end))
        end = start
    return found


def evenly(length: int) -> list[tuple[int, int]]:
    """Return from where to where each page of a list of so many goes, which is in the order it is shown in."""
    return [(start, start + MOST) for start in range(0, max(length, 1), MOST)]


def _together(one: ShownEvent, other: ShownEvent) -> bool:
    return one.date == other.date and one.row.article == other.row.article
