"""Which reading of which document stands: the newest of each, revisions before what they revise, copies as one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec.structs import replace

from timeline.edtf import bounds
from timeline.views.narrow_rows import ArticleReading, LineRow, Stamped, decode_reading, instant, known_by
from timeline.views.query import span_of
from timeline.views.seal_order import SealOrder

_DAY = len("2022-05-13")
NOTHING_CORRECTED: Mapping[str, Mapping[str, Any]] = MappingProxyType({})


class TextGroup(msgspec.Struct, frozen=True):
    """Documents that bear the same text: `told` is the reading whose events stand for all, `sources` all of them."""

    told: ArticleReading
    sources: tuple[ArticleReading, ...]


class Readings(msgspec.Struct, frozen=True):
    """All readings known at a time. `history` holds those of each document, newest first.

    `revisions` are the documents that revise a document, published or not: the next later version under its address,
    and those of other addresses that say so.
    """

    groups: tuple[TextGroup, ...]
    history: Mapping[str, tuple[ArticleReading, ...]]
    revisions: Mapping[str, Sequence[str]]

    def newest(self, article: str) -> ArticleReading | None:
        """Return the newest reading of a document."""
        readings = self.history.get(article)
        return readings[0] if readings else None


def readings_known(
    rows: Iterable[LineRow],
    *,
    as_of: str | None,
    known_at: str | None,
    order: SealOrder,
    corrected: Mapping[str, Mapping[str, Any]] = NOTHING_CORRECTED,
) -> Readings:
    """Compute which readings stand, of what was recorded by `known_at` and published by `as_of`.

    `order` says which of two readings of one document is the newer; `corrected` are fields of documents as people
    corrected them.
    """
    history: dict[str, list[ArticleReading]] = defaultdict(list)
    read_from: dict[str, str | None] = {}  # of each reading, by its id: the address as the page states it
    for row in rows:
        if known_by(row.recorded, known_at):
            source = decode_reading(row.line)
            read_from[source.id] = source.data.url
            if fields := corrected.get(source.article):
                source = _as_corrected(source, fields)
            history[source.article].append(source)
    ordered = {article: order.latest_first(readings) for article, readings in sorted(history.items())}
    newest = {article: readings[0] for article, readings in ordered.items()}
    versions = _versions(newest, read_from)
    later = frozenset(article for group in versions for article in group[1:])
    issued = {a: s for a, s in newest.items() if _issued_by(ordered[a], as_of, revised=a in later)}
    address = {name: number for number, group in enumerate(versions) for name in group}
    outdated = _outdated(issued, versions, address)
    groups = (_group(members, issued, outdated, ordered) for members in _same_text(newest))
    return Readings(tuple(group for group in groups if group), ordered, _revisions(newest, versions, address))


def _as_corrected(source: ArticleReading, fields: Mapping[str, Any]) -> ArticleReading:
    """Return a reading with what was corrected of its document; its day is that of publication."""
    told = {name: value for name, value in fields.items() if isinstance(value, str | None)}
    if "title" in told:
        told["title"] = told["title"] or ""
    if "published" not in told:
        return replace(source, data=replace(source.data, **told))
    published = told.pop("published")
    clock = source.data.updated or source.data.page_stamp
    day = published[:_DAY] if published else f"../{clock.value[:_DAY]}" if clock else None
    stamp = Stamped(published, source.data.published.raw if source.data.published else "") if published else None
    return replace(source, date=day, data=replace(source.data, published=stamp, **told))


def _versions(newest: Mapping[str, ArticleReading], read_from: Mapping[str, str | None]) -> list[list[str]]:
    """Return the documents of each address that has several, the latest last, whenever they were imported."""
    by_address: dict[str, list[str]] = defaultdict(list)
    for article, reading in newest.items():
        if (address := read_from[reading.id]) is not None:
            by_address[address].append(article)
    return [
        sorted(articles, key=lambda name: lateness(newest[name]))
        for articles in by_address.values()
        if len(articles) > 1
    ]


def _issued_by(readings: tuple[ArticleReading, ...], as_of: str | None, *, revised: bool) -> bool:
    """Whether a document was surely published by a day: by its stamps, or because we already had it."""
    if as_of is None:
        return True
    day = bounds(as_of).last
    return day is None or any(_seen(reading, revised=revised) <= day.isoformat() for reading in readings)


def _seen(reading: ArticleReading, *, revised: bool = False) -> str:
    """Return the day by which a document was surely there; a later version also bears the stamp of the first."""
    data = reading.data
    revises = revised or data.revision_of is not None
    stamps = [data.updated.value if revises and data.updated else reading.date]
    if reading.fetched:
        stamps.append(reading.fetched.value)
    days = [span.last.isoformat() for span in map(span_of, stamps) if span.last]
    return min([*days, reading.recorded[:10] or "9999"])


def _outdated(
    newest: Mapping[str, ArticleReading], versions: Iterable[Sequence[str]], address: Mapping[str, int]
) -> frozenset[str]:
    """Return the documents that another one revises. `address` numbers those that share one.

    Of the versions under one address the latest by its stamps stands, with what bears the same text. Documents of
    different addresses revise each other as their readings say; of those that name each other the later one stands.
    """
    outdated: set[str] = set()
    for group in versions:
        there = [name for name in group if name in newest]
        outdated.update(name for name in there if not _bear_one_text(newest[name], newest[there[-1]]))
    for article in newest:
        chain = [article]
        while (at := _revised(newest[chain[-1]], newest, address)) is not None and at not in chain:
            chain.append(at)
        loop = chain[chain.index(at) :] if at is not None else []
        outdated |= {other for other in chain[1:] if other not in loop}
        outdated |= set(sorted(loop, key=lambda name: lateness(newest[name]))[:-1])
        if loop and article not in loop:
            outdated |= set(loop)
    return frozenset(outdated)


def _revisions(
    newest: Mapping[str, ArticleReading], versions: Iterable[Sequence[str]], address: Mapping[str, int]
) -> Mapping[str, Sequence[str]]:
    """Return the documents that revise each."""
    found: dict[str, list[str]] = defaultdict(list)
    for one, later in (pair for group in versions for pair in pairwise(group)):
        found[one].append(later)
    for article, reading in newest.items():
        if (at := _revised(reading, newest, address)) is not None:
            found[at].append(article)
    return found


def _revised(reading: ArticleReading, newest: Mapping[str, ArticleReading], address: Mapping[str, int]) -> str | None:
    """Return the document under another address that a reading says it revises."""
    at = reading.data.revision_of
    if at is None or at not in newest:
        return None
    return None if at in address and address[at] == address.get(reading.article) else at


def _bear_one_text(one: ArticleReading, other: ArticleReading) -> bool:
    text = one.data.text_sha256
    return one.article == other.article or (text is not None and text == other.data.text_sha256)


def lateness(reading: ArticleReading) -> tuple[str, str, str, str]:
    """Return what tells which of two versions is the later: its stamps, else when it was fetched, else read first."""
    data = reading.data
    stamp = data.updated or data.published
    fetched = reading.fetched.value if reading.fetched else ""
    return stamp.value if stamp else "", fetched, instant(reading.recorded), reading.article


def _same_text(newest: Mapping[str, ArticleReading]) -> list[list[str]]:
    """Group documents by equal text, said by `text_sha256` or by `copy_of`."""
    leader: dict[str, str] = {}

    def lead(name: str) -> str:
        while leader.setdefault(name, name) != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for article, reading in newest.items():
        for same in (f"text {reading.data.text_sha256}" if reading.data.text_sha256 else None, reading.data.copy_of):
            if same:
                leader[lead(same)] = lead(article)
    groups: dict[str, list[str]] = defaultdict(list)
    for article in newest:
        groups[lead(article)].append(article)
    return sorted(groups.values())


def _group(
    members: list[str],
    issued: Mapping[str, ArticleReading],
    outdated: frozenset[str],
    history: Mapping[str, tuple[ArticleReading, ...]],
) -> TextGroup | None:
    """Join the members that stand; the text is told by the one that was no copy, was read first and yields events."""
    sources = [issued[name] for name in members if name in issued and name not in outdated]
    if not sources:
        return None
    if len(members) == 1:
        return TextGroup(history[members[0]][0], tuple(sources))
    told = min(
        (history[name][0] for name in members),
        key=lambda s: (
            not s.data.events,
            s.data.copy_of is not None,
            instant(history[s.article][-1].recorded),
            s.article,
        ),
    )
    return TextGroup(told, tuple(sorted(sources, key=lambda s: (s.article != told.article, _seen(s), s.article))))
