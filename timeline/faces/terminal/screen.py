"""The screen: its width and colours, and text in lines that fit it."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
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
# Latin, Greek, Cyrillic and the common marks: one column each, so that most texts need no look at each character.
_SINGLE = re.compile("[\x00-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u1fff\u2010-\u2027\u20a0-\u20bf\u2116]*")
_ESCAPE = re.compile("\x1b\\[[0-9;]{0,8}m")
NARROWEST, WIDEST, PLAIN = 60, 140, 100


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
        return f"{self.paint(title, 'bold')} {self.paint('─' * max(0, self.width - breadth(title) - 1), 'dim')}"


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
    """Return a text of at most so many columns, cut between words where it can be, `…` at the end."""
    if breadth(text) <= columns:
        return text
    cut = _fitting(text, columns - 1)
    head = text[:cut]
    blank = head.rfind(" ")
    return f"{(head[:blank] if blank > cut // 2 else head).rstrip(' ,;:–-')}…"


def wrap(text: str, columns: int, lines: int | None = None) -> Iterator[str]:
    """Yield a text in lines of at most so many columns; what goes past the last of `lines` is shortened."""
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
        blank = left.rfind(" ", 0, cut + 1)
        at = blank if blank > 0 else cut
        yield left[:at].rstrip()
        left = left[at:].lstrip()


def flow(parts: Iterable[str], columns: int) -> Iterator[str]:
    """Yield parts, which may be painted, joined by ` · ` in lines of at most so many columns."""
    line = ""
    for part in filter(None, parts):
        longer = f"{line} · {part}" if line else part
        if line and breadth(longer) > columns:
            yield line
            longer = part
        line = longer
    if line:
        yield line


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
