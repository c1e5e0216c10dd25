"""What a line hangs on and what it names, whatever its type and version."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from timeline.codec import Line
from timeline.vocabulary import KNOWN_TYPES, SCHEMA

REVISION_OF = "revision_of"  # the field of a document, of which a person may say what it is


class Ties(Struct, frozen=True):
    """`seal` of a line that bears one, and `prev`, the seals it was appended after."""

    seal: str | None
    prev: tuple[str, ...]


_LOOSE = Ties(None, ())


class ClosedBatch(Struct, frozen=True):
    """What an article line says about its document, and the ids of the events it closes."""

    url: str | None
    asked: tuple[str, ...]
    text_sha256: str | None
    copy_of: str | None
    revision_of: str | None
    events: tuple[str, ...]


def ties(line: Line) -> Ties:
    """Return the seals of a line; one of an unknown type or a newer version may bear them too."""
    if line.type in KNOWN_TYPES and line.v <= SCHEMA:
        return _LOOSE if line.seal is None else Ties(line.seal, line.prev)
    return Ties(_text(line.data.get("seal")), strings(line.data.get("prev")))


def batch(line: Line) -> ClosedBatch:
    """Return what an article line closes."""
    said = said_by(line)
    return ClosedBatch(
        url=_text(said.get("url")),
        asked=strings(said.get("asked")),
        text_sha256=_text(said.get("text_sha256")),
        copy_of=_text(said.get("copy_of")),
        revision_of=_text(said.get("revision_of")),
        events=strings(said.get("events")),
    )


def document(line: Line) -> str:
    """Return the document that a line is of, or an empty text."""
    return _text(line.data.get("article")) or "" if line.v > SCHEMA else line.article


def when(line: Line) -> str:
    """Return when a line was recorded, as a text that sorts in time whatever its fractions."""
    return (line.recorded or "").removesuffix("Z")


def targets(line: Line) -> tuple[str, ...]:
    """Return the ids that a judgement names."""
    said = said_by(line)
    named = [said.get(field) for field in ("target", "earlier", "later", "pledge")]
    return (*strings(named), *strings(said.get("evidence")))


def revises(line: Line) -> tuple[str, str] | None:
    """Return what a judgement says of two documents: that the first revises the second."""
    said = said_by(line)
    newer, older = _text(said.get("target")), _text(said.get("now"))
    told = line.type == "correction" and said.get("field") == REVISION_OF
    return (newer, older) if told and newer and older else None


def strings(value: Any) -> tuple[str, ...]:
    """Return the texts of a list; nothing where it is none."""
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def said_by(line: Line) -> Mapping[str, Any]:
    """Return what stands under `data`; a line of a newer version is kept whole in `data` itself."""
    said = line.data.get("data") if line.v > SCHEMA else line.data
    return said if isinstance(said, dict) else {}


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
