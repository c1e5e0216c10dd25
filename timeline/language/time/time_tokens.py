"""Words of time and numbers as they stand in a text."""

from typing import NamedTuple

from msgspec import Struct

from timeline.language.words.phrases import lowered


class TimeToken(Struct, frozen=True, gc=False):
    """One word of time or number, with its class letter. `value` is text: a key of the data file, or the digits."""

    start: int
    end: int
    cls: str
    value: str
    weak: bool
    short: bool


class TimeRun(NamedTuple):
    """Neighbouring tokens as a string of class letters and marks between; `tokens[i]` stands at `letters[i]`."""

    letters: str
    tokens: tuple[TimeToken | None, ...]


def lowered_line(text: str) -> str:
    """Return the text in lower case and on one line, as long as it was."""
    return lowered(text).replace("\n", " ")
