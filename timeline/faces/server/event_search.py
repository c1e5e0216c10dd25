"""Looking for events by their words, of which a full-text index is kept beside the log's."""

from __future__ import annotations

import re
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.faces import wording
from timeline.faces.exchange import sourced_words
from timeline.faces.exchange.sourced_words import headline, source_line
from timeline.gazetteer import DATA, name_of
from timeline.index.event_words import EventWords

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.views.current_lines import ShownEvent

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 16  # of a question; what it says beyond is not looked for
_COLUMNS = {"headline": 4, "quote": 2, "actors": 2, "regions": 1, "source": 1}
_KEY_BYTES = 16


class EventSearch:
    """Events with an index of the words of their quote, headline, actors, regions and source.

    `log` is beside whose index it is kept (None: in memory), `most` how many lines that log has.
    """

    def __init__(self, events: Sequence[ShownEvent], log: Path | None = None, most: int = 0) -> None:
        self._events = events
        self._words = EventWords(log, _COLUMNS, [*map(_key, events)], lambda at: _said(events[at]), most)

    def find(self, asked: str, most: int) -> tuple[list[ShownEvent], int]:
        """Return the best events that have all the words (each may go on), at most so many, and how many there are."""
        words = _WORD.findall(asked.replace("\0", " "))[:_MOST_WORDS]
        if not words:
            return [], 0
        places, count = self._words.find(" ".join(f'"{word}"*' for word in words), most)
        return [self._events[at] for at in places], count


def _said(told: ShownEvent) -> tuple[str, ...]:
    regions = " ".join(f"{name_of(code)} {code}" for code in told.regions)
    return headline(told), told.quote, " ".join(told.names), regions, source_line(told)


@cache
def _program() -> str:
    """Return what changes whenever the words for an event or the names of regions do."""
    files = [Path(sourced_words.__file__), DATA / "regions.tsv"]
    files += sorted(path for folder in wording.__path__ for path in Path(folder).glob("*.py"))
    told = blake2b(digest_size=_KEY_BYTES)
    for path in files:
        told.update(path.read_bytes())
    return told.hexdigest()


def _key(told: ShownEvent) -> bytes:
    """Return what tells apart all that may be said of an event: its line, what was judged of it, and its source."""
    source = told.sources[0] if told.sources else None
    parts = [_program(), told.id, *(judged.id for judged in told.corrections), *told.names]
    if source is not None:
        stamp = source.data.published.value if source.data.published else source.date
        parts += [source.data.publisher or "", source.data.title, stamp or ""]
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=_KEY_BYTES).digest()
