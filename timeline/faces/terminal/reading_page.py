"""A document as it was read, on a terminal: its head, what was understood, as a history shows it, and its text."""

from collections.abc import Iterator, Mapping
from typing import Any

from timeline import codec
from timeline.app.ids import ids
from timeline.faces.safe_text import clean
from timeline.faces.terminal.history_page import by_date, sentence_lines
from timeline.faces.terminal.screen import Screen, counted, flow, wrap
from timeline.faces.wording.days import in_words, weekday
from timeline.faces.wording.told_sentences import by_sentence
from timeline.views.current_lines import ShownEvent
from timeline.views.history import projection

_STAMPS = ("published", "updated", "page_stamp", "fetched")
_NAME = 12  # columns of what stands before a stamp


def page(record: Mapping[str, Any], on: Screen) -> list[str]:
    """Return the lines of a document: what its head says, the events, the text."""
    return list(_lines(record, on))


def _lines(record: Mapping[str, Any], on: Screen) -> Iterator[str]:
    yield on.rule(clean(record["path"]))
    yield from (on.paint(line, "bold") for line in wrap(clean(record["title"]), on.width))
    yield from (on.paint(line, "dim") for line in wrap(f"{record['importer']}: {clean(record['reason'])}", on.width))
    for key in (key for key in _STAMPS if record[key]):
        name, stamp = f"{key.replace('_', ' '):<{_NAME}}", record[key]
        yield from flow([f"{name}{in_words(stamp['value'])}", on.paint(f"“{clean(stamp['raw'])}”", "dim")], on.width)
    for key in (key for key in ("url", "language", "publisher", "credit") if record[key]):
        yield from wrap(f"{key:<{_NAME}}{clean(record[key])}", on.width)
    for note in record["notes"]:
        yield from (on.paint(line, "yellow") for line in wrap(f"note: {clean(note)}", on.width))
    yield from _events(record["events"], on)
    yield ""
    yield on.rule("text")
    for paragraph in record["text"].split("\n\n"):
        yield from wrap(clean(paragraph), on.width)
        yield ""


def _events(lines: list[dict[str, Any]], on: Screen) -> Iterator[str]:
    found = [ShownEvent(projection.decode(codec.canonical(line)), (), ()) for line in lines]
    found.sort(key=ShownEvent.key)
    named = ids(told.id for told in found)
    yield ""
    yield on.paint(counted(len(found), "event"), "bold")
    for date, told in by_date(found):
        day = weekday(date)
        yield on.rule(clean(in_words(date)) + (f", {day}" if day else ""))
        for sentence in by_sentence(told):
            yield from sentence_lines(sentence, {}, named, on, every=True)
