"""`figures.toml`: what turns a number into a figure."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from attrs import Factory, frozen

from timeline.language.schema.structure import NO_WORDS, Strings, StringSet, WordSet

Phrases = Mapping[str, str]  # by meaning; parted by bars


@frozen(kw_only=True)
class Growth:
    """How a change is told."""

    up: WordSet = NO_WORDS
    down: WordSet = NO_WORDS
    verbs: WordSet = NO_WORDS  # of these, the verbs
    behind: WordSet = NO_WORDS  # stand behind the number
    before: WordSet = NO_WORDS  # nouns that stand before it
    base: WordSet = NO_WORDS  # lead to what it is compared with
    year_on_year: Strings = ()
    year_to_date: Strings = ()  # behind a number: it is of the year so far
    year_before: Strings = ()  # behind a number: it is of the year before the one told


@frozen(kw_only=True)
class Targets:
    """What makes a figure a goal or a forecast."""

    cues: WordSet = NO_WORDS
    cues_to: WordSet = NO_WORDS  # … only with "to" behind them


@frozen(kw_only=True)
class Metrics:
    """What is measured."""

    nouns: WordSet = NO_WORDS
    pronouns: WordSet = NO_WORDS


@frozen(kw_only=True)
class NumberLinks:
    """Small words that tie numbers to each other and to times."""

    levels: WordSet = NO_WORDS
    parting: WordSet = NO_WORDS
    clauses: WordSet = NO_WORDS  # between two clauses, each with a number and a time of its own
    each: WordSet = NO_WORDS
    away: WordSet = NO_WORDS
    ways: WordSet = NO_WORDS  # behind "from", lead to the other end of a way
    compared_with: WordSet = NO_WORDS
    same_period: WordSet = NO_WORDS
    since: WordSet = NO_WORDS
    year: WordSet = NO_WORDS  # in a time that points back to another: "that year", "the previous year"
    same: WordSet = NO_WORDS  # … that other itself
    earlier: WordSet = NO_WORDS  # … the year before it
    later: WordSet = NO_WORDS  # … the year behind it
    fiscal: WordSet = NO_WORDS  # beside a year: it is one of accounts ("the 2021-22 financial year")
    short_fiscal: WordSet = NO_WORDS  # … and before a single year tell that it is named by the year it ends in
    present: WordSet = NO_WORDS  # beside a number tell that it is of now
    aside: WordSet = NO_WORDS  # behind a comma open an aside on what was named before
    participles: WordSet = NO_WORDS  # … as do these, beside those that end as participles do
    records: WordSet = NO_WORDS  # before "since" they tell that there was no such thing in between: "the highest"
    months: WordSet = NO_WORDS  # before a number of months: the first ones of the year
    until: WordSet = NO_WORDS  # before the end of what is told
    which: WordSet = NO_WORDS
    are: WordSet = NO_WORDS
    of: WordSet = NO_WORDS
    out_of: WordSet = NO_WORDS  # between a part and a whole: "four in ten voters"
    whose: WordSet = NO_WORDS  # between "of" and the whole: "25 of its 74 libraries"
    per: WordSet = NO_WORDS  # between a number and the time it is a rate of: "85 a day"
    by: WordSet = NO_WORDS
    grow_by: WordSet = NO_WORDS
    mark_of: WordSet = NO_WORDS
    level: WordSet = NO_WORDS
    phrase: WordSet = NO_WORDS
    behind: WordSet = NO_WORDS
    we: WordSet = NO_WORDS
    an: WordSet = NO_WORDS
    number: WordSet = NO_WORDS
    these: WordSet = NO_WORDS
    growth_nouns: WordSet = NO_WORDS
    rates: WordSet = NO_WORDS
    landing: WordSet = NO_WORDS  # between a verb of growth or level and its number: "rose to 900", "stood at 900"
    month: WordSet = NO_WORDS  # between a number and its year or month: "300 pupils in 2021 and 420 in 2022"
    also: WordSet = NO_WORDS  # near the head of a sentence: it goes on about the time of the one before
    within: WordSet = NO_WORDS  # prepositions inside such a subject
    lasting: WordSet = NO_WORDS  # before a number of years they tell that these end or begin now: "over four years"
    spent: WordSet = NO_WORDS  # … and beside one of these they are over
    uncounted: WordSet = NO_WORDS  # subjects of such verbs whose number counts none of them: "prices rose to 900"


@frozen(kw_only=True)
class FiguresTable:
    """Units, counted nouns, qualifiers, growth and goals."""

    noun: ClassVar = "figures"

    heads: Literal["plural", "capital", "adjectives", "first"] = "first"  # which word behind a number is what it counts
    plural: str = ""  # how a noun ends that says several …
    no_plural: Strings = ()  # … but for words that end so …
    no_plural_small: Strings = ()  # … or so, written small
    no_heads: Strings = ()  # how a word ends that does not describe what is measured
    no_whole: WordSet = NO_WORDS  # before a number they tell that it is no part of a whole
    glued_times: StringSet = frozenset()  # glued behind a number: so many times
    articles: WordSet = NO_WORDS  # left out before what is measured
    adjectives: Strings = ()  # how adjectives between a number and its noun end
    describing: Strings = ()  # how adjectives end that describe a metric
    endings: Strings = ()  # taken off before a currency's name is looked up
    linking: Strings = ()  # may stand between a number and its money
    verbal: Strings = ()  # how a verb ends, which is no thing that is counted
    percent: Strings = ()
    points: Strings = ()
    basis_points: Strings = ()  # hundredths of a point
    aside_endings: Strings = ()  # how a word ends that opens an aside behind a comma: "…, completed in 1998, …"
    aside_opening: Strings = ()  # … that opens a sentence with one
    done: Strings = ()  # how a verb ends that a number of things may follow: "has completed 13"
    rates: Phrases = Factory(dict)  # by unit of time, what stands behind "per"
    times: StringSet = frozenset()
    range: StringSet = frozenset()
    between: StringSet = frozenset()
    spans: StringSet = frozenset()  # of these, what leads to a range only and never to two levels
    minus: StringSet = frozenset()
    stop: WordSet = NO_WORDS  # end a noun phrase
    joins: WordSet = NO_WORDS  # may stand inside it
    irregular: WordSet = NO_WORDS  # plurals that do not end as plurals do
    singular: WordSet = NO_WORDS  # what ends as a plural and is none
    chained: WordSet = NO_WORDS
    containers: WordSet = NO_WORDS  # "head of cattle"
    crews: WordSet = NO_WORDS
    crew_unit: str = ""
    marks: WordSet = NO_WORDS
    modals: WordSet = NO_WORDS
    compared: WordSet = NO_WORDS
    composing: WordSet = NO_WORDS
    moving: WordSet = NO_WORDS
    extra: WordSet = NO_WORDS
    some: WordSet = NO_WORDS
    vague_nouns: WordSet = NO_WORDS
    time_nouns: WordSet = NO_WORDS
    counters: WordSet = NO_WORDS  # what a page counts of itself
    labels: WordSet = NO_WORDS  # nouns whose number names them
    qualifiers: Phrases = Factory(dict)
    qualifiers_after: Phrases = Factory(dict)
    growth: Growth = Growth()
    multiples: Mapping[str, float] = Factory(dict)
    multiples_bare: Mapping[str, float] = Factory(dict)
    measures: Mapping[str, str] = Factory(dict)  # by unit: words parted by blanks, then phrases by bars
    targets: Targets = Targets()
    metrics: Metrics = Metrics()
    links: NumberLinks = NumberLinks()
