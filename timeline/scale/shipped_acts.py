"""Acts as they are sent to where they are compared: what rules read of an event, without the log around it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import msgspec
from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from timeline.edtf import Bounds
from timeline.views.aliases import NO_ALIASES, Aliases, alias_key
from timeline.views.current_lines import ShownEvent
from timeline.views.links.article_words import ArticleWords
from timeline.views.links.comparable_acts import Act, act
from timeline.views.links.proposal import Proposal
from timeline.views.narrow_rows import ArticleData, ArticleReading, EventRow
from timeline.vocabulary import SCHEMA


class ShippedEvent(Struct, array_like=True, frozen=True):
    """An event that stands, corrected; `line` is of its line what rules read and no other field says.

    `apart` are the stems of its act where another act of its sentence took some from it, `lent` the first and the last
    day (ordinals) that another telling lends its act, and which. `loose` says that its page alone dates it, `followed`
    that its article promises something behind it.
    """

    id: str
    type: str
    article: str
    date: str | None
    regions: tuple[str, ...]
    actors: tuple[str, ...]
    line: bytes
    loose: bool = False
    followed: bool = False
    apart: tuple[str, ...] | None = None
    lent: tuple[int | None, int | None, str] | None = None
    aliases: Mapping[str, tuple[str, ...]] = {}

    def told(self, source: tuple[str, str | None] | None = None) -> ShownEvent:
        """Return the event; `source` are the title and the date of its article, where they are known."""
        row = EventRow(
            v=SCHEMA,
            id=self.id,
            type=self.type,
            article=self.article,
            line=self.line,
            date=self.date,
            regions=self.regions,
            actors=self.actors,
        )
        aliases = Aliases(self.aliases) if self.aliases else NO_ALIASES
        return ShownEvent(row, (), () if source is None else (self._reading(*source),), None, aliases)

    def act(self, source: tuple[str, str | None] | None = None) -> Act:
        """Return its act, as its article makes it, with the days that it was lent."""
        made = act(self.told(source))
        if self.apart is not None:
            made.wide = frozenset(self.apart)
            made.apart = True
        if self.lent is None:
            return made
        first, last, by = self.lent
        return replace(made, days=Bounds(day_of(first), day_of(last)), implied_by=by)

    def _reading(self, title: str, day: str | None) -> ArticleReading:
        return ArticleReading("", self.article, ArticleData(title=title), date=day)


class ShippedWords(Struct, array_like=True, frozen=True):
    """The words of an article, and whether it promises or reports something."""

    document: str
    working: bool
    language: str
    told: Mapping[str, int]
    title: tuple[str, ...]

    @property
    def words(self) -> ArticleWords:
        """Its words."""
        return ArticleWords(self.document, self.language, self.told, frozenset(self.title))


class ShippedWorks(Struct, array_like=True, frozen=True):
    """An article that promises or reports something: its words, and what it promises and reports, in order.

    `sources` are for each of these events the title and the date of its article.
    """

    words: ShippedWords
    sources: tuple[tuple[str, str | None], ...]
    events: tuple[bytes, ...]

    def acts(self) -> list[Act]:
        """Return what it promises and reports."""
        return [event_of(event).act(source) for event, source in zip(self.events, self.sources, strict=True)]


class ShippedEnd(Struct, array_like=True, frozen=True):
    """Of an event of a loan what is compared of it."""

    id: str
    type: str
    article: str
    date: str | None

    def told(self) -> ShownEvent:
        """Return the event, of which nothing else is known."""
        row = EventRow(v=SCHEMA, id=self.id, type=self.type, article=self.article, line=b"{}", date=self.date)
        return ShownEvent(row, (), ())


class ShippedLoan(Struct, array_like=True, frozen=True):
    """Two events that may be one act, for the sake of what follows of it: a day that one lends the other, a recall."""

    score: float
    earlier: ShippedEnd
    later: ShippedEnd

    def proposal(self) -> Proposal:
        """Return the proposal, without its reasons."""
        return Proposal(self.earlier.told(), self.later.told(), "same_act", self.score, (), "unknown")


class _Lean(Struct, frozen=True):
    """What an act is made of, and rules read later, as the line has it."""

    data: msgspec.Raw | UnsetType = UNSET
    quote: Any = UNSET
    span: Any = UNSET
    also: Any = UNSET
    basis: Any = UNSET


_encode = msgspec.msgpack.Encoder().encode
_as_json = msgspec.json.Encoder().encode
_lean = msgspec.json.Decoder(_Lean).decode
event_of = msgspec.msgpack.Decoder(ShippedEvent).decode
works_of = msgspec.msgpack.Decoder(ShippedWorks).decode
words_of_article = msgspec.msgpack.Decoder(ShippedWords).decode
loan_of = msgspec.msgpack.Decoder(ShippedLoan).decode


def as_bytes(shipped: Struct) -> bytes:
    """Return what is sent as bytes."""
    return _encode(shipped)


def shipped_act(made: Act, *, followed: bool = False) -> ShippedEvent:
    """Return an act as it is sent: with those names alone that are of one in it."""
    told = made.told
    shown = told if told.corrections else told.row  # a row says the same of what nobody corrected, and sooner
    lent = None
    if made.implied_by is not None:
        first, last = (None if day is None else day.toordinal() for day in (made.days.first, made.days.last))
        lent = first, last, made.implied_by
    return ShippedEvent(
        made.id,
        shown.type,
        made.article,
        shown.date,
        shown.regions,
        shown.actors,
        _lean_line(told),
        bool(made.loose),
        followed,
        tuple(sorted(made.wide)) if made.apart else None,
        lent,
        _aliases(told),
    )


def shipped_works(words: ShippedWords, working: Iterable[Act], events: Mapping[str, bytes]) -> ShippedWorks:
    """Return what an article promises and reports as it is sent; `events` are its acts, sent, by their ids."""
    acts = tuple(working)
    sources = tuple((one.told.sources[0].data.title, one.told.sources[0].date) for one in acts)
    return ShippedWorks(words, sources, tuple(events[one.id] for one in acts))


def shipped_words(words: ArticleWords, *, working: bool) -> ShippedWords:
    """Return the words of an article as they are sent."""
    return ShippedWords(words.article, working, words.language, words.told, tuple(sorted(words.title)))


def shipped_loan(found: Proposal) -> ShippedLoan:
    """Return what follows of two events that may be one act."""
    ends = (ShippedEnd(one.id, one.type, one.row.article, one.date) for one in (found.earlier, found.later))
    return ShippedLoan(found.score, *ends)


def day_of(number: int | None) -> date | None:
    """Return the day of an ordinal."""
    return None if number is None else date.fromordinal(number)


def _lean_line(told: ShownEvent) -> bytes:
    if told.corrections:
        return _as_json({key: told.line[key] for key in _Lean.__struct_fields__ if key in told.line})
    return _as_json(_lean(told.row.line))


def _aliases(told: ShownEvent) -> Mapping[str, tuple[str, ...]]:
    """Return which names are of one, of those that the line has, with whatever else these are called."""
    known = told.aliases.of
    if not known:
        return {}
    groups = {known[key] for text in _texts(told.line) if (key := alias_key(text)) in known}
    return {alias_key(name): names for names in sorted(groups) for name in names}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
