"""Verbs that govern others: "promised to build", "plans on building", "ordered the ministry to repair"."""

from timeline.language.clauses.clause import Modality, Tense
from timeline.language.clauses.complements import Complements
from timeline.language.clauses.reduced_relatives import says_more
from timeline.language.clauses.verb_group import VerbGroup

LONGEST_ADDRESSEE = 12  # words of whom an order is given to
GIVEN = 4  # words between "offered" and what is offered: "offered the two islands a loan"
MONEY = frozenset("$€£¥₹₽")
JOINED = 6  # words of the second of two who act
_BEFORE_NOUNS = frozenset({"determiner", "preposition", "number", "to", "modal", "be", "have"})
NEAR = 5  # words between "declared" and "readiness"


class GoverningVerbs(Complements):
    """Reads what a verb of promising, planning or ordering governs."""

    def _lexical(self, at: int) -> VerbGroup | None:
        """Read "promised to build", "plans on building", "ordered the ministry to repair" without an auxiliary."""
        governor = self.known.governors.get(self.lows[at])
        if governor is None:
            return None
        modality, spelling = governor
        before = self.tag(at - 1) if at else "mark"
        opening = spelling.forms <= {"third"} and before == "mark"  # "Plans to bring it back have been dropped"
        if opening or (spelling.forms == {"base"} and not (at and self._is_plural(at - 1))):
            return None
        counted = before == "determiner" and self.lows[at - 1] in self.known.words.quantifiers
        if spelling.forms <= {"ing"} or (before in _BEFORE_NOUNS and not (counted and spelling.forms == {"base"})):
            return None
        if at and self.lows[at - 1].endswith(self.known.endings.genitive):
            return None
        if says_more(self.words, self.known, at):
            return None
        if self.lows[at] in self.known.nouns and any(
            low in self.known.words.making for low in self.lows[max(0, at - NEAR + 1) : at]
        ):
            return None  # "announced ambitious plans to"
        led = self.low(at + 1) in self.known.words.planned_on and not self._is_day(at + 2)
        if "past" in spelling.forms and led:
            return None  # "a fund aimed at preserving"
        tense: Tense = "past" if "past" in spelling.forms else "habitual"
        group = VerbGroup(first=at, main=at, last=at, tense=tense)
        return self._governing(group, at, modality, spelling.verb)

    def _is_day(self, at: int) -> bool:
        """Whether a name stands at a place before a "to": the day of "pledged on Tuesday to", "on Tuesday night to"."""
        night = self.tag(at + 1) == "word" and self.tag(at + 2) == "to"
        return (self.tag(at + 1) == "to" or night) and self.words.texts[at][0].isupper()

    def _is_plural(self, at: int) -> bool:
        """Whether a word can be, or end, a subject of several."""
        low = self.lows[at]
        if low in self.known.words.quantifiers and at:
            return self.tags[at - 1] in ("word", "mark", "comma")  # "the mayors all plan to"
        return (
            self.tags[at] in ("pronoun", "adverb", "quote")
            or low in self.known.words.relative
            or (low.endswith(self.known.endings.third) and not low.endswith(self.known.endings.no_plural))
            or (self.tags[at] == "word" and self._is_joined(at))
        )

    def _is_joined(self, at: int) -> bool:
        """Whether a noun is joined to another before it: "the city and a partner plan to"."""
        for before in range(at - 1, max(0, at - JOINED), -1):
            if self.tags[before] == "joint":
                first = self.tags[max(0, before - JOINED) : before]  # no "deal with the town and an action plan to"
                return self.tag(at + 2) == "to" and first[-1:] == ["word"] and "preposition" not in first
            if self.tags[before] not in ("word", "determiner", "adverb"):
                break
        return False

    def _governing(self, group: VerbGroup, at: int, modality: Modality, verb: str) -> VerbGroup | None:
        """Read what a verb of promising, planning or ordering at a place governs."""
        behind, negated = self.skip(at + 1)
        if modality not in ("order", "request") and self.low(behind) not in self.known.words.particle:
            behind = self.behind_phrase(behind)
        if self.tag(behind) == "to":
            group.negated ^= negated
            if modality in ("order", "request"):
                return None
            if group.negated and not negated and modality != "plan":
                group.denied = True  # "did not promise to"
            return self._governing_to(group, behind + 1, modality, verb)
        if self.is_ing(behind) and modality == "proposal":
            return self._governed_main(group, modality, verb, behind)
        if modality == "plan" and self.low(behind) in self.known.words.against and self.is_ing(behind + 1):
            group.negated = True
            return self._governed_main(group, modality, verb, behind + 1)
        if modality == "plan" and self.low(behind) in self.known.words.planned_on and self.is_ing(behind + 1):
            return self._governed_main(group, modality, verb, behind + 1)
        if modality in ("order", "request", "undertaking"):
            addressed = self._addressed(group, behind, modality, verb)
            if addressed is not None or modality != "undertaking":
                return addressed
        if modality in ("undertaking", "offer") or verb in self.known.words.planned_things:
            return self._thing_promised(group, at, behind, modality, verb)
        return None

    def _governing_to(self, group: VerbGroup, at: int, modality: Modality, verb: str) -> VerbGroup | None:
        """Read what stands behind the "to" of a verb of promising: "committed to ending", "to a $5 million loan"."""
        if self.is_ing(at):
            return self._governed_main(group, modality, verb, at)
        if modality == "undertaking" and (self._is_sum(at) or self._is_sum(at + 1)):
            group.nominal_object = True
            return self._governed_main(group, modality, verb, at)
        return None if self.tag(at) == "number" else self._governed(group, modality, verb, at)

    def _going_on(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read "is offering the islands a loan"; else as any verb in -ing."""
        governor = self.known.governors.get(self.lows[at])
        behind, _ = self.skip(at + 1)
        modality = None if governor is None else governor[0]
        is_thing = modality == "offer" or (modality == "undertaking" and self.tag(behind) != "word")
        is_thing |= governor is not None and governor[1].verb in self.known.words.planned_things
        if governor is not None and is_thing and group.modality == "plain":  # but "is a promising field"
            promised = self._thing_promised(group, at, behind, governor[0], governor[1].verb)
            if promised is not None:
                return promised
        return super()._going_on(group, at)

    def _thing_promised(
        self, group: VerbGroup, at: int, behind: int, modality: Modality, verb: str
    ) -> VerbGroup | None:
        """Read "promised a bridge", "offered $5 million": what is promised is a thing."""
        low, tag = self.low(behind), self.tag(behind)
        given = next((at for at in range(behind, behind + GIVEN) if self.tag(at) != "word"), behind)
        two = self.tag(given) in ("determiner", "number") or any(
            self.tag(at) == "number" and self._is_money(at)
            for at in range(given, given + 3)  # "up to $3 million"
        )
        things = modality == "plan" and self._are_things(at, behind)
        thing = tag in ("determiner", "number") or (tag == "word" and (two or modality == "undertaking")) or things
        if not thing or low in self.known.words.pointing or self.tag(given) in ("modal", "be", "have", "do"):
            return None
        if verb in self.known.words.counted_things and not self._is_counted(behind):
            return None  # "committed a crime"
        if modality == "offer" and group.tense in ("habitual", "present", "under_way") and not self._is_given(behind):
            return None  # what a shop has on offer
        group.nominal_object = True
        return self._governed_main(group, modality, verb, at)

    def _are_things(self, at: int, behind: int) -> bool:
        """Whether a verb there plans several things: "plans changes to"; but "proposed changes to the law will"."""
        low = self.low(behind)
        if self.tag(behind) != "word" or self.tag(behind + 1) not in ("preposition", "to", "either"):
            return False
        plural = low.endswith(self.known.endings.third) and not low.endswith(self.known.endings.no_plural)
        return plural and self.tag(at - 1) in ("word", "pronoun", "adverb", "be")

    def _is_given(self, at: int) -> bool:
        """Whether a sum stands at a place, or one who is given something: "the islands a loan"."""
        ends = range(at + 1, at + 1 + GIVEN)
        behind = next((end for end in ends if self.tag(end) != "word"), at)
        is_sum = self.tag(at) == "word" and self.tag(behind) == "number" and behind == at + 1 and self._is_money(behind)
        return self.tag(at) == "number" or is_sum or (behind > at + 1 and self.tag(behind) == "determiner")

    def _is_sum(self, at: int) -> bool:
        return self.tag(at) == "number" and self._is_money(at)

    def _is_money(self, at: int) -> bool:
        """Whether a sum begins at a place: "$80 million"."""
        return self.words.texts[at][0] in MONEY

    def _is_counted(self, at: int) -> bool:
        """Whether a number stands at a place, or right behind the word there: "another $5 million"."""
        return "number" in (self.tag(at), self.tag(at + 1))

    def _addressed(self, group: VerbGroup, at: int, modality: Modality, verb: str) -> VerbGroup | None:
        """Read "the ministry to repair …" behind a verb of ordering; "itself to ending" behind one of promising."""
        begin = at
        if self.tag(begin) == "preposition":
            return None
        for to in range(at, min(self.size, at + LONGEST_ADDRESSEE)):
            tag = self.tags[to]
            if tag == "to":
                if to == begin or self.lows[to - 1] in self.known.nouns:
                    return None  # "told reporters the decision to"
                if self.low(begin) in self.known.words.indefinite and not self._acts(to - 1):
                    return None  # "ordered a halt to"
                if self.tag(to + 1) == "word" and not self.is_base(to + 1):
                    continue  # "the ambassador to Zenda"
                if modality == "undertaking":
                    if not self.lows[begin].endswith(self.known.endings.reflexive):
                        return None
                    if self.is_ing(to + 1):
                        return self._governed_main(group, modality, verb, to + 1)
                else:
                    group.addressee = (begin, to)
                return self._governed(group, modality, verb, to + 1)
            if tag in ("mark", "modal", "be", "have", "bound", "quote") or (tag == "comma" and modality != "order"):
                return None
        return None

    def _acts(self, at: int) -> bool:
        """Whether a word is a noun for somebody who acts: "a contractor", "a commission"."""
        low = self.lows[at]
        return low in self.known.words.agents or low.endswith(self.known.endings.acting)
