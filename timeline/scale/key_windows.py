"""Rows of one key in order, each beside the few before it: of a key only these are held, however many lie under it.

A view of a region compares what it shows, so what lies before a row differs from region to region.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Generic, TypeVar

from msgspec import Struct

_Told = TypeVar("_Told")
_Held = TypeVar("_Held")


class KeyedTelling(Struct, Generic[_Told]):
    """An event under a key: `place` is where it stands there, `regions` are those whose view shows it."""

    key: bytes
    place: bytes
    regions: tuple[str, ...]
    told: _Told


def each_beside(
    rows: Iterable[KeyedTelling[_Told]], most: int, held: Callable[[_Told], _Held]
) -> Iterator[tuple[_Told, list[tuple[str, deque[_Held]]]]]:
    """Yield each row with what is held of the `most` before it, by each of its regions.

    Rows are given by their keys, of one key by their places; `held` makes of a row what is held of it for a region.
    """
    for _, found in groupby(rows, attrgetter("key")):
        windows: dict[str, deque[_Held]] = {}
        for row in found:
            before = [(region, windows.setdefault(region, deque(maxlen=most))) for region in row.regions]
            yield row.told, before
            for _, window in before:
                window.append(held(row.told))
