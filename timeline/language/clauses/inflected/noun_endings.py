"""What the ending of a word tells of its case, gender and number (`data/<language>/declension.toml`)."""

from collections.abc import Mapping
from functools import cache, lru_cache

from msgspec import Struct

from timeline.language.schema.declension_table import DeclensionTable, NounEnding
from timeline.language.words import lexicon


class NounForm(Struct, frozen=True, gc=False):
    """A word read as a noun or adjective: the genders (and p, the plural) that its first case can be."""

    nominative: str = ""
    genitive: bool = False
    adjective: bool = False


class _NounEndings(Struct, frozen=True):
    small: int
    by_last: Mapping[str, tuple[NounEnding, ...]]
    words: Mapping[str, NounForm]


@cache
def _known(language: str) -> _NounEndings:
    said = lexicon.load_table(language, DeclensionTable)
    nouns = said.words
    words = dict.fromkeys(nouns.adjectives, NounForm("p", adjective=True))
    words.update(dict.fromkeys(nouns.bare, NounForm(genitive=True)))
    for gender, some in (("m", nouns.m), ("n", nouns.n), ("f", nouns.f), ("p", nouns.p)):
        words.update(dict.fromkeys(some, NounForm(gender)))
    lasts = {ending.letters[-1:] for ending in said.endings}
    by_last = {last: tuple(one for one in said.endings if one.letters[-1:] in (last, "")) for last in lasts}
    return _NounEndings(said.small, by_last, words)


@lru_cache(maxsize=16384)
def noun_form(word: str, language: str) -> NounForm:
    """Return what a word in lower case can be, were it a noun or an adjective."""
    known = _known(language)
    if word in known.words:
        return known.words[word]
    for ending in known.by_last.get(word[-1:], known.by_last.get("", ())):
        if word.endswith(ending.letters) and len(word) - len(ending.letters) >= known.small:
            return NounForm(ending.nominative, ending.genitive, ending.adjective)
    return NounForm("mfnp")
