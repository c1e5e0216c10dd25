"""`clauses.toml`: the closed classes of a language whose auxiliaries stand before the verb."""

from typing import ClassVar

from attrs import frozen

from timeline.language.schema.structure import (  # fmt: skip
    NO_PAIRS,
    NO_ROW,
    NO_TERMS,
    NO_VERBS,
    NO_WORDS,
    Pairs,
    Terms,
    VerbLines,
    WordRow,
    WordSet,
)


@frozen(kw_only=True)
class ModalWords:
    """Auxiliaries by what they make of a deed."""

    will: WordSet = NO_WORDS
    would: WordSet = NO_WORDS
    duty: WordSet = NO_WORDS
    possibility: WordSet = NO_WORDS
    ability: WordSet = NO_WORDS


@frozen(kw_only=True)
class AuxiliaryWords:
    """The other auxiliaries, in all their forms."""

    be: WordSet = NO_WORDS
    have: WordSet = NO_WORDS
    do: WordSet = NO_WORDS
    past: WordSet = NO_WORDS  # of these, what is past
    not_finite: WordSet = NO_WORDS  # of these, what opens no clause by itself
    been: WordSet = NO_WORDS  # behind "have"
    being: WordSet = NO_WORDS  # behind a form of "be": what is going on
    is_to: str = ""  # how the two are called together that make a schedule: "be to"
    has_to: str = ""  # … and a duty


@frozen(kw_only=True)
class ClauseEndings:
    """Endings of words, and what stands glued to them."""

    negated: WordRow = NO_ROW  # of an auxiliary with its negation: "n't"
    contracted: WordRow = NO_ROW  # a pronoun and its auxiliary are parted before these
    is_contracted: WordRow = NO_ROW  # the same, behind pronouns and the words `takes_is` alone
    genitive: WordRow = NO_ROW
    adverb: WordRow = NO_ROW
    participle: WordRow = NO_ROW
    ing: WordRow = NO_ROW
    third: WordRow = NO_ROW  # of a verb of one who acts, and of nouns of several
    no_plural: WordRow = NO_ROW  # ends so, and is a noun of one
    reflexive: WordRow = NO_ROW
    abstract: WordRow = NO_ROW  # of nouns that do nothing by themselves
    acting: WordRow = NO_ROW  # of nouns for people who act: a plural so made binds itself as a body does


