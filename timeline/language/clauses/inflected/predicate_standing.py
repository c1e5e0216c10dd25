"""How sure what a predicate tells is, and what the clause it depends on makes of it."""

from collections.abc import Mapping, Sequence

from timeline.language.clauses.clause import Factuality, Modality
from timeline.language.clauses.inflected.grammar_words import Grammar
from timeline.language.clauses.inflected.predicate import Predicate
from timeline.language.clauses.inflected.stretches import PredicateStretch
from timeline.language.clauses.inflected.word_rows import COMMA, InflectedWord

_UNSURE: Mapping[str, Factuality] = {"supposed": "supposed", "denied": "denied", "asked": "asked"}
_GIVEN: Mapping[str, Modality] = {
    "undertaking": "undertaking",
    "order": "order",
    "agreement": "agreement",
    "schedule": "schedule",
}
APART = 3  # words set apart before a predicate that make it a guess
BEFORE = 8  # words before a binding word in which what it depends on may be no verb: "уверен, что"


def standing(
    text: str,
    row: Sequence[InflectedWord],
    number: int,
    told: Sequence[Predicate],
    places: Sequence[PredicateStretch],
    said: Grammar,
) -> tuple[Modality, Factuality, str]:
    """Return the modality of a predicate, how sure it is, and the governor, which may stand in another clause."""
    predicate, stretch = told[number], places[number]
    modality, governor = predicate.modality, predicate.governor
    opener = stretch.opener
    if any(word.low in said.words.would for word in row[stretch.left : min(stretch.right, predicate.last + 2)]):
        return "would", "supposed", governor
    if opener in said.words.if_:
        return modality, "conditional", governor
    if _is_given(row, predicate, stretch, said):
        return modality, "given", governor
    made = _made_of(row, number, told, places, said) if opener else ""
    if opener in said.words.so_that:
        ordered = made in ("order", "undertaking")
        return ("order", "asserted", told[number - 1].verb) if ordered else ("purpose", "supposed", governor)
    if made in _UNSURE and (opener in said.words.that or (made == "asked" and opener in said.words.questions)):
        return modality, _UNSURE[made], governor
    if _is_unsure(text, row, predicate, stretch, said):
        return modality, "supposed", governor
    if made not in _UNSURE and opener in said.words.that and made and predicate.tense in ("to_come", "under_way"):
        return _GIVEN[made], "asserted", told[number - 1].verb
    return modality, "asked" if _asks(row, predicate, said) else "asserted", governor


def _is_given(row: Sequence[InflectedWord], predicate: Predicate, stretch: PredicateStretch, said: Grammar) -> bool:
    """Whether a clause only says when something else is: "когда построят", "как только построят", "после того как"."""
    words, opener = said.words, stretch.opener
    if opener in words.whens or (opener in words.until and predicate.negated and predicate.modality == "will"):
        return True
    for place in range(stretch.left, predicate.first):
        if row[place].low in words.as_soon:
            before = row[place - 1].low if place else ""
            before = row[place - 2].low if before == COMMA and place > 1 else before
            if before in words.then or (place + 1 < len(row) and row[place + 1].low in words.only):
                return True
    return False


def _is_unsure(
    text: str, row: Sequence[InflectedWord], predicate: Predicate, stretch: PredicateStretch, said: Grammar
) -> bool:
    """Whether words before the predicate make it a guess: "возможно"."""
    left = stretch.left
    if left and row[left - 1].low == COMMA:  # "может быть, построят"
        left = max(0, left - 1 - APART)
        for place in range(stretch.left - 2, left - 1, -1):
            if row[place].sign or row[place].low in said.words.that:
                left = place + 1
                break
    return said.supposed.search(text[row[left].start : row[predicate.first].start]) is not None


def _made_of(
    row: Sequence[InflectedWord],
    number: int,
    told: Sequence[Predicate],
    places: Sequence[PredicateStretch],
    said: Grammar,
) -> str:
    """Return what the clause before makes of one that depends on it: a key of `dependence`, or nothing."""
    stretch = places[number]
    for place in range(stretch.left - 1, max(-1, stretch.left - BEFORE), -1):
        low = row[place].low
        if low in said.dependence_words:
            return said.dependence_words[low]
    if not number:
        return ""
    before = told[number - 1]
    if before.negated and before.verb in said.dependence and said.dependence[before.verb] != "supposed":
        return "denied"
    return said.dependence.get(before.verb, said.dependence.get(before.governor, ""))


def _asks(row: Sequence[InflectedWord], predicate: Predicate, said: Grammar) -> bool:
    """Whether the word behind the predicate asks: "построят ли"."""
    behind = predicate.first + 1
    return behind < len(row) and row[behind].low in said.words.asking
