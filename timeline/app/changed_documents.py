"""Which documents of a log may tell something else than when it was matched, by the lines that came since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from timeline.codec import Line
    from timeline.index import Index
    from timeline.index.found import Scan
    from timeline.index.kept_matches import KeptMatches, MadeOf

MOST = 0.05  # share of all documents; of more the whole log is matched sooner


class ChangedDocuments(Struct, frozen=True):
    """The documents, how many of the log tell something now, and the last one whose words are counted."""

    documents: frozenset[str]
    telling: int
    last: str


def changed_since(path: Path, log: Scan, kept: KeptMatches) -> ChangedDocuments | None:
    """Return what changed since matches were kept; None where the whole log is to be matched.

    That is where nothing is kept yet, where much changed, where words are counted in other articles now, where names
    became one, and where lines came that this version does not know or cannot trust, or before which others stand that
    were appended after them.
    """
    from timeline import codec
    from timeline.index import Index
    from timeline.log.lines import blocks
    from timeline.vocabulary import SCHEMA

    made = kept.made_of
    if (
        made is None
        or not isinstance(log, Index)
        or not kept.in_order
        or any(wrong.offset >= made.end for wrong in log.flaws)
    ):
        return None
    try:
        new = (raw for block in blocks(path, start=made.end, end=kept.known_end) for raw in block.split(b"\n"))
        lines = list(map(codec.decode, new))
    except codec.LineError:
        return None
    if any(line.v > SCHEMA for line in lines):
        return None
    telling = _telling(log, kept, lines, made)
    named = _documents(log, lines)
    if telling is None or named is None or _completed(log, kept, lines, made.end):
        return None
    documents = log.related(named)
    if len(documents) > MOST * kept.documents:
        return None
    return ChangedDocuments(frozenset(documents), telling, made.last)


def _documents(log: Index, lines: Iterable[Line]) -> set[str] | None:
    """Return the documents that lines are of, and those of what is judged by them, or by what they judge.

    None where they say which names are of one, or take that back: any document may name these.
    """
    from timeline import codec
    from timeline.log.ties import strings, targets
    from timeline.vocabulary import JUDGEMENT_TYPES

    found: set[str] = set()
    seen: set[str] = set()
    todo = list(lines)
    while todo:
        if any(line.type == "alias" for line in todo):
            return None
        named: set[str] = set()
        for line in todo:
            if line.type in JUDGEMENT_TYPES:
                named.update(targets(line), strings([line.data.get("article")]))
            elif line.article:
                found.add(line.article)
        found |= named  # a judgement may name documents; what names an event is no document's name
        named -= seen
        seen |= named
        todo = [line for line in map(codec.decode, log.about(named)) if line.id in named] if named else []
    return found


def _telling(log: Index, kept: KeptMatches, lines: Iterable[Line], made: MadeOf) -> int | None:
    """Return how many texts are told now; None where words are counted in other documents than before."""
    from timeline.log.ties import batch, when
    from timeline.views.links.word_counts import counted

    first = _first_read(lines)
    telling = made.telling
    texts: set[str] = set()
    for article, line in sorted(first.items(), key=lambda one: (when(one[1]), one[0])):
        known = kept.first_recorded(article, made.end)
        if known is not None:
            if when(line) <= known:
                return None
            continue
        if not batch(line).events:
            continue
        if (text := batch(line).text_sha256) is not None:
            before = _told_before(log, kept, text, made.end)
            if before is not None and f"{when(line)} {article}" <= before:
                return None
            if before is not None or text in texts:
                continue
            texts.add(text)
        telling += 1
        if f"{when(line)} {article}" <= made.last:
            return None
    return telling if counted(telling) == counted(made.telling) else None


def _told_before(log: Index, kept: KeptMatches, text: str, end: int) -> str | None:
    """Return when and in which document a text was first told before a byte; None where it was not."""
    from timeline import codec
    from timeline.log.ties import batch, when

    documents = kept.bearing(text, end)
    lines = map(codec.decode, log.about(documents)) if documents else ()
    first = _first_read(line for line in lines if line.article in documents)
    told = [line for line in first.values() if batch(line).text_sha256 == text and batch(line).events]
    return min((f"{when(line)} {line.article}" for line in told), default=None)


def _first_read(lines: Iterable[Line]) -> dict[str, Line]:
    """Return of each document that lines tell of the article line that was recorded first."""
    from timeline.log.ties import when

    first: dict[str, Line] = {}
    for line in lines:
        if line.type == "article":
            other = first.setdefault(line.article, line)
            if (when(line), line.id) < (when(other), other.id):
                first[line.article] = line
    return first


def _completed(log: Index, kept: KeptMatches, lines: Iterable[Line], end: int) -> bool:
    """Whether an event came behind the article line that first told of it: it is counted as if it had come before."""
    from timeline import codec
    from timeline.log.ties import batch, when

    late = [
        line for line in lines if line.type != "article" and line.article and kept.first_recorded(line.article, end)
    ]
    documents = {line.article for line in late}
    readings = [line for line in map(codec.decode, log.about(documents)) if line.type == "article"] if late else []
    first: dict[str, Line] = {}
    for line in sorted(readings, key=lambda line: (when(line), line.id)):
        first.setdefault(line.article, line)
    return any(line.id in batch(first[line.article]).events for line in late if line.article in first)
