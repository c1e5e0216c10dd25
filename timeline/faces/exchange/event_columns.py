"""An event as a flat row of typed columns: what the tables for other programs have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.codec import canonical
from timeline.faces.exchange.calendar_days import calendar_days
from timeline.faces.exchange.sourced_words import web_address
from timeline.faces.exchange.written_times import changed, recorded
from timeline.faces.export.records import source_record
from timeline.faces.wording.event_summary import gist

if TYPE_CHECKING:
    from timeline.app.exported import ExportedView
    from timeline.views.current_lines import ShownEvent

TEXTS = (
    "id",
    "type",
    "date",
    "first_day",
    "last_day",
    "basis",
    "who",
    "what",
    "quote",
    "status",
    "deadline",
    "rule",
    "doubt",
    "article",
    "title",
    "publisher",
    "published",
    "url",
    "recorded",
    "changed",
)
LISTS = ("regions", "actors", "same_act")
LINE = "line"  # the event's own line as the log has it, corrections applied


def columns(told: ShownEvent, view: ExportedView) -> dict[str, Any]:
    """Return a row: texts or None, lists of texts, and the whole line as canonical JSON."""
    days = calendar_days(told.date)
    promise = view.promises.get(told.id)
    found = gist(told)
    source = source_record(told.sources[0]) if told.sources else {}
    return {
        "id": told.id,
        "type": told.type,
        "date": told.date,
        "first_day": days.first.isoformat() if days.first else None,
        "last_day": days.last.isoformat() if days.last else None,
        "basis": _text(told.line.get("basis")),
        "who": found.who,
        "what": " ".join(part for part in (found.lead, found.act, found.rest) if part),
        "quote": told.quote,
        "status": promise.status if promise else None,
        "deadline": promise.deadline.isoformat() if promise and promise.deadline else None,
        "rule": _text(told.line.get("rule")),
        "doubt": _text(told.line.get("doubt")),
        "article": told.row.article or None,
        **{key: source.get(key) for key in ("title", "publisher", "published")},
        "url": web_address(told),
        "recorded": recorded(told),
        "changed": changed(told),
        "regions": list(told.regions),
        "actors": list(told.actors),
        "same_act": [other.id for other in view.same.get(told.id, ()) if other.id != told.id],
        LINE: canonical(told.line).decode(),
    }


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
