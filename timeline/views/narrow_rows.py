"""What a fold decodes of a line: its narrow row, with the whole line kept beside it for the few that are shown."""

from typing import Any, TypeVar

import msgspec

from timeline.codec import LineError, current
from timeline.log.line_shapes import (
    ArticleData,
    ArticleReading,
    Judged,
    Stamped,
    decode_judged,
    decode_reading,
)
from timeline.vocabulary import KNOWN_TYPES, SCHEMA

__all__ = [
    "ArticleData",
    "ArticleReading",
    "EventRow",
    "Judged",
    "LineRow",
    "Stamped",
    "decode_judged",
    "decode_narrow",
    "decode_reading",
    "decode_row",
    "instant",
    "known_by",
    "told_span",
]


class LineRow(msgspec.Struct, gc=False):
    """What every fold needs of any line. `line` is the line's own bytes (no key of JSON is empty, so none collides)."""

    v: int
    id: str
    type: str
    article: str = ""
    recorded: str | None = None
    by: str | None = None
    line: bytes = msgspec.field(default=b"", name="")

    @property
    def known(self) -> bool:
        """Whether this version knows what the line says."""
        return self.v <= SCHEMA and self.type in KNOWN_TYPES


class EventRow(LineRow, gc=False):
    """What filters and sorting need of an event."""

    date: str | None = None
    regions: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


_Some = TypeVar("_Some", bound=LineRow)
_Struct = TypeVar("_Struct", bound=msgspec.Struct)
_OPENING, _CLOSING = b"{}"
_ENDS = 2  # of a place in a text
_header = msgspec.json.Decoder(LineRow)


def decode_row(decoder: msgspec.json.Decoder[_Some], raw: bytes) -> _Some:
    """Decode one line to a narrow row.

    A line of a type or version unknown here, whose keys may mean something else, keeps what every line has.
    Raises LineError.
    """
    try:
        row = decoder.decode(raw)
    except msgspec.ValidationError as error:
        kind: Any = decoder.type  # declared a class by one version of msgspec, a form of a type by the next
        row = _plain(kind, raw, str(error))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise LineError(str(error)) from None
    if row.v < SCHEMA:
        return decode_row(decoder, current(raw))
    row.line = raw
    return row


def decode_narrow(decoder: msgspec.json.Decoder[_Struct], block: bytes) -> list[_Struct] | None:
    """Decode a block of lines, line ends between them, in one call: the cheapest there is.

    None where a line is none, or does not fit: then they are to be looked at one by one. The decoder itself would take
    a value broken over two lines or two on one line; where each line begins and ends as an object does, none is broken.
    """
    if block[:1] != b"{" or block[-1:] != b"}":
        return None
    number, border = 1, block.find(b"\n")
    while border >= 0:
        if block[border - 1] != _CLOSING or block[border + 1] != _OPENING:
            return None
        number, border = number + 1, block.find(b"\n", border + 1)
    try:
        rows = decoder.decode_lines(block)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return rows if len(rows) == number else None


class _Bare(msgspec.Struct):
    v: int
    id: str
    type: str
    recorded: Any = None
    article: Any = ""


_bare = msgspec.json.Decoder(_Bare)


def _plain(kind: type[_Some], raw: bytes, reason: str) -> _Some:
    try:
        bare = _bare.decode(raw)
    except msgspec.DecodeError as error:
        raise LineError(str(error)) from None
    if bare.v == SCHEMA and bare.type in KNOWN_TYPES:
        raise LineError(reason)
    recorded = bare.recorded if isinstance(bare.recorded, str) else None
    article = bare.article if isinstance(bare.article, str) else ""
    return kind(v=bare.v, id=bare.id, type=bare.type, recorded=recorded, article=article)


def told_span(value: Any) -> tuple[int, int] | None:
    """Return a place in a text as a line says it, from where to where; None of anything else that may stand there."""
    if not isinstance(value, (list, tuple)) or len(value) != _ENDS:
        return None
    start, end = value
    return (start, end) if isinstance(start, int) and isinstance(end, int) else None


def instant(recorded: str | None) -> str:
    """Return a UTC time of recording as a text that sorts in time, whatever its fractions."""
    return (recorded or "").rstrip("Z")


def known_by(recorded: str | None, known_at: str | None) -> bool:
    """Whether something recorded then was known at `known_at` (a day or any longer prefix, itself included)."""
    if known_at is None:
        return True
    limit = instant(known_at)
    return instant(recorded)[: len(limit)] <= limit
