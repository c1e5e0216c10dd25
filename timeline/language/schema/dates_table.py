"""`dates.toml`: words of time by class; in each class a key is the value its words stand for. All in lower case."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from attrs import Factory, frozen

from timeline.language.schema.structure import Strings, WordSet

Values = Mapping[str, Strings]


@frozen(kw_only=True)
class DateOptions:
    """How words of time are read together."""

    order: Literal["DMY", "MDY", "YMD"] = "DMY"  # of 12/10/18 where nothing else is known
    capitalised: Strings = ()  # classes whose words count only with a capital
    postposed: bool = False  # "last" and "next" stand behind their noun
    ordinal_suffixes: Strings = ()
    decade_suffixes: Strings = ()
    plural_endings: Strings = ()
    articles: Strings = ()  # definite ones, which tell a decade from ages: "the 80s"
    weak: Strings = ()  # words that are something else as often
    abbreviations: Strings = ()  # a full stop may follow
    counted: Strings = ()  # behind four digits these tell that they count something
    year_before: Strings = ()  # behind these four digits are a year
    counting: Strings = ()  # of these, what leads a number of things as often
    numbered: Strings = ()  # nouns whose number is no year
    quarter_letters: Strings = ()  # "Q3"
    half_letters: Strings = ()  # "H1"
    year_letters: Strings = ()  # "FY2022"
    compound_numbers: Values = Factory(dict)  # stems of "two-year", by their number …
    compound_units: Values = Factory(dict)  # … and what follows them, by the letter of its ISO 8601 duration
    correspondent: Strings = ()  # before an agency in a dateline
    future: Strings = ()  # turn a bare weekday or month to the future
    future_endings: Strings = ()  # so do words that end so
    past: Strings = ()  # … and these to the past
    past_endings: Strings = ()
    no_past: Strings = ()  # words that end so and are none
    passive: Strings = ()  # before these no form is the past: "will be held"
    until: Strings = ()  # prepositions that, behind a negation, tell when a thing begins: "not until May"
    meanwhile: Strings = ()  # prepositions that lead to a weekday gone as often as to one to come …
    infinitive: Strings = ()  # … but beside these it is to come
    infinitive_endings: Strings = ()  # or beside words that end so
    negations: Strings = ()
    negated: Strings = ()  # how a word ends that is one
    put_off: Strings = ()  # beginnings of the words for putting off
    new_day: Strings = ()  # prepositions of the day to which something is put off
    pluperfect: Strings = ()  # beside these "by Friday" is a Friday gone
    other_day: str = ""  # a pattern: beside a day (between < and >), that it is another than the one told of


@frozen(kw_only=True)
class Shifts:
    """Words that move a time: "last year", "next week"."""

    last: Strings = ()
    past: Strings = ()
    this: Strings = ()
    current: Strings = ()
    next: Strings = ()
    following: Strings = ()
    same: Strings = ()


@frozen(kw_only=True)
class Links:
    """Small words before and between times."""

    from_: Strings = ()
    dated: Strings = ()  # from, in a range only
    to: Strings = ()
    by: Strings = ()
    since: Strings = ()
    starting: Strings = ()  # since, looking ahead
    between: Strings = ()
    and_: Strings = ()
    after: Strings = ()
    before: Strings = ()
    in_: Strings = ()
    of: Strings = ()
    the: Strings = ()
    about: Strings = ()
    day: Strings = ()  # between a day and a month: «15 числа»
    ended: Strings = ()  # lead to the end of a period: "the quarter ended 30 June"
    time: Strings = ()
    old: Strings = ()
    long: Strings = ()
    minus: Strings = ()
    final: Strings = ()  # the last of a year


@frozen(kw_only=True)
class DatesTable:
    """The classes of words that the grammar of time reads. A word of two classes is of the one that stands first."""

    noun: ClassVar = "dates"

    options: DateOptions = DateOptions()
    none: Values = Factory(dict)  # phrases that hide a word of time: "as soon as"
    month: Values = Factory(dict)
    weekday: Values = Factory(dict)
    season: Values = Factory(dict)  # 21 spring to 24 winter, as in EDTF
    unit: Values = Factory(dict)
    units: Values = Factory(dict)
    year_names: Values = Factory(dict)  # name years and count none: «в 2019 и 2020 годах»
    length: Values = Factory(dict)  # by ISO 8601 duration
    shifted_unit: Values = Factory(dict)  # a shift in one word with its unit
    period: Values = Factory(dict)
    quarter: Values = Factory(dict)
    half: Values = Factory(dict)
    weekend: Values = Factory(dict)
    century: Values = Factory(dict)
    number: Values = Factory(dict)
    ordinal: Values = Factory(dict)
    few: Values = Factory(dict)
    a: Values = Factory(dict)
    decade: Values = Factory(dict)
    day_word: Values = Factory(dict)  # by days from the base: yesterday -1
    night_word: Values = Factory(dict)
    part_of_day: Values = Factory(dict)
    half_day: Values = Factory(dict)
    zone: Values = Factory(dict)
    shift: Shifts = Shifts()
    edge: Values = Factory(dict)
    ago: Values = Factory(dict)
    ago_before: Values = Factory(dict)  # "il y a"
    later: Values = Factory(dict)
    ahead: Values = Factory(dict)
    so_far: Values = Factory(dict)
    every: Values = Factory(dict)
    fiscal: Values = Factory(dict)
    frequency: Values = Factory(dict)  # by ISO 8601 duration
    vague: Values = Factory(dict)
    holiday: Values = Factory(dict)
    link: Links = Links()


@frozen(kw_only=True)
class DateOrdersTable:
    """`world/date_orders.toml`: the countries that do not write the day before the month."""

    month_first: WordSet


@frozen(kw_only=True)
class FiscalYearsTable:
    """`world/fiscal_years.toml`: by country, the month its year of accounts begins in where it is not January."""

    split: Mapping[str, int]  # named by both years: "2021-22"
    begin: Mapping[str, int]  # by the one it begins in
    end: Mapping[str, int]  # by the one it ends in
