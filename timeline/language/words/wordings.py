"""Patterns of a language. Whether a text holds one is asked of RE2 at a fifth of the cost of where it stands."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import re2
from msgspec import Struct

ROOM = 64 << 20  # bytes a pattern may take
NOTHING = r"[^\x00-\x{10FFFF}]"  # a pattern that stands nowhere


class Wording(Struct, frozen=True):
    """A pattern: `holds` tells whether it stands in a text, `search` and `finditer` where."""

    gate: Any
    regex: Any

    def holds(self, text: str) -> bool:
        """Tell whether the pattern stands in a text."""
        return self.gate.Match(text) is not None

    def search(self, text: str) -> Any:
        """Return the first match; None where there is none."""
        return None if self.gate.Match(text) is None else self.regex.search(text)

    def finditer(self, text: str) -> Iterator[Any]:
        """Return the matches from left to right."""
        return iter(()) if self.gate.Match(text) is None else self.regex.finditer(text)


class Wordings(dict[str, Wording]):
    """Wordings by key; one that a language does not have stands nowhere."""

    def __missing__(self, key: str) -> Wording:
        """Return what stands nowhere."""
        return wording("")


@cache
def wording(pattern: str) -> Wording:
    """Compile a pattern; an empty one stands nowhere. Raises re2.error."""
    pattern = pattern or NOTHING
    return Wording(gate((pattern,)), re2.compile(pattern, roomy()))


def gate(patterns: Iterable[str], *, heads: bool = False) -> Any:
    """Return one automaton of several patterns: its `Match` gives the numbers of those a text holds, or None.

    With `heads` only those that stand at the head of the text.
    """
    made = re2.Set.MatchSet(roomy()) if heads else re2.Set.SearchSet(roomy())
    for pattern in patterns:
        made.Add(pattern)
    made.Compile()
    return made


def roomy() -> Any:
    """Return RE2's options with room for patterns of many Cyrillic words: without it RE2 gives up, and says so."""
    made = re2.Options()
    made.max_mem = ROOM
    return made
