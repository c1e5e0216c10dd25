"""Who or what a verb group is about: the noun phrase before it, past asides, relative clauses and what is joined."""

from collections.abc import Collection, Mapping

from msgspec import Struct

from timeline.language.clauses.clause_words import ClauseWords
from timeline.language.clauses.reduced_relatives import is_participle
from timeline.language.clauses.tagged_words import TaggedWords

LONGEST_ASIDE = 30  # words between commas behind a subject
LONGEST_LOOK = 6  # groups
LONGEST_ITEM = 8  # words of one of several subjects
LONGEST_SUBJECT = 60  # words
LONGEST_TIME = 3  # words of a time before a pronoun: "next year we will"
_STOPS = frozenset({"mark", "quote", "bound", "either", "modal", "be", "have", "do", "comma"})
_CLAUSE_OPENERS = frozenset({"mark", "quote", "bound", "either", "comma"})
_OPENERS = frozenset({"adverb", "joint", "comma", "not"})
_PHRASE = frozenset({"preposition", "either", "to"})
_NEW = frozenset({"determiner", "number", "pronoun"})  # a noun phrase begins with these


class Subject(Struct, frozen=True, kw_only=True):
    """A subject, its words from `begin` up to `end`; `head` is the place of its head word.

    `opens` is where the clause begins: before the subject, at what stands in front of it. `relative`: it is what a
    relative pronoun means; `contact`: its deed is told of the noun before, "the tests he made". `shared`: it is the
    subject of the group before. `free`: it begins where a clause can, and not behind a verb whose object it may be.
    """

    begin: int
    end: int
    head: int
    opens: int
    relative: bool = False
    contact: bool = False
    shared: bool = False
    free: bool = True


