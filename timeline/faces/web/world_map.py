"""A map of the world: the regions that the log tells of by their shapes, or as dots where there is no shape."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from math import sqrt
from typing import TYPE_CHECKING

from attrs import frozen

from timeline.gazetteer import country_of, name_of, row, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH, HEIGHT = 720, 330
_NORTH, _SOUTH = 84.0, -58.0  # degrees that are drawn: beyond lives hardly anybody
_LEAST, _MOST = 3.0, 16.0  # radius of a dot, by its area
_STEPS = 40  # of a degree, that the paths of shapes are in
_SHADES = 5  # of what is told of
_NARROWEST = 120  # of the whole width: nearer nobody comes, the shapes are not made for it
_AROUND = 0.08  # of what is told of, that is shown about it on each side
_RING = re.compile(r"M(\d+) (\d+)l([^z]*)")
_NUMBER = re.compile(r"-?\d+")


@frozen
class MapShape:
    """A region on the map by its shape: how much is told of it, and which of the shades that is."""

    code: str
    name: str
    count: int
    path: str
    shade: int


@frozen
class MapDot:
    """A region on the map by its middle point: how large its dot is, how much is told of it."""

    code: str
    name: str
    count: int
    x: float
    y: float
    radius: float


@frozen
class WorldMap:
    """A map that shows `view` (left, top, width, height) of the world, whose `ground` is drawn below all.

    `shapes` are paths to be scaled by `scale`, countries before regions; `dots` are drawn over them, the largest first.
    `unplaced` are codes that have neither.
    """

    ground: str
    shapes: tuple[MapShape, ...]
    dots: tuple[MapDot, ...]
    unplaced: tuple[str, ...]
    view: tuple[int, int, int, int]
    scale: str = f"{WIDTH / 360 / _STEPS:g} {HEIGHT / (_NORTH - _SOUTH) / _STEPS:.6f}"


def world_map(counts: Iterable[tuple[str, int]]) -> WorldMap:
    """Set regions, each with how much is told of it, on a map of equal degrees; one without a shape is a dot."""
    counts = list(counts)
    most = max((count for _, count in counts), default=1)
    shapes, places, unplaced, boxes = [], [], [], []
    for code, count in counts:
        path = table("shapes").line(code)
        if path is not None:
            shapes.append(MapShape(code, name_of(code), count, path[0], _shade(count, most)))
            boxes.append(_box(path[0]))
            if max(boxes[-1][2] - boxes[-1][0], boxes[-1][3] - boxes[-1][1]) >= _LEAST:
                continue
        place = _middle(code)
        if place is not None:
            places.append((code, count, _drawn(*place)))
            boxes.append((*places[-1][2], *places[-1][2]))
        elif path is None:
            unplaced.append(code)
    view = _view(boxes)
    nearness = view[2] / WIDTH
    dots = [
        MapDot(code, name_of(code), count, *place, round(nearness * max(_LEAST, _MOST * sqrt(count / most)), 1))
        for code, count, place in places
    ]
    dots.sort(key=lambda dot: (-dot.radius, dot.code))
    shapes.sort(key=lambda one: ("-" in one.code, one.code))
    return WorldMap(_ground(), tuple(shapes), tuple(dots), tuple(sorted(unplaced)), view)


def _shade(count: int, most: int) -> int:
    return max(1, round(_SHADES * sqrt(count / most)))


@lru_cache(maxsize=1024)
def _box(path: str) -> tuple[float, float, float, float]:
    """Return the box about a shape where it is drawn: left, top, right, bottom."""
    left = top = float("inf")
    right = bottom = float("-inf")
    for start_x, start_y, steps in _RING.findall(path):
        x, y = int(start_x), int(start_y)
        numbers = [0, 0, *map(int, _NUMBER.findall(steps))]
        for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=False):
            x, y = x + step_x, y + step_y
            left, top, right, bottom = min(left, x), min(top, y), max(right, x), max(bottom, y)
    across, down = WIDTH / 360 / _STEPS, HEIGHT / (_NORTH - _SOUTH) / _STEPS
    return left * across, top * down, right * across, bottom * down


def _view(boxes: Sequence[tuple[float, float, float, float]]) -> tuple[int, int, int, int]:
    """Return what is shown of the world: all that is told of with some room about it, in the measure of the whole."""
    if not boxes:
        return 0, 0, WIDTH, HEIGHT
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    wanted = max(right - left, (bottom - top) * WIDTH / HEIGHT) * (1 + 2 * _AROUND)
    width = round(min(max(wanted, _NARROWEST), WIDTH))
    height = round(width * HEIGHT / WIDTH)
    x = min(max(round((left + right - width) / 2), 0), WIDTH - width)
    y = min(max(round((top + bottom - height) / 2), 0), HEIGHT - height)
    return x, y, width, height


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
    """Return the path of all countries that have a shape."""
    return "".join(path for code, path in table("shapes") if "-" not in code)


def _drawn(lat: float, lon: float) -> tuple[float, float]:
    """Return where a place stands, to a tenth of a point."""
    down = (_NORTH - min(max(lat, _SOUTH), _NORTH)) / (_NORTH - _SOUTH)
    return round(WIDTH * (lon + 180) / 360, 1), round(HEIGHT * down, 1)
