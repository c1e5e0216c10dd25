"""CloudEvents 1.0 in JSON, one a line: an event's record as its data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.faces.exchange.sourced_words import web_address
from timeline.faces.exchange.written_times import changed
from timeline.faces.export.formats import jsonl
from timeline.faces.export.records import event_record, telling_record

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from timeline.app.exported import ExportedView


def envelopes(view: ExportedView, unsaid: Counter[str]) -> bytes:  # noqa: ARG001 - the whole record is in it
    """Return the events, each in its envelope. `time` is when it was recorded or last corrected."""
    return jsonl(_enveloped(view))


def _enveloped(view: ExportedView) -> Iterator[dict[str, Any]]:
    for told in view.events:
        yield {
            "specversion": "1.0",
            "id": told.id,
            "source": web_address(told) or f"urn:sha256:{told.row.article}",
            "type": f"timeline.{told.type}",
            "time": changed(told),
            "datacontenttype": "application/json",
            "data": {**event_record(told), **telling_record(told, view.same.get(told.id, ()))},
        }
