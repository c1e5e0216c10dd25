"""The closed classes of a language with auxiliaries before the verb (`data/<language>/clauses.toml`), as lookups."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from attrs import frozen

from timeline.language.clauses.clause import Modality, Phase, VerbSort
from timeline.language.schema.clauses_table import (
    AuxiliaryWords,
    ClauseClasses,
    ClauseEndings,
    ClausesTable,
    IrregularVerbs,
    PhaseWords,
)
from timeline.language.schema.occasions_table import OccasionsTable
from timeline.language.schema.structure import VerbLines
from timeline.language.words.lexicon import load_table

PHASES: tuple[Phase, ...] = ("delayed", "failed", "cancelled", "finished", "kept", "under_way", "begun")
MODALS: tuple[Modality, ...] = ("will", "would", "duty", "possibility", "ability")
SORTS: tuple[VerbSort, ...] = ("state", "effect", "saying", "meeting", "signing", "receipt")  # but for a course
GOVERNING: tuple[Modality, ...] = (
    "will",
    "ability",
    "schedule",
    "order",
    "undertaking",
    "agreement",
    "plan",
    "offer",
    "proposal",
    "readiness",
    "request",
    "failing",
    "wish",
)
_TABLES: Mapping[Modality, str] = {"will": "going", "ability": "capable"}  # tables that are not called by the modality

# How a form is used: base, third person, past, -ing, participle. One spelling may be several.
Form = Literal["base", "third", "past", "ing", "participle"]
_FORMS: tuple[Form, ...] = ("base", "third", "past", "ing", "participle")


@frozen
class Spelling:
    """What a spelling of a listed verb is a form of: the verb in its base form, and which forms it can be."""

    verb: str
    forms: frozenset[Form]


@frozen(kw_only=True)
class ClauseWords:
    """The closed classes of a language. Entries of several words are parted by a blank."""

    auxiliaries: AuxiliaryWords
    endings: ClauseEndings
    words: ClauseClasses
    irregular: IrregularVerbs
    modals: Mapping[str, Modality]
    governors: Mapping[str, tuple[Modality, Spelling]]  # form of a verb that governs another
    adjectives: Mapping[str, Modality]
    nouns: Mapping[str, Modality]
    saying: Mapping[str, Spelling]
    doubting: Mapping[str, Spelling]
    denying: Mapping[str, Spelling]
    sorts: Mapping[str, VerbSort]
    course: frozenset[str]
    bases: Mapping[str, str]  # irregular form -> base
    base_endings: tuple[tuple[str, str], ...]  # of a form, and of its base
    phase_verbs: Mapping[str, tuple[Phase, Spelling]]
    provisions: Mapping[str, Spelling]
    granting: Mapping[str, Spelling]
    allotting: Mapping[str, Spelling]
    ruling: Mapping[str, Spelling]
    carriers: Mapping[str, Phase]
    phase_nouns: Mapping[str, Phase]
    shifts: Mapping[str, Phase]
    phase_pairs: Mapping[tuple[str, str], Phase]  # base form and noun: "miss" its "deadline"
    pair_verbs: Mapping[str, str]  # form of such a verb -> its base form
    predicates: Mapping[str, tuple[tuple[tuple[str, ...], Phase], ...]]  # by first word, the longest first
    no_infinitives: frozenset[str]
    occasions: Mapping[str, Spelling]  # form of a verb that papers, meetings and visits are told by
    alone: frozenset[str]  # of these, the base forms of what takes no object
    settings: frozenset[str]
    common_endings: tuple[str, ...]  # of nouns that are no names

    def sort(self, verb: str, behind: Sequence[str] = ()) -> VerbSort:
        """Return the sort of a verb in any of its forms, with the word behind it."""
        spelling = self.saying.get(verb) or self.doubting.get(verb)
        if spelling is not None and (
            not self.is_of(self.words.also_deeds, verb) or not self.words.relative.isdisjoint(behind[:1])
        ):
            return "saying"
        for base in self._may_be(verb):
            two = next((f"{base} {word}" for word in behind if f"{base} {word}" in self.sorts), None)
            if two is not None:
                return self.sorts[two]  # "open up"
            if base in self.course or any(f"{base} {word}" in self.course for word in behind):
                return "course"
            if base in self.sorts:
                return self.sorts[base]
        return "open"

    def _may_be(self, verb: str) -> Iterator[str]:
        """Yield what a form may be a form of."""
        yield verb
        if verb in self.bases:
            yield self.bases[verb]
        for ending, base in self.base_endings:
            if verb.endswith(ending):
                stem = verb[: len(verb) - len(ending)]
                yield stem + base
                if not base and stem[-2:-1] == stem[-1:]:
                    yield stem[:-1]

    def is_of(self, words: Container[str], verb: str, behind: str = "") -> bool:
        """Tell whether a verb, in any form, with the word behind it or without, is one of some base forms."""
        return any(base in words or f"{base} {behind}" in words for base in self._may_be(verb))


@cache
def clause_words(language: str) -> ClauseWords:
    """Read the closed classes of a language."""
    table, occasions = load_table(language, ClausesTable), load_table(language, OccasionsTable)
    governing = {modality: getattr(table, _TABLES.get(modality, modality)) for modality in reversed(GOVERNING)}
    phases: Mapping[Phase, PhaseWords] = {phase: getattr(table.phase, phase) for phase in PHASES}
    return ClauseWords(
        auxiliaries=table.auxiliaries,
        endings=table.endings,
        words=table.words,
        irregular=table.irregular,
        modals={word: modality for modality in MODALS for word in getattr(table.modals, modality)},
        governors={
            form: (modality, spelling)
            for modality, said in governing.items()
            for form, spelling in _spellings(said.verbs).items()
        },
        adjectives={word: modality for modality, said in governing.items() for word in said.adjectives},
        nouns={word: modality for modality, said in governing.items() for word in said.nouns},
        saying=_spellings(table.saying.verbs),
        doubting=_spellings(table.doubting.verbs),
        denying=_spellings(table.denying.verbs),
        sorts={word: sort for sort in SORTS for word in getattr(table.sorts, sort)},
        course=table.sorts.course,
        bases=dict(table.bases.irregular),
        base_endings=table.bases.forms,
        phase_verbs={
            form: (phase, spelling)
            for phase, said in phases.items()
            for form, spelling in _spellings(said.verbs).items()
        },
        granting=_spellings(table.granting.verbs),
        allotting=_spellings(table.allotting.verbs),
        ruling=_spellings(table.ruling.verbs),
        provisions=_spellings(table.provision.verbs),
        carriers={word: phase for phase, said in phases.items() for word in said.carriers},
        phase_nouns={word: phase for phase, said in phases.items() for word in said.nouns},
        shifts={word: phase for phase, said in phases.items() for word in said.shifts},
        phase_pairs={pair: phase for phase, said in phases.items() for pair in said.pairs},
        pair_verbs={form: spelling.verb for form, spelling in _spellings(table.paired.verbs).items()},
        predicates=_predicates((phase, said.predicates) for phase, said in phases.items()),
        occasions={form: spelling for verbs in occasions.verbs() for form, spelling in _spellings(verbs).items()},
        alone=occasions.alone,
        settings=occasions.settings,
        no_infinitives=table.irregular.none - table.irregular.also_verbs,
        common_endings=(*table.endings.third, *table.endings.abstract),
    )


def _spellings(verbs: VerbLines) -> dict[str, Spelling]:
    """Return the forms of verbs, each with the verb and what the form can be."""
    found: dict[str, Spelling] = {}
    for line in verbs:
        forms = (*line, line[2]) if len(line) == len(_FORMS) - 1 else line  # the participle is the past
        for form in dict.fromkeys(forms):
            names = frozenset(name for name, said in zip(_FORMS, forms, strict=False) if said == form)
            found.setdefault(form, Spelling(forms[0], names))
    return found


def _predicates(phases: Iterable[tuple[Phase, Iterable[str]]]) -> dict[str, tuple[tuple[tuple[str, ...], Phase], ...]]:
    by_first: dict[str, list[tuple[tuple[str, ...], Phase]]] = {}
    for phase, said in phases:
        for words in (tuple(phrase.split()) for phrase in said):
            by_first.setdefault(words[0], []).append((words, phase))
    return {first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in by_first.items()}
