"""Which regions an article's sentences are about.

What its own clause names; else what its paragraph named last, what the head of the article is about, where it was filed
or what it names most, and last, with a doubt, its publisher's own place. In an article on talks between countries, the
sides (concerns.py).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from attrs import Factory, define, field
from msgspec import Struct

from timeline.article import Article
from timeline.gazetteer import country_of, part_of
from timeline.language.discourse import concerns
from timeline.language.discourse.concerns import NamedRegions
from timeline.language.discourse.talk_sides import Sides, is_capital
from timeline.language.marks import Place, Sentence
from timeline.language.places import homes
from timeline.language.places.homelands import homeland_of
from timeline.language.schema.scene_table import SceneTable
from timeline.language.text.intervals import Intervals
from timeline.language.words.lexicon import load_table
from timeline.language.words.wordings import Wording, wording

BACK = 6  # sentences
LEAD = 2  # sentences that head an article
MOSTLY = 0.6  # of the regions of a country that an article names
HARDLY = 2  # times less often than another
MOST = 3  # regions an article may be about without being a list of them


class Locality(Struct, frozen=True):
    """The regions a sentence is about, sorted; `doubt` where only the publisher's place tells."""

    codes: tuple[str, ...] = ()
    doubt: str | None = None


NOWHERE = Locality()


