"""Proposals of works, step by step, and what is offered of all: by words, articles, events.

With `keyed_same_acts` and `keyed_answers` these steps propose what `timeline.views.links.proposals.propose` does of the
whole log.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from timeline.scale.shipped_acts import ShippedWords, ShippedWorks, event_of
from timeline.views.links.article_words import ArticleWords, Rarity
from timeline.views.links.proposal import Proposal
from timeline.views.links.proposals import chosen
from timeline.views.links.saved_proposals import KeptProposal
from timeline.views.links.shared_works import RARE, STORY, Works

_SEVERAL = 2


def works_alone(article: ShippedWorks, rarity: Rarity) -> Iterator[Proposal]:
    """Yield what an article reports of the promises that it tells again."""
    if _may_tell_again(article):
        yield from works_in_pair(article, article, rarity)


def _may_tell_again(article: ShippedWorks) -> bool:
    """Whether an article promises something, and reports something or promises it for another day."""
    events = [event_of(event) for event in article.events]
    kinds = Counter(event.type for event in events)
    if kinds["follow_up"]:
        return kinds["pledge"] > 0
    due = (event for event in events if event.type == "pledge" and event.told().said("deadline"))
    return len(list(due)) >= _SEVERAL


def works_in_pair(one: ShippedWorks, other: ShippedWorks, rarity: Rarity) -> Iterator[Proposal]:
    """Yield what two articles tell of one work; `one` is the first by its document."""
    articles = {article.words.document: article for article in (one, other)}
    acts = {name: article.acts() for name, article in articles.items()}
    told = {name: [act.told for act in made] for name, made in acts.items()}
    words = {name: article.words.words for name, article in articles.items()}
    ready = {act.id: act for made in acts.values() for act in made}
    yield from Works(told, words, rarity).outcomes([(one.words.document, other.words.document)], ready)


def rare_words(article: ShippedWords, having: Mapping[str, int]) -> Iterator[str]:
    """Yield the words of an article that few of those that are counted have."""
    yield from (word for word in article.told if having.get(word, 0) <= RARE)


def of_one_word(articles: Iterable[tuple[str, bool]]) -> Iterator[tuple[str, str]]:
    """Yield which articles are compared for the sake of a word, by all that have it and whether they are working."""
    every = sorted(articles)
    if len(every) <= RARE:
        yield from combinations([document for document, working in every if working], 2)


def tell_one_story(one: ArticleWords, other: ArticleWords, rarity: Rarity) -> bool:
    """Whether two articles, by their words, share enough of these to tell of one work."""
    return rarity.shared(one, other) >= STORY


def offered(earlier: str, proposals: Iterable[KeptProposal], judged: Iterable[str]) -> tuple[KeptProposal, ...]:
    """Return what is offered of one event, surest first; `judged` are the events that somebody judged beside it."""
    return chosen(proposals, [(earlier, later, "") for later in judged]).get(earlier, ())
