"""A map of dots: every region of the world faint at its middle point, over it those that the log tells of."""

from __future__ import annotations

from functools import cache
from math import sqrt
from typing import TYPE_CHECKING

from attrs import frozen

from timeline.gazetteer import country_of, name_of, row, table

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH, HEIGHT = 720, 330
_NORTH, _SOUTH = 84.0, -58.0  # degrees that are drawn: beyond lives hardly anybody
_LEAST, _MOST = 3.0, 16.0  # radius of a dot, by its area


@frozen
class MapDot:
    """A region on the map: its middle point, how large its dot is, how much is told of it."""

    code: str
    name: str
    count: int
    x: float
    y: float
    radius: float


@frozen
class WorldMap:
    """A map of `width` by `height`: `ground` is the path of all regions, `dots` are drawn over it, the largest first.

    `unplaced` are codes that have no middle point.
    """

    ground: str
    dots: tuple[MapDot, ...]
    unplaced: tuple[str, ...]
    width: int = WIDTH
    height: int = HEIGHT


def world_map(counts: Iterable[tuple[str, int]]) -> WorldMap:
    """Set regions, each with how much is told of it, on a map of equal degrees; a country amid its regions."""
    counts = list(counts)
    most = max((count for _, count in counts), default=1)
    dots, unplaced = [], []
    for code, count in counts:
        place = _middle(code)
        if place is None:
            unplaced.append(code)
            continue
        radius = round(max(_LEAST, _MOST * sqrt(count / most)), 1)
        dots.append(MapDot(code, name_of(code), count, *_drawn(*place), radius))
    dots.sort(key=lambda dot: (-dot.radius, dot.code))
    return WorldMap(_ground(), tuple(dots), tuple(sorted(unplaced)))


def _middle(code: str) -> tuple[float, float] | None:
    """Return latitude and longitude: its own, or of a country the mean of its regions'."""
    found = row(code)
    if found is not None and (found.lat or found.lon):
        return found.lat, found.lon
    points = _of_country().get(code)
    return (
        (sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points)) if points else None
    )


@cache
def _of_country() -> dict[str, list[tuple[float, float]]]:
    """Return the middle points of all present regions, by their country."""
    found: dict[str, list[tuple[float, float]]] = {}
    for code, _, _, now, lat, lon, _ in table("regions"):
        if lat and lon and not now:
            found.setdefault(country_of(code), []).append((float(lat), float(lon)))
    return found


@cache
def _ground() -> str:
    """Return a path with a point for every region: drawn with round ends, each is a dot."""
    places = {_drawn(lat, lon) for points in _of_country().values() for lat, lon in points if _SOUTH < lat < _NORTH}
    return "".join(f"M{x:g} {y:g}h0" for x, y in sorted(places))


def _drawn(lat: float, lon: float) -> tuple[float, float]:
    """Return where a place stands, to whole points."""
    down = (_NORTH - min(max(lat, _SOUTH), _NORTH)) / (_NORTH - _SOUTH)
    return round(WIDTH * (lon + 180) / 360), round(HEIGHT * down)
