"""What one dossier gives to matching: its articles with their acts, what was judged of pairs, and how it was read."""

from collections.abc import Container, Iterable, Iterator, Mapping

from msgspec import Struct

from timeline.scale.group_dossiers import GroupDossier
from timeline.scale.line_homes import EVERYWHERE, UNREADABLE
from timeline.views.current_lines import Standing
from timeline.views.judgements import Pair
from timeline.views.links.article_words import ArticleWords, article_words
from timeline.views.links.comparable_acts import ANSWERS, Act
from timeline.views.links.dossiers import acts_of
from timeline.views.links.rematching import came
from timeline.views.links.shared_works import Articles, articles_told, words_first_told
from timeline.views.promise_ledger import projection
from timeline.views.query import Query


class ToldArticle(Struct, frozen=True):
    """An article that tells something: its acts, told apart, in the one total order, and its words."""

    document: str
    acts: tuple[Act, ...]
    words: ArticleWords

    @property
    def working(self) -> tuple[Act, ...]:
        """What it promises and reports."""
        return tuple(one for one in self.acts if one.told.type in ANSWERS)


class JudgedPair(Struct, array_like=True, frozen=True):
    """A pair of events that somebody judged."""

    earlier: str
    later: str
    relation: str
    stands: bool

    @property
    def pair(self) -> Pair:
        """The pair that was judged."""
        return self.earlier, self.later, self.relation


class FirstWords(Struct, array_like=True, frozen=True):
    """The words of an article as it was first read; `came` sorts articles as they came. No words: it told nothing."""

    came: str
    language: str
    words: tuple[str, ...] | None


class MatchMaterial(Struct, frozen=True):
    """What matching is made of, of one dossier. Where both events of a judged pair stand, both are in it."""

    articles: tuple[ToldArticle, ...]
    judged: tuple[JudgedPair, ...]
    first: tuple[FirstWords, ...]


def match_material(dossier: GroupDossier, everywhere: Iterable[bytes]) -> MatchMaterial:
    """Return what a dossier gives to matching; `everywhere` are the lines that bear on every dossier."""
    if dossier.key == UNREADABLE:
        return MatchMaterial((), (), ())
    beside = () if dossier.key == EVERYWHERE else tuple(everywhere)
    own = frozenset(dossier.documents)
    state = projection.fold((*dossier.folded, *beside))
    standing = Standing(state, Query())
    articles = {name: events for name, events in articles_told(standing.events()).items() if name in own}
    made = []
    for name, events in sorted(articles.items()):
        acts = acts_of(events)  # first: its lines and their stems are then at hand
        made.append(ToldArticle(name, tuple(acts), article_words(events)))
    others = frozenset() if not beside else frozenset(projection.fold(beside).events)
    judged = tuple(
        JudgedPair(*pair, link.stands)
        for pair, link in standing.judgements.links.items()
        if not beside or not others.issuperset(pair[:2])
    )
    words = {one.document: one.words for one in made}
    return MatchMaterial(tuple(made), judged, tuple(_first(standing, articles, words, own)))


def _first(
    standing: Standing, articles: Articles, words: Mapping[str, ArticleWords], own: Container[str]
) -> Iterator[FirstWords]:
    for reading in standing.first_told():
        if reading.article in own:
            told = words_first_told(standing, articles, words, reading)
            if told is None:
                yield FirstWords(came(reading), "", None)
            else:
                yield FirstWords(came(reading), told.language, tuple(told.told))
