"""Which of several places a name means: by its neighbours, the company it keeps, the source's home, its size."""

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from timeline.gazetteer import Candidate, candidates, country_of, part_of
from timeline.language.places.placenames import PlaceNaming
from timeline.language.places.placevotes import Votes, nearness, saturated, vote_holder

_KIND = {"c": 2.0, "m": 1.0, "r": 0.5, "C": 2.0, "R": 1.0, "a": 2.0, "q": -1.0, "s": 0.0, "k": 0.0, "p": 0.0, "P": 1.6}
_REGION, _COUNTRY, _NEIGHBOUR, _SIBLING = 4.0, 2.2, 1.0, 1.5
_REGIONAL = 2.5
_MARGIN = 0.5
_UNKNOWN = {"k": 30.0, "d": 30.0, "r": 100.0}  # thousands of people of a county or province that nobody counted
_OF_NATION = 20  # characters: " municipality of "
_KIND_AND_OF = 2  # words
_SIDE = 24  # characters: ", in southwestern "
_GAP = 9  # characters: ", and the"
_WIDER = (", ", " (")  # between a name and the area it lies in
_TOWN = 100  # thousands of people: a larger one is meant wherever it lies
_STRONG = 2 / 3  # of what an article can be about a region: two names in it at least
_APART = 0.3  # of nearness
_BESIDE = 4  # names of a list looked at on either side


class Sense(Struct, frozen=True):
    """What a naming was taken for; `doubt` says what else it may have been.

    `region` and `country` are the votes that other names of the article, and the source's home, give to where it lies;
    `astray`: a town far from the one region of its country that the article is about, and no other name is near it.
    """

    naming: PlaceNaming
    meant: Candidate
    doubt: str | None = None
    region: float = 0.0
    country: float = 0.0
    astray: bool = False


def prior(candidate: Candidate) -> float:
    """How likely a bare name means this: the logarithm of its people, more for countries and regions."""
    people = candidate.people or _UNKNOWN.get(candidate.kind, 0)
    return math.log10(people * 1000 + 300) + _KIND.get(candidate.kind, 0.0)


def of_its_country(text: str, namings: Sequence[PlaceNaming], of: frozenset[str]) -> list[PlaceNaming]:
    """Narrow "the Central Province of Kenya"; leave out a province that the country has none of."""
    linked = {f" {word} " for word in of}
    for here, wider in pairwise(namings):
        if text[here.end : wider.start] in linked and here.designator is not None and wider.sure:
            countries = {c.code for c in wider.found}
            here.found = tuple(c for c in here.found if country_of(c.code) in countries)
    return [naming for naming in namings if naming.found]


def narrow_to_area(
    text: str,
    namings: Sequence[PlaceNaming],
    joins: frozenset[str],
    within: frozenset[str],
    directions: frozenset[str] = frozenset(),
) -> None:
    """Narrow "Paris, Texas": a name is of the area named behind its comma when it has such a meaning."""
    wide = {*_WIDER, *(f", {word} " for word in within)}
    villages: dict[str, tuple[Candidate, ...]] = {}
    for here, wider in reversed(list(pairwise(namings))):
        if text[here.end : wider.start] == " " and _of_district(here, wider):
            villages[here.key] = here.found
        if _without(text[here.end : wider.start], directions) not in wide:
            continue
        areas = {c.code for c in wider.found if c.kind in "crRCmaq"}
        inside = _inside(here.found, areas)
        if not inside and here.designator is not None and here.designator.kind == "city":
            inside = _inside(candidates(here.key.split()), areas)  # "the city of London, Ontario"
        if inside and not (wider.designator and wider.designator.kind == "county"):
            here.found = inside
            holding = {code for c in inside for code in (c.code, *part_of(c.code))}
            wider.found = tuple(c for c in wider.found if c.code in holding)
        elif not inside and not _goes_on(text, wider.end, joins):
            _of_province(here, wider)
    for naming in namings if villages else ():
        if naming.key in villages and naming.designator is None:
            naming.found = villages[naming.key]


def _inside(found: Sequence[Candidate], areas: AbstractSet[str]) -> tuple[Candidate, ...]:
    """Return what lies in one of some areas."""
    return tuple(c for c in found if c.code not in areas and not areas.isdisjoint(part_of(c.code))) or tuple(
        c for c in found if c.code in areas and c.kind in "pPkm"
    )


def _without(gap: str, directions: frozenset[str]) -> str:
    """Return what parts two names without what tells the side of an area: ", in northern "."""
    if len(gap) > _SIDE:
        return gap
    side = next((word for word in gap.split() if word in directions), None)
    return gap if side is None else gap.replace(f"{side} ", "", 1)


def narrow_to_nation(
    text: str, namings: Sequence[PlaceNaming], settlements: frozenset[str], of: frozenset[str]
) -> None:
    """Narrow "the Spanish city of Valencia" to Spain, and each Valencia of the article with it."""
    told: dict[str, set[str]] = {}
    for nation, here in pairwise(namings):
        between = text[nation.end : here.start].split() if here.start - nation.end <= _OF_NATION else []
        if len(between) == _KIND_AND_OF and between[0] in settlements and between[1] in of and nation.sure:
            told.setdefault(here.key, set()).update(country_of(c.code) for c in nation.found)
    for naming in namings if told else ():
        inside = tuple(c for c in naming.found if country_of(c.code) in told.get(naming.key, ()))
        naming.found = inside or naming.found


