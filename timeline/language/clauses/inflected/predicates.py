"""Which words of a sentence tell a deed, in languages with endings, and what the words before it make of it."""

from msgspec.structs import replace

from timeline.language.clauses.inflected.governed_predicates import NOUN_REACH, GovernedPredicates
from timeline.language.clauses.inflected.grammar_words import Grammar
from timeline.language.clauses.inflected.predicate import Infinitive, Predicate, finite_tense
from timeline.language.clauses.inflected.predicate_words import NEAR, REACH
from timeline.language.clauses.inflected.verb_forms import VerbForm
from timeline.language.clauses.inflected.word_rows import BREAKS, COMMA, InflectedWord


def predicates(row: list[InflectedWord], said: Grammar) -> list[Predicate]:
    """Return the predicates of a sentence from left to right. Linear: each word looks a bounded way ahead."""
    return _PredicateReader(row, said).all()


class _PredicateReader(GovernedPredicates):
    """Reads the predicates of one sentence."""

    def all(self) -> list[Predicate]:
        """Return the predicates from left to right."""
        told: list[Predicate] = []
        at = 0
        while at < self.size:
            found = self._at(at)
            if found is None:
                at += 1
                continue
            if told and found.governor in self.said.nouns and 0 <= found.first - told[-1].last <= NOUN_REACH:
                told.pop()  # "поставлена задача построить" tells one deed
            self.last = found
            self.loose = None
            told.append(found)
            at = max(found.last, at) + 1
        return told

    def _at(self, at: int) -> Predicate | None:
        word, said = self.row[at], self.said
        if word.sign:
            if word.low in BREAKS:
                self.loose = None
            return None
        for words, read in (
            (said.future, self._future),
            (said.words.past, self._past),
            (said.predicatives, self._predicative),
            (said.nouns, self._by_noun),
            (said.words.in_plans, self._planned),
        ):
            if word.low in words:
                return read(at)
        return None if word.verb is None else self._verb(at, word.verb)

    def _verb(self, at: int, verb: VerbForm) -> Predicate | None:
        if verb.form == "infinitive":
            return self._infinitive(at, verb)
        if verb.form == "participle":
            return self._participle(at, verb)
        return self._finite(at, verb)

    def _future(self, at: int) -> Predicate:
        row, said = self.row, self.said
        agrees = said.future[row[at].low]
        for place, word in self._ahead(at, NEAR):
            if word.low in said.predicatives:
                found = self._predicative(place)
                if found is not None and not found.governor:  # "будет готов"
                    return replace(found, first=at, tense="to_come", modality="will")
                if found is not None:
                    duty = found.modality == "duty"  # "будет обязан устранить"
                    return replace(found, first=at, modality="will" if duty else found.modality)
            verb = word.verb
            if verb is None:
                continue
            if verb.form in ("participle", "infinitive"):
                deed = Infinitive(place, verb.lemma, passive=verb.passive, transitive=verb.takes_object)
                return self._made(at, deed, agrees, tense="to_come", modality="will")
            break
        if self.loose is not None and (verb := row[self.loose].verb) is not None:  # "отвечать за это будут"
            deed = Infinitive(self.loose, verb.lemma, passive=verb.passive, transitive=verb.takes_object, early=True)
            return self._made(at, deed, agrees, tense="to_come", modality="will")
        before = at - 1
        if before >= 0 and (verb := row[before].verb) is not None and verb.form == "participle":
            deed = Infinitive(before, verb.lemma, passive=True, transitive=True)
            return self._made(before, deed, agrees, tense="to_come", modality="will")
        return self._made(
            at, Infinitive(at, said.be, passive=False, transitive=False), agrees, tense="to_come", modality="will"
        )

    def _past(self, at: int) -> Predicate | None:
        for place, word in self._ahead(at, NEAR):
            if word.low in self.said.predicatives:
                return None
            verb = word.verb
            if verb is None:
                continue
            if verb.form == "participle":
                found = self._participle(place, verb)
                return None if found is None else replace(found, first=at, negated=found.negated or self._negated(at))
            break
        return None

    def _infinitive(self, at: int, verb: VerbForm) -> Predicate | None:
        """Return a further deed of the last governor; an infinitive without one waits for it."""
        last = self.last
        before = self.row[at - 1].low if at else ""
        governed = last is not None and (last.governor or last.modality == "will") and last.tense == "to_come"
        idle = at + 1 < self.size and self.row[at + 1].low in self.said.predicatives  # "отступать некуда"
        if last is not None and governed and not idle and self._goes_on(last, at):
            deed = self._infinitive_at(at, verb)
            return replace(
                last,
                first=at,
                main=deed.at,
                last=deed.at,
                verb=deed.verb,
                passive=deed.passive,
                transitive=deed.transitive,
                negated=before in self.said.words.not_,
                joined=True,
                early=False,
                phase=self.said.phases.get(deed.verb, "none"),
            )
        if self.loose is None:
            self.loose = at
        return None

    def _goes_on(self, last: Predicate, at: int) -> bool:
        """Whether an infinitive is a further one of the last governor: "построить дом, до мая открыть школу"."""
        said = self.said
        for place in range(at - 1, max(last.last, at - REACH), -1):
            word = self.row[place]
            if word.low in BREAKS or word.low in said.words.relatives or word.low in said.words.so_that:
                return False
            if word.low == COMMA or word.low in said.words.joints:
                return True
        return False

    def _participle(self, at: int, verb: VerbForm) -> Predicate | None:
        said = self.said
        modality = said.impersonal.get(verb.lemma)
        if modality is not None:
            deed = self._deed(at)
            if deed is not None:
                made = self._made(
                    at, deed, None, tense="to_come", modality=modality, governor=verb.lemma, governed="done"
                )
                return replace(made, addressee=self._dative(at, deed.at) or self._before(at))
            return self._named(at, verb, modality)
        deed = Infinitive(at, verb.lemma, passive=True, transitive=True)
        made = self._made(at, deed, verb, tense="done")
        behind = [word.low for word in self.row[at + 1 : at + 3]]
        late = len(behind) > 1 and behind[0] in said.words.not_ and behind[1] in said.words.past
        return replace(made, negated=True) if late else made  # "построено не было"

    def _finite(self, at: int, verb: VerbForm) -> Predicate | None:
        said = self.said
        tense = finite_tense(verb)
        modality = said.governors.get(verb.lemma)
        if modality is not None:
            deed = self._deed(at)
            if deed is not None:
                return self._governed(at, verb, modality, deed)
            if (
                modality in ("plan", "undertaking", "schedule")
                and (found := self._named(at, verb, modality)) is not None
            ):
                return found
            if modality == "failing" and not self._negated(at):
                return None
        phase = said.phases.get(verb.lemma, "none")
        if phase in ("begun", "under_way", "finished"):
            deed = self._deed(at, reach=NEAR, back=False)
            if deed is not None:
                made = self._made(at, deed, verb, tense=tense, modality="will" if tense == "to_come" else "plain")
                return replace(made, phase=phase, governor="")
        deed = Infinitive(at, verb.lemma, passive=verb.passive, transitive=verb.takes_object)
        made = self._made(at, deed, verb, tense=tense, modality="will" if tense == "to_come" else "plain", phase=phase)
        refused = verb.lemma in said.words.refusing and self._deed(at, reach=NEAR, back=False) is not None
        return replace(made, phase="none") if refused else made  # "отказался отвечать": nothing was called off
