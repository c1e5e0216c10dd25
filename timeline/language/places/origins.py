"""Places that only tell where somebody comes from: "the Chinese firm", "Lyon-based", "Air France", "from Turkey".

A region so named concerns what is told only where no other is named. So do the ends of a line: "the Osh – Batken road".
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from attrs import frozen
from msgspec.structs import replace

from timeline.gazetteer import fold
from timeline.language.marks import Place
from timeline.language.places.placenames import word_before
from timeline.language.schema.places_table import PlacesTable
from timeline.language.words.lexicon import load_table

_BEHIND = re.compile(r"(?:[ \u00a0]|-)([^\W\d_]+)")
_DASHES = frozenset("-–—")
_LINE_BEHIND = re.compile(r"[–—-](?=[A-ZÀ-ÖØ-ÞА-ЯЁ][^\W\d_]+)")
_LINE_BEFORE = re.compile(r"[^\W\d_][a-zà-öø-ÿа-яё][–—-]$")
_GENITIVE = re.compile(r"['’]s(?= \w)")
_ROOM = 40  # characters looked back for the words of a name
_WORDS = 4  # looked at behind a place for what it is the origin of
_QUOTED = 5  # words of a name in marks
_MARKS = {"«": "»", "„": "“", "“": "”"}


@frozen
class _OriginWords:
    """`firms` trade abroad; `public` words make a state's body or office of a name; `never` are no part of one."""

    firms: frozenset[str]
    public: frozenset[str]
    based: frozenset[str]
    sources: frozenset[str]
    never: frozenset[str]


@cache
def _words(language: str) -> _OriginWords:
    table = load_table(language, PlacesTable)
    return _OriginWords(
        firms=frozenset(map(fold, table.firms)),
        public=frozenset(map(fold, table.public)),
        based=frozenset(map(fold, table.based)),
        sources=frozenset(map(fold, table.sources)),
        never=frozenset(map(fold, table.never)),
    )


def with_origins(text: str, places: Sequence[Place], language: str) -> tuple[Place, ...]:
    """Return the places, those marked that tell only an origin."""
    said = _words(language)
    ends = {
        start
        for one, two in pairwise(places)
        if text[one.end : two.start].strip() in _DASHES and "-" in one.code and "-" in two.code and one.code != two.code
        for start in (one.start, two.start)
    }
    return tuple(
        replace(place, origin=True) if place.start in ends or _is_origin(text, place, said) else place
        for place in places
    )


def of_title(title: str, titled: Sequence[Place], places: Sequence[Place], language: str) -> Sequence[Place]:
    """Return the places of a title but for the ends of a line, in it or in the text: "the Graz – Linz road"."""
    ends = {place.text for place in places if place.origin and "-" in place.code}
    ends -= {place.text for place in places if not place.origin}
    told = with_origins(title, titled, language)
    return [place for place in told if not ("-" in place.code and (place.origin or place.text in ends))]


def _is_origin(text: str, place: Place, said: _OriginWords) -> bool:
    if place.kind == "reference":
        return False
    behind = list(_behind(text, place.end))
    if behind and text[place.end : place.end + 1] == "-" and fold(behind[0]) in said.based:
        return True
    if "-" in place.code and not place.adjective and _is_end_of_line(text, place):
        return True
    if place.kind == "country" and not place.adjective:
        before = fold(word_before(text, place.start))
        if before in said.sources or before in said.firms:
            return True
    if place.adjective or place.kind == "country":
        for word in behind:
            if fold(word) in said.firms:
                return True
            if word[0].isupper():
                break
    return place.kind == "country" and not place.adjective and _is_part_of_name(text, place, behind, said)


def _is_end_of_line(text: str, place: Place) -> bool:
    """Whether a dash joins it to another name: "the Turin–Trieste line" tells of neither town as such."""
    return bool(_LINE_BEHIND.match(text, place.end)) or (
        bool(_LINE_BEFORE.search(text[max(0, place.start - _ROOM) : place.start]))
    )


def _is_part_of_name(text: str, place: Place, behind: Sequence[str], said: _OriginWords) -> bool:
    """Whether a country touches other words of a name that are no body's or office's of it: "Air France"."""
    if _is_quoted_name(text, place):
        return True
    if not said.public:
        return False
    owned = _GENITIVE.match(text, place.end)
    after = _capitals(behind if owned is None else _behind(text, owned.end()))
    if after and said.public.isdisjoint(after):
        return True
    word = word_before(text, place.start)
    return word[:1].isupper() and not after and fold(word) not in said.public and fold(word) not in said.never


def _is_quoted_name(text: str, place: Place) -> bool:
    """Whether it stands in marks that hold a few more words and no sentence: «Газпром Кыргызстан»."""
    for opening, closing in _MARKS.items():
        start, end = text.rfind(opening, max(0, place.start - _ROOM), place.start), text.find(closing, place.end)
        if 0 <= start < end < place.end + _ROOM and closing not in text[start : place.start]:
            inside = text[start + 1 : end]
            return 1 < len(inside.split()) <= _QUOTED and inside[-1].isalnum() and _all_capital(inside.split())
    return False


def _all_capital(words: Iterable[str]) -> bool:
    return all(word[0].isupper() for word in words)


def _capitals(words: Iterable[str]) -> list[str]:
    """Return the folded words, to the first in small letters."""
    found: list[str] = []
    for word in words:
        if not word[0].isupper():
            break
        found.append(fold(word))
    return found


def _behind(text: str, end: int) -> Iterable[str]:
    """Yield the next words, to a mark that parts them."""
    for _ in range(_WORDS):
        found = _BEHIND.match(text, end)
        if found is None:
            return
        yield found[1]
        end = found.end()
