"""Judgements follow what they were made on: an event that a newer reading of its article tells a little otherwise.

Nothing is rewritten: a judgement names the line it was made on for good. Where the newest reading of that document, of
its revision or of the text it copies has no such line, the event of the same type that tells it best stands for it.
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import msgspec

from timeline.codec import LineError, decode_mapping
from timeline.views.narrow_rows import ArticleReading, EventRow, told_span
from timeline.views.readings import Readings, TextGroup

_WORD = re.compile(r"\w+")
_LIKE = 0.5  # how much of place or words two tellings must share
_SAID = 1 / 3  # how much of what is said, unless the words are the very same
_OF_READING = frozenset({"doubt"})  # fields that speak of how a line was read, not of what happened


class _SaidByLine(msgspec.Struct, frozen=True):
    """What one line says, made ready for comparison."""

    type: str
    span: tuple[int, int]
    quote: frozenset[str]
    said: frozenset[str]


class Successors:
    """Which line of the readings that stand tells what a line of an older one told."""

    def __init__(self, rows: Mapping[str, EventRow], readings: Readings) -> None:
        self._rows = rows
        self._readings = readings
        self._found: dict[tuple[str, str], dict[str, str]] = {}

    def of(self, identity: str) -> str | None:
        """Return what stands for an event or a document: itself, as a rule; None where nothing in it is like it."""
        row = self._rows.get(identity)
        if row is None or not row.line:
            return self._document(identity)
        group = self._group(row.article)
        if group is None or identity in group.told.data.events:
            return identity
        told = next((one for one in self._readings.history.get(row.article, ()) if identity in one.data.events), None)
        return identity if told is None else self._pairs(told, group).get(identity)

    def _document(self, article: str) -> str:
        """Return the document that stands where this one stood."""
        group = self._group(article) if article in self._readings.history else None
        if group is None or article in {source.article for source in group.sources}:
            return article
        return group.told.article

    def reads_alike(self, identity: str, successor: str, field: str | None = None) -> bool:
        """Whether the newer line says the same: all its data, or what is corrected where that is how it was read."""
        old, new = self._line(identity), self._line(successor)
        if field is None:
            return bool(old.get("data") == new.get("data"))
        return field not in _OF_READING or old.get(field) == new.get(field)

    def stands_for(self, article: str) -> TextGroup | None:
        """Return the documents that stand where this one stood, if any does."""
        return self._group(article)

    def _group(self, article: str) -> TextGroup | None:
        """Return the documents that stand where this one stood: its own, or those of its revision."""
        seen = {article}
        todo = deque(seen)
        while todo:
            at = todo.popleft()
            if (group := self._groups.get(at)) is not None:
                return group
            later = [name for name in self._readings.revisions.get(at, ()) if name not in seen]
            todo += later
            seen.update(later)
        return None

    @cached_property
    def _groups(self) -> Mapping[str, TextGroup]:
        return {source.article: group for group in self._readings.groups for source in group.sources}

    def _pairs(self, told: ArticleReading, group: TextGroup) -> dict[str, str]:
        """Return, for the lines of an older reading that are gone, those that tell the same, each but once."""
        key = (told.id, group.told.id)
        if key not in self._found:
            before, after = set(told.data.events), set(group.told.data.events)
            same_text = told.article == group.told.article
            old, new = (dict(self._words(sorted(names))) for names in (before - after, after - before))
            edges = sorted(
                (-score, abs(one.span[0] - other.span[0]), here, there)
                for here, one in old.items()
                for there, other in new.items()
                if one.type == other.type and (score := _likeness(one, other, same_text=same_text))
            )
            pairs: dict[str, str] = {}
            taken: set[str] = set()
            for _, _, here, there in edges:
                if here not in pairs and there not in taken:
                    pairs[here] = there
                    taken.add(there)
            self._found[key] = pairs
        return self._found[key]

    def _words(self, identities: list[str]) -> Iterator[tuple[str, _SaidByLine]]:
        for identity in identities:
            line = self._line(identity)
            if line:
                quote, data = line.get("quote"), line.get("data")
                yield (
                    identity,
                    _SaidByLine(
                        self._rows[identity].type,
                        told_span(line.get("span")) or (0, 0),
                        _in_words(quote),
                        frozenset(_said(data)),
                    ),
                )

    def _line(self, identity: str) -> Mapping[str, Any]:
        row = self._rows.get(identity)
        try:
            return decode_mapping(row.line) if row is not None and row.line else {}
        except LineError:
            return {}


def _likeness(one: _SaidByLine, other: _SaidByLine, *, same_text: bool) -> float:
    """Return how surely two lines tell the same (more than a half where they may), or 0."""
    said, quote = _share(one.said, other.said), _share(one.quote, other.quote)
    if said < _SAID and (one.said or other.said) and (quote < 1 or not said):
        return 0.0
    alike = max(quote, _overlap(one.span, other.span) if same_text else 0.0)
    return round(alike + said, 6) if alike >= _LIKE else 0.0


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return which share of the shorter span lies in the other."""
    shorter = min(one[1] - one[0], other[1] - other[0])
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / shorter if shorter > 0 and common > 0 else 0.0


def _in_words(text: Any) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) if isinstance(text, str) else frozenset()


def _said(value: Any) -> Iterator[str]:
    """Yield the words and numbers in what a line says."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _said(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _said(inner)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield from _in_words(str(value))