class SubjectFinder:
    """Finds subjects in one sentence; asked from left to right, it remembers the last group and its subject."""

    def __init__(
        self, words: TaggedWords, known: ClauseWords, marks: Mapping[int, int], verbs: Collection[int]
    ) -> None:
        """Look at a sentence; `marks`: where a name or time begins, and the word behind it; `verbs`: of saying."""
        self.words, self.known, self.marks, self.verbs = words, known, marks, verbs
        self.tags, self.lows = words.tags, words.lows
        self.floor = -1  # the last word of the group before what is looked at
        self.last: Subject | None = None
        self.floors: list[tuple[int, Subject | None]] = []

    def before(self, first: int, last: int) -> Subject | None:
        """Return the subject of a group of words from `first` to `last`, and go on behind it."""
        self._stand_at(first - 1)
        found = self._find(first)
        self.go_behind(last, found)
        return found

    def beside(self, at: int) -> Subject | None:
        """Return the subject of a word that is in no group of its own: "the council" of "the council said"."""
        self._stand_at(at - 1)
        return self._find(at)

    def go_behind(self, last: int, found: Subject | None) -> None:
        """Go on behind a group with its subject."""
        self.floors.append((last, found))

    def _stand_at(self, at: int) -> None:
        """Look at the groups that end before a place only."""
        self.floor, self.last = next((one for one in reversed(self.floors[-LONGEST_LOOK:]) if one[0] <= at), (-1, None))

    def _find(self, first: int) -> Subject | None:
        tags, lows = self.tags, self.lows
        at = self._back(first - 1)
        if at < 0:
            return None
        opens = at
        if tags[at] == "comma":
            beside = self._before_aside(at)
            if beside is None:
                return self._shared(at)
            at = self._back(beside)
            if at < 0:
                return None
            self._stand_at(at)
        if tags[at] == "joint":
            return self._shared(at)
        if lows[at] in self.known.words.relative and self.tags[at] == "bound":
            return self._antecedent(at)
        if tags[at] in _STOPS:
            return self._shared(at) if tags[at] == "comma" else None
        if lows[at] in self.known.words.alone and (at == 0 or tags[at - 1] != "joint"):
            is_time = any(self.marks.get(before, 0) < 0 for before in range(max(0, at - LONGEST_TIME), at))
            behind_noun = at > 0 and tags[at - 1] == "word" and at - 1 not in self.verbs and not is_time
            led = self._phrase(at, opens)  # "by 2019 we will"
            return Subject(begin=at, end=at + 1, head=at, opens=at if led is None else led.opens, contact=behind_noun)
        found = self._phrase(at, opens)
        opener = self._relative_before(found, at)
        return found if opener is None else self._outside(opener, found)

    def _relative_before(self, found: Subject | None, at: int) -> int | None:
        """Return the relative pronoun of a clause right before the verb, where that was taken for the subject.

        "The states that signed will"; "the road that the army builds on the coast will".
        """
        if found is not None and (self._is_past(found.begin) or self._holds_promise(found)):
            opener = found.begin - 1
        else:
            last = self.last
            between = self.tags[self.floor + 1 : at + 1] if found is None else ()
            begins = self.floor + 1 if found is None else found.opens
            if last is None or last.relative or last.shared:
                return None
            if begins != self.floor + 1 or not _STOPS.isdisjoint(between):
                return None
            opener = last.begin - 1
        words = self.known.words
        within = found is None or opener < found.begin - 1
        known = words.relative | words.located if within else words.relative
        is_relative = opener > 0 and self.tags[opener] == "bound" and self.lows[opener] in known
        return opener if is_relative and self.tags[opener - 1] == "word" and opener - 1 not in self.verbs else None

    def _holds_promise(self, found: Subject) -> bool:
        """Whether a phrase holds who promised something: "the inquiry that the council promised in 2024 has"."""
        acting = (at for at in range(found.begin + 1, found.end) if self._acts(at - 1))
        return any(is_participle(self.words, self.known, at) for at in acting)

    def _acts(self, at: int) -> bool:
        low, known = self.lows[at], self.known
        acts = low.endswith(known.endings.acting) and low not in known.words.no_acting
        return acts or low in known.words.agents or self.words.texts[at][0].isupper()

    def _outside(self, opener: int, found: Subject | None) -> Subject | None:
        """Return what a relative clause is about, which its pronoun opens."""
        opens = opener if found is None else found.opens
        self._stand_at(opener - 1)
        meant = self._phrase(opener - 1, opens, behind_verb=self.floor >= 0)
        return found if meant is None else meant

    def _is_past(self, at: int) -> bool:
        """Whether a word can be a verb that tells of the past."""
        low = self.lows[at]
        ends = low.endswith(self.known.endings.participle) and low not in self.known.irregular.none
        return self.tags[at] == "word" and (ends or low in self.known.bases)

    def _back(self, at: int) -> int:
        """Return the first place to the left, from here on, that is no adverb."""
        words = self.known.words
        while (
            at >= 0
            and self.tags[at] in ("adverb", "not")
            and self.lows[at] not in words.none
            and self.lows[at] not in words.alone
        ):
            at -= 1
        return at

    def _shared(self, at: int) -> Subject | None:
        """Return the subject of the group before, where a joint or comma leads to this one."""
        if self.last is None or self.floor < 0:
            return None
        last = self.last
        return Subject(begin=last.begin, end=last.end, head=last.head, opens=at, relative=last.relative, shared=True)

    def _before_aside(self, comma: int) -> int | None:
        """Return the place before the aside that a comma closes: "the bridge, begun in 2015, …"."""
        for at in range(comma - 1, max(-1, comma - LONGEST_ASIDE), -1):
            tag = self.tags[at]
            if tag == "comma":
                inside = self.lows[at + 1]
                if inside in self.known.words.coordinator:
                    return None
                return at - 1
            if tag == "quote" or (tag == "mark" and self.lows[at] not in ("(", ")")):
                return None
        return None

    def _antecedent(self, at: int) -> Subject | None:
        """Return what "which", "who", "that" means: the noun phrase before it."""
        before = at - 1
        if before >= 0 and self.tags[before] in ("preposition", "either"):
            before -= 1
        if before >= 0 and self.tags[before] == "comma":
            before -= 1
        if before <= self.floor or before < 0 or before in self.verbs:
            return None
        found = self._phrase(before, at, behind_verb=True)
        if found is None:
            return None
        return Subject(begin=found.begin, end=found.end, head=found.head, opens=at, relative=True)

    def _phrase(self, at: int, opens: int, *, behind_verb: bool = False) -> Subject | None:
        """Return the noun phrase that ends at a place."""
        tags = self.tags
        end = at + 1
        joint: int | None = None
        least = max(-1, at - LONGEST_SUBJECT)
        while at > least:
            if at <= self.floor:
                break
            tag = tags[at]
            if tag in _STOPS or at in self.verbs:
                break
            if tag == "joint":
                joint = at
            at -= 1
        begin = at + 1
        if at == self.floor and at >= 0 and not behind_verb:
            last = self.last
            if last is not None and last.relative and joint is None:
                return Subject(begin=last.begin, end=last.end, head=last.head, opens=begin)
            if joint is not None:
                begin = joint + 1
        elif at >= 0 and joint is not None:
            begin = self._of_joined(begin, at, joint)
        if at in self.verbs:
            begin = self._behind_time(begin, end)
        opens = begin
        begin = self._bare(begin, end)
        if begin >= end:
            return None
        if behind_verb:
            begin = self._nearest(begin, end)
        free = at < 0 or joint is not None or at in self.verbs or tags[at] in _CLAUSE_OPENERS
        return Subject(
            begin=begin, end=end, head=self.head(begin, end), opens=opens, free=free and (at < 0 or at != self.floor)
        )

    def _of_joined(self, begin: int, at: int, joint: int) -> int:
        """Return where a subject with a joint within it begins, behind what ends before the joint with a time.

        "Will begin before the vote in May and patients will be treated".
        """
        if self.floor >= 0 and self._ends_time(joint):
            return joint + 1
        return self._list(begin, at) if self.tags[at] == "comma" else begin

    def _ends_time(self, at: int) -> bool:
        """Whether a time ends at a place."""
        return any(-self.marks.get(before, 0) == at for before in range(max(0, at - LONGEST_TIME), at))

    def _behind_time(self, begin: int, end: int) -> int:
        """Return where a clause begins behind whom and when something was told: "told reporters on Friday the road".

        Behind "told them", where a noun phrase begins.
        """
        for at in range(begin, end):
            stop = -self.marks.get(at, 0)
            if begin < stop < end and self.tags[stop] in _NEW:
                return stop
        told = begin < end - 1 and self.lows[begin] in self.known.words.told_whom
        return begin + 1 if told and self.tags[begin + 1] in _NEW else begin

    def _list(self, begin: int, comma: int) -> int:
        """Return where a list of subjects begins: "Ash, Birch and Cedar"."""
        at = comma - 1
        item = 0
        while at > self.floor:
            tag = self.tags[at]
            if tag == "comma":
                begin, item = at + 1, 0
            elif tag in _STOPS or at in self.verbs or item > LONGEST_ITEM:
                return begin
            at -= 1
            item += 1
        first = at + 1
        opener = self.tags[first] if first < len(self.tags) else "mark"
        return begin if opener in _PHRASE or opener == "adverb" or self.floor >= 0 else first

    def _bare(self, begin: int, end: int) -> int:
        """Return where a subject begins; one told beside a clause goes on behind "with": "with an opening due in"."""
        bare = self._stripped(begin, end)
        beside = bare >= end and begin < end - 1 and self.lows[begin] in self.known.words.beside
        return begin + 1 if beside else bare

    def _stripped(self, begin: int, end: int) -> int:
        """Return where a subject begins behind adverbs, times and phrases with a preposition that lead up to it."""
        tags = self.tags
        while begin < end:
            if tags[begin] in _OPENERS and self.lows[begin] not in self.known.words.none:
                begin += 1
            elif self._is_about(begin, end):
                return begin + 1  # "about 70 of the buses"
            elif tags[begin] in _PHRASE:
                begin = self._behind_phrase(begin + 1, end)
            elif self.marks.get(begin, 0) < 0 and -self.marks[begin] < end:  # a time
                begin = -self.marks[begin]
            else:
                break
        return begin

    def _is_about(self, at: int, end: int) -> bool:
        """Whether a preposition only says how exactly the number behind it is told."""
        ahead = at + 1
        counted = ahead < end and self.tags[ahead] == "number" and self.marks.get(ahead, 0) >= 0
        return counted and self.tags[at] in _PHRASE and self.lows[at] in self.known.words.measured

    def _behind_phrase(self, at: int, end: int) -> int:
        begin = at
        while at < end:
            stop = min(abs(self.marks.get(at, 0)), end)
            if stop == end and self._opens_behind(begin, at):
                return at
            if stop > at:
                if stop >= end or stop in self.marks or self.tags[stop] in _NEW or self.marks[at] < 0:
                    return stop
                at = stop
                continue
            if at > begin and self.tags[at - 1] in ("word", "quote"):
                if self.tags[at] in _NEW:
                    return at
                if self._opens_behind(begin, at):
                    return at
            at += 1
        return end

    def _opens_behind(self, begin: int, at: int) -> bool:
        """Whether a name begins behind the noun of a phrase: "under the agreement Egypt"."""
        if at <= begin or self.tags[at - 1] not in ("word", "quote"):
            return False
        return self.words.texts[at][0].isupper() and self.words.texts[at - 1][0].islower()

    def _nearest(self, begin: int, end: int) -> int:
        """Return where the noun phrase nearest to a relative pronoun begins: "… for a plan, which"."""
        for at in range(end - 1, begin, -1):
            if self.tags[at] in ("preposition", "either", "to") and self.lows[at] not in self.known.words.inside:
                return at + 1
        return begin

    def _is_ing(self, at: int) -> bool:
        low = self.lows[at]
        return low.endswith(self.known.endings.ing) and low not in self.known.irregular.nouns

    def head(self, begin: int, end: int) -> int:
        """Return the place of a noun phrase's head: the last word before a preposition or a participle behind it."""
        for at in range(begin + 1, end):
            if self.tags[at] in _PHRASE or self.tags[at] in ("bound", "joint", "comma"):
                return self._before_participle(begin, at - 1)
            if self.tags[at : at + 2] == ["word", "determiner"] and at + 1 < end:
                if self._is_ing(at):
                    return at - 1  # "officials overseeing the work"
                if any(is_participle(self.words, self.known, verb) for verb in range(at + 2, end)):
                    return at  # "the plant the town promised"
        return self._before_participle(begin, end - 1)

    def _before_participle(self, begin: int, at: int) -> int:
        """Return the place of the noun that a participle at a place says more of: "the fund promised to"; else it."""
        if self.tags[at] == "number" and at > begin and self.tags[at - 1] == "word":
            whose = self.lows[at + 1 : at + 2] == [*self.known.words.whose][:1]  # "Package 1 of the tunnel"
            return at - 1 if self.words.texts[at - 1][0].isupper() and not whose else at  # "Flight 212"
        behind_noun = at - 1 > begin and self.tags[at - 1] == "word"
        return at - 1 if behind_noun and is_participle(self.words, self.known, at) else at
