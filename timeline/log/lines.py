"""Reading the log as a stream of lines: flat memory, faults named by file and line, a torn last line left out.

A last line is torn when it has no line end, or cannot be decoded (a write that was cut short, or NULs that a power cut
left). Readers take what stands before it; the next append moves it aside (`timeline.log.tail`).
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import IO, NamedTuple

from msgspec import Struct

from timeline import codec
from timeline.errors import TimelineError
from timeline.log.named_reads import opened

BLOCK = 1 << 20
_LONGEST = 1 << 26  # bytes of a line without an end that is looked at
_PIECE = 1 << 18  # what is decoded at once should stay in the processor's cache
Notice = Callable[[str], None]


class LogLineError(TimelineError):
    """A line of the log that is none, named by file and number."""

    def __init__(self, path: Path, number: int, why: str) -> None:
        super().__init__(f"{path}:{number}: {why}")
        self.path = path
        self.number = number
        self.why = why


class LogReadError(TimelineError):
    """The log is there and cannot be read."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path}: cannot read the log: {error.strerror or error}")


class RawLine(NamedTuple):
    """One line: its number from 1, the offset of its first byte, its bytes without the line end."""

    number: int
    offset: int
    raw: bytes


class Torn(Struct, frozen=True):
    """A last line that was not written to its end: `offset` and `size` in bytes, and how it is known.

    `whole`: nothing but its line end is missing.
    """

    offset: int
    size: int
    why: str
    whole: bool = False

    def told(self, path: Path) -> str:
        """Say it to a person."""
        if self.whole:
            return f"{path}: the last line has no line end"
        return f"{path}: the last line is torn ({self.size} bytes from byte {self.offset}: {self.why})"


class Extent(Struct, frozen=True):
    """How far the log can be read: `end` is the offset behind the last whole line."""

    end: int
    torn: Torn | None = None
    crlf: bool = False


def extent(path: Path) -> Extent:
    """Return how far a log can be read; a log that is not there is empty. Raises LogReadError."""
    try:
        with opened(path) as file:
            return _extent(file)
    except FileNotFoundError:
        return Extent(0)
    except OSError as error:
        raise LogReadError(path, error) from error


def readable(path: Path, on_notice: Notice | None) -> int:
    """Return the offset behind the last whole line, and report what is odd about the file. Raises LogReadError."""
    reach = extent(path)
    if on_notice is not None and reach.torn is not None:
        then = "given one" if reach.torn.whole else "moved aside"
        on_notice(f"{reach.torn.told(path)}; it is left out, and {then} by the next append")
    if on_notice is not None and reach.crlf:
        on_notice(f"{path}: {CRLF}")
    return reach.end


CRLF = "its line ends were converted to CRLF; restore it with: git checkout -- events.jsonl (core.autocrlf false)"


def raw_lines(
    path: Path, *, start: int = 0, end: int | None = None, on_notice: Notice | None = None
) -> Iterator[bytes]:
    """Yield the whole lines, without line ends, that lie from byte `start` to `end`, both at line borders.

    The fastest way through a log: whoever cannot decode a line asks `fault` for the error that names it.
    """
    for block in blocks(path, start=start, end=end, on_notice=on_notice):
        yield from block.split(b"\n")


def blocks(path: Path, *, start: int = 0, end: int | None = None, on_notice: Notice | None = None) -> Iterator[bytes]:
    """Yield the same lines many at a time, as bytes with line ends between them and none behind the last.

    For folds that decode a block in one call.
    """
    end = readable(path, on_notice) if end is None else end
    if start >= end:
        return
    with opened(path, buffering=0) as file:
        file.seek(start)
        left = end - start
        begun: list[bytes] = []
        while left > 0:
            block = file.read(min(_PIECE, left))
            if not block:
                return
            left -= len(block)
            head, border, tail = block.rpartition(b"\n")
            if border:
                yield b"".join((*begun, head))
                begun = []
            begun.append(tail)


