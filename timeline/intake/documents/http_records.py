"""An answer of a web server as an archive holds it: its head taken for what it says, its body for what it is.

Crawlers keep heads that are untrue of the bodies behind them (unpacked, put together, cut short): what a body begins
with decides.
"""

import re
import zlib
from collections.abc import Mapping

from attrs import frozen

from timeline.intake.documents.charset_names import told_set
from timeline.intake.extras import library

_STATUS = re.compile(rb"HTTP/\S{1,10}[ \t]{1,4}(\d{3})\b")
_BORDER = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"[ \t]{0,4}([0-9a-fA-F]{1,8})[ \t]{0,4}(?:;[^\r\n]{0,999})?\r?\n")
_GZIP = b"\x1f\x8b"
_BLOCK = 1 << 16
_MOST_HEAD = 1 << 20
_TORN = "it cannot be unpacked to its end"


@frozen
class ArchivedAnswer:
    """Status, head and body, put together and unpacked; `cut` says why the body is known not to be whole."""

    status: int
    head: Mapping[str, str]
    body: bytes
    cut: str | None = None

    @property
    def kind(self) -> str:
        """The media type it says it is of, or an empty text."""
        return self.head.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The character set it says it is in, as it names it."""
        return told_set(self.head.get("content-type"))


def archived_answer(raw: bytes, most: int) -> ArchivedAnswer | None:
    """Return the answer that bytes are, its body of at most `most` bytes and one; None where its head is no head."""
    status = _STATUS.match(raw)
    border = _BORDER.search(raw, 0, _MOST_HEAD)
    if status is None or border is None:
        return None
    head = dict(_fields(raw[: border.start()]))
    body, cut = raw[border.end() :], None
    if "chunked" in head.get("transfer-encoding", "").lower():
        body, cut = _together(body)
    if body.startswith(_GZIP) or "deflate" in head.get("content-encoding", "").lower():
        body, torn = _unpacked(body, most)
        cut = cut or torn
    elif head.get("content-encoding", "").lower() == "br":
        body, torn = _unpacked_brotli(body, most)
        cut = cut or torn
    return ArchivedAnswer(int(status[1]), head, body, cut)


def _fields(head: bytes) -> list[tuple[str, str]]:
    lines = (line.partition(b":") for line in head.splitlines()[1:])
    return [(name.decode("latin-1").strip().lower(), value.decode("latin-1").strip()) for name, _, value in lines]


def _together(body: bytes) -> tuple[bytes, str | None]:
    """Return a body that was sent in chunks as one; as it is, where it is none."""
    parts: list[bytes] = []
    at = 0
    while (size := _CHUNK.match(body, at)) is not None:
        length = int(size[1], 16)
        if not length:
            return b"".join(parts), None
        part = body[size.end() : size.end() + length]
        parts.append(part)
        at = size.end() + length
        if len(part) < length:
            return b"".join(parts), "its last chunk is cut off"
        at += 2 if body[at : at + 2] == b"\r\n" else body[at : at + 1] == b"\n"
    if not parts:
        return body, None
    return b"".join(parts), "a chunk of it is no chunk"


def _unpacked(body: bytes, most: int) -> tuple[bytes, str | None]:
    """Return what a packed body holds, as far as it can be unpacked; as it is, where it is not packed."""
    unpack = zlib.decompressobj(47)
    parts: list[bytes] = []
    size = 0
    try:
        for start in range(0, len(body), _BLOCK):
            part = unpack.decompress(body[start : start + _BLOCK], most + 1 - size)
            parts.append(part)
            size += len(part)
            if size > most or unpack.eof:
                return b"".join(parts), None
    except zlib.error:
        return (b"".join(parts), _TORN) if size else (body, None)
    return b"".join(parts), _TORN


def _unpacked_brotli(body: bytes, most: int) -> tuple[bytes, str | None]:
    """Do the same with brotli, which has no mark to begin with: what cannot be unpacked at all is not packed."""
    brotli = library("brotli", "reading WARC files", "warc")
    unpack = brotli.Decompressor()
    parts: list[bytes] = []
    size, left = 0, body
    try:
        while size <= most and not unpack.is_finished():
            part = unpack.process(left, output_buffer_limit=most + 1 - size)
            if not (part or left):
                return b"".join(parts), _TORN
            parts.append(part)
            size, left = size + len(part), b""
    except brotli.error:
        return (b"".join(parts), _TORN) if size else (body, None)
    return b"".join(parts), None
