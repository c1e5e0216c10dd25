"""TimelineJS 3: a slide an event. What its dates cannot say stands in `display_date`.

Source: https://timeline.knightlab.com/docs/json-format.html (texts are HTML there, so that ours are escaped).
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import msgspec

from timeline.faces.exchange.calendar_days import calendar_days
from timeline.faces.exchange.sourced_words import headline, source_line, web_address
from timeline.faces.wording.days import in_words
from timeline.faces.wording.event_summary import label, quoted

if TYPE_CHECKING:
    from collections import Counter

    from timeline.app.exported import ExportedView
    from timeline.views.current_lines import ShownEvent

_PARTS = ("year", "month", "day")


def slides(view: ExportedView, unsaid: Counter[str]) -> bytes:
    """Return the object TimelineJS is given; events without any day are left out."""
    made = []
    for told in view.events:
        days = calendar_days(told.date)
        if not days.told:
            unsaid["have no date and are no slides"] += 1
            continue
        unsaid["have a date that only display_date tells whole"] += not days.exact
        made.append(_slide(told, days.start or days.end or "", days.end if days.start else None))
    return msgspec.json.format(msgspec.json.encode({"events": made}), indent=1) + b"\n"


def _slide(told: ShownEvent, start: str, end: str | None) -> dict[str, Any]:
    address = web_address(told)
    source = escape(source_line(told))
    linked = f'<a href="{escape(address)}" rel="noopener">{source or escape(address)}</a>' if address else source
    slide = {
        "unique_id": told.id,
        "start_date": _date(start),
        "display_date": in_words(told.date),
        "group": label(told.type),
        "text": {
            "headline": escape(headline(told)),
            "text": f"<p>{escape(quoted(told.quote))}</p><p>{linked}</p>",
        },
    }
    return {**slide, "end_date": _date(end)} if end and end != start else slide


def _date(text: str) -> dict[str, int]:
    return {name: int(part) for name, part in zip(_PARTS, text.split("-"), strict=False)}
