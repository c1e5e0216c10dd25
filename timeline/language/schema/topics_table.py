"""`topics.toml`: what says nothing by itself."""

from typing import ClassVar

from attrs import frozen

from timeline.language.schema.structure import NO_WORDS, WordSet


@frozen(kw_only=True)
class TopicsTable:
    """Words that no statement is about."""

    noun: ClassVar = "topics"

    idle: WordSet = NO_WORDS  # part two stretches of words
    joins: WordSet = NO_WORDS  # may stand inside the words that tell a topic
