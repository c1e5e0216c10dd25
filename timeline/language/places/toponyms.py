"""Places named in an article, each to ISO 3166."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Literal

from timeline.gazetteer import designate, fold
from timeline.language.marks import Place, Sentence
from timeline.language.places import placerefs, placesense
from timeline.language.places.believed_names import believable, is_office, supported
from timeline.language.places.homelands import homeland_of
from timeline.language.places.place_rules import PlaceRules
from timeline.language.places.placenames import (
    PlaceNaming,
    adjectives,
    naming_at,
    namings,
)
from timeline.language.places.placesense import Sense

_KINDS = {
    "c": "country",
    "C": "country",
    "a": "country",
    "r": "region",
    "R": "region",
    "q": "region",
    "s": "city",
    "k": "region",
    "d": "region",
    "m": "city",
    "p": "city",
    "P": "city",
}
_SIGN = re.compile(r"( ?)[$€£¥₽₹₩₴₸฿₱₦₺] ?\d")
_MONEY = re.compile(r" ([a-zа-я]+)")


def find_places(
    text: str, *, language: str, home: str | None = None, sentences: Sequence[Sentence] = ()
) -> tuple[Place, ...]:
    """Find the places of a text, sorted, none over another. `home` is the code of the source's own country or region.

    Names need a capital, save adjectives where the language writes them small; a doubtful choice carries `doubt`.
    """
    del sentences
    rules = PlaceRules.of(language)
    named = [naming for naming in namings(text, language) if not is_office(text, naming, rules)]
    placesense.narrow_to_area(text, named, rules.joins, rules.within, rules.directions)
    named = placesense.of_its_country(text, named, rules.of_place)
    placesense.narrow_to_nation(text, named, rules.settlements, rules.of_place)
    runs = placesense.companions(text, named, rules.joins)
    _lists(named, runs)
    believed = believable(text, named, rules)
    if len(believed) < len(named):
        named, runs = believed, placesense.companions(text, believed, rules.joins)
    small = frozenset(text.split(" ")[1:-1]) if named else frozenset()
    places = [
        _place(text, sense)
        for sense in placesense.choose(named, runs, home or rules.home or homeland_of(text))
        if supported(text, sense, rules, small) and not _of_money(text, sense.naming, rules)
    ]
    _add(places, _small(text, language, {p.start for p in places}))
    _add(places, placerefs.find_references(text, places, language))
    return tuple(places)


def _of_money(text: str, naming: PlaceNaming, rules: PlaceRules) -> bool:
    """Whether a country only tells which money it is: "US dollars", "US$40", «долларов США»."""
    sign = _SIGN.match(text, naming.end)
    if naming.before in rules.money or (sign is not None and not (sign[1] and naming.before in rules.articles)):
        return True
    behind = _MONEY.match(text, naming.end)
    return behind is not None and fold(behind[1]) in rules.money


def _add(places: list[Place], more: Iterable[Place]) -> None:
    """Put more places among those in order."""
    found = list(more)
    if found:
        places += found
        places.sort(key=lambda p: (p.start, p.end))


def _small(text: str, language: str, taken: AbstractSet[int]) -> Iterator[Place]:
    """Yield the adjectives written small, but at the starts that are taken."""
    for start, end, meant in adjectives(text, language):
        if start not in taken:
            kind: Literal["country", "region"] = "region" if "-" in meant.code else "country"
            yield Place(start=start, end=end, text=text[start:end], code=meant.code, kind=kind, adjective=True)


def locate(
    text: str, spans: Sequence[tuple[int, int]], *, language: str, home: str | None = None
) -> tuple[Place | None, ...]:
    """Say which place each of the given stretches of the text is; None for one that the gazetteer does not know."""
    rules = PlaceRules.of(language)
    known = {(n.start, n.end): n for start, end in spans if (n := naming_at(text, start, end, language))}
    ordered = [known[key] for key in sorted(known)]
    placesense.narrow_to_area(text, ordered, rules.joins, rules.within)
    runs = placesense.companions(text, ordered, rules.joins)
    _lists(ordered, runs)
    chosen = {s.naming.start: _place(text, s) for s in placesense.choose(ordered, runs, home or rules.home)}
    return tuple(chosen.get(start) for start, _ in spans)


def _lists(named: list[PlaceNaming], runs: list[list[int]]) -> None:
    """Let "Minsk and Vitebsk regions" and "the republics of X and Y" cover every name of the list."""
    for run in runs:
        for i, j in reversed(list(pairwise(run))):
            left, right = named[i], named[j]
            covers = right.designator and (right.designator.many or all(c.kind == "q" for c in left.found))
            if covers and not right.ahead and not left.designator:
                _cover(left, right)
        for i, j in pairwise(run):
            left, right = named[i], named[j]
            if left.designator and left.designator.many and left.ahead and not right.designator:
                _cover(right, left)


def _cover(naming: PlaceNaming, giver: PlaceNaming) -> None:
    found = designate(naming.found, giver.designator) if giver.designator else ()
    if found:
        naming.found, naming.designator, naming.ahead = found, giver.designator, giver.ahead


def _place(text: str, sense: Sense) -> Place:
    naming, meant = sense.naming, sense.meant
    kind = _KINDS[meant.kind]
    if naming.designator and naming.designator.kind != "city" and kind == "city":
        kind = "region"
    if meant.kind == "a" and "-" in meant.code:
        kind = "region"
    return Place(
        start=naming.start,
        end=naming.end,
        text=text[naming.start : naming.end],
        code=meant.code,
        kind=kind,  # type: ignore[arg-type]  # the table holds only the four words
        adjective=meant.kind in "aqs" and not naming.designator,
        doubt=sense.doubt,
    )
