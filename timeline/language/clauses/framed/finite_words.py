"""The finite words of a stretch, and the word that binds it to another clause."""

from collections.abc import Sequence

from timeline.language.clauses.framed.frame_words import FrameWords
from timeline.language.clauses.framed.held_words import skipped
from timeline.language.clauses.framed.open_presents import looks_present
from timeline.language.clauses.framed.word_row import Stretch, Word


def opener_of(row: Sequence[Word], stretch: Stretch, known: FrameWords) -> int | None:
    """Return the place of the word that binds a stretch to another, if any."""
    words, at = known.words, stretch.left
    while at < stretch.right and (
        row[at].sign
        or row[at].low in words.joint
        or (row[at].low in words.preposition and row[at].low not in words.timing)
    ):
        at += 1
    if at >= stretch.right:
        return None
    low = row[at].low
    binding = (words.content, words.conditional, words.asking, words.timing, words.purpose)
    bound = any(low in binds for binds in binding) or (low in words.relative and (stretch.comma or stretch.opened))
    last = last_word(row, stretch)
    closed = is_finite(row, last, known) or (low in words.content and looks_present(row, last, known))
    return at if bound and (not known.deed_last or closed) else None


def last_word(row: Sequence[Word], stretch: Stretch) -> int:
    """Return the place of the last word of a stretch, behind which only marks of quotation stand."""
    at = stretch.right - 1
    while at > stretch.left and row[at].sign:
        at -= 1
    return at


def is_finite(row: Sequence[Word], at: int, known: FrameWords) -> bool:
    """Tell whether a word can be the finite word of a clause."""
    low = row[at].low
    if row[at].capital and at > 0 and known.capital_nouns and not row[at - 1].sign:
        return False
    carried = known.is_future(low) or known.is_would(low)
    if low in known.frames or low in known.words.copula or low in known.words.copula_past or carried:
        return True
    if any(one.form in ("present", "past") for one in known.governors.get(low, ())):
        return True
    tells = any(one.form in ("present", "past", "future") for one in known.verbs.get(low, ()))
    return tells or low in known.words.denying or low in known.words.doubting


def finite_words(row: Sequence[Word], stretch: Stretch, opener: int | None, known: FrameWords) -> list[int]:
    """Return the places of a stretch's finite words; of a clause whose verb stands last only that."""
    if known.deed_last and opener is not None:
        last = last_word(row, stretch)
        finite = is_finite(row, last, known) or looks_present(row, last, known)
        return [last] if last > opener and finite else []
    kept: list[int] = []
    taken = -1
    for at in range(stretch.left, stretch.right):
        led = at and row[at - 1].low in known.words.to
        led = led or (known.is_participle(row[at].low) and at + 1 < stretch.right and row[at + 1].low in known.frames)
        if at != opener and at > taken and not led and is_finite(row, at, known):
            kept.append(at)
            taken = _last_of(row, at, stretch.right, known)
    return kept


def _last_of(row: Sequence[Word], at: int, right: int, known: FrameWords) -> int:
    """Return the last word of a finite word's deed, where that looks finite itself: "wird … werden"."""
    if not known.deed_last:
        behind = skipped(row, at + 1, right, known)
        return behind if behind < right and row[behind].low in known.words.undergone else at
    words = known.words
    holds = row[at].low in known.frames or row[at].low in words.copula or row[at].low in known.governors
    if not holds and any(row[place].low in words.joint for place in range(at, right)):
        return at  # "beginnen im Mai und sollen 2026 enden"
    last = right - 1
    while last > at and row[last].sign:
        last -= 1
    low = row[last].low
    nested = low in words.to_undergo or low in words.chained or low in words.undergone
    return right - 1 if nested or known.is_participle(low) or known.is_infinitive(low) else at
