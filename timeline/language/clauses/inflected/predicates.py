"""Which words of a sentence tell a deed, in languages with endings, and what the words before it make of it."""

from collections.abc import Iterator

from msgspec.structs import replace

from timeline.language.clauses.clause import Modality, Phase, Tense
from timeline.language.clauses.inflected.deeds import Deed, Predicate, finite_tense
from timeline.language.clauses.inflected.grammar import Grammar
from timeline.language.clauses.inflected.verb_forms import VerbForm
from timeline.language.clauses.inflected.word_rows import BREAKS, COMMA, QUOTES, Word

REACH = 26  # words from a governor to its infinitive
NEAR = 7  # words from an auxiliary to its participle
NOUN_REACH = 3  # words from a noun that plans to its infinitive


def predicates(row: list[Word], said: Grammar) -> list[Predicate]:
    """Return the predicates of a sentence from left to right. Linear: each word looks a bounded way ahead."""
    return _Reader(row, said).all()


class _Reader:
    """Reads the predicates of one sentence."""

    def __init__(self, row: list[Word], said: Grammar) -> None:
        self.row, self.said = row, said
        self.size = len(row)
        self.loose: int | None = None  # an infinitive that no governor has yet
        self.last: Predicate | None = None

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

    # -- looking around ---------------------------------------------------------------------------------------

    def _negated(self, first: int) -> bool:
        before = first - 1
        while before >= 0 and first - before < NEAR and self.row[before].low in self.said.words.adverbs:
            before -= 1
        return before >= 0 and self.row[before].low in self.said.words.not_

    def _ahead(self, at: int, reach: int) -> Iterator[tuple[int, Word]]:
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

    def _deed(self, at: int, *, reach: int = REACH, back: bool = True) -> Deed | None:
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
                return Deed(self.loose, verb.lemma, passive=verb.passive, transitive=verb.takes_object, early=True)
        return None

    def _infinitive_at(self, at: int, verb: VerbForm) -> Deed:
        """Return an infinitive; of "быть построен", "начать строить" the deed in it."""
        said = self.said
        if verb.lemma in said.sorts or said.phases.get(verb.lemma) in ("begun", "under_way"):
            for place, word in self._ahead(at, NEAR):
                if word.sign:
                    break
                inner = word.verb
                if inner is not None and inner.form == "participle":
                    return Deed(place, inner.lemma, passive=True, transitive=True)
                if inner is not None and inner.form == "infinitive" and verb.lemma in said.phases:
                    return Deed(place, inner.lemma, passive=inner.passive, transitive=inner.takes_object)
        return Deed(at, verb.lemma, passive=verb.passive, transitive=verb.takes_object)

    # -- what may tell a deed ---------------------------------------------------------------------------------

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
                deed = Deed(place, verb.lemma, passive=verb.passive, transitive=verb.takes_object)
                return self._made(at, deed, agrees, tense="to_come", modality="will")
            break
        if self.loose is not None and (verb := row[self.loose].verb) is not None:  # "отвечать за это будут"
            deed = Deed(self.loose, verb.lemma, passive=verb.passive, transitive=verb.takes_object, early=True)
            return self._made(at, deed, agrees, tense="to_come", modality="will")
        before = at - 1
        if before >= 0 and (verb := row[before].verb) is not None and verb.form == "participle":
            deed = Deed(before, verb.lemma, passive=True, transitive=True)
            return self._made(before, deed, agrees, tense="to_come", modality="will")
        return self._made(
            at, Deed(at, said.be, passive=False, transitive=False), agrees, tense="to_come", modality="will"
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

    def _predicative(self, at: int) -> Predicate | None:
        word, said = self.row[at], self.said
        kind = said.predicatives[word.low]
        deed = self._deed(at)
        agrees = None if kind in ("need", "possibility", "wish") else said.agreement(word.low)
        if deed is None:
            if kind == "readiness" and (found := self._ready_for(at, agrees)) is not None:
                return found
            if kind == "readiness":
                ready = Deed(at, word.low, passive=False, transitive=False)
                return self._made(at, ready, agrees, tense="present", phase="finished")
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
                deed = Deed(place, word.low, passive=False, transitive=False)
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
        if not at or self.row[at - 1].low not in self.said.words.prepositions:
            return None
        for place, word in self._ahead(at, REACH // 2):
            if word.noun is not None and word.noun.nominative and self.said.is_work(word.low) and word.verb is None:
                deed = Deed(place, word.low, passive=False, transitive=False)
                made = self._made(at, deed, None, tense="to_come", modality="plan", governor=self.row[at].low)
                return replace(made, nominal=True)
        return None

    def _by_noun(self, at: int) -> Predicate | None:
        """Return the deed of "поставил задачу построить", "наша задача – построить"."""
        word, said = self.row[at], self.said
        for place, near in self._ahead(at, REACH if said.nouns[word.low] == "order" else NOUN_REACH):
            verb = near.verb
            if verb is not None and verb.form == "infinitive":
                deed = self._infinitive_at(place, verb)
                made = self._made(
                    at,
                    deed,
                    None,
                    tense="to_come",
                    modality=said.nouns[word.low],
                    governor=word.low,
                    governed="present",
                )
                return replace(made, addressee=(at + 1, place) if place - at > 1 else None, nominal=False)
            if verb is not None and verb.form != "participle":
                return None
        return None

    def _infinitive(self, at: int, verb: VerbForm) -> Predicate | None:
        """Return a further deed of the last governor; an infinitive without one waits for it."""
        last = self.last
        before = self.row[at - 1].low if at else ""
        governed = last is not None and (last.governor or last.modality == "will") and last.tense == "to_come"
        if last is not None and governed and self._goes_on(last, at):
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
        deed = Deed(at, verb.lemma, passive=True, transitive=True)
        return self._made(at, deed, verb, tense="done")

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
        deed = Deed(at, verb.lemma, passive=verb.passive, transitive=verb.takes_object)
        return self._made(at, deed, verb, tense=tense, modality="will" if tense == "to_come" else "plain", phase=phase)

    def _governed(self, at: int, verb: VerbForm, modality: Modality, deed: Deed) -> Predicate:
        governed: Tense = "present"
        if verb.form == "past":
            governed = "had_been" if verb.aspect == "i" else "done"
        if modality == "agreement" and self._negated(at):
            return self._made(at, deed, verb, tense="had_been", governor=verb.lemma, governed=governed)
        decided = self.row[deed.at].verb
        if governed == "done" and modality == "plan" and decided is not None and decided.aspect == "i":
            return self._made(at, deed, verb, tense="had_been", governor=verb.lemma, governed=governed)
        if governed == "done" and modality in ("failing", "ability"):  # "не удалось", "не смогли", "удалось"
            made = self._made(at, deed, verb, tense="done", governor=verb.lemma, governed=governed)
            return replace(made, modality="failing", negated=False) if made.negated else made
        if governed == "done" and modality == "plan" and self.said.phases.get(deed.verb) in ("cancelled", "delayed"):
            return self._made(at, deed, verb, tense="done", governor=verb.lemma, governed=governed)
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
                deed = Deed(place, word.low, passive=False, transitive=False)
                made = self._made(
                    at, deed, verb, tense="to_come", modality=modality, governor=verb.lemma, governed=finite_tense(verb)
                )
                return replace(made, nominal=True)
        if verb.form == "participle" or verb.reflexive:  # "ремонт запланирован", "открытие намечено"
            deed = Deed(at, verb.lemma, passive=True, transitive=True)
            return self._made(at, deed, verb, tense="to_come", modality=modality, governor=verb.lemma, governed="done")
        return None

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
        deed: Deed,
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
