"""`framed_clauses.toml`: the verb groups of a language whose finite word frames its deed's infinitive or participle."""

from typing import ClassVar, Literal

from attrs import frozen

from timeline.language.schema.structure import (
    NO_PHRASES,
    NO_ROW,
    NO_TERMS,
    NO_WORDS,
    PhraseRow,
    Terms,
    WordRow,
    WordSet,
)

# What a frame holds: an infinitive, a participle, or a participle that is marked as undergone ("worden", "été").
Held = Literal["infinitive", "participle", "undergone"]

# What rows may say of a deed: some of the values of a clause (timeline/language/clauses/clause.py).
FrameModality = Literal["plain", "will", "would", "duty", "possibility", "ability", "plan", "schedule", "wish"]
FrameTense = Literal["untold", "present", "past", "had_been", "done", "under_way", "to_come"]
GovernorModality = Literal[
    "undertaking", "agreement", "plan", "order", "request", "proposal", "offer", "readiness", "wish", "failing"
]
ListedSort = Literal["open", "course", "state", "effect", "receipt", "saying", "meeting", "signing"]
ListedPhase = Literal["none", "begun", "under_way", "finished", "kept", "delayed", "failed", "cancelled"]


@frozen(kw_only=True)
class FrameRow:
    """A finite word with the form of the deed behind it, and what both tell together. The first row that fits counts.

    `timed`: only with a time in the clause; `ahead`: only with one that is still to come.
    """

    words: WordSet
    holds: Held
    modality: FrameModality = "plain"
    tense: FrameTense = "to_come"
    governed: FrameTense = "untold"
    passive: bool = False
    timed: bool = False
    ahead: bool = False


@frozen(kw_only=True)
class GovernorRow:
    """Verbs and adjectives that govern a deed, by form; a separable verb is written with its particle, `kündigt_an`.

    `bare`: an infinitive may stand right behind them; `addressed`: they name who is to do it.
    """

    modality: GovernorModality
    present: Terms = NO_TERMS
    past: Terms = NO_TERMS
    participle: Terms = NO_TERMS
    adjectives: Terms = NO_TERMS
    nouns: WordSet = NO_WORDS  # what is said to be a deed: "the goal is to"
    bare: bool = False
    addressed: bool = False


@frozen(kw_only=True)
class VerbRow:
    """Verbs that are no open deed, or tell of a phase of a work, by form."""

    sort: ListedSort = "open"
    phase: ListedPhase = "none"
    infinitive: Terms = NO_TERMS
    present: Terms = NO_TERMS
    past: Terms = NO_TERMS
    participle: Terms = NO_TERMS
    future: Terms = NO_TERMS


@frozen(kw_only=True)
class PredicateRow:
    """What stands behind "is" or a verb of standing and tells a phase: "im Bau", "en cours"."""

    phase: ListedPhase
    words: PhraseRow = NO_PHRASES


@frozen(kw_only=True)
class FrameEndings:
    """Endings and beginnings of words."""

    infinitive: WordRow = NO_ROW
    no_infinitive: WordSet = NO_WORDS  # end so, and are none
    participle: WordRow = NO_ROW
    participle_starts: WordRow = NO_ROW  # one of these begins it, or follows a `separable`; none: any may
    participles: WordSet = NO_WORDS  # those that no ending tells
    no_participle: WordSet = NO_WORDS
    future: WordRow = NO_ROW  # of a verb that carries its future
    would: WordRow = NO_ROW  # of one that carries what would be
    no_would: WordSet = NO_WORDS
    no_future: WordSet = NO_WORDS
    separable: WordRow = NO_ROW  # what "to" may stand behind within an infinitive
    agents: WordRow = NO_ROW  # of nouns for those who can bind themselves
    present: WordRow = NO_ROW  # of any verb's present, where it stands second and closes no clause
    present_several: WordRow = NO_ROW  # the same, behind a noun
    no_present: WordSet = NO_WORDS
    past: WordRow = NO_ROW  # of any verb's past, where it stands second beside what tells a phase of a work


