"""Words of time and numbers as they stand in a text."""

from typing import NamedTuple

from msgspec import Struct


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


def lowered(text: str) -> str:
    """Return the text in lower case, as long as it was."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return low.replace("\n", " ")
