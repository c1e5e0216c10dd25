"""SQLite: events, documents, pledges and what is linked to them, with full-text search over events.

Read by Datasette, and by anything else that reads SQLite 3.9 or newer (FTS5).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from timeline.faces.exchange.event_columns import LINE, LISTS, TEXTS, columns
from timeline.faces.exchange.sourced_words import browsable
from timeline.faces.export.records import source_record

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from timeline.app.exported import ExportedView

_SCHEMA = f"""
CREATE TABLE documents (article TEXT PRIMARY KEY, title TEXT, publisher TEXT, published TEXT, url TEXT, path TEXT,
    credit TEXT);
CREATE TABLE events ({", ".join(f"{name} TEXT{' PRIMARY KEY' * (name == 'id')}" for name in TEXTS)}, {LINE} TEXT,
    FOREIGN KEY (article) REFERENCES documents (article));
CREATE TABLE event_regions (event TEXT REFERENCES events (id), region TEXT, PRIMARY KEY (event, region));
CREATE TABLE event_actors (event TEXT REFERENCES events (id), actor TEXT, PRIMARY KEY (event, actor));
CREATE TABLE same_acts (event TEXT REFERENCES events (id), other TEXT, PRIMARY KEY (event, other));
CREATE TABLE pledges (id TEXT PRIMARY KEY REFERENCES events (id), promiser TEXT, promisee TEXT, action TEXT,
    strength TEXT, condition TEXT, deadline TEXT, testability TEXT, status TEXT, rated_by TEXT, rated_why TEXT);
CREATE TABLE evidence (pledge TEXT REFERENCES pledges (id), event TEXT, relation TEXT, counts_as TEXT, came TEXT,
    self_reported INTEGER, date TEXT, quote TEXT, PRIMARY KEY (pledge, event, relation));
CREATE INDEX events_by_day ON events (first_day);
CREATE INDEX events_by_type ON events (type);
CREATE INDEX regions_of_events ON event_regions (region);
CREATE INDEX actors_of_events ON event_actors (actor);
CREATE VIRTUAL TABLE events_text USING fts5 (quote, who, what, title, content='events', tokenize='unicode61');
"""
_DOCUMENT = ("article", "title", "publisher", "published", "url", "path", "credit")
_SAID = ("promiser", "promisee", "action", "strength", "condition")


def database(view: ExportedView, unsaid: Counter[str]) -> bytes:  # noqa: ARG001 - the whole line is in it
    """Return a database file."""
    with closing(sqlite3.connect(":memory:")) as made:
        made.executescript(_SCHEMA)
        with made:
            _fill(made, "documents", _documents(view))
            rows = [columns(told, view) for told in view.events]
            _fill(made, "events", (tuple(map(_storable, (row[name] for name in (*TEXTS, LINE)))) for row in rows))
            for table, name in (("event_regions", LISTS[0]), ("event_actors", LISTS[1]), ("same_acts", LISTS[2])):
                _fill(
                    made, table, ((row["id"], _storable(value)) for row in rows for value in dict.fromkeys(row[name]))
                )
            _fill(made, "pledges", _pledges(view))
            _fill(made, "evidence", _evidence(view))
            made.execute("INSERT INTO events_text (events_text) VALUES ('rebuild')")
        return bytes(made.serialize())


def _fill(made: sqlite3.Connection, table: str, rows: Iterator[tuple[Any, ...]]) -> None:
    for row in rows:
        made.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 - our own names


def _documents(view: ExportedView) -> Iterator[tuple[Any, ...]]:
    for source in view.documents.values():
        told = {**source_record(source), "url": browsable(source.data.url)}
        yield tuple(_storable(told.get(name)) for name in _DOCUMENT)


def _pledges(view: ExportedView) -> Iterator[tuple[Any, ...]]:
    for identity, promise in view.promises.items():
        rated = promise.rating.judged if promise.rating is not None else None
        said = (_storable(promise.told.data.get(name)) for name in _SAID)
        deadline = promise.deadline.isoformat() if promise.deadline else None
        why = (rated.by, _storable(rated.data.get("reason"))) if rated is not None else (None, None)
        yield (identity, *said, deadline, promise.testability, promise.status, *why)


def _evidence(view: ExportedView) -> Iterator[tuple[Any, ...]]:
    for identity, promise in view.promises.items():
        for found in promise.evidence:
            told = found.told
            counted = (found.link.relation, found.relation, found.order, int(found.self_reported))
            yield (identity, told.id, *counted, told.date, _storable(told.quote))


def _storable(value: Any) -> str | None:
    """Return a text that SQLite can hold: none of what is nested, and no half of a letter."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else None
