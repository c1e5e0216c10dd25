"""What a language says about its verb groups (`data/<language>/framed_clauses.toml`), as lookups."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

import attrs
from attrs import frozen

from timeline.language.clauses.clause import Modality, Phase, VerbSort
from timeline.language.schema.framed_clauses_table import FrameClasses, FramedClausesTable, FrameEndings, FrameRow
from timeline.language.schema.occasions_table import OccasionsTable
from timeline.language.schema.structure import PART, VerbLines
from timeline.language.schema.works_table import WorksTable
from timeline.language.words.lexicon import languages, load_table

Form = Literal["infinitive", "present", "past", "participle", "future"]
_FORMS: tuple[Form, ...] = ("infinitive", "present", "past", "participle", "future")  # as a line of a verb has them
_NOTHING_ELSE = frozenset({"sign", "meet", "sit", "receive", "discuss"})  # deeds of verbs that tell nothing else
_ROOT = 2  # letters of a verb before its ending, at least


@frozen(kw_only=True)
class Governor:
    """What a form of a governing verb makes of the deed; `particle` closes the clause of a separable one."""

    verb: str
    modality: Modality
    form: Literal["present", "past", "participle", "adjective", "noun"]
    particle: str = ""
    bare: bool = False
    addressed: bool = False


@frozen(kw_only=True)
class KnownVerb:
    """What a form of a listed verb tells; `verb` names it."""

    verb: str
    form: Form
    sort: VerbSort
    phase: Phase
    particle: str = ""


@frozen(kw_only=True)
class FrameWords:
    """The frames and closed classes of a language, by the word that is looked up."""

    deed_last: bool
    capital_nouns: bool
    endings: FrameEndings
    words: FrameClasses
    frames: Mapping[str, Sequence[FrameRow]]
    governors: Mapping[str, Sequence[Governor]]
    verbs: Mapping[str, Sequence[KnownVerb]]
    occasions: frozenset[str]  # participles of verbs that papers, meetings and visits are told by
    of_papers: frozenset[str]  # forms of verbs that papers are told by
    predicates: Mapping[str, Sequence[tuple[tuple[str, ...], Phase]]]  # by first word, the longest first
    works: WorksTable  # how works and their doing are called

    def is_infinitive(self, low: str) -> bool:
        """Tell whether a word has the form of an infinitive."""
        ends = self.endings
        if low in ends.no_infinitive or low in ends.participles:
            return False
        return low.endswith(ends.infinitive) and len(low) > _ROOT + 1 and not self._is_marked(low)

    def is_participle(self, low: str) -> bool:
        """Tell whether a word has the form of a participle."""
        ends = self.endings
        if low in ends.no_participle:
            return False
        forms = {one.form for one in self.verbs.get(low, ())} | {one.form for one in self.governors.get(low, ())}
        if low in ends.participles or "participle" in forms:
            return True
        if not low.endswith(ends.participle) or len(low) <= _ROOT + 1:
            return False
        if not ends.participle_starts or low.startswith(ends.participle_starts) or self._is_marked(low):
            return True
        return any(  # "wiedervernässt", "vorbereitet"
            low.startswith(one) and low[len(one) :].startswith(ends.participle_starts[1:]) for one in ends.separable
        )

    def _is_marked(self, low: str) -> bool:
        """Whether the first mark of a participle stands behind a separable beginning: "aufgebaut"."""
        marks = self.endings.participle_starts[:1]
        if not marks or low in self.endings.no_participle:
            return False
        if low.startswith(marks) and low.endswith(self.endings.participle):
            return True
        return any(low.startswith(f"{start}{marks[0]}") for start in self.endings.separable)

    def is_future(self, low: str) -> bool:
        """Tell whether a word carries its future in its ending."""
        ends = self.endings
        return bool(ends.future) and low.endswith(ends.future) and len(low) > _ROOT + 2 and low not in ends.no_future

    def is_would(self, low: str) -> bool:
        """Tell whether a word carries in its ending that it would be."""
        ends = self.endings
        return bool(ends.would) and low.endswith(ends.would) and low not in ends.no_would

    def is_finished(self, low: str) -> bool:
        """Tell whether a participle says that a work is done."""
        return any(one.form == "participle" and one.phase == "finished" for one in self.verbs.get(low, ()))

    def is_labour(self, low: str) -> bool:
        """Tell whether a noun is for the doing of a work."""
        tails = self.works.labour_tails
        return low in self.works.labours or (bool(tails) and low.endswith(tails))

    def is_work(self, low: str) -> bool:
        """Tell whether a noun says what a work is."""
        return low in self.works.kinds or (bool(self.works.tails) and low.endswith(self.works.tails))

    def sort_of_present(self, low: str) -> VerbSort:
        """Return the sort of a verb by a form of its present: that of the infinitive it is likely of."""
        likely = (low, f"{low[:-1]}en", f"{low[:-1]}n", f"{low[:-2]}en")
        rows = (row for word in likely for row in self.verbs.get(word, ()) if row.form == "infinitive")
        return next((row.sort for row in rows), "open")

    def inner_infinitive(self, low: str) -> bool:
        """Tell whether a word holds "to" within: "fertigzustellen"."""
        return any(
            low.startswith(f"{start}{to}") and self.is_infinitive(low)
            for start in self.endings.separable
            for to in self.words.to
        )


@cache
def frame_words(language: str) -> FrameWords:
    """Read the frames of a language. Raises LanguageDataError."""
    table = load_table(language, FramedClausesTable)
    has_occasions = language in languages(OccasionsTable.noun)
    occasions = load_table(language, OccasionsTable) if has_occasions else OccasionsTable()
    frames: dict[str, list[FrameRow]] = defaultdict(list)
    for row in table.frame:
        for word in row.words:
            frames[word].append(row)
    return FrameWords(
        deed_last=table.deed_last,
        capital_nouns=table.capital_nouns,
        endings=table.endings,
        words=table.words,
        frames=dict(frames),
        governors=_governors(table),
        verbs=_with_occasions(_verbs(table), occasions),
        occasions=_of_occasions(occasions),
        of_papers=frozenset(
            term.partition(" ")[0] for verbs in occasions.papers.values() for line in verbs for _, term in _forms(line)
        ),
        predicates=_predicates(table),
        works=load_table(language, WorksTable) if language in languages(WorksTable.noun) else WorksTable(),
    )


def _governors(table: FramedClausesTable) -> dict[str, list[Governor]]:
    found: dict[str, list[Governor]] = defaultdict(list)
    for row in table.governor:
        told = {"present": row.present, "past": row.past, "participle": row.participle, "adjective": row.adjectives}
        for form, terms in (*told.items(), ("noun", row.nouns)):
            for term in terms:
                word, _, particle = term.partition(" ")
                governor = Governor(
                    verb=term,
                    modality=row.modality,
                    form=form,  # type: ignore[arg-type]  # the keys above are the forms
                    particle=particle,
                    bare=row.bare,
                    addressed=row.addressed,
                )
                found[word].append(governor)
    return {word: sorted(rows, key=lambda row: not row.particle) for word, rows in found.items()}


def _verbs(table: FramedClausesTable) -> dict[str, list[KnownVerb]]:
    found: dict[str, list[KnownVerb]] = defaultdict(list)
    for row in table.verb:
        for form in _FORMS:
            for term in getattr(row, form):
                word, _, particle = term.partition(" ")
                verb = KnownVerb(
                    verb=term,
                    form=form,
                    sort=row.sort,
                    phase=row.phase,
                    particle=particle,
                )
                found[word].append(verb)
    return {word: sorted(rows, key=lambda row: not row.particle) for word, rows in found.items()}


def _with_occasions(known: dict[str, list[KnownVerb]], occasions: OccasionsTable) -> dict[str, list[KnownVerb]]:
    """Return the verbs with those that papers, meetings and visits are told by, in forms not known otherwise.

    A verb that tells of other things too is known in its finite forms alone: "geschlossen" may be a school.
    """
    for sort, deeds in _acts(occasions):
        for deed, verbs in deeds.items():
            for line in verbs:
                for form, term in _forms(line):
                    if deed in _NOTHING_ELSE or form in ("present", "past"):
                        _enter(known, KnownVerb(verb=term, form=form, sort=sort, phase="none"))
    return known


def _acts(occasions: OccasionsTable) -> tuple[tuple[VerbSort, Mapping[str, VerbLines]], ...]:
    return ("signing", occasions.papers), ("meeting", occasions.meetings), ("meeting", occasions.visits)


def _forms(line: tuple[str, ...]) -> Iterator[tuple[Form, str]]:
    """Yield the forms of a verb, each with what it is."""
    at = 0
    for term in line:
        if term == PART:
            at += 1
        else:
            yield _FORMS[at], term


def _enter(known: dict[str, list[KnownVerb]], verb: KnownVerb) -> None:
    word, _, particle = verb.verb.partition(" ")
    rows = known.setdefault(word, [])
    if not any(row.form == verb.form and row.particle == particle for row in rows):
        rows.insert(0 if particle else len(rows), attrs.evolve(verb, particle=particle))


def _of_occasions(occasions: OccasionsTable) -> frozenset[str]:
    """Return the participles of all verbs that papers, meetings and visits are told by."""
    return frozenset(
        term.partition(" ")[0]
        for _, deeds in _acts(occasions)
        for verbs in deeds.values()
        for line in verbs
        for form, term in _forms(line)
        if form == "participle"
    )


def _predicates(table: FramedClausesTable) -> dict[str, list[tuple[tuple[str, ...], Phase]]]:
    found: dict[str, list[tuple[tuple[str, ...], Phase]]] = defaultdict(list)
    for row in table.predicate:
        for phrase in row.words:
            words = tuple(phrase.split())
            found[words[0]].append((words, row.phase))
    return {first: sorted(phrases, key=lambda one: -len(one[0])) for first, phrases in found.items()}
