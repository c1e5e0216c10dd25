"""What a work is said to be, or brought into: "is under way", "is 62 per cent complete", "was put on hold"."""

from collections.abc import Iterator

from timeline.language.clauses.clause import Phase
from timeline.language.clauses.group_words import GroupWords
from timeline.language.clauses.verb_group import VerbGroup

LONGEST_SHARE = 6  # words of how much: "about 62 per cent"
LONGEST_CARRIED = 12  # words between "put" and "on hold"
GAP = "…"  # in a predicate: up to so many words, "behind … schedule"
LONGEST_GAP = 3


class WorkStates(GroupWords):
    """Reads predicates that tell of a work."""

    def _predicate(self, group: VerbGroup, at: int) -> VerbGroup | None:
        """Read what a work is: "under way", "on hold", "62 per cent complete"."""
        start = at
        while at - start < LONGEST_SHARE and (
            self.tag(at) in ("number", "adverb", "determiner") or self.low(at) in self.known.words.measured
        ):
            at += 1
        if start < at and self.low(start) in self.known.predicates:
            at = start  # "well advanced"
        partly = self._tells_part(start, at)
        for last, phase in self._told(at):
            behind = self.tag(last + 1)
            if (
                self.low(last + 1) in self.known.words.goes_on
                and self._goes_on(at, last, phase)
                and not self._for_users(last)
            ):
                return None  # "ready to help", "done for", "on track to open"
            if behind == "word" and not self.is_participle(last + 1) and last == at:
                return None  # "complete nonsense"
            group.main, group.last, group.copula = at, last, True
            group.phase = "under_way" if partly and phase == "finished" else phase
            return group
        if partly and self.is_participle(at):
            group.main = group.last = at
            group.phase, group.copula = "under_way", True  # "is 60 per cent built", "is almost finished"
            return group
        return None

    def _told(self, at: int) -> Iterator[tuple[int, Phase]]:
        """Yield the last word and the phase of each predicate that begins at a place, the longest first."""
        for words, phase in self.known.predicates.get(self.low(at), ()):
            last = self._end(words, at)
            if last is not None:
                yield last, phase

    def _end(self, words: tuple[str, ...], at: int) -> int | None:
        """Return the place of the last of some words, which begin at a place; None where they do not stand there."""
        for index, word in enumerate(words):
            if word == GAP:
                behind = words[index + 1]
                reach = range(at, at + LONGEST_GAP + 1)
                found = next((to for to in reach if self.low(to) == behind), None)
                if found is None or "comma" in self.tags[at:found]:
                    return None
                at = found
            elif self.low(at) == word:
                at += 1
            else:
                return None
        return at - 1

    def _carried(self, group: VerbGroup, low: str) -> None:
        """Read "put the work on hold": the state that something is brought into stands behind it."""
        carrier = self.known.carriers.get(low)
        for at in range(group.main + 1, min(self.size, group.main + LONGEST_CARRIED)) if carrier is not None else ():
            if self.tags[at] in ("mark", "comma", "modal", "be", "have", "bound"):
                return
            told = next((phase for last, phase in self._told(at) if self.tag(last + 1) != "to"), None)
            if told is not None and (carrier != "under_way" or told == carrier):  # "got under way", but not "got off"
                group.phase = told
                return

    def _goes_on(self, at: int, last: int, phase: Phase) -> bool:
        """Whether "to" or "for" behind what a work is makes it something else."""
        if last > at:
            return " ".join(self.lows[at : last + 1]) in self.known.adjectives and self.tag(last + 1) == "to"
        return phase not in ("delayed", "under_way")

    def _for_users(self, last: int) -> bool:
        """Whether a work is ready for those whom it is for: "ready for patients"."""
        return self.tag(last + 1) != "to" and self.low(last + 2) in self.known.words.users

    def _tells_part(self, start: int, at: int) -> bool:
        """Whether words tell that it is not the whole: "60 per cent", "more than half", "almost"."""
        words = self.known.words
        said = (*words.percent, *words.parts, *words.almost)
        return any(self.lows[each] in said for each in range(start, min(at, self.size)))
