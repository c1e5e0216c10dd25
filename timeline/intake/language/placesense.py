"""Which of several places a name means: by what stands beside it, by the company it keeps, by the source's home, by size."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from attrs import evolve, frozen

from timeline.gazetteer import Candidate, country_of, row
from timeline.intake.language.placenames import Naming

_KIND = {"c": 2.0, "m": 1.0, "r": 1.0, "C": 2.0, "R": 1.0, "a": 2.0, "q": -1.0, "k": 0.0, "p": 0.0}
_NEAR = 500.0  # kilometres within which regions are neighbours
_REGION, _COUNTRY, _NEIGHBOUR, _SIBLING = 3.0, 1.6, 1.0, 1.5
_HOME = 1.5
_MARGIN = 0.5
_COUNTY = 30.0
_FULL = 3.0


@frozen
class Sense:
    """What a naming was taken for; `doubt` says what else it may have been."""

    naming: Naming
    meant: Candidate
    doubt: str | None = None


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


def within(text: str, namings: Sequence[Naming]) -> list[Naming]:
    """Narrow "Paris, Texas": a name is of the area named behind its comma when it has such a meaning."""
    out = list(namings)
    for i in range(len(out) - 2, -1, -1):
        here, wider = out[i], out[i + 1]
        gap = text[here.end : wider.start]
        if gap not in {", ", " (", ", in "}:
            continue
        areas = {c.code for c in wider.found if c.kind in "crRCmaq"}
        inside = tuple(c for c in here.found if c.code not in areas and country_of(c.code) in areas) or tuple(
            c for c in here.found if c.code in areas and c.kind in "pkm"
        )
        if inside and wider.designator != "county":
            out[i] = evolve(here, found=inside)
            holding = {c.code for c in inside} | {country_of(c.code) for c in inside}
            out[i + 1] = evolve(wider, found=tuple(c for c in wider.found if c.code in holding))
    return out


def companions(text: str, namings: Sequence[Naming], joins: frozenset[str]) -> list[list[int]]:
    """Runs of names in one list: "Niger, Taraba, Kogi and Ogun"."""
    runs: list[list[int]] = [[]]
    for i, naming in enumerate(namings):
        if runs[-1]:
            gap = text[namings[runs[-1][-1]].end : naming.start]
            if not (len(gap) <= 9 and gap.strip(" ,/").lower() in joins):
                runs.append([])
        runs[-1].append(i)
    return [run for run in runs if len(run) > 1]


def choose(namings: Sequence[Naming], runs: Sequence[Sequence[int]], home: str | None) -> list[Sense]:
    """Take one meaning for each name, the same for all its bare mentions."""
    regions: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for naming in namings:
        codes = {c.code for c in naming.found}
        counted[naming.key] += 1
        if counted[naming.key] > _FULL:
            continue
        weight = 1.0 if len(codes) == 1 else 0.0
        if weight and not _small(naming):
            _vote(regions, countries, next(iter(codes)), weight)
        elif weight:
            _vote(regions, countries, next(iter(codes)), 0.5)
        else:
            share = 0.4 / len(codes)
            nations = {country_of(code) for code in codes}
            for code in codes:
                if "-" in code:
                    regions[code] += share
            for nation in nations:
                countries[nation] += 0.4 / len(nations)
    if home:
        _vote(regions, countries, home, _HOME)
    company: dict[int, set[int]] = defaultdict(set)
    for run in runs:
        for i in run:
            company[i] = set(run) - {i}
    mine: dict[str, Counter[str]] = defaultdict(Counter)
    for naming in namings:
        if len(codes := {c.code for c in naming.found}) == 1:
            mine[naming.key][next(iter(codes))] += 1
    picked: dict[tuple[str, frozenset[str]], tuple[Candidate, str | None]] = {}
    out = []
    for i, naming in enumerate(namings):
        key = naming.key, frozenset(c.code for c in naming.found)
        beside = [c for j in company[i] if namings[j].key != naming.key for c in namings[j].found]
        if key not in picked or beside:
            picked[key] = _pick(naming, regions, countries, beside, counted, mine[naming.key])
        meant, doubt = picked[key]
        out.append(Sense(naming, meant, doubt))
    return out


def _small(naming: Naming) -> bool:
    return all(c.kind in "pk" and c.people < 100 for c in naming.found) and not naming.designator


def _vote(regions: Counter[str], countries: Counter[str], code: str, weight: float) -> None:
    countries[country_of(code)] += weight
    if "-" in code:
        regions[code] += weight


def _pick(
    naming: Naming,
    regions: Counter[str],
    countries: Counter[str],
    beside: Sequence[Candidate],
    counted: Counter[str],
    mine: Counter[str],
) -> tuple[Candidate, str | None]:
    scored = []
    own = min(counted[naming.key], _FULL)
    codes = {c.code for c in naming.found}
    share = own * (0.4 / len(codes))
    siblings = {_rank(c) for c in beside if c.kind in "rmkcp"}
    for candidate in naming.found:
        code, country = candidate.code, country_of(candidate.code)
        value = prior(candidate)
        value += _REGION * _saturate(regions[code] - share - mine[code] if "-" in code else 0.0)
        value += _COUNTRY * _saturate(
            countries[country] - share - sum(n for c, n in mine.items() if country_of(c) == country)
        )
        near = max(
            (
                votes / (votes + 1.0) * math.exp(-_apart(code, other) / _NEAR)
                for other, votes in regions.items()
                if votes >= 1 and other != code
            ),
            default=0.0,
        )
        value += _NEIGHBOUR * near
        if _rank(candidate) in siblings:
            value += _SIBLING
        scored.append((value, candidate))
    scored.sort(key=lambda pair: (-pair[0], pair[1].code))
    best = scored[0]
    for value, other in scored[1:]:
        if other.code != best[1].code:
            return best[1], (f"may also be {other.code}" if best[0] - value < _MARGIN else None)
    return best[1], None


def _rank(candidate: Candidate) -> tuple[str, str]:
    """What makes two names of a list alike: both countries, or of one kind in one country."""
    return (
        ("", "c")
        if candidate.kind == "c"
        else (country_of(candidate.code), "r" if candidate.kind == "m" else candidate.kind)
    )


def _saturate(votes: float) -> float:
    return votes / (votes + 1.0) if votes > 0 else 0.0
