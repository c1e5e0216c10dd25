"""Whom a sentence concerns, as regions: the sides of the talks, or what it names in their stead."""

from collections.abc import Set as AbstractSet
from functools import cache

from msgspec import Struct

from timeline.language.schema.scene_table import SceneTable
from timeline.language.words.lexicon import load_table
from timeline.language.words.wordings import Wording, wording


class NamedRegions(Struct, frozen=True, kw_only=True):
    """The regions a sentence names: `solid` by noun, `shown` by adjective too."""

    solid: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()


NOTHING = NamedRegions()
MANY = 2  # sides; of more, each speaks for itself


@cache
def _wording(language: str, key: str) -> Wording:
    return wording(getattr(load_table(language, SceneTable), key))


def opens_with_place(text: str, language: str) -> bool:
    """Whether a sentence speaks of one place alone ("In X there are …")."""
    return _wording(language, "opening").holds(text)


def carries(text: str, language: str) -> bool:
    """Whether a sentence goes on about what the one before named ("It has …", "with these regions")."""
    return _wording(language, "carried").holds(text)


def of_same_day(text: str, language: str) -> bool:
    """Whether a sentence says that what it tells was on the day already told."""
    return _wording(language, "same_day").holds(text)


def concerned(
    text: str, language: str, named: NamedRegions, before: NamedRegions, sides: AbstractSet[str], own: str | None
) -> tuple[str, ...]:
    """Return the regions, sorted.

    Subdivisions the sentence names, with the speaker's side; where they are sides or nobody speaks, with the sides. A
    sentence that names none is about the sides, one on whole countries about them; one that opens with "In X" about X
    alone, one that goes on about the sentence `before` about what that named. Of a speaker for a subdivision that is no
    side ("the governor said" in an article on two countries), that stands in for its country; one for the country in
    which all sides lie speaks for it.
    """
    around = _with(sides, own)
    parts = {code for code in named.solid if "-" in code}
    if not parts and before.solid and carries(text, language):
        return _without_parents(before.solid | named.solid, keep=before.solid)
    if parts:
        if len(around) > MANY and parts <= around and (own is None or own in parts):
            return tuple(sorted(parts))  # of several sides, those it names
        codes = named.solid | (around if own is None or parts & around else {own})
        return _without_parents(codes - _outweighed(named, around, own), keep=around)
    if named.solid and opens_with_place(text, language):
        return tuple(sorted(named.solid))
    if named.solid and around and not named.solid & around and _wider(named.solid, around):
        return tuple(sorted(named.solid))
    if not around:
        return tuple(sorted({own} if own else named.solid or named.shown))
    alone = own in around and len(around) > MANY  # one of several governors speaks of his own region
    if own is not None and (alone or all(side.startswith(f"{own}-") for side in around)):
        return (own,)
    return tuple(sorted(around))


def _outweighed(named: NamedRegions, around: AbstractSet[str], own: str | None) -> set[str]:
    """Return the sides for whose country the sentence speaks, beside a region of another: "Belarus and Tula Oblast"."""
    if not any("-" in code and code != own for code in named.solid):
        return set()
    whole = {code for code in named.solid if "-" not in code}
    whole -= {code.partition("-")[0] for code in named.shown if "-" in code}
    return {code for code in around if code.partition("-")[0] in whole and "-" in code and code != own}


def _wider(countries: AbstractSet[str], sides: AbstractSet[str]) -> bool:
    """Whether a sentence speaks of whole countries: two of them, or the one in which all of several sides lie."""
    if len(countries) > 1:
        return True
    return len(sides) > 1 and all(side.partition("-")[0] in countries for side in sides)


def _with(sides: AbstractSet[str], own: str | None) -> set[str]:
    if own is None or own in sides or "-" not in own:
        return set(sides)
    return (set(sides) - {own.partition("-")[0]}) | {own}


def _without_parents(codes: AbstractSet[str], keep: AbstractSet[str]) -> tuple[str, ...]:
    parents = {code.partition("-")[0] for code in codes if "-" in code}
    return tuple(sorted(code for code in codes if code not in parents or code in keep))
