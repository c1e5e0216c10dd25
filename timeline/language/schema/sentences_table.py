"""`sentences.toml`: which full stops end no sentence."""

from typing import ClassVar

from attrs import frozen

from timeline.language.schema.structure import NO_WORDS, WordSet


@frozen(kw_only=True)
class SentencesTable:
    """Abbreviations, and the words that open a sentence."""

    noun: ClassVar = "sentences"

    before: WordSet = NO_WORDS  # stand before what they belong to: "Mr."
    number: WordSet = NO_WORDS  # stand before a number: "No."
    final: WordSet = NO_WORDS  # may end a sentence, unless it goes on with no starter: "etc."
    year: WordSet = NO_WORDS  # "year" behind a number
    starters: WordSet = NO_WORDS  # open a sentence
    ordinal: bool = False  # a number with a full stop is an ordinal: "am 3. Mai"
