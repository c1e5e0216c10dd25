"""The deed behind an auxiliary or a "to": "be built", "has been put on hold", "is due to open".

Each method returns None where the words there are no such thing.
"""

from timeline.language.clauses.clause import Modality
from timeline.language.clauses.verb_group import VerbGroup
from timeline.language.clauses.work_states import WorkStates

_SELF = frozenset({"plan", "undertaking", "offer", "agreement"})  # what one binds himself by
_COMING = frozenset({"will", "schedule"})
_SPARING = frozenset({"will", "would"})
LONGEST_SEEN = 10  # words between "will see" and what is done
_WEAK = frozenset({"wish", "request", "ability"})
_LEFT_UNDONE = frozenset({"delayed", "failed", "cancelled"})  # not with another particle: "slipped away"


class Complements(WorkStates):
    """Reads what an auxiliary governs, to the deed's verb."""

    def _infinitive(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read what follows a modal, or "to": a base form, with what it may govern in turn."""
        at, negated = self.skip(at)
        group.negated ^= negated
        if self.tag(at) == "preposition" and self.tag(at + 1) == "word":
            at += 2  # "will for example support", "will in part be paid"
        low, tag = self.low(at), self.tag(at)
        if tag == "be":
            return self._complement(group, at + 1)
        if tag == "have":
            behind, negated = self.skip(at + 1)
            group.negated ^= negated
            if self.low(behind) in self.known.auxiliaries.been:
                group.counterfactual = group.modality in ("would", "duty", "possibility")
                return self._complement(group, behind + 1)
            if self.is_participle(behind):
                group.counterfactual = group.modality in ("would", "duty", "possibility")
                return self._main(group, behind)
            if self.tag(behind) == "to" and group.modality in _SPARING:
                group.governor = self.known.auxiliaries.has_to
                return self._infinitive(group, behind + 1)  # "will not have to wait"
            return self._main(group, at)
        if tag == "do":
            return self._main(group, at)
        leads = self.tag(at + 1) == "to" and low in self.known.governors  # "would like to"
        if not leads and (not self.is_base(at) or low in self.known.no_infinitives):
            return None
        return self._led(group, at) or self._held(group, at) or self._seen(group, at) or self._main(group, at)

    def _led(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read "would like to build", "will aim to build": what a governing verb in its base form governs."""
        governor = self.known.governors.get(self.low(at))
        if governor is None or self.tag(at + 1) != "to":
            return None
        if governor[0] == "proposal":
            group.modality = "plain"
            return self._governed(group, "proposal", self.low(at), at + 2)
        if governor[0] not in _SELF or group.modality not in _COMING:
            return None
        return self._governed(group, governor[0], governor[1].verb, at + 2)

    def _seen(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read "will see the design finalised", "will see the Orlin Trust building 40 homes": what comes of a plan."""
        if self.low(at) not in self.known.words.seeing_to or group.modality not in _SPARING or group.negated:
            return None
        for verb in range(at + 1, min(self.size, at + LONGEST_SEEN)):
            tag = self.tags[verb]
            if tag in ("mark", "comma", "quote", "modal", "be", "have", "do", "bound", "to"):
                break
            if verb < at + 2 or self.tags[verb - 1] not in ("word", "number") or not self.is_base(verb):
                continue
            behind = self.tag(verb + 1)
            undergone = self.is_participle(verb) and behind not in ("word", "to")
            counted = behind in ("determiner", "number")
            named = self.words.texts[verb - 1][0].isupper() and self.low(verb) in self.known.words.joined
            noun = self.low(verb) in self.known.irregular.nouns
            acts = (self.is_ing(verb) and (counted or (behind == "word" and not noun))) or (named and counted)
            if undergone or acts:
                group.passive, group.seen = undergone, (at + 1, verb)
                return self._main(group, verb)
        return None

    def _main(self, group: VerbGroup, main: int) -> VerbGroup:
        group.main, group.last = main, self.particle(main)
        for length in range(min(3, self.size - main), 0, -1):
            told = self.known.phase_verbs.get(" ".join(self.lows[main : main + length]))
            if told is not None and (length > 1 or group.last == main or told[0] not in _LEFT_UNDONE):
                group.phase, group.last = told[0], max(group.last, main + length - 1)
                return group
        self._carried(group, self.lows[main])
        return group

    def _complement(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read what follows a form of "be"."""
        advanced = self._predicate(group, at) if self.tag(at) == "adverb" else None  # "is well under way"
        at, negated = self.skip(at)
        group.negated ^= negated
        low, tag = self.low(at), self.tag(at)
        plain = group.modality == "plain"
        predicate = advanced or self._predicate(group, at)
        if predicate is not None:
            return predicate
        led = self.low(at - 1)
        words = self.known.words
        no_schedule = led in words.ranked or led in words.particle or led in words.whereabouts
        if tag == "to" and plain and not no_schedule:  # but "was first to question it"
            before = led
            yet = self.known.adjectives.get(before) == "failing"  # "is yet to"
            return self._governed(
                group, "failing" if yet else "schedule", before if yet else self.known.auxiliaries.is_to, at + 1
            )
        if low in self.known.auxiliaries.being and plain:
            behind, negated = self.skip(at + 1)
            group.negated ^= negated
            if not self.is_participle(behind):
                return None
            group.passive, group.tense = True, "under_way"
            return self._main(group, behind)
        governed = self._made_noun(group, at) or self._by_adjective(group, at)
        if governed is not None:
            return governed
        has_object = self.tag(at + 1) in ("determiner", "number")
        acts = has_object or self._is_doer(group.first - 1)
        if self.is_ing(at) and (not plain or acts or low not in self.known.irregular.nouns):
            return self._going_on(group, at)
        if self.is_participle(at):
            return self._passive(group, at)
        return self._copula(group, at)

    def _is_reason(self, at: int) -> bool:
        """Whether a noun stands where a verb might: "due to high costs", "due to lack of", "due to flooding"."""
        low, known = self.low(at), self.known
        if self.tag(at) != "word" or low in known.words.joined or known.sort(low) != "open" or low in known.pair_verbs:
            return False
        return self.tag(at + 1) in ("word", "mark", "comma") or self.low(at + 1) in self.known.words.whose

    def _is_value(self, at: int) -> bool:
        """Whether a noun stands where a verb might, whatever is joined to it: "to quality and service"."""
        joined = self.tag(at) == "word" and self.tag(at + 1) == "joint" and self.low(at) not in self.known.words.joined
        return joined or self._is_reason(at)

    def _made_noun(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read "an order was given to remove", "tasks have been set to build": what is made binds."""
        modality = self.known.nouns.get(self.low(group.first - 1)) if group.first else None
        behind, _ = self.skip(at + 1)
        if modality is None or self.low(at) not in self.known.words.making or self.tag(behind) != "to":
            return None
        return self._governed(group, modality, self.low(group.first - 1), behind + 1)

    def _is_doer(self, at: int) -> bool:
        """Whether the word before a verb is surely somebody who acts."""
        low, words = self.low(at), self.known.words
        return at >= 0 and (low in words.alone - words.there or low in words.agents)

    def _going_on(self, group: VerbGroup, at: int) -> VerbGroup | None:
        governor = self.known.governors.get(self.lows[at])
        behind, _ = self.skip(at + 1)
        if governor is not None and group.modality == "plain" and self.tag(behind) == "to":
            return self._governed(group, governor[0], governor[1].verb, behind + 1)
        if group.modality == "plain":
            group.tense = "under_way" if group.tense == "present" else group.tense
        return self._main(group, at)

    def _passive(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read a passive; of an order or a schedule, also what was ordered."""
        governor = self.known.governors.get(self.lows[at])
        behind = self.behind_phrase(self.skip(at + 1)[0])
        if governor is not None and self.tag(behind) == "to":
            modality = governor[0]
            if modality == "undertaking" and self._is_value(behind + 1):
                return self._main(group, at)
            if modality == "plan":
                modality = "schedule"
            if modality == "order":
                group.addressee = (-1, -1)  # its subject
            return self._governed(group, modality, governor[1].verb, behind + 1)
        group.passive = True
        if governor is not None and governor[1].verb in self.known.words.planned_things and group.modality == "plain":
            group.nominal = True  # "300 homes are planned"
            modality = "schedule" if governor[0] == "plan" else governor[0]
            return self._governed_main(group, modality, governor[1].verb, at)
        return self._main(group, at)

    def _held(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read what a plan will hold: "will include resurfacing"."""
        spelling = self.known.provisions.get(self.low(at))
        behind, _ = self.skip(at + 1)
        if spelling is None or group.modality not in ("will", "would") or not self._is_held(behind):
            return None
        group.modality, group.governor, group.governed, group.tense = "provision", spelling.verb, "present", "present"
        return self._main(group, behind)

    def _is_held(self, at: int) -> bool:
        """Whether a deed in -ing stands at a place, and no noun that ends so."""
        is_deed = self.low(at) not in self.known.irregular.nouns or self.tag(at + 1) in ("determiner", "number")
        return self.is_ing(at) and is_deed and self.words.texts[at][0].islower()

    def _by_adjective(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read "is due to open", "is ready to help", "is committed to ending", "is due in May"."""
        adjectives = self.known.adjectives
        low = self.low(at)
        two = f"{low} {self.low(at + 1)}"
        last = at + 1 if two in adjectives else at
        modality = adjectives.get(two) or adjectives.get(low)
        said = self.known.words
        if self.low(at + 1 + (two in said.awaited_for)) in said.due_for and {low, two} & said.awaited_for:
            modality, last = "schedule", at + (two in said.awaited_for)  # "is projected for 2030"
        if modality is None or (last == at and self.tag(at) not in ("word", "adverb", "preposition")):
            return None
        behind, _ = self.skip(last + 1)
        if modality == "order":
            group.addressee = (-1, -1)
        group.denied |= group.negated and modality == "undertaking"  # "is no longer committed to"
        if self.tag(behind) == "to":
            if self.is_ing(behind + 1):
                return self._governed_main(group, modality, low, behind + 1)
            value = modality == "undertaking" and self._is_value(behind + 1)  # "is committed to quality"
            if value or (low in self.known.words.due_to and self._is_reason(behind + 1)):
                return None
            return self._governed(group, modality, low, behind + 1)
        if last > at and self.is_ing(behind):  # "is set on completing"
            return self._governed_main(group, modality, two, behind)
        if modality == "schedule" and not self.known.words.timed.isdisjoint((self.low(behind), self.low(last + 1))):
            group.nominal = True
            return self._governed_main(group, "schedule", low, at)
        return None

    def _governed(self, group: VerbGroup, modality: Modality, governor: str, at: int) -> VerbGroup | None:
        """Read the infinitive behind a governing word; what its own modality was is kept where that is weaker."""
        if group.modality in ("possibility", "would", "duty") and modality not in _WEAK:
            modality = group.modality
        group.governed = "to_come" if group.modality == "will" else group.tense
        group.modality, group.governor = modality, governor
        group.tense = "to_come"
        read = self._infinitive(group, at)
        if read is not None and modality == "failing":
            read.phase = "delayed" if governor in self.known.words.not_yet else "failed"
        return read

    def _governed_main(self, group: VerbGroup, modality: Modality, governor: str, main: int) -> VerbGroup:
        group.governed = group.tense
        group.modality, group.governor, group.tense = modality, governor, "to_come"
        return self._main(group, main)

    def _copula(self, group: VerbGroup, at: int) -> VerbGroup | None:
        group.negated ^= self.low(at) in self.known.words.none
        group.main = group.last = max(at - 1, group.first)
        group.copula = True
        return group
