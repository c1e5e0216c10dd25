"""What each country and region is called: names by code from all sources, and the bare name without its designator."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pycountry
from rapidfuzz import fuzz

from timeline.gazetteer import designators, words

from . import sources

CITY_TYPES = re.compile(r"\b(city|town|capital|municipality of|metropolitan city|urban community)\b", re.IGNORECASE)
SKIP = {"of", "the", "de", "del", "da", "do", "la", "le"}
LANGS = {"eng", "rus", "bel", "deu", "fra", "ukr"}
UNLIKE, ALIKE, DEALT_ANEW = 60.0, 85.0, 2
_WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
EXTRA = set(_WORDS["strip"].split())
GENERIC = set(_WORDS["generic"].split())
SPELLED = (("&", "and"), ("St. ", "Saint "), ("St ", "Saint "), ("Saint ", "St. "))
ROMAN = str.maketrans(_WORDS["roman"])


def romanised(name: str) -> set[str]:
    """How newspapers write a Cyrillic name in Latin letters; nothing for a name in another script."""
    small = name.lower()
    if not re.fullmatch(r"[\u0400-\u04ff .'’-]+", small):
        return set()
    out = set()
    for yo in ("yo", "e"):
        latin = small.replace("ё", yo).translate(ROMAN)
        out |= {latin, latin.replace("skiy", "sky").replace("iy ", "y ").replace("yy ", "y ")}
    return out


def is_city(kind: str) -> bool:
    """Whether a country's own word for an area says that it is a town."""
    return bool(CITY_TYPES.search(kind))


def bare(key: list[str]) -> list[str]:
    """Take the designators off either end of a name; leave one word at least."""
    known = designators()
    out = list(key)
    changed = True
    while changed and len(out) > 1:
        changed = False
        for count in (3, 2, 1):
            if len(out) > count and " ".join(out[-count:]) in known:
                out, changed = out[:-count], True
                break
            if len(out) > count and " ".join(out[:count]) in known:
                out, changed = out[count:], True
                break
        if not changed and len(out) > 1 and out[-1] in EXTRA:
            out, changed = out[:-1], True
        elif not changed and len(out) > 1 and (out[0] in EXTRA or out[0] in {"of", "the"}):
            out, changed = out[1:], True
    return out


def parts(name: str) -> Iterable[str]:
    """Yield a listed name and its alternatives: "Tatarstan, Respublika" both ways round, what is in brackets."""
    name = name.replace("*", "").replace("ʼ", "'").strip()
    inner = re.findall(r"[\[(]([^\])]+)[\])]", name)
    outer = re.sub(r"\s*[\[(][^\])]*[\])]", "", name).strip()
    yield name
    for piece in [name, outer, *inner]:
        for single in re.split(r"\s*[;/]\s*", piece):
            if not single:
                continue
            yield single
            head, comma, tail = single.partition(", ")
            if comma and "," not in tail:
                yield f"{tail} {head}"
                yield head


def english_others(row: dict[str, Any]) -> Iterable[tuple[str, str]]:
    """Yield the other and local names of a row of iso3166-2 with their language."""
    for name, lang in sources.LOCAL.findall(row.get("localOtherName") or ""):
        yield name.strip(" ,"), lang


def likeness(name: str, others: Iterable[str]) -> float:
    """How far the likest of other names has the same letters, 0 to 100; designators do not count."""
    letters = "".join(bare(words(name)))
    return max((fuzz.ratio(letters, "".join(bare(words(other)))) for other in others), default=0.0)


