"""Which of several places a name means: by its neighbours, the company it keeps, the source's home, its size."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from attrs import frozen

from timeline.gazetteer import Candidate, country_of, row
from timeline.intake.language.placenames import Naming

_KIND = {"c": 2.0, "m": 1.0, "r": 0.5, "C": 2.0, "R": 1.0, "a": 2.0, "q": -1.0, "s": 0.0, "k": 0.0, "p": 0.0, "P": 1.6}
_NEAR = 500.0  # kilometres within which regions are neighbours
_REGION, _COUNTRY, _NEIGHBOUR, _SIBLING = 3.0, 1.6, 1.0, 1.5
_HOME = 1.5
_REGIONAL = 2.5
_MARGIN = 0.5
_COUNTY = 30.0
_FULL = 3
_GAP = 9  # characters: ", and the"
_BESIDE = 4  # names of a list looked at on either side
_UNSURE = 0.4
_SMALL_VOTE = 0.5
_TOWN = 100  # thousands of people


@frozen
class Sense:
    """What a naming was taken for; `doubt` says what else it may have been.

    `region` and `country` are the votes that other names of the article, and the source's home, give to where it lies.
    """

    naming: Naming
    meant: Candidate
    doubt: str | None = None
    region: float = 0.0
    country: float = 0.0


@cache
def _middle(code: str) -> tuple[float, float] | None:
    found = row(code)
    return (found.lat, found.lon) if found and (found.lat or found.lon) else None


@cache
def _apart(one: str, other: str) -> float:
    """Kilometres between the middles of two regions."""
    a, b = _middle(one), _middle(other)
    if a is None or b is None:
        return math.inf
    return 111.0 * math.hypot(a[0] - b[0], (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2)))


def prior(candidate: Candidate) -> float:
    """How likely a bare name means this: the logarithm of its people, more for countries and regions."""
    people = candidate.people or (_COUNTY if candidate.kind == "k" else 0)
    return math.log10(people * 1000 + 300) + _KIND.get(candidate.kind, 0.0)


def within(text: str, namings: Sequence[Naming]) -> None:
    """Narrow "Paris, Texas": a name is of the area named behind its comma when it has such a meaning."""
    for here, wider in reversed(list(pairwise(namings))):
        if not 0 < wider.start - here.end <= _GAP or text[here.end : wider.start] not in {", ", " (", ", in "}:
            continue
        areas = {c.code for c in wider.found if c.kind in "crRCmaq"}
        inside = tuple(c for c in here.found if c.code not in areas and country_of(c.code) in areas) or tuple(
            c for c in here.found if c.code in areas and c.kind in "pPkm"
        )
        if inside and not (wider.designator and wider.designator.kind == "county"):
            here.found = inside
            holding = {c.code for c in inside} | {country_of(c.code) for c in inside}
            wider.found = tuple(c for c in wider.found if c.code in holding)


def companions(text: str, namings: Sequence[Naming], joins: frozenset[str]) -> list[list[int]]:
    """Return the runs of names in one list: "Niger, Taraba, Kogi and Ogun"."""
    runs: list[list[int]] = [[]]
    for i, naming in enumerate(namings):
        if runs[-1]:
            last = namings[runs[-1][-1]].end
            if naming.start - last > _GAP or text[last : naming.start].strip(" ,/").lower() not in joins:
                runs.append([])
        runs[-1].append(i)
    return [run for run in runs if len(run) > 1]


class Company:
    """The votes of an article's names for the regions and countries it is about."""

    def __init__(self, namings: Sequence[Naming], home: str | None) -> None:
        """Count each name, at most a few times; what may mean several places gives each a part of a vote."""
        self.regions: defaultdict[str, float] = defaultdict(float)
        self.countries: defaultdict[str, float] = defaultdict(float)
        self.own: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
        counted: Counter[str] = Counter()
        self._cities = {n.key for n in namings if any(c.kind in "mP" for c in n.found)}
        for naming in namings:
            counted[naming.key] += 1
            if counted[naming.key] <= _FULL:
                self._count(naming)
        if home:
            self._vote(home, _HOME, ())

    def _count(self, naming: Naming) -> None:
        codes = {c.code for c in naming.found}
        pieces = naming.key.split()
        keys = [" ".join(pieces[:size]) for size in range(1, len(pieces) + 1)]
        if len(codes) == 1:
            if naming.designator and naming.designator.kind == "region":
                keys = [_holder(naming), *(key for key in keys if key in self._cities)]
            self._vote(next(iter(codes)), _SMALL_VOTE if _small(naming) else 1.0, keys)
            return
        nations = {country_of(code) for code in codes}
        for code in codes:
            if "-" in code:
                self.regions[code] += _UNSURE / len(codes)
                for key in keys:
                    self.own[key][code] += _UNSURE / len(codes)
        for nation in nations:
            self.countries[nation] += _UNSURE / len(nations)
            for key in keys:
                self.own[key][nation] += _UNSURE / len(nations)

    def _vote(self, code: str, weight: float, keys: Sequence[str]) -> None:
        nation = country_of(code)
        self.countries[nation] += weight
        if nation != code:
            self.regions[code] += weight
        for key in keys:
            self.own[key][nation] += weight
            if nation != code:
                self.own[key][code] += weight

    def support(self, key: str, code: str) -> tuple[float, float]:
        """Count the votes that all other names give to a code, as region and as country."""
        own, nation = self.own[key], country_of(code)
        region = self.regions[code] - own[code] if "-" in code else 0.0
        return max(region, 0.0), max(self.countries[nation] - own[nation], 0.0)

    def nearness(self, key: str, code: str) -> float:
        """How near other regions that the article names are, 0 to 1."""
        if "-" not in code:
            return 0.0
        best = 0.0
        for other, votes in self.regions.items():
            if votes >= 1 and other != code and (votes := votes - self.own[key][other]) >= 1:
                best = max(best, _saturate(votes) * math.exp(-_apart(code, other) / _NEAR))
        return best


