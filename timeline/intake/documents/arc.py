"""ARC files, as crawls were kept before WARC: a line about each record, then what the server answered."""

import gzip
import re
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path

from attrs import frozen

_LONGEST_LINE = 1 << 16
_BLOCK = 1 << 20
_FIELDS = 5  # address, IP, date, type, length, unless the file says others of itself
_GZIP = b"\x1f\x8b"
_Stream = gzip.GzipFile | BufferedReader
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")


class ArcFaultError(Exception):
    """A line that is none about a record, or a record whose end is not there."""


@frozen(kw_only=True)
class ArcRecord:
    """One record: its place in the file, its address, when it was fetched (ISO 8601, UTC), and its bytes.

    Of these there are `length`, as its line tells, if not fewer were read. `lost`: what stands before it is no record.
    """

    at: int
    url: str
    when: str | None
    raw: bytes
    length: int
    lost: bool = False


def arc_records(path: Path, most: int) -> Iterator[ArcRecord]:
    """Yield the records of an ARC file, packed or not, in its order, of each no more bytes than `most` and one.

    Raises ArcFaultError, OSError, EOFError.
    """
    with path.open("rb") as file:
        packed = file.read(len(_GZIP)) == _GZIP
    with gzip.open(path) if packed else path.open("rb") as stream:
        fields = _FIELDS
        first, lost = True, False
        while line := _next_line(stream):
            at = stream.tell()
            told = line.decode("utf-8", "replace").strip().rsplit(" ", fields - 1)
            if len(told) < fields or not told[-1].isdigit() or (lost and not _MOMENT.fullmatch(told[2])):
                lost = True
                continue
            length = int(told[-1])
            raw = stream.read(min(length, most + 1))
            _pass_over(stream, length - len(raw))
            if first and told[0].startswith("filedesc:"):
                fields = _named_fields(raw)
            else:
                yield ArcRecord(at=at, url=told[0], when=_moment(told[2]), raw=raw, length=length, lost=lost)
            first = lost = False
        if lost:
            raise ArcFaultError("a line about a record is none")


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
