"""Countries and regions by the names people give them: ISO 3166-1 alpha-2 and 3166-2 codes.

Reads sorted text files through a memory map and bisects them, so that one name costs microseconds and starting
costs nothing; how the files are made and from what stands in `data/SOURCES.md`.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from timeline.errors import UsageError
from timeline.sorted_lines import SortedLines

DATA = Path(__file__).parent / "data"
STEMS = ("names", "towns", "districts", "second_level")  # the tables of names
_LATIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ё": "е"}
)
_RANKS = "cmrRCPpkasqdw"  # how readily a bare name means each kind
_NEAREST = 3
_CITY = 500  # thousands of people: a smaller town has not the name of a country
_COUNTIES_KNOWN = frozenset({"BY", "US"})  # all of them stand in the tables: no other town of theirs names one
_TOLD = 5  # other meanings told in full; the rest by their codes


class UnknownRegionError(UsageError):
    """No region has this name. `nearest` are up to three names that look like it."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        """Say the name, and what may have been meant."""
        self.name, self.nearest = name, nearest
        hint = f"; did you mean {', '.join(nearest)}?" if nearest else ""
        super().__init__(f"no region is called {name!r}{hint}")


class Region(Struct, frozen=True):
    """A country or one of its regions. `note` says what else the name could have meant, and how to ask for that."""

    code: str
    name: str
    country: str
    note: str | None = None


class Candidate(Struct, frozen=True, cache_hash=True):
    """One thing a name may mean. `people` in thousands; `kind` is one letter, as `data/SOURCES.md` lists them."""

    kind: str
    code: str
    people: int = 0


class Row(Struct, frozen=True):
    """One line of the table of regions.

    `now` is the code that took its place, `type` what its country calls such an area, `around` the region round a city
    of the same name that is a region of its own. Both are empty where there is none.
    """

    code: str
    name: str
    type: str
    now: str
    lat: float
    lon: float
    around: str


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Letters as names are looked up by: small, without accents (Cyrillic keeps its own letters, save ё)."""
    text = text.lower()
    if text.isascii():
        return text
    return _fold(text)


def _fold(text: str) -> str:
    import unicodedata  # noqa: PLC0415  only names with accents need it

    out = []
    for char in unicodedata.normalize("NFC", text).translate(_LATIN):
        if char.isascii() or "Ѐ" <= char <= "ӿ":
            out.append(char)
        else:
            out.extend(c for c in unicodedata.normalize("NFKD", char).casefold() if not unicodedata.combining(c))
    return "".join(out).translate(_LATIN)


def words(name: str) -> list[str]:
    """Part a name into its folded words; hyphens, dots and apostrophes part them as blanks do."""
    return "".join(char if char.isalnum() else " " for char in fold(name)).split()


@cache
def table(name: str) -> SortedLines:
    """One of the data files by its stem."""
    return SortedLines(DATA / f"{name}.tsv")


@lru_cache(maxsize=8192)
def row(code: str) -> Row | None:
    """Return the line of a code, current or withdrawn."""
    fields = table("regions").line(code)
    if fields is None:
        return None
    name, kind, now, lat, lon, around = fields
    return Row(code, name, kind, now, float(lat or 0), float(lon or 0), around)


def parse(entry: str) -> tuple[Candidate, ...]:
    """Read the candidates of a data field `kind:code:people;…`."""
    out = []
    for part in entry.split(";"):
        kind, code, *people = part.split(":")
        out.append(Candidate(kind, code, int(people[0]) if people else 0))
    return tuple(out)


def candidates(key: list[str]) -> tuple[Candidate, ...]:
    """Return what exactly these folded words may mean, over the tables of names."""
    found: list[Candidate] = []
    rest = " ".join(key[1:])
    for stem in STEMS:
        for field in table(stem).line(key[0]) or () if key else ():
            name, _, value = field.partition("=")
            if name == rest:
                found += parse(value)
    return tuple(found)


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    out: dict[str, tuple[str, ...]] = {}
    for alphabet, ending, stands in table("endings"):
        key = f"{alphabet[0]}{ending}"
        out[key] = (*out.get(key, ()), *(s.replace("-", "") for s in stands.split(",")))
    return out


