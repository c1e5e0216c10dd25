"""What may be one act, step by step: under a key, of two articles, and what follows of it in an article.

An act is sent once to each shelf it stands on (a kind, a place and a name): its days and the words that it waits under,
and itself, unread until it meets another.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from msgspec import Struct

from timeline.edtf import Bounds
from timeline.scale.articles_told import JudgedPair
from timeline.scale.shipped_acts import ShippedEvent, ShippedLoan, day_of, event_of
from timeline.views.judgements import Link, Pair
from timeline.views.links.comparable_acts import Act
from timeline.views.links.proposal import Proposal
from timeline.views.links.proposals import as_judged
from timeline.views.links.same_acts import (
    NamedDays,
    implied,
    may_be_told_twice,
    meeting_under_one_key,
    same_acts,
    scored,
    waits_under,
)
from timeline.views.links.within_article import in_one_breath

if TYPE_CHECKING:
    from timeline.views.current_lines import ShownEvent

_KEY_BYTES = 16
_ON_A_SHELF = 3  # parts of a key, the word aside
_RECALLED = "statement"


class WaitingAct(Struct, array_like=True, frozen=True):
    """An act that waits on a shelf for others that may be the same, under some words; days are ordinals, or None."""

    id: str
    first: int | None
    last: int | None
    words: tuple[str, ...]
    event: bytes


class JudgedEvents(Struct, array_like=True, frozen=True):
    """A pair that somebody judged, and its events."""

    judged: JudgedPair
    earlier: bytes
    later: bytes


class Recall(Struct, array_like=True, frozen=True):
    """That the speakers of an article may recall an act: which, sent as `event`, and the pair that may be one."""

    loan: ShippedLoan
    recalled: str
    event: bytes
    document: str


@lru_cache(maxsize=1 << 17)
def key_of(*parts: str) -> bytes:
    """Return a key for what acts are sent to, that no other shares."""
    return blake2b("\x1f".join(parts).encode(), digest_size=_KEY_BYTES).digest()


def waiting(one: Act, event: bytes) -> Iterator[tuple[bytes, WaitingAct]]:
    """Yield on which shelves an act, sent as `event`, waits for others that may be the same."""
    if not may_be_told_twice(one):
        return
    shelves: dict[tuple[str, ...], list[str]] = {}
    for key in waits_under(one):
        shelves.setdefault(key[:_ON_A_SHELF], []).append(key[_ON_A_SHELF])
    first, last = (None if day is None else day.toordinal() for day in (one.days.first, one.days.last))
    for shelf, words in shelves.items():
        yield key_of(*shelf), WaitingAct(one.id, first, last, tuple(sorted(words)), event)


def word_by_word(shelf: bytes, row: WaitingAct) -> Iterator[tuple[bytes, WaitingAct]]:
    """Yield the keys of one word that an act waits under on a shelf that is too long for one task."""
    for word in row.words:
        yield key_of(shelf.hex(), word), WaitingAct(row.id, row.first, row.last, (word,), row.event)


def met_on_shelf(rows: Sequence[WaitingAct], passing: Container[str] = ()) -> set[tuple[str, str]]:
    """Return which acts meet on one shelf; of a stretch of it, what acts of others that are `passing` meet is not told.

    These are met by those of the stretch all the same: see `timeline.scale.hot_keys`.
    """
    by_word: dict[str, list[NamedDays]] = {}
    for row in rows:
        named = NamedDays(row.id, Bounds(day_of(row.first), day_of(row.last)))
        for word in row.words:
            by_word.setdefault(word, []).append(named)
    several = (named for named in by_word.values() if len(named) > 1)
    return {pair for named in several for pair in meeting_under_one_key(named) if pair[0] not in passing}


def may_be_one(rows: Sequence[WaitingAct], passing: Container[str] = ()) -> Iterator[tuple[bytes, bytes]]:
    """Yield the events of a shelf that meet and may be one act."""
    if len(rows) > 1:
        sent = {row.id: row.event for row in rows}
        made = _ActsMade(sent)
        pairs = ((made[one], made[other]) for one, other in sorted(met_on_shelf(rows, passing)))
        yield from ((sent[one.id], sent[other.id]) for _, one, other in scored(pairs))


def same_in_pair(
    met: Iterable[tuple[ShippedEvent, ShippedEvent]], judged: Iterable[tuple[JudgedPair, ShippedEvent, ShippedEvent]]
) -> list[Proposal]:
    """Return which events of two articles may be one act, by which of them met and what was judged of them."""
    made: dict[str, Act] = {}
    pairs = {(one.id, other.id): (_made(one, made), _made(other, made)) for one, other in met}
    links: dict[Pair, Link] = {}
    ends: dict[str, ShownEvent] = {}
    for pair, one, other in judged:
        links[pair.pair] = Link(*pair.pair, pair.stands, ())
        ends.update((event.id, event.told()) for event in (one, other))
    return as_judged(same_acts(list(scored(pairs.values()))), links, ends)


def recalls(earlier: ShippedEvent, later: ShippedEvent) -> Iterator[tuple[ShippedEvent, ShippedEvent]]:
    """Yield what of two events that may be one act may have been recalled, and what recalls it before a promise."""
    for recalled, recalling in ((earlier, later), (later, earlier)):
        if recalled.type == _RECALLED and recalled.article != recalling.article and recalling.followed:
            yield recalled, recalling


def lent_days(acts: Sequence[Act], loans: Iterable[ShippedLoan]) -> list[Act]:
    """Return acts of one article, those that its page dates among them, with the days that others lend them."""
    return implied([loan.proposal() for loan in loans], acts)


def after_recalls(acts: Sequence[Act], found: Iterable[Recall]) -> Iterator[Proposal]:
    """Yield what the speakers of one article, whose acts are given, promise right after they recall an act."""
    for one in found:
        recalled = event_of(one.event).act()
        yield from in_one_breath([*acts, recalled], [one.loan.proposal()])


class _ActsMade(dict[str, Act]):
    """Acts by id, each made of what was sent when it is first asked for."""

    def __init__(self, sent: Mapping[str, bytes]) -> None:
        super().__init__()
        self._sent = sent

    def __missing__(self, identity: str) -> Act:
        made = self[identity] = event_of(self._sent[identity]).act()
        return made


def _made(event: ShippedEvent, made: dict[str, Act]) -> Act:
    if event.id not in made:
        made[event.id] = event.act()
    return made[event.id]


def followed(acts: Sequence[Act]) -> frozenset[str]:
    """Return the acts of one article behind which, in its text, it promises something."""
    last = max(((one.place, one.id) for one in acts if one.kind == "pledge"), default=None)
    return frozenset(one.id for one in acts if last is not None and (one.place, one.id) < last)
