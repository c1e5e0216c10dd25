"""`conjugation.toml`: the endings of verbs. The verbs and their stems stand in `verbs.tsv`."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from attrs import Factory, frozen

from timeline.language.schema.structure import NO_WORDS, Strings, WordSet


@frozen(kw_only=True)
class VerbEnding:
    """An ending, and what it tells: person 1 to 3 of what is not past, the gender of a singular."""

    letters: str
    person: Literal[0, 1, 2, 3] = 0
    gender: Literal["", "m", "f", "n"] = ""
    plural: bool = False


@frozen(kw_only=True)
class ConjugationTable:
    """Endings, the longest first: what stands before one is a stem."""

    noun: ClassVar = "conjugation"

    same_letters: Mapping[str, str] = Factory(dict)  # spellings of one letter
    reflexive: Strings = ()  # endings; the second stands behind the last letter `vowel` of an infinitive
    vowel: str = ""
    past_mark: str = ""
    fleeting: Mapping[str, str] = Factory(dict)  # ends of a past, and what its other forms have
    shortened: Mapping[str, str] = Factory(dict)  # ends of an infinitive, and what its short past has of them
    past: tuple[VerbEnding, ...] = ()
    participle: tuple[VerbEnding, ...] = ()
    soft: tuple[VerbEnding, ...] = ()
    hard: tuple[VerbEnding, ...] = ()
    softened: Mapping[str, str] = Factory(dict)  # consonants before hard endings, and what they are before the others
    first_plural: Mapping[str, str] = Factory(dict)  # ends of a third person plural whose first is irregular
    coined: Mapping[str, str] = Factory(dict)  # endings of verbs that are made freely, and of their infinitive
    no_verbs: WordSet = NO_WORDS  # have the form of a verb, and are another word nearly always
    imperfective: WordSet = NO_WORDS  # verbs of both aspects, of which one is rare
    perfective: WordSet = NO_WORDS  # reflexive ones beside an imperfective without the ending
