"""Phrases of which some let words stand inside, or hold one of several words.

"as … had promised|pledged" finds "as the council had pledged".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from attrs import frozen

GAP = "…"
OR = "|"
LONGEST_GAP = 5  # words

Words = tuple[str, ...]


@frozen
class GappedPhrases:
    """Phrases by the first word of each; a gapped one as what stands before and behind its gap."""

    known: Mapping[str, tuple[tuple[Words, Words], ...]]

    def stand_in(self, words: Sequence[str]) -> bool:
        """Tell whether one of the phrases stands in a row of words in lower case. Linear."""
        known = self.known
        return any(self._begins(words, at) for at, word in enumerate(words) if word in known)

    def _begins(self, words: Sequence[str], at: int) -> bool:
        for head, tail in self.known[words[at]]:
            behind = at + len(head)
            if tuple(words[at:behind]) != head:
                continue
            if not tail:
                return True
            ends = range(behind, min(len(words), behind + LONGEST_GAP + 1))
            if any(words[to] == tail[0] and tuple(words[to : to + len(tail)]) == tail for to in ends):
                return True
        return False


def gapped_phrases(phrases: Iterable[str]) -> GappedPhrases:
    """Return phrases to be looked for."""
    found: dict[str, list[tuple[Words, Words]]] = {}
    for phrase in phrases:
        head, _, tail = phrase.partition(GAP)
        for words, behind in product(_each(head), _each(tail)):
            found.setdefault(words[0], []).append((words, behind))
    return GappedPhrases({first: tuple(known) for first, known in found.items()})


def _each(part: str) -> Iterator[Words]:
    """Yield a part of a phrase with each of its words of which one may stand."""
    yield from product(*(word.split(OR) for word in part.split()))
