"""A file of several gzip members one behind the other, read as one, and read on behind a member that is damaged."""

import re
import zlib
from collections.abc import Callable
from typing import BinaryIO

from timeline.intake.documents.record_starts import next_record

_GZIP = b"\x1f\x8b"
_PADDING = re.compile(rb"\0*")
_TAKEN = 1 << 16


class MemberFaultError(Exception):
    """A member that cannot be unpacked to its end."""


class PackedMembers:
    """What the members hold. A fault is raised where it is met; `pass_over_member` then leaves the member it is in."""

    def __init__(self, file: BinaryIO) -> None:
        file.seek(0)
        self._file = file
        self._place = 0  # where the member that is being read begins
        self._unpack = zlib.decompressobj(31)
        self._unpacked = b""
        self._given = 0

    def tell(self) -> int:
        """Return how many unpacked bytes were given."""
        return self._given

    def read(self, size: int) -> bytes:
        """Return as many bytes, fewer at the end. Raises MemberFaultError."""
        while len(self._unpacked) < size and self._more(size - len(self._unpacked)):
            pass
        return self._give(size)

    def readline(self, longest: int) -> bytes:
        """Return a line with its end, of it no more than the longest; nothing at the end. Raises MemberFaultError."""
        sought = 0
        while (end := self._unpacked.find(b"\n", sought) + 1) == 0 and len(self._unpacked) < longest:
            sought = len(self._unpacked)
            if not self._more(_TAKEN):
                break
        return self._give(min(end or longest, longest))

    def end_member(self) -> None:
        """Read the member on to its end if nothing but blank lines is left of it: its checksum stands there.

        Raises MemberFaultError.
        """
        while not (self._unpack.eof or self._unpacked.strip()) and self._more(_TAKEN):
            pass

    def pass_over_member(self, begins: Callable[[bytes], bool]) -> bool:
        """Go on with the next member that begins as it should; tell whether there is one."""
        place = next_record(self._file, self._place, begins)
        self._unpacked = b""
        if place is not None:
            self._begin(place)
        return place is not None

    def _give(self, size: int) -> bytes:
        given, self._unpacked = self._unpacked[:size], self._unpacked[size:]
        self._given += len(given)
        return given

    def _more(self, most: int) -> bool:
        """Unpack some more; tell whether there was any."""
        if self._unpack.eof and not self._next_member():
            return False
        raw = self._unpack.unconsumed_tail or self._file.read(_TAKEN)
        if not raw:
            raise MemberFaultError("its end is not there")
        try:
            self._unpacked += self._unpack.decompress(raw, most)
        except zlib.error as error:
            raise MemberFaultError(str(error)) from error
        return True

    def _next_member(self) -> bool:
        """Begin with the member behind this one, and what pads it; tell whether there is one."""
        place = self._file.tell() - len(self._unpack.unused_data)
        self._file.seek(place)
        while block := self._file.read(_TAKEN):
            padding = _PADDING.match(block)
            place += padding.end() if padding else 0
            if padding is None or padding.end() < len(block):
                self._begin(place)
                return True
        return False

    def _begin(self, place: int) -> None:
        self._place = place
        self._file.seek(place)
        self._unpack = zlib.decompressobj(31)
