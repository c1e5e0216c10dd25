"""What the ending of a word tells of its case, gender and number (`data/<language>/declension.toml`)."""

from collections.abc import Mapping
from functools import cache, lru_cache

import msgspec
from msgspec import Struct

from timeline.language.words import lexicon


class NounForm(Struct, frozen=True, gc=False):
    """A word read as a noun or adjective: the genders (and p, the plural) that its first case can be."""

    nominative: str = ""
    genitive: bool = False
    adjective: bool = False


class _Ending(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    letters: str
    nominative: str = ""
    genitive: bool = False
    adjective: bool = False


class _Declension(Struct, frozen=True, forbid_unknown_fields=True):
    small: int
    endings: tuple[_Ending, ...]
    words: Mapping[str, str]


class _Known(Struct, frozen=True):
    small: int
    by_last: Mapping[str, tuple[_Ending, ...]]
    words: Mapping[str, NounForm]


@cache
def _known(language: str) -> _Known:
    said = msgspec.convert(lexicon.raw_table(language, "declension"), _Declension)
    words = {}
    for key, some in said.words.items():
        form = NounForm("p", adjective=True) if key == "adjectives" else NounForm(key)
        words.update(dict.fromkeys(some.split(), form))
    lasts = {ending.letters[-1:] for ending in said.endings}
    by_last = {last: tuple(one for one in said.endings if one.letters[-1:] in (last, "")) for last in lasts}
    return _Known(said.small, by_last, words)


@lru_cache(maxsize=16384)
def noun_form(word: str, language: str) -> NounForm:
    """Return what a word in lower case can be, were it a noun or an adjective."""
    known = _known(language)
    if word in known.words:
        return known.words[word]
    for ending in known.by_last.get(word[-1:], known.by_last[""]):
        if word.endswith(ending.letters) and len(word) - len(ending.letters) >= known.small:
            return NounForm(ending.nominative, ending.genitive, ending.adjective)
    return NounForm("mfnp")
