"""Verb groups of a language whose auxiliaries stand before the verb: "has not yet been built", "is due to open".

What stands before the verb decides; the verb itself may be any word.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from timeline.language.clauses.clause_words import ClauseWords, clause_words
from timeline.language.clauses.promise_groups import PromiseGroups
from timeline.language.clauses.tagged_words import TaggedWords
from timeline.language.clauses.verb_group import VerbGroup

LONGEST_LIST = 60  # words in which deeds that are joined stand


def read_groups(words: TaggedWords, known: ClauseWords) -> list[VerbGroup]:
    """Return the verb groups of a sentence, from left to right. Linear: no word is looked at by more than a few."""
    found: list[VerbGroup] = []
    at, size = 0, len(words)
    reader = _GroupReader(words, known)
    while at < size:
        group = reader.group(at)
        if group is None:
            at += 1
            continue
        found.append(group)
        reader.told.append(group.last)
        at = max(group.last + 1, at + 1)
        for joined in reader.joined(group):
            found.append(joined)
            at = max(at, joined.last + 1)
    return found


@cache
def _readers(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return which readers of a group may begin at each word, in the order in which they are tried.

    A reader is asked nowhere else, so whatever it begins with is named here.
    """
    known = clause_words(language)
    beginning: Mapping[str, Iterable[str]] = {
        "_lexical": known.governors,
        "_blamed": (form for form, (modality, _) in known.governors.items() if modality == "failing"),
        "_provision": known.provisions,
        "_reduced": known.adjectives,
        "_deadline": (phrase.rpartition(" ")[2] for phrase in known.words.deadlines),
        "_noun": {*known.nouns, *known.words.schemes},
        "_promise_noun": known.nouns,
        "_committing": (form for form, (told, _) in known.governors.items() if told == "undertaking"),
        "_ruling_out": known.ruling,
        "_granting": known.granting,
        "_allotting": {*known.allotting, *known.words.summed},
        "_phase_verb": {*known.phase_verbs, *known.carriers, *known.pair_verbs, *known.shifts},
        "_occasion": known.occasions,
    }
    found: dict[str, list[str]] = {}
    for reader, words in beginning.items():
        for word in {word.partition(" ")[0] for word in words}:
            found.setdefault(word, []).append(reader)
    return {word: tuple(readers) for word, readers in found.items()}


