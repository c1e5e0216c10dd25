"""How often words stand in the articles that a log began with: by these counts a word is rare or common.

While a log grows by a tenth its words keep their weight, so that an article more, a correction or a newer reading
changes nothing of what other articles tell each other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec import Struct

FEW_ARTICLES = 70  # a log of fewer is counted whole
STEP = 1.1


class WordCounts(Struct, frozen=True):
    """In how many articles a stem stands, and how many articles there are of the language that has it most."""

    having: Mapping[str, int]
    among: Mapping[str, int]


NOTHING_COUNTED = WordCounts({}, {})


def counted(articles: int) -> int:
    """Return of how many articles, the first ones, the words are counted in a log of so many."""
    if articles < FEW_ARTICLES:
        return articles
    first = float(FEW_ARTICLES)
    while first * STEP <= articles:
        first *= STEP
    return int(first)


def word_counts(articles: Iterable[tuple[str, Iterable[str]]]) -> WordCounts:
    """Count the stems of articles, each given with its language."""
    every: dict[str, list[Iterable[str]]] = defaultdict(list)
    for language, stems in articles:
        every[language].append(stems)
    having: Counter[str] = Counter()
    among: dict[str, int] = {}
    for told in sorted(every.values(), key=len):
        own = Counter(chain.from_iterable(told))
        having.update(own)
        among.update(dict.fromkeys(own, len(told)))
    return WordCounts(having, among)
