"""The words and signs of a sentence in a row, cut into the stretches between its signs."""

import re
from collections.abc import Container, Iterator, Sequence

from msgspec import Struct

_TOKEN = re.compile(
    r"[^\W\d_]+['’](?=[^\W\d_])|[^\W\d_]+(?:-[^\W\d_]+)*|\d+(?:[.,]\d+)*(?:\.(?= ?[^\W\d_]))?|[^\w\s]"
)  # linear: no two parts begin alike but for an apostrophe; a stop behind a number within a sentence is its own
BREAKS = frozenset(";:.!?()–—")
QUOTES = frozenset('"„“”«»‚‘’')
COMMA = ","


class Word(Struct, frozen=True, gc=False):
    """A word, number or sign; offsets count the article's characters. `low` has small letters, plain apostrophes."""

    start: int
    end: int
    text: str
    low: str
    sign: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


class Stretch(Struct, frozen=True, gc=False):
    """The words from `left` up to `right`, with no sign among them.

    `comma`: only a comma parts it from the one before; `opened`: a word that opens a clause does.
    """

    left: int
    right: int
    comma: bool
    opened: bool = False


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Return the words and signs of a stretch of an article."""
    return [
        Word(
            match.start(),
            match.end(),
            match.group(),
            match.group().lower().replace("’", "'"),
            not match.group()[0].isalnum(),
        )
        for match in _TOKEN.finditer(text, start, end)
    ]


def stretches_of(row: Sequence[Word], openers: Container[str]) -> list[Stretch]:
    """Return the stretches between the signs and openers of a sentence; marks of quotation part nothing."""
    return [part for stretch in _between_signs(row) for part in _opened(row, stretch, openers)]


def _opened(row: Sequence[Word], stretch: Stretch, openers: Container[str]) -> Iterator[Stretch]:
    left, opened, comma = stretch.left, False, stretch.comma
    for at in range(stretch.left + 1, stretch.right):
        if row[at].low in openers:
            yield Stretch(left, at, comma, opened)
            left, opened, comma = at, True, False
    yield Stretch(left, stretch.right, comma, opened)


def _between_signs(row: Sequence[Word]) -> list[Stretch]:
    found: list[Stretch] = []
    left, comma = 0, False
    for at, word in enumerate([*row, None]):
        if word is not None and not (word.low == COMMA or word.low in BREAKS):
            continue
        if any(not other.sign for other in row[left:at]):
            found.append(Stretch(left, at, comma))
            comma = False
        comma = word is not None and word.low == COMMA
        left = at + 1
    return found
