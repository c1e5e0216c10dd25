"""A stretch of text cut into words, runs of digits and signs, with exact offsets."""

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct

# Blanks, then a number, a word or a sign. Every repetition consumes what it looks at: linear on any text.
_TOKEN = re.compile(
    r"(\s*)(?:(\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    r"|([^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(\S)|\Z)"
)
_KEPT = 64  # sentences of one article: quantities and figures look at the same ones, one after the other


class Token(Struct, frozen=True, gc=False):
    """A word, number or sign. `low` is its text in lower case; `glued` when no blank stands before it."""

    kind: Literal["word", "number", "sign"]
    text: str
    low: str
    start: int
    end: int
    glued: bool


@lru_cache(maxsize=_KEPT)
def split_tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Cut `text[start:end]`; offsets count characters of the whole text."""
    found: list[Token] = []
    at = start
    for blank, number, word, sign in _TOKEN.findall(text, start, len(text) if end is None else end):
        begin = at + len(blank)
        glued = not blank and begin > start
        if word:
            at = begin + len(word)
            found.append(Token("word", word, word.lower(), begin, at, glued))
        elif sign:
            at = begin + 1
            found.append(Token("sign", sign, sign.lower(), begin, at, glued))
        elif number:
            at = begin + len(number)
            found.append(Token("number", number, number, begin, at, glued))
    return tuple(found)
