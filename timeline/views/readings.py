"""Which reading of which document stands: the newest of each, revisions before what they revise, copies as one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec.structs import replace

from timeline.edtf import bounds
from timeline.views.narrow_rows import ArticleReading, LineRow, Stamped, decode_reading, instant, known_by
from timeline.views.query import span_of

_DAY = len("2022-05-13")
NOTHING_CORRECTED: Mapping[str, Mapping[str, Any]] = MappingProxyType({})


class TextGroup(msgspec.Struct, frozen=True):
    """Documents that bear the same text: `told` is the reading whose events stand for all, `sources` all of them."""

    told: ArticleReading
    sources: tuple[ArticleReading, ...]


class Readings(msgspec.Struct, frozen=True):
    """All readings known at a time. `history` holds those of each document, newest first."""

    groups: tuple[TextGroup, ...]
    history: Mapping[str, tuple[ArticleReading, ...]]

    def newest(self, article: str) -> ArticleReading | None:
        """Return the newest reading of a document."""
        readings = self.history.get(article)
        return readings[0] if readings else None


def readings_known(
    rows: Iterable[LineRow],
    *,
    as_of: str | None,
    known_at: str | None,
    corrected: Mapping[str, Mapping[str, Any]] = NOTHING_CORRECTED,
) -> Readings:
    """Compute which readings stand, of what was recorded by `known_at` and published by `as_of`.

    `corrected` are fields of documents as people corrected them.
    """
    history: dict[str, list[ArticleReading]] = defaultdict(list)
    for row in rows:
        if known_by(row.recorded, known_at):
            source = decode_reading(row.line)
            if fields := corrected.get(source.article):
                source = _as_corrected(source, fields)
            history[source.article].append(source)
    ordered = {
        article: tuple(sorted(readings, key=lambda s: (instant(s.recorded), s.id), reverse=True))
        for article, readings in sorted(history.items())
    }
    newest = {article: readings[0] for article, readings in ordered.items()}
    issued = {a: s for a, s in newest.items() if _issued_by(ordered[a], as_of)}
    outdated = _outdated(issued)
    groups = (_group(members, issued, outdated, ordered) for members in _same_text(newest))
    return Readings(tuple(group for group in groups if group), ordered)


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


def _issued_by(readings: tuple[ArticleReading, ...], as_of: str | None) -> bool:
    """Whether a document was surely published by a day: by its stamps, or because we already had it."""
    if as_of is None:
        return True
    day = bounds(as_of).last
    return day is None or any(_seen(reading) <= day.isoformat() for reading in readings)


def _seen(reading: ArticleReading) -> str:
    data = reading.data
    stamps = [data.updated.value if data.revision_of and data.updated else reading.date]
    if data.fetched:
        stamps.append(data.fetched.value)
    days = [span.last.isoformat() for span in map(span_of, stamps) if span.last]
    return min([*days, reading.recorded[:10] or "9999"])


def _outdated(newest: Mapping[str, ArticleReading]) -> frozenset[str]:
    """Return the documents that another one revises. Where they name each other the later by its stamps stands."""
    outdated = set()
    for article in newest:
        chain, at = [article], newest[article].data.revision_of
        while at is not None and at in newest and at not in chain:
            chain.append(at)
            at = newest[at].data.revision_of
        loop = chain[chain.index(at) :] if at in chain else []
        outdated |= {other for other in chain[1:] if other not in loop}
        outdated |= set(sorted(loop, key=lambda name: _lateness(newest[name]))[:-1])
        if loop and article not in loop:
            outdated |= set(loop)
    return frozenset(outdated)


def _lateness(reading: ArticleReading) -> tuple[str, str, str]:
    data = reading.data
    stamp = data.updated or data.published
    return stamp.value if stamp else "", instant(reading.recorded), reading.article


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
