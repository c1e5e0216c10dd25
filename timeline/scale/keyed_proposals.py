"""Proposals, step by step, each step on what shares a key: a word, a person in a place, two articles, an event.

What is sent to a key is a day and an id; the acts themselves are fetched for those that met. All steps together propose
what `timeline.views.links.proposals.propose` does of the whole log.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from hashlib import blake2b
from itertools import combinations, count, groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from timeline.edtf import Bounds
from timeline.scale.articles_told import JudgedPair
from timeline.scale.shipped_acts import ShippedArticle, ShippedEvent, day_of
from timeline.views.judgements import Link, Pair
from timeline.views.links.answer_rules import answered, looks
from timeline.views.links.article_words import ArticleWords, Rarity
from timeline.views.links.blocks import REACH, Look, found_under
from timeline.views.links.comparable_acts import ANSWERS, Act
from timeline.views.links.proposal import Proposal
from timeline.views.links.proposals import as_judged, chosen
from timeline.views.links.same_acts import (
    NamedDays,
    may_be_told_twice,
    meeting_under_one_key,
    same_acts,
    scored,
    waits_under,
)
from timeline.views.links.saved_proposals import KeptProposal
from timeline.views.links.shared_works import RARE, STORY, Works

if TYPE_CHECKING:
    from timeline.views.current_lines import ShownEvent

_KEY_BYTES = 16
_PLACES = 32  # bits of a place in a stretch


class WaitingAct(Struct, array_like=True, frozen=True):
    """An act that waits under a key for others that may be the same; days are ordinals, or None."""

    key: bytes
    id: str
    first: int | None
    last: int | None


class Filed(Struct, array_like=True, frozen=True):
    """An act under a key: one that may answer others (`look` is None), or one that looks for answers there.

    `first` and `last` are the days it lies or looks in; `last` is None of one that looks behind `first`. `look` and
    `at` number where it looks, in the order the rules do.
    """

    key: bytes
    id: str
    first: int
    last: int | None
    look: int | None = None
    at: int = 0


class Answering(Struct, array_like=True, frozen=True):
    """An act that one finds where it looks, and as the how-manieth."""

    asker: str
    look: int
    at: int
    place: int
    other: str


def waiting(acts: Iterable[Act]) -> Iterator[WaitingAct]:
    """Yield under which keys acts wait for others that may be the same."""
    for one in acts:
        if may_be_told_twice(one):
            first, last = map(_number, (one.days.first, one.days.last))
            yield from (WaitingAct(key, one.id, first, last) for key in map(_key, waits_under(one)))


def met_under_key(rows: Iterable[WaitingAct], passing: Container[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield which acts meet under one key; of a stretch of it, what acts of others that are `passing` meet is not told.

    These are met by those of the stretch all the same: see `timeline.scale.hot_keys`.
    """
    named = (NamedDays(row.id, Bounds(day_of(row.first), day_of(row.last))) for row in rows)
    yield from (pair for pair in meeting_under_one_key(named) if pair[0] not in passing)


def same_in_pair(
    met: Iterable[tuple[ShippedEvent, ShippedEvent]],
    judged: Iterable[tuple[JudgedPair, ShippedEvent, ShippedEvent]],
) -> list[Proposal]:
    """Return which events of two articles may be one act, by which of them met and what was judged of them."""
    made: dict[str, Act] = {}
    pairs = [(_made(one, made), _made(other, made)) for one, other in met]
    links: dict[Pair, Link] = {}
    ends: dict[str, ShownEvent] = {}
    for pair, one, other in judged:
        links[pair.earlier, pair.later, pair.relation] = Link(*pair_of(pair), pair.stands, ())
        ends.update((event.row.id, event.told()) for event in (one, other))
    return as_judged(same_acts(list(scored(pairs))), links, ends)


def pair_of(judged: JudgedPair) -> Pair:
    """Return the pair that was judged."""
    return judged.earlier, judged.later, judged.relation


def filing(acts: Iterable[Act]) -> Iterator[Filed]:
    """Yield where acts lie as what may answer, and where they look for answers."""
    for one in acts:
        if one.since is not None:
            day = one.since.toordinal()
            yield from (Filed(key, one.id, day, day) for key in map(_key, found_under(one)))
        first, last = map(_number, (one.days.first, one.days.last))
        for number, look in enumerate(looks(one)):
            for at, key in enumerate(map(_key, look.keys)):
                if look.within:
                    if first is not None:
                        yield Filed(key, one.id, first, date.max.toordinal() if last is None else last, number, at)
                elif last is not None:
                    yield Filed(key, one.id, last, None, number, at)


