"""Verb groups of one word in the past: of listed verbs; of any where a sentence tells of what was foreseen.

Any word may be such a verb or a participle; elsewhere too little tells which.
"""

from functools import cache

from timeline.language.clauses.bare_groups import BareGroups
from timeline.language.clauses.clause_words import ClauseWords
from timeline.language.clauses.tagged_words import TaggedWords
from timeline.language.clauses.verb_group import VerbGroup
from timeline.language.schema.works_table import WorksTable
from timeline.language.words.gapped_phrases import GappedPhrases, gapped_phrases
from timeline.language.words.lexicon import load_table

SUBJECT = 12  # words before such a verb
REACH = 25  # words behind it, among which an auxiliary tells that it is a participle
PARTED = 4  # words of "31 of the 40"
_FINITE = frozenset({"be", "have", "modal", "do"})
_BEFORE = frozenset({"word", "pronoun", "adverb", "number"})
_BEHIND = frozenset(
    {"pronoun", "determiner", "number", "preposition", "either", "to", "adverb", "mark", "comma", "word"}
)
_OBJECT = frozenset({"determiner", "number", "preposition", "either", "to", "word", "adverb", "mark"})
_CLOSING = frozenset({"mark", "comma", "bound", "joint"})


class PlainGroups(BareGroups):
    """Reads "flowed", "raised" in "raised its fees despite a promise"."""

    def __init__(self, words: TaggedWords, known: ClauseWords) -> None:
        super().__init__(words, known)
        self.told: list[int] = []  # where the groups read in the sentence end
        self.compares = _compares(words, known)

    def _plain_past(self, at: int) -> VerbGroup | None:
        low = self.lows[at]
        aside = self.compares and at > 1 and self.tags[at - 1] == "comma" and "comma" in self.tags[: at - 1]
        if self.told and not aside and not self._is_behind_fronted(at):
            return None
        if at == 0 or self._is_far(at) or not self.words.texts[at][0].islower():
            return None
        if not self.compares and not self.known.is_of(self.known.words.reporting, low, self.low(at + 1)):
            return None
        if not self.is_participle(at) and self.known.bases.get(low, low) == low:
            return None
        if low in self.known.governors or low in self.known.occasions or self.low(at + 1) in self.known.words.agent:
            return None
        if not (self.tag(at - 1) in _BEFORE or aside) or self.tag(at + 1) not in _BEHIND:
            return None
        for ahead in range(at + 1, min(self.size, at + REACH)):
            if self.tags[ahead] in _CLOSING:
                break
            if self.tags[ahead] in _FINITE:
                return None  # "the pier built in 1900 was"
        return self._main(VerbGroup(first=at, main=at, last=at, tense="past", bare=True), at)

    def _is_behind_fronted(self, at: int) -> bool:
        """Whether the one clause told before a verb only says when: "After it came to power, the party repaired"."""
        fronted = len(self.told) == 1 and self.tags[0] in ("bound", "either")
        return fronted and "comma" in self.tags[self.told[0] : at]

    def _is_far(self, at: int) -> bool:
        """Whether too many words of a clause stand before a verb."""
        return at > SUBJECT and "comma" not in self.tags[at - SUBJECT : at]

    def _blamed(self, at: int) -> VerbGroup | None:
        """Read "accused the state of failing to build", "criticised for having failed to": what was left undone."""
        modality, spelling = self.known.governors[self.lows[at]]
        led = at - 1 if spelling.forms == {"ing"} else at - 2
        if modality != "failing" or self.tag(at + 1) != "to" or led < 1:
            return None
        if self.lows[led] not in self.known.words.blamed:
            return None
        return self._governed(VerbGroup(first=at, main=at, last=at, tense="past"), "failing", spelling.verb, at + 2)

    def _as_before(self, at: int) -> VerbGroup | None:
        """Read "still drips", "still average 31 hours": what is told to be as it was."""
        low, tag = self.low(at + 1), self.tag(at + 1)
        if self.lows[at] not in self.known.words.unchanged or not at or self.tag(at - 1) not in ("word", "pronoun"):
            return None
        if tag != "word" or not self.words.texts[at + 1][0].islower() or self.is_participle(at + 1):
            return None
        third = low.endswith(self.known.endings.third) and not low.endswith(self.known.endings.no_plural)
        if not third and (self.tag(at + 2) not in _OBJECT or not self._is_plural(at - 1)):
            return None
        return self._main(VerbGroup(first=at + 1, main=at + 1, last=at + 1, tense="habitual"), at + 1)


def _compares(words: TaggedWords, known: ClauseWords) -> bool:
    """Whether a sentence compares with what was foreseen, or tells of so many of so many."""
    if _phrases(words.language).stand_in(words.lows) or not known.words.none.isdisjoint(words.lows[:1]):
        return True
    return any(
        words.tags[at] == words.tags[at + PARTED - 1] == "number"
        and words.tags[at + 2] == "determiner"
        and words.lows[at + 1] in known.words.whose
        for at in range(len(words) - PARTED + 1)
    )


@cache
def _phrases(language: str) -> GappedPhrases:
    said = load_table(language, WorksTable)
    return gapped_phrases((*said.met, *said.missed, *said.first, *said.promised))
