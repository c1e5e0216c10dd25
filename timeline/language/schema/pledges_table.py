"""`pledges.toml`: words that tell who binds himself, and promises told without a verb of promising."""

from typing import ClassVar

from attrs import frozen

from timeline.language.schema.structure import NO_WORDS, Strings, StringSet, WordSet


@frozen(kw_only=True)
class ProvisionsTable:
    """Patterns (RE2, ignoring case) of what a paper provides for, and of the first of several things to come."""

    gate: str = ""  # a text without it is not looked at
    paper: str = ""  # a paper that provides for something
    listed: str = ""  # how a sentence opens that lists what `plans` of the one before hold
    plans: str = ""
    deed: str = ""  # its first group: one deed provided for
    first: str = ""  # its first group: the first of what is `coming` in the sentence before
    coming: str = ""
    verbs: WordSet = NO_WORDS  # a sentence with one of them is no mere name of a thing


@frozen(kw_only=True)
class PledgesTable:
    """Words in lower case that tell who acts, as they stand in a noun phrase."""

    noun: ClassVar = "pledges"

    we: StringSet = frozenset()
    alone: StringSet = frozenset()  # of these, the speaker himself
    you: StringSet = frozenset()
    they: StringSet = frozenset()
    ours: StringSet = frozenset()
    theirs: StringSet = frozenset()
    yours: StringSet = frozenset()
    built: StringSet = frozenset()  # buildings, of which "the plant will" tells what their owner will do
    houses: StringSet = frozenset()  # which others open: "the governor said the hospital will open"
    its: StringSet = frozenset()  # of what belongs to a body: "its director"
    agents: StringSet = frozenset()  # heads of noun phrases that can bind themselves
    papers: StringSet = frozenset()  # heads of noun phrases that bind others: "the strategy includes"
    occasions: StringSet = frozenset()  # at which promises are made, behind their year: "the 2013 election"
    joints: StringSet = frozenset()
    prepositions: StringSet = frozenset()  # the head of a noun phrase stands before these
    designators: StringSet = frozenset()  # "the region" alone means the one named last
    pointers: StringSet = frozenset()  # of these, the words that only point
    articles: StringSet = frozenset()
    leads: StringSet = frozenset()  # what a noun phrase begins with that is no part of a name
    inner: StringSet = frozenset()  # prepositions that may stand inside a name
    no_lone: Strings = ()  # how a lone word at the head of a sentence ends that is no name
    head_first: bool = False  # the head stands before what it governs, wherever in the phrase
    promising: StringSet = frozenset()  # behind what somebody says they make it a promise
    agent: StringSet = frozenset()  # before who does what is told in the passive
    within: Strings = ()  # before a length of time they make it a deadline
    earliest: Strings = ()  # before a time they make it the first that something can be at, and no deadline
    provisions: ProvisionsTable = ProvisionsTable()
