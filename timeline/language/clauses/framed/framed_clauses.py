"""From the sentences of an article to its clauses, for a language whose finite word frames the deed."""

from collections.abc import Container, Iterator, Sequence

from timeline.language.clauses import clause_times
from timeline.language.clauses.clause import Clause, Factuality, Span, SubjectKind, Telling, VerbSort
from timeline.language.clauses.framed.deed import Deed
from timeline.language.clauses.framed.deed_forms import DeedTimes
from timeline.language.clauses.framed.deeds import deeds_of
from timeline.language.clauses.framed.frame_words import FrameWords, frame_words
from timeline.language.clauses.framed.noun_phrases import NounPhrase, noun_phrases
from timeline.language.clauses.framed.word_row import QUOTES, Stretch, Word, stretches_of, words_of
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Moment, Sentence

LONGEST = 4000  # characters of a sentence that is read; longer ones are lists
BACK = 3  # stretches before a finite word in which its subject may stand, cut off by an apposition


def framed_clauses(scene: Scene) -> tuple[Clause, ...]:
    """Return the clauses of an article, in the order of its text."""
    known = frame_words(scene.language)
    found: list[Clause] = []
    for sentence in scene.sentences:
        if sentence.end - sentence.start <= LONGEST:
            found.extend(_FramedSentence(scene, sentence, known).clauses())
    return tuple(found)


