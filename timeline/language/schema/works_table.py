"""`works.toml`: how the works that promises and reports are about are called."""

from typing import ClassVar

from attrs import frozen

from timeline.language.schema.structure import NO_PHRASES, NO_WORDS, PhraseRow, Strings, WordSet


@frozen(kw_only=True)
class WorksTable:
    """Words in lower case of the phrases that name a work."""

    noun: ClassVar = "works"

    kinds: WordSet = NO_WORDS  # nouns that say what a work is: "bridge"
    stems: Strings = ()  # the same by how they begin, of a language with cases
    tails: Strings = ()  # the same by how they end, of a language that joins nouns: "Talbrücke"
    plural: str = ""  # how their plural ends
    pointing: WordSet = NO_WORDS  # nouns that name no work by themselves: "project", "opening", "deadline"
    labours: WordSet = NO_WORDS  # nouns for the doing of a work: "renovation"
    labour_tails: Strings = ()  # the same by how they end: "Brückensanierung"
    units: WordSet = NO_WORDS  # what works are measured in
    ends: WordSet = NO_WORDS  # what begins something else than the name of a work: "which", "owing"
    timed: WordSet = NO_WORDS  # what stands before a time
    adverbs: WordSet = NO_WORDS  # how, and how often: no part of a name
    links: WordSet = NO_WORDS  # what may stand inside the name of a work: "of", "between"
    leading: Strings = ()  # how words end that may stand before such a noun, of a language with cases
    articles: WordSet = NO_WORDS  # what a name may begin with that is no part of it
    before: WordSet = NO_WORDS  # what may stand right before a name with its adjectives: "the", "of"
    objects: WordSet = NO_WORDS  # the same, and is no article: "it", "all"
    onto: WordSet = NO_WORDS  # what stands behind a verb of progress before the work: "ground was broken on"
    met: PhraseRow = NO_PHRASES  # what tells that something came as it was to: "as promised", or late: "a month late"
    missed: PhraseRow = NO_PHRASES  # that it did not: "despite a promise"; "…" stands for a few words
    although: PhraseRow = NO_PHRASES  # leads to a promise that what is told is against: "though it had promised"
    promised: PhraseRow = NO_PHRASES  # that it was to come: "they were promised"
    in_time: PhraseRow = NO_PHRASES  # when it was to come; only behind what is told not to: "not on time"
    awaiting: PhraseRow = NO_PHRASES  # that it is waited for: "are awaiting"
    absent: PhraseRow = NO_PHRASES  # that it is not there: "no sign of"
    idle: PhraseRow = NO_PHRASES  # that it is of no use yet: "remains closed"
    first: PhraseRow = NO_PHRASES  # that it is used for the first time: "its first passengers"
    since: PhraseRow = NO_PHRASES  # that it has been so from then on: "since"
    again: PhraseRow = NO_PHRASES  # that it does once more what it was made for: "working again"
    still: PhraseRow = NO_PHRASES  # that it is as it was: "still"
    few: WordSet = NO_WORDS  # what makes the number behind it a small one, of a language whose clauses do not tell
    small: WordSet = NO_WORDS  # numbers in words that stand behind it
    out_of: WordSet = NO_WORDS  # what stands between a part and its whole: «из»
    fronted_bare: bool = False  # no comma parts a whole from its part behind it: «из 26 дворов благоустроили девять»
    so_far: PhraseRow = NO_PHRASES  # what tells that more is to come: "so far"
    part_of: WordSet = NO_WORDS  # between a part and its whole, in any unit: "of"
    moved_to: WordSet = NO_WORDS  # behind a verb of delay before the new time: "put off to June"
    whole_of: WordSet = NO_WORDS  # what may stand between it and the number of the whole: "the", "planned"
    parted: WordSet = NO_WORDS  # before `part_of`, it lets words stand behind the part: "64 are open out of 90"
    beside: WordSet = NO_WORDS  # between a part and the whole that was promised: "12 where 20 were promised"
    past: str = ""  # how what was promised ends: "promised"
    one_in: WordSet = NO_WORDS  # between two small numbers that tell a share: "six in ten"
    aims: WordSet = NO_WORDS  # with `part_of` behind them they stand before a whole: "a target of"
