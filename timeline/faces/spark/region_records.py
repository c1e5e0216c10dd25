"""What views of regions show, record by record: each made once, from its own dossier, and completed where it is shown.

A record of a history is of one dossier but for who else tells its act; of figures but for that and what is told
otherwise; of pledges but for what proposes itself. That is sent after it, to its place in its region's order.
"""

from __future__ import annotations

from collections import deque
from itertools import groupby
from typing import TYPE_CHECKING, Any

import msgspec

from timeline.faces.export import formats
from timeline.faces.export.ledger_records import promise_record
from timeline.faces.export.records import article_record, event_record, source_record, telling_record
from timeline.scale.told_in_regions import id_at, place_of, told_in_regions
from timeline.views.imported_documents import documents_told
from timeline.views.links.saved_proposals import as_it_was
from timeline.views.promise_ledger import ledger
from timeline.views.query import in_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from timeline.scale.folded_dossiers import OwnStanding
    from timeline.scale.same_tellings import ToldOnce
    from timeline.scale.told_in_regions import RegionQuestion
    from timeline.views.current_lines import ShownEvent

# What rows of a region are, as they are sorted at one place of its order.
REGION, RECORD, TELLINGS, OTHERWISE, PROPOSED = range(5)


class RegionRecord(msgspec.Struct, frozen=True):
    """A record as it stands in the views of some regions, without what is sent after it; `id` is what it is of."""

    regions: Sequence[str]
    place: bytes
    id: str
    shown: bytes


class RegionRow(msgspec.Struct, frozen=True):
    """One row of a region: that there is one, a record, or what completes the record at its place."""

    region: str
    kind: int
    rank: bytes | None
    shown: bytes | None


def region_records(name: str, own: OwnStanding, asked: RegionQuestion) -> Iterator[RegionRecord]:
    """Yield the records that a view, by its name, has of some dossiers, in no order."""
    return _RECORDS.get(name, _event_records)(name, own, asked)


def _event_records(name: str, own: OwnStanding, asked: RegionQuestion) -> Iterator[RegionRecord]:
    for shown in told_in_regions(name, own, asked):
        yield RegionRecord(shown.regions, shown.place, shown.told.id, _line(event_record(shown.told)))


def _document_records(_: str, own: OwnStanding, asked: RegionQuestion) -> Iterator[RegionRecord]:
    for document, named in documents_told(own.standing, asked.anywhere):
        article = document.reading.article
        if article not in own.foreign and (regions := asked.regions_of(sorted(named))):
            place = place_of(in_time(document.reading.date, article))
            yield RegionRecord(regions, place, article, _line(article_record(document)))


def _promise_records(_: str, own: OwnStanding, asked: RegionQuestion) -> Iterator[RegionRecord]:
    for promise in ledger(own.standing, asked.anywhere, ()).pledges:
        told = promise.told
        if told.id not in own.foreign and (regions := asked.regions_of(told.regions)):
            yield RegionRecord(regions, place_of(told.key()), told.id, _line(promise_record(promise)))


_RECORDS: Mapping[str, Callable[[str, OwnStanding, RegionQuestion], Iterator[RegionRecord]]] = {
    "articles": _document_records,
    "pledges": _promise_records,
}


def telling_rows(tellings: Sequence[ToldOnce]) -> Iterator[tuple[bytes, bytes]]:
    """Yield, by the place of each telling of one act, what is shown of the others."""
    every = [one.told() for one in tellings]
    for one, told in zip(tellings, every, strict=True):
        yield one.place, msgspec.json.encode(telling_record(told, every))


def proposed_end(told: ShownEvent) -> bytes:
    """Return what is shown of an event that is proposed."""
    sources = [source_record(source) for source in told.sources]
    return msgspec.json.encode({"date": told.date, "quote": told.quote, "sources": sources})


def proposed_row(proposal: bytes, later: bytes) -> bytes:
    """Return a proposal as it is shown beside its promise, of what is kept of it and of its later event."""
    kept = as_it_was(proposal)
    told = {
        "earlier": kept.earlier,
        "later": kept.later,
        "relation": kept.relation,
        "score": kept.score,
        "order": kept.order,
        "reasons": list(kept.reasons),
    }
    return msgspec.json.encode({**told, **msgspec.json.decode(later)})


def region_pieces(
    rows: Iterable[RegionRow], form: str, limit: int | None, piece: int
) -> Iterator[tuple[str, int, bytes]]:
    """Yield what is shown of each region in pieces, numbered from 0 on, of no more than `piece` bytes.

    Rows are given region by region, in its order, what completes a record behind it.
    """
    for region, found in groupby(rows, lambda row: row.region):
        records = _completed(found)
        lines = records if limit is None else iter(deque(records, limit))
        told = lines if form == "jsonl" else _as_array(lines)
        for number, shown in enumerate(_cut(told, piece)):
            yield region, number, shown


def _completed(rows: Iterable[RegionRow]) -> Iterator[bytes]:
    """Yield the records of a region as lines, complete."""
    record: bytes | None = None
    more: list[RegionRow] = []
    for row in rows:
        if row.kind == RECORD:
            if record is not None:
                yield _with(record, more) if more else record
                more = []
            record = row.shown
        elif row.kind != REGION:
            more.append(row)
    if record is not None:
        yield _with(record, more) if more else record


def _with(record: bytes, more: Iterable[RegionRow]) -> bytes:
    told: dict[str, Any] = msgspec.json.decode(record)
    for kind, found in groupby(more, lambda row: row.kind):
        if kind == OTHERWISE:
            told["disagrees_with"] = [id_at(row.rank or b"") for row in found]
        else:
            shown = [msgspec.json.decode(row.shown or b"") for row in found]
            told = {**told, **shown[0]} if kind == TELLINGS else {**told, "proposed": shown}
    return _line(told)


def _as_array(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines of JSON as one indented array, as `formats.json` writes it."""
    first = True
    for line in lines:
        yield b"[\n  " if first else b",\n  "
        yield msgspec.json.format(line, indent=2).replace(b"\n", b"\n  ")
        first = False
    yield b"[]\n" if first else b"\n]\n"


def _cut(told: Iterable[bytes], piece: int) -> Iterator[bytes]:
    held: list[bytes] = []
    size = number = 0
    for part in told:
        held.append(part)
        size += len(part)
        if size > piece:
            whole = b"".join(held)
            for start in range(0, size - piece, piece):
                yield whole[start : start + piece]
                number = start + piece
            held = [whole[number:]]
            size -= number
    yield b"".join(held)


def _line(record: Mapping[str, Any]) -> bytes:
    return formats.jsonl((record,))
