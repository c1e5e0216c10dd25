"""Lines of the log as the index finds them: at a byte, and what each is called."""

import os
from typing import Any

import msgspec

_MOST = 2048  # bytes of nearly every line; what is longer is read again


class IndexDamagedError(Exception):
    """What the index says cannot be, or is not what was written there."""


class NamedLine(msgspec.Struct):
    """What a line is called, and the document it is of."""

    id: str
    type: str
    article: Any = None


named = msgspec.json.Decoder(NamedLine).decode


def line_at(fd: int, at: int) -> bytes:
    """Return the line that begins at a byte. Raises IndexDamagedError where none does."""
    size = _MOST
    while True:
        os.lseek(fd, max(0, at - 1), os.SEEK_SET)
        piece = os.read(fd, size)
        before, piece = (piece[:1], piece[1:]) if at else (b"\n", piece)
        line, border, _ = piece.partition(b"\n")
        if before != b"\n" or not line.startswith(b"{"):
            raise IndexDamagedError(f"no line begins at byte {at}")
        if border or len(piece) < size - 1:
            return line
        size *= 8
