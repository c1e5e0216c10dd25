"""Who is named or meant in an article: people and bodies, by name, by title and by pronoun."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import Factory, define, field, frozen

from timeline.language.marks import Mention, Place, Sentence
from timeline.language.people import bodies, initialisms, naming, offices, persons, titles
from timeline.language.people.persons import Person
from timeline.language.text import capitals
from timeline.language.text.quotemarks import Marked
from timeline.language.words.phrases import lowered

__all__ = ["Cast", "find_cast"]


@frozen(kw_only=True)
class Cast:
    """The people and bodies of an article. `mentions` are sorted and do not overlap."""

    mentions: tuple[Mention, ...] = ()
    people: tuple[Person, ...] = ()
    marked: tuple[Marked, ...] = ()
    language: str = "en"
    _starts: tuple[int, ...] = field(
        init=False, default=Factory(lambda self: tuple(m.start for m in self.mentions), takes_self=True)
    )

    @cached_property
    def body_counts(self) -> Mapping[str, int]:
        """Return how often each body is mentioned, by name, in the order of first mention."""
        return Counter(one.name for one in self.mentions if one.kind == "body")

    def resolve(self, start: int, end: int) -> Mention | None:
        """Return whom a stretch names: the last person mentioned in it, else the last body."""
        inside = self.within(start, end)
        people = [mention for mention in inside if mention.kind == "person"]
        found = people or inside
        return found[-1] if found else None

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that lie in a stretch, or cover its start."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.mentions[first].end <= start:
            first += 1
        last = bisect_right(self._starts, end - 1)
        return self.mentions[first:last]

    def spelling(self, name: str) -> str:
        """Return the kept spelling of a name that no mention covers."""
        return persons.spelling(name, self.people, self.language)


@define
class _Marks:
    text: str
    found: list[Mention]

    def add(self, mentions: Sequence[Mention]) -> None:
        """Add what does not overlap an earlier mention."""
        taken = sorted((m.start, m.end) for m in self.found)
        starts = [start for start, _ in taken]
        for mention in mentions:
            at = bisect_right(starts, mention.end - 1) - 1
            if at < 0 or taken[at][1] <= mention.start:
                self.found.append(mention)


def find_cast(
    text: str,
    sentences: Sequence[Sentence],
    marked: tuple[Marked, ...],
    *,
    language: str = "en",
    places: Sequence[Place] = (),
) -> Cast:
    """Return the cast of an article. `marked` is what is set as spoken; `places` are no people's names."""
    low = lowered(text)
    found = offices.find_offices(low, language)
    held = [office for office in found if office.kind != offices.BODY and office.kind not in offices.SEXES]
    runs = capitals.find_capitals(text, language)
    named = naming.find_named(text, runs, held, places, language)
    marks = _Marks(text, list(named.mentions))
    context = titles.TitleContext(text, low, sentences, held, places, named, marked, language)
    small = [office for office in found if office.kind == offices.BODY]
    marks.add(titles.find_titles(context))
    called = bodies.find_bodies(text, runs, small, places, language)
    marks.add(called)
    taken = {place.start for place in places} | {office.start for office in held}
    marks.add(tuple(initialisms.find_initialisms(text, runs, called, taken)))
    marks.found.sort(key=lambda mention: mention.start)
    marks.add(titles.pronouns(context, marks.found, [office for office in found if office.kind in offices.SEXES]))
    marks.found.sort(key=lambda mention: mention.start)
    return Cast(mentions=tuple(marks.found), people=named.people, marked=marked, language=language)