@frozen(kw_only=True)
class FrameClasses:
    """The closed classes."""

    copula: WordSet = NO_WORDS  # present
    copula_past: WordSet = NO_WORDS
    undergone: WordSet = NO_WORDS  # beside a participle: "worden", "été"
    to_undergo: WordSet = NO_WORDS  # beside a participle, as an infinitive: "werden", "être"
    to_be: WordSet = NO_WORDS  # the same, of what a work is then: "soll abgeschlossen sein"
    chained: WordSet = NO_WORDS  # infinitives behind another: "können"
    to: WordSet = NO_WORDS  # before a governed infinitive
    not_: WordSet = NO_WORDS
    nothing: WordSet = NO_WORDS  # deny a clause also from before its finite word
    becoming: WordSet = NO_WORDS  # finite words with a predicate for what will be: "wird fertig"
    only_then: WordSet = NO_WORDS  # before a time they make it later than it was to be: "erst 2026"
    contests: WordRow = NO_ROW  # ends of nouns for what is played: what is told beside them is no work
    weather: WordRow = NO_ROW  # ends of nouns for weather
    parts: WordSet = NO_WORDS  # words for a share of people: "40 per cent of the"
    strong_past: WordSet = NO_WORDS  # pasts that end otherwise
    before: WordSet = NO_WORDS  # what leads to the time before which something will not be
    after_all: WordSet = NO_WORDS  # beside what will not be they tell that it was to be
    remaining: WordSet = NO_WORDS  # finite words for what is left as it is, which one may promise
    determiner: WordSet = NO_WORDS  # as a subject has them
    oblique: WordSet = NO_WORDS  # as no subject has them
    genitive: WordSet = NO_WORDS  # lead on from a noun to whose it is
    inner: WordSet = NO_WORDS  # prepositions that go on with a noun phrase
    preposition: WordSet = NO_WORDS
    adverb: WordSet = NO_WORDS
    clitic: WordSet = NO_WORDS  # small words between a finite word and its deed
    travels: WordSet = NO_WORDS  # forms of a verb that behind a reflexive tells a visit: "se rendra"
    reflexive: WordSet = NO_WORDS  # before an auxiliary of the passive they make it none
    joint: WordSet = NO_WORDS
    speaker: WordSet = NO_WORDS
    ours: WordSet = NO_WORDS
    hearer: WordSet = NO_WORDS
    pronoun: WordSet = NO_WORDS
    impersonal: WordSet = NO_WORDS
    relative: WordSet = NO_WORDS
    content: WordSet = NO_WORDS  # leads to what is said: "dass", "que"
    conditional: WordSet = NO_WORDS
    asking: WordSet = NO_WORDS
    timing: WordSet = NO_WORDS
    purpose: WordSet = NO_WORDS
    unsure: WordSet = NO_WORDS
    denying: WordSet = NO_WORDS  # forms of verbs of denying
    doubting: WordSet = NO_WORDS
    agent: WordSet = NO_WORDS
    agents: WordSet = NO_WORDS
    chiefs: WordSet = NO_WORDS  # what they ask for is an order
    several: WordSet = NO_WORDS
    papers: WordRow = NO_ROW  # ends of nouns for what is signed
    occasions: WordRow = NO_ROW  # ends of nouns for what is held or paid: talks, a visit
    no_occasions: WordRow = NO_ROW  # ends of those that end so and are none
    awaited: WordSet = NO_WORDS
    now: WordSet = NO_WORDS  # make what is told as done with a participle what is being done


@frozen(kw_only=True)
class FramedClausesTable:
    """The frames of a language, what governs a deed, and its closed classes."""

    noun: ClassVar = "framed_clauses"

    deed_last: bool = False  # the deed closes its clause; else it stands right behind the finite word
    capital_nouns: bool = False
    endings: FrameEndings = FrameEndings()
    words: FrameClasses = FrameClasses()
    frame: tuple[FrameRow, ...] = ()
    governor: tuple[GovernorRow, ...] = ()
    verb: tuple[VerbRow, ...] = ()
    predicate: tuple[PredicateRow, ...] = ()
