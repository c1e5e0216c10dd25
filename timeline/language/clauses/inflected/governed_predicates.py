"""Deeds that a verb, a noun or another word governs: "должны построить", "поставил задачу", "планируется ремонт"."""

from msgspec.structs import replace

from timeline.language.clauses.clause import Modality, Tense
from timeline.language.clauses.inflected.predicate import Infinitive, Predicate, finite_tense
from timeline.language.clauses.inflected.predicate_words import REACH, PredicateWords
from timeline.language.clauses.inflected.verb_forms import VerbForm
from timeline.language.clauses.inflected.word_rows import COMMA

_OWN = frozenset({"plan", "readiness", "undertaking"})  # of a noun with these, its genitive is whose it is
NOUN_REACH = 3  # words from a noun that plans to its infinitive


class GovernedPredicates(PredicateWords):
    """Reads what a governing word makes of the deed it has; None where it has none."""

    def _predicative(self, at: int) -> Predicate | None:
        word, said = self.row[at], self.said
        kind = said.predicatives[word.low]
        deed = self._deed(at)
        agrees = None if kind in ("need", "possibility", "wish") else said.agreement(word.low)
        if deed is None:
            if kind == "readiness" and (found := self._ready_for(at, agrees)) is not None:
                return found
            if kind == "readiness":
                ready = Infinitive(at, word.low, passive=False, transitive=False)
                return self._made(at, ready, agrees, tense="done", phase="finished")
            return None
        past = any(0 <= near < self.size and self.row[near].low in said.words.past for near in (at - 1, at + 1, at + 2))
        modality: Modality = "duty" if kind == "need" else kind  # type: ignore[assignment]  # values of the data file
        made = self._made(
            at,
            deed,
            agrees,
            tense="to_come",
            modality=modality,
            governor=word.low,
            governed="had_been" if past else "present",
        )
        return replace(made, need=kind == "need")

    def _ready_for(self, at: int, agrees: VerbForm | None) -> Predicate | None:
        """Return what somebody is ready for: "готова к поставкам"."""
        for place, word in self._ahead(at, NOUN_REACH + 1):
            before = self.row[place - 1].low
            if word.noun is not None and before in self.said.words.toward and not word.noun.adjective:
                deed = Infinitive(place, word.low, passive=False, transitive=False)
                return self._made(
                    at,
                    deed,
                    agrees,
                    tense="to_come",
                    modality="readiness",
                    governor=self.row[at].low,
                    governed="present",
                )
        return None

    def _planned(self, at: int) -> Predicate | None:
        """Return the work that is "в планах", in the plans."""
        for_work = self._planned_for(at)
        if for_work is not None or not at or self.row[at - 1].low not in self.said.words.prepositions:
            return for_work
        planned = self._deed(at, reach=NOUN_REACH, back=False)
        if planned is not None:  # "заявили о планах построить"
            made = self._made(at, planned, None, tense="to_come", modality="plan", governor=self.row[at].low)
            return replace(made, governed="present")
        for place, word in self._ahead(at, REACH // 2):
            if word.noun is not None and word.noun.nominative and self.said.is_work(word.low) and word.verb is None:
                deed = Infinitive(place, word.low, passive=False, transitive=False)
                made = self._made(at, deed, None, tense="to_come", modality="plan", governor=self.row[at].low)
                return replace(made, nominal=True)
        return None

    def _planned_for(self, at: int) -> Predicate | None:
        """Return the work that there are plans for: "рассказали о планах по расселению"."""
        if at + 1 >= self.size or self.row[at + 1].low not in self.said.words.planned_by:
            return None
        for place, word in self._ahead(at + 1, NOUN_REACH):
            if word.noun is not None and self.said.is_work(word.low) and word.verb is None:
                deed = Infinitive(place, word.low, passive=False, transitive=False)
                made = self._made(at, deed, None, tense="to_come", modality="plan", governor=self.row[at].low)
                return replace(made, nominal=True, governed="present")
        return None

    def _by_noun(self, at: int) -> Predicate | None:
        """Return the deed of "поставил задачу построить", "наша задача – построить"."""
        word, said = self.row[at], self.said
        for place, near in self._ahead(at, REACH if said.nouns[word.low] == "order" else NOUN_REACH):
            verb = near.verb
            if verb is not None and verb.form == "infinitive":
                deed, modality = self._infinitive_at(place, verb), said.nouns[word.low]
                told = self.row[at - 1].verb if at and modality in _OWN else None  # "выразил готовность"
                agrees = told if told is not None and told.form in ("past", "nonpast") else None
                made = self._made(
                    at, deed, agrees, tense="to_come", modality=modality, governor=word.low, governed="present"
                )
                beside = (at + 1, place) if place - at > 1 else None
                if modality in _OWN:
                    return replace(made, owner=beside, nominal=False)
                return replace(made, addressee=beside, nominal=False)
            if near.low in said.future or (verb is not None and verb.form != "participle"):
                return None
        return None

    def _governed(self, at: int, verb: VerbForm, modality: Modality, deed: Infinitive) -> Predicate:
        governed: Tense = "present"
        if verb.form == "past":
            governed = "had_been" if verb.aspect == "i" else "done"
        if modality == "agreement" and self._negated(at):
            return self._made(at, deed, verb, tense="had_been", governor=verb.lemma, governed=governed)
        if modality == "plan" and governed == "had_been" and self._negated(at):  # "не собирался"
            return self._made(at, deed, verb, tense="had_been", governor=verb.lemma, governed=governed)
        decided = self.row[deed.at].verb
        if self.row[deed.at - 1].low in self.said.words.not_:
            decided = None  # "решили не открывать"
        if governed == "done" and modality == "plan" and decided is not None and decided.aspect == "i":
            return self._made(at, deed, verb, tense="had_been", governor=verb.lemma, governed=governed)
        if governed == "done" and modality in ("failing", "ability"):  # "не удалось", "не смогли", "удалось"
            made = self._made(at, deed, verb, tense="done", governor=verb.lemma, governed=governed)
            return replace(made, modality="failing", negated=False) if made.negated else made
        put_off = self.said.phases.get(deed.verb) in ("cancelled", "delayed")
        if governed == "done" and modality in ("plan", "duty") and put_off:  # "решили отложить", "пришлось отложить"
            return self._made(at, deed, verb, tense="done", governor=verb.lemma, governed=governed)
        if modality == "duty" and verb.aspect == "p":  # "придётся построить"
            modality = "possibility"
        made = self._made(at, deed, verb, tense="to_come", modality=modality, governor=verb.lemma, governed=governed)
        if modality in ("order", "request"):
            return replace(made, addressee=self._dative(at, deed.at))
        if modality == "schedule" and not verb.plural:
            return replace(made, addressee=self._dative(at, deed.at) or self._before(at))
        return made

    def _named(self, at: int, verb: VerbForm, modality: Modality) -> Predicate | None:
        """Return a deed that a noun tells: "планируется ремонт школы", "обещают ремонт"."""
        for place, word in self._ahead(at, 4):
            if word.sign or word.low in self.said.words.prepositions:
                break
            if self.said.is_work(word.low) and word.verb is None:
                deed = Infinitive(place, word.low, passive=False, transitive=False)
                made = self._made(
                    at, deed, verb, tense="to_come", modality=modality, governor=verb.lemma, governed=finite_tense(verb)
                )
                return replace(made, nominal=True)
        if self._leads_on(at):
            return None
        if verb.form == "participle" or verb.reflexive:  # "ремонт запланирован", "открытие намечено"
            deed = Infinitive(at, verb.lemma, passive=True, transitive=True)
            return self._made(at, deed, verb, tense="to_come", modality=modality, governor=verb.lemma, governed="done")
        return None

    def _leads_on(self, at: int) -> bool:
        """Whether a word only leads to what is planned, or away from it: "ожидается, что", "как ожидается"."""
        said = self.said
        before = at - 1
        while before > 0 and self.row[before].low in said.words.adverbs:
            before -= 1
        if before >= 0 and self.row[before].low in said.words.subordinate:
            return True
        return at + 2 < self.size and self.row[at + 1].low == COMMA and self.row[at + 2].low in said.words.that
