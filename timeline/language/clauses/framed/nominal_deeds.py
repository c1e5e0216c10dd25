"""Deeds that a noun tells: "plant den Bau einer Schule", "a annoncé la rénovation du pont", "geplant ist der Bau"."""

from collections.abc import Collection, Sequence

from timeline.language.clauses.framed.frame_words import FrameWords
from timeline.language.clauses.framed.noun_phrases import NounPhrase, noun_phrases
from timeline.language.clauses.framed.word_row import Word


def planned_work(
    row: Sequence[Word], begin: int, stop: int, known: FrameWords, times: Collection[int], *, subject_told: bool
) -> NounPhrase | None:
    """Return the noun phrase for the work that is planned or promised between two places, if any.

    The doing of a work may be told by any noun phrase that no preposition leads; a work itself only where it is surely
    no doer: `subject_told`, or by its case.
    """
    for phrase in noun_phrases(row, begin, stop, known, times):
        first = row[phrase.begin]
        led = phrase.begin > 0 and row[phrase.begin - 1].low in known.words.preposition
        if led or first.low in known.words.inner:
            continue
        nouns = [row[at].low for at in range(phrase.begin, phrase.end)]
        object_ = subject_told or first.low in known.words.oblique or first.text.isdigit()
        if any(map(known.is_labour, nouns)) or (object_ and any(map(known.is_work, nouns))):
            return phrase
    return None
