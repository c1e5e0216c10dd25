"""A projection: a fold over the log that can be thrown away and rebuilt (docs/design.md, 5.2).

Its state is a set of lines keyed by id, so that order, repetition, cuts and merges of the log do not matter; whatever
is sorted, matched or joined waits until a view is asked for.

What a view computes is held in msgspec structs: a class of attrs costs a cold start a millisecond.
"""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

import msgspec
from attrs import field, frozen

from timeline.views.query import Query
from timeline.views.rows import EventRow, Row, decode_row, instant, is_judgement

R = TypeVar("R", bound=Row)
V = TypeVar("V")


class State(msgspec.Struct, Generic[R]):
    """The lines a fold has kept, each once. Everything in it can be saved and loaded."""

    events: dict[str, R] = {}
    articles: dict[str, R] = {}
    judgements: dict[str, R] = {}


@frozen
class Projection(Generic[R, V]):
    """One way of looking at the log.

    `row` is the narrow struct its lines are decoded to, `keeps` says which event types it needs (None: all),
    `view` computes what is shown from a state and a query.
    """

    name: str
    row: type[R]
    view: Callable[[State[R], Query], V]
    keeps: frozenset[str] | None = None
    whole: bool = True  # whether the events' own lines are kept
    _decoder: msgspec.json.Decoder[R] = field(init=False, repr=False, eq=False)

    @_decoder.default
    def _new_decoder(self) -> msgspec.json.Decoder[R]:
        return msgspec.json.Decoder(self.row)

    def decode(self, raw: bytes) -> R:
        """Decode one line of the log to this projection's row. Raises LineError."""
        return decode_row(self._decoder, raw)

    def zero(self) -> State[R]:
        """Return the state of an empty log."""
        return State()

    def apply(self, state: State[R], row: R) -> State[R]:
        """Return the state with one line more; `state` may be changed in place."""
        if row.known and row.type == "article":
            _keep(state.articles, row)
        elif row.known and is_judgement(row):
            _keep(state.judgements, row)
        elif self.keeps is None or row.type in self.keeps:
            if not self.whole:
                row.line = b""
            _keep(state.events, row)
        return state

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
        apply, decode = self.apply, self.decode
        for raw in lines:
            state = apply(state, decode(raw))
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


EventState = State[EventRow]
