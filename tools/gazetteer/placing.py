"""Towns to regions: GeoNames' first-level codes matched to ISO 3166-2 by name, by code, and by where they lie."""

import math
import re
from collections import defaultdict
from typing import Any

import pycountry

from timeline.gazetteer import words

from .naming import Names, bare

Key = tuple[str, str]
OFFICIAL = re.compile(
    r"^(?:(?:Royal|Metropolitan) Borough|City and Borough|City and County|Borough|City|District|County) of | Council$"
)
CLOSE = 1.0  # degrees: nearer than this a town's region is told by the middle points alone


def _letters(name: str) -> str:
    return "".join(bare(words(name)))


def middles(towns: list[dict[str, Any]]) -> dict[Key, tuple[float, float, int]]:
    """Of each GeoNames area: latitude and longitude of its people's middle, and how many they are."""
    sums: dict[Key, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for town in towns:
        total = sums[town["countrycode"], town["admin1code"]]
        weight = max(town["population"], 1) ** 0.5
        total[0] += town["latitude"] * weight
        total[1] += town["longitude"] * weight
        total[2] += weight
        total[3] += town["population"]
    return {key: (a / w, b / w, int(n)) for key, (a, b, w, n) in sums.items()}


def match(
    names: Names, towns: list[dict[str, Any]], admin1: dict[Key, str], fixed: dict[str, str]
) -> tuple[dict[Key, str], list[str]]:
    """ISO code of each GeoNames area, and a report line for each that found none."""
    by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code, all_names in names.sure.items():
        if "-" in code:
            for name in all_names | names.weak[code]:
                by_name[code[:2], _letters(name)].append(code)
    tops = {code for code in names.sure if "-" in code}
    out: dict[Key, str] = {}
    lost = []
    for (country, area), (lat, lon, people) in sorted(middles(towns).items()):
        key = (country, area)
        name = admin1.get(key, "")
        if f"{country}.{area}" in fixed:
            out[key] = fixed[f"{country}.{area}"]
            continue
        found = _best(names, sorted(set(by_name.get((country, _letters(name)), ())) if name else []), name, lat, lon)
        if not found and f"{country}-{area}" in tops and not area.isdigit():
            found = f"{country}-{area}"
        if found:
            out[key] = found
            continue
        found = _near(names, country, lat, lon, name) if name or area.strip("0") else None
        if found:
            out[key] = found
        else:
            lost.append(f"{country}.{area} {name or '?'} {lat:.2f},{lon:.2f} {people}")
    return out, lost


def within(
    names: Names, towns: list[dict[str, Any]], areas: dict[Key, str], counties: dict[int, str]
) -> dict[int, str]:
    """ISO code of a town's second-level area, by its name; of two of one name the one in the town's first-level area.

    ISO and GeoNames do not always put a province into the same region.
    """
    inner: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for code, all_names in names.sure.items():
        listed = pycountry.subdivisions.get(code=code)
        for name in all_names if listed and listed.parent_code else ():
            inner[code[:2], _letters(name)][code] = listed.parent_code
    out = {}
    for town in towns:
        country, county = town["countrycode"], counties.get(town["geonameid"], "")
        names_of = (county, OFFICIAL.sub("", county)) if county else ()
        found = next((inner[country, key] for name in names_of if (country, key := _letters(name)) in inner), {})
        outer = areas.get((country, town["admin1code"]))
        nearest = [code for code, around in found.items() if around == outer] or list(found)
        if len(nearest) == 1:
            out[town["geonameid"]] = nearest[0]
    return out


def _best(names: Names, codes: list[str], name: str, lat: float, lon: float) -> str | None:
    """Of several codes of one name: the upper level, then the one whose full name is the same, then the nearest."""
    if not codes:
        return None
    whole = " ".join(words(name))
    same = {c for c in codes if whole in {" ".join(words(n)) for n in names.sure[c]}}
    return min(codes, key=lambda c: (_has_parent(c), c not in same, _distance(names, c, lat, lon), c))


def _has_parent(code: str) -> bool:
    listed = pycountry.subdivisions.get(code=code)
    return bool(listed and listed.parent_code)


def _distance(names: Names, code: str, lat: float, lon: float) -> float:
    row = names.local.get(code)
    if not row or not row.get("latLng"):
        return 999.0
    there = row["latLng"]
    return math.hypot(there[0] - lat, (there[1] - lon) * math.cos(math.radians(lat)))


def _near(names: Names, country: str, lat: float, lon: float, name: str) -> str | None:
    """Return the region whose middle is near and whose name begins alike, or is clearly the nearest."""
    ranked = sorted((_distance(names, c, lat, lon), c) for c in names.local if c.startswith(f"{country}-"))
    start = _letters(name)[:4]
    for distance, code in ranked[:6]:
        if start and distance < 4 * CLOSE and any(_letters(n).startswith(start) for n in names.sure[code]):
            return code
    if not name and ranked and ranked[0][0] < CLOSE:
        return ranked[0][1]
    return None
