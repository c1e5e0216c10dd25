"""Verb groups with neither auxiliary nor governing verb: provisions, nouns that bind, orders with a time, reports."""

from timeline.language.clauses.clause import Modality
from timeline.language.clauses.governing_verbs import LONGEST_ADDRESSEE, MONEY, NEAR, GoverningVerbs
from timeline.language.clauses.reduced_relatives import has_verb_behind
from timeline.language.clauses.verb_group import VerbGroup

MADE = 8  # words between "approved" and "scheme"
FOR = 7  # words from a deadline to what it is for
OWNED = 4  # words between whose a plan is and the plan
_AUXILIARIES = frozenset({"modal", "be", "have"})
_PHRASE = frozenset({"word", "determiner", "number", "preposition", "adverb"})
_NO_SUBJECT = frozenset({"determiner", "preposition", "number", "to", "modal", "be", "have", "do", "mark"})


class BareGroups(GoverningVerbs):
    """Reads groups that a verb, a participle or a noun begins by itself."""

    def _provision(self, at: int) -> VerbGroup | None:
        """Read "includes resurfacing", "provides for the construction of"."""
        spelling = self.known.provisions.get(self.lows[at])
        last = at
        if spelling is None:
            spelling = self.known.provisions.get(f"{self.lows[at]} {self.low(at + 1)}")
            last = at + 1
        if spelling is None or not spelling.forms & {"third", "past", "base"}:
            return None
        if at and self.tags[at - 1] in ("to", "modal", "determiner", "preposition"):
            return None
        group = VerbGroup(first=at, main=at, last=at, tense="present", modality="provision", governor=spelling.verb)
        group.governed = "past" if "past" in spelling.forms else "present"
        behind, _ = self.skip(last + 1)
        if self._is_held(behind):
            return self._main(group, behind)
        measure = self._measure(behind)
        if measure is not None:
            return self._main(group, measure)
        counted = last > at and self.tag(behind) in ("number", "determiner")  # "calls for 30 buses"
        counted |= self._is_fresh(at, behind)
        group.nominal_object = counted or self._is_share(behind) or self._is_abstract(behind)
        return self._main(group, behind) if group.nominal_object else None

    def _is_fresh(self, at: int, behind: int) -> bool:
        """Whether a plan holds what is not there yet: "pledges include 40 homes", "the plan includes a new lock"."""
        fresh, plan = self.known.words.fresh, self.low(at - 1) if at else ""
        if plan not in self.known.words.schemes and plan not in self.known.nouns:
            return False
        number = self.tag(behind) == "number" and self.tag(behind + 1) == "word"
        return number or (self.tag(behind) == "determiner" and self.low(behind + 1) in fresh)

    def _copula(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read "there are plans to build", "it is our intention to open"; else as any "be" with a noun."""
        there = self.low(group.first - 1) in self.known.words.there if group.first else False
        noun = at + 1 if self.low(at) in self.known.words.possessive else at
        modality = self.known.nouns.get(self.low(noun)) if there or noun > at else None
        if modality is not None and group.modality == "plain" and self.tag(noun + 1) == "to" and self.is_base(noun + 2):
            return self._governed(group, modality, self.low(noun), noun + 2)
        use, _ = self.skip(noun + 1)  # "there are plans, too, for"
        planned = modality == "plan" and self.low(use) in self.known.words.planned_for
        if planned and there and group.modality == "plain" and self._is_thing(use + 1):  # "there are plans for a"
            group.nominal_object = True
            return self._governed_main(group, "plan", self.low(noun), self.skip(use + 1)[0])
        return super()._copula(group, at)

    def _by_adjective(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read "is committed to the construction of"; else as any adjective that governs."""
        behind, _ = self.skip(at + 1)
        undertakes = self.known.adjectives.get(self.low(at)) == "undertaking" and self.tag(behind) == "to"
        is_deed = self._is_abstract(behind + 1) or self._is_scheme(behind + 1)
        if undertakes and is_deed and not group.negated:
            group.nominal_object = True
            return self._governed_main(group, "undertaking", self.low(at), behind + 1)
        return super()._by_adjective(group, at)

    def _is_scheme(self, at: int) -> bool:
        """Whether what somebody has laid down to do stands at a place: "the project", "its programme"."""
        return self.tag(at) == "determiner" and self.low(at + 1) in self.known.words.schemes

    def _measure(self, at: int) -> int | None:
        """Return the place of the deed that a noun there is for: "actions to raise", "steps to cut"."""
        for noun in range(at, at + NEAR):
            if self.low(noun) in self.known.words.steps and self.tag(noun + 1) == "to" and self.is_base(noun + 2):
                return noun + 2
            if self.tag(noun) not in ("word", "determiner", "number", "adverb"):
                break
        return None

    def _is_share(self, at: int) -> bool:
        """Whether a sum with its use stands at a place: "$20 million for the repair of"."""
        uses = range(at + 1, at + NEAR)
        return self.words.texts[min(at, self.size - 1)][:1] in MONEY and any(
            self.low(use) in self.known.words.planned_for for use in uses
        )

    def _is_abstract(self, at: int) -> bool:
        """Whether the name of a deed stands at a place: "the construction of", "a new upgrade of"."""
        at += self.tag(at) == "determiner"
        for noun in range(at, at + 3):
            if self.low(noun + 1) in self.known.words.changed:
                low = self.low(noun)
                return low.endswith(self.known.endings.abstract) or low in self.known.words.schemes
            if self.tag(noun) != "word":
                break
        return False

    def _reduced(self, at: int) -> VerbGroup | None:
        """Read "the project, originally due to open in 2019", "with work expected to start in May"."""
        if at == 0 or self.known.adjectives.get(self.lows[at]) != "schedule":
            return None
        before = self.tags[at - 1]
        if before not in ("word", "comma", "adverb"):
            return None
        formerly = self.lows[at - 1] in self.known.words.formerly
        group = VerbGroup(first=at, main=at, last=at, tense="past" if formerly else "present")
        if self.tag(at + 1) == "to":
            if self.lows[at] in self.known.words.due_to and self._is_reason(at + 2):
                return None
            return self._governed(group, "schedule", self.lows[at], at + 2)
        due_for = self.low(at + 1) in self.known.words.due_for and self.lows[at] not in self.known.words.no_due
        if due_for and (formerly or before == "word"):
            group.nominal = True
            return self._governed_main(group, "schedule", self.lows[at], at)
        return None

    def _awaited(self, at: int) -> VerbGroup | None:
        """Read "expects the bridge to be completed next year": what somebody awaits of a work."""
        if self.tag(at + 1) != "be" or not self.is_participle(self.skip_adverbs(at + 2)[0]):
            return None
        for verb in range(at - 2, max(-1, at - LONGEST_ADDRESSEE), -1):
            spelling = self.known.doubting.get(self.lows[verb])
            if spelling is not None and spelling.verb in self.known.words.hoped and spelling.forms & {"third", "base"}:
                group = VerbGroup(first=at, main=at, last=at, tense="present")
                return self._governed(group, "schedule", spelling.verb, at + 1)
            if self.tags[verb] not in _PHRASE:
                break
        return None

    def _deadline(self, at: int) -> VerbGroup | None:
        """Read "a completion date of June 2025", "a deadline of May for the works"."""
        known, low = self.known.words, self.lows[at]
        named = at > 0 and f"{self.lows[at - 1]} {low}" in known.deadlines
        near = self.lows[max(0, at - NEAR) : at + NEAR + 1]
        of_work = not known.progress.isdisjoint(near) or self._is_for_deed(at + 1)
        if not named and not (low in known.deadlines and of_work):
            return None
        if self.low(at + 1) not in known.whose:
            return None
        group = VerbGroup(first=at, main=at, last=at, tense="present", nominal=True)
        return self._governed_main(group, "schedule", low, at)

    def _is_for_deed(self, at: int) -> bool:
        """Whether a deed with an object stands a few words behind a place: "for completing", "to complete the pier"."""
        for use in range(at, at + FOR):
            to = self.tag(use) == "to" and self.is_base(use + 1)
            if to or (self.low(use) in self.known.words.planned_for and self.is_ing(use + 1)):
                told = self.low(use + 1) not in self.known.words.entries
                return told and self.tag(use + 2) in ("determiner", "number", "word")
            if self.tag(use) in ("mark", "comma", "modal", "be", "have", "bound"):
                break
        return False

    def _noun(self, at: int) -> VerbGroup | None:
        """Read "gave instructions to repair", "declared its readiness to pay": a noun that somebody made binds."""
        low = self.lows[at]
        modality = self.known.nouns.get(low) or ("plan" if low in self.known.words.schemes else None)
        if modality is None:
            return None
        to = self._behind_of(at + 1)
        is_plan = low in self.known.words.planning and self.low(at + 1) in self.known.words.planned_for
        is_thing = is_plan and self._is_thing(at + 2)
        is_deed = self.tag(to) == "to" and self.is_base(to + 1)
        is_sought = modality == "plan" and self._is_sought(at + 1)
        if not (is_thing or is_deed or is_sought):
            return None
        if self.tag(at - 1 if at else self.size) in ("preposition", "mark"):
            return None
        before = range(self._clause_begin(at, MADE), at)
        maker = next((back for back in before if self._makes(back)), None)
        if maker is None and (is_thing or is_sought or modality != "order"):
            return self._owned_noun(at, modality, to) if is_deed and low in self.known.nouns else None
        if maker is not None and any(self.tags[back] == "preposition" for back in range(maker, at)):
            return None
        group = VerbGroup(first=at if maker is None else maker, main=at, last=at, tense="done")
        group.negated = any(low in self.known.words.none for low in self.lows[group.first : at])  # "has no plans to"
        if is_thing or is_sought:
            group.nominal_object = not self.is_ing(at + 2)
            return self._governed_main(group, modality, low, self.skip(at + 2)[0])
        if to > at + 1:
            group.owner = (at + 2, to)
        return self._governed(group, modality, low, to + 1)

    def _clause_begin(self, at: int, most: int) -> int:
        """Return where the clause of a word begins, at most so many words before it: behind a mark or at a pronoun."""
        own = self.known.endings.reflexive
        parted = (
            back
            for back in range(at - 1, max(0, at - most) - 1, -1)
            if self.tags[back] == "mark" or (self.tags[back] == "pronoun" and not self.lows[back].endswith(own))
        )
        return next(parted, max(0, at - most))

    def _is_sought(self, at: int) -> bool:
        """Whether what is aimed at stands at a place: "of planting trees", "of 800,000 homes"."""
        return self.low(at) in self.known.words.whose and (self.is_ing(at + 1) or self.tag(at + 1) == "number")

    def _owned_noun(self, at: int, modality: Modality, to: int) -> VerbGroup | None:
        """Read "the council's plan to build": a plan with its owner."""
        owner = at - 1
        while owner > at - OWNED and self.tags[owner] == "word" and not self._is_genitive(owner):
            owner -= 1
        if owner < 0 or to != at + 1 or not self._is_genitive(owner):
            return None
        begin = owner
        while begin > 0 and owner - begin < NEAR and self.tags[begin - 1] in ("word", "determiner"):
            begin -= 1
            if self.tags[begin] == "determiner":
                break
        group = VerbGroup(first=at, main=at, last=at, tense="present", owner=(begin, owner + 1), inside=True)
        return self._governed(group, modality, self.lows[at], to + 1)

    def _is_genitive(self, at: int) -> bool:
        """Whether a word is of a noun that owns what stands behind it."""
        return self.lows[at].endswith(self.known.endings.genitive)

    def _made(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read "has unveiled plans for a depot", "has set a target of": a noun that somebody has made binds."""
        if self.lows[at] not in self.known.words.making:
            return None
        for noun in range(at + 1, min(self.size, at + MADE)):
            own = self.lows[noun].endswith(self.known.endings.reflexive)  # "has set itself the goal of"
            if self.tags[noun] not in ("word", "determiner", "number", "adverb") and not own:
                return None
            read = self._noun(noun)
            if read is not None and read.first == at:
                read.first, read.negated = group.first, read.negated ^ group.negated
                return read
        return None

    def _makes(self, at: int) -> bool:
        """Whether a verb makes what stands behind it: "has plans", not "has dropped its plans"."""
        done = self.tag(at) == "have" and self.is_participle(self.skip(at + 1)[0])
        return self.lows[at] in self.known.words.making and not done

    def _behind_of(self, at: int) -> int:
        """Return the place behind "of the state government", where such a phrase stands."""
        if self.low(at) not in self.known.words.whose:
            return at
        for to in range(at + 1, min(self.size, at + LONGEST_ADDRESSEE)):
            if self.tags[to] == "to":
                return to
            if self.tags[to] not in ("word", "determiner", "number"):
                break
        return at

    def _granting(self, at: int) -> VerbGroup | None:
        """Read "gave the owner until May to mend it", "gave them a month to": an order with a time."""
        spelling = self.known.granting.get(self.lows[at])
        if spelling is None or not spelling.forms & {"past", "third"}:
            return None
        return self._granted(VerbGroup(first=at, main=at, last=at, tense="past"), at)

    def _granted(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read who is given how long for what: "given all ministries until August to move their mail"."""
        spelling = self.known.granting.get(self.lows[at])
        if spelling is None:
            return None
        until: int | None = None
        for to in range(at + 2, min(self.size, at + LONGEST_ADDRESSEE)):
            tag = self.tags[to]
            if until is None and (tag in ("number", "either") or self._is_one(to)):
                until = to
            elif tag == "to" and until is not None and self.is_base(to + 1):
                group.addressee = (at + 1, until)
                return self._governed(group, "order", spelling.verb, to + 1)
            elif tag in ("mark", "modal", "be", "have", "bound", "comma", "joint"):
                break
        return None

    def _allotting(self, at: int) -> VerbGroup | None:
        """Read "earmarked a million to build it" without an auxiliary."""
        spelling = self.known.allotting.get(self.lows[at])
        before = self.tag(at - 1) if at else "mark"
        if spelling is None or "past" not in spelling.forms or before not in ("word", "pronoun", "adverb"):
            return None
        return self._allotted(VerbGroup(first=at, main=at, last=at, tense="past"), at)

    def _allotted(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read what money is given for: "has earmarked a million to build it"."""
        spelling = self.known.allotting.get(self.lows[at])
        if spelling is None:
            return None
        for to in range(at + 2, min(self.size, at + LONGEST_ADDRESSEE)):
            if self.tags[to] == "to" and self.is_base(to + 1):
                return self._governed(group, "plan", spelling.verb, to + 1)
            if self.tags[to] in ("mark", "modal", "be", "have", "bound", "comma", "joint"):
                break
        return None

    def _is_thing(self, at: int) -> bool:
        """Whether a noun phrase begins at a place, and no mere number: "plans for 30 depots", not "plans for 2030"."""
        return self.tag(at) in ("determiner", "word") or (self.tag(at) == "number" and self.tag(at + 1) == "word")

    def _is_one(self, at: int) -> bool:
        """Whether a word counts one of what is measured behind it: "a year", "one month"."""
        return self.tag(at) in ("determiner", "pronoun") and self.low(at + 1) in self.known.words.measured

    def _phase_verb(self, at: int) -> VerbGroup | None:
        """Read a report without an auxiliary: "opened on Friday", "missed its deadline", "put the work on hold"."""
        low, next_low = self.lows[at], self.low(at + 1)
        told = self.known.phase_verbs.get(f"{low} {next_low}") or self.known.phase_verbs.get(low)
        before = self.tag(at - 1) if at else "mark"
        is_noun = low.endswith(self.known.endings.third) and self.tag(at + 1) in _AUXILIARIES  # "power cuts will"
        inside = self.is_participle(at) and has_verb_behind(
            self.words, self.known, at
        )  # "the changes made after it have"
        if is_noun or inside or before in _NO_SUBJECT or before == "either":
            return None
        if told is None:
            carried = self.known.carriers.get(low) or self.known.pair_verbs.get(low) or self.known.shifts.get(low)
            if carried is None or self._is_noun(at):
                return None
            if at and self.lows[at - 1].endswith(self.known.endings.genitive):
                return None
            habitual = low.endswith(self.known.endings.third) and (
                self.known.pair_verbs.get(low, low) != low or self.known.carriers.get(low) == "under_way"
            )
            group = VerbGroup(first=at, main=at, last=at, tense="habitual" if habitual else "past", bare=True)
            return self._main(group, at)
        if not told[1].forms & {"past", "third"}:
            return None
        if (at and self.lows[at - 1].endswith(self.known.endings.genitive)) or next_low in self.known.words.agent:
            return None
        if told[1].forms == {"third"} and before not in ("word", "pronoun", "adverb", "bound"):
            return None
        group = VerbGroup(
            first=at, main=at, last=at, tense="past" if "past" in told[1].forms else "habitual", bare=True
        )
        return self._main(group, at)

    def _never(self, at: int) -> VerbGroup | None:
        """Read "never built the fence", "the buses never arrived"."""
        behind = at + 1
        come = self.known.words.moving | self.known.words.reporting
        arrives = self.known.is_of(come, self.low(behind))
        if self.low(behind) in self.known.occasions and not arrives:
            return None  # told by meetings, visits and papers
        if self.lows[at] not in self.known.words.never or at == 0 or self.tag(behind) == "do":
            return None
        if self.tags[at - 1] not in ("word", "pronoun") and self.lows[at - 1] not in self.known.words.pronoun:
            return None
        if not self.is_participle(behind) and self.known.bases.get(self.low(behind), self.low(behind)) == self.low(
            behind
        ):
            return None
        return self._main(VerbGroup(first=at, main=behind, last=behind, tense="past", negated=True), behind)

    def _is_noun(self, at: int) -> bool:
        """Whether a word in -ing is a noun: "the next meeting of", "the next meeting will"."""
        follows = self.low(at + 1) in self.known.words.whose or self.tag(at + 1) in ("be", "have", "modal")
        return follows and self.lows[at].endswith(self.known.endings.ing)

    def _occasion(self, at: int) -> VerbGroup | None:
        """Read "signed the pact", "met the mayor": a verb of papers, meetings or visits without an auxiliary."""
        known = self.known
        low, next_low = self.lows[at], self.low(at + 1)
        joined = known.occasions.get(f"{low} {next_low}")
        spelling = joined or known.occasions.get(low)
        if spelling is None or not (spelling.forms & {"past", "third"} or self.tags[at] == "have"):
            return None
        led = at - 1
        while led > max(0, at - NEAR) and self.tags[led] == "adverb":
            led -= 1
        if (self.tag(led) if at else "mark") in _NO_SUBJECT:
            return None
        if self.lows[at - 1].endswith(known.endings.genitive):
            return None
        behind, _ = self.skip(at + 2 if joined else at + 1)
        if spelling.verb not in known.alone and self.tag(behind) not in ("determiner", "number", "word", "pronoun"):
            return None
        if self.low(behind) in known.words.agent:
            return None
        past = "past" in spelling.forms
        return VerbGroup(first=at, main=at, last=at, tense="past" if past else "habitual", bare=True, occasion=True)
