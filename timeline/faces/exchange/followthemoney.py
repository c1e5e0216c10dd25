"""FollowTheMoney entities, one a line: each event an Event, its documents Articles, who acts in it a LegalEntity.

Dates and countries are made here: its own cleaner cuts an interval to its first half, and knows no subdivision.
Source: https://followthemoney.tech/explorer/
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from timeline.faces.exchange.calendar_days import calendar_days
from timeline.faces.exchange.sourced_words import headline, web_address
from timeline.faces.exchange.written_times import changed
from timeline.faces.export.formats import jsonl
from timeline.faces.safe_text import clean
from timeline.gazetteer import country_of, name_of

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from timeline.app.exported import ExportedView
    from timeline.views.current_lines import ShownEvent
    from timeline.views.narrow_rows import ArticleReading


def entities(view: ExportedView, unsaid: Counter[str]) -> bytes:
    """Return the entities: documents, then names, then events; `id` of an event is that of the log."""
    return jsonl(_entities(view, unsaid))


def _entities(view: ExportedView, unsaid: Counter[str]) -> Iterator[dict[str, Any]]:
    for source in view.documents.values():
        yield _document(source)
    for name in sorted({name for told in view.events for name in map(clean, told.actors) if name}):
        yield {"id": _of_name(name), "schema": "LegalEntity", "properties": {"name": [name]}}
    for told in view.events:
        days = calendar_days(told.date)
        unsaid["have a date that is told only in part"] += told.date is not None and not days.exact
        yield _event(told, days.start, days.end)


def _event(told: ShownEvent, start: str | None, end: str | None) -> dict[str, Any]:
    one = start is not None and start == end
    address = web_address(told)
    said: dict[str, list[Any]] = {
        "name": [headline(told)],
        "summary": [clean(told.quote)],
        "date": [start] if one else [],
        "startDate": [start] if start and not one else [],
        "endDate": [end] if end and not one else [],
        "country": sorted({country_of(code).lower() for code in told.regions}),
        "location": [name_of(code) for code in told.regions],
        "keywords": [clean(told.type)],
        "involved": [_of_name(name) for name in map(clean, told.actors) if name],
        "proof": [source.article for source in told.sources],
        "sourceUrl": [address] if address else [],
        "publisher": [name for source in told.sources[:1] if (name := clean(source.data.publisher or ""))],
        "modifiedAt": [changed(told)[:10]],
    }
    return _entity(told.id, "Event", said)


def _document(source: ArticleReading) -> dict[str, Any]:
    data = source.data
    days = calendar_days(data.published.value if data.published else source.date)
    said: dict[str, list[Any]] = {
        "title": [clean(data.title)],
        "publisher": [clean(data.publisher or "")],
        "publishedAt": [days.start if days.start == days.end else None],
    }
    return _entity(source.article, "Article", said)


def _entity(identity: str, schema: str, said: dict[str, list[Any]]) -> dict[str, Any]:
    filled = {name: [value for value in values if value] for name, values in said.items()}
    return {"id": identity, "schema": schema, "properties": {name: values for name, values in filled.items() if values}}


def _of_name(name: str) -> str:
    """Return the id of whoever bears a name: the same wherever the name stands."""
    return sha256(f"name:{name}".encode()).hexdigest()[:32]
