"""`speech.toml`: verbs and frames of speaking, and the small words that the reading of their clauses needs."""

from collections.abc import Mapping
from typing import ClassVar

from attrs import Factory, frozen

from timeline.language.schema.structure import NO_PHRASES, NO_ROW, NO_WORDS, PhraseRow, Strings, WordRow, WordSet

Stems = Mapping[str, WordRow]  # by the name of their endings


@frozen(kw_only=True)
class Frames:
    """What leads to a speaker without a verb."""

    idle: PhraseRow = NO_PHRASES  # only begins like a frame: "per cent"
    before: PhraseRow = NO_PHRASES  # "according to X"
    own: PhraseRow = NO_PHRASES  # "in his words": the speaker is named elsewhere
    after: PhraseRow = NO_PHRASES  # "X's words"
    back: PhraseRow = NO_PHRASES
    that: WordSet = NO_WORDS  # opens what is reported
    as_: WordSet = NO_WORDS  # opens a clause that only says who speaks: "as X noted"
    possessed: WordSet = NO_WORDS  # "X's opinion"


@frozen(kw_only=True)
class SpeechWords:
    """Small words around a verb of speaking."""

    between: WordSet = NO_WORDS  # may stand between subject and verb
    stop: WordSet = NO_WORDS  # end a noun phrase
    subject: WordSet = NO_WORDS  # pronouns that are a subject
    relative: WordSet = NO_WORDS
    after_stop: WordSet = NO_WORDS  # what may follow the verb before what is said
    marker: str = " "  # stands before an infinitive: "to"
    infinitive: WordSet = NO_WORDS  # what an infinitive of speaking may follow: "quick to say"
    leading: WordSet = NO_WORDS  # begin a phrase that only leads in: "for his part"
    turning: WordSet = NO_WORDS  # behind a comma they begin another sentence: ", but"
    noun_before: WordSet = NO_WORDS  # before these forms the verb is a noun
    passive: WordSet = NO_WORDS
    modal: WordSet = NO_WORDS
    by: WordSet = NO_WORDS
    prepositions: WordSet = NO_WORDS
    articles: WordSet = NO_WORDS
    openers: WordSet = NO_WORDS  # may stand before a subject
    perfect: WordSet = NO_WORDS
    participles: WordSet = NO_WORDS  # how participles end that lead to a subordinate clause
    participle: str = ""  # how a participle of speaking ends
    second: bool = False  # what a preposition leads to before the verb is not its subject
    noun_behind: WordSet = NO_WORDS  # behind these forms the verb is a noun: "privacy advocates have"
    nouns: WordSet = NO_WORDS  # verbs that are nouns too, alone or with `many`: "report", "claims"
    many: Strings = ()  # how a subject ends that says several …
    several: WordSet = NO_WORDS  # … and what else does
    tellers: WordSet = NO_WORDS  # who or what, told without a name, may report something; empty: anybody
    attached: WordSet = NO_WORDS  # begin what says more on such a teller: "sources close to", "officials in"
    audience: WordSet = NO_WORDS  # whom one tells
    bare: WordSet = NO_WORDS  # subjects that name nobody
    oblique: WordRow = NO_ROW  # how a word ends, written small, that is no subject
    another: WordRow = NO_ROW  # between a speaker and whose speaker it is
    referents: PhraseRow = NO_PHRASES  # may stand between an office and its holder
    quoting: WordSet = NO_WORDS  # verbs of speech only beside quotation marks
    unsaid: WordSet = NO_WORDS  # verbs without a person: nobody is the speaker
    negations: WordSet = NO_WORDS  # before a verb of speech: it was not said
    negated: WordRow = NO_ROW  # how a word ends that is one
    pluperfect: WordSet = NO_WORDS  # "as X had said": the narrator looks back
    vows: WordSet = NO_WORDS  # verbs of promising, which tell nothing said in "as X promised", "X, who promised"
    denials: WordSet = NO_WORDS  # behind them "having said" was not said
    answers: WordSet = NO_WORDS  # label the turns of an interview in which its guest speaks: "A: …" …
    askers: WordSet = NO_WORDS  # … and those of whoever asks: "Q: …"
    backward: PhraseRow = NO_PHRASES  # open a sentence that only says who said the one before
    plural: str = " "  # how a verb ends that has no single person for its subject
    press: WordSet = NO_WORDS  # verbs whose subject may be a paper
    subjunctive: WordSet = NO_WORDS  # forms that report without a verb of speaking
    adverb: str = ""  # how adverbs end
    joiner: str = ""  # "and"
    dashed: bool = False  # a dash opens speech


@frozen(kw_only=True)
class SpeechTable:
    """Stems by class, each class by the endings its stems take.

    `say` takes a quotation or a clause with "that"; `tell` the same behind whom it was told; `act` is speaking about a
    thing; `mind` thinking, wanting, expecting; `show` what papers and polls do.
    """

    noun: ClassVar = "speech"

    endings: Stems = Factory(dict)
    say: Stems = Factory(dict)
    tell: Stems = Factory(dict)
    act: Stems = Factory(dict)
    mind: Stems = Factory(dict)
    show: Stems = Factory(dict)
    split: Stems = Factory(dict)  # verbs in two parts: "stellte … fest"
    frames: Frames = Frames()
    words: SpeechWords = SpeechWords()
