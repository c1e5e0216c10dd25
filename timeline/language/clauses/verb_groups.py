"""Verb groups of a language whose auxiliaries stand before the verb: "has not yet been built", "is due to open".

What stands before the verb decides; the verb itself may be any word.
"""

from msgspec import Struct

from timeline.language.clauses.clause import Modality, Phase, Tense
from timeline.language.clauses.clause_words import ClauseWords
from timeline.language.clauses.tagged_words import TaggedWords

_WEAK = frozenset({"wish", "request", "ability"})
_NOT_FINITE = frozenset({"be", "been", "being"})
LONGEST_ASIDE = 9  # words between commas within a verb group: "will, the minister said on Friday, be built"
LONGEST_ADDRESSEE = 12  # words of whom an order is given to
LONGEST_SHARE = 6  # words of how much: "about 62 per cent"
NEAR = 5  # words between "declared" and "readiness"
LONGEST_CARRIED = 12  # words between "put" and "on hold"
LONGEST_LEAD = 7  # words between a promise and its "to": "promised in 2019 to"
LONGEST_LIST = 60  # words in which deeds that are joined stand


class VerbGroup(Struct, kw_only=True):
    """One group, by places of words: from `first` to the deed's verb `main`, with its particle up to `last`.

    `addressee` is whom an order goes to, its words from … up to; `joined` says that it has its subject from the group
    before; `nominal` that what is due is no verb ("is due in May"); `bare` that no auxiliary tells it from a
    participle.
    """

    first: int
    main: int
    last: int
    tense: Tense = "untold"
    modality: Modality = "plain"
    governor: str = ""
    governed: Tense = "untold"
    negated: bool = False
    passive: bool = False
    phase: Phase = "none"
    copula: bool = False
    addressee: tuple[int, int] | None = None
    joined: bool = False
    counterfactual: bool = False
    nominal: bool = False
    owner: tuple[int, int] | None = None
    bare: bool = False
    denied: bool = False
    nominal_object: bool = False


def read_groups(words: TaggedWords, known: ClauseWords) -> list[VerbGroup]:
    """Return the verb groups of a sentence, from left to right. Linear: no word is looked at by more than a few."""
    found: list[VerbGroup] = []
    at, size = 0, len(words)
    reader = _Reader(words, known)
    while at < size:
        group = reader.group(at)
        if group is None:
            at += 1
            continue
        found.append(group)
        at = max(group.last + 1, at + 1)
        for joined in reader.joined(group):
            found.append(joined)
            at = max(at, joined.last + 1)
    return found


