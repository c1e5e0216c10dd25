"""What each country and region is called: names by code from all sources, and the bare name without its designator."""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pycountry

from timeline.gazetteer import designators, words

from . import sources

CITY_TYPES = re.compile(r"\b(city|town|capital|municipality of|metropolitan city|urban community)\b", re.IGNORECASE)
SKIP = {"of", "the", "de", "del", "da", "do", "la", "le"}
LANGS = {"eng", "rus", "bel", "deu", "fra", "ukr"}
EXTRA = {
    "oblys", "oblysy", "kraj", "kray", "wilayat", "wilaya", "muhafazah", "provincia", "departamento", "estado", "state", "respublika", "mintaqah",
    "voblasc", "voblast", "oblast", "gorod", "horad", "misto", "apskritis", "raionas", "novads", "maakond", "county", "judet", "zupanija", "opcina",
    "okrug", "avtonomnyy", "avtonomnyj", "avtonomnaya", "sheng", "shi", "zizhiqu", "ken", "fu", "to", "do", "changwat", "tinh", "propinsi", "provinsi",
    "il", "ili", "iller", "ostan", "viloyat", "viloyati", "oblasti", "region", "regiao", "regione", "regioni", "land", "comunidad", "principado",
    "lan", "fylke", "kommune", "megye", "kraj", "opstina", "rajon", "raion", "dzielnica", "wojewodztwo", "voevodstvo", "distrito", "district",
    "arrondissement", "departement", "gouvernorat", "marz", "mxare", "rayonu", "pradesh_", "gemeinde", "kanton", "canton", "voblasts",
}  # fmt: skip


GENERIC = set(
    """north south east west central northern southern eastern western northeast northwest southeast southwest north-east upper lower middle
    inner outer new old great greater national capital federal republic region province state city town island islands autonomous community
    special norte sul sur este oeste leste nord sud est ouest centre centro center central littoral coast coastal highlands highland islands
    maritime maritimes plateau plateaux plains valley mountain river lake bay urban rural metropolitan municipality district county unite
    международный восточный западный северный южный центральный восточная западная северная южная центральная island de la el al""".split()
)
ROMAN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k", "л": "l", "м": "m",
        "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
        "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "ў": "w", "қ": "k", "ғ": "g", "ң": "n", "ө": "o",
        "ү": "u", "ұ": "u", "һ": "kh", "ә": "a", "ї": "yi", "є": "ye", "ґ": "g", "ӣ": "i", "ӯ": "u", "ҷ": "j", "ҳ": "h",
    }
)  # fmt: skip


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
    """The words of a name without the designators at either end; the words themselves when nothing would be left."""
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
    """A listed name and its alternatives: "Tatarstan, Respublika" both ways round, what stands in brackets, by a slash."""
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
    """The other and local names of a row of iso3166-2 with their language."""
    for name, lang in sources.LOCAL.findall(row.get("localOtherName") or ""):
        yield name.strip(" ,"), lang


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
        self._regions()
        for code, names in aliases["names"].items():
            self.sure[code].update(names)

    def _countries(self) -> None:
        for country in pycountry.countries:
            code = country.alpha_2
            for name in (country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")):
                if name:
                    self.sure[code].update(parts(name))
            for lang in sources.LANGUAGES:
                self.sure[code].update(n for name in self.territories[lang].get(code, ()) for n in parts(name))

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
        for code, names in translated.items():  # a translation that is a neighbour's own name is a slip of the translator
            self.sure[code].update(n for n in names if owners.get((code[:2], " ".join(bare(words(n)))), {code}) >= {code})

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
        """The short English name to show."""
        if code in self.aliases["display"]:
            return str(self.aliases["display"][code])
        if "-" not in code:
            country = pycountry.countries.get(alpha_2=code)
            names = self.territories["en"].get(code, [])
            return getattr(country, "common_name", None) or (names[0] if names else country.name if country else code)
        listed = pycountry.subdivisions.get(code=code)
        name = self.cldr["en"].get(code) or (
            self.local[code]["name"] if code in self.local else listed.name if listed else code
        )
        kind = self.types.get(code, "")
        suffix = self.aliases["types"].get(f"{code[:2]} {kind}")
        if suffix and suffix.split()[-1].lower() not in words(name):
            return f"{name} {suffix}"
        name = str(name).partition(", ")[0].rstrip("*¹²³")
        return str(name).replace(" Province", " Oblast") if code.startswith("RU-") else str(name)
