"""Build the shapes of regions: `python tools/build_shapes.py UNPACKED` (needs `pip install shapely`).

UNPACKED is the unpacked npm package @superset-ui/legacy-plugin-chart-country-map 0.20.3, whose files of countries are
cut from Natural Earth (public domain): first-level areas at 1:10m, of the nine largest countries at 1:50m. Writes
timeline/data/shapes.tsv: code, path. A path is in whole steps of a fortieth of a degree, east of the 180th meridian and
south of the 84th parallel; a country's is the outline of its regions.

Where the lines run is Natural Earth's: who holds the ground. Which country a region is of is ISO 3166-2's.
A shape that does not lie about the middle point that `regions.tsv` has of its region is left out: the package moves
some islands closer to their mainland, and some of its codes are of another region by now.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shapely import affinity, make_valid, set_precision, simplify, unary_union
from shapely.geometry import Point, Polygon, shape
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parent.parent
REGIONS = ROOT / "timeline" / "data" / "regions.tsv"
OUT = ROOT / "timeline" / "data" / "shapes.tsv"
STEPS = 40  # a degree
NORTH, SOUTH = 84.0, -58.0
REGION, COUNTRY = 1.5, 3.0  # steps that a line may be moved by when it is made simpler
LEAST = 9.0  # square steps of an island that is still drawn; of each area the largest is
ROUNDED = 0.1  # degrees that a middle point may lie outside of its shape, as it is told to a tenth
ASTRAY = 0.25  # the same where it lies in no other shape: some lie at sea
MISTAKEN = {"Moskva": "RU-MOW", "Moskovskaya": "RU-MOS"}  # the package has one for the other
HEAD = (
    "# Built by tools/build_shapes.py from Natural Earth (public domain); SOURCES.md says how. code, path in"
    " fortieths of a degree"
)


def regions() -> dict[str, list[str]]:
    """Return the lines of the table of regions by code."""
    lines = (line.split("\t") for line in REGIONS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {fields[0]: fields for fields in lines}


def shapes(folder: Path, known: dict[str, list[str]]) -> dict[str, BaseGeometry]:
    """Return the shape of each region of today, of withdrawn codes that of the region that took their place."""
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    for file in sorted(folder.glob("*.geojson")):
        for feature in json.loads(file.read_text(encoding="utf-8"))["features"]:
            told = feature["properties"]
            code = MISTAKEN.get(told["NAME_1"], str(told["ISO"]).strip())
            if code in known and feature["geometry"] is not None:
                found[known[code][3] or code].append(make_valid(shape(feature["geometry"])))
    united = {code: unary_union(parts) for code, parts in found.items() if code in known and "-" in code}
    of_country: dict[str, list[BaseGeometry]] = defaultdict(list)
    for code, area in united.items():
        of_country[code[:2]].append(area)
    return {code: area for code, area in united.items() if is_in_place(area, known[code], of_country[code[:2]])}


def is_in_place(area: BaseGeometry, fields: list[str], beside: list[BaseGeometry]) -> bool:
    """Whether a shape lies about the middle point of its region, where one is known, and no other of `beside` does."""
    lat, lon = float(fields[4] or 0), float(fields[5] or 0)
    middle = Point(lon, lat)
    astray = area.distance(middle)
    if (not lat and not lon) or astray <= ROUNDED:
        return True
    return bool(astray <= ASTRAY) and not any(other.contains(middle) for other in beside)


def polygons(area: BaseGeometry) -> Iterator[Polygon]:
    """Yield the polygons of a shape, whatever else it has."""
    if isinstance(area, Polygon) and not area.is_empty:
        yield area
    elif hasattr(area, "geoms"):
        for part in area.geoms:
            yield from polygons(part)


def path(area: BaseGeometry, tolerance: float) -> str:
    """Return a shape as the path of an SVG, its largest polygon first; nothing of what is too small to be drawn."""
    stepped = affinity.affine_transform(area, [STEPS, 0, 0, -STEPS, 180 * STEPS, NORTH * STEPS])
    simple = set_precision(simplify(stepped, tolerance), 1.0)
    found = sorted(polygons(simple), key=lambda one: (-one.area, one.bounds))
    found = [one for at, one in enumerate(found) if at == 0 or one.area >= LEAST]
    rings = [
        ring
        for one in found
        for ring in (one.exterior, *(hole for hole in one.interiors if Polygon(hole).area >= LEAST))
    ]
    return "".join(drawn([(round(x), round(y)) for x, y in ring.coords]) for ring in rings)


def drawn(points: list[tuple[int, int]]) -> str:
    """Return a ring from its first point on by steps."""
    (x, y), *rest = points[:-1]
    told = f"M{x} {y}l"
    for to_x, to_y in rest:
        told += f"{' ' * (told[-1] != 'l' and to_x >= x)}{to_x - x}{' ' * (to_y >= y)}{to_y - y}"
        x, y = to_x, to_y
    return f"{told}z"


def main() -> None:
    """Write the file."""
    known = regions()
    (folder,) = Path(sys.argv[1]).glob("lib/countries")
    found = shapes(folder, known)
    countries: dict[str, list[Any]] = defaultdict(list)
    for code, area in found.items():
        countries[code[:2]].append(area)
    told = {code: path(area, REGION) for code, area in found.items()}
    told |= {code: path(unary_union(areas), COUNTRY) for code, areas in countries.items() if code in known}
    lines = [HEAD, *(f"{code}\t{line}" for code, line in sorted(told.items()) if line)]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} shapes, {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