@define
class Localities:
    """The places of one article, and what its sentences are about. `sentences` are all of it, `places` sorted."""

    article: Article
    sentences: Sequence[Sentence]
    places: Intervals[Place]
    parties: Sides
    titled: Sequence[Place] = ()
    framed: frozenset[int] = frozenset()  # where places begin that only tell who speaks
    _known: dict[tuple[int, int, str | None], Locality] = field(init=False, factory=dict)
    _named: dict[int, NamedRegions] = field(init=False, factory=dict)
    _cuts: dict[int, tuple[tuple[int, int], ...]] = field(init=False, factory=dict)
    setting: Locality = field(init=False, default=Factory(lambda self: self._told_setting(), takes_self=True))

    def of(self, sentence: Sentence, own: str | None, at: int | None = None) -> Locality:
        """Return what a sentence is about; `own` is the speaker's region, `at` where in it the act is told."""
        clause = (sentence.start, sentence.end) if at is None else self._clause(sentence, at)
        key = sentence.index, clause[0], own
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._of(sentence, clause, own)
        return known

    def named(self, sentence: Sentence) -> NamedRegions:
        """Return the regions a sentence names; not the dateline's, nor a name that strays into the article alone."""
        known = self._named.get(sentence.index)
        if known is None:
            known = self._named[sentence.index] = self._names(self.places.within(sentence.start, sentence.end))
        return known

    def is_side_capital(self, place: Place) -> bool:
        """Whether a place is the capital of a country that is itself a side: there it stands for the country.

        Not the region that is called one ("Greater Accra Region").
        """
        return place.kind != "region" and country_of(place.code) in self.parties.codes and is_capital(place.code)

    def _of(self, sentence: Sentence, clause: tuple[int, int], own: str | None) -> Locality:
        sides = self.parties.codes
        if len({country_of(code) for code in sides}) > 1 and self.parties.dealing:
            return Locality(self._between(sentence, own))
        here = self._names(self._told(*clause))
        if not here.shown:
            here = self._names(self._told(sentence.start, sentence.end))
        setting = self.setting
        around = {country_of(code) for code in setting.codes}
        if any("-" in code for code in here.solid):
            return Locality(narrowest(here.solid))
        if here.solid - around and len(here.solid) <= MOST:
            return Locality(tuple(sorted({code for code in here.shown if "-" not in code})))
        if len(around) > 1 and here.solid and not here.solid - around:
            return Locality(tuple(sorted(here.solid)))
        if codes := self._referred(sentence) or self._before(sentence):
            return Locality(codes)
        if own is not None and own not in around:
            return Locality((own,))
        if (parts := {code for code in here.shown if "-" in code}) and not self.parties.codes:
            return Locality(narrowest(parts))
        return setting if setting.codes else Locality(narrowest(here.shown))

    def _told(self, start: int, end: int) -> Sequence[Place]:
        """Return the places of a stretch but for those of who speaks: "said Ann Lee, a lawyer in Oklahoma"."""
        return [place for place in self.places.within(start, end) if place.start not in self.framed]

    def _between(self, sentence: Sentence, own: str | None) -> tuple[str, ...]:
        """Return what a sentence on talks between countries is about."""
        sides = self.parties.codes
        before = self.sentences[sentence.index - 1] if sentence.index else None
        near = before is not None and before.paragraph == sentence.paragraph
        named = self.named(sentence)
        if len(sides) > concerns.MANY and own not in sides and not named.shown:
            named = next(self._back(sentence), concerns.NOTHING)
        return concerns.concerned(
            sentence.text,
            self.article.language,
            named,
            self.named(before) if before is not None and near else concerns.NOTHING,
            frozenset(sides),
            own,
        )

    def _back(self, sentence: Sentence) -> Iterator[NamedRegions]:
        """Yield what the sentences before it in its paragraph named, the last first."""
        for one in reversed(self.sentences[max(0, sentence.index - BACK) : sentence.index]):
            if one.paragraph == sentence.paragraph and (named := self.named(one)).solid:
                yield named

    def _referred(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the region that a sentence means by "the region"."""
        here = self.places.within(sentence.start, sentence.end)
        return narrowest(place.code for place in here if place.kind == "reference")

    def _before(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the regions its paragraph named last before it."""
        for named in self._back(sentence):
            if parts := {code for code in named.solid if "-" in code}:
                return narrowest(parts)
        return ()

    def _clause(self, sentence: Sentence, at: int) -> tuple[int, int]:
        """Return the part of a sentence around an offset that its commas and contrasts set apart."""
        start, end = sentence.start, sentence.end
        for first, after in self._contrasted(sentence):
            if first <= at:
                start = after
            else:
                end = min(end, first)
        return (start, end) if start <= at else (sentence.start, end)

    def _contrasted(self, sentence: Sentence) -> tuple[tuple[int, int], ...]:
        """Return where a sentence's contrasts stand, looked for once."""
        known = self._cuts.get(sentence.index)
        if known is None:
            contrasts = _contrasts(self.article.language)
            found = contrasts.finditer(sentence.text) if contrasts else ()
            known = tuple((sentence.start + cut.start(), sentence.start + cut.end()) for cut in found)
            self._cuts[sentence.index] = known
        return known

    def _names(self, here: Sequence[Place]) -> NamedRegions:
        if not here:
            return concerns.NOTHING
        line, strays = self.article.dateline, self.parties.strays
        named = [
            place
            for place in here
            if place.code
            and place.kind != "reference"
            and place.code not in strays
            and (line is None or place.start >= line.end)
        ]
        nouns = {place.code: self.is_side_capital(place) for place in named if not (place.adjective or place.origin)}
        others = {country_of(code) for code, capital in nouns.items() if not capital and "-" in code}
        return NamedRegions(
            solid=frozenset([code for code, capital in nouns.items() if not capital or country_of(code) in others]),
            shown=frozenset([place.code for place in named]),
        )

    def _told_setting(self) -> Locality:
        """Return what the article as a whole is about."""
        line = self.article.dateline
        body = [p for p in self.places.marks if p.code and (line is None or p.start >= line.end)]
        spoken_for = set(self.parties.of.values())
        own = [p for p in body if not (p.adjective or p.origin) or (p.adjective and p.code in spoken_for)]
        end = self.sentences[min(LEAD, len(self.sentences)) - 1].end if self.sentences else 0
        total = Counter([p.code for p in (*body, *self.titled) if p.kind != "reference"])
        if self.parties.codes:
            head = {p.code for p in (*self.titled, *body) if p.start < end}
            told = narrowest(self.parties.codes)
            return Locality(_within(told if self.parties.dealing else _weighty(told, total), total, head))
        for some in (
            [p.code for p in self.titled if not p.adjective],
            [p.code for p in own if p.start < end],
            [_nation(p, total) for p in self.places.marks if line is not None and p.start < line.end],
            [p.code for p in own if total[p.code] > 1],
        ):
            if codes := _foremost([code for code in some if code], total):
                return Locality(_one_part(codes, total))
        for some in (
            [p.code for p in own],
            [p.code for p in (*self.titled, *body) if not p.origin],
            [p.code for p in (*self.titled, *body)],
        ):
            if codes := _foremost([code for code in some if code], total):
                return Locality(_one_part(_around(codes), total))
        home = self.article.home or homes.of_publisher(self.article.publisher, self.article.url)
        if home is not None:
            return Locality((home,), "the region is the publisher's")
        country = homeland_of(self.article.text, by_money=False)
        return NOWHERE if country is None else Locality((country,), "the country is told by its own words only")


def _within(codes: tuple[str, ...], total: Counter[str], head: AbstractSet[str]) -> tuple[str, ...]:
    """Take for a country its one region that the article comes back to, if its head names that.

    Not the capital, which may stand for it.
    """
    if len(codes) > 1 or "-" in codes[0]:
        return codes
    inside = {code: count for code, count in total.items() if code.startswith(f"{codes[0]}-") and not is_capital(code)}
    return tuple(inside) if len(inside) == 1 and min(inside.values()) > 1 and not head.isdisjoint(inside) else codes


def _one_part(codes: tuple[str, ...], total: Counter[str]) -> tuple[str, ...]:
    """Take for a country the region of it that most of what the article names in it lies in."""
    if len(codes) > 1 or "-" in codes[0]:
        return codes
    inside = {code: count for code, count in total.items() if code.startswith(f"{codes[0]}-")}
    best = max(inside, key=lambda code: (inside[code], code), default=None)
    if best is None or inside[best] == 1 or inside[best] < MOSTLY * sum(inside.values()):
        return codes
    return (best,)


def _weighty(codes: tuple[str, ...], total: Counter[str]) -> tuple[str, ...]:
    """Leave out regions that the head names and the article hardly comes back to."""
    most = max(total[code] for code in codes)
    return tuple(code for code in codes if total[code] * HARDLY >= most)


def _around(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the country that places named in passing lie in; where they lie in several, themselves."""
    countries = {country_of(code) for code in codes}
    return tuple(countries) if len(codes) > 1 and len(countries) == 1 else codes


def _nation(place: Place, total: Counter[str]) -> str:
    """Return what a place of a dateline is about: of where a reporter only sat, its country.

    That is the capital, or a town whose region the article never names, but others of its country.
    """
    nation = country_of(place.code)
    if is_capital(place.code) and place.kind != "region":
        return nation
    others = sum(count for code, count in total.items() if country_of(code) == nation and "-" in code)
    return nation if not total[place.code] and others > 1 else place.code


def _foremost(codes: Sequence[str], total: Counter[str]) -> tuple[str, ...]:
    """Return the few regions among these, or, of many, the one named most in the article."""
    parts = narrowest(codes)
    if len(parts) <= MOST:
        return parts
    return (max(parts, key=lambda code: (total[code], code)),)


def narrowest(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the codes, sorted, without those in which another of them lies."""
    every = set(codes)
    wider = {around for code in every for around in part_of(code)}
    return tuple(sorted(every - wider))


@cache
def _contrasts(language: str) -> Wording | None:
    pattern = load_table(language, SceneTable).contrast
    return wording(pattern) if pattern else None
