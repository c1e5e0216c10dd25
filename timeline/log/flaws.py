"""Lines that are not as they should be, looked for when a log is read for the first time: named, and gone on without.

A line that cannot be decoded as views decode it is left out of them. One whose id is not that of its content was
altered: it is shown as it stands. A line with an id that was retracted is a fault no more.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import msgspec

from timeline import codec
from timeline.log.line_shapes import decode_judged, decode_reading
from timeline.log.lines import numbered, reason
from timeline.vocabulary import JUDGEMENT_TYPES, SCHEMA

_ID_DIGITS = 32


class FlawedLine(msgspec.Struct, frozen=True):
    """One such line: its number from 1, where its bytes stand, its id where it tells one, what is wrong."""

    number: int
    offset: int
    size: int
    id: str
    why: str
    left_out: bool

    def told(self, path: Path) -> str:
        """Say it to a person."""
        then = "it is left out" if self.left_out else "it is shown as it stands"
        cure = f" (timeline retract {self.id} takes it out for good)" if self.id else ""
        return f"{path}:{self.number}: {self.why}; {then}{cure}"


class _IdAlone(msgspec.Struct):
    id: str


_id_alone = msgspec.json.Decoder(_IdAlone).decode


def flaw(number: int, offset: int, raw: bytes) -> FlawedLine | None:
    """Return what is wrong with a line, or None."""
    try:
        line = codec.decode(raw)
    except codec.LineError as error:
        return FlawedLine(number, offset, len(raw), _id_of(raw), reason(raw, error), left_out=True)
    if (why := misshapen(line, raw)) is not None:
        return FlawedLine(number, offset, len(raw), line.id, why, left_out=True)
    if not _is_unaltered(line, raw):
        why = "altered, its id or its seal is not that of its content"
        return FlawedLine(number, offset, len(raw), line.id, why, left_out=False)
    return None


def misshapen(line: codec.Line, raw: bytes) -> str | None:
    """Return why views cannot decode a line that can be decoded, or None."""
    if line.v > SCHEMA:
        return None
    try:
        if line.type == "article":
            decode_reading(raw)
        elif line.type in JUDGEMENT_TYPES:
            decode_judged(raw)
    except msgspec.DecodeError as error:
        return f"not a line of the log: {error}"
    return None


def flaws_of(log: Path) -> Iterator[FlawedLine]:
    """Yield the flaws of a whole log. Raises LogReadError."""
    for number, offset, raw in numbered(log):
        if (wrong := flaw(number, offset, raw)) is not None:
            yield wrong


def between(flaws: Iterable[FlawedLine], end: int) -> Iterator[tuple[int, int]]:
    """Yield where the lines of a log stand up to `end`, without those that are left out: from byte to byte."""
    start = 0
    for wrong in sorted((wrong for wrong in flaws if wrong.left_out), key=lambda wrong: wrong.offset):
        if start < wrong.offset < end:
            yield start, wrong.offset
        start = wrong.offset + wrong.size + 1
    if start < end:
        yield start, end


def retracted_by(lines: Iterable[bytes]) -> Iterator[str]:
    """Yield the ids that retractions among these lines name."""
    for raw in lines:
        if b'"retraction"' in raw:
            line = codec.decode(raw)
            target = line.data.get("target")
            if line.type == "retraction" and isinstance(target, str):
                yield target


def _is_unaltered(line: codec.Line, raw: bytes) -> bool:
    if line.seal is None and line.type != "article":
        # Written as the log writes it, a line is hashed as it is, without the id that it has got of it.
        bare = raw.replace(f'"id":"{line.id}",'.encode(), b"", 1)
        if sha256(bare).hexdigest().startswith(line.id) and len(line.id) == _ID_DIGITS:
            return True
    try:
        written = codec.as_written(raw)
        if codec.content_id(written) != line.id:
            return False
        return "seal" not in written or codec.seal_of(written) == written["seal"]
    except codec.LineError:
        return False


def _id_of(raw: bytes) -> str:
    try:
        return _id_alone(raw).id
    except (msgspec.DecodeError, UnicodeDecodeError):
        return ""
