"""An article's text with every reading marked in its place, also where readings cross: cut at every border."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.views.current_lines import ShownEvent


@frozen
class Piece:
    """A piece of a text and the events it belongs to; `starts` are those whose quote begins with it."""

    text: str
    events: tuple[ShownEvent, ...] = ()
    starts: tuple[ShownEvent, ...] = ()


def marked_paragraphs(text: str, events: Iterable[ShownEvent]) -> list[list[Piece]]:
    """Return a text as paragraphs of pieces. A quote that does not stand at its place marks nothing."""
    placed = [(*told.span, told) for told in events if told.span is not None and _stands(text, told)]
    paragraphs: list[list[Piece]] = []
    at = 0
    for paragraph in text.split("\n\n"):
        end = at + len(paragraph)
        if paragraph.strip():
            paragraphs.append(_pieces(text, at, end, [one for one in placed if one[0] < end and one[1] > at]))
        at = end + 2
    return paragraphs


def _stands(text: str, told: ShownEvent) -> bool:
    assert told.span is not None  # noqa: S101 - whoever calls has looked
    start, end = told.span
    return 0 <= start < end and text[start:end] == told.quote


def _pieces(text: str, start: int, end: int, placed: Sequence[tuple[int, int, ShownEvent]]) -> list[Piece]:
    borders = sorted({start, end, *(min(max(place, start), end) for one in placed for place in one[:2])})
    return [
        Piece(
            text[first:last],
            tuple(told for one, other, told in placed if one <= first and other >= last),
            tuple(told for one, _, told in placed if one == first),
        )
        for first, last in pairwise(borders)
    ]
