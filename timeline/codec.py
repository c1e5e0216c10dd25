"""Between values and the bytes of a line: canonical JSON, content ids, seals, and the decoders replay uses.

A canonical line is UTF-8 JSON with sorted keys and no blanks; whole numbers are written as integers; keys with nothing
to say are left out. `id` is the first 32 hex digits of sha256 over the line without `id`, `prev` and `seal`, and in an
article line also without `recorded` and `by`, and without the keys of `data` that it names as `apart`.
"""

import math
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

import msgspec

from timeline.errors import TimelineError
from timeline.vocabulary import KNOWN_TYPES, SCHEMA

if TYPE_CHECKING:
    from hashlib import _Hash as HASH

    from timeline.model import Event, Judgement, Reading

_encode = msgspec.json.Encoder(order="sorted").encode
_EXACT_INTEGERS = 2**53
_LEAVES = frozenset({str, int, bool, type(None)})


class LineError(TimelineError):
    """Bytes that are no line of the log. The log adds file and line number."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """Any line, decoded whole. A line of a type or version unknown here keeps all its other keys in `data`."""

    v: int
    id: str
    type: str
    date: str | None = None
    basis: str = "none"
    date_text: str | None = None
    regions: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    article: str = ""
    span: tuple[int, int] | None = None
    quote: str = ""
    rule: str = ""
    data: dict[str, Any] = {}
    also: tuple[dict[str, Any], ...] = ()
    doubt: str | None = None
    recorded: str | None = None
    by: str | None = None
    apart: tuple[str, ...] = ()
    prev: tuple[str, ...] = ()
    seal: str | None = None

    @property
    def path(self) -> str | None:
        """Where the copy of a document lay that an article line is of."""
        told = self.data.get("path")
        return told if isinstance(told, str) else None


class _Header(msgspec.Struct, frozen=True):
    v: int
    id: str
    type: str


_decode_line = msgspec.json.Decoder(Line).decode
_decode_header = msgspec.json.Decoder(_Header).decode
_decode_any = msgspec.json.Decoder(dict[str, Any]).decode
_decode_plain = msgspec.json.Decoder(dict[str, Any], float_hook=lambda text: _plain(float(text))).decode


Upcast = Callable[[dict[str, Any]], dict[str, Any]]

OF_THE_COPY = ("fetched", "path")  # what an article line tells of the copy that was read, not of the document

# One step for each version that was ever released, from it to the next; the last leads to SCHEMA. A step gets a whole
# line and returns one that says the same. `id`, `prev` and `seal` stay those of the bytes in the log: they are never
# made anew, and lines are never rewritten.
UPCASTS: Mapping[int, Upcast] = MappingProxyType({})


def decode(raw: bytes, upcasts: Mapping[int, Upcast] = UPCASTS) -> Line:
    """Decode one line, of whatever version. Raises LineError."""
    try:
        header = _decode_header(raw)
        if header.v == SCHEMA and header.type in KNOWN_TYPES:
            return _decode_line(raw)
        rest = _upcast(_decode_any(raw), header.v, upcasts)
        if header.v < SCHEMA and rest["type"] in KNOWN_TYPES:
            return msgspec.convert(rest, Line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise LineError(str(error)) from None
    kept = {key: value for key, value in rest.items() if key not in ("v", "id", "type")}
    return Line(v=rest["v"], id=header.id, type=rest["type"], data=kept)


def decode_mapping(raw: bytes, upcasts: Mapping[int, Upcast] = UPCASTS) -> dict[str, Any]:
    """Decode one line, of whatever version, to a plain mapping that keeps every key. Raises LineError."""
    line = as_written(raw)
    version = line.get("v")
    return _upcast(line, version, upcasts) if isinstance(version, int) else line


def as_written(raw: bytes) -> dict[str, Any]:
    """Decode one line to the mapping it was written as, in its own version: what its id and seal speak of.

    Raises LineError.
    """
    try:
        return _decode_any(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise LineError(str(error)) from None


def current(raw: bytes, upcasts: Mapping[int, Upcast] = UPCASTS) -> bytes:
    """Return a line of an older version in the words of this one, for decoders of one's own. Raises LineError."""
    return canonical(decode_mapping(raw, upcasts))


def _upcast(line: dict[str, Any], version: int, upcasts: Mapping[int, Upcast]) -> dict[str, Any]:
    while version < SCHEMA:
        if version not in upcasts:
            raise LineError(f"version {version} is older than any that was ever released")
        line = upcasts[version](line)
        version += 1
        line["v"] = version
    return line


def canonical(line: Mapping[str, Any]) -> bytes:
    """Return the canonical bytes of a line, without the newline. Raises LineError on NaN and lone surrogates."""
    try:
        plain = _plain(line)
    except RecursionError as error:
        raise LineError(str(error)) from None
    return encode(plain)