def choose(namings: Sequence[Naming], runs: Sequence[Sequence[int]], home: str | None) -> list[Sense]:
    """Take one meaning for each name, the same for all its mentions that stand alone."""
    company = Company(namings, home)
    beside: dict[int, list[Candidate]] = {}
    for run in runs:
        for at, i in enumerate(run):
            near = run[max(0, at - _BESIDE) : at + _BESIDE + 1]
            beside[i] = [c for j in near if namings[j].key != namings[i].key for c in namings[j].found]
    picked: dict[tuple[str, tuple[Candidate, ...], bool], Sense] = {}
    out = []
    for i, naming in enumerate(namings):
        key = naming.key, naming.found, naming.regional
        if i in beside:
            sense = _pick(naming, company, beside[i])
        elif key in picked:
            sense = picked[key]
        else:
            sense = picked[key] = _pick(naming, company, ())
        out.append(Sense(naming, sense.meant, sense.doubt, sense.region, sense.country))
    return out


def _holder(naming: Naming) -> str:
    """Name whose own votes do not count for it: a name with its designator apart from the bare one."""
    return f"{naming.key} *" if naming.designator and naming.designator.kind == "region" else naming.key


def _small(naming: Naming) -> bool:
    return not naming.designator and all(c.kind in "pPk" and c.people < _TOWN for c in naming.found)


def _pick(naming: Naming, company: Company, beside: Sequence[Candidate]) -> Sense:
    if len(naming.found) == 1:
        return Sense(naming, naming.found[0], None, *company.support(_holder(naming), naming.found[0].code))
    siblings = {_rank(c) for c in beside if c.kind in "rmkcpP"}
    scored = []
    for candidate in naming.found:
        region, country = company.support(_holder(naming), candidate.code)
        value = prior(candidate) + _REGION * _saturate(region) + _COUNTRY * _saturate(country)
        value += _NEIGHBOUR * company.nearness(_holder(naming), candidate.code)
        if naming.regional and candidate.kind in "rq":
            value += _REGIONAL
        if _rank(candidate) in siblings:
            value += _SIBLING
        scored.append((value, candidate))
    scored.sort(key=lambda pair: (-pair[0], pair[1].code))
    value, best = scored[0]
    doubt = None
    for less, other in scored[1:]:
        if other.code != best.code:
            doubt = f"may also be {other.code}" if value - less < _MARGIN else None
            break
    return Sense(naming, best, doubt, *company.support(_holder(naming), best.code))


def _rank(candidate: Candidate) -> tuple[str, str]:
    """Return what makes two names of a list alike: both countries, or of one kind in one country."""
    return (
        ("", "c")
        if candidate.kind == "c"
        else (country_of(candidate.code), "r" if candidate.kind == "m" else candidate.kind)
    )


def _saturate(votes: float) -> float:
    return votes / (votes + 1.0) if votes > 0 else 0.0