@frozen(kw_only=True)
class ClauseClasses:
    """Small words, and words that say of others what they are."""

    # the words that clauses are cut by
    to: WordSet = NO_WORDS  # before an infinitive
    not_: Terms = NO_TERMS
    none: Terms = NO_TERMS
    determiner: Terms = NO_TERMS
    possessive: Terms = NO_TERMS
    pronoun: Terms = NO_TERMS
    coordinator: Terms = NO_TERMS
    preposition: Terms = NO_TERMS
    adverb: Terms = NO_TERMS
    no_adverb: Terms = NO_TERMS  # ends as adverbs do
    particle: Terms = NO_TERMS
    number: Terms = NO_TERMS
    takes_is: Terms = NO_TERMS
    # who
    speaker: Terms = NO_TERMS
    ours: Terms = NO_TERMS
    hearer: Terms = NO_TERMS
    receivers: Terms = NO_TERMS  # behind "to": who gets something
    there: Terms = NO_TERMS
    alone: Terms = NO_TERMS  # right before a verb, these are its whole subject: "to keep it open we will"
    agent: Terms = NO_TERMS  # before who does what is told in the passive
    impersonal: Terms = NO_TERMS
    several: Terms = NO_TERMS
    public: Terms = NO_TERMS  # people at large: what they will do nobody promises
    quantifiers: Terms = NO_TERMS  # before a noun, or alone: "many fear that"
    told_whom: Terms = NO_TERMS  # pronouns for whom something is told: "them"
    agents: Terms = NO_TERMS  # heads of noun phrases that can bind themselves
    whose: Terms = NO_TERMS  # leads from a noun to whose it is
    inside: Terms = NO_TERMS  # prepositions that go on with a noun phrase
    # what leads to a clause
    relative: Terms = NO_TERMS
    beside: Terms = NO_TERMS  # before what is told beside a clause: "with an opening due in May"
    located: Terms = NO_TERMS  # leads to where something was: "the house where he was born"
    subordinator: Terms = NO_TERMS
    content: Terms = NO_TERMS  # of these, what leads to what is said
    conditional: Terms = NO_TERMS
    conditions: Terms = NO_TERMS  # how a condition opens
    asking: Terms = NO_TERMS
    purpose: Terms = NO_TERMS
    timing: Terms = NO_TERMS
    since: Terms = NO_TERMS
    happened: Terms = NO_TERMS  # of `timing`, what stands before what did happen: "after the council dropped it"
    # what stands before a deed or behind it
    making: Terms = NO_TERMS  # before a noun that binds: "gave instructions to"
    pointing: Terms = NO_TERMS  # points to what was told: no thing that is promised
    planning: Terms = NO_TERMS  # nouns that are for a thing: "plans for a depot"
    planned_for: Terms = NO_TERMS  # before the thing that is planned: "has plans for a depot"
    fresh: Terms = NO_TERMS  # of what there will be, that it is not there yet: "there will be a new"
    upcoming: Terms = NO_TERMS  # at the head of a sentence, that what follows is planned: "also planned is a"
    changing: Terms = NO_TERMS  # what befalls things by themselves, where nothing is done to anything: "will double by"
    outcomes: Terms = NO_TERMS  # what a work makes better: nobody promises that it "will be cut"
    fiction: Terms = NO_TERMS  # told in what is made up, nobody promises
    such: Terms = NO_TERMS  # before a subject that is only thought of: "such a government would"
    dated_aims: Terms = NO_TERMS  # what has its day: "the target for the first train is June"
    entries: Terms = NO_TERMS  # what others are to send in: their deadline binds nobody
    seeing_to: Terms = NO_TERMS  # with "to" behind them they do what it says: "see to it that"
    assuring: Terms = NO_TERMS  # verbs with a clause behind them that says what they bring about: "ensure that"
    assured: Terms = NO_TERMS  # what is made where a clause behind it says so: "make sure that"
    routes: Terms = NO_TERMS  # behind "run", of what only lies so: "the road will run between"
    running: Terms = NO_TERMS  # verbs that say how a road or line lies
    meant: Terms = NO_TERMS  # what a work was to be by a time, behind a form of "be": "was meant to open in 2014"
    purposes: Terms = NO_TERMS  # what was only meant by something: "the move was to"
    acting_on: Terms = (
        NO_TERMS  # verbs of what befalls one, which are deeds where they are done to something: "drop the plan"
    )
    met: Terms = NO_TERMS  # what is met by paying: "meet a third of the cost"
    nature: Terms = NO_TERMS  # weather, sky and markets: what they will do nobody promises
    unbound_events: Terms = NO_TERMS  # take place without anybody's having promised it: funerals, votes, matches
    buyers: Terms = NO_TERMS  # what they will get is advertised
    giving: Terms = NO_TERMS
    effort: Terms = NO_TERMS  # behind "give": nothing that can be given, "give our all"
    virtues: Terms = NO_TERMS  # behind "committed to": values, by which nobody is bound
    amid: Terms = NO_TERMS  # before several that are planned: "is among the projects to be"
    users: Terms = NO_TERMS  # behind "ready for": a work is
    awaited_for: Terms = NO_TERMS  # with "for" and a time behind them they schedule: "is projected for 2030"
    wanted: Terms = NO_TERMS  # before a promise that nobody has given: "without a pledge to"
    summed: Terms = NO_TERMS  # verbs that promise a sum with its use: "announced $5 million for"
    uses: Terms = NO_TERMS  # between a sum and what it is set aside for
    changes: Terms = (
        NO_TERMS  # nouns of what those in office may do to people: ruled out, they are promised not to come
    )
    steps: Terms = NO_TERMS  # nouns that are taken to do something: "measures to cut"
    changed: Terms = NO_TERMS  # behind the name of a deed, before what it is done to: "a reduction in"
    decreed: Terms = NO_TERMS  # nouns of what is laid down on paper: no name with one of them acts
    planned_on: Terms = NO_TERMS  # before what is planned: "plans on building"
    schemes: Terms = NO_TERMS  # nouns of what somebody has laid down to do: what they hold or do is his
    indefinite: Terms = NO_TERMS  # articles of what is not known yet: nobody who is told to do something
    hoped: Terms = NO_TERMS  # verbs that plan only where somebody who acts has what he does in hand: "expects to"
    reduced: Terms = NO_TERMS  # verbs whose past behind a thing is a participle: "a course intended to teach"
    planned_things: Terms = NO_TERMS  # verbs of what may be a thing as well as a deed: "plans a depot"
    counted_things: Terms = NO_TERMS  # verbs that promise no thing unless it is counted: "committed $5 million"
    bare_orders: Terms = NO_TERMS  # verbs that tell as well as order: an order only to a body or an official
    awaiting: Terms = NO_TERMS  # what others than its doer may foresee, where no time is told: "is expected to"
    outsiders: Terms = NO_TERMS  # who says what others will do, and binds nobody
    only_past: Terms = NO_TERMS  # told of now they say what ought to be: "is supposed to"
    deadlines: Terms = NO_TERMS  # nouns of the time that something is due at
    under: Terms = NO_TERMS  # before a plan that would do something
    moving: Terms = NO_TERMS  # verbs of people who come and go; of a thing they are a timetable's
    thing_effects: Terms = NO_TERMS  # verbs that of a thing tell what comes of it
    timed: Terms = NO_TERMS  # before the time of what is due
    due_for: Terms = NO_TERMS  # before what a thing is due for: "slated for demolition" …
    no_due: Terms = NO_TERMS  # … though not behind these: "a plot set for houses"
    due_to: Terms = NO_TERMS  # with "to" behind them they may tell why
    formerly: Terms = NO_TERMS
    awaited: Terms = NO_TERMS
    adverbs_of_two: Terms = NO_TERMS  # one of whose words is no adverb by itself: "once again"
    unpromised_of: Terms = NO_TERMS  # what fails, or is put off, and was promised by nobody: "the euro slipped to"
    undone_of: Terms = NO_TERMS  # between such a noun and the work
    told_after: Terms = NO_TERMS  # before such a noun, of what is so: "after delays to"
    definite: Terms = NO_TERMS  # the same, of what is known
    no_acting: Terms = NO_TERMS  # plurals that end as nouns for people who act do, and are things
    latest: Terms = NO_TERMS  # of a day that is later than it was to be: "at the earliest"
    against: Terms = NO_TERMS  # behind a verb of planning, before what is not to be done
    blamed: Terms = NO_TERMS  # before what somebody is blamed for: "accused of failing to"
    so: Terms = NO_TERMS  # behind "do" it means a deed told before
    unchanged: Terms = NO_TERMS  # before a verb that tells how it still is
    measured: Terms = NO_TERMS  # of a measure, before what a work is said to be
    percent: Terms = NO_TERMS
    almost: Terms = NO_TERMS  # before what is finished: it is not
    parts: Terms = NO_TERMS  # of a whole, without a number: "half"
    not_yet: Terms = NO_TERMS  # of what says that a deed failed, what leaves it to come: "yet to"
    closing: Terms = NO_TERMS  # before a number that makes a whole full: "the last two of the four" are no part
    few: Terms = NO_TERMS  # before a number that is too small: "only three"
    fewer: Terms = NO_TERMS  # … the same with `than` behind them: "less than half"
    than: Terms = NO_TERMS
    late: Terms = NO_TERMS  # before `than` and a word of what was `foreseen`: "later than planned"
    foreseen: Terms = NO_TERMS
    goes_on: Terms = NO_TERMS  # behind what a work is said to be, they make it something else: "ready to help"
    told_deeds: Terms = NO_TERMS  # verbs of saying that one binds himself to: "will ask the state to"
    provided: Terms = NO_TERMS  # behind an `idle_passive` they make it a deed: "will be made available"
    chances: Terms = NO_TERMS  # what nobody gives though somebody gets it
    # what is told of
    ranked: Terms = NO_TERMS  # behind "finished" they tell of a race
    leaving: Terms = NO_TERMS  # particles that "of" does not part from their verb: "pulled out of"
    whereabouts: Terms = NO_TERMS  # between "is" and "to" they tell why somebody is there
    little: Terms = NO_TERMS  # before `headway`: there was none
    headway: Terms = NO_TERMS  # where it is not `occurring`, nothing is done
    occurring: Terms = NO_TERMS
    progress: Terms = NO_TERMS  # is told in per cent of a work
    leading: Terms = NO_TERMS
    occasions: Terms = NO_TERMS
    papers: Terms = NO_TERMS
    intangible: Terms = NO_TERMS
    joined: Terms = NO_TERMS  # verbs that a joint may lead to without a word between
    idle_passive: Terms = NO_TERMS  # in the passive no deed
    idle: Terms = NO_TERMS  # told as done or going on, no deed that anybody promised
    humans: Terms = NO_TERMS  # what is done to them is no work
    happenings: Terms = NO_TERMS  # begin and end, and are no work
    reporting: Terms = NO_TERMS  # verbs whose past without an auxiliary tells what came of a work: "repaired the pier"
    never: Terms = NO_TERMS  # before a verb in the past: it was not done at all
    unpromised: Terms = NO_TERMS  # put off or called off by the day, and are no work
    unbuilt: Terms = NO_TERMS  # behind "opened" and "launched" they are no work either
    also_deeds: Terms = NO_TERMS  # say something only with `content` behind them
    # whether it is so
    polite: Terms = NO_TERMS  # propose only where we speak ourselves: "we would like to"
    notes: Terms = NO_TERMS  # with a colon behind them they head what a page says of itself
    mild: Terms = NO_TERMS
    trusting: Terms = NO_TERMS  # before what one is only sure of: "confident that"
    unsure: Terms = NO_TERMS
    true: Terms = NO_TERMS
    untrue: Terms = NO_TERMS
    refusing: Terms = NO_TERMS  # before a verb of saying: it was not said
    claims: Terms = NO_TERMS


