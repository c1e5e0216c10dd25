"""What stands around the words that tell a deed: the questions that all predicates are read by."""

from collections.abc import Iterator

from timeline.language.clauses.clause import Modality, Phase, Tense
from timeline.language.clauses.inflected.grammar_words import Grammar
from timeline.language.clauses.inflected.predicate import Infinitive, Predicate
from timeline.language.clauses.inflected.verb_forms import VerbForm
from timeline.language.clauses.inflected.word_rows import BREAKS, QUOTES, InflectedWord

REACH = 26  # words from a governor to its infinitive
NEAR = 7  # words from an auxiliary to its participle


class PredicateWords:
    """The words of a sentence as its predicates ask for them."""

    def __init__(self, row: list[InflectedWord], said: Grammar) -> None:
        self.row, self.said = row, said
        self.size = len(row)
        self.loose: int | None = None  # an infinitive that no governor has yet
        self.last: Predicate | None = None

    def _negated(self, first: int) -> bool:
        before = first - 1
        while before >= 0 and first - before < NEAR and self.row[before].low in self.said.words.adverbs:
            before -= 1
        return before >= 0 and self.row[before].low in self.said.words.not_

    def _ahead(self, at: int, reach: int) -> Iterator[tuple[int, InflectedWord]]:
        """Yield the words behind one, up to the end of its clause."""
        said = self.said
        for place in range(at + 1, min(self.size, at + 1 + reach)):
            word = self.row[place]
            if (
                word.low in BREAKS
                or word.low in said.words.that
                or word.low in said.words.so_that
                or word.low in said.words.if_
            ):
                return
            if word.low in said.words.relatives or word.low in said.words.subordinate:
                return
            yield place, word

    def _deed(self, at: int, *, reach: int = REACH, back: bool = True) -> Infinitive | None:
        """Return the infinitive that a governor has: behind it, else the one that waits before it."""
        for place, word in self._ahead(at, reach):
            verb = word.verb
            if verb is None or word.low in self.said.predicatives or word.low in self.said.words.past:
                continue
            if verb.form == "infinitive":
                return self._infinitive_at(place, verb)
            if verb.form in ("past", "nonpast"):
                break
        if back and self.loose is not None:
            verb = self.row[self.loose].verb
            if verb is not None:
                return Infinitive(
                    self.loose, verb.lemma, passive=verb.passive, transitive=verb.takes_object, early=True
                )
        return None

    def _infinitive_at(self, at: int, verb: VerbForm) -> Infinitive:
        """Return an infinitive; of "быть построен", "начать строить" the deed in it."""
        said = self.said
        if verb.lemma in said.sorts or said.phases.get(verb.lemma) in ("begun", "under_way"):
            for place, word in self._ahead(at, NEAR):
                if word.sign:
                    break
                inner = word.verb
                if inner is not None and inner.form == "participle":
                    return Infinitive(place, inner.lemma, passive=True, transitive=True)
                if inner is not None and inner.form == "infinitive" and verb.lemma in said.phases:
                    return Infinitive(place, inner.lemma, passive=inner.passive, transitive=inner.takes_object)
        return Infinitive(at, verb.lemma, passive=verb.passive, transitive=verb.takes_object)

    def _dative(self, at: int, deed: int) -> tuple[int, int] | None:
        """Return the words behind an order that stand for whom it goes to: up to a preposition or comma."""
        end = at + 1
        while end < deed and not (self.row[end].sign and self.row[end].low not in QUOTES):
            if self.row[end].low in self.said.words.prepositions:
                break
            end += 1
        words = [place for place in range(at + 1, end) if self.row[place].low not in self.said.words.adverbs]
        return (words[0], words[-1] + 1) if words else None

    def _before(self, at: int) -> tuple[int, int] | None:
        """Return the words before "поручено" that stand for whom it goes to: "Хокиму области поручено"."""
        start = at
        while start and not self.row[start - 1].sign and self.row[start - 1].verb is None and at - start < NEAR:
            start -= 1
        end = start
        while (
            end < at
            and self.row[end].low not in self.said.words.prepositions
            and self.row[end].low not in self.said.words.adverbs
        ):
            end += 1
        return (start, end) if start < end else None

    def _made(
        self,
        first: int,
        deed: Infinitive,
        agrees: VerbForm | None,
        *,
        tense: Tense,
        modality: Modality = "plain",
        governor: str = "",
        governed: Tense = "untold",
        phase: Phase = "none",
    ) -> Predicate:
        inner = deed.at - 1
        negated = self._negated(first) or (inner > first and self.row[inner].low in self.said.words.not_)
        return Predicate(
            first=min(first, deed.at),
            main=deed.at,
            last=max(first, deed.at),
            verb=deed.verb,
            agrees=agrees,
            tense=tense,
            modality=modality,
            governor=governor,
            governed=governed,
            negated=negated,
            passive=deed.passive,
            transitive=deed.transitive,
            phase=phase if phase != "none" else self.said.phases.get(deed.verb, "none"),
            early=deed.early,
        )
