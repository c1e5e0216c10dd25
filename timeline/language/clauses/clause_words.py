"""The closed classes of a language with auxiliaries before the verb (`data/<language>/clauses.toml`), as lookups."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal, cast

from attrs import frozen

from timeline.language.clauses.clause import Modality, Phase, VerbSort
from timeline.language.words import lexicon

NOUN = "clauses"
PHASES: tuple[Phase, ...] = ("delayed", "failed", "cancelled", "finished", "under_way", "begun")
MODALS: tuple[Modality, ...] = ("will", "would", "duty", "possibility", "ability")
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
    """The closed classes of a language. Multi-word entries are parted by a blank."""

    modals: Mapping[str, Modality]
    be: frozenset[str]
    have: frozenset[str]
    do: frozenset[str]
    past: frozenset[str]
    classes: Mapping[str, frozenset[str]]  # [words]: name of the class -> its words
    irregular_past: frozenset[str]
    irregular_participle: frozenset[str]
    no_verbs: frozenset[str]
    ing_nouns: frozenset[str]
    governors: Mapping[str, tuple[Modality, Spelling]]  # form of a verb that governs another
    adjectives: Mapping[str, Modality]
    nouns: Mapping[str, Modality]
    saying: Mapping[str, Spelling]
    doubting: Mapping[str, Spelling]
    denying: Mapping[str, Spelling]
    sorts: Mapping[str, VerbSort]
    course: frozenset[str]
    bases: Mapping[str, str]  # irregular form -> base
    endings: tuple[tuple[str, str], ...]  # of a form, and of its base
    phase_verbs: Mapping[str, tuple[Phase, Spelling]]
    provisions: Mapping[str, Spelling]
    granting: Mapping[str, Spelling]
    carriers: Mapping[str, Phase]  # "put … on hold"
    shifts: Mapping[str, Phase]  # "pushed to June"
    phase_pairs: Mapping[tuple[str, str], Phase]  # base form and noun: "miss" its "deadline"
    pair_verbs: Mapping[str, str]  # form of such a verb -> its base form
    predicates: Mapping[str, tuple[tuple[tuple[str, ...], Phase], ...]]  # by first word, the longest first

    def sort(self, verb: str, behind: Sequence[str] = ()) -> VerbSort:
        """Return the sort of a verb in any of its forms, with the word behind it."""
        spelling = self.saying.get(verb) or self.doubting.get(verb)
        if spelling is not None and (not self.is_of("also_deeds", verb) or self.holds("relative", *behind[:1])):
            return "saying"
        for base in self._may_be(verb):
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
        for ending, base in self.endings:
            if verb.endswith(ending):
                stem = verb[: len(verb) - len(ending)]
                yield stem + base
                if not base and stem[-2:-1] == stem[-1:]:
                    yield stem[:-1]

    def holds(self, name: str, word: str = "") -> bool:
        """Tell whether a word is of the class `[words].name`."""
        return word in self.classes[name]

    def endings_of(self, name: str) -> tuple[str, ...]:
        """Return the endings of the class `[words].name`."""
        return tuple(self.classes[name])

    def is_of(self, name: str, verb: str) -> bool:
        """Tell whether a verb, in any of its forms, is of the class `[words].name`."""
        return any(base in self.classes[name] for base in self._may_be(verb))


@cache
def clause_words(language: str) -> ClauseWords:
    """Read the closed classes of a language."""
    table = lexicon.raw_table(language, NOUN)
    modals = {word: cast("Modality", name) for name, said in table["modals"].items() for word in said.split()}
    auxiliaries = table["auxiliaries"]
    irregular = table["irregular"]
    phases: Mapping[str, Any] = table["phase"]
    return ClauseWords(
        modals=modals,
        be=frozenset(auxiliaries["be"].split()),
        have=frozenset(auxiliaries["have"].split()),
        do=frozenset(auxiliaries["do"].split()),
        past=frozenset(auxiliaries["past"].split()),
        classes={name: frozenset(_entries(said)) for name, said in table["words"].items()},
        irregular_past=frozenset(irregular["past"].split()),
        irregular_participle=frozenset(irregular["participle"].split()),
        no_verbs=frozenset(irregular["none"].split()),
        ing_nouns=frozenset(irregular["nouns"].split()),
        governors={
            form: (modality, spelling)
            for modality in reversed(GOVERNING)
            for form, spelling in _spellings(table[_TABLES.get(modality, modality)]["verbs"]).items()
        },
        adjectives={
            word: modality
            for modality in reversed(GOVERNING)
            for word in _entries(table[_TABLES.get(modality, modality)]["adjectives"])
        },
        nouns={
            word: modality
            for modality in reversed(GOVERNING)
            for word in _entries(table[_TABLES.get(modality, modality)]["nouns"])
        },
        saying=_spellings(table["saying"]["verbs"]),
        doubting=_spellings(table["doubting"]["verbs"]),
        denying=_spellings(table["denying"]["verbs"]),
        sorts={
            word: cast("VerbSort", name)
            for name, said in table["sorts"].items()
            if name != "course"
            for word in _entries(said)
        },
        course=frozenset(_entries(table["sorts"]["course"])),
        bases=dict(_pairs(table["endings"]["irregular"])),
        endings=tuple(_pairs(table["endings"]["forms"])),
        phase_verbs={
            form: (phase, spelling) for phase in PHASES for form, spelling in _spellings(phases[phase]["verbs"]).items()
        },
        granting=_spellings(table["granting"]["verbs"]),
        provisions=_spellings(table["provision"]["verbs"]),
        carriers={word: phase for phase in PHASES for word in phases[phase].get("carriers", "").split()},
        shifts={word: phase for phase in PHASES for word in phases[phase].get("shifts", "").split()},
        phase_pairs={
            (verb, noun): phase
            for phase in PHASES
            for verb, _, noun in (pair.partition(":") for pair in phases[phase].get("pairs", "").split())
        },
        pair_verbs={form: spelling.verb for form, spelling in _spellings(table["paired"]["verbs"]).items()},
        predicates=_predicates((phase, _entries(phases[phase]["predicates"])) for phase in PHASES),
    )


def _pairs(said: str) -> Iterator[tuple[str, str]]:
    for pair in said.split():
        first, _, second = pair.partition(":")
        yield first, second


def _entries(said: str) -> Iterator[str]:
    return (word.replace("_", " ") for word in said.split())


def _spellings(lines: str) -> dict[str, Spelling]:
    """Return the forms of verbs, each with the verb and what the form can be."""
    found: dict[str, Spelling] = {}
    for line in lines.split("\n"):
        forms = tuple(_entries(line))
        if not forms:
            continue
        if len(forms) == len(_FORMS) - 1:
            forms = (*forms, forms[2])  # the participle is the past
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