def numbered(
    path: Path, *, start: int = 0, number: int = 1, end: int | None = None, on_notice: Notice | None = None
) -> Iterator[RawLine]:
    """Yield the whole lines with number and offset, from byte `start`, which is the border before line `number`."""
    offset = start
    for raw in raw_lines(path, start=start, end=end, on_notice=on_notice):
        yield RawLine(number, offset, raw)
        number += 1
        offset += len(raw) + 1


def decoded(path: Path, *, on_notice: Notice | None = None) -> Iterator[codec.Line]:
    """Yield every line decoded. Raises LogLineError at the first that is none."""
    for number, raw in enumerate(raw_lines(path, on_notice=on_notice), 1):
        try:
            yield codec.decode(raw)
        except codec.LineError as error:
            raise LogLineError(path, number, reason(raw, error)) from None


def fault(path: Path, raw: bytes, error: Exception) -> LogLineError:
    """Return the error that names a line met in `raw_lines`, looking up its number."""
    number = next((number for number, line in enumerate(raw_lines(path), 1) if line == raw), 0)
    return LogLineError(path, number, reason(raw, error))


def partitions(path: Path, parts: int) -> list[tuple[int, int]]:
    """Cut the whole lines into at most `parts` byte ranges of about one size, at line borders."""
    end = extent(path).end
    borders = [0]
    if end:
        with opened(path) as file:
            for part in range(1, parts):
                file.seek(max(borders[-1], end * part // parts))
                file.readline()
                borders.append(min(file.tell(), end))
    borders.append(end)
    return [(first, last) for first, last in pairwise(borders) if first < last]


def reason(raw: bytes, error: Exception) -> str:
    """Say why bytes are no line, in words that help."""
    if raw.startswith((b"<<<<<<< ", b">>>>>>> ", b"=======", b"||||||| ")):
        return "a merge conflict's marker; keep the lines of both sides, and events.jsonl merge=union in .gitattributes"
    if not raw.strip():
        return "an empty line"
    if b"\0" in raw:
        return "NUL bytes, as a power cut leaves them"
    return f"not a line of the log: {error}"


def _extent(file: IO[bytes]) -> Extent:
    size = file.seek(0, 2)
    if size == 0:
        return Extent(0)
    last_end = _line_start(file, size)
    if last_end < size:
        why = "no line end" if not _ends_in_nul(file, size) else "NUL bytes, as a power cut leaves them"
        torn = Torn(last_end, size - last_end, why, whole=_is_whole(file, last_end))
        return Extent(last_end, torn, crlf=_crlf(file, last_end))
    begin = _line_start(file, size - 1)
    file.seek(begin)
    raw = file.read(size - 1 - begin)
    try:
        codec.decode(raw)
    except codec.LineError as error:
        return Extent(begin, Torn(begin, size - begin, reason(raw, error)), crlf=_crlf(file, begin))
    return Extent(size, crlf=raw.endswith(b"\r"))


def _line_start(file: IO[bytes], end: int) -> int:
    """Return the offset behind the last line end before `end`."""
    while end > 0:
        begin = max(0, end - BLOCK)
        file.seek(begin)
        found = file.read(end - begin).rfind(b"\n")
        if found >= 0:
            return begin + found + 1
        end = begin
    return 0


def _is_whole(file: IO[bytes], offset: int) -> bool:
    """Whether what stands from an offset to the file's end is a line, its id that of its content."""
    file.seek(offset)
    raw = file.read(_LONGEST + 1)
    try:
        line = codec.as_written(raw if len(raw) <= _LONGEST else b"")
        return codec.content_id(line) == line.get("id")
    except codec.LineError:
        return False


def _ends_in_nul(file: IO[bytes], size: int) -> bool:
    file.seek(size - 1)
    return file.read(1) == b"\0"


def _crlf(file: IO[bytes], end: int) -> bool:
    file.seek(max(0, end - 2))
    return end > 1 and file.read(2) == b"\r\n"
