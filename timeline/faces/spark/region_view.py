"""What a worker does for a view: it is sent the view's name, lines and a question, and sends back what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from timeline.app.opening import uncollected
from timeline.codec import LineError
from timeline.faces.export import formats
from timeline.faces.export.view_records import view_records
from timeline.log.line_shapes import decode_judged, decode_reading
from timeline.views.catalog import PROJECTIONS
from timeline.views.query import Query
from timeline.vocabulary import JUDGEMENT_TYPES, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.views.fold import State
    from timeline.views.narrow_rows import LineRow

SHOWN_AS = {"jsonl": formats.jsonl, "json": formats.json}


def asked(query: Query) -> bytes:
    """Return a question as it is sent."""
    return msgspec.json.encode(query)


def shown_of(
    name: str, lines: Iterable[bytes], question: bytes, form: str = "jsonl", kept: Iterable[bytes] | None = None
) -> bytes:
    """Return what a projection, by its name, shows of lines: the bytes that the command of that view writes.

    `kept` are proposals that were matched before; without them those within the lines are matched.
    """
    with uncollected():
        state = PROJECTIONS[name].fold(lines)
    return shown_of_state(name, state, question, form, kept)


def shown_of_state(
    name: str, state: State[Any], question: bytes, form: str = "jsonl", kept: Iterable[bytes] | None = None
) -> bytes:
    """Return what a projection shows of a state."""
    query = msgspec.json.decode(question, type=Query)
    return SHOWN_AS[form](view_records(name, state, query, kept))


def put_line(name: str, state: State[Any], raw: bytes) -> State[Any]:
    """Return the state of a projection with a line more; what no view can decode is left out."""
    projection = PROJECTIONS[name]
    try:
        row = projection.decode(raw)
        _look_at(row, raw)
    except (LineError, msgspec.DecodeError):
        return state
    return projection.apply(state, row)


def _look_at(row: LineRow, raw: bytes) -> None:
    """Decode what views decode later on. Raises msgspec.DecodeError."""
    if row.v > SCHEMA:
        return
    if row.type == "article":
        decode_reading(raw)
    elif row.type in JUDGEMENT_TYPES:
        decode_judged(raw)


def put_states(name: str, left: State[Any], right: State[Any]) -> State[Any]:
    """Return the state of both parts of a log together."""
    return PROJECTIONS[name].merge(left, right)