@frozen(kw_only=True)
class IrregularVerbs:
    """Forms that no ending tells."""

    participle: WordSet = NO_WORDS
    none: WordSet = NO_WORDS  # ends as a participle does, and is none …
    also_verbs: WordSet = NO_WORDS  # … of which these are verbs
    nouns: WordSet = NO_WORDS  # end as a verb in -ing does


@frozen(kw_only=True)
class GoverningWords:
    """Words that govern a deed."""

    verbs: VerbLines = NO_VERBS
    adjectives: Terms = NO_TERMS
    nouns: Terms = NO_TERMS


@frozen(kw_only=True)
class VerbList:
    """Verbs."""

    verbs: VerbLines = NO_VERBS


@frozen(kw_only=True)
class SortedVerbs:
    """What is no deed: states, effects on others, and what other acts tell."""

    state: Terms = NO_TERMS
    effect: Terms = NO_TERMS
    saying: Terms = NO_TERMS
    meeting: Terms = NO_TERMS
    signing: Terms = NO_TERMS
    receipt: Terms = NO_TERMS  # the subject is given something
    course: Terms = NO_TERMS  # what things do by a timetable


@frozen(kw_only=True)
class BaseForms:
    """How a form of a verb is brought to its base."""

    forms: Pairs = NO_PAIRS  # an ending, and the base's
    irregular: Pairs = NO_PAIRS  # a form, and its base


