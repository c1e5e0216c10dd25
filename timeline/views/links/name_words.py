"""Names as words: what of a name tells it from another, titles and kinds of bodies aside."""

import re
from collections.abc import Iterable
from functools import lru_cache

from timeline.gazetteer import name_of
from timeline.views.links.subjects import subject_words
from timeline.views.links.work_words import sense

_WORD = re.compile(r"[^\W\d_]{3,40}")
_ANY_WORD = re.compile(r"[^\W\d_]{2,40}")
_SMALL = "".join(filter(str.islower, map(chr, range(0x530))))  # letters of Latin, Greek and Cyrillic
_NAMING = rf"[^\W\d_{_SMALL}][\w'’-]{{0,40}}"
_CAPITALS = re.compile(rf"\b{_NAMING}(?: {_NAMING}){{0,9}}")
_AND = re.compile(r"\s+(?:and|und|et|и)\s+|[,/&]")
_SAME_START = 5  # letters that make `Belarusian` a word of `Belarus`


@lru_cache(maxsize=65536)
def words_of_name(name: str) -> tuple[str, ...]:
    """Return the words of a name in its order."""
    titles = subject_words().titles
    return tuple(word for word in _WORD.findall(name.casefold()) if word not in titles)


@lru_cache(maxsize=65536)
def words_of(names: tuple[str, ...]) -> frozenset[str]:
    """Return the words of several names."""
    return frozenset().union(*map(words_of_name, names))


@lru_cache(maxsize=65536)
def senses_of_names(names: tuple[str, ...]) -> frozenset[str]:
    """Return the words of several names as words of works, one of those that mean one thing."""
    return frozenset(map(sense, words_of(names)))


@lru_cache(maxsize=65536)
def called(names: tuple[str, ...]) -> frozenset[str]:
    """Return the last word of each name, and of each part of one that joins several: first names alone tell nobody."""
    return frozenset().union(*map(_last_words, names))


@lru_cache(maxsize=65536)
def _last_words(name: str) -> frozenset[str]:
    parts = map(words_of_name, _AND.split(name.casefold()))
    return frozenset([words[-1] for words in parts if words])


@lru_cache(maxsize=65536)
def parts_of(regions: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the codes of regions below countries, and all their countries."""
    return (
        frozenset(code for code in regions if "-" in code),
        frozenset(code.partition("-")[0] for code in regions),
    )


def without(stems: Iterable[str], names: frozenset[str], regions: tuple[str, ...]) -> frozenset[str]:
    """Return the stems that are no words of names or of the names of places.

    They are known by how these begin, so that `belarusi` is a word of `belarus`.
    """
    ours, theirs = _begin(names), _beginnings_of_places(regions)
    return frozenset([stem for stem in stems if (start := stem[:_SAME_START]) not in ours and start not in theirs])


def capitalised(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of a text with a capital letter, and those that tell a thing from its like.

    Of several in a row the last says what it is ("Stubai Valley Bridge"), where they are in Latin letters.
    """
    names: set[str] = set()
    proper: set[str] = set()
    for run in _CAPITALS.findall(text):
        words = [sense(word) for word in _ANY_WORD.findall(run.casefold())]
        names.update(words)
        proper.update(words[:-1] if len(words) > 1 and run.isascii() else words)
    return frozenset(names), frozenset(proper)


@lru_cache(maxsize=8192)
def _beginnings_of_places(regions: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(_beginnings_of_place, regions))


@lru_cache(maxsize=8192)
def _beginnings_of_place(code: str) -> frozenset[str]:
    return _begin(_words_of_place(code) | _words_of_place(code.partition("-")[0]))


@lru_cache(maxsize=65536)
def _begin(words: frozenset[str]) -> frozenset[str]:
    return frozenset([word[:size] for word in words for size in (_SAME_START - 1, _SAME_START)])


@lru_cache(maxsize=8192)
def _words_of_place(code: str) -> frozenset[str]:
    return frozenset(words_of_name(name_of(code)))
