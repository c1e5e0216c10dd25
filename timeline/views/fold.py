"""A projection: a fold over the log that can be thrown away and rebuilt (docs/design.md, 5.2).

Its state is a set of lines keyed by id, so that order, repetition, cuts and merges of the log do not matter; whatever
is sorted, matched or joined waits until a view is asked for.

What a view computes is held in msgspec structs: a class of attrs costs a cold start a millisecond.
"""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

import msgspec

from timeline.views.narrow_rows import LineRow, decode_narrow, decode_row, instant
from timeline.views.query import Query
from timeline.vocabulary import JUDGEMENT_TYPES, SCHEMA

R = TypeVar("R", bound=LineRow)
V = TypeVar("V")


class State(msgspec.Struct, Generic[R]):
    """The lines a fold has kept, each once. Everything in it can be saved and loaded."""

    events: dict[str, R] = {}
    articles: dict[str, R] = {}
    judgements: dict[str, R] = {}


class Projection(msgspec.Struct, Generic[R, V], frozen=True):
    """One way of looking at the log.

    `row` is the narrow struct its lines are decoded to, `keeps` says which event types it needs (None: all),
    `view` computes what is shown from a state and a query.
    """

    name: str
    row: type[R]
    view: Callable[[State[R], Query], V]
    keeps: frozenset[str] | None = None
    whole: bool = True  # whether the events' own lines are kept
    _decoder: msgspec.json.Decoder[R] = msgspec.UNSET  # type: ignore[assignment]  # made of `row`, below

    def __post_init__(self) -> None:
        """Make the decoder once."""
        msgspec.structs.force_setattr(self, "_decoder", msgspec.json.Decoder(self.row))

    def decode(self, raw: bytes) -> R:
        """Decode one line of the log to this projection's row. Raises LineError."""
        return decode_row(self._decoder, raw)

    def rows(self, block: bytes) -> list[R] | None:
        """Decode a block of lines, line ends between them, in one call.

        None where one of them has to be looked at by itself, with `decode`.
        """
        rows = decode_narrow(self._decoder, block)
        if rows is not None:
            for row, raw in zip(rows, block.split(b"\n"), strict=True):
                if row.v < SCHEMA:
                    return None
                row.line = raw
        return rows

    def zero(self) -> State[R]:
        """Return the state of an empty log."""
        return State()

    def apply(self, state: State[R], row: R) -> State[R]:
        """Return the state with one line more; `state` may be changed in place."""
        return self.gather(state, (row,))

    def merge(self, left: State[R], right: State[R]) -> State[R]:
        """Return the state of both parts of a log together; `left` may be changed in place."""
        for ours, theirs in (
            (left.events, right.events),
            (left.articles, right.articles),
            (left.judgements, right.judgements),
        ):
            for row in theirs.values():
                _keep(ours, row)
        return left

    def fold(self, lines: Iterable[bytes], state: State[R] | None = None) -> State[R]:
        """Fold lines, each without its newline, onto a state (the empty one unless given)."""
        state = self.zero() if state is None else state
        return self.gather(state, map(self.decode, lines))

    def gather(self, state: State[R], rows: Iterable[R]) -> State[R]:
        """Return the state with many lines more, as `apply` does with each; `state` may be changed in place."""
        keeps, whole = self.keeps, self.whole
        events, articles, judgements = state.events, state.articles, state.judgements
        for row in rows:
            kind = row.type
            if kind == "article" and row.v <= SCHEMA:
                place = articles
            elif kind in JUDGEMENT_TYPES and row.v <= SCHEMA:
                place = judgements
            elif keeps is None or kind in keeps:
                place = events
                if not whole:
                    row.line = b""
            else:
                continue
            if place.setdefault(row.id, row) is not row:
                _keep(place, row)
        return state

    def save(self, state: State[R]) -> bytes:
        """Return a state as bytes."""
        return msgspec.msgpack.encode(state)

    def load(self, saved: bytes) -> State[R]:
        """Return the state that `save` wrote."""
        kind: Any = State[self.row]  # type: ignore[name-defined]  # the row type is known only at run time
        state: State[R] = msgspec.msgpack.decode(saved, type=kind)
        return state


def _keep(rows: dict[str, R], row: R) -> None:
    """Keep one row an id: of the same reading recorded twice the earlier, else the smaller line."""
    other = rows.get(row.id)
    if other is None or (instant(row.recorded), row.line) < (instant(other.recorded), other.line):
        rows[row.id] = row
