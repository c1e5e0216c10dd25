"""From an article's scene to its clauses: by auxiliaries, frames or endings, as its language has data."""

from bisect import bisect_left
from functools import cache
from itertools import pairwise
from operator import attrgetter

from msgspec.structs import replace

from timeline.language.clauses import (
    amounts_done,
    clause_ends,
    clause_times,
    deed_sorts,
    head_verbs,
    standing,
    subject_kinds,
)
from timeline.language.clauses.antecedents import with_antecedents
from timeline.language.clauses.clause import Clause, Span, Telling
from timeline.language.clauses.clause_words import clause_words
from timeline.language.clauses.foreseen import with_foreseen
from timeline.language.clauses.framed.framed_clauses import framed_clauses
from timeline.language.clauses.inflected.inflected_clauses import inflected_clauses
from timeline.language.clauses.loose_clauses import loose_clauses
from timeline.language.clauses.plan_clauses import as_plan
from timeline.language.clauses.promised_speech import with_promises
from timeline.language.clauses.sentence_site import SentenceSite, site
from timeline.language.clauses.subject_finder import Subject, SubjectFinder
from timeline.language.clauses.undone_nouns import undone_nouns
from timeline.language.clauses.verb_group import VerbGroup
from timeline.language.clauses.verb_groups import read_groups
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Moment
from timeline.language.schema.clauses_table import ClausesTable
from timeline.language.schema.framed_clauses_table import FramedClausesTable
from timeline.language.schema.inflected_clauses_table import InflectedClausesTable
from timeline.language.words.lexicon import languages
from timeline.language.words.phrases import Phrases, phrases

FEWEST_FRONTED = 2  # words of a time before a clause, with its comma, and the most
LONGEST_FRONTED = 9
_place = attrgetter("at")
_SWORN = frozenset({"undertaking"})


def find_clauses(scene: Scene) -> tuple[Clause, ...]:
    """Return the clauses of an article, in the order of their verbs; of a language without data for them none."""
    return tuple(with_foreseen(scene, tuple(with_promises(scene, _found(scene)))))


def _found(scene: Scene) -> tuple[Clause, ...]:
    if scene.language in languages(InflectedClausesTable.noun):
        return inflected_clauses(scene)
    if scene.language in languages(FramedClausesTable.noun):
        return framed_clauses(scene)
    if scene.language not in languages(ClausesTable.noun):
        return ()
    found: list[Clause] = []
    common = frozenset(scene.text.split())
    for sentence in scene.sentences:
        found.extend(_AuxiliarySentence(site(scene, sentence, common)).clauses())
    return with_antecedents(scene, found)


@cache
def _conditions(language: str) -> Phrases:
    return phrases(clause_words(language).words.conditions)


@cache
def _telling_words(language: str) -> frozenset[str]:
    """Return the words that what is said or promised may stand behind as a clause."""
    known = clause_words(language)
    return frozenset((*known.saying, *known.doubting, *known.denying, *known.governors, *known.nouns))