class Names:
    """Names by code: `sure` may be looked for in texts, `weak` (nicknames, other scripts) only answer a question."""

    def __init__(self, unpacked: Path, aliases: dict[str, Any]) -> None:
        """Read every source."""
        self.aliases = aliases
        self.local = sources.local_names()
        self.cldr = {lang: sources.cldr_subdivisions(unpacked, lang) for lang in sources.LANGUAGES}
        self.territories = {lang: sources.cldr_territories(unpacked, lang) for lang in sources.LANGUAGES}
        self.translations = sources.translations("iso3166-2")
        self.sure: dict[str, set[str]] = defaultdict(set)
        self.weak: dict[str, set[str]] = defaultdict(set)
        self.types = {s.code: str(s.type) for s in pycountry.subdivisions}
        self._countries()
        self._drop_stale()
        self._regions()
        for code, names in aliases["names"].items():
            self.sure[code].update(names)
        for names in self.sure.values():
            names.update([name.replace(short, full) for name in names for short, full in SPELLED if short in name])

    def _countries(self) -> None:
        for country in pycountry.countries:
            code = country.alpha_2
            for name in (country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")):
                if name:
                    self.sure[code].update(parts(name))
            for lang in sources.LANGUAGES:
                self.sure[code].update(n for name in self.territories[lang].get(code, ()) for n in parts(name))

    def _drop_stale(self) -> None:
        """Leave out the CLDR names that are a neighbour's today: the country has dealt its codes out anew."""
        listed: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for region in pycountry.subdivisions:
            listed[region.country_code][region.code] = list(parts(region.name))
        english = self.cldr["en"]
        for neighbours in listed.values():
            moved = {}
            for code, own in neighbours.items():
                name = english.get(code)
                if name and likeness(name, own) <= UNLIKE:
                    score, other = max((likeness(name, names), other) for other, names in neighbours.items())
                    if score >= ALIKE:
                        moved[code] = (other, name)
            anew = len(moved) >= DEALT_ANEW
            for code in [
                c for c in neighbours if c in moved or (anew and likeness(english.get(c, ""), neighbours[c]) <= UNLIKE)
            ]:
                english.pop(code, None)
            for other, name in moved.values():
                english.setdefault(other, name)

    def _regions(self) -> None:
        translated: dict[str, set[str]] = defaultdict(set)
        for region in pycountry.subdivisions:
            code = region.code
            self.sure[code].update(parts(region.name))
            for lang in sources.LANGUAGES:
                if code in self.cldr[lang]:
                    self.sure[code].update(parts(self.cldr[lang][code]))
            for lang, catalogue in self.translations.items():
                if lang != "uk" and (found := catalogue.gettext(region.name)) != region.name:
                    translated[code].update(parts(found))
            if code in self.local:
                self._local(code)
        owners: dict[tuple[str, str], set[str]] = defaultdict(set)
        for code, names in self.sure.items():
            for name in names:
                owners[code[:2], " ".join(bare(words(name)))].add(code)
        for (
            code,
            names,
        ) in translated.items():  # a translation that is a neighbour's own name is a slip of the translator
            self.sure[code].update(
                n for n in names if owners.get((code[:2], " ".join(bare(words(n)))), {code}) >= {code}
            )

    def _local(self, code: str) -> None:
        row = self.local[code]
        self.sure[code].update(parts(row["name"]))
        firsts = {key[0][:3] for name in self.sure[code] if (key := bare(words(name)))}
        for name, lang in english_others(row):
            like = any(word[:3] in firsts for word in words(name))
            (self.sure if lang in LANGS and (like or lang != "eng") else self.weak)[code].update(parts(name))
            if lang not in {"bul", "srp", "mkd"}:
                self.sure[code].update(romanised(name))

    def display(self, code: str) -> str:
        """Return the short English name to show."""
        if code in self.aliases["display"]:
            return str(self.aliases["display"][code])
        if "-" not in code:
            country = pycountry.countries.get(alpha_2=code)
            names = self.territories["en"].get(code, [])
            shown = getattr(country, "common_name", None) or (names[0] if names else country.name if country else code)
            return str(shown).replace("&", "and")
        listed = pycountry.subdivisions.get(code=code)
        name = self.cldr["en"].get(code) or (
            self.local[code]["name"] if code in self.local else listed.name if listed else code
        )
        kind = self.types.get(code, "")
        suffix = self.aliases["types"].get(f"{code[:2]} {kind}")
        if suffix and suffix.split()[-1].lower() not in words(name):
            return f"{name} {suffix}"
        name = str(name).partition(", ")[0].partition(" (")[0].rstrip("*¹²³").replace("&", "and")
        return str(name).replace(" Province", " Oblast") if code.startswith("RU-") else str(name)