def _of_district(here: PlaceNaming, wider: PlaceNaming) -> bool:
    """Take a village for one of the district named right behind it: «в селе Лесное Кимрского района»."""
    districts = [c for c in wider.found if c.kind in "dkr"]
    if not districts or wider.designator is None or wider.ahead or here.designator is not None or here.sure:
        return False
    codes = {c.code for c in districts}
    inside = tuple(c for c in here.found if c.code in codes)
    if inside or all(c.kind in "pPk" for c in here.found):
        here.found = inside or (replace(here.found[0], code=districts[0].code),)
        return True
    return False


def _goes_on(text: str, end: int, joins: frozenset[str]) -> bool:
    """Whether a list may go on behind a name."""
    return text[end : end + 2] == ", " or text.startswith(tuple(f" {word} " for word in joins), end)


def _of_province(here: PlaceNaming, wider: PlaceNaming) -> None:
    """Take a town for one of the province behind its comma, where the gazetteer only knows the region around both."""
    provinces = [c for c in wider.found if c.kind == "r"]
    towns = tuple(
        replace(c, code=province.code)
        for c in here.found
        for province in provinces[:1]
        if c.kind in "pP" and country_of(c.code) == country_of(province.code)
    )
    if towns and all(c.kind in "pPk" for c in here.found):
        here.found = towns[:1]


def are_listed(gap: str, joins: frozenset[str]) -> bool:
    """Whether what stands between two names makes them a list: a comma, a slash, an "and"."""
    word = gap.strip(" ,/").lower()
    return word in joins or (not word and ("," in gap or "/" in gap))


def companions(text: str, namings: Sequence[PlaceNaming], joins: frozenset[str]) -> list[list[int]]:
    """Return the runs of names in one list: "Niger, Taraba, Kogi and Ogun"."""
    runs: list[list[int]] = []
    going = False  # whether the name before ends a run
    for i, (left, right) in enumerate(pairwise(namings)):
        if right.start - left.end > _GAP or not are_listed(text[left.end : right.start], joins):
            going = False
        elif going:
            runs[-1].append(i + 1)
        else:
            runs.append([i, i + 1])
            going = True
    return runs


def choose(namings: Sequence[PlaceNaming], runs: Sequence[Sequence[int]], home: str | None) -> list[Sense]:
    """Take one meaning for each name, the same for all its mentions that stand alone."""
    votes = Votes(namings, home)
    beside: dict[int, list[Candidate]] = {}
    for run in runs:
        for at, i in enumerate(run):
            near = run[max(0, at - _BESIDE) : at + _BESIDE + 1]
            beside[i] = [c for j in near if namings[j].key != namings[i].key for c in namings[j].found]
    picked: dict[tuple[str, tuple[Candidate, ...], bool], Sense] = {}
    out = []
    for i, naming in enumerate(namings):
        if naming.sure:
            out.append(Sense(naming, naming.found[0]))
            continue
        key = naming.key, naming.found, naming.regional
        if i in beside:
            sense = _pick(naming, votes, beside[i])
        elif key in picked:
            sense = picked[key]
        else:
            sense = picked[key] = _pick(naming, votes, ())
        out.append(sense if sense.naming is naming else replace(sense, naming=naming))
    return out


def _pick(naming: PlaceNaming, votes: Votes, beside: Sequence[Candidate]) -> Sense:
    if len(naming.found) == 1:
        only = naming.found[0]
        support = votes.support(vote_holder(naming), only.code)
        return Sense(naming, only, None, *support, astray=_is_astray(naming, only, votes))
    siblings = {_rank(c) for c in beside if c.kind in "rmkdcpP"}
    key = vote_holder(naming)
    others = votes.others(key)
    scored = []
    for candidate in naming.found:
        region, country = votes.support(key, candidate.code)
        value = prior(candidate) + _REGION * saturated(region) + _COUNTRY * saturated(country)
        value += _NEIGHBOUR * nearness(candidate.code, others)
        if naming.regional and candidate.kind in "rq":
            value += _REGIONAL
        if siblings and _rank(candidate) in siblings:
            value += _SIBLING
        scored.append((value, candidate))
    scored.sort(key=lambda pair: (-pair[0], pair[1].code))
    value, best = scored[0]
    doubt = None
    for less, other in scored[1:]:
        if other.code != best.code:
            doubt = f"may also be {other.code}" if value - less < _MARGIN else None
            break
    return Sense(naming, best, doubt, *votes.support(key, best.code), astray=_is_astray(naming, best, votes))


def _is_astray(naming: PlaceNaming, meant: Candidate, votes: Votes) -> bool:
    """Whether a town lies far from the region its article is about: another village of that name is meant."""
    if meant.kind != "p" or meant.people >= _TOWN or "-" not in meant.code:
        return False
    key = vote_holder(naming)
    region, _ = votes.support(key, meant.code)
    nation = country_of(meant.code)
    others = [(code, weight) for code, weight in votes.others(key) if country_of(code) == nation]
    return (
        region == 0
        and any(weight >= _STRONG for _, weight in others)
        and nearness(meant.code, votes.others(key)) < _APART
    )


def _rank(candidate: Candidate) -> tuple[str, str]:
    """Return what makes two names of a list alike: both countries, or of one kind in one country."""
    return (
        ("", "c")
        if candidate.kind == "c"
        else (country_of(candidate.code), "r" if candidate.kind == "m" else candidate.kind)
    )
