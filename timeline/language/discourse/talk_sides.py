"""The parties of the talks an article tells of, as regions, and whom each person speaks for."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import zip_longest

from attrs import frozen
from msgspec.structs import replace

from timeline.article import Article
from timeline.gazetteer import country_of, designators, fold
from timeline.language.marks import Mention, Place, Sentence
from timeline.language.people import names
from timeline.language.people.offices import find_offices
from timeline.language.schema.scene_table import SceneTable
from timeline.language.schema.structure import read_table
from timeline.language.words import lexicon
from timeline.language.words.wordings import Wording, wording

LEAD = 3  # sentences
PAIR = 2
_LINK = 4  # characters between an office and its place
_MAYOR = "mayor"  # part of the classes of offices whose holders speak for a town
MANY = 8  # more regions than this in the head of an article are a list, not parties
REACH = 75  # characters before a place that can say it is only where something happened
CITY_WORDS = 2  # before a place: "cities of"
GAP = 6  # characters between the places of a list


@frozen(kw_only=True)
class Sides:
    """`codes` of the parties, sorted; `of` maps a person or body to the region spoken for.

    `dealing`: the head tells that they deal with each other, not only of them.
    `strays` are codes of names that stand alone in the article, of a country nothing else in it belongs to.
    """

    codes: tuple[str, ...] = ()
    dealing: bool = True
    of: Mapping[str, str] = {}
    strays: frozenset[str] = frozenset()


def read_sides(
    article: Article,
    sentences: Sequence[Sentence],
    places: Sequence[Place],
    mentions: Sequence[Mention],
    title_places: Sequence[Place] = (),
) -> Sides:
    """Read the sides from the head of the article: its title and first sentence, then more of the lead if need be."""
    line = article.dateline
    titled = [p for p in title_places if p.kind != "reference" and p.code]
    named = [p for p in places if p.kind != "reference" and p.code and (line is None or p.start >= line.end)]
    strays = _strays([*named, *titled], mentions)
    named = [place for place in named if not place.origin]
    end = sentences[min(LEAD, len(sentences)) - 1].end if sentences else 0
    lead = [place for place in named if place.start < end]
    seats = _seats(article.text, article.language, lead)
    stated = _seats(article.title, article.language, titled)
    total = Counter([p.code for p in (*named, *titled) if p.code not in strays])
    codes: set[str] = set()
    spoken = {
        place.start
        for place in lead
        if any(mention.role and place.text in mention.role for mention in mentions if mention.start < end)
    }
    head = [place for place in titled if place.start not in stated]
    for sentence in sentences[:LEAD]:
        head += [
            p
            for p in lead
            if sentence.start <= p.start < sentence.end
            and p.start not in seats
            and (sentence.index == 0 or p.kind != "country" or total[p.code] > 1 or p.start in spoken)
        ]
        codes = _parties([p for p in head if not p.adjective or p.start in spoken], total)
        if len(codes) >= PAIR:
            break
    dealing = _deal_with_each_other(article, end)
    if len(codes) < PAIR and (dealing or not codes):
        codes = _parties(head, total)
    if not codes:
        codes = _setting([*titled, *lead], total)
    if len(codes) == 1 and dealing:
        codes |= _partner(codes, total)
    of = _spoken_for(mentions, places, strays)
    codes |= _leaders(mentions, of, codes, sentences[0].end if sentences else 0)
    codes = _narrowed(
        codes if _of_cities(article.text, lead) else _nations(codes, mentions, article.language),
        total,
        {of[m.name] for m in mentions if m.start < end and m.name in of},
    )
    _heads(article.language, mentions, of, codes)
    return Sides(codes=tuple(sorted(codes)), dealing=dealing, of=of, strays=strays)


def _deal_with_each_other(article: Article, end: int) -> bool:
    """Whether the head of an article tells of sides that meet, trade or agree; else a lone foreign country is none."""
    pattern = lexicon.load_table(article.language, SceneTable).dealings
    return not pattern or wording(pattern).holds(f"{article.title}\n{article.text[:end]}")


def _parties(head: Iterable[Place], total: Mapping[str, int]) -> set[str]:
    """Return the regions the head names, and the countries whose subdivisions it does not."""
    codes = {p.code for p in head if total.get(p.code)}
    parts = {code for code in codes if "-" in code and not (is_capital(code) and country_of(code) in codes)}
    if len(parts) > MANY:
        parts = set()
    nations = sorted(codes - parts - {country_of(code) for code in parts}, key=lambda code: -total[code])
    return parts | {code for code in nations if "-" not in code}


def _setting(places: Iterable[Place], total: Mapping[str, int]) -> set[str]:
    """Return the region an article without parties is about: the one its head says things happen in."""
    regions = {place.code for place in places if place.kind == "region" and "-" in place.code and total.get(place.code)}
    return regions if len(regions) == 1 else set()


def _partner(codes: set[str], total: Mapping[str, int]) -> set[str]:
    """Return the country that is named most in the article, where the head names but one side."""
    parents = {country_of(code) for code in codes}
    others = [code for code in total if "-" not in code and code not in parents and total[code] >= PAIR]
    return set(sorted(others, key=lambda code: -total[code])[:1])


def is_capital(code: str) -> bool:
    """Whether a subdivision is the one its country's capital lies in."""
    return code in _capitals()


@cache
def _capitals() -> frozenset[str]:
    return frozenset(read_table(lexicon.DATA / "world" / "capitals.toml", dict[str, str]).values())


