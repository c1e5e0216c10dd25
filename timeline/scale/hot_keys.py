"""Keys under which more lies than one task should hold: cut by days into stretches, which are matched each by itself.

What is matched of all stretches is what would be of the whole key. An act goes along to the later stretches in which it
may still be met; an act that looks behind a day is sent to as many stretches as it takes to find what it compares.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct

from timeline.scale.keyed_answers import Filed
from timeline.scale.keyed_same_acts import WaitingAct
from timeline.views.links.blocks import REACH
from timeline.views.links.same_acts import FAR

MOST = 100_000  # acts of one key in a task: as Python holds them some 150 MB


class Stretches(Struct, array_like=True, frozen=True):
    """Where a key is cut. Days are ordinals; stretches are numbered as they follow each other.

    `starts` are their first days (what lies before the first is in it too). `near` is for each the day from which on
    enough acts begin before it, for what is known only to lie before a day; `reached` the stretch in which enough has
    come after it, for what looks behind a day.
    """

    starts: tuple[int, ...]
    near: tuple[int, ...]
    reached: tuple[int, ...]

    def of(self, day: int) -> int:
        """Return the stretch of a day."""
        return max(0, bisect_right(self.starts, day) - 1)


def stretches(days: Iterable[tuple[int, int]], most: int = MOST, *, far: int = FAR, reach: int = REACH) -> Stretches:
    """Return where a key is cut, by how many acts of known first day begin on each day: `most` in each stretch.

    More only where they begin on one day.
    """
    starts: list[int] = []
    sizes: list[int] = []
    near: list[int] = []
    begun: list[tuple[int, int]] = []
    for day, number in sorted(days):
        if not starts or sizes[-1] + number > most:
            starts.append(day)
            sizes.append(0)
            near.append(_near(begun, far))
        sizes[-1] += number
        begun.append((day, number))
    return Stretches(tuple(starts), tuple(near), tuple(_reached(sizes, reach)))


def _near(begun: list[tuple[int, int]], far: int) -> int:
    """Return the last day since which so many acts have begun, or the first day of all."""
    found = 0
    for day, number in reversed(begun):
        found += number
        if found >= far:
            return day
    return begun[0][0] if begun else 0


def _reached(sizes: list[int], reach: int) -> Iterator[int]:
    for at in range(len(sizes)):
        last, found = at, 0
        while found < reach and last + 1 < len(sizes):
            last += 1
            found += sizes[last]
        yield last


def waits_in(row: WaitingAct, cut: Stretches) -> Iterator[tuple[int, bool]]:
    """Yield the stretches that an act is sent to: its own, and (False) those in which others may meet it."""
    day = row.last if row.first is None else row.first
    own = cut.of(day or 0)
    yield own, True
    if row.first is None:
        return
    for at in range(own + 1, len(cut.starts)):
        if not (row.last is None or row.last >= cut.starts[at] or row.first >= cut.near[at]):
            return
        yield at, False


def lies_in(row: Filed, cut: Stretches) -> range:
    """Return the stretches that a row is sent to: where it lies, or where it looks."""
    if not cut.starts:
        return range(0)
    first = cut.of(row.first)
    if row.look is None:
        return range(first, first + 1)
    return range(first, 1 + (cut.reached[first] if row.last is None else cut.of(row.last)))
