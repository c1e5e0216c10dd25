"""A document as it was read, on a terminal."""

from collections.abc import Mapping
from typing import Any

from timeline.faces.safe_text import clean
from timeline.faces.terminal.screen import Screen, shorten, wrap

_STAMPS = ("published", "updated", "page_stamp", "fetched")


def page(record: Mapping[str, Any], on: Screen) -> list[str]:
    """Return the lines of a document: what its head says, the events, the text."""
    lines = [on.rule(clean(record["path"])), on.paint(clean(record["title"]), "bold")]
    lines.append(on.paint(f"{record['importer']}: {clean(record['reason'])}", "dim"))
    stamps = [(key.replace("_", " "), record[key]) for key in _STAMPS if record[key]]
    lines += [f"{key:<12}{stamp['value']}  {on.paint(clean(stamp['raw']), 'dim')}" for key, stamp in stamps]
    lines += [f"{key:<12}{clean(record[key])}" for key in ("url", "language", "publisher", "credit") if record[key]]
    lines += [on.paint(f"note: {clean(note)}", "yellow") for note in record["notes"]]
    lines.append("")
    for event in record["events"]:
        head = f"{event['type'].replace('_', '-'):<10} {event.get('date', 'no date'):<24}"
        lines.append(f"{on.paint(head, 'cyan')} {shorten(clean(event['quote']), max(20, on.width - 36))}")
    lines.append("")
    lines += [line for paragraph in record["text"].split("\n\n") for line in (*wrap(clean(paragraph), on.width), "")]
    return lines
