"""`declension.toml`: what an ending tells of the case, gender and number of a noun or adjective."""

from typing import ClassVar

from attrs import frozen

from timeline.language.schema.structure import NO_WORDS, WordSet


@frozen(kw_only=True)
class NounEnding:
    """An ending; `nominative` are the genders (m, f, n) and p, the plural, that the first case can be."""

    letters: str
    nominative: str = ""
    genitive: bool = False
    adjective: bool = False


@frozen(kw_only=True)
class NounsByGender:
    """Words whose ending tells something else."""

    m: WordSet = NO_WORDS
    n: WordSet = NO_WORDS
    f: WordSet = NO_WORDS
    p: WordSet = NO_WORDS
    adjectives: WordSet = NO_WORDS  # plural ones, whose ending is that of a noun
    bare: WordSet = NO_WORDS  # the second case of several, without an ending


@frozen(kw_only=True)
class DeclensionTable:
    """Endings: the first that fits decides, so the longer stand before the shorter."""

    noun: ClassVar = "declension"

    small: int = 0  # letters that a stem has at least
    endings: tuple[NounEnding, ...] = ()
    words: NounsByGender = NounsByGender()
