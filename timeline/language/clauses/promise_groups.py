"""Groups in which a noun, a sum or what is ruled out promises: "a pledge to mend", "set aside $2m for"."""

from timeline.language.clauses.plain_groups import PlainGroups
from timeline.language.clauses.verb_group import VerbGroup

WANTED = 5  # words before a promise by which it is only asked for
SUM = 12  # words between money set aside and its use
NOUN = 5  # words of a noun phrase up to its head
BESIDE = 8  # words from "with" to what somebody promises
OWNER = 6  # words between whose a promise is and the promise
_CLOSED = frozenset({"mark", "modal", "be", "have", "do", "bound", "quote"})
_OPENS = frozenset({"determiner", "number", "word"})
_NAMES = frozenset({"word", "determiner"})


class PromiseGroups(PlainGroups):
    """Reads what promises without a verb of promising."""

    def _promise_noun(self, at: int) -> VerbGroup | None:
        """Read "a pledge to mend the pier", "the minister's promise of 30 wards", wherever it stands."""
        low = self.lows[at]
        if self.known.nouns.get(low) != "undertaking" or self._is_wanted(at) or self._is_verb(at):
            return None
        deed = self.tag(at + 1) == "to" and (self.is_base(at + 2) and self.low(at + 2) not in self.known.no_infinitives)
        behind = self.low(at + 1) in self.known.words.whose and self.tag(at + 2) == "number"
        thing = behind and (self.tag(at + 3) == "word" or self._is_sum(at + 2)) and not self._is_part(at + 2)
        if not deed and not thing:
            return None
        group = VerbGroup(first=at, main=at, last=at, tense="present", inside=True, noun=True)
        group.owner = self._owner_before(at)
        group.free = group.owner is None
        if deed:
            return self._governed(group, "undertaking", low, at + 2)
        group.nominal_object = True
        return self._governed_main(group, "undertaking", low, at + 2)

    def _committing(self, at: int) -> VerbGroup | None:
        """Read "with the state committing $8 million": what is promised beside a clause."""
        governor = self.known.governors.get(self.lows[at])
        if governor is None or governor[0] != "undertaking" or governor[1].forms != {"ing"}:
            return None
        for before in range(at - 1, max(-1, at - BESIDE), -1):
            if self.lows[before] in self.known.words.beside and before < at - 1:
                group = VerbGroup(first=at, main=at, last=at, tense="present")
                return self._governing(group, at, governor[0], governor[1].verb)
            if self.tags[before] not in _OPENS:
                break
        return None

    def _is_verb(self, at: int) -> bool:
        """Whether such a word is a verb: "the mayors pledge to", "they promise to"."""
        if self.lows[at] not in self.known.governors:
            return False
        before = at - 1
        while before >= 0 and at - before < NOUN and self.tags[before] == "word":
            before -= 1
        led = before >= 0 and self.tags[before] in ("determiner", "preposition", "number")
        return not led and not self._is_genitive(at - 1)

    def _is_wanted(self, at: int) -> bool:
        """Whether a promise is only asked for, or is none: "called for a commitment to", "no promise to"."""
        for before in range(at - 1, max(-1, at - WANTED - 1), -1):
            low = self.lows[before]
            if self.tags[before] in ("mark", "comma"):
                return False
            governor = self.known.governors.get(low)
            asked = governor is not None and governor[0] in ("request", "wish", "failing")
            asked |= self.known.nouns.get(low) == "request" or low in self.known.words.wanted
            if asked or low in self.known.words.none or low in self.known.words.refusing or self.tags[before] == "not":
                return True
        return False

    def _is_part(self, at: int) -> bool:
        """Whether a number counts what is already told: "one of"."""
        return self.low(at + 1) in self.known.words.whose

    def _owner_before(self, at: int) -> tuple[int, int] | None:
        """Return whose a promise is: "the minister's promise"."""
        owner = at - 1
        while owner > at - OWNER and owner >= 0 and self.tags[owner] == "word" and not self._is_genitive(owner):
            owner -= 1
        if owner < 0 or self.tags[owner] != "word" or not self._is_genitive(owner):
            return None
        begin = owner
        while begin > 0 and owner - begin < OWNER and self.tags[begin - 1] in _NAMES:
            begin -= 1
            if self.tags[begin] == "determiner":
                break
        return begin, owner + 1

    def _allotting(self, at: int) -> VerbGroup | None:
        """Read "earmarked a million to build it", "the budget sets aside a million for it" without an auxiliary."""
        read = super()._allotting(at) or self._announced(at)
        verb = self._allots(at)
        before = self.tag(at - 1) if at else "mark"
        if read is not None or verb is None or before not in ("word", "pronoun", "adverb", "number"):
            return read
        spelling, last = verb
        if not spelling & {"past", "third"}:
            return None
        past = "past" in spelling
        return self._for_use(VerbGroup(first=at, main=at, last=last, tense="past" if past else "present"), at, last)

    def _announced(self, at: int) -> VerbGroup | None:
        """Read "announced $5 million for the pier", "the budget provides 4 billion crowns for doctors"."""
        if self.lows[at] not in self.known.words.summed or self.tag(at - 1 if at else self.size) not in (
            "word",
            "pronoun",
        ):
            return None
        behind, _ = self.skip(at + 1)
        while behind < at + NOUN and (self.tag(behind) == "determiner" or self.low(behind) in self.known.words.fresh):
            behind += 1  # "announced an extra $5 million"
        if self.tag(behind) != "number" or self.tag(behind + 1) in _CLOSED:
            return None
        past = self.lows[at].endswith(self.known.endings.participle)
        return self._for_use(VerbGroup(first=at, main=at, last=at, tense="past" if past else "present"), at, at)

    def _allots(self, at: int) -> tuple[frozenset[str], int] | None:
        """Return the forms that a verb of setting money aside is here, and the place of its last word."""
        two = self.known.allotting.get(f"{self.lows[at]} {self.low(at + 1)}")
        if two is not None:
            return frozenset(two.forms), at + 1
        one = self.known.allotting.get(self.lows[at])
        return None if one is None else (frozenset(one.forms), at)

    def _allotted(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read what money is given for: "has earmarked a million to build it", "has set aside a million for it"."""
        read = super()._allotted(group, at)
        verb = self._allots(at)
        if read is not None or verb is None:
            return read
        return self._for_use(group, at, verb[1])

    def _for_use(self, group: VerbGroup, at: int, last: int) -> VerbGroup | None:
        """Read the sum behind a verb of setting money aside, and what it is for."""
        summed = False
        for use in range(last + 1, min(self.size - 1, last + SUM)):
            if self.tags[use] in _CLOSED:
                return None
            summed |= self.tags[use] == "number" or self._is_money(use)
            if summed and self.lows[use] in self.known.words.uses and self.tags[use + 1] in _OPENS and use > last + 1:
                group.nominal_object = True
                return self._governed_main(group, "plan", self.lows[at], at)
        return None

    def _passive(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read "$2 million has been set aside for the pier"; else as any passive."""
        verb = self._allots(at)
        if verb is None and self.lows[at] in self.known.words.summed:
            verb = frozenset(), at
        if verb is not None and group.modality == "plain" and not group.negated:
            use = verb[1] + 1
            if (
                self.low(use) in self.known.words.uses
                and self.tag(use + 1) in _OPENS
                and self._counted_before(group.first)
            ):
                group.passive = True
                group.tense = "to_come"
                return self._governed_main(group, "schedule", self.lows[at], at)
        return super()._passive(group, at)

    def _counted_before(self, at: int) -> bool:
        """Whether a sum is what a group of words is about."""
        return any(self.tags[before] == "number" or self._is_money(before) for before in range(max(0, at - NOUN), at))

    def _ruling_out(self, at: int) -> VerbGroup | None:
        """Read "ruled out any rise", "rules out closing the school" without an auxiliary: a promise not to."""
        if self.tag(at - 1 if at else self.size) in ("to", "determiner", "preposition"):
            return None
        return self._ruled_out(VerbGroup(first=at, main=at, last=at + 1, tense="past"), at)

    def _ruled_out(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read what is ruled out that somebody might do: closing, a rise; not "ruled out foul play"."""
        verb = self.known.ruling.get(f"{self.lows[at]} {self.low(at + 1)}")
        if verb is None or verb.forms <= {"base", "ing"} or group.negated:
            return None
        group.negated = True
        behind, _ = self.skip(at + 2)
        if self.is_ing(behind):
            return self._governed_main(group, "undertaking", verb.verb, behind)
        for noun in range(behind, behind + NOUN):
            if self.low(noun) in self.known.words.changes:
                group.nominal_object = True
                return self._governed_main(group, "undertaking", verb.verb, behind)
            if self.tag(noun) not in _OPENS:
                break
        group.negated = False
        return None
