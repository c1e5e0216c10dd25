"""Where records begin in a crawl, so that what stands behind a damaged one can be read without it."""

import re
import zlib
from collections.abc import Callable
from typing import BinaryIO

_BLOCK = 1 << 20
_LONGEST_MARK = 16
_GZIP, _ZSTD, _LZ4 = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18"
_HEAD = b"WARC/"
_PLAIN = re.compile(rb"\n(?=WARC/\d\.\d\r?\n)")
_PACKED = {mark: re.compile(re.escape(mark)) for mark in (_GZIP, _ZSTD, _LZ4)}
_PEEK = 4096


def _begins_warc(unpacked: bytes) -> bool:
    return unpacked.startswith(_HEAD)


def next_record(file: BinaryIO, behind: int, begins: Callable[[bytes], bool] = _begins_warc) -> int | None:
    """Return where the next record of a crawl begins that lies behind a place in it, None if there is none.

    Of a crawl packed by gzip `begins` is asked of the first bytes that a member unpacks to.
    """
    file.seek(0)
    mark = file.read(len(_ZSTD))
    kind = next((kind for kind in _PACKED if mark.startswith(kind)), b"")
    sought = _PACKED.get(kind, _PLAIN)
    at = behind + 1
    while True:
        file.seek(max(0, at - 1))
        block = file.read(_BLOCK)
        for found in sought.finditer(block):
            place = max(0, at - 1) + (found.start() if kind else found.end())
            if place > behind and (kind != _GZIP or _is_record(file, place, begins)):
                return place
        if len(block) < _BLOCK:
            return None
        at += _BLOCK - _LONGEST_MARK


def plain_end(file: BinaryIO) -> int | None:
    """Return how many bytes a WARC file has that is not packed, None of one that is."""
    file.seek(0)
    return file.seek(0, 2) if file.read(len(_HEAD)) == _HEAD else None


def cut_at_next(raw: bytes) -> bytes:
    """Return what a record holds up to where another begins in it, as where it tells a wrong length."""
    found = _PLAIN.search(raw)
    return raw[: found.start()].rstrip(b"\r\n") if found else raw


def _is_record(file: BinaryIO, place: int, begins: Callable[[bytes], bool]) -> bool:
    """Whether what is packed at a place begins as a record does: three bytes alone may stand in any data."""
    file.seek(place)
    try:
        return begins(zlib.decompressobj(31).decompress(file.read(_PEEK), _PEEK))
    except zlib.error:
        return False