class _FramedSentence:
    """Reads the clauses of one sentence. Places count its words."""

    def __init__(self, scene: Scene, sentence: Sentence, known: FrameWords) -> None:
        self.scene, self.sentence, self.known = scene, sentence, known
        self.row = words_of(scene.text, sentence.start, sentence.end)
        self.moments = scene.moments_in(sentence)
        words = known.words  # where the verb closes a clause, a comma parts it from the one before
        openers = frozenset() if known.deed_last else words.content | words.relative | words.conditional | words.timing
        self.stretches = stretches_of(self.row, openers)
        self.times = self._times()
        self.asked = any(word.low == "?" for word in self.row[-2:])
        self.titled = sentence.text.strip() == scene.article.title.strip()

    def clauses(self) -> Iterator[Clause]:
        """Yield the clauses in the order of their finite words."""
        subject: NounPhrase | None = None
        for deed in deeds_of(self.row, self.stretches, self.known, self.times):
            if not deed.joined:
                own = self._subject(deed)
                subject = subject if own is None and self._goes_on(deed) else own
            yield self._clause(deed, subject)

    def _times(self) -> DeedTimes:
        day = self.scene.anchor.day
        told: set[int] = set()
        ahead: set[int] = set()
        for moment in self.moments:
            places = [at for at, word in enumerate(self.row) if moment.start <= word.start < moment.end]
            told.update(places)
            if clause_times.is_ahead(moment, day) or clause_times.runs_on(moment, day):
                ahead.update(places)
        return DeedTimes(frozenset(told), frozenset(ahead))

    def _phrases(self, left: int, right: int) -> list[NounPhrase]:
        return noun_phrases(self.row, left, right, self.known, self.times.told)

    def _subject(self, deed: Deed) -> NounPhrase | None:
        """Return who or what a clause is about: before its finite word, else right behind it."""
        before = [one for one in self._phrases(deed.left, min(deed.head, deed.main)) if not one.led]
        if self._is_relative(deed) and deed.opener is not None:
            return self._antecedent(deed.opener)
        if before and not deed.main < deed.head:
            return before[0] if self.known.deed_last else before[-1]
        if self.known.deed_last and deed.opener is None:
            behind = [one for one in self._phrases(deed.head + 1, deed.right) if not one.led]
            if behind:
                return behind[0]
        return self._cut_off(deed)

    def _is_relative(self, deed: Deed) -> bool:
        low = "" if deed.opener is None else self.row[deed.opener].low
        return low in self.known.words.relative and low not in self.known.words.content

    def _cut_off(self, deed: Deed) -> NounPhrase | None:
        """Return a subject that an apposition parts from its verb: "Le maire, M. Roux, a promis"."""
        here = next((at for at, one in enumerate(self.stretches) if one.left <= deed.head < one.right), 0)
        first = max(0, here - BACK)
        for stretch in self.stretches[first:here]:
            if any(word.low in QUOTES for word in self.row[stretch.left : deed.left + 1]):
                continue  # what stands behind a quotation says whose it is
            found = [one for one in self._phrases(stretch.left, stretch.right) if not one.led]
            if found and stretch.right <= deed.left and self._is_open(stretch):
                return found[0]
        return None

    def _is_open(self, stretch: Stretch) -> bool:
        """Whether a stretch has no finite word of its own."""
        known = self.known
        return not any(
            self.row[at].low in known.frames or self.row[at].low in known.governors
            for at in range(stretch.left, stretch.right)
        )

    def _antecedent(self, opener: int) -> NounPhrase | None:
        """Return the noun phrase that a relative clause says more of: the last one before it."""
        end = opener
        while end > 0 and self.row[end - 1].sign:
            end -= 1
        left = max((one.left for one in self.stretches if one.left < opener), default=0)
        found = self._phrases(min(left, end), end) or self._phrases(0, end)
        return found[-1] if found else None

    def _goes_on(self, deed: Deed) -> bool:
        """Whether a clause without a subject has that of the one before: a joint leads to it."""
        at = deed.head - 1
        while at > 0 and self.row[at].low in self.known.words.adverb:
            at -= 1
        return at >= 0 and self.row[at].low in self.known.words.joint

    def _clause(self, deed: Deed, subject: NounPhrase | None) -> Clause:
        row, scene = self.row, self.scene
        left = deed.left if subject is None or subject.begin >= deed.left else min(subject.begin, deed.left)
        rest = self._rest(deed, subject)
        place = row[deed.head].start
        quotation = scene.quotation_at(place)
        telling: Telling = "narrated"
        if quotation is not None:
            telling = "reported" if quotation.kind == "indirect" else "quoted"
        start, end = row[deed.left].start, max(rest[1], row[deed.right - 1].end)
        first = min(row[deed.lead].start, start, rest[0])
        moments = tuple(one for one in self.moments if first <= one.start < end)
        words = row[deed.left : deed.right]
        kind: SubjectKind = "anyone" if deed.impersonal else self._kind(subject)
        sort = self._sort(deed, subject)
        age = clause_times.age_of(scene.anchor.day, moments)
        return Clause(
            sentence=self.sentence.index,
            start=row[left].start,
            end=end,
            group=(row[deed.head].start, row[max(deed.head, deed.last)].end),
            verb=row[deed.main].low,
            at=self._span(deed.main, deed.main + 1),
            rest=rest,
            closing=deed.closing,
            subject=None if subject is None else (row[subject.begin].start, row[subject.end - 1].end),
            head="" if subject is None else row[subject.head].low,
            kind=kind,
            several=subject is not None and subject.several,
            owner=self._owner(deed),
            sort=sort,
            voice="passive" if deed.passive else "active",
            tense="had_been" if deed.tense == "done" and age == "old" and not deed.negated else deed.tense,
            modality="order" if deed.modality == "request" and self._is_chief(subject) else deed.modality,
            governor=deed.governor,
            governed=deed.governed,
            negated=deed.negated,
            factuality=self._factuality(deed),
            phase="none" if sort == "state" and deed.sort in ("open", "course") else deed.phase,
            addressee=None if deed.addressee is None else self._span(*deed.addressee),
            moments=moments,
            late=self._is_only_then(deed),
            moved=self._is_moved(deed, moments),
            age=age,
            share=clause_times.share_of(scene.quantities_in(self.sentence), start, end),
            telling=telling,
            speaker=None if quotation is None else quotation.speaker,
            headline=self.titled,
            awaited=any(word.low in self.known.words.awaited for word in words),
            relative=self._is_relative(deed),
            condition=self._condition(deed),
        )

    def _sort(self, deed: Deed, subject: NounPhrase | None) -> VerbSort:
        """Return the sort of a deed: also one that is done to a paper, or told of talks or a visit, is no work."""
        words = self.known.words
        heads = () if subject is None else (self.row[subject.head].low,)
        if deed.sort in ("open", "course") and self._is_play(deed, heads):
            return "state"
        if deed.sort in ("open", "course", "state", "signing") and any(map(self._is_occasion, heads)):
            return "meeting"
        if deed.sort in ("open", "course") and self.row[deed.main].low in self.known.of_papers:
            around = (word.low for word in self.row[min(deed.rest, deed.main) : deed.right])
            if any(low.endswith(words.papers) for low in (*heads, *around)):
                return "signing"
        return deed.sort

    def _is_play(self, deed: Deed, heads: Sequence[str]) -> bool:
        """Whether a deed is of weather, or told beside what is played, and of no work."""
        words, known = self.known.words, self.known
        if words.weather and any(low.endswith(words.weather) for low in heads):
            return True
        around = (self.row[at].low for at in range(min(deed.rest, deed.left), deed.right))
        played = bool(words.contests) and any(low.endswith(words.contests) for low in around)
        return played and not any(map(known.is_work, heads))

    def _is_moved(self, deed: Deed, moments: Sequence[Moment]) -> bool:
        """Whether a work is put off, and the new time for it is told."""
        day = self.scene.anchor.day
        if self._is_put_off(deed):
            return any(clause_times.age_of(day, (one,)) == "ahead" for one in moments)
        return deed.phase == "delayed" and any(clause_times.is_ahead(one, day) for one in moments)

    def _is_put_off(self, deed: Deed) -> bool:
        """Whether a work will not begin or end before some time: "ne sera pas achevé avant 2027"."""
        later = deed.negated and deed.modality == "will" and deed.phase in ("begun", "finished")
        return later and any(self.row[at].low in self.known.words.before for at in range(deed.left, deed.right))

    def _is_only_then(self, deed: Deed) -> bool:
        """Whether a time ahead is told as later than it was to be: "wird erst 2026 fertig"."""
        words = self.known.words
        places = range(deed.lead, max(deed.right - 1, deed.lead))
        return any(
            self.row[at].low in words.only_then and (at + 1 in self.times.ahead or at + 2 in self.times.ahead)
            for at in places
        )

    def _is_occasion(self, low: str) -> bool:
        """Whether a noun is for what is held or paid: talks, a visit."""
        words = self.known.words
        return low.endswith(words.occasions) and not (words.no_occasions and low.endswith(words.no_occasions))

    def _span(self, begin: int, end: int) -> Span:
        return self.row[begin].start, self.row[end - 1].end

    def _rest(self, deed: Deed, subject: NounPhrase | None) -> Span:
        """Return the words for what is done: up to the deed where it closes the clause, else from the deed on."""
        if not self.known.deed_last:
            return self.row[deed.main].start, self.row[max(deed.right, deed.last + 1) - 1].end
        if deed.main == deed.head:
            return self.row[deed.head].start, self.row[max(deed.right, deed.last + 1) - 1].end
        begin = deed.rest
        if subject is not None and deed.rest <= subject.begin and subject.end <= deed.main:
            begin = subject.end
        while begin < deed.main and (
            self.row[begin].sign or self.row[begin].low in (self.known.words.clitic | self.known.words.joint)
        ):
            begin += 1
        return self.row[min(begin, deed.last)].start, self.row[deed.last].end

    def _kind(self, subject: NounPhrase | None) -> SubjectKind:
        """Return what a subject is: who speaks, somebody named, a body by its noun or its name, or a thing."""
        if subject is None:
            return "none"
        words, low = self.known.words, self.row[subject.head].low
        if subject.end - subject.begin == 1:
            alone: tuple[tuple[SubjectKind, Container[str]], ...] = (
                ("speaker", words.speaker),
                ("hearer", words.hearer),
                ("pronoun", words.pronoun),
                ("none", words.impersonal),
            )
            for kind, pronouns in alone:
                if low in pronouns:
                    return kind
        if any(self.row[at].low in words.parts for at in range(subject.begin, subject.end)):
            return "none"  # what a share of people will do
        start, end = self._span(subject.begin, subject.head + 1)
        for mention in self.scene.mentions_near(start, self._span(subject.begin, subject.end)[1]):
            if mention.end >= end - 1 and mention.by != "pronoun":
                return mention.kind
        if self._acts(low) or (self.known.capital_nouns and self._is_called(subject)):
            return "speaker" if self.row[subject.begin].low in words.ours else "body"
        placed = any(place.end >= end - 1 for place in self.scene.places_between(start, end))
        return "body" if placed or self._is_named(subject) else "thing"

    def _acts(self, low: str) -> bool:
        """Whether a noun is for a body, or for who acts for one."""
        return low in self.known.words.agents or (
            bool(self.known.endings.agents) and low.endswith(self.known.endings.agents)
        )

    def _is_called(self, subject: NounPhrase) -> bool:
        """Whether the name of a body stands behind the noun for it: "das Land Hohenmark", "die Firma Brandt"."""
        first = next((at for at in range(subject.begin, subject.head) if self.row[at].capital), None)
        at = subject.begin + 1 if first == subject.begin and subject.begin + 1 < subject.head else first
        return at is not None and self.row[at].capital and self._acts(self.row[at].low)

    def _is_chief(self, subject: NounPhrase | None) -> bool:
        """Whether what a subject asks for is an order."""
        return subject is not None and any(
            self.row[at].low in self.known.words.chiefs for at in range(subject.begin, subject.end)
        )

    def _is_named(self, subject: NounPhrase) -> bool:
        """Whether a subject is a name: a capital where nouns have none, or several capitals in one word."""
        head = self.row[subject.head]
        if sum(map(str.isupper, head.text)) > 1:
            return True
        return not self.known.capital_nouns and head.capital and subject.head > 0

    def _owner(self, deed: Deed) -> Span | None:
        """Return whose deed a passive is where the clause says it, and who promises what is told as promised."""
        if deed.content_of is not None:
            teller = self._subject(deed.content_of)
            return None if teller is None else self._span(teller.begin, teller.end)
        if not deed.passive:
            return None
        begin, end = min(deed.rest, deed.main), deed.right
        for at in range(begin, end - 1):
            if self.row[at].low in self.known.words.agent and at + 1 not in self.times.told:
                found = self._phrases(at + 1, end)
                return self._span(found[0].begin, found[0].end) if found and found[0].begin == at + 1 else None
        return None

    def _factuality(self, deed: Deed) -> Factuality:
        words = self.known.words
        if self.asked:
            return "asked"
        if deed.denied:
            return "denied"
        opener = None if deed.opener is None else self.row[deed.opener].low
        led: tuple[tuple[Factuality, Container[str]], ...] = (
            ("conditional", words.conditional),
            ("asked", words.asking),
            ("given", words.timing),
            ("supposed", words.purpose),
        )
        for factuality, openers in led:
            if opener in openers:
                return factuality
        if any(word.low in words.unsure for word in self.row[deed.left : deed.right]):
            return "supposed"
        if opener in words.content and deed.opener is not None:
            return self._said(deed.opener)
        return "asserted"

    def _said(self, opener: int) -> Factuality:
        """Return how the content of what is said before a place stands."""
        before = self._before(opener)
        if any(word.low in self.known.words.denying for word in before):
            return "denied"
        return "supposed" if any(word.low in self.known.words.doubting for word in before) else "asserted"

    def _before(self, opener: int) -> Sequence[Word]:
        """Return the words of the stretch before a word's own, and those before it in its own."""
        lefts = [one.left for one in self.stretches if one.left <= opener]
        return self.row[lefts[-2] if len(lefts) > 1 else 0 : opener]

    def _condition(self, deed: Deed) -> Span | None:
        """Return the words of the case on which a deed depends: a stretch that opens with "if"."""
        conditional = self.known.words.conditional
        for stretch in self.stretches:
            at = stretch.left
            while at < stretch.right and self.row[at].sign:
                at += 1
            if at < stretch.right and self.row[at].low in conditional and not stretch.left <= deed.head < stretch.right:
                return self._span(at, stretch.right)
        return None
