"""Finite words of verbs that no list has: presents that tell what is to come, "erhält", and pasts, "legte"."""

from collections.abc import Collection, Container, Sequence

from timeline.language.clauses.framed.frame_words import FrameWords
from timeline.language.clauses.framed.word_row import Stretch, Word

FIRST = 14  # words of a stretch before which its second part begins


def open_present(
    row: Sequence[Word], stretch: Stretch, known: FrameWords, ahead: Collection[int], *, promised: bool
) -> list[int]:
    """Return the place of a stretch's finite word where no word there is known as finite.

    Only where a time ahead is told, or what the sentence tells is `promised`.
    """
    told = promised or any(at in ahead for at in range(stretch.left, stretch.right))
    if not known.endings.present or not told:
        return []
    for at in range(stretch.left + 1, min(stretch.right - 1, stretch.left + FIRST)):
        if looks_present(row, at, known) and at not in ahead and _stands_second(row, at, known, ahead):
            return [at]
    return []


def staged_past(row: Sequence[Word], stretch: Stretch, known: FrameWords, ahead: Collection[int]) -> list[int]:
    """Return the place of a past where its stretch tells a phase of a work besides: "legte den Grundstein"."""
    places = range(stretch.left + 1, min(stretch.right - 1, stretch.left + FIRST))
    if not known.endings.past or not any(_tells_phase(row, at, known) for at in places):
        return []
    for at in places:
        if looks_past(row, at, known) and _stands_second(row, at, known, ahead, single=True):
            return [at]
    return []


def looks_past(row: Sequence[Word], at: int, known: FrameWords) -> bool:
    """Tell whether a word has the form of a past."""
    word = row[at]
    ends = bool(known.endings.past) and word.low.endswith(known.endings.past) and word.low not in known.words.adverb
    return not word.capital and not word.sign and (ends or word.low in known.words.strong_past)


def _tells_phase(row: Sequence[Word], at: int, known: FrameWords) -> bool:
    return any(
        tuple(word.low for word in row[at : at + len(words)]) == words
        for words, _ in known.predicates.get(row[at].low, ())
        if len(words) > 1
    )


def looks_present(row: Sequence[Word], at: int, known: FrameWords) -> bool:
    """Tell whether a word has the form of a present and is no small word."""
    word, words = row[at], known.words
    low, ends = word.low, known.endings
    if word.sign or word.capital or not word.text.isalpha() or not low.endswith(ends.present + ends.present_several):
        return False
    small: tuple[Container[str], ...] = (
        *(words.preposition, words.adverb, words.not_, words.nothing, words.clitic, words.determiner, words.oblique),
        *(words.genitive, words.ours, words.joint, words.pronoun, words.unsure, words.timing, words.content),
        *(known.frames, words.copula, words.copula_past, words.denying, words.doubting, ends.no_present),
    )
    if not ends.present or any(low in each for each in small):
        return False
    forms = {one.form for one in known.verbs.get(low, ())} | {one.form for one in known.governors.get(low, ())}
    return not forms & {"participle", "infinitive", "adjective", "noun"} or low.endswith(ends.present_several)


def _stands_second(
    row: Sequence[Word], at: int, known: FrameWords, ahead: Collection[int], *, single: bool = False
) -> bool:
    """Whether a word stands behind a noun, a time or an adverb, and leads to more: so does no adjective."""
    before, behind = row[at - 1], row[at + 1]
    placed = before.capital or at - 1 in ahead or before.text.isdigit() or before.low in known.words.adverb
    if single or row[at].low.endswith(known.endings.present):
        return placed
    return placed and not behind.capital
