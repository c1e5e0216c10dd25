"""A stretch of text cut into words, runs of digits and signs, with exact offsets."""

import re
from typing import Literal, NamedTuple

# Every repetition consumes what it looks at: linear on any text.
_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<sign>\S)"
)


class Token(NamedTuple):
    """A word, number or sign. `low` is its text in lower case; `glued` when no blank stands before it."""

    kind: Literal["word", "number", "sign"]
    text: str
    low: str
    start: int
    end: int
    glued: bool


def split(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut `text[start:end]`; offsets count characters of the whole text."""
    found = []
    last = start
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        begin, stop = match.span()
        said = match.group()
        kind: Literal["word", "number", "sign"] = match.lastgroup  # type: ignore[assignment]  # the groups' own names
        found.append(Token(kind, said, said.lower(), begin, stop, begin == last and begin > start))
        last = stop
    return found
