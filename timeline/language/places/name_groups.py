"""Names of places in the gazetteer, by the word they begin with."""

from bisect import bisect_left
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from timeline.gazetteer import DATA, STEMS, Candidate, fold, lemmas, parse
from timeline.language.words.lexicon import DATA as LEXICON


class NameGroup(Struct, frozen=True, kw_only=True):
    """All names that begin with one word: what follows it, and what that means.

    `longest` counts the words that may follow, `second` are those that may come next; `sure` are names that can only
    be a country or its adjective, `short` those that may be an abbreviation.
    """

    word: str
    rest: dict[str, tuple[Candidate, ...]]
    longest: int
    second: frozenset[str]
    sure: frozenset[str]
    short: frozenset[str]


@cache
def _lines(stem: str) -> list[str]:
    return (DATA / f"{stem}.tsv").read_text(encoding="utf-8").splitlines()[1:]


def _entries(stem: str, word: str) -> list[str]:
    """Return what a table tells of the names that begin with a word; its lines are sorted by the word."""
    lines, begun = _lines(stem), f"{word}\t"
    at = bisect_left(lines, begun)
    return lines[at].split("\t")[1:] if at < len(lines) and lines[at].startswith(begun) else []


@cache
def given_names() -> frozenset[str]:
    """Read the folded given names of people."""
    lines = (LEXICON / "given_names.tsv").read_text(encoding="utf-8").lower().splitlines()
    names = [line.partition("\t")[0] for line in lines if line[:1] != "#"]
    return frozenset([name if name.isascii() else fold(name) for name in names])  # small letters are folded already


@lru_cache(maxsize=65536)
def group(word: str) -> NameGroup | None:
    """Return the names that begin with this folded word."""
    rest: dict[str, tuple[Candidate, ...]] = {}
    for stem in STEMS:
        for entry in _entries(stem, word):
            name, _, value = entry.partition("=")
            meant = tuple(c for c in parse(value) if c.kind != "w")
            if meant:
                rest[name] = (*rest.get(name, ()), *meant)
    if not rest:
        return None
    rest = {name: _merged(meant) for name, meant in rest.items()}
    sure = {name for name, meant in rest.items() if meant[0].kind in "ca" and all(c.kind == "d" for c in meant[1:])}
    if word in given_names():
        sure.clear()
    return NameGroup(
        word=word,
        rest=rest,
        longest=max(name.count(" ") + 1 if name else 0 for name in rest),
        second=frozenset(name.partition(" ")[0] for name in rest if name),
        sure=frozenset(sure),
        short=frozenset(name for name, meant in rest.items() if any(c.kind in "CR" for c in meant)),
    )


def _merged(meant: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Leave out the towns that lie in a region of the same name and code; it has no fewer people than they."""
    areas = {c.code for c in meant if c.kind in "rm"}
    towns: dict[str, int] = {}
    for town in meant:
        if town.kind in "pk" and town.code in areas:
            towns[town.code] = max(town.people, towns.get(town.code, 0))
    if not towns:
        return meant
    kept = (c for c in meant if c.kind not in "pk" or c.code not in areas)
    return tuple(
        replace(c, people=max(c.people, towns.get(c.code, 0))) if c.kind in "rm" and c.code in towns else c
        for c in kept
    )


@lru_cache(maxsize=65536)
def name_groups(word: str) -> tuple[NameGroup, ...]:
    """Return the names that begin with this word of a text, in whatever case it stands."""
    folded = fold(word)
    if not "Ѐ" <= folded[0] <= "ӿ":
        found = group(folded)
        return (found,) if found else ()
    return tuple(found for form in dict.fromkeys(lemmas(folded)) if (found := group(form)))