class _Reader:
    """Reads one group at a place. Each method returns None where the words there are no such thing."""

    def __init__(self, words: TaggedWords, known: ClauseWords) -> None:
        self.words, self.known = words, known
        self.lows, self.tags = words.lows, words.tags
        self.size = len(words)

    # -- looking ahead ----------------------------------------------------------------------------------------

    def skip(self, at: int) -> tuple[int, bool]:
        """Return the next place that is no adverb, negation, quotation mark or aside, and whether one negated."""
        negated = False
        tags, size = self.tags, self.size
        while at < size:
            tag = tags[at]
            if tag == "not":
                negated = True
            elif tag == "comma":
                end = self._aside(at)
                if end is None:
                    break
                at = end
            elif tag not in ("adverb", "quote"):
                break
            at += 1
        return at, negated

    def _aside(self, comma: int) -> int | None:
        """Return the comma that closes an aside begun by one, within a verb group."""
        for at in range(comma + 1, min(self.size, comma + LONGEST_ASIDE)):
            if self.tags[at] == "comma":
                return (
                    at if at + 1 < self.size and self.tags[at + 1] in ("word", "be", "have", "adverb", "to") else None
                )
            if self.tags[at] in ("mark", "joint"):
                return None
        return None

    def behind_phrase(self, at: int) -> int:
        """Return the place of the "to" behind a phrase of few words: "promised in 2019 to", "told by the mayor to"."""
        if self.tag(at) not in ("preposition", "either", "adverb", "word"):
            return at
        for to in range(at + 1, min(self.size, at + LONGEST_LEAD)):
            if self.tags[to] == "to":
                return to if self.tag(at) != "word" or (to - at == 1 and self.low(at) in self.known.nouns) else at
            if self.tags[to] in ("mark", "comma", "modal", "be", "have", "bound", "joint", "quote"):
                break
        return at

    def low(self, at: int) -> str:
        return self.lows[at] if at < self.size else ""

    def tag(self, at: int) -> str:
        return self.tags[at] if at < self.size else "mark"

    def is_participle(self, at: int) -> bool:
        """Whether a word can be a past participle."""
        if self.tag(at) not in ("word", "adverb"):
            return False
        low = self.lows[at].rpartition("-")[2]
        known = self.known
        return (low.endswith("ed") and low not in known.no_verbs) or low in known.irregular_participle

    def is_ing(self, at: int) -> bool:
        """Whether a word can be a verb in -ing."""
        low = self.low(at)
        return self.tag(at) == "word" and low.endswith("ing") and len(low) > len("being")

    def is_base(self, at: int) -> bool:
        """Whether a word can be a verb in its base form."""
        return self.tag(at) == "word" and self.words.texts[at][0].islower()

    def particle(self, main: int) -> int:
        """Return the place of a particle right behind a verb, else that of the verb."""
        return main + 1 if self.known.holds("particle", self.low(main + 1)) and self.low(main + 2) != "of" else main

    # -- groups -----------------------------------------------------------------------------------------------

    def group(self, at: int) -> VerbGroup | None:
        tag = self.tags[at]
        if tag == "modal":
            return self._modal(at)
        if tag == "be":
            return self._be(at)
        if tag == "have":
            return self._have(at)
        if tag == "do":
            return self._do(at)
        if tag in ("word", "adverb"):
            readers = (self._lexical, self._provision, self._reduced, self._noun, self._granting, self._phase_verb)
            return next((group for read in readers if (group := read(at)) is not None), None)
        return None

    def _modal(self, at: int) -> VerbGroup | None:
        low = self.lows[at]
        modality = self.known.modals[low]
        group = VerbGroup(first=at, main=at, last=at, tense="to_come", modality=modality)
        group.negated = low.endswith("n't") or low == "cannot"
        return self._infinitive(group, at + 1)

    def _infinitive(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read what follows a modal, or "to": a base form, with what it may govern in turn."""
        at, negated = self.skip(at)
        group.negated ^= negated
        low, tag = self.low(at), self.tag(at)
        if tag == "be":
            return self._complement(group, at + 1)
        if tag == "have":
            behind, negated = self.skip(at + 1)
            group.negated ^= negated
            if self.low(behind) == "been":
                group.counterfactual = group.modality in ("would", "duty", "possibility")
                return self._complement(group, behind + 1)
            if self.is_participle(behind):
                group.counterfactual = group.modality in ("would", "duty", "possibility")
                return self._main(group, behind)
            return self._main(group, at)
        if tag == "do":
            return self._main(group, at)
        if self.tag(at + 1) == "to" and low in self.known.governors:
            tag = "word"  # "would like to"
        elif not self.is_base(at) or low in self.known.no_verbs - {"proceed", "speed", "need", "shed", "wed", "lead"}:
            return None
        governor = self.known.governors.get(low)
        if governor is not None and governor[0] == "proposal" and self.tag(at + 1) == "to":
            group.modality = "plain"
            return self._governed(group, "proposal", low, at + 2)  # "would like to"
        return self._main(group, at)

    def _main(self, group: VerbGroup, main: int) -> VerbGroup:
        group.main, group.last = main, self.particle(main)
        for length in range(min(3, self.size - main), 0, -1):
            told = self.known.phase_verbs.get(" ".join(self.lows[main : main + length]))
            if told is not None:
                group.phase, group.last = told[0], max(group.last, main + length - 1)
                return group
        self._carried(group, self.lows[main])
        return group

    def _carried(self, group: VerbGroup, low: str) -> None:
        """Read "put the work on hold": the state that something is brought into stands behind it."""
        if low not in self.known.carriers:
            return
        for at in range(group.main + 1, min(self.size, group.main + LONGEST_CARRIED)):
            for words, phase in self.known.predicates.get(self.lows[at], ()):
                if all(self.low(at + offset) == word for offset, word in enumerate(words)):
                    group.phase = phase
                    return

    def _be(self, at: int) -> VerbGroup | None:
        low = self.lows[at]
        if low in _NOT_FINITE:
            return None
        past = low in self.known.past
        group = VerbGroup(first=at, main=at, last=at, tense="past" if past else "present", negated=low.endswith("n't"))
        return self._complement(group, at + 1)

    def _complement(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read what follows a form of "be"."""
        at, negated = self.skip(at)
        group.negated ^= negated
        low, tag = self.low(at), self.tag(at)
        plain = group.modality == "plain"
        predicate = self._predicate(group, at)
        if predicate is not None:
            return predicate
        if tag == "to" and plain:
            return self._governed(group, "schedule", "be to", at + 1)
        if low == "being" and plain:
            behind, negated = self.skip(at + 1)
            group.negated ^= negated
            if not self.is_participle(behind):
                return None
            group.passive, group.tense = True, "under_way"
            return self._main(group, behind)
        governed = self._by_adjective(group, at)
        if governed is not None:
            return governed
        if self.is_ing(at) and (not plain or low not in self.known.ing_nouns):
            return self._going_on(group, at)
        if self.is_participle(at):
            return self._passive(group, at)
        return self._copula(group, at)

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
            if modality == "plan":
                modality = "schedule"
            if modality == "order":
                group.addressee = (-1, -1)  # its subject
            return self._governed(group, modality, governor[1].verb, behind + 1)
        group.passive = True
        return self._main(group, at)

    def _by_adjective(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read "is due to open", "is ready to help", "is committed to ending", "is due in May"."""
        adjectives = self.known.adjectives
        low = self.low(at)
        two = f"{low} {self.low(at + 1)}"
        last = at + 1 if two in adjectives else at
        modality = adjectives.get(two) or adjectives.get(low)
        if modality is None or self.tag(at) not in ("word", "adverb", "preposition"):
            return None
        behind, _ = self.skip(last + 1)
        if modality == "order":
            group.addressee = (-1, -1)
        if self.tag(behind) == "to":
            if self.is_ing(behind + 1):
                return self._governed_main(group, modality, low, behind + 1)
            return self._governed(group, modality, low, behind + 1)
        if modality == "schedule" and self.known.holds("timed", self.low(behind)):
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
            read.phase = "delayed" if governor in self.known.adjectives else "failed"
        return read

    def _governed_main(self, group: VerbGroup, modality: Modality, governor: str, main: int) -> VerbGroup:
        group.governed = group.tense
        group.modality, group.governor, group.tense = modality, governor, "to_come"
        return self._main(group, main)

    def _predicate(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read what a work is: "under way", "on hold", "62 per cent complete"."""
        start = at
        while self.tag(at) in ("number", "adverb", "determiner") and at - start < LONGEST_SHARE:
            at += 1
        if self.low(at) in ("per", "percent", "percentage"):
            at += 2 if self.low(at) == "per" else 1
        for words, phase in self.known.predicates.get(self.low(at), ()):
            if all(self.low(at + offset) == word for offset, word in enumerate(words)):
                last = at + len(words) - 1
                behind = self.tag(last + 1)
                if self.low(last + 1) in ("to", "for", "with"):
                    return None  # "ready to help", "done for"
                if behind == "word" and not self.is_participle(last + 1) and last == at:
                    return None  # "complete nonsense"
                group.main, group.last, group.phase, group.copula = at, last, phase, True
                return group
        return None

    def _copula(self, group: VerbGroup, at: int) -> VerbGroup | None:
        group.negated ^= self.known.holds("none", self.low(at))
        group.main = group.last = max(at - 1, group.first)
        group.copula = True
        return group

    def _have(self, at: int) -> VerbGroup | None:
        low = self.lows[at]
        if low == "having" or (at and self.tags[at - 1] in ("to", "modal")):
            return None
        past = low in self.known.past
        group = VerbGroup(first=at, main=at, last=at, tense="had_been" if past else "done", negated=low.endswith("n't"))
        behind, negated = self.skip(at + 1)
        if self.tag(behind) == "to" and self.low(behind - 1) in self.known.adjectives:
            return self._governed(group, "failing", self.low(behind - 1), behind + 1)
        group.negated ^= negated
        if self.tag(behind) == "to":
            return self._governed(group, "duty", "have to", behind + 1)
        if self.low(behind) == "been":
            return self._complement_of_been(group, behind + 1)
        if self.is_participle(behind):
            governor = self.known.governors.get(self.lows[behind])
            if governor is not None:
                governed = self._governing(group, behind, governor[0], governor[1].verb)
                if governed is not None:
                    return governed
            return self._main(group, behind)
        return None

    def _complement_of_been(self, group: VerbGroup, at: int) -> VerbGroup | None:
        tense = group.tense
        group.tense = "present"
        found = self._complement(group, at)
        if found is not None and found.tense == "present":
            found.tense = tense
        return found

    def _do(self, at: int) -> VerbGroup | None:
        low = self.lows[at]
        behind, negated = self.skip(at + 1)
        if not self.is_base(behind):
            return None
        group = VerbGroup(first=at, main=behind, last=behind, tense="past" if low in self.known.past else "habitual")
        group.negated = negated or low.endswith("n't")
        governor = self.known.governors.get(self.lows[behind])
        if governor is not None:
            governed = self._governing(group, behind, governor[0], governor[1].verb)
            if governed is not None:
                return governed
        return self._main(group, behind)

    # -- verbs that govern others -----------------------------------------------------------------------------

    def _lexical(self, at: int) -> VerbGroup | None:
        """Read "promised to build", "plans on building", "ordered the ministry to repair" without an auxiliary."""
        governor = self.known.governors.get(self.lows[at])
        if governor is None:
            return None
        modality, spelling = governor
        before = self.tag(at - 1) if at else "mark"
        if spelling.forms == {"base"} and not (at and self._is_plural(at - 1)):
            return None
        if spelling.forms <= {"ing"} or before in ("determiner", "preposition", "number", "to", "modal", "be", "have"):
            return None
        if at and self.lows[at - 1].endswith(("'s", "s'")):
            return None
        if self.lows[at] in self.known.nouns and any(
            self.known.holds("making", low) for low in self.lows[max(0, at - NEAR + 1) : at]
        ):
            return None  # "announced ambitious plans to"
        tense: Tense = "past" if "past" in spelling.forms else "habitual"
        group = VerbGroup(first=at, main=at, last=at, tense=tense)
        return self._governing(group, at, modality, spelling.verb)

    def _is_plural(self, at: int) -> bool:
        """Whether a word can be, or end, a subject of several."""
        low = self.lows[at]
        return (
            self.tags[at] in ("pronoun", "adverb", "quote")
            or low in self.known.classes["relative"]
            or (low.endswith("s") and not low.endswith(("'s", "us", "ss", "is")))
        )

    def _governing(self, group: VerbGroup, at: int, modality: Modality, verb: str) -> VerbGroup | None:
        """Read what a verb of promising, planning or ordering at a place governs."""
        behind, negated = self.skip(at + 1)
        if modality not in ("order", "request") and not self.known.holds("particle", self.low(behind)):
            behind = self.behind_phrase(behind)
        if self.tag(behind) == "to":
            group.negated ^= negated
            if modality in ("order", "request"):
                return None
            if group.negated and not negated and modality != "plan":
                group.denied = True  # "did not promise to"
            if self.tag(behind + 1) == "number" or self.is_ing(behind + 1):
                return self._governed_main(group, modality, verb, behind + 1) if self.is_ing(behind + 1) else None
            return self._governed(group, modality, verb, behind + 1)
        if self.is_ing(behind) and modality == "proposal":
            return self._governed_main(group, modality, verb, behind)
        if modality == "plan" and self.low(behind) in ("on", "at") and self.is_ing(behind + 1):
            return self._governed_main(group, modality, verb, behind + 1)
        if modality in ("order", "request", "undertaking"):
            addressed = self._addressed(group, behind, modality, verb)
            if addressed is not None or modality != "undertaking":
                return addressed
        if modality in ("undertaking", "offer"):
            return self._thing_promised(group, at, behind, modality, verb)
        return None

    def _thing_promised(
        self, group: VerbGroup, at: int, behind: int, modality: Modality, verb: str
    ) -> VerbGroup | None:
        """Read "promised a bridge", "offered $5 million": what is promised is a thing."""
        if self.tag(behind) not in ("determiner", "number") or self.low(behind) in ("that", "this"):
            return None
        group.nominal_object = True
        return self._governed_main(group, modality, verb, at)

    def _addressed(self, group: VerbGroup, at: int, modality: Modality, verb: str) -> VerbGroup | None:
        """Read "the ministry to repair …" behind a verb of ordering; "itself to ending" behind one of promising."""
        begin = at
        for to in range(at, min(self.size, at + LONGEST_ADDRESSEE)):
            tag = self.tags[to]
            if tag == "to":
                if to == begin:
                    return None
                if self.tag(to + 1) == "word" and not self.is_base(to + 1):
                    continue  # "the ambassador to Zenda"
                if modality == "undertaking":
                    if not self.lows[begin].endswith(("self", "selves")):
                        return None
                    if self.is_ing(to + 1):
                        return self._governed_main(group, modality, verb, to + 1)
                else:
                    group.addressee = (begin, to)
                return self._governed(group, modality, verb, to + 1)
            if tag in ("mark", "modal", "be", "have", "bound", "quote") or (tag == "comma" and modality != "order"):
                return None
        return None

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
        if self.is_ing(behind) and self.low(behind) not in self.known.ing_nouns:
            return self._main(group, behind)
        return None

    def _reduced(self, at: int) -> VerbGroup | None:
        """Read "the project, originally due to open in 2019", "with work expected to start in May"."""
        if at == 0 or self.known.adjectives.get(self.lows[at]) != "schedule":
            return None
        before = self.tags[at - 1]
        if before not in ("word", "comma", "adverb"):
            return None
        formerly = self.known.holds("formerly", self.lows[at - 1])
        group = VerbGroup(first=at, main=at, last=at, tense="past" if formerly else "present")
        if self.tag(at + 1) == "to":
            return self._governed(group, "schedule", self.lows[at], at + 2)
        if self.low(at + 1) == "for" and (formerly or before == "word") and self.lows[at] not in ("set", "planned"):
            group.nominal = True
            return self._governed_main(group, "schedule", self.lows[at], at)
        return None

    def _noun(self, at: int) -> VerbGroup | None:
        """Read "gave instructions to repair", "declared its readiness to pay": a noun that somebody made binds."""
        modality = self.known.nouns.get(self.lows[at])
        to = self._behind_of(at + 1)
        if modality is None or self.tag(to) != "to" or not self.is_base(to + 1):
            return None
        if self.tag(at - 1 if at else self.size) in ("preposition", "mark"):
            return None
        before = range(max(0, at - NEAR), at)
        maker = next((back for back in before if self.known.holds("making", self.lows[back])), None)
        if maker is None and modality != "order":
            return None
        if maker is not None and any(self.tags[back] == "preposition" for back in range(maker, at)):
            return None
        group = VerbGroup(first=at if maker is None else maker, main=at, last=at, tense="done")
        if to > at + 1:
            group.owner = (at + 2, to)
        return self._governed(group, modality, self.lows[at], to + 1)

    def _behind_of(self, at: int) -> int:
        """Return the place behind "of the state government", where such a phrase stands."""
        if self.low(at) != "of":
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
        until: int | None = None
        for to in range(at + 2, min(self.size, at + LONGEST_ADDRESSEE)):
            tag = self.tags[to]
            if tag in ("number", "either") and until is None:
                until = to
            elif tag == "to" and until is not None and self.is_base(to + 1):
                group = VerbGroup(first=at, main=at, last=at, tense="past", addressee=(at + 1, until))
                return self._governed(group, "order", spelling.verb, to + 1)
            elif tag in ("mark", "modal", "be", "have", "bound", "comma", "joint"):
                break
        return None

    def _phase_verb(self, at: int) -> VerbGroup | None:
        """Read a report without an auxiliary: "opened on Friday", "missed its deadline", "put the work on hold"."""
        low, next_low = self.lows[at], self.low(at + 1)
        told = self.known.phase_verbs.get(f"{low} {next_low}") or self.known.phase_verbs.get(low)
        before = self.tag(at - 1) if at else "mark"
        if before in ("determiner", "preposition", "number", "to", "modal", "be", "have", "either", "mark"):
            return None
        if told is None:
            carried = self.known.carriers.get(low) or (self.known.pair_verbs.get(low))
            if carried is None or (at and self.lows[at - 1].endswith("'s")):
                return None
            return self._main(VerbGroup(first=at, main=at, last=at, tense="past", bare=True), at)
        if not told[1].forms & {"past", "third"}:
            return None
        if (at and self.lows[at - 1].endswith("'s")) or next_low == "by":
            return None
        if told[1].forms == {"third"} and before not in ("word", "pronoun", "adverb", "bound"):
            return None
        group = VerbGroup(
            first=at, main=at, last=at, tense="past" if "past" in told[1].forms else "habitual", bare=True
        )
        return self._main(group, at)

    # -- coordination -----------------------------------------------------------------------------------------

    def joined(self, group: VerbGroup) -> list[VerbGroup]:
        """Return further verbs of a group that share its subject and all before its verb: "will widen … and build"."""
        if group.passive or group.copula or group.tense != "to_come" or group.nominal:
            return []
        found: list[VerbGroup] = []
        ing = self.is_ing(group.main)
        at = group.last + 1
        limit = min(self.size, at + LONGEST_LIST)
        while at < limit:
            tag = self.tags[at]
            if tag in ("modal", "be", "have", "do", "bound", "mark") or self.lows[at] in self.known.saying:
                break
            verb = self._after_joint(at, ing=ing) if tag in ("joint", "comma") else None
            if verb is not None:
                other = VerbGroup(
                    first=verb,
                    main=verb,
                    last=verb,
                    tense=group.tense,
                    modality=group.modality,
                    governor=group.governor,
                    governed=group.governed,
                    negated=group.negated,
                    addressee=group.addressee,
                    joined=True,
                )
                found.append(self._main(other, verb))
                at = other.last
            at += 1
        return found

    def _after_joint(self, at: int, *, ing: bool) -> int | None:
        """Return the place of a verb that a joint, or a comma in a list of deeds, joins to one before."""
        if self.tags[at] == "comma" and self.tag(at + 1) == "joint":
            at += 1
        verb, _ = self.skip_adverbs(at + 1)
        to = self.tag(verb) == "to"
        if to:
            verb, _ = self.skip_adverbs(verb + 1)
        if not self.is_base(verb) or self.is_ing(verb) != ing or (self.is_participle(verb) and not to):
            return None
        if to:
            return verb
        behind = self.particle(verb) + 1
        ahead = self.tag(behind)
        if ahead in ("determiner", "number") and not self.lows[verb].endswith("s"):
            return verb
        if ahead == "word" and self.known.holds("joined", self.lows[verb]):
            return verb
        return None

    def skip_adverbs(self, at: int) -> tuple[int, bool]:
        """Return the next place that is no adverb."""
        negated = False
        while at < self.size and self.tags[at] in ("adverb", "not"):
            negated |= self.tags[at] == "not"
            at += 1
        return at, negated
