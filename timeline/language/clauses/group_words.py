"""What stands at a place of a sentence and ahead of it: the questions that all verb groups are read by."""

from timeline.language.clauses.clause_words import ClauseWords
from timeline.language.clauses.tagged_words import TaggedWords

LONGEST_ASIDE = 9  # words between commas within a verb group: "will, the minister said on Friday, be built"
LONGEST_LEAD = 7  # words between a promise and its "to": "promised in 2019 to"
SHORT = 5  # letters; a word no longer that ends as a verb in -ing does is another


class GroupWords:
    """The words of a sentence as a verb group asks for them; places beyond its end hold a mark."""

    def __init__(self, words: TaggedWords, known: ClauseWords) -> None:
        self.words, self.known = words, known
        self.lows, self.tags = words.lows, words.tags
        self.size = len(words)

    def skip(self, at: int) -> tuple[int, bool]:
        """Return the next place that is no adverb, negation, quotation mark or aside, and whether one negated."""
        negated = False
        tags, size = self.tags, self.size
        while at < size:
            tag = tags[at]
            if tag == "not":
                negated = True
            elif tag == "determiner" and f"{self.lows[at]} {self.low(at + 1)}" in self.known.words.not_:
                negated = True
                at += 1
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
        if self.tag(at) not in ("preposition", "either", "adverb", "word") and not self._is_time(at):
            return at
        for to in range(at + 1, min(self.size, at + LONGEST_LEAD)):
            if self.tags[to] == "to":
                noun = to - at == 1 and self.low(at) in self.known.nouns
                return to if self.tag(at) not in ("word", "determiner") or noun or self._is_time(at) else at
            if self.tags[to] in ("mark", "comma", "modal", "be", "have", "bound", "joint", "quote"):
                break
        return at

    def _is_time(self, at: int) -> bool:
        """Whether a day or a measure of time stands at a place right before a "to": "Monday to", "last week to"."""
        for to in (at + 1, at + 2):
            if self.tag(to) == "to":
                named = to == at + 1 and self.words.texts[at][0].isupper()
                return named or self.lows[to - 1] in self.known.words.measured
        return False

    def low(self, at: int) -> str:
        """Return the word at a place in small letters."""
        return self.lows[at] if at < self.size else ""

    def tag(self, at: int) -> str:
        """Return the class of the word at a place."""
        return self.tags[at] if at < self.size else "mark"

    def is_participle(self, at: int) -> bool:
        """Whether a word can be a past participle."""
        if self.tag(at) not in ("word", "adverb"):
            return False
        low = self.lows[at].rpartition("-")[2]
        known = self.known
        return (
            low.endswith(known.endings.participle) and low not in known.irregular.none
        ) or low in known.irregular.participle

    def is_ing(self, at: int) -> bool:
        """Whether a word can be a verb in -ing."""
        low = self.low(at)
        is_small = self.tag(at) == "word" and self.words.texts[at][0].islower()  # "is assigned to Housing"
        return is_small and low.endswith(self.known.endings.ing) and len(low) > SHORT

    def is_base(self, at: int) -> bool:
        """Whether a word can be a verb in its base form."""
        return self.tag(at) == "word" and self.words.texts[at][0].islower()

    def particle(self, main: int) -> int:
        """Return the place of a particle right behind a verb, else that of the verb."""
        classes = self.known.words
        parted = self.low(main + 2) in classes.whose and self.low(main + 1) not in classes.leaving  # "pulled out of"
        return main + 1 if self.low(main + 1) in classes.particle and not parted else main

    def skip_adverbs(self, at: int) -> tuple[int, bool]:
        """Return the next place that is no adverb."""
        negated = False
        while at < self.size and self.tags[at] in ("adverb", "not"):
            negated |= self.tags[at] == "not"
            at += 1
        return at, negated
