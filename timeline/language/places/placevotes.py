"""What an article is about, by the names in it: votes for the countries and regions these may lie in."""

import math
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

from timeline.gazetteer import Candidate, country_of, row
from timeline.language.places.placenames import PlaceNaming

_NEAR = 500.0  # kilometres within which regions are neighbours
_HOME = 1.5
_FULL = 3  # mentions of one name that count
_MOST = 12  # regions an article is about, of those that others may be near
_UNSURE = 0.6  # of a vote, shared among all that a name may mean
_SMALL_VOTE = 0.5
_TOWN = 100  # thousands of people


def saturated(votes: float) -> float:
    """Bring votes to 0..1: the second counts less than the first."""
    return votes / (votes + 1.0) if votes > 0 else 0.0


def vote_holder(naming: PlaceNaming) -> str:
    """Name whose own votes do not count for it: a name with its designator apart from the bare one."""
    return f"{naming.key} *" if naming.designator and naming.designator.kind in {"region", "state"} else naming.key


def _cities(namings: Sequence[PlaceNaming]) -> set[str]:
    return {n.key for n in namings if not n.sure and any(c.kind in "mP" for c in n.found)}


class Votes:
    """The votes of an article's names, and of its source's home, for the regions and countries it is about."""

    def __init__(self, namings: Sequence[PlaceNaming], home: str | None) -> None:
        """Count each name, at most a few times; what may mean several places gives each a part of a vote."""
        every: defaultdict[str, float] = defaultdict(float)
        own: defaultdict[tuple[str, str], float] = defaultdict(float)
        cities: set[str] | None = None
        counted: dict[str, int] = {}
        for naming in namings:
            name = naming.key
            counted[name] = times = counted.get(name, 0) + 1
            if times > _FULL:
                continue
            keys = () if naming.sure else _keys(name)
            if naming.designator and naming.designator.kind in {"region", "state"}:
                # "Moscow Oblast" does not say that "Moscow" is it; "Kogi State" does of "Kogi"
                cities = _cities(namings) if cities is None else cities
                keys = (vote_holder(naming), *(key for key in keys if key in cities))
            for code, weight in _shares(naming.found, naming.designator is not None):
                every[code] += weight
                for key in keys:
                    own[key, code] += weight
        for code in {home, country_of(home)} if home else ():
            every[code] += _HOME
        self._all, self._own = every, own
        strong = [(votes, code) for code, votes in every.items() if votes >= 1 and "-" in code]
        self._strong = sorted(strong, reverse=True)[:_MOST]

    def support(self, key: str, code: str) -> tuple[float, float]:
        """Count the votes that all other names give to a code, as region and as country."""
        nation = country_of(code)
        country = max(self._all.get(nation, 0.0) - self._own.get((key, nation), 0.0), 0.0)
        if nation == code:
            return 0.0, country
        return max(self._all.get(code, 0.0) - self._own.get((key, code), 0.0), 0.0), country

    def others(self, key: str) -> list[tuple[str, float]]:
        """Return the regions that other names vote for, each with the weight of being near it."""
        left = [(code, votes - self._own.get((key, code), 0.0)) for votes, code in self._strong]
        return [(code, saturated(votes)) for code, votes in left if votes >= 1]


@lru_cache(maxsize=16384)
def _keys(key: str) -> tuple[str, ...]:
    """Return the name and every beginning of it: "new", "new york", "new york city"."""
    pieces = key.split()
    return tuple(" ".join(pieces[:size]) for size in range(1, len(pieces) + 1))


@lru_cache(maxsize=16384)
def _shares(found: tuple[Candidate, ...], designated: bool) -> tuple[tuple[str, float], ...]:  # noqa: FBT001  a cache's key
    """Return what a name gives to each region and country it may lie in."""
    regions = {c.code for c in found if "-" in c.code}
    nations = {country_of(c.code) for c in found}
    codes = len({c.code for c in found})
    if codes == 1:
        small = not designated and all(c.kind in "pPkd" and c.people < _TOWN for c in found)
        weight = _SMALL_VOTE if small else 1.0
        return tuple((code, weight) for code in regions | nations)
    shared = [(code, _UNSURE / codes) for code in regions] + [(code, _UNSURE / len(nations)) for code in nations]
    return tuple(shared)


def nearness(code: str, others: Sequence[tuple[str, float]]) -> float:
    """How near a region is to others that the article names, 0 to 1."""
    best = 0.0
    if "-" in code:
        for other, weight in others:
            if weight > best and other != code:
                best = max(best, weight * _close(code, other))
    return best


@cache
def _middle(code: str) -> tuple[float, float] | None:
    found = row(code)
    return (found.lat, found.lon) if found and (found.lat or found.lon) else None


@lru_cache(maxsize=65536)
def _close(one: str, other: str) -> float:
    """How near the middles of two regions are: 1 at one point, nothing some thousands of kilometres apart."""
    a, b = _middle(one), _middle(other)
    if a is None or b is None:
        return 0.0
    apart = 111.0 * math.hypot(a[0] - b[0], (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2)))
    return math.exp(-apart / _NEAR)
