"""A stretch of text cut into words, runs of digits and signs, with exact offsets."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

# Every repetition consumes what it looks at: linear on any text.
_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<sign>\S)"
)
_KEPT = 512  # sentences: quantities and figures look at the same ones, one after the other


class Token(NamedTuple):
    """A word, number or sign. `low` is its text in lower case; `glued` when no blank stands before it."""

    kind: Literal["word", "number", "sign"]
    text: str
    low: str
    start: int
    end: int
    glued: bool


@lru_cache(maxsize=_KEPT)
def split(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Cut `text[start:end]`; offsets count characters of the whole text."""
    found: list[Token] = []
    add, make = found.append, Token._make
    last = start
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        begin, stop = match.span()
        said = match.group()
        add(make((match.lastgroup, said, said.lower(), begin, stop, begin == last and begin > start)))
        last = stop
    return tuple(found)
