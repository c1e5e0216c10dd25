"""The noun phrases of a stretch of words, and which of them is who a clause is about."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from timeline.language.clauses.framed.frame_words import FrameWords
from timeline.language.clauses.framed.word_row import QUOTES, Word

LONGEST = 12  # words of a noun phrase


class NounPhrase(Struct, frozen=True, gc=False):
    """A noun phrase by places of words, from `begin` up to `end`; `led`: by a preposition, or a case no subject has."""

    begin: int
    end: int
    head: int
    led: bool
    several: bool = False


def noun_phrases(
    row: Sequence[Word], left: int, right: int, known: FrameWords, times: Collection[int]
) -> list[NounPhrase]:
    """Return the noun phrases from `left` up to `right`, in order; words that tell times are none."""
    found: list[NounPhrase] = []
    at, led = left, False
    while at < right:
        low = row[at].low
        if low in known.words.preposition:
            at, led = at + 1, True
            continue
        if at in times or low in QUOTES or low in known.words.adverb:
            at += 1
            continue
        phrase = _phrase(row, at, right, known, times, led=led or low in known.words.oblique)
        at, led = (at + 1, False) if phrase is None else (phrase.end, False)
        if phrase is not None:
            found.append(phrase)
    return found


def _phrase(
    row: Sequence[Word], begin: int, right: int, known: FrameWords, times: Collection[int], *, led: bool
) -> NounPhrase | None:
    words = known.words
    if _is_pronoun(row[begin].low, known):
        return NounPhrase(begin, begin + 1, begin, led)
    core = _core(row, begin, right, known, times)
    if core is None:
        return None
    head, end = core
    several = False
    while end + 1 < right and end - begin < LONGEST:
        low = row[end].low
        binds = low in words.joint
        goes_on = low in words.inner or binds or low in words.genitive
        behind = end + (low in words.inner or binds)
        more = _core(row, behind, right, known, times) if goes_on else None
        if more is None or known.is_infinitive(row[behind].low) or (binds and not _leads_on(row[behind], known)):
            break
        several |= binds
        end = more[1]
    while begin < head and row[begin].low.endswith("'"):
        begin += 1  # an article that has melted into its noun is no part of a name
    return NounPhrase(begin, end, head, led, several or row[begin].low in words.several)


def _is_pronoun(low: str, known: FrameWords) -> bool:
    words = known.words
    return low in words.speaker or low in words.hearer or low in words.pronoun or low in words.impersonal


def _leads_on(word: Word, known: FrameWords) -> bool:
    """Whether a word behind a joint goes on with a noun phrase."""
    return word.capital or word.low in known.words.determiner or word.low in known.words.oblique


def _core(
    row: Sequence[Word], begin: int, right: int, known: FrameWords, times: Collection[int]
) -> tuple[int, int] | None:
    """Return the head of a noun phrase and its end, without what depends on it."""
    words = known.words
    at = begin
    while at < right and (
        row[at].low in words.determiner
        or row[at].low in words.oblique
        or row[at].low in words.ours
        or row[at].text.isdigit()
    ):
        at += 1
    if known.capital_nouns:
        while (
            at < right and not row[at].capital and at > begin and not row[at].sign and not _is_small(row[at].low, known)
        ):
            at += 1
        head = None
        while at < right and row[at].capital and at not in times:
            head, at = at, at + 1
        return None if head is None else (head, at)
    head = at
    while at < right and at not in times and not row[at].sign and not _is_small(row[at].low, known):
        at += 1
    return (head, at) if at > head else None


def _is_small(low: str, known: FrameWords) -> bool:
    words = known.words
    return (
        low in words.preposition
        or low in words.inner
        or low in words.joint
        or low in words.adverb
        or low in words.clitic
        or low in words.not_
        or low in words.content
        or low in words.relative
        or low in words.determiner
        or low in known.frames
    )
