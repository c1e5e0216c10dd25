"""Who is meant by a description: "the company", "the ministry", "his administration", "the two provinces", "officials".

For whoever needs an actor's name: `scene.described(start, end)` takes the stretch of a noun phrase and returns the name
the article gave, or None where the phrase is no description or nothing named before it fits.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import islice

from attrs import Factory, field, frozen
from msgspec import Struct

from timeline.gazetteer import country_of, name_of
from timeline.language.marks import Mention, Place
from timeline.language.people import name_candidates, names
from timeline.language.people.cast import Cast
from timeline.language.schema.people_table import DescriptionWords, PeopleTable
from timeline.language.text.capitals import CapitalRun, find_capitals
from timeline.language.words import genitives
from timeline.language.words.lexicon import load_table

LONGEST = 80  # characters of a description
STEM = 6  # letters by which an inflected word and the name it stands in are alike
ACRONYM = 3  # letters
NEAR = 400  # characters of a sentence looked back over
MOST = 8  # people looked back over
BESIDE = 60  # characters between a name and the noun put beside it
MOST_NAMES = 60  # names looked back over
LED = 2  # words of a description that is a pointer and a noun


class Referent(Struct, frozen=True):
    """Whom a description means. `code` is the region spoken for, where it means one's government."""

    name: str
    code: str | None = None


