"""An article read again as of another day: what its relative dates are then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.errors import TimelineError
from timeline.views.narrow_rows import told_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.app.bench import Bench
    from timeline.model import Event
    from timeline.views.narrow_rows import ArticleReading

_DATED = ("date", "data.deadline", "data.new_deadline", "data.period", "data.term", "data.since", "data.change.base")


def dated_anew(bench: Bench, source: ArticleReading, published: str) -> list[dict[str, Any]]:
    """Return the corrections that give an article's events the dates they have if it was published on another day.

    What a person corrected already stays. Where the document is not here any more as it was read there are none, which
    `bench.notice` is told.
    """
    from timeline.app.event_fields import value_at
    from timeline.codec import event_line

    then = {(one.type, one.span, one.rule): event_line(one) for one in _read(bench, source, published)}
    if not then:
        bench.notice(f"{source.path}: it cannot be read again, so the dates of its events stay as they are")
    found = []
    for identity in source.data.events:
        told = bench.events.get(identity)
        again = then.get(_place(told.was)) if told is not None else None
        if told is None or again is None:
            continue
        by_hand = {judged.of("field") for judged in told.corrections}
        for path in _DATED:
            was, now = value_at(told.was, path), value_at(again, path)
            if was != now and path not in by_hand:
                correction = {"target": identity, "field": path, "now": now}
                found.append(correction if was is None else {**correction, "was": was})
    return found


def _read(bench: Bench, source: ArticleReading, published: str) -> Iterator[Event]:
    from attrs import evolve

    from timeline.app.context import document_at_hand
    from timeline.app.plugin_workers import readers
    from timeline.article import Stated
    from timeline.intake.run.batch import Batch

    document = document_at_hand(bench.workspace, source)
    if document is None:
        return
    said = source.data.stated
    stated = Stated(published=published, publisher=said.publisher, date_order=said.date_order)
    document = evolve(document, stated=stated)
    importer, root = source.data.importer.partition("@")[0], bench.workspace.root
    try:
        with readers(bench.workspace, root, importer=importer) as workers:
            (read,) = workers.read([document])
    except (TimelineError, OSError):
        return
    if isinstance(read, Batch) and read.reading.article == source.article:
        yield from read.events


def _place(line: dict[str, Any]) -> tuple[str, tuple[int, int], str]:
    return line["type"], told_span(line.get("span")) or (0, 0), str(line.get("rule"))
