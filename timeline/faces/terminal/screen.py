"""The screen: its width and colours, and text in lines that fit it."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TextIO

from msgspec import Struct

_SGR = {
    "bold": "1",
    "dim": "2",
    "italic": "3",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "magenta": "35",
    "cyan": "36",
}
# Latin, Greek, Cyrillic, common marks and lines: one column each, so that most texts need no look at each character.
_SINGLE = re.compile(
    "[\x00-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u20a0-\u20bf\u2116\u2500-\u25fc]*"
)
_BREAKS = "-–—/"
_PAINTED = re.compile("(\x1b\\[[0-9;]{0,8}m)([^\x1b]*)(\x1b\\[0m)")
_ESCAPE = re.compile("\x1b\\[[0-9;]{0,8}m")
NARROWEST, WIDEST, PLAIN = 20, 140, 100
NARROW = 50  # columns; of fewer, what stands in columns elsewhere gets lines of its own


class Screen(Struct, frozen=True):
    """Where text is written: its width in columns, and whether it takes colours."""

    width: int = PLAIN
    colours: bool = False

    def paint(self, text: str, *styles: str) -> str:
        """Return text in some of bold, dim, italic and the colours."""
        if not self.colours or not text or not styles:
            return text
        return f"\x1b[{';'.join(_SGR[style] for style in styles)}m{text}\x1b[0m"

    def rule(self, title: str) -> str:
        """Return a heading drawn over the whole width."""
        title = shorten(title, self.width)
        left = self.width - breadth(title) - 1
        return f"{self.paint(title, 'bold')} {self.paint('─' * left, 'dim')}" if left > 0 else self.paint(title, "bold")


def screen(stream: TextIO | None = None) -> Screen:
    """Return what is known of a stream (standard output unless given). NO_COLOR, FORCE_COLOR, COLUMNS count."""
    stream = sys.stdout if stream is None else stream
    terminal = stream.isatty()
    colours = terminal and os.environ.get("TERM") != "dumb"
    if os.environ.get("FORCE_COLOR"):
        colours = True
    if os.environ.get("NO_COLOR"):
        colours = False
    return Screen(_columns(stream, terminal=terminal), colours)


def _columns(stream: TextIO, *, terminal: bool) -> int:
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and int(told):
        return min(max(int(told), NARROWEST), WIDEST)
    if not terminal:
        return PLAIN
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        columns = PLAIN
    return min(max(columns or PLAIN, NARROWEST), WIDEST)


def counted(number: int, noun: str) -> str:
    """Return `1 proposal`, `2 proposals`."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def latest_of(shown: int, total: int | None, about: int | None, noun: str) -> str:
    """Return how many are shown, and of how many they are the latest where that is known, or known roughly."""
    if total is None:
        return f"the latest {shown} of about {about:,} {noun}s" if about else f"the latest {counted(shown, noun)}"
    return f"the latest {shown} of {total:,} {noun}s" if total > shown else counted(shown, noun)


def breadth(text: str) -> int:
    """Return how many columns a text takes, colours aside."""
    text = _ESCAPE.sub("", text) if "\x1b" in text else text
    return len(text) if _SINGLE.fullmatch(text) else sum(map(_column, text))


@lru_cache(maxsize=4096)
def _column(char: str) -> int:
    """Return how many columns one character takes."""
    from unicodedata import combining, east_asian_width

    return 0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1


def shorten(text: str, columns: int) -> str:
    """Return a text of at most so many columns, cut between words unless the first has no room, `…` at the end."""
    if breadth(text) <= columns:
        return text
    cut = _fitting(text, columns - 1)
    head = text[:cut]
    if text[cut] != " " and (blank := head.rfind(" ")) > 0:
        head = head[:blank]
    return f"{head.rstrip(' ,;:–-·')}…"


def wrap(text: str, columns: int, lines: int | None = None) -> Iterator[str]:
    """Yield a text in lines of at most so many columns; what goes past the last of `lines` is shortened.

    A word is broken only where it is longer than a line, and then behind a hyphen or a stroke if it has one.
    """
    left = text
    count = 0
    while left:
        count += 1
        if lines is not None and count == lines:
            yield shorten(left, columns)
            return
        if breadth(left) <= columns:
            yield left
            return
        cut = _fitting(left, columns)
        at = left.rfind(" ", 0, cut + 1)
        if at <= 0:
            at = max(left.rfind(mark, 1, cut) for mark in _BREAKS) + 1 or cut
        yield left[:at].rstrip()
        left = left[at:].lstrip()


def painted(
    pieces: Iterable[tuple[str, tuple[str, ...]]], columns: int, on: Screen, lines: int | None = None
) -> Iterator[str]:
    """Yield pieces of text, each with its styles, as one text in lines of at most so many columns."""
    told = [(text, styles) for text, styles in pieces if text]
    text = "".join(piece for piece, _ in told)
    at = 0
    for line in wrap(text, columns, lines):
        shown = line if text.startswith(line, at) or line in text else line.removesuffix("…")
        at = max(text.find(shown, at), at)
        yield (
            "".join(on.paint(part, *styles) for part, styles in _within(told, at, at + len(shown))) + line[len(shown) :]
        )
        at += len(shown)


def _within(
    pieces: Iterable[tuple[str, tuple[str, ...]]], start: int, end: int
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what lies between two offsets of pieces that follow each other."""
    at = 0
    for text, styles in pieces:
        if part := text[max(start - at, 0) : max(end - at, 0)]:
            yield part, styles
        at += len(text)


def stacked(
    head: Sequence[str], rows: Sequence[Sequence[str]], screen: Screen, styles: Mapping[int, tuple[str, ...]]
) -> Iterator[str]:
    """Yield the cells of each row one below the other, where columns have no room beside each other."""
    for number, row in enumerate(rows):
        if number:
            yield ""
        for at, cell in enumerate(row):
            for line in wrap(f"{head[at]}: {cell}" if cell else "", screen.width):
                yield screen.paint(line, *styles.get(at, ()))


def beside(text: str, end: str, on: Screen) -> str:
    """Return a text, which may be painted and is shorter than the screen is wide, with something at the right edge."""
    return f"{pad(text, on.width - breadth(end))}{on.paint(end, 'dim')}"


def flow(parts: Iterable[str], columns: int) -> Iterator[str]:
    """Yield parts, which may be painted, joined by ` · ` in lines of at most so many columns."""
    line = ""
    for part in filter(None, parts):
        longer = f"{line} · {part}" if line else part
        if breadth(longer) > columns:
            if line:
                yield line
            *whole, longer = _broken(part, columns)
            yield from whole
        line = longer
    if line:
        yield line


def _broken(part: str, columns: int) -> list[str]:
    """Return a part in lines that fit; one that is painted is painted in each."""
    painted_ = _PAINTED.fullmatch(part)
    if painted_ is None:
        return list(wrap(part, columns))
    return [f"{painted_[1]}{line}{painted_[3]}" for line in wrap(painted_[2], columns)]


def pad(text: str, columns: int) -> str:
    """Return a text filled up with blanks to so many columns."""
    return text + " " * (columns - breadth(text))


def _fitting(text: str, columns: int) -> int:
    """Return how many characters of a text fit, at least one."""
    if _SINGLE.fullmatch(text):
        return max(1, min(columns, len(text)))
    taken = 0
    for index, char in enumerate(text):
        taken += _column(char)
        if taken > columns:
            return max(1, index)
    return len(text)