def answering_under_key(rows: Iterable[Filed], stretch: int = 0) -> Iterator[Answering]:
    """Yield what each act that looks under a key finds there, in time, no more behind it than are compared.

    Of a key that is cut by days this is told of each stretch, by its number.
    """
    before = stretch << _PLACES
    lying: list[tuple[int, str]] = []
    asking: list[Filed] = []
    for row in rows:
        if row.look is None:
            lying.append((row.first, row.id))
        else:
            asking.append(row)
    lying.sort()
    days = [day for day, _ in lying]
    for row in asking:
        assert row.look is not None  # noqa: S101 - as it was sorted out
        if row.last is None:
            begin = bisect_right(days, row.first)
            end = begin + REACH
        else:
            begin, end = bisect_left(days, row.first), bisect_right(days, row.last)
        for place, (_, other) in enumerate(lying[begin:end]):
            yield Answering(row.id, row.look, row.at, before + place, other)


def answers_to(one: Act, found: Iterable[tuple[Answering, Act]]) -> Iterator[Proposal]:
    """Yield what the rules make of what an act found."""
    by_look: dict[int, list[tuple[int, int, Act]]] = {}
    for where, other in found:
        by_look.setdefault(where.look, []).append((where.at, where.place, other))
    numbers = count()

    def find(look: Look) -> Iterable[Act]:
        rows = sorted(by_look.get(next(numbers), ()), key=lambda row: row[:2])
        most = None if look.within else REACH  # several stretches of a key may each have told that many
        told = (other for _, of_key in groupby(rows, itemgetter(0)) for _, _, other in islice(of_key, most))
        return {other.id: other for other in told if other.article != one.article}.values()

    yield from answered(one, find)


def works_alone(article: ShippedArticle, rarity: Rarity) -> Iterator[Proposal]:
    """Yield what an article reports of the promises that it tells again."""
    yield from works_in_pair(article, article, rarity)


def works_in_pair(one: ShippedArticle, other: ShippedArticle, rarity: Rarity) -> Iterator[Proposal]:
    """Yield what two articles tell of one work; `one` is the first by its document."""
    acts = {act.id: act for article in (one, other) for act in article.acts()}
    articles = {article.document: [acts[event.row.id].told for event in article.events] for article in (one, other)}
    words = {article.document: article.words for article in (one, other)}
    yield from Works(articles, words, rarity).outcomes([(one.document, other.document)], acts)


def rare_words(article: ShippedArticle, having: Mapping[str, int]) -> Iterator[str]:
    """Yield the words of an article that few of those that are counted have."""
    yield from (word for word in article.words.told if having.get(word, 0) <= RARE)


def is_working(article: ShippedArticle) -> bool:
    """Whether an article promises or reports something."""
    return any(event.told().type in ANSWERS for event in article.events)


def of_one_word(articles: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, str]]:
    """Yield which articles are compared for the sake of a word, by all that have it and whether they are working."""
    every = sorted(articles)
    if len(every) <= RARE:
        yield from combinations([document for document, working in every if working], 2)


def tell_one_story(one: ArticleWords, other: ArticleWords, rarity: Rarity) -> bool:
    """Whether two articles, by their words, share enough of these to tell of one work."""
    return rarity.shared(one, other) >= STORY


def offered(earlier: str, proposals: Iterable[KeptProposal], judged: Iterable[str]) -> tuple[KeptProposal, ...]:
    """Return what is offered of one event, surest first; `judged` are the events that somebody judged beside it."""
    return chosen(proposals, [(earlier, later, "") for later in judged]).get(earlier, ())


def _made(event: ShippedEvent, made: dict[str, Act]) -> Act:
    if event.row.id not in made:
        made[event.row.id] = event.act()
    return made[event.row.id]


def _key(parts: Iterable[str]) -> bytes:
    """Return a key for what acts are filed under, that no other shares."""
    return blake2b("\x1f".join(parts).encode(), digest_size=_KEY_BYTES).digest()


def _number(day: date | None) -> int | None:
    return None if day is None else day.toordinal()
