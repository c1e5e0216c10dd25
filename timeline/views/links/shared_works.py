"""Which articles may tell of one work: those that share a rare word, and words enough to tell one story."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from timeline.views.current_lines import ShownEvent, Standing
from timeline.views.links.article_words import ArticleWords, Rarity, article_words
from timeline.views.links.comparable_acts import ANSWERS, Act, act
from timeline.views.links.proposal import Proposal
from timeline.views.links.recalled_promises import in_one_article
from timeline.views.links.word_counts import WordCounts, counted, word_counts
from timeline.views.links.work_outcomes import in_two_articles
from timeline.views.links.work_tellings import WorkTelling, work_tellings
from timeline.views.narrow_rows import ArticleReading

RARE = 24  # articles that may share a word and yet be looked at for its sake
STORY = 2.5  # weight of the words that two articles must share

Articles = Mapping[str, Sequence[ShownEvent]]


class Works:
    """Articles, their words, and which of them promise or report something."""

    def __init__(self, articles: Articles, words: Mapping[str, ArticleWords], rarity: Rarity) -> None:
        self._articles = articles
        self._words = words
        self._rarity = rarity
        self._told: dict[str, list[WorkTelling]] = {}
        self._ready: Mapping[str, Act] = {}

    def outcomes(self, pairs: Iterable[tuple[str, str]], ready: Mapping[str, Act]) -> Iterator[Proposal]:
        """Yield what may have come of the works promised in some pairs of articles, or in one (of a pair of itself).

        `ready` are those of their acts that were made before, by id.
        """
        self._ready = ready
        for one, other in pairs:
            if one == other:
                if any(told.type == "pledge" for told in self._articles[one]):
                    yield from in_one_article(self._tellings(one), self._rarity)
            elif (story := self._rarity.shared(self._words[one], self._words[other])) >= STORY:
                yield from in_two_articles(self._tellings(one), self._tellings(other), story, self._rarity)

    def _tellings(self, article: str) -> list[WorkTelling]:
        if article not in self._told:
            words = self._words[article]
            acts = [self._ready.get(told.id) or act(told) for told in self._articles[article] if told.type in ANSWERS]
            self._told[article] = work_tellings(acts, words, self._rarity)
        return self._told[article]


def articles_told(events: Iterable[ShownEvent]) -> Articles:
    """Return the events whose type is known by their articles, each in the one total order."""
    articles: dict[str, list[ShownEvent]] = defaultdict(list)
    for told in events:
        if told.known:
            articles[told.row.article].append(told)
    for found in articles.values():
        found.sort(key=ShownEvent.key)
    return articles


def of_one_story(
    articles: Articles, words: Mapping[str, ArticleWords], rarity: Rarity, wanted: frozenset[str] | None
) -> list[tuple[str, str]]:
    """Return the pairs of articles that promise or report something and share a rare word, and each with itself.

    Of few articles only the pairs where these take part (`wanted`).
    """
    now: Counter[str] = Counter()
    for found in words.values():
        now.update(found.told.keys())
    having: dict[str, list[str]] = defaultdict(list)
    working = sorted(article for article, events in articles.items() if any(told.type in ANSWERS for told in events))
    for article in working:
        for one in words[article].told:
            if now[one] <= RARE and rarity.having(one) <= RARE:
                having[one].append(article)
    pairs = {(article, article) for article in working}
    for those in having.values():
        if len(those) > 1 and (wanted is None or not wanted.isdisjoint(those)):
            pairs.update(combinations(those, 2))
    return sorted(pair for pair in pairs if wanted is None or not wanted.isdisjoint(pair))


def counts_of(standing: Standing, articles: Articles, words: Mapping[str, ArticleWords]) -> WordCounts:
    """Count the words of the articles that a log began with, as they were first read.

    `words` are those of articles as they stand; of most they are the same.
    """
    first = standing.first_told()
    told = (words_first_told(standing, articles, words, reading) for reading in first[: counted(len(first))])
    return word_counts((one.language, one.told.keys()) for one in told if one is not None)


def words_first_told(
    standing: Standing, articles: Articles, words: Mapping[str, ArticleWords], reading: ArticleReading
) -> ArticleWords | None:
    """Return the words of an article as it was first read; None where it told nothing that is known."""
    shown = articles.get(reading.article, ())
    if _as_read(shown, reading) and reading.article not in standing.corrected_documents:
        return words[reading.article]
    as_read = [event for event in standing.as_first_told(reading) if event.known]
    return article_words(as_read) if as_read else None


def _as_read(shown: Sequence[ShownEvent], reading: ArticleReading) -> bool:
    """Whether what is shown of an article is what a reading yields, and nobody judged any of it."""
    if not shown or shown[0].sources[0] is not reading or any(told.corrections for told in shown):
        return False
    return {told.id for told in shown} == set(reading.data.events)
