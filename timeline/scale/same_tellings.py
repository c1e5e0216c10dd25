"""Which events of a region tell of one act, key by key: what `timeline.views.one_act_rows` groups of all its lines.

What is sent to a key is what is compared of an event, not the event: the pairs that are found are few, and joined to
groups region by region.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import msgspec
from msgspec import Struct

from timeline.scale.key_windows import KeyedTelling, each_beside
from timeline.scale.told_in_regions import ToldInRegions, id_at, place_of
from timeline.views.current_lines import ShownEvent
from timeline.views.judgements import Link, Pair
from timeline.views.links.sameness import ComparedAct, alike
from timeline.views.narrow_rows import ArticleData, ArticleReading, EventRow
from timeline.views.one_act_rows import MOST, compared_under, judged_pairs, made_ready, told_together
from timeline.vocabulary import SCHEMA

LINKED, APART, ALIKE = range(3)  # what is said of a pair: by people that it is one act or two, by rules that it is one
_KEY_BYTES = 16
_IN_FULL = 2  # words of a name


class ToldOnce(Struct, array_like=True, frozen=True):
    """An event as one telling of an act: where it stands in its view, and among all events, and its sources."""

    place: bytes
    order: bytes
    sources: tuple[ArticleReading, ...]

    def told(self) -> ShownEvent:
        """Return the event, as far as it is shown beside others."""
        row = EventRow(v=SCHEMA, id=id_at(self.order), type="")
        return ShownEvent(row, (), self.sources)


class ComparedTelling(Struct, array_like=True, frozen=True):
    """An event as it is sent to a key."""

    act: ComparedAct
    once: bytes


class JudgedTellings(Struct, frozen=True):
    """Two tellings and what is said of them; `score` is the lesser the surer rules are, 0 of what people judged."""

    regions: Sequence[str]
    said: int
    score: float
    one: bytes
    other: bytes


_encode = msgspec.msgpack.Encoder().encode
_once = msgspec.msgpack.Decoder(ToldOnce).decode
_telling = msgspec.msgpack.Decoder(ComparedTelling).decode


def key_of(parts: Iterable[Any]) -> bytes:
    """Return what events are compared under as bytes that no other shares; equal numbers are one."""
    told = repr([_number(part) for part in parts])
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES).digest()


def _number(part: Any) -> Any:
    if isinstance(part, tuple):
        return [_number(inner) for inner in part]
    if isinstance(part, int | float) and part == part // 1:
        return int(part)
    return part


def told_once(shown: ToldInRegions) -> bytes:
    """Return an event as one telling of an act."""
    sources = tuple(map(_witness, shown.told.sources))
    return _encode(ToldOnce(shown.place, place_of(shown.told.key()), sources))


def _witness(source: ArticleReading) -> ArticleReading:
    """Return what of a source says who stands behind it."""
    data = source.data
    said = data.credit or data.publisher or data.url
    kept = ArticleData(
        title="" if said else data.title,
        publisher=data.publisher,
        url=data.url,
        credit=data.credit,
        text_sha256=data.text_sha256,
        path="" if said else data.path,
    )
    return ArticleReading(id="", article=source.article, data=kept, date=source.date)


def keyed_tellings(shown: ToldInRegions) -> Iterator[KeyedTelling[bytes]]:
    """Yield an event under each key that another telling of it is looked for under."""
    keys = list(map(key_of, compared_under(shown.told)))
    if keys:
        key, act = made_ready(shown.told)
        sent = _encode(ComparedTelling(act, told_once(shown)))
        place = place_of(key)
        yield from (KeyedTelling(one, place, shown.regions, sent) for one in keys)


def judged_tellings(links: Mapping[Pair, Link], shown: Mapping[str, ToldInRegions]) -> Iterator[JudgedTellings]:
    """Yield what people said of pairs of which both are shown in some region; `shown` are by their ids."""
    for said, pairs in zip((LINKED, APART), judged_pairs(links), strict=True):
        for earlier, later in pairs:
            if earlier in shown and later in shown:
                ends = shown[earlier], shown[later]
                if regions := sorted({*ends[0].regions}.intersection(ends[1].regions)):
                    one, other = (told_once(end) for end in ends)
                    yield JudgedTellings(regions, said, 0.0, one, other)


class _MadeReady(Struct, frozen=True):
    """A telling with what rules others out at a glance: days of what is no figure, and words.

    Two that are the same have `few` of these in common; `words` are None of what may be the same without.
    """

    telling: ComparedTelling
    id: str
    article: str
    first: int | None
    last: int | None
    words: frozenset[str] | None
    few: int


def alike_under_key(rows: Iterable[KeyedTelling[bytes]]) -> Iterator[JudgedTellings]:
    """Yield which tellings are alike, of rows by their keys and places."""
    ready = (KeyedTelling(row.key, row.place, row.regions, _ready(_telling(row.told))) for row in rows)
    for one, windows in each_beside(ready, MOST, lambda told: told):
        article, first, words, few = one.article, one.first, one.words, one.few
        met: dict[str, tuple[ComparedTelling, list[str]]] = {}
        for region, window in windows:
            for other in window:
                if first is not None and other.last is not None and other.last < first:
                    continue
                known = other.words
                if words is not None and known is not None and len(words & known) < few:
                    continue
                if other.article != article:
                    met.setdefault(other.id, (other.telling, []))[1].append(region)
        here = one.telling
        for there, regions in met.values():
            if (pair := alike(there.act, here.act)) is not None:
                ends = (there.once, here.once) if pair[1] == there.act.id else (here.once, there.once)
                yield JudgedTellings(regions, ALIKE, pair[0], *ends)


def _ready(telling: ComparedTelling) -> _MadeReady:
    act = telling.act
    if act.kind == "figure":
        return _MadeReady(telling, act.id, act.article, None, None, act.metric or None, 1)
    # Of two names in full the last word is one, and another.
    full = all(len(name) >= _IN_FULL for name in act.names)
    words = frozenset(word for name in act.names for word in name) if full else None
    return _MadeReady(telling, act.id, act.article, act.first, act.last, words, _IN_FULL)


def tellings_in_region(rows: Iterable[tuple[int, float, bytes, bytes]]) -> Iterator[list[ToldOnce]]:
    """Yield the tellings of each act that several tell, in order, of what is said of all pairs of one region.

    Each pair is given as what is said of it, how surely, and its two tellings.
    """
    once: dict[str, bytes] = {}
    said: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
    edges = []
    for what, score, *ends in rows:
        one, other = (_named(end, once) for end in ends)
        if what == ALIKE:
            edges.append((score, one, other))
        else:
            said[what].append((one, other))
    for group in told_together(sorted(set(said[LINKED])), said[APART], edges):
        yield sorted((_once(once[name]) for name in group), key=lambda one: one.order)


def _named(telling: bytes, once: dict[str, bytes]) -> str:
    """Return the id of a telling, and keep it by that."""
    name = id_at(_once(telling).order)
    once.setdefault(name, telling)
    return name
