"""Events as they are sent to where they are matched: what stands of them, without the log around them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from timeline.edtf import Bounds
from timeline.views.aliases import NO_ALIASES, Aliases, alias_key
from timeline.views.current_lines import ShownEvent
from timeline.views.links.article_words import ArticleWords
from timeline.views.links.comparable_acts import Act, act
from timeline.views.links.dossiers import Dossier, loaded
from timeline.views.links.proposal import Proposal
from timeline.views.links.same_acts import implied
from timeline.views.links.saved_proposals import KeptProposal
from timeline.views.narrow_rows import ArticleReading, EventRow, Judged


class ShippedEvent(Struct, array_like=True, frozen=True):
    """An event that stands; `apart` are the stems of its act where another act of its sentence took some from it.

    `lent` are the first and the last day (ordinals) that another telling lends its act, and which.
    """

    row: EventRow
    corrections: tuple[Judged, ...]
    sources: tuple[ArticleReading, ...]
    apart: tuple[str, ...] | None = None
    aliases: Mapping[str, tuple[str, ...]] = {}
    lent: tuple[int | None, int | None, str] | None = None

    def told(self) -> ShownEvent:
        """Return the event."""
        aliases = Aliases(self.aliases) if self.aliases else NO_ALIASES
        return ShownEvent(self.row, self.corrections, self.sources, None, aliases)

    def act(self) -> Act:
        """Return its act, as its article makes it, with the days that it was lent."""
        made = act(self.told())
        if self.apart is not None:
            made.wide = frozenset(self.apart)
            made.apart = True
        if self.lent is None:
            return made
        first, last, by = self.lent
        return replace(made, days=Bounds(day_of(first), day_of(last)), implied_by=by)


class ShippedArticle(Struct, array_like=True, frozen=True):
    """All events of one article, in the one total order, and its words."""

    document: str
    events: tuple[ShippedEvent, ...]
    dossier: bytes

    @property
    def kept(self) -> Dossier:
        """What is kept of it."""
        return loaded(self.dossier)

    @property
    def words(self) -> ArticleWords:
        """Its words."""
        return self.kept.words

    def acts(self) -> list[Act]:
        """Return its acts, told apart."""
        return [event.act() for event in self.events]


class ShippedLoan(Struct, array_like=True, frozen=True):
    """Two events that may be one act, for the sake of the day that one may lend the other."""

    kept: KeptProposal
    earlier: ShippedEvent
    later: ShippedEvent

    def proposal(self) -> Proposal:
        """Return the proposal."""
        kept = self.kept
        ends = self.earlier.told(), self.later.told()
        return Proposal(*ends, kept.relation, kept.score, kept.reasons, kept.order)


_encode = msgspec.msgpack.Encoder().encode
event_of = msgspec.msgpack.Decoder(ShippedEvent).decode
article_of = msgspec.msgpack.Decoder(ShippedArticle).decode
loan_of = msgspec.msgpack.Decoder(ShippedLoan).decode


def as_bytes(shipped: ShippedEvent | ShippedArticle | ShippedLoan) -> bytes:
    """Return what is sent as bytes."""
    return _encode(shipped)


def shipped_event(told: ShownEvent, apart: Iterable[str] | None = None) -> ShippedEvent:
    """Return an event as it is sent: with those names alone that are of one in it."""
    sources = tuple(replace(source, data=replace(source.data, events=())) for source in told.sources)
    aliases = _aliases(told)
    wide = None if apart is None else tuple(sorted(apart))
    return ShippedEvent(told.row, told.corrections, sources, wide, aliases)


def with_days(event: ShippedEvent, made: Act) -> ShippedEvent:
    """Return an event with the days that its act was lent, if it was."""
    if made.implied_by is None:
        return event
    first, last = (None if day is None else day.toordinal() for day in (made.days.first, made.days.last))
    return replace(event, lent=(first, last, made.implied_by))


def dated_acts(article: ShippedArticle, loans: Sequence[bytes]) -> list[Act]:
    """Return the acts of an article with the days that others lend them."""
    return implied([loan_of(told).proposal() for told in loans], article.acts())


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


def day_of(number: int | None) -> date | None:
    """Return the day of an ordinal."""
    return None if number is None else date.fromordinal(number)
