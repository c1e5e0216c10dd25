"""What works are called: words that mean one thing are one, and of a word it is known what kind of thing it names.

Which these are is data (data/works.toml); another language needs no code.
"""

import re
from collections.abc import Container, Mapping
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

from timeline.views.links.subjects import stem, stems

_WORD = re.compile(r"[^\W\d_]{2,40}")
_ANY_WORD = re.compile(r"[^\W\d_]{1,40}")
_NO_KIND: frozenset[str] = frozenset()


class NamesOfWorks(Struct, frozen=True):
    """The data, made ready: of a stem the one that stands for all of its meaning, and the kinds it names things of.

    `any_thing` are the stems that name a thing, and not of which kind; `doings` those of what is done with one. Behind
    words `beside` it is said where a thing is, behind `towards` what for.
    """

    synonyms: Mapping[str, str]
    replaced: frozenset[str]
    any_thing: frozenset[str]
    beside: frozenset[str]
    towards: frozenset[str]
    joining: frozenset[str]
    retold: tuple[str, ...]
    doings: frozenset[str]
    kinds: Mapping[str, frozenset[str]]
    behind: tuple[str, ...]
    before: tuple[str, ...]


@cache
def names_of_works() -> NamesOfWorks:
    """Load the data once."""
    import tomllib  # noqa: PLC0415 - a view that compares nothing does not pay for reading it

    data = tomllib.loads((Path(__file__).parent.parent / "data" / "works.toml").read_text(encoding="utf-8"))
    synonyms: dict[str, str] = {}
    for lines in data["synonyms"].values():
        for line in lines.split("\n"):
            if words := [stem(word.casefold()) for word in line.split()]:
                synonyms.update((word, words[0]) for word in words[1:] if word != words[0])
    kinds: dict[str, set[str]] = {}
    for kind, languages in data["kinds"].items():
        for word in " ".join(languages.values()).split():
            one = stem(word.casefold())
            kinds.setdefault(synonyms.get(one, one), set()).add(kind)
    return NamesOfWorks(
        synonyms,
        frozenset(synonyms),
        _stems_of(data["any"]),
        _words_of(data["beside"]),
        _words_of(data["towards"]),
        _words_of(data["joining"]),
        tuple(f" {line} " for lines in data["retold"].values() for line in lines.split("\n") if line),
        _stems_of(data["doings"]),
        {one: frozenset(names) for one, names in kinds.items()},
        tuple(data["no_thing"]["latin"].split()),
        tuple(data["no_thing"]["cyrillic"].split()),
    )


def _words_of(words: Mapping[str, str]) -> frozenset[str]:
    return frozenset(word for text in words.values() for word in text.split())


def _stems_of(words: Mapping[str, str]) -> frozenset[str]:
    return frozenset(stem(word) for text in words.values() for word in text.split())


@lru_cache(maxsize=65536)
def sense(word: str) -> str:
    """Return the stem of a casefolded word, or of the one that stands for its meaning."""
    one = stem(word)
    return names_of_works().synonyms.get(one, one)


@lru_cache(maxsize=2048)
def senses(text: str) -> frozenset[str]:
    """Return the stems of a text's content words, one of those that mean one thing."""
    found, words = stems(text), names_of_works()
    if not (replaced := found & words.replaced):
        return found
    return (found - replaced).union(map(words.synonyms.__getitem__, replaced))


def words_in_sense(found: frozenset[str], *texts: str) -> list[str]:
    """Return such stems as words: each as the first word that has it in the texts, sorted."""
    words: dict[str, str] = {}
    for text in texts:
        for word in _WORD.findall(text.casefold()):
            if (one := sense(word)) in found:
                words.setdefault(one, word)
    return sorted(words.get(one, one) for one in found)


def things_in(text: str, known: Container[str], verb: str = "") -> tuple[frozenset[str], Mapping[str, str]]:
    """Return the stems that name the thing a text is about, of those known, and of each stem the known one before it.

    "Lifts on both platforms" and "new station lifts" are lifts, "the opening of the bridge" speaks of the bridge; of a
    wing it tells that it is for children. `verb` is no thing.
    """
    words = names_of_works()
    found: list[str] = []
    begun: list[str] = []
    before: dict[str, str] = {}
    last, inside = "", True
    for word in _ANY_WORD.findall(text.casefold()):
        if word in words.beside or word in words.towards:
            inside = inside and not (begun or found or word in words.towards)
            last = ""
        elif word in words.joining:
            if inside:
                found += _thing_of(begun)
                begun = []
            last = ""
        elif len(word) > 1:
            one = sense(word)
            if one in known:
                if last in known:
                    before.setdefault(one, last)
                if inside and one != verb and one not in words.doings:
                    begun.append(word)
            last = one
    return frozenset(map(sense, found + _thing_of(begun))), before


def _thing_of(words: list[str]) -> list[str]:
    """Return the word that says what a thing is, of several in a row: the last, in Cyrillic the first."""
    lists = names_of_works()
    if not words:
        return []
    if words[0].isascii():
        return [next((word for word in reversed(words) if not word.endswith(lists.behind)), words[-1])]
    return [next((word for word in words if not word.endswith(lists.before)), words[-1])]


def tells_again(sentence: str) -> bool:
    """Whether a sentence tells an old promise again."""
    spaced = f" {' '.join(_ANY_WORD.findall(sentence.casefold()))} "
    return any(told in spaced for told in names_of_works().retold)


def kinds_of(one: str) -> frozenset[str]:
    """Return the kinds of things that a stem names."""
    return names_of_works().kinds.get(one, _NO_KIND)


def is_any_thing(one: str) -> bool:
    """Whether a stem names a thing, and not of which kind: "the facility"."""
    return one in names_of_works().any_thing