def lemmas(word: str) -> Iterator[str]:
    """Yield the folded word, then what its dictionary form may be (Cyrillic case endings, a Latin genitive s)."""
    yield word
    alphabet = "c" if "Ѐ" <= word[0] <= "ӿ" else "l"
    endings = _endings()
    for size in (5, 4, 3, 2, 1):
        if len(word) > size + 2:
            for stands in endings.get(alphabet + word[-size:], ()):
                yield word[:-size] + stands


def forms(key: list[str]) -> Iterator[list[str]]:
    """Yield the words as they are, then with each of them in what may be its dictionary form."""
    yield key
    if not key or key[0].isascii():
        return
    options: list[list[str]] = [[]]
    for word in key[:3]:
        options = [[*head, form] for head in options for form in lemmas(word)][:400]
    yield from (option + key[3:] for option in options)


class Designator(Struct, frozen=True):
    """A word beside a name that says what it is: `kind` is region, state, county, district, commune or city.

    `where` it stands: after, before or both; named: after, and before what only a region is called («область Абай»).
    `many`: it covers several names; `types`: what the table of regions calls such an area.
    """

    kind: str
    where: str
    many: bool
    types: tuple[str, ...]


@cache
def designators() -> dict[str, Designator]:
    """Read the designators by their folded words."""
    out = {}
    for word, kind, where, number, *types in table("designators"):
        out[word] = Designator(kind, where, number == "many", tuple(types[0].split(",")) if types else (word,))
    return out


_FITTING = {
    "region": ("rq", "w", "mPp"),
    "state": ("rq", "w"),
    "city": ("mPp", "r"),
    "county": ("krq", "d", "mPp"),
    "district": ("krq", "d", "mPp"),
    "commune": ("kmPp", "d"),
}


def designate(found: tuple[Candidate, ...], designator: Designator) -> tuple[Candidate, ...]:
    """Narrow what a name may mean beside a designator; a city beside "region" means the region round it."""
    for kinds in _FITTING[designator.kind]:
        fitting = tuple(c for c in found if c.kind in kinds)
        if fitting and (nations := _nations(found, fitting, designator)):
            return nations
        if designator.kind == "city":
            fitting = _of_their_own(fitting)
        if kinds == "mPp" and designator.kind in ("county", "district"):
            fitting = tuple(c for c in fitting if country_of(c.code) not in _COUNTIES_KNOWN)
        if fitting and kinds == "mPp" and any(c.kind == "c" for c in found):
            return tuple(c for c in fitting if c.people >= _CITY)
        if fitting and designator.kind == "region" and kinds == "mPp":
            return tuple(replace(c, kind="r", code=surrounding(c.code)) for c in fitting)
        if len(fitting) > 1:
            named = tuple(c for c in fitting if any(t in type_of(c.code) for t in designator.types))
            return named or tuple(c for c in fitting if c.kind == "k") or fitting
        if fitting:
            return fitting
    return ()