class _AuxiliarySentence:
    """Reads the clauses of one sentence."""

    def __init__(self, place: SentenceSite) -> None:
        self.site = place
        self.words, self.known, self.scene = place.words, place.known, place.scene
        self.said = False  # a verb of saying stands in it
        self.meant: dict[int, Subject] = {}  # who says what "it" is to do, by the place of its verb group
        self.condition = standing.condition(place, _conditions(place.scene.language))
        self.verbs: list[int] = []  # places of verbs of saying, thinking and promising outside the groups
        self.heads: list[int] = []  # the same with those within groups: "did not say", "has promised"

    def clauses(self) -> list[Clause]:
        """Return the clauses in the order of their verbs."""
        found = read_groups(self.words, self.known)
        taken = {at for group in found for at in range(group.first, group.last + 1)}
        telling = _telling_words(self.words.language)
        lows = self.words.lows
        self.verbs = [
            at for at, low in enumerate(lows) if low in telling and at not in taken and head_verbs.tells(self.site, at)
        ]
        self.heads = sorted({*self.verbs, *(group.main for group in found if head_verbs.heads(self.site, group))})
        self.said = any(self.words.lows[verb] in self.known.saying for verb in self.verbs)
        read = self._with_subjects(found)
        opens = [self._opens(group, subject) for group, subject in read]
        begins = [*opens, len(self.words)]
        made: list[Clause] = []
        brought = False  # whether the clause only says what the one before brings about: "ensure that"
        begun: int | None = None  # where the first of several deeds with one object stands
        for index, (group, subject) in enumerate(read):
            end = len(self.words)
            if index + 1 < len(read):
                end = opens[index + 1] if opens[index + 1] > group.last else read[index + 1][0].first
                if begun is None and self._shares_object(group, read[index + 1][0]):
                    begun = self.words.starts[group.main]
                    continue
            brings = self._brings_about(group, end)
            if brings:
                end = begins[min(index + 2, len(read))]
            clause = self._clause(group, subject, opens[index], max(end, group.last + 1))
            if brought and clause.factuality == "asserted":
                clause = replace(clause, factuality="supposed")
            if begun is not None:
                clause = replace(clause, rest=(begun, clause.rest[1]))
            brought, begun = brings, None
            made.append(clause)
        kept = {at for group, _ in read for at in range(group.first, group.last + 1)}
        return sorted([*made, *loose_clauses(self.site, kept), *undone_nouns(self.site, kept)], key=_place)

    def _brings_about(self, group: VerbGroup, end: int) -> bool:
        """Whether the clause that begins at a place only says what a deed to come brings about: "ensure that"."""
        words, known, at = self.words, self.known.words, group.last + 1
        if group.modality == "plain" or group.passive or end >= len(words):
            return False
        sure = words.lows[at : at + 1]
        if known.assured.intersection(sure):
            at += 1
        elif words.tags[at : at + 2] == ["to", "pronoun"] and self.known.is_of(known.seeing_to, words.lows[group.main]):
            at += 2
        elif not self.known.is_of(known.assuring, words.lows[group.main]):
            return False
        return end - at <= 1 and not known.content.isdisjoint(words.lows[at : at + 1])

    def _shares_object(self, group: VerbGroup, behind: VerbGroup) -> bool:
        """Whether a deed has the object of the next, to which it is joined: "design, build and run a ferry"."""
        if not behind.joined or group.passive or group.copula or group.last + 1 >= behind.first:
            return False
        tags = self.words.tags[group.last : behind.first]
        return set(tags[1:]) <= {"comma", "joint", "word"} and all(
            "word" not in pair or pair[0] != pair[1] for pair in pairwise(tags)
        )

    def _with_subjects(self, found: list[VerbGroup]) -> list[tuple[VerbGroup, Subject | None]]:
        """Return the groups with their subjects, without those that prove to be participles of a noun."""
        finder = self.finder = SubjectFinder(self.words, self.known, self._marks(), frozenset(self.heads))
        read: list[tuple[VerbGroup, Subject | None]] = []
        last: Subject | None = None
        for group in found:
            if group.inside:
                owned = group.free and self.words.lows[group.first - 1] in self.known.words.possessive
                group.free &= not (owned and last is not None)  # "the council broke its promise to"
                read.append((group, last if owned else finder.beside(group.first)))
                continue
            if group.joined:
                finder.go_behind(group.last, last)
            else:
                last = finder.before(group.first, group.last)
                if group.seen is not None:
                    last = self._seen(*group.seen, group.first if last is None else last.opens)
                self._note_meant(finder, read, group, last)
            if not group.bare or (group.occasion if last is None else last.free):
                read.append((group, last))
        return read

    def _seen(self, begin: int, end: int, opens: int) -> Subject:
        """Return whom or what a plan "will see" do or undergo something."""
        return Subject(begin=begin, end=end, head=self.finder.head(begin, end), opens=opens)

    def _note_meant(
        self, finder: SubjectFinder, read: list[tuple[VerbGroup, Subject | None]], group: VerbGroup, it: Subject | None
    ) -> None:
        """Note who says what "it" is to do: "the council said it will spend"."""
        words, low = self.known.words, "" if it is None else self.words.lows[it.head]
        if it is None or it.end - it.begin > 1 or low not in words.impersonal or low in words.pointing or group.passive:
            return
        governing = standing.head_verbs(self.site, it.begin, self.heads)
        if not governing:
            return
        if governing[0] in self.verbs:
            said_by = finder.beside(governing[0])
        else:
            said_by = next((subject for told, subject in read if told.main == governing[0]), None)
        if said_by is not None:
            self.meant[group.first] = said_by

    def _marks(self) -> dict[int, int]:
        """Return where names and times begin, by word, with the word behind them; of a time, negative."""
        words, scene, sentence = self.words, self.scene, self.site.sentence
        at_start = {start: index for index, start in enumerate(words.starts)}
        found: dict[int, int] = {}
        spans = [(1, mark.start, mark.end) for mark in scene.places_in(sentence)]
        spans += [(1, mark.start, mark.end) for mark in scene.mentions_in(sentence)]
        spans += [(-1, mark.start, mark.end) for mark in self.site.moments]
        for sign, start, end in spans:
            index = at_start.get(start)
            if index is not None:
                found[index] = sign * bisect_left(words.starts, end, index)
        return found

    def _opens(self, group: VerbGroup, subject: Subject | None) -> int:
        """Return where the clause of a group begins."""
        if subject is None or group.joined:
            return group.first
        at = min(subject.opens, group.first)
        tags = self.words.tags
        while at > 0 and tags[at - 1] in ("adverb", "bound", "either", "joint", "quote") and not subject.relative:
            at -= 1
        at = self._time_before(at)
        asked = at > 1 and self.words.lows[at - 2] in self.known.words.asking and tags[at - 1] in ("determiner", "word")
        return at - 2 if asked else at  # "how much it will cost"

    def _time_before(self, at: int) -> int:
        """Return where a time begins that a comma parts from the clause at a place: "By the end of May, the city"."""
        words = self.words
        if at < FEWEST_FRONTED or words.tags[at - 1] != "comma":
            return at
        ends = words.ends[at - 2]
        for moment in self.site.moments_in(words.starts[max(0, at - LONGEST_FRONTED)], ends):
            begin = bisect_left(words.starts, moment.start)
            leads = begin > 0 and words.tags[begin - 1] in ("preposition", "either")
            before = words.tags[begin - 1 - leads] if begin > leads else "mark"
            if moment.end == ends and before in ("mark", "quote", "comma", "bound", "joint"):
                return begin - leads
        return at

    def _clause(self, group: VerbGroup, subject: Subject | None, opens: int, end: int) -> Clause:
        words, here = self.words, self.site
        told_end = clause_ends.told_end(here, self.verbs, group, end)
        start, stop = words.starts[min(opens, group.first)], words.ends[told_end - 1]
        at = words.starts[group.main]
        rest = (at, clause_ends.rest_end(here, group, told_end))
        whose = None if subject is None or group.free else here.span(subject.begin, subject.end)
        head = "" if subject is None else words.lows[subject.head]
        voice = self.scene.voice(here.sentence, at=at)
        governing = standing.head_verbs(here, opens if subject is None else subject.begin, self.heads)
        none_of = (subject is not None or group.modality == "plain") and amounts_done.is_none_of(here, subject)
        none = none_of or (subject is not None and amounts_done.is_none(here, subject))
        still = amounts_done.is_standstill(here, group, head)
        noun = subject_kinds.counted(here, subject)
        sort = deed_sorts.sort_of(here, group, noun)
        phase = "begun" if still else deed_sorts.phase_of(here, group, noun)
        kind, owner = subject_kinds.kind_of(here, subject, group, sort), subject_kinds.owner_of(here, group, told_end)
        if group.inside:
            kind = "none" if group.free else "body"  # "the council's plan to build"
        if kind == "thing":
            sort = deed_sorts.of_thing(here, group, sort)
        if subject is not None and (
            deed_sorts.is_unbound(here, group, subject.begin, subject.head)
            or (sort == "receipt" and head in self.known.words.buyers)
        ):
            sort = "state"
        meant = self.meant.get(group.first)
        said_by = None if meant is None or kind != "thing" else subject_kinds.kind_of(here, meant, group, sort)
        if meant is not None and said_by == "body":
            kind, owner = "pronoun", owner or here.span(meant.begin, meant.end)
        elif said_by == "person" and sort == "open" and group.modality in ("will", "would"):
            kind = "pronoun"  # of the director who says what "it" will do
        elif kind == "thing" and sort == "open" and self._is_behind_saying(subject):
            kind = "pronoun"  # "if he wins, Lee said, it will"
        modality = deed_sorts.modality_of(here, group, head, governing[0] if governing else None)
        if modality != group.modality and modality in _SWORN and owner is None and not group.noun:
            owner = self._sworn_by(governing[0], kind, group) if governing else None
        clause = Clause(
            sentence=here.sentence.index,
            start=start,
            end=words.ends[end - 1],
            group=here.span(group.first, group.last + 1),
            verb=words.lows[group.main],
            at=here.span(group.main, group.main + 1),
            rest=rest,
            subject=whose,
            head=head,
            kind=kind,
            owner=owner,
            several=subject_kinds.is_several(here, subject),
            particle=words.lows[group.last] if group.last > group.main and not group.copula else "",
            sort=sort,
            voice="passive" if group.passive else "active",
            tense=clause_times.tense_of(here, group, phase),
            modality=modality,
            governor=group.governor,
            governed=group.governed,
            negated=group.negated or none or amounts_done.takes_none(here, group) or still,
            factuality=standing.factuality(here, group, opens, subject, governing),
            phase=phase,
            addressee=self._addressee(group, subject),
            moments=self._moments(group, subject, start, stop),
            scheme=kind == "thing" and head in self.known.words.schemes,
            moved=deed_sorts.is_moved(here, group),
            late=amounts_done.is_late(here, group.last + 1, end),
            stranded=group.stranded,
            few=none_of or amounts_done.is_few(here, group, subject),
            age=clause_times.age(here, start, stop, group, clause_times.aside(here, group, subject)),
            share=clause_times.share(here, whose, rest),
            telling=self._telling(governing, direct=None if voice is None else voice.direct),
            speaker=None if voice is None else voice.speaker,
            headline=here.titled,
            awaited=here.any_of(self.known.words.awaited, min(opens, group.first), told_end),
            relative=group.noun or (subject is not None and (subject.relative or subject.contact)),
            condition=self._condition(at),
        )
        return as_plan(here, group, subject, clause)

    def _moments(self, group: VerbGroup, subject: Subject | None, start: int, stop: int) -> tuple[Moment, ...]:
        """Return the times of a clause, without those of a relative clause beside its subject: "which is to open"."""
        found = self.site.moments_in(start, stop)
        aside = clause_times.aside(self.site, group, subject) if found else None
        if aside is None or subject is None or self.words.tags[subject.end + 1] != "bound":
            return found
        return tuple(one for one in found if not aside[0] <= one.start < aside[1])

    def _is_behind_saying(self, subject: Subject | None) -> bool:
        """Whether "it" stands behind an aside that says who speaks: ", the firm said, it"."""
        if subject is None or subject.end - subject.begin > 1 or subject.begin < FEWEST_FRONTED:
            return False
        known, words = self.known, self.words
        low = words.lows[subject.begin]
        said = words.tags[subject.begin - 1] == "comma" and words.lows[subject.begin - 2] in known.saying
        return said and low in known.words.impersonal and low not in known.words.pointing

    def _sworn_by(self, verb: int, kind: str, group: VerbGroup) -> Span | None:
        """Return who promises what things will come to: "the builder assured them that the day would be kept"."""
        if verb not in self.verbs or (kind not in ("thing", "none") and not group.passive):
            return None
        said_by = self.finder.beside(verb)
        if self.words.lows[verb] not in self.known.governors:
            said_by = self.finder.last  # "the minister gave an assurance that"
        alone = said_by is None or self.words.lows[said_by.head] in self.known.words.pronoun
        return None if said_by is None or alone else self.site.span(said_by.begin, said_by.end)

    def _addressee(self, group: VerbGroup, subject: Subject | None) -> Span | None:
        """Return whom an order is given to; of one told in the passive its subject."""
        if group.addressee is None:
            return None
        if group.addressee[0] >= 0:
            return self.site.span(*self._untimed(*group.addressee))
        return None if subject is None else self.site.span(subject.begin, subject.end)

    def _untimed(self, begin: int, end: int) -> tuple[int, int]:
        """Return a noun phrase without a time behind it: "the governors on Tuesday"."""
        words = self.words
        for moment in self.site.moments_in(words.starts[begin] + 1, words.ends[end - 1]):
            at = bisect_left(words.starts, moment.start)
            at -= words.tags[at - 1] in ("preposition", "either")
            if begin < at < end:
                return begin, at
        return begin, end

    def _condition(self, at: int) -> Span | None:
        """Return the condition the sentence sets for a deed at an offset, which is no part of it."""
        set_for = self.condition
        return None if set_for is None or set_for[0] <= at < set_for[1] else set_for

    def _telling(self, governing: tuple[int, ...], *, direct: bool | None) -> Telling:
        if direct is not None:
            return "quoted" if direct else "reported"
        told = self.said or any(self.words.lows[verb] in self.known.saying for verb in governing)
        return "reported" if told else "narrated"  # "residents were told that it would"