@frozen
class Descriptions:
    """What an article's descriptions may mean. `setting` are the regions that the article as a whole is about."""

    text: str
    cast: Cast
    places: Sequence[Place]
    setting: tuple[str, ...] = ()
    _firms: tuple[tuple[int, str], ...] = field(
        init=False, default=Factory(lambda self: tuple(self._open_names()), takes_self=True)
    )

    def meant(self, start: int, end: int) -> Referent | None:
        """Return whom the noun phrase in [start, end) means; None where it is no description, or nothing fits."""
        said = _words(self.cast.language)
        tokens = self.text[start:end].split()
        if end - start > LONGEST or not tokens:
            return None
        lows = [token.lower().strip(",.") for token in tokens]
        named = [low for token, low in zip(tokens[1:], lows[1:], strict=True) if token[0].isupper()]
        if named and not (said.governments | said.agencies | said.pointers).issuperset(named):
            if len(tokens) != LED or not said.pointers.issuperset(lows[:1]):
                return None
            return self._body(start, frozenset(named)) if self._is_body_word(named[0]) else None
        head, leads = lows[-1], lows[:-1]
        pointed = said.pointers.issuperset(leads)
        if pointed and head in said.governments:
            return self._government(start, head, leads, said)
        return self._holder(start, lows) or (self._named(start, head, leads, said) if pointed and leads else None)

    def _named(self, start: int, head: str, leads: Sequence[str], said: DescriptionWords) -> Referent | None:
        """Return the body or regions that a noun with a pointer before it means."""
        if head in said.areas:
            return self._areas(start, leads, said)
        if (called := self._called(start, head)) is not None:
            return called
        if head in said.companies:
            return self.company(start)
        if (count := _counted(leads, said)) and (several := self._several(start, head, count, said)) is not None:
            return several
        if head in said.agencies:
            return self._body(start, frozenset((head,))) or self._acronym(start) or self._body(start, said.agencies)
        if head in said.towns:
            return self._body(start, frozenset((head,))) or self._town(start)
        return self._body(start, frozenset((head,))) if self._is_body_word(head) else None

    def body_before(self, start: int) -> Referent | None:
        """Return the body that "its" means at a point: the last named before, whether a mark tells of it or not."""
        called = next(self._before(start, "body"), None)
        likely = self._open(start, _words(self.cast.language), surely=called is not None)
        if called is None or (likely is not None and likely[0] > called.start):
            return None if likely is None else Referent(likely[1])
        return Referent(called.name)

    def _called(self, start: int, head: str) -> Referent | None:
        """Return the name last put beside a noun: "the charity Orlin", "Orlin, a charity for sailors"."""
        beside = re.compile(rf", [^,.;:\n]{{0,{BESIDE}}}\b{re.escape(head)}\b")
        for at, name in reversed(self._names):
            if at >= start:
                continue
            if self._word_ahead(at) == head or beside.match(self.text, at + len(name)) is not None:
                return Referent(name)
        people = (one for one in self._before(start, "person") if one.by == "name")
        return next((Referent(one.name) for one in people if self._word_ahead(one.start) == head), None)

    @cached_property
    def _names(self) -> Sequence[tuple[int, str]]:
        """Return the bodies and other capitalised names, with where they stand, in order."""
        bodies = [(mention.start, mention.name) for mention in self.cast.mentions if mention.kind == "body"]
        return sorted([*bodies, *self._firms])[-MOST_NAMES:]

    def _is_body_word(self, word: str) -> bool:
        return word.capitalize() in name_candidates.body_words(self.cast.language)[0]

    def _government(self, start: int, head: str, leads: Sequence[str], said: DescriptionWords) -> Referent | None:
        if not said.his.isdisjoint(leads):
            return self._subject(start)
        if not leads and head not in said.bare:
            return None
        if (named := self._body(start, frozenset((head,)))) is not None:
            return named
        code = self._place(start, leads, said)
        if code is not None:
            return Referent(said.of_place.format(place=name_of(code), head=head), code)
        ruled = None if said.national.isdisjoint(leads) and not said.local.isdisjoint(leads) else self.government(head)
        return None if ruled is None else Referent(ruled)

    def _subject(self, start: int) -> Referent | None:
        """Return the first person of the sentence that a point stands in, or of the last one that names any."""
        before = list(islice(self._before(start, "person"), MOST))
        if not before:
            return None
        head = max(self.text.rfind(stop, max(0, before[0].start - NEAR), before[0].start) for stop in (". ", "\n"))
        return Referent(next(one.name for one in reversed(before) if one.start > head))

    def _place(self, start: int, leads: Sequence[str], said: DescriptionWords) -> str | None:
        """Return the region a government is of: of the nation, of the region named last, or the article's own."""
        if not said.national.isdisjoint(leads):
            return country_of(self.setting[0]) if self.setting else None
        if not said.local.isdisjoint(leads):
            before = [p.code for p in self.places if p.start < start and "-" in p.code]
            return before[-1] if before else next((code for code in self.setting if "-" in code), None)
        return self.setting[0] if len(self.setting) == 1 else None

    def _areas(self, start: int, leads: Sequence[str], said: DescriptionWords) -> Referent | None:
        """Return the regions named last, as many as are counted: "the two provinces"."""
        count = _counted(leads, said)
        before = [p.code for p in self.places if p.start < start and p.kind == "region" and not p.adjective]
        codes = list(dict.fromkeys(reversed(before)))[:count][::-1]
        if not count or len(codes) < count:
            return None
        names = [name_of(code) for code in codes]
        return Referent(f"{', '.join(names[:-1])} {said.joiner} {names[-1]}", codes[0])

    def _several(self, start: int, head: str, count: int, said: DescriptionWords) -> Referent | None:
        """Return the bodies of a kind named last, as many as are counted: "the two ministries"."""
        pairs = load_table(self.cast.language, PeopleTable).words.plurals
        kind = next((f"{head.removesuffix(several)}{one}" for one, several in pairs if head.endswith(several)), head)
        named = [one.name for one in self._before(start, "body") if kind in one.name.lower().split()]
        names = list(dict.fromkeys(named))[:count][::-1]
        if len(names) < count:
            return None
        return Referent(f"{', '.join(names[:-1])} {said.joiner} {names[-1]}")

    def _town(self, start: int) -> Referent | None:
        """Return the town named last before a point."""
        before = [place for place in self.places if place.start < start and not place.adjective]
        for kind in ("city", "region"):
            if named := [place.text for place in before if place.kind == kind]:
                return Referent(named[-1])
        return None

    def government(self, head: str) -> str | None:
        """Return what the government is called of the region, else the country, that the article is about."""
        code = self._ruled
        return None if code is None else _words(self.cast.language).of_place.format(place=name_of(code), head=head)

    @cached_property
    def _ruled(self) -> str | None:
        countries = Counter(country_of(place.code) for place in self.places if place.code)
        if not countries:
            return None
        return self.setting[0] if len(self.setting) == 1 else countries.most_common(1)[0][0]

    def company(self, start: int, *, surely: bool = False) -> Referent | None:
        """Return what "the company" means at a point: of the firms called one and the likely ones, the last named.

        `surely`: not one that may only be the first word of a sentence.
        """
        said = _words(self.cast.language)
        called = next((one for one in self._before(start, "body") if _is_firm(one.name, said)), None)
        likely = self._open(start, said, surely=surely or called is not None)
        if called is None or (likely is not None and likely[0] > called.start):
            return None if likely is None else Referent(likely[1])
        return Referent(called.name)

    def _holder(self, start: int, lows: Sequence[str]) -> Referent | None:
        """Return the one person whose office is called so: "project director"; of several the last before a point."""
        last = f" {lows[-1]}"
        held = [m for m in self.cast.mentions if m.role and m.by == "name" and f" {m.role.lower()}".endswith(last)]
        if len({mention.name for mention in held}) > 1:
            held = [mention for mention in held if mention.start < start]
        return Referent(held[-1].name) if held else None

    def _before(self, start: int, kind: str) -> Iterator[Mention]:
        """Yield the mentions before a point, the last first."""
        return (mention for mention in reversed(self.cast.mentions) if mention.end <= start and mention.kind == kind)

    def _body(self, start: int, words: frozenset[str]) -> Referent | None:
        """Return the body named last before a point whose name holds one of these words."""
        inflected = names.inflected(self.cast.language)
        for mention in self._before(start, "body"):
            parts = mention.name.lower().replace(".", "").split()
            if not words.isdisjoint(parts) or (
                inflected and any(part[:STEM] == word[:STEM] for part in parts for word in words)
            ):
                return Referent(mention.name)
        return None

    def _acronym(self, start: int) -> Referent | None:
        """Return the body called by its initials that was named last before a point."""
        names = [name for at, name in self._firms if at < start and name.isupper() and len(name) >= ACRONYM]
        return Referent(names[-1]) if names else None

    def _open(self, start: int, said: DescriptionWords, *, surely: bool) -> tuple[int, str] | None:
        """Return the firm that is named without a word for one, at the head of a sentence or behind "firm", and where.

        The last that is surely a name: of several words, or within a sentence too; else, unless it must be `surely`
        one, the first that is no plural.
        """
        before = [one for one in self._firms if one[0] < start and one[1].lower().split()[-1] not in said.no_firms]
        called = {one for one in before if self._word_ahead(one[0]) in said.companies}
        names = [one for one in before if one in called or self._opens(one[0], one[0] + len(one[1]))]
        heads = [one for one in self._firms if one in called or self._opens(one[0], one[0] + len(one[1]))]
        places = Counter([name for _, name in self._firms]) - Counter([name for _, name in heads])
        sure = [one for one in names if one in called or " " in one[1] or places[one[1]] > 0 or self._explained(*one)]
        lone = [one for one in names if not one[1].endswith(self._plurals)]
        if sure:
            return sure[-1]
        return lone[0] if lone and not surely else None

    def _explained(self, start: int, name: str) -> bool:
        """Whether an aside in small letters stands behind a name: "Orlin, a carrier"."""
        behind = start + len(name)
        return self.text[behind : behind + 2] == ", " and self.text[behind + 2 : behind + 3].islower()

    def _word_ahead(self, start: int) -> str:
        """Return the word before a point, in small letters."""
        return next(reversed(self.text[max(0, start - LONGEST) : start].lower().split()), "").rstrip(",")

    @cached_property
    def _plurals(self) -> tuple[str, ...]:
        """Return how a noun ends that says several."""
        pairs = load_table(self.cast.language, PeopleTable).words.plurals
        return tuple(several for one, several in pairs if not one)

    def _opens(self, start: int, end: int) -> bool:
        """Whether a name stands at the head of a sentence and a small word behind it."""
        head = self.text[max(0, start - 2) : start].strip(' “"«')
        behind = self.text[end : end + 3].removeprefix(",")  # "Orlin, a carrier, will"
        return (not head or head[-1] in ".\n!?") and behind[1:2].islower()

    def _open_names(self) -> Iterator[tuple[int, str]]:
        """Yield the capitalised names that are no person's, place's or known body's."""
        language = self.cast.language
        _, things, _, other = name_candidates.body_words(language)
        taken = sorted([*((m.start, m.end) for m in self.cast.mentions), *((p.start, p.end) for p in self.places)])
        starts = [start for start, _ in taken]
        for run in find_capitals(self.text, language):
            words = _named(self.text, run, other)
            if len(words) == 1 and self.text[slice(*words[0])].lower() in _offices(language):
                continue
            if len(words) > 1 and self.text[slice(*words[0])].lower() in _words(language).companies:
                words = words[1:]  # "Drugmaker Orlin"
            if not words:
                continue
            start, end = words[0][0], words[-1][1]
            at = bisect_left(starts, end) - 1
            last = self.text[words[-1][0] : end]
            if (at < 0 or taken[at][1] <= start) and last not in things and end - start > 1:
                yield start, genitives.bare(self.text[start:end])


def _counted(leads: Sequence[str], said: DescriptionWords) -> int:
    """Return how many the words before a noun count; 0 where they count none."""
    return next((said.counts[lead] for lead in leads if lead in said.counts), 0)


def _is_firm(name: str, said: DescriptionWords) -> bool:
    """Whether a body's name says that it is a company's: "Orlin Motors", "Orlin Gas"."""
    words = name.lower().replace(".", "").split()
    return not said.company_names.isdisjoint(words) or (words[-1] in said.company_ends and len(words) > 1)


def _named(text: str, run: CapitalRun, other: frozenset[str]) -> CapitalRun:
    """Leave out the words at the head of a run that only begin a sentence."""
    first = 0
    while first < len(run) and text[run[first][0] : run[first][1]] in other:
        first += 1
    return run[first:]


@cache
def _offices(language: str) -> frozenset[str]:
    """Return the words of offices, which name no firm: "Governor"."""
    table = load_table(language, PeopleTable)
    return table.offices_of_firms | frozenset(table.speaks_for)


@cache
def _words(language: str) -> DescriptionWords:
    return load_table(language, PeopleTable).descriptions
