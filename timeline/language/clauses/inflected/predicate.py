"""A deed as the words of a sentence tell it: its verb, and what stands before that."""

from typing import NamedTuple

from msgspec import Struct

from timeline.language.clauses.clause import Modality, Phase, Tense
from timeline.language.clauses.inflected.verb_forms import VerbForm


class Predicate(Struct, frozen=True, kw_only=True):
    """A deed told, by places of words: `first` … `last`, `main` the deed's own. `agrees` is what agrees with the doer.

    `addressee` is whom an order goes to, from … up to. `owner` is whose a plan
    is, in its genitive. `joined`: it has its doer and its governor from the one before.
    `nominal`: the deed is a noun ("планируется ремонт"). `early`: the deed stands before its governor.
    """

    first: int
    main: int
    last: int
    verb: str
    agrees: VerbForm | None
    tense: Tense
    modality: Modality = "plain"
    need: bool = False
    governor: str = ""
    governed: Tense = "untold"
    negated: bool = False
    passive: bool = False
    transitive: bool = False
    phase: Phase = "none"
    addressee: tuple[int, int] | None = None
    owner: tuple[int, int] | None = None
    joined: bool = False
    nominal: bool = False
    early: bool = False


class Infinitive(NamedTuple):
    """An infinitive and what it carries: "быть построен" is a passive."""

    at: int
    verb: str
    passive: bool
    transitive: bool
    early: bool = False


def finite_tense(verb: VerbForm) -> Tense:
    """Return the tense of a finite form: what is perfective and not past is to come."""
    if verb.form in ("past", "participle"):
        return "had_been" if verb.aspect == "i" else "done"
    return "to_come" if verb.aspect == "p" else "under_way"
