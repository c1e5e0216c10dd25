"""ARC files, as crawls were kept before WARC: a line about each record, then what the server answered."""

import re
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path

from attrs import frozen

from timeline.intake.documents.packed_members import MemberFaultError, PackedMembers

_LONGEST_LINE = 1 << 16
_BLOCK = 1 << 20
_FIELDS = 5  # address, IP, date, type, length, unless the file says others of itself
_GZIP = b"\x1f\x8b"
_Stream = PackedMembers | BufferedReader
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")


class ArcFaultError(Exception):
    """A line that is none about a record, or a record whose end is not there."""


@frozen(kw_only=True)
class ArcRecord:
    """One record: its place in the file, its address, when it was fetched (ISO 8601, UTC), and its bytes.

    Of these there are `length`, as its line tells, if not fewer were read. `lost` says why what stands before it is not
    read; nothing, where all is.
    """

    at: int
    url: str
    when: str | None
    raw: bytes
    length: int
    lost: str = ""


def arc_records(path: Path, most: int) -> Iterator[ArcRecord]:
    """Yield the records of an ARC file, packed or not, in its order, of each no more bytes than `most` and one.

    Raises ArcFaultError, OSError.
    """
    with path.open("rb") as file:
        packed = file.read(len(_GZIP)) == _GZIP
        file.seek(0)
        stream: _Stream = PackedMembers(file) if packed else file
        fields, first, lost = _FIELDS, True, ""
        while True:
            try:
                record = _read(stream, fields, most, lost)
            except MemberFaultError as error:
                if not (isinstance(stream, PackedMembers) and stream.pass_over_member(_begins_record)):
                    raise ArcFaultError(str(error)) from error
                first, lost = False, f"cannot be read ({error})"
                continue
            if record is None:
                break
            if first and record.url.startswith("filedesc:"):
                fields = _named_fields(record.raw)
            else:
                yield record
            first, lost = False, ""


def _read(stream: _Stream, fields: int, most: int, lost: str) -> ArcRecord | None:
    """Return the next record, None at the end. Raises ArcFaultError if nothing more is a record, MemberFaultError."""
    while line := _next_line(stream):
        at = stream.tell()
        told = line.decode("utf-8", "replace").strip().rsplit(" ", fields - 1)
        if len(told) < fields or not told[-1].isdigit() or (lost and not _MOMENT.fullmatch(told[2])):
            lost = lost or "is no record, and is not read"
            continue
        length = int(told[-1])
        raw = stream.read(min(length, most + 1))
        _pass_over(stream, length - len(raw))
        if isinstance(stream, PackedMembers):
            stream.end_member()
        return ArcRecord(at=at, url=told[0], when=_moment(told[2]), raw=raw, length=length, lost=lost)
    if lost:
        raise ArcFaultError("a line about a record is none")
    return None


def _begins_record(unpacked: bytes) -> bool:
    """Whether bytes begin with a line about a record."""
    words = unpacked.partition(b"\n")[0].decode("utf-8", "replace").split()
    return len(words) >= _FIELDS and words[-1].isdigit() and any(map(_MOMENT.fullmatch, words))


def _next_line(stream: _Stream) -> bytes:
    """Return the next line that is not blank, nothing at the end."""
    while line := stream.readline(_LONGEST_LINE):
        if line.strip():
            return line
    return b""


def _pass_over(stream: _Stream, left: int) -> None:
    while left > 0 and (block := stream.read(min(left, _BLOCK))):
        left -= len(block)


def _named_fields(version: bytes) -> int:
    """Return how many fields a line about a record has, by what the file says of itself."""
    line = next((line for line in version.splitlines() if line.lower().startswith(b"url ")), b"")
    return len(line.split()) or _FIELDS


def _moment(digits: str) -> str | None:
    found = _MOMENT.fullmatch(digits)
    return "{}-{}-{}T{}:{}:{}Z".format(*found.groups()) if found else None