@frozen(kw_only=True)
class PhaseWords:
    """What tells of a phase of a work."""

    verbs: VerbLines = NO_VERBS
    carriers: WordSet = NO_WORDS  # verbs that bring a work into what a predicate says: "put … on hold"
    shifts: WordSet = NO_WORDS  # verbs that do so with a time behind them: "pushed to June"
    pairs: Pairs = NO_PAIRS  # a verb of `[paired]`, and what it is done to: "miss" a "deadline"
    predicates: Terms = NO_TERMS  # behind "is"
    nouns: WordSet = NO_WORDS  # that tell it of what stands behind them: "the cancellation of"


@frozen(kw_only=True)
class PhaseTable:
    """The phases of a work."""

    delayed: PhaseWords = PhaseWords()
    failed: PhaseWords = PhaseWords()
    cancelled: PhaseWords = PhaseWords()
    finished: PhaseWords = PhaseWords()
    kept: PhaseWords = PhaseWords()  # what was promised is done: "met its target", "lived up to its word"
    under_way: PhaseWords = PhaseWords()
    begun: PhaseWords = PhaseWords()


@frozen(kw_only=True)
class ClausesTable:
    """The closed classes, and what governs, says or sorts a deed. Open classes are not listed."""

    noun: ClassVar = "clauses"

    modals: ModalWords = ModalWords()
    auxiliaries: AuxiliaryWords = AuxiliaryWords()
    endings: ClauseEndings = ClauseEndings()
    words: ClauseClasses = ClauseClasses()
    irregular: IrregularVerbs = IrregularVerbs()
    bases: BaseForms = BaseForms()
    undertaking: GoverningWords = GoverningWords()
    agreement: GoverningWords = GoverningWords()
    plan: GoverningWords = GoverningWords()
    offer: GoverningWords = GoverningWords()
    proposal: GoverningWords = GoverningWords()
    readiness: GoverningWords = GoverningWords()
    schedule: GoverningWords = GoverningWords()
    order: GoverningWords = GoverningWords()
    request: GoverningWords = GoverningWords()
    going: GoverningWords = GoverningWords()
    capable: GoverningWords = GoverningWords()
    wish: GoverningWords = GoverningWords()
    failing: GoverningWords = GoverningWords()
    provision: VerbList = VerbList()
    granting: VerbList = VerbList()
    ruling: VerbList = VerbList()  # what is ruled out is promised not to be done: "ruled out any rise"
    allotting: VerbList = VerbList()  # what is given for a deed is planned: "earmarked a million to build"
    saying: VerbList = VerbList()
    doubting: VerbList = VerbList()  # what stands behind them is not asserted
    denying: VerbList = VerbList()
    paired: VerbList = VerbList()  # tell of a promise with what they are done to
    sorts: SortedVerbs = SortedVerbs()
    phase: PhaseTable = PhaseTable()
