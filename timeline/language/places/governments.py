"""Capitals that stand for their states: "Beijing has imposed duties", "the government in Tripoli", «Анкара отказалась».

What a state does is told by verbs that a town has no part in; a town that buys trams or lies under snow stays a town.
"""

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from timeline.gazetteer import candidates, country_of, forms
from timeline.gazetteer import words as split
from timeline.language.marks import Place
from timeline.language.schema.places_table import PlacesTable, StateWords
from timeline.language.schema.structure import read_table
from timeline.language.words import lexicon
from timeline.language.words.lexicon import load_table

_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)")
_BEHIND = 4  # words that hold the verb of a state: "has also formally recognised"
_ROOM = 40  # characters looked back for "the government in"
_BEFORE = 2  # words


def with_governments(text: str, places: Sequence[Place], language: str) -> tuple[Place, ...]:
    """Return the places, capitals that stand for their states as these. `places` are sorted."""
    table = load_table(language, PlacesTable)
    if not table.states.verbs:
        return tuple(places)
    found: list[Place] = []
    listed: list[Place] = []  # capitals that a joint ties: "Moscow and Ankara"
    for place in places:
        if listed and text[listed[-1].end : place.start].strip(" ,") not in table.and_:
            found += _as_states(text, listed, table)
            listed = []
        listed.append(place)
    return (*found, *_as_states(text, listed, table))


def _as_states(text: str, listed: Sequence[Place], table: PlacesTable) -> Sequence[Place]:
    """Return the places of one list as their states, where all are capitals and act as such; else as they are."""
    if not listed or not all(map(_is_seat, listed)):
        return listed
    before = _before(text, listed[0].start)
    ruled = len(before) == _BEFORE and before[-1] in table.states.seated and before[0] in table.states.rulers
    within = bool(before) and before[-1] in table.states.seated | table.of_place
    if not ruled and (within or not _acts(text, listed[-1].end, table.states)):
        return listed
    return [replace(place, code=country_of(place.code), kind="country") for place in listed]


def _is_seat(place: Place) -> bool:
    """Whether a place is a capital by its own name, not another town of the capital's region."""
    if place.adjective or place.kind not in ("city", "region") or "-" not in place.code:
        return False
    return _is_capital(place.text, country_of(place.code))


@cache
def _is_capital(name: str, country: str) -> bool:
    seat = _seats().get(country)
    found = (candidate for form in forms(split(name)) for candidate in candidates(form))
    return seat is not None and any(one.kind in "mP" and one.code == seat for one in found)


@cache
def _seats() -> dict[str, str]:
    return read_table(lexicon.DATA / "world" / "capitals.toml", dict[str, str])


def _acts(text: str, end: int, said: StateWords) -> bool:
    """Whether the words behind a capital tell what only a state does."""
    for _ in range(_BEHIND):
        found = _WORD.match(text, end)
        if found is None:
            return False
        word, end = found[1].lower(), found.end()
        if word in said.verbs:
            return True
        if word not in said.helping and not (said.helping_endings and word.endswith(said.helping_endings)):
            return False
    return False


def _before(text: str, start: int) -> list[str]:
    """Return the last words before a point, in small letters; none behind a mark that parts them."""
    return [word.lower() for word in re.split(r"[^\w ]", text[max(0, start - _ROOM) : start])[-1].split()[-_BEFORE:]]
