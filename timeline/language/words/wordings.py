"""Patterns of a language. Whether a text holds one is asked of RE2 at a fifth of the cost of where it stands."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import re2
from msgspec import Struct

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
    return Wording(gate((pattern,)), re2.compile(pattern))


def gate(patterns: Iterable[str], *, heads: bool = False) -> Any:
    """Return one automaton of several patterns: its `Match` gives the numbers of those a text holds, or None.

    With `heads` only those that stand at the head of the text.
    """
    made = re2.Set.MatchSet() if heads else re2.Set.SearchSet()
    for pattern in patterns:
        made.Add(pattern)
    made.Compile()
    return made
