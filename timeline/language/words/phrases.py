"""Lists of words and phrases looked up in a text in one pass, whatever its case."""

from collections.abc import Iterable, Iterator

import ahocorasick_rs
from attrs import frozen


@frozen
class Phrases:
    """Phrases that no letter may touch. Linear in the length of the text."""

    automaton: ahocorasick_rs.AhoCorasick

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where phrases stand, from left to right, of those with one start the longest.

        One that begins with the sign that ends the one before is none of them: "if-when" holds but one.
        """
        done = -2
        for start, end in self._found(text):
            if start > done + 1:
                yield start, end
                done = end

    def search(self, text: str) -> tuple[int, int] | None:
        """Return where the first stands, if any does."""
        found = self._found(text)
        return found[0] if found else None

    def match(self, text: str) -> bool:
        """Tell whether one stands at the head of the text, or behind its first sign."""
        first = self.search(text)
        return first is not None and first[0] <= 1

    def fullmatch(self, text: str) -> bool:
        """Tell whether one is the whole text, but for a sign before and behind it."""
        return any(start <= 1 and end >= len(text) - 1 for start, end in self._found(text))

    def _found(self, text: str) -> list[tuple[int, int]]:
        hits = self.automaton.find_matches_as_indexes(lowered(text), overlapping=True)
        if not hits:
            return []
        size = len(text)
        found = [
            (start, end)
            for _, start, end in hits
            if (end == size or not text[end].isalpha()) and (not start or not text[start - 1].isalpha())
        ]
        if len(found) > 1:
            found.sort(key=lambda span: (span[0], -span[1]))
        return found


def phrases(words: Iterable[str]) -> Phrases:
    """Return what finds these phrases, written small."""
    return Phrases(ahocorasick_rs.AhoCorasick(sorted({word.lower() for word in words})))


def lowered(text: str) -> str:
    """Return a text in lower case that keeps offsets."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := char.lower()) == 1 else char for char in text)