class _GroupReader(PromiseGroups):
    """Reads the group that begins at a place, and the verbs that are joined to it."""

    def __init__(self, words: TaggedWords, known: ClauseWords) -> None:
        super().__init__(words, known)
        self.readers = _readers(words.language)

    def group(self, at: int) -> VerbGroup | None:
        tag = self.tags[at]
        if tag == "modal":
            return self._modal(at)
        if tag == "be":
            return self._be(at)
        if tag == "have":
            return self._have(at) or self._occasion(at)
        if tag == "do":
            return self._do(at)
        if tag == "not":
            return self._never(at)
        if tag == "to":
            return self._awaited(at)
        if tag in ("word", "adverb"):
            return self._open(at)
        return None

    def _open(self, at: int) -> VerbGroup | None:
        """Read a group that begins with a word of no closed class: a listed verb or noun, else a verb as it stands."""
        for reader in self.readers.get(self.lows[at], ()):
            group: VerbGroup | None = getattr(self, reader)(at)
            if group is not None:
                return group
        return self._plain_past(at) or self._as_before(at)

    def _modal(self, at: int) -> VerbGroup | None:
        low = self.lows[at]
        modality = self.known.modals[low]
        group = VerbGroup(first=at, main=at, last=at, tense="to_come", modality=modality)
        group.negated = low.endswith(self.known.endings.negated)
        behind, negated = self.skip(at + 1)
        if low in self.known.endings.contracted and modality == "would" and self._is_surely_participle(behind):
            group.modality, group.tense, group.negated = "plain", "had_been", negated  # "she'd gone"
            return self._main(group, behind)
        if low in self.known.auxiliaries.past:
            group.governed = "past"
        return self._infinitive(group, at + 1)

    def _is_surely_participle(self, at: int) -> bool:
        """Whether a word is a past participle and can be no base form."""
        ends = self.low(at).endswith(self.known.endings.participle)
        return self.is_participle(at) and (ends or self.low(at) in self.known.bases)

    def _be(self, at: int) -> VerbGroup | None:
        low = self.lows[at]
        if low in self.known.auxiliaries.not_finite:
            return None
        past = low in self.known.auxiliaries.past
        group = VerbGroup(
            first=at,
            main=at,
            last=at,
            tense="past" if past else "present",
            negated=low.endswith(self.known.endings.negated),
        )
        return self._complement(group, at + 1)

    def _have(self, at: int) -> VerbGroup | None:
        low = self.lows[at]
        if low in self.known.auxiliaries.not_finite or (at and self.tags[at - 1] in ("to", "modal")):
            return None
        past = low in self.known.auxiliaries.past
        group = VerbGroup(
            first=at,
            main=at,
            last=at,
            tense="had_been" if past else "done",
            negated=low.endswith(self.known.endings.negated),
        )
        behind, negated = self.skip(at + 1)
        if self.tag(behind) == "to" and self.low(behind - 1) in self.known.adjectives:
            return self._governed(group, "failing", self.low(behind - 1), behind + 1)
        group.negated ^= negated
        if self.tag(behind) == "to":
            return self._governed(group, "duty", self.known.auxiliaries.has_to, behind + 1)
        if self.low(behind) in self.known.auxiliaries.been:
            return self._complement_of_been(group, behind + 1)
        return self._having(group, behind) or self._stranded(group, behind)

    def _having(self, group: VerbGroup, behind: int) -> VerbGroup | None:
        """Read the participle behind a form of "have", with what it may govern."""
        if self.tag(behind) == "have" and self.low(behind) in self.known.auxiliaries.past:
            no_duty = self.tag(behind + 1) not in ("to", "be", "have")  # but "has had to be put off"
            return self._main(group, behind) if no_duty else None  # "have not had one"
        if not self.is_participle(behind):
            return None
        governor = self.known.governors.get(self.lows[behind])
        if governor is not None:
            governed = self._governing(group, behind, governor[0], governor[1].verb)
            if governed is not None:
                return governed
        made = self._made(group, behind) or self._granted(group, behind)
        if made is not None:
            return made
        return self._allotted(group, behind) or self._ruled_out(group, behind) or self._main(group, behind)

    def _stranded(self, group: VerbGroup, behind: int) -> VerbGroup | None:
        """Read "it has not", "none did": the deed is told before."""
        at = group.first
        before = self.lows[at - 1] if at else ""
        group.negated |= before in self.known.words.never
        ends = self.tag(behind) == "mark" or (group.negated and self.tag(behind) in ("comma", "quote", "joint"))
        if not ends or not (group.negated or before in self.known.words.none):
            return None
        group.stranded = True
        return group

    def _complement_of_been(self, group: VerbGroup, at: int) -> VerbGroup | None:
        tense = group.tense
        group.tense = "present"
        found = self._complement(group, at)
        if found is not None and found.tense == "present":
            found.tense = tense
        if found is not None and found.governed == "present" and tense == "had_been":
            found.governed = tense  # "had been due to"
        return found

    def _do(self, at: int) -> VerbGroup | None:
        low = self.lows[at]
        behind, negated = self.skip(at + 1)
        past = low in self.known.auxiliaries.past
        negated |= low.endswith(self.known.endings.negated)
        if self.tag(behind) == "do" and self.low(behind + 1) in self.known.words.so:
            behind += 2  # "did not do so"
        base = self.is_base(behind)
        main = behind if base else at
        group = VerbGroup(first=at, main=main, last=main, tense="past" if past else "habitual", negated=negated)
        if not base:
            return self._stranded(group, behind)
        governor = self.known.governors.get(self.lows[behind])
        if governor is not None:
            governed = self._governing(group, behind, governor[0], governor[1].verb)
            if governed is not None:
                return governed
        return self._main(group, behind)

    def joined(self, group: VerbGroup) -> list[VerbGroup]:
        """Return further verbs of a group that share its subject and all before its verb: "will widen … and build"."""
        if group.passive or group.copula or group.tense != "to_come" or group.nominal:
            return []
        found: list[VerbGroup] = []
        ing = self.is_ing(group.main)
        at = self._behind_twin(group, ing=ing)
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

    def _behind_twin(self, group: VerbGroup, *, ing: bool) -> int:
        """Return the place behind a verb, and behind another with the same object: "will repair and repaint the"."""
        at = group.last + 1
        twin = self._after_joint(at, ing=ing) if self.tag(at) == "joint" else None
        return at if twin is None else self.particle(twin) + 1

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
        if ahead in ("determiner", "number") and not self.lows[verb].endswith(self.known.endings.third):
            return verb
        if ahead == "word" and self.lows[verb] in self.known.words.joined:
            nouns = self.lows[at - 1].endswith(self.known.endings.abstract)
            return (
                None if nouns and self.low(behind) in self.known.words.schemes else verb
            )  # "repair and upgrade works"
        if ahead == "preposition" and self.known.sort(self.lows[verb]) == "course":
            return verb  # "will start in June and finish in October"
        return None
