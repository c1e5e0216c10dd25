"""What a process that reads answers, as bytes that are data and nothing else: decoded to the types that are declared.

The process may have run anything; nothing it sends is ever executed, and what is of another type is its fault.
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from timeline.article import Article
from timeline.errors import TimelineError
from timeline.intake.run.batch import Batch, Rejected
from timeline.model import EVENT_DATA, Basis, Event, Passage, Reading
from timeline.vocabulary import SEALED_TYPES

MOST_BYTES = 1 << 28


class AnswerError(TimelineError):
    """An answer that is none."""


class Offered(msgspec.Struct, frozen=True):
    """An importer that a process has collected."""

    name: str
    version: int
    rank: int
    origin: str


class Loading(msgspec.Struct, frozen=True, tag="loading"):
    """A plugin is being loaded: `NAME (ORIGIN)`."""

    label: str


class Reached(msgspec.Struct, frozen=True, tag="reached"):
    """A document was read to an article; its events are looked for now."""

    path: str


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """What a process found when it collected the importers. `untrusted` are the files of plugins that it left out."""

    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    importers: tuple[Offered, ...] = ()
    untrusted: tuple[str, ...] = ()


class Done(msgspec.Struct, frozen=True, tag="done"):
    """What a task other than reading gave, as JSON."""

    path: str
    told: bytes


class _SentEvent(msgspec.Struct, frozen=True):
    """An event, its data of a type that only its name tells."""

    type: str
    article: str
    span: tuple[int, int]
    quote: str
    rule: str
    data: dict[str, Any]
    date: str | None
    basis: Basis
    date_text: str | None
    regions: tuple[str, ...]
    actors: tuple[str, ...]
    also: tuple[Passage, ...]
    doubt: str | None


class _SentBatch(msgspec.Struct, frozen=True, tag="batch"):
    path: str
    reason: str
    article: Article
    reading: Reading
    events: tuple[_SentEvent, ...]
    faults: tuple[str, ...]


class _SentRejection(msgspec.Struct, frozen=True, tag="rejected"):
    path: str
    reason: str
    faults: tuple[str, ...]


Answer = Batch | Rejected | Done | Ready | Loading | Reached
_Sent = _SentBatch | _SentRejection | Done | Ready | Loading | Reached


def _mapping(value: Any) -> Any:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a {type(value).__name__} cannot be handed over")


_encode = msgspec.msgpack.Encoder(enc_hook=_mapping).encode
_decode: "msgspec.msgpack.Decoder[_Sent]" = msgspec.msgpack.Decoder(_Sent)


def packed(answer: Answer) -> bytes:
    """Return an answer as bytes. Raises TypeError, ValueError, OverflowError, RecursionError of what is no data."""
    if isinstance(answer, Batch):
        told: Any = {"type": "batch", **{name: getattr(answer, name) for name in _SentBatch.__struct_fields__}}
        return _encode(told)
    if isinstance(answer, Rejected):
        return _encode({"type": "rejected", "path": answer.path, "reason": answer.reason, "faults": answer.faults})
    return _encode(answer)


def unpacked(raw: bytes) -> Answer:
    """Return the answer that bytes are. Raises AnswerError."""
    try:
        sent = _decode.decode(raw)
        if isinstance(sent, _SentBatch):
            return _batch(sent)
        if isinstance(sent, _SentRejection):
            return Rejected(path=sent.path, reason=sent.reason, faults=sent.faults)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise AnswerError(str(error)) from None
    return sent


def _batch(sent: _SentBatch) -> Batch:
    return Batch(
        path=sent.path,
        reason=sent.reason,
        article=sent.article,
        reading=sent.reading,
        events=tuple(map(_event, sent.events)),
        faults=sent.faults,
    )


def _event(sent: _SentEvent) -> Event:
    if sent.type in SEALED_TYPES:
        raise AnswerError(f"an event cannot be of type {sent.type!r}, which tells other lines")
    shape = EVENT_DATA.get(sent.type)
    return Event(
        type=sent.type,
        article=sent.article,
        span=sent.span,
        quote=sent.quote,
        rule=sent.rule,
        data=sent.data if shape is None else msgspec.convert(sent.data, shape),
        date=sent.date,
        basis=sent.basis,
        date_text=sent.date_text,
        regions=sent.regions,
        actors=sent.actors,
        also=sent.also,
        doubt=sent.doubt,
    )