def _of_their_own(towns: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Take a city that is an area of its own for the town of its name in the area around, as Osh in Osh Region."""
    people = {
        country_of(c.code): max(d.people for d in towns if country_of(d.code) == country_of(c.code)) for c in towns
    }
    own = {country_of(c.code) for c in towns if c.kind == "m"}
    return tuple(
        replace(c, people=people[country_of(c.code)]) if c.kind == "m" else c
        for c in towns
        if c.kind == "m" or country_of(c.code) not in own
    )


def _nations(
    found: tuple[Candidate, ...], fitting: tuple[Candidate, ...], designator: Designator
) -> tuple[Candidate, ...]:
    """Return the countries that a designator fits better than areas of their name: "the republic of Georgia"."""
    nations = tuple(c for c in found if c.kind == "c")
    fits = any(kind in type_of(c.code) for c in fitting for kind in designator.types)
    return nations if designator.types and not fits and designator.kind == "region" else ()


@cache
def type_of(code: str) -> str:
    """Return what its country calls such an area, in English; empty where it is not known."""
    found = row(code)
    return found.type if found else ""


def surrounding(code: str) -> str:
    """Return the region round a city that is a region of its own; the code itself of any other."""
    found = row(code)
    return found.around if found and found.around else code


def designated(key: list[str]) -> tuple[Candidate, ...]:
    """Return what a name with a designator at either end may mean."""
    known = designators()
    for count in (3, 2, 1):
        if len(key) > count:
            for word, where, name in (
                (" ".join(key[-count:]), "after", key[:-count]),
                (" ".join(key[:count]), "before", [w for w in key[count:] if w not in {"of", "the"}]),
            ):
                designator = known.get(word)
                if designator and designator.where in {where, "both", "named"}:
                    found = designate(candidates(name), designator)
                    if found:
                        return found
    return ()


def country_of(code: str) -> str:
    """Return the country of a code: RU of RU-KHA."""
    return code[:2]


@lru_cache(maxsize=8192)
def part_of(code: str) -> tuple[str, ...]:
    """Return what an area lies in, the nearest first, its country last; nothing for a country."""
    out: list[str] = []
    inner = code
    while (found := table("parents").line(inner)) is not None:
        inner = found[0]
        out.append(inner)
    return (*out, country_of(code)) if "-" in code else ()


def name_of(code: str) -> str:
    """Return the short English name of a code; the code itself when it is not known."""
    found = row(code)
    return found.name if found else code


def names_of(codes: Iterable[str]) -> str:
    """Return the names of several as one, in English like each of them: "France and Spain"."""
    return " and ".join(map(name_of, codes))


def successors(code: str) -> tuple[str, ...]:
    """Return the codes that took the place of a withdrawn one, nearest first; nothing for a current one."""
    out: list[str] = []
    found = row(code)
    while found and found.now and found.now not in out:
        out.append(found.now)
        found = row(found.now)
    return tuple(out)


def resolve(name: str) -> Region:
    """Find the region a person means by a code or a name, in English or its own language, in any case of it.

    Raises UnknownRegionError, which names the nearest. `Region.note` tells of other regions of that name.
    """
    code = name.strip().upper()
    found = row(code) if code.isascii() else None
    ranked = _ranked(name)
    if found:
        now = successors(code)
        if now:
            return Region(now[-1], name_of(now[-1]), country_of(now[-1]), f"{code} is now {now[-1]}")
        return Region(code, found.name, country_of(code), _note(code, ranked))
    if not ranked:
        raise UnknownRegionError(name, nearest(name))
    code = ranked[0].code
    return Region(code, name_of(code), country_of(code), _note(code, ranked))


def _ranked(name: str) -> list[Candidate]:
    """Return all a name may mean, the likeliest first; towns only where nothing greater, or as large, has the name."""
    for form in forms(words(name)):
        chosen = tuple(c for c in candidates(form) if c.kind != "d") or designated(form)
        if chosen:
            ranked = sorted(chosen, key=lambda c: (_RANKS.index(c.kind), -c.people, c.code))
            best = ranked[0]
            least = best.people / 10 if best.kind in "Pp" else best.people
            return [c for c in ranked if c is best or c.kind not in "Ppkas" or (c.kind in "Pp" and c.people > least)]
    return []


def _note(code: str, ranked: list[Candidate]) -> str | None:
    others = list(dict.fromkeys(c.code for c in ranked if c.code != code))
    if not others:
        return None
    told = [f"{_full_name(other, code)} (ask for {other})" for other in others[:_TOLD]]
    if others[_TOLD:]:
        told.append(f"and {' '.join(others[_TOLD:])}")
    return f"took {_full_name(code, others[0])} ({code}); of the same name: {', '.join(told)}"


def _full_name(code: str, beside: str) -> str:
    """Return the name, with its country where the other region is of another one."""
    country = country_of(code)
    return name_of(code) if country in {code, country_of(beside)} else f"{name_of(code)}, {name_of(country)}"


def nearest(name: str) -> tuple[str, ...]:
    """Find up to three regions whose names are spelled most like this one."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only a wrong name needs it

    key = words(name)
    known, named = designators(), _spelled()
    scores: dict[str, float] = {}
    for asked in {" ".join(key), " ".join(word for word in key if word not in known)} - {""}:
        for match, score, _ in process.extract(asked, named.keys(), scorer=fuzz.ratio, limit=4 * _NEAREST):
            shown = name_of(parse(named[match])[0].code)
            scores[shown] = max(score, scores.get(shown, 0.0))
    return tuple(sorted(scores, key=lambda shown: (-scores[shown], shown))[:_NEAREST])


@cache
def _spelled() -> dict[str, str]:
    """Return what each name of a country or region stands for; read once, for one wrong name seldom comes alone."""
    return {
        f"{first} {rest}".strip(): value
        for first, *entries in table("names")
        for rest, _, value in (entry.partition("=") for entry in entries)
        if value[0] in "crm"
    }
