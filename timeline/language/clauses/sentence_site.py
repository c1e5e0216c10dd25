"""A sentence as the readers of its clauses see it: its words, the closed classes of its language, its marks."""

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from operator import attrgetter
from typing import TypeVar

from msgspec import Struct

from timeline.language.clauses.clause import Span
from timeline.language.clauses.clause_words import ClauseWords, clause_words
from timeline.language.clauses.tagged_words import TaggedWords, tagged
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Moment, Quantity, Sentence

_start = attrgetter("start")
_CLOSING = "\"”’»' "
Mark = TypeVar("Mark", Moment, Quantity)


class SentenceSite(Struct, frozen=True, kw_only=True):
    """One sentence of a scene. Places count words.

    `common` are the words that the article has in small letters; `asked`: it is a question, `titled`: it is the title.
    """

    scene: Scene
    sentence: Sentence
    words: TaggedWords
    known: ClauseWords
    moments: tuple[Moment, ...]
    quantities: tuple[Quantity, ...]
    common: frozenset[str]
    asked: bool
    titled: bool

    def span(self, begin: int, end: int) -> Span:
        """Return the words from `begin` up to `end` as characters of the article."""
        return self.words.starts[begin], self.words.ends[max(begin, end - 1)]

    def any_of(self, words: AbstractSet[str], begin: int, end: int) -> bool:
        """Tell whether one of some words stands from `begin` up to `end`."""
        return not words.isdisjoint(self.words.lows[max(0, begin) : end])

    def has_moment(self, at: int) -> bool:
        """Tell whether a time stands at a word, or right behind a preposition there."""
        starts = self.words.starts[at : at + 3]
        return bool(starts) and any(moment.start in starts for moment in self.moments_in(starts[0], starts[-1] + 1))

    def moments_in(self, start: int, end: int) -> tuple[Moment, ...]:
        """Return the times that begin between two offsets."""
        return _within(self.moments, start, end)

    def quantities_in(self, start: int, end: int) -> tuple[Quantity, ...]:
        """Return the quantities that begin between two offsets."""
        return _within(self.quantities, start, end)


def _within(marks: Sequence[Mark], start: int, end: int) -> tuple[Mark, ...]:
    first = bisect_left(marks, start, key=_start)
    return tuple(marks[first : bisect_left(marks, end, first, key=_start)])


def site(scene: Scene, sentence: Sentence, common: frozenset[str]) -> SentenceSite:
    """Return a sentence of a scene, cut into words."""
    return SentenceSite(
        scene=scene,
        sentence=sentence,
        words=tagged(scene.text, sentence.start, sentence.end, scene.language),
        known=clause_words(scene.language),
        moments=scene.moments_in(sentence),
        quantities=scene.quantities_in(sentence),
        common=common,
        asked=sentence.text.rstrip(_CLOSING).endswith("?"),
        titled=sentence.text.strip() == scene.article.title.strip(),
    )
