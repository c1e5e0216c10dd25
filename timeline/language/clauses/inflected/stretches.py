"""Where each predicate of a sentence has its words, and which of them depends on which."""

from collections.abc import Sequence

from msgspec import Struct

from timeline.language.clauses.inflected.grammar_words import Grammar
from timeline.language.clauses.inflected.predicate import Predicate
from timeline.language.clauses.inflected.word_rows import BREAKS, COMMA, DASHES, InflectedWord


class PredicateStretch(Struct, frozen=True, gc=False):
    """The words of a predicate, by places: from `left` up to `right`.

    `opener` is the word that binds it to the one before: "что", "если", "который". `outer` are the words before a
    relative clause that the predicate behind it goes on with, from … up to.
    """

    left: int
    right: int
    opener: str = ""
    outer: tuple[int, int] | None = None


def stretches(row: Sequence[InflectedWord], told: Sequence[Predicate], said: Grammar) -> list[PredicateStretch]:
    """Return the words of each predicate, from left to right."""
    lefts: list[int] = []
    openers: list[str] = []
    outers: list[tuple[int, int] | None] = []
    floor = 0
    for predicate in told:
        left, opener, outer = _left(row, floor, predicate.first, said)
        if not lefts:
            left = left if opener else 0
        lefts.append(left)
        openers.append(opener)
        outers.append(outer)
        floor = predicate.last + 1
    found: list[PredicateStretch] = []
    for number, predicate in enumerate(told):
        right = lefts[number + 1] if number + 1 < len(told) else len(row)
        outer = None if predicate.joined else _resumed(row, number, lefts, openers, outers)
        found.append(PredicateStretch(lefts[number], max(right, predicate.last + 1), openers[number], outer))
    return found


def _left(
    row: Sequence[InflectedWord], floor: int, first: int, said: Grammar
) -> tuple[int, str, tuple[int, int] | None]:
    """Return where the words of a predicate begin, what binds it, and the words before that since the last one."""
    comma = joint = None
    inside = 0  # brackets that are open, seen from the right
    for place in range(first - 1, floor - 1, -1):
        word = row[place]
        inside = max(0, inside + (word.low == ")") - (word.low == "("))
        if inside or (word.low == "(" and place < first - 1 and _closes(row, place, first)):
            continue
        if word.low in BREAKS:
            return place + 1, "", None
        if _binds(row, place, said):
            start = place - _has_noun_before(row, place, floor, said)
            while start > floor and row[start - 1].low in said.words.prepositions:
                start -= 1
            before = start - 1 if start > floor and row[start - 1].low == COMMA else start
            return start, word.low, (floor, before) if before > floor else None
        if word.low == COMMA or word.low in DASHES:
            comma = place if comma is None else comma
        elif word.low in said.words.joints and joint is None:
            joint = place
    if comma is not None and (joint is None or joint < comma):
        return comma + 1, "", None
    if joint is not None:
        return joint + 1, "", None
    return floor, "", None


def _closes(row: Sequence[InflectedWord], place: int, first: int) -> bool:
    """Whether the bracket at a place is closed before a predicate."""
    return any(word.low == ")" for word in row[place:first])


def _binds(row: Sequence[InflectedWord], place: int, said: Grammar) -> bool:
    """Whether a word binds its clause to another: it stands behind a comma, a preposition, or first."""
    low = row[place].low
    if low in said.words.that or low in said.words.so_that or low in said.words.if_:
        return True
    if low not in said.words.relatives and low not in said.words.subordinate and low not in said.words.questions:
        return False
    before = row[place - 1].low if place else COMMA
    bound = before == COMMA or before in said.words.prepositions or before in said.words.joints
    return low in said.words.would or bound or _has_noun_before(row, place, 0, said)


def _has_noun_before(row: Sequence[InflectedWord], place: int, floor: int, said: Grammar) -> bool:
    """Whether the noun that a relative is the genitive of stands before it: "машины, закупку которых отложили"."""
    if row[place].low not in said.words.relatives or place - 1 <= floor or row[place - 1].noun is None:
        return False
    at = place - 2
    while at > floor and row[at].low in said.words.prepositions:
        at -= 1
    return row[at].low == COMMA


def _resumed(
    row: Sequence[InflectedWord],
    number: int,
    lefts: Sequence[int],
    openers: Sequence[str],
    outers: Sequence[tuple[int, int] | None],
) -> tuple[int, int] | None:
    """Return the words before a clause put in between, with which this one goes on: "мост, который …, откроют"."""
    if not number or openers[number]:
        return None
    outer = outers[number - 1]
    if outer is None or not openers[number - 1] or row[lefts[number] - 1].low != COMMA:
        return None
    return outer
