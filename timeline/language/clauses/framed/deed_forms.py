"""The deeds of one finite word: what it governs, frames, tells itself, or is with a predicate."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

import attrs
from msgspec.structs import replace

from timeline.language.clauses.clause import Modality, Phase, Tense
from timeline.language.clauses.framed import finite_words
from timeline.language.clauses.framed.deed import Deed
from timeline.language.clauses.framed.frame_words import FrameWords, Governor, KnownVerb
from timeline.language.clauses.framed.held_words import HeldWord, governed, held, skipped
from timeline.language.clauses.framed.nominal_deeds import planned_work
from timeline.language.clauses.framed.noun_phrases import noun_phrases
from timeline.language.clauses.framed.open_presents import looks_past, looks_present
from timeline.language.clauses.framed.word_row import Stretch, Word
from timeline.language.schema.framed_clauses_table import Held

NEAR = 3  # words behind a verb of standing within which its predicate begins
_OF_WORKS: tuple[Modality, ...] = ("undertaking", "plan", "proposal", "agreement")  # may have a work for their deed
_TOLD_OF: tuple[Modality, ...] = ("plan", "undertaking", "proposal")  # undergone, they tell it of nobody


class DeedTimes(NamedTuple):
    """The words of a sentence that tell times, and of these those that tell a time still to come."""

    told: Collection[int]
    ahead: Collection[int]


class Governing(NamedTuple):
    """A finite word whose deed stands in a later stretch."""

    deed: Deed
    governor: Governor
    stretch: int


class DeedForms:
    """Reads what stands with a finite word, in each of the ways a deed may be told."""

    def __init__(self, row: Sequence[Word], stretches: Sequence[Stretch], known: FrameWords, times: DeedTimes) -> None:
        self.row, self.stretches, self.known, self.times = row, stretches, known, times
        self.waiting: Governing | None = None
        self.fronted: Governing | None = None

    def _low(self, at: int) -> str:
        return self.row[at].low

    def _rights(self, found: Sequence[HeldWord], right: int) -> list[int]:
        """Return where each of several deeds ends: before the joint that leads to the next, the last at `right`."""
        if self.known.deed_last:
            return [right] * len(found)
        ends: list[int] = []
        for word in found[1:]:
            at = word.first
            while at > 0 and self._low(at) not in self.known.words.joint:
                at -= 1
            ends.append(at)
        return [*ends, right][: len(found)]

    def _of_head(self, head: int, end: int, left: int, opener: int | None, number: int) -> Iterator[Deed]:
        """Yield the deeds of one finite word, or let it wait for them."""
        while end > head + 1 and self._low(end - 1) in self.known.words.joint:
            end -= 1
        last = self.known.deed_last and opener is not None
        if opener is not None and opener >= left:
            left = opener + 1
        begin = head + 1 if not last else left
        stop = end if not last else head
        bare = Deed(
            lead=self._lead(left, number),
            head=head,
            main=head,
            last=head,
            rest=begin,
            left=left,
            right=max(end, head + 1),
            opener=opener,
            negated=self._is_negated(head, begin, stop, left),
        )
        for read in (self._governing, self._verb, self._framed, self._predicate, self._carried):
            found = list(read(bare, begin, stop, number))
            if found:
                yield from found
                return
            if self.waiting is not None and self.waiting.deed.head == head:
                return

    def _lead(self, left: int, number: int) -> int:
        """Return where the times of a clause begin: "En septembre, la mairie ouvrira" has one before its comma."""
        stretch, before = self.stretches[number], self.stretches[number - 1] if number else None
        if before is None or number > 1 or left != stretch.left or not stretch.comma:
            return left
        finite = any(finite_words.is_finite(self.row, at, self.known) for at in range(before.left, before.right))
        told = any(at in self.times.told for at in range(before.left, before.right))
        return before.left if told and not finite else left

    def _is_negated(self, head: int, begin: int, stop: int, left: int) -> bool:
        known = self.known
        if any(self._low(at) in known.words.nothing for at in range(left, head)):
            return True
        if known.deed_last:
            return any(self._low(at) in known.words.not_ for at in range(begin, stop))
        behind = skipped(self.row, head + 1, stop, known)
        return any(self._low(at) in known.words.not_ for at in range(head + 1, behind))

    def _governing(self, bare: Deed, begin: int, stop: int, number: int) -> Iterator[Deed]:
        """Yield what a finite verb of promising, planning or ordering governs."""
        for governor in self.known.governors.get(self._low(bare.head), ()):
            if governor.form in ("present", "past") and self._has_particle(governor.particle, bare.head, begin, stop):
                tense: Tense = "present" if governor.form == "present" else "past"
                stop_at = stop - bool(governor.particle)
                yield from self._led(replace(bare, governed=tense), governor, begin, stop_at, number)
                return

    def _has_particle(self, particle: str, head: int, begin: int, stop: int) -> bool:
        """Whether a separable verb's particle closes its clause."""
        if not particle:
            return True
        at = stop - 1
        while at > begin and self.row[at].sign:
            at -= 1
        return at > head and self._low(at) == particle

    def _led(self, bare: Deed, governor: Governor, begin: int, stop: int, number: int) -> Iterator[Deed]:
        """Yield the deeds a governor has in its own stretch, else let it wait."""
        addressee = self._addressee(begin, stop, governor) if governor.addressed else None
        impersonal = governor.form == "noun" or (bare.passive and governor.modality in _TOLD_OF)
        bound = replace(
            bare,
            modality=governor.modality,
            impersonal=impersonal,
            governor=governor.verb,
            denied=bare.negated,
            negated=False,
            addressee=addressee,
        )
        found = governed(self.row, begin, stop, self.known, bare=governor.bare)
        for word, right in zip(found, self._rights(found, bare.right), strict=True):
            yield self._governed(bound, word, begin, right)
        if found:
            return
        nominal = self._nominal(bound, begin, stop)
        if nominal is not None:
            yield nominal
        else:
            self.waiting = Governing(bound, governor, number)

    def _nominal(self, bound: Deed, begin: int, stop: int) -> Deed | None:
        """Return the work that a governor has for its deed, where it may have one: "plans the construction of"."""
        if bound.modality not in _OF_WORKS or (bound.denied and bound.modality == "plan"):
            return None
        told = self.times.told
        if bound.passive:
            subject = planned_work(self.row, bound.left, bound.right, self.known, told, subject_told=True)
            main = stop if self.known.deed_last else begin - 1
            modality: Modality = "schedule" if bound.governed == "had_been" else bound.modality
            deed = replace(bound, main=main, last=main, rest=bound.head + 1, tense="to_come", impersonal=False)
            return None if subject is None else replace(deed, modality=modality)
        before = any(not one.led for one in noun_phrases(self.row, bound.left, bound.head, self.known, told))
        phrase = planned_work(self.row, begin, stop, self.known, told, subject_told=before)
        if phrase is None:
            return None
        last = stop - 1 if self.known.deed_last else bound.right - 1
        return replace(bound, main=phrase.head, rest=phrase.begin, last=max(phrase.head, last), tense="to_come")

    def _addressee(self, begin: int, stop: int, governor: Governor) -> tuple[int, int] | None:
        """Return whom a governor addresses: the noun phrase behind it, before the deed."""
        phrases = noun_phrases(self.row, begin, stop, self.known, self.times.told)
        pronouns = self.known.words.pronoun
        named = [
            one for one in phrases if self._low(one.head) not in pronouns and self.row[one.head].low != governor.verb
        ]
        if not named:
            return None
        phrase = named[-1] if self.known.deed_last else named[0]
        return phrase.begin, phrase.end

    def _governed(self, bound: Deed, word: HeldWord, left: int, right: int) -> Deed:
        """Return a deed with "to": what is done stands before it, or behind."""
        rest = left if self.known.deed_last else word.main
        negated = any(self._low(at) in self.known.words.not_ for at in range(left, word.first))
        deed = replace(
            bound,
            main=word.main,
            last=word.last,
            rest=rest,
            right=max(right, word.last + 1),
            tense="to_come",
            passive=word.passive,
            negated=negated and left > bound.head + 1,
            joined=word.joined,
            modality="schedule" if bound.impersonal else bound.modality,
        )
        return self._told(deed, self._verb_at(word.main))

    def _verb_at(self, at: int) -> KnownVerb | None:
        rows = self.known.verbs.get(self._low(at), ())
        return next((verb for verb in rows if not (verb.particle or _only_finite(verb))), None)

    def _told(self, deed: Deed, verb: KnownVerb | None) -> Deed:
        """Return a deed with what its verb, or a predicate within its clause, tells."""
        phase = self._phase_within(deed)
        if verb is None:
            return deed if phase == "none" else replace(deed, phase=phase)
        return replace(deed, sort=verb.sort, phase=verb.phase if phase == "none" else phase)

    def _phase_within(self, deed: Deed) -> Phase:
        begin, end = min(deed.rest, deed.main), deed.right
        return next(
            (found[0] for at in range(begin, end) if (found := self._predicate_at(at, end)) is not None), "none"
        )

    def _predicate_at(self, at: int, end: int) -> tuple[Phase, int] | None:
        """Return the phase that a predicate tells which begins at a place, and its last word."""
        for words, phase in self.known.predicates.get(self._low(at), ()):
            if at + len(words) <= end and all(self._low(at + step) == word for step, word in enumerate(words)):
                return phase, at + len(words) - 1
        return None

    def _verb(self, bare: Deed, begin: int, stop: int, number: int) -> Iterator[Deed]:  # noqa: ARG002 - as the others
        """Yield a deed that the finite verb is itself: "beginnt", "débutera"."""
        for verb in self.known.verbs.get(self._low(bare.head), ()):
            if verb.form in ("infinitive", "participle") or not self._has_particle(
                verb.particle, bare.head, begin, stop
            ):
                continue
            tense: Tense = {"present": "present", "past": "past", "future": "to_come"}[verb.form]  # type: ignore[assignment]
            modality: Modality = "will" if verb.form == "future" else "plain"
            coming = verb.form == "present" and verb.phase in ("none", "begun", "finished") and self._is_ahead(bare)
            if coming:
                modality, tense = "will", "to_come"
            last = max(bare.head, stop - 1) if verb.particle else bare.head
            stated = self._predicate_at(bare.head, bare.right)
            phase = "none" if modality == "will" else verb.phase if stated is None else stated[0]
            told = replace(bare, sort=verb.sort, phase=phase, tense=tense, modality=modality, last=last)
            yield replace(told, closing=verb.particle)
            return

    def _is_ahead(self, deed: Deed) -> bool:
        return any(at in self.times.ahead for at in range(deed.lead, deed.right))

    def _framed(self, bare: Deed, begin: int, stop: int, number: int) -> Iterator[Deed]:
        """Yield the deeds that a finite auxiliary frames."""
        timed = any(at in self.times.told for at in range(bare.left, bare.right))
        for row in self.known.frames.get(self._low(bare.head), ()):
            if (row.timed and not timed) or (row.ahead and not self._is_ahead(bare)):
                continue
            found = held(self.row, row.holds, begin, stop, self.known) or self._fronted(row.holds, bare)
            if not found:
                continue
            known = self._verb_at(found[-1].main) if row.ahead and row.passive else None
            if known is not None and known.phase in ("delayed", "cancelled", "failed"):
                continue  # "est repoussée à 2026": it is put off now
            governor = self._governor_at(found[-1]) if row.holds == "participle" else None
            if governor is not None:
                governed_tense: Tense = "had_been" if row.tense == "had_been" else "done"
                behind = begin if self.known.deed_last else found[-1].last + 1
                limit = found[-1].first if self.known.deed_last else stop
                undergone = row.passive and not self._is_reflexive(bare.head)
                bound = replace(bare, governed=governed_tense, passive=undergone)
                yield from self._led(bound, governor, behind, limit, number)
                return
            if row.passive and self._is_reflexive(bare.head):
                if self._low(found[-1].main) not in self.known.occasions:
                    return  # "s'est couché": nothing was done to it
                row = attrs.evolve(row, passive=False)  # noqa: PLW2901 - "s'est entretenu": it is what one does
            now = row.passive and row.tense == "done" and self._says_now(bare)
            rights = self._rights(found, bare.right)
            for index, word in enumerate(found):
                rest = begin if self.known.deed_last else word.main
                if self.known.deed_last and index:
                    rest = found[index - 1].last + 1
                deed = replace(
                    bare,
                    main=word.main,
                    last=word.last,
                    rest=rest,
                    right=rights[index],
                    modality=row.modality,
                    tense="under_way" if now else row.tense,
                    governed=row.governed,
                    passive=row.passive or word.passive,
                    joined=word.joined,
                )
                told = self._told(deed, self._verb_at(word.main))
                yield replace(told, phase="under_way") if self._is_off_after_all(told) else told
            return

    def _is_off_after_all(self, deed: Deed) -> bool:
        """Whether what was to be will not be: "ne sera finalement pas rouverte", "wird nun doch nicht gebaut"."""
        after_all = self.known.words.after_all
        return (
            deed.negated
            and deed.modality == "will"
            and any(self._low(at) in after_all for at in range(deed.left, deed.right))
        )

    def _says_now(self, deed: Deed) -> bool:
        return any(self._low(at) in self.known.words.now for at in range(deed.left, deed.right))

    def _is_reflexive(self, head: int) -> bool:
        return head > 0 and self._low(head - 1) in self.known.words.reflexive

    def _fronted(self, holds: Held, bare: Deed) -> list[HeldWord]:
        """Return the participle right before its auxiliary: "unterzeichnet wurde ein Abkommen"."""
        at = bare.head - 1
        fronted = holds == "participle" and self.known.deed_last and bare.opener is None and at >= bare.left
        return [HeldWord(at, at, at)] if fronted and self.known.is_participle(self._low(at)) else []

    def _is_governing(self, begin: int, stop: int) -> bool:
        return bool(governed(self.row, begin, stop, self.known, bare=False))

    def _governor_at(self, word: HeldWord) -> Governor | None:
        rows = self.known.governors.get(self._low(word.main), ())
        return next((one for one in rows if one.form == "participle"), None)

    def _predicate(self, bare: Deed, begin: int, stop: int, number: int) -> Iterator[Deed]:
        """Yield what is told by "is" with a predicate, or the deed that one is ready to do."""
        words = self.known.words
        low = self._low(bare.head)
        past = low in words.copula_past
        if not past and low not in words.copula and low not in words.becoming:
            return
        goal = next((one for at in range(bare.left, stop) if (one := self._goal(at)) is not None), None)
        if goal is not None and not bare.negated:
            yield from self._led(replace(bare, governed="present"), goal, begin, stop, number)
            return
        for at in range(begin, stop):
            for governor in self.known.governors.get(self._low(at), ()):
                ready = self._predicate_at(at, stop) is not None and not self._is_governing(at + 1, stop)
                if governor.form == "adjective" and not ready:
                    told: Tense = "past" if past else "present"
                    yield from self._led(replace(bare, governed=told), governor, at + 1, stop, number)
                    return
        limit = stop if self.known.deed_last else min(stop, begin + NEAR)
        for at in range(begin, limit):
            found = self._predicate_at(at, stop)
            if found is not None:
                phase, last = found
                tense: Tense = "past" if past else "present"
                told_of = replace(bare, phase=phase, sort="state", tense=tense, main=at, last=last)
                comes = low in words.becoming  # "wird 2026 fertig"
                yield replace(told_of, modality="will", tense="to_come") if comes else told_of
                return
        if past or low in words.remaining or low in words.becoming or not self.known.deed_last:
            return
        if self._is_ahead(bare) and any(self.known.is_labour(self._low(at)) for at in range(bare.left, bare.head)):
            yield replace(bare, sort="course", tense="to_come", modality="will")  # "Baubeginn ist im Mai"
        else:
            yield replace(bare, sort="state", tense="present")

    def _goal(self, at: int) -> Governor | None:
        """Return what a noun there makes of the deed that it is said to be: "the goal is to"."""
        return next((one for one in self.known.governors.get(self._low(at), ()) if one.form == "noun"), None)

    def _carried(self, bare: Deed, begin: int, stop: int, number: int) -> Iterator[Deed]:  # noqa: ARG002 - as the others
        """Yield a deed whose own word carries its future, "construira", or that is so on a day ahead, "erhält"."""
        known, low = self.known, self._low(bare.head)
        if known.is_future(low):
            deed = self._told(replace(bare, modality="will", tense="to_come", rest=bare.head), None)
            travels = low in known.words.travels and self._is_reflexive(bare.head)
            yield replace(deed, sort="meeting") if travels else deed
        elif known.is_would(low):
            yield self._told(replace(bare, modality="would", tense="to_come", rest=bare.head), None)
        elif looks_past(self.row, bare.head, known):
            deed = self._told(replace(bare, tense="past", rest=bare.head), None)
            if deed.phase != "none":
                yield deed
        elif low in known.words.remaining or looks_present(self.row, bare.head, known):
            sort = "open" if low in known.words.remaining else known.sort_of_present(low)
            deed = self._told(replace(bare, sort=sort), None)
            if deed.phase != "none":
                deed = replace(deed, sort="course", phase="none")  # "geht in Betrieb"
            if bare.opener is not None or self.fronted is not None:
                yield replace(deed, tense="present", rest=bare.head)
            elif self._is_ahead(bare):
                yield replace(deed, modality="will", tense="to_come", rest=bare.head)


def _only_finite(verb: KnownVerb) -> bool:
    """Whether a row is of a finite form alone, of a verb that tells of occasions besides other things."""
    return verb.form in ("present", "past") and verb.sort in ("meeting", "signing")
