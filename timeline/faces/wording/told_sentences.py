"""Events by the sentence they stand in: one that is a promise, a figure and somebody's words is shown once."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct

from timeline.faces.safe_text import clean
from timeline.views.current_lines import ShownEvent

_SPOKEN = "statement"
_FIRST = ("pledge", "follow_up", "agreement", "appointment", "figure", "visit", "meeting")
_RANK = {name: at for at, name in enumerate(_FIRST)}
_SAME = 0.5  # of the shorter of two passages, what lies in both where they are one sentence


class ToldSentence(Struct, frozen=True):
    """One sentence of an article: the event it tells first of all, its further readings, and the words spoken in it.

    `words` are statements that say no more than what the others have read in them.
    """

    lead: ShownEvent
    others: tuple[ShownEvent, ...]
    words: tuple[ShownEvent, ...]


def of_articles(events: Iterable[ShownEvent]) -> Iterator[ToldSentence]:
    """Yield the sentences of several articles, in the order in which these come first."""
    found: dict[str, list[ShownEvent]] = {}
    for told in events:
        found.setdefault(told.row.article, []).append(told)
    for told_here in found.values():
        yield from by_sentence(told_here)


def by_sentence(events: Iterable[ShownEvent]) -> Iterator[ToldSentence]:
    """Yield the sentences of one article, in the order of its text."""
    ordered = sorted(events, key=lambda told: (*place(told), told.id))
    told_in = _Passages()
    for told in ordered:
        if told.type != _SPOKEN:
            told_in.take(told, goes_on=told_in.goes_on_with(told))
    spoken = _Passages()
    words: dict[int, list[ShownEvent]] = {}
    for told in ordered:
        if told.type == _SPOKEN:
            if (at := told_in.telling_most_of(told)) is not None:
                words.setdefault(at, []).append(told)
            elif (at := spoken.telling_most_of(told)) is not None:
                words.setdefault(len(told_in.groups) + at, []).append(told)
            else:
                spoken.take(told, goes_on=False)
    groups = (*told_in.groups, *spoken.groups)
    sentences = [_sentence(group, words.get(at, ())) for at, group in enumerate(groups)]
    yield from sorted(sentences, key=lambda sentence: (*place(sentence.lead), sentence.lead.id))


class _Passages:
    """Passages taken in the order of the text, in groups that share most of their words; asked without trying each."""

    def __init__(self) -> None:
        self.groups: list[list[ShownEvent]] = []
        self._taken: list[tuple[int, int, int]] = []  # start, end, and which group
        self._furthest: list[int] = []  # where the furthest of all up to each of them ends
        self._end = self._middle = -1.0  # the furthest end and middle within the last group

    def goes_on_with(self, told: ShownEvent) -> bool:
        """Whether half of the shorter of a passage and one of the last group lies in both.

        No passage of the group starts later: so it reaches the middle of this one, or this starts before its middle.
        """
        start, end = place(told)
        return end > start and (self._end >= start + _SAME * (end - start) or self._middle >= start)

    def take(self, told: ShownEvent, *, goes_on: bool) -> None:
        """Take the next passage into the last group, or into one of its own."""
        start, end = place(told)
        if not goes_on:
            self.groups.append([])
            self._end = self._middle = -1.0
        self.groups[-1].append(told)
        if end > start:
            self._end = max(self._end, end)
            self._middle = max(self._middle, start + _SAME * (end - start))
        self._taken.append((start, end, len(self.groups) - 1))
        self._furthest.append(max(end, self._furthest[-1] if self._furthest else end))

    def telling_most_of(self, spoken: ShownEvent) -> int | None:
        """Return the first group with a passage that is most of what was spoken: of longer speech the rest is lost."""
        start, end = place(spoken)
        middle = start + _SAME * (end - start)
        for first, last, at in islice(self._taken, bisect_right(self._furthest, middle), None):
            if first >= middle:  # what holds more than half of it holds its middle
                return None
            if min(end, last) - max(start, first) > _SAME * (end - start):
                return at
        return None


def place(told: ShownEvent) -> tuple[int, int]:
    """Return from where to where an event's quote stands in its article."""
    return told.span or (0, 0)


def _sentence(group: Iterable[ShownEvent], words: Iterable[ShownEvent]) -> ToldSentence:
    lead, *others = sorted(group, key=lambda told: (_RANK.get(told.type, len(_RANK)), place(told), told.id))
    return ToldSentence(lead, tuple(others), tuple(words))


def adds(quote: str, said: str) -> bool:
    """Whether a quote says more than a line that is shown already does."""
    told = set(_words(said))
    own = _words(quote)
    return 2 * sum(len(word) for word in own if word not in told) > sum(map(len, own))


def _words(text: str) -> list[str]:
    return [word for part in clean(text).casefold().split() if (word := part.strip("“”\"«»„'’‘.,;:!?()·—–-"))]
