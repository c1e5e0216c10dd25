"""Events by the sentence they stand in: one that is a promise, a figure and somebody's words is shown once."""

from collections.abc import Iterable, Iterator

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


def by_sentence(events: Iterable[ShownEvent]) -> Iterator[ToldSentence]:
    """Yield the sentences of one article, in the order of its text."""
    ordered = sorted(events, key=lambda told: (*place(told), told.id))
    groups: list[list[ShownEvent]] = []
    for told in ordered:
        if told.type != _SPOKEN:
            if groups and any(_shared(told, other) >= _SAME for other in groups[-1]):
                groups[-1].append(told)
            else:
                groups.append([told])
    words: dict[int, list[ShownEvent]] = {}
    for told in ordered:
        if told.type == _SPOKEN:
            at = next((at for at, group in enumerate(groups) if _tells_it_all(group, told)), None)
            if at is None:
                groups.append([told])
            else:
                words.setdefault(at, []).append(told)
    sentences = [_sentence(group, words.get(at, ())) for at, group in enumerate(groups)]
    yield from sorted(sentences, key=lambda sentence: (*place(sentence.lead), sentence.lead.id))


def place(told: ShownEvent) -> tuple[int, int]:
    """Return from where to where an event's quote stands in its article."""
    return told.span or (0, 0)


def _shared(one: ShownEvent, other: ShownEvent) -> float:
    """Return which share of the shorter of two passages lies in both."""
    (start, end), (first, last) = place(one), place(other)
    shorter = min(end - start, last - first)
    return (min(end, last) - max(start, first)) / shorter if shorter > 0 else 0.0


def _tells_it_all(group: Iterable[ShownEvent], spoken: ShownEvent) -> bool:
    """Whether a sentence is most of what was spoken: of a longer speech the rest would be lost."""
    start, end = place(spoken)
    return any(min(end, last) - max(start, first) > _SAME * (end - start) for first, last in map(place, group))


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
