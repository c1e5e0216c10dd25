"""What an article speaks of, word by word, and how rare a word is among the articles of a log."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import log, sqrt

from msgspec import Struct

from timeline.views.current_lines import ShownEvent
from timeline.views.links.comparable_acts import ANSWERS, names_in, said_about
from timeline.views.links.name_words import senses_of_names, without
from timeline.views.links.subjects import subject_words
from timeline.views.links.word_counts import WordCounts
from timeline.views.links.work_words import senses

_FEW_ARTICLES = 70  # of so many at least a word is taken to be told of, so that a short log calls no word common
_WEAK = 0.35  # what a word counts that stands in every other story, or for any work
_OFTEN = 4  # tellings of a word in one article beyond which it says no more
_TELLING = 0.2  # weight of a word that tells a story from others
_THEME = 4


class ArticleWords(Struct, frozen=True):
    """How often each stem stands in an article's title and in what it tells, and those of its title.

    Names of its regions and of who speaks are left out, unless something it promises or reports is called so.
    """

    article: str
    language: str
    told: Mapping[str, int]
    title: frozenset[str]


def article_words(events: Sequence[ShownEvent]) -> ArticleWords:
    """Gather the words of one article; all events are of it."""
    source = events[0].sources[0].data
    title = senses(source.title)
    every: list[Iterable[str]] = [title]
    quotes: set[str] = set()
    cores: set[str] = set()
    speaking: set[str] = set()
    regions: set[str] = set()
    for event in events:
        about, quote = said_about(event)
        core = senses(about)
        every.append(core if quote in quotes else core | senses(quote))
        quotes.add(quote)
        shown = event if event.corrections else event.row  # as in `act`
        regions.update(shown.regions)
        if shown.type in ANSWERS:
            cores |= core
        speaking.update(senses_of_names(names_in(event, "speaker", "participants")))
    counted = Counter(chain.from_iterable(every))
    found = without(counted, frozenset(), tuple(sorted(regions)))
    kept = found - (speaking - cores)
    return ArticleWords(events[0].row.article, source.language or "", {one: counted[one] for one in kept}, title & kept)


class Rarity:
    """How much it says that two texts share a word: nothing where all articles of its language have it."""

    def __init__(self, counts: WordCounts) -> None:
        self._counts = counts
        words = subject_words()
        self._weak = words.common | words.anywork
        self._known: dict[str, float] = {}

    def having(self, one: str) -> int:
        """Return in how many of the articles that are counted a stem stands."""
        return self._counts.having.get(one, 0)

    def __getitem__(self, one: str) -> float:
        """Return the weight of a stem, from 0 to 1."""
        weight = self._known.get(one)
        if weight is None:
            among = max(_FEW_ARTICLES, self._counts.among.get(one, 0))
            weight = max(0.0, log(among / max(1, self.having(one))) / log(among / 2))
            weight = self._known[one] = weight * (_WEAK if one in self._weak else 1.0)
        return weight

    def of(self, found: Iterable[str]) -> float:
        """Return the weight of several stems, added in one order."""
        return sum([self[one] for one in sorted(found)])

    def shared(self, one: ArticleWords, other: ArticleWords) -> float:
        """Return how much two articles tell of the same, words told more than once for more."""
        return sum(
            [
                self[word] * sqrt(min(one.told[word], _OFTEN) * min(other.told[word], _OFTEN))
                for word in sorted(one.told.keys() & other.told.keys())
            ]
        )

    def theme(self, article: ArticleWords) -> frozenset[str]:
        """Return the words that say what an article is about: of its title, and those it tells most."""
        words = subject_words()
        telling = {
            one: self[one]
            for one in article.told
            if self[one] > _TELLING and one not in words.phases and one not in words.anywork
        }
        most = sorted(telling, key=lambda one: (-telling[one] * min(article.told[one], _OFTEN + 1), one))
        often = [one for one in most if article.told[one] >= _OFTEN - 1]
        return frozenset([*(one for one in article.title if one in telling), *often[:_THEME]])