def one_sense(places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the places with one region for one name throughout an article: the first that is no town."""
    regions: dict[tuple[str, str], str] = {}
    for place in places:
        if place.kind == "region":
            regions.setdefault((place.text, country_of(place.code)), place.code)
    if not regions:
        return tuple(places)
    return tuple(
        [
            replace(place, code=code)
            if place.kind == "city"
            and (code := regions.get((place.text, country_of(place.code)), place.code)) != place.code
            else place
            for place in places
        ]
    )


def _strays(places: Sequence[Place], mentions: Sequence[Mention]) -> frozenset[str]:
    countries = Counter([country_of(p.code) for p in places])
    if max(countries.values(), default=0) <= PAIR:
        return frozenset()
    once = {country for country, count in countries.items() if count == 1}
    lone = [
        p for p in places if "-" in p.code and country_of(p.code) in once and not (p.kind == "region" and " " in p.text)
    ]
    return frozenset(p.code for p in lone if not any(p.text in m.role for m in mentions if m.role))


def _seats(text: str, language: str, places: Sequence[Place]) -> set[int]:
    """Return where a place only says where: "in Lyon", but not the first of "in Kwale, Mombasa and Kilifi"."""
    aside = _aside(language)
    seats = set()
    for place, after in zip_longest(places, places[1:]):
        if place.adjective or not aside.holds(text[max(0, place.start - REACH) : place.start]):
            continue
        if after is None or after.start - place.end > GAP or place.kind == "country":
            seats.add(place.start)
    return seats


@cache
def _aside(language: str) -> Wording:
    return wording(lexicon.load_table(language, SceneTable).aside)


def _spoken_for(mentions: Sequence[Mention], places: Sequence[Place], strays: frozenset[str]) -> dict[str, str]:
    """Whom each name speaks for: the place in the role as it stands by the name, a subdivision before a country."""
    found: dict[str, str] = {}
    starts = [place.start for place in places]
    for mention in mentions:
        if mention.role is None:
            continue
        room = len(mention.role) + _LINK
        for place in places[bisect_left(starts, mention.start - room) : bisect_left(starts, mention.end + room)]:
            told = place.kind == "reference" or place.origin  # a "London-based" firm speaks for no region
            if told or place.text not in mention.role or place.code in strays:
                continue
            if mention.name not in found or ("-" in place.code and "-" not in found[mention.name]):
                found[mention.name] = place.code
    return found


def _leaders(mentions: Sequence[Mention], of: dict[str, str], codes: set[str], lead: int) -> set[str]:
    """Let heads of state and government speak for their countries; return that of one who meets the only side.

    In the lead, and of another country than that side.
    """
    known, near = names.leaders()[0], {code.partition("-")[0] for code in codes}
    found = set()
    for mention in mentions:
        leader = known.get(names.key(mention.name)) if mention.by == "name" and mention.name not in of else None
        if leader is not None:
            of[mention.name] = leader.country
            if mention.start < lead and leader.country not in near:
                found.add(leader.country)
    return found if len(codes) == 1 and len(found) == 1 else set()


def _of_cities(text: str, lead: Sequence[Place]) -> bool:
    """Whether the lead tells of capitals as the cities they are: "the cities of Prague and Bratislava"."""
    for place in lead:
        before = text[max(0, place.start - REACH) : place.start].lower().split()[-CITY_WORDS:]
        known = (designators().get(fold(word)) for word in before)
        if is_capital(place.code) and any(one is not None and one.kind == "city" for one in known):
            return True
    return False


def _nations(codes: set[str], mentions: Sequence[Mention], language: str) -> set[str]:
    """Take capitals of several countries for these, "between Minsk and Moscow", unless mayors are at work."""
    several = len({country_of(code) for code in codes}) > 1 and all(map(is_capital, codes))
    roles = {(mention.role or "").lower() for mention in mentions}
    if not several or any(_MAYOR in office.kind for role in roles for office in find_offices(role, language)):
        return codes
    return {country_of(code) for code in codes}


def _narrowed(codes: set[str], total: Mapping[str, int], spoken_for: set[str]) -> set[str]:
    """Take a country among two for the one region of it that somebody of the lead speaks for, and no other of it named.

    Not both countries: then their regions speak for them.
    """
    nations = {code for code in codes if "-" not in code}
    if len(codes) != PAIR or not nations:
        return codes
    regions: dict[str, set[str]] = {}
    for code in total:
        if "-" in code and not is_capital(code):
            regions.setdefault(country_of(code), set()).add(code)
    led = {
        country: next(iter(known))
        for country, known in regions.items()
        if country in nations and len(known) == 1 and known <= spoken_for
    }
    return {led.get(code, code) for code in codes} if len(led) == 1 else codes


def _heads(language: str, mentions: Sequence[Mention], of: dict[str, str], codes: set[str]) -> None:
    """Give a president or governor, told without a place, the one country or region among the sides.

    A president's country is the one that is a side, or in which all sides lie.
    """
    nations = {code for code in codes if "-" not in code} or {country_of(code) for code in codes}
    words = lexicon.load_table(language, SceneTable)
    for codes_led, titles in (
        (nations, words.national),
        ({code for code in codes if "-" in code}, words.regional),
    ):
        for mention in mentions if len(codes_led) == 1 else ():
            role = (mention.role or "").lower()
            if mention.kind == "person" and mention.name not in of and role in titles:
                of[mention.name] = next(iter(codes_led))