def is_canonical(raw: bytes) -> bool:
    """Whether bytes are those that the line they tell is written as. Raises LineError."""
    try:
        return encode(_decode_plain(raw)) == raw
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise LineError(str(error)) from None


def content_id(line: Mapping[str, Any], *, plain: bool = False) -> str:
    """Return the id a line must bear. `plain` says that it was read from canonical bytes, which spares making it so."""
    left_out = {"id", "prev", "seal"}
    if line.get("type") == "article":
        left_out |= {"recorded", "by"}
        data = line.get("data")
        if isinstance(data, dict) and line.get("apart") == list(OF_THE_COPY):
            line = {**line, "data": {key: value for key, value in data.items() if key not in OF_THE_COPY}}
    return _sha256_without(left_out, line, plain=plain)[:32]


def seal_of(line: Mapping[str, Any], *, plain: bool = False) -> str:
    """Return the seal an article or judgement line must bear: sha256 over the line without `seal`. `plain` as above."""
    return _sha256_without({"seal"}, line, plain=plain)


def event_line(event: "Event") -> dict[str, Any]:
    """Return the line of an event, with its id."""
    line = {"v": SCHEMA, **_told(event)}
    line["id"] = _sha256()(encode(line)).hexdigest()[:32]
    return line


def article_line(reading: "Reading", *, recorded: str, by: str, prev: Sequence[str]) -> dict[str, Any]:
    """Return the article line that closes a batch, with id and seal. `recorded` is UTC, ISO 8601, `Z` ended."""
    data = _told(reading)
    line = {"v": SCHEMA, "type": "article", "article": data.pop("article"), "recorded": recorded, "by": by}
    if "date" in data:
        line["date"] = data.pop("date")
    line["apart"] = list(OF_THE_COPY)
    return _sealed({**line, "data": {**data, "events": sorted(reading.events)}}, prev)


def judgement_line(judgement: "Judgement", *, recorded: str, by: str, prev: Sequence[str]) -> dict[str, Any]:
    """Return the line of a judgement, with id and seal. `recorded` is UTC, ISO 8601, `Z` ended."""
    data = _told(judgement.data)
    return _sealed({"v": SCHEMA, "type": judgement.type, "data": data, "recorded": recorded, "by": by}, prev)


def encode(line: Mapping[str, Any]) -> bytes:
    """Return the bytes of a line that was made here, and so is canonical but for the order of its keys.

    Raises LineError on what JSON cannot carry.
    """
    try:
        return _encode(line)
    except (UnicodeEncodeError, TypeError, RecursionError) as error:
        raise LineError(str(error)) from None


def _sha256_without(left_out: Container[str], line: Mapping[str, Any], *, plain: bool) -> str:
    kept = {key: value for key, value in line.items() if key not in left_out}
    return _sha256()(encode(kept) if plain else canonical(kept)).hexdigest()


@cache
def _sha256() -> Callable[[bytes], "HASH"]:
    from hashlib import sha256  # noqa: PLC0415 - it loads a library of its own, which reading has no use for

    return sha256


def _identified(line: dict[str, Any]) -> dict[str, Any]:
    return {**line, "id": content_id(line, plain=True)}


def _sealed(line: dict[str, Any], prev: Sequence[str]) -> dict[str, Any]:
    linked = {**_identified(line), "prev": sorted(set(prev))}
    return {**linked, "seal": seal_of(linked, plain=True)}


def _told(value: Any) -> Any:
    """Return what a value says as plain JSON, without keys that say nothing, at every depth; False and 0 do."""
    names, values = _fields(cast("Hashable", type(value)))
    if names:
        return _said(zip(names, values(value), strict=True))
    if isinstance(value, list | tuple):
        return [said if type(said) in _LEAVES else _told(said) for said in value]
    if isinstance(value, dict | Mapping):
        return _said((str(key), inner) for key, inner in value.items())
    return _plain(value)


def _said(told: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    said = {}
    for key, inner in told:
        if inner:
            kind = type(inner)
            if kind in _LEAVES:
                said[key] = inner
            elif kind is tuple and _LEAVES.issuperset(map(type, inner)):
                said[key] = list(inner)
            elif plain := _told(inner):
                said[key] = plain
        elif inner is not None and inner == 0:
            said[key] = _plain(inner)
    return said


@cache
def _fields(kind: Hashable) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Return the names of a class's fields, none where it has none, and what takes their values from an object."""
    names = tuple(field.name for field in getattr(kind, "__attrs_attrs__", ()))
    if len(names) == 1:
        return names, lambda value: (getattr(value, names[0]),)
    return names, attrgetter(*names) if names else tuple


def _plain(value: Any) -> Any:
    if type(value) in _LEAVES:  # nearly all there is
        return value
    if isinstance(value, dict | Mapping):  # asking for a dict first spares most the dearer question
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, float):
        if not math.isfinite(value):
            raise LineError(f"{value} is not a number that JSON can write")
        return int(value) if value.is_integer() and abs(value) < _EXACT_INTEGERS else value
    return value
