"""What a web server answers, as it comes over the wire: whole, within limits, and where its head is untrue, said so."""

from __future__ import annotations

import http.client
import re
import zlib
from typing import TYPE_CHECKING

from timeline.errors import TimelineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_BLOCK = 65_536
_INTERIM = 20  # answers that say the answer is still to come
_SWITCHED, _FINAL = 101, 200
_GZIP = b"\x1f\x8b"
_PLAIN = ("", "identity")
_PACKED = ("gzip", "x-gzip", "deflate")
_NUMBER = re.compile(r"[0-9]{1,18}")
_MEMBERS = 100  # parts, each packed by itself
_SHOWN = 40  # characters of what a server said


class OddAnswerError(TimelineError):
    """An answer that is not what its head says, or more than is taken. Its text does not name the address."""


class FinalAnswer(http.client.HTTPResponse):
    """An answer, whatever a server says before it (that it goes on, what to load early)."""

    def _read_status(self) -> tuple[str, int, str]:
        for _ in range(_INTERIM):
            told: tuple[str, int, str] = super()._read_status()  # type: ignore[misc]
            if told[1] >= _FINAL or told[1] == _SWITCHED:
                return told
            http.client.parse_headers(self.fp)
        raise http.client.HTTPException(f"more than {_INTERIM} answers that it goes on")


def told_place(headers: Mapping[str, str]) -> str:
    """Return where a redirect leads; bytes that are UTF-8 are read so, as browsers do. Raises OddAnswerError."""
    place = headers.get("location", "").strip()
    if not place:
        raise OddAnswerError("it is redirected, and nobody says where to")
    try:
        return place.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return place


def body_of(response: http.client.HTTPResponse, most: int, going_on: Callable[[], None]) -> bytes:
    """Return the body of an answer, unpacked, of at most `most` bytes; `going_on` is called between its parts.

    Raises OddAnswerError, http.client.HTTPException of one that is cut off, OSError, and what `going_on` raises.
    """
    packing = (response.getheader("content-encoding") or "").strip().lower()
    if packing not in (*_PLAIN, *_PACKED):
        raise OddAnswerError(f"it came packed as {packing[:_SHOWN]!r}, which was not asked for")
    _refuse_untrue(response)
    parts: list[bytes] = []
    size = 0
    for block in _blocks(response):
        going_on()
        parts.append(block)
        size += len(block)
        if size > most:
            raise OddAnswerError(_too_much(most))
    going_on()
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    body = b"".join(parts)
    return _unpacked(body, most) if packing in _PACKED and body else body


def _refuse_untrue(response: http.client.HTTPResponse) -> None:
    """Raise OddAnswerError where a head leaves it open how long the body is."""
    sending = (response.getheader("transfer-encoding") or "").strip().lower()
    if sending not in (*_PLAIN, "chunked"):
        raise OddAnswerError(f"it was sent as {sending[:_SHOWN]!r}, which was not asked for")
    told = response.headers.get_all("content-length") or []
    lengths = {length.strip() for every in told for length in every.split(",")}
    if sending != "chunked" and (
        len(lengths) > 1 or not all(length.isascii() and length.isdigit() for length in lengths)
    ):
        raise OddAnswerError(f"its length is told as {', '.join(sorted(lengths))[:_SHOWN]!r}, which is none")


def _blocks(response: http.client.HTTPResponse) -> Iterator[bytes]:
    """Yield a body as it comes; raises OddAnswerError where more comes than the head tells."""
    while response.length is not None and response.length > 1:
        block = response.read1(min(_BLOCK, response.length - 1))
        if not block:
            return
        yield block
    if response.length == 1 and response.fp.peek(1)[1:].strip():
        raise OddAnswerError("more of it came than its length tells")
    while block := response.read1(_BLOCK):
        yield block


def _unpacked(body: bytes, most: int) -> bytes:
    """Return what a packed body holds, all its parts, also of one without the head that browsers do without."""
    parts: list[bytes] = []
    size = 0
    for _ in range(_MEMBERS):
        unpack = zlib.decompressobj(47)
        try:
            part = unpack.decompress(body, most + 1 - size)
        except zlib.error as error:
            unpack = zlib.decompressobj(-zlib.MAX_WBITS)
            try:
                part = unpack.decompress(body, most + 1 - size)
            except zlib.error:
                raise OddAnswerError(f"it cannot be unpacked ({error})") from None
        parts.append(part)
        size += len(part)
        if size > most:
            raise OddAnswerError(_too_much(most))
        if not unpack.eof:
            raise http.client.IncompleteRead(b"")
        body = unpack.unused_data
        if not body.startswith(_GZIP):
            return b"".join(parts)
    raise OddAnswerError(f"it is packed in more than {_MEMBERS} parts")


def _too_much(most: int) -> str:
    return f"it is larger than {most:,} bytes"
