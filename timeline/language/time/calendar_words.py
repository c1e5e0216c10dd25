"""The words of time of a language, loaded from `data/<language>/dates.toml`, each with its class and value."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import ahocorasick_rs
from attrs import fields, frozen

from timeline.language.schema.dates_table import DateOptions, DatesTable
from timeline.language.words import lexicon

# One letter per class of words: the rules (grammar.py) are patterns over strings of these letters.
CLASSES = {
    "month": "M",
    "weekday": "W",
    "season": "S",
    "unit": "u",
    "units": "V",
    "year_names": "7",  # names years and counts none: "в 2019 и 2020 годах"
    "length": "5",
    "shifted_unit": "6",
    "period": "9",
    "quarter": "Q",
    "half": "H",
    "weekend": "K",
    "century": "G",
    "number": "w",
    "ordinal": "o",
    "few": "i",
    "a": "j",
    "decade": "E",
    "day_word": "T",
    "night_word": "U",
    "part_of_day": "P",
    "half_day": "m",
    "zone": "z",
    "ago": "a",
    "ago_before": "v",
    "later": "b",
    "ahead": "q",
    "so_far": "s",
    "every": "Z",
    "fiscal": "L",
    "frequency": "J",
    "vague": "N",
    "holiday": "X",
    "edge": "e",
    "shift.last": "l",
    "shift.past": "l",
    "shift.this": "t",
    "shift.current": "t",
    "shift.next": "x",
    "shift.following": "x",
    "shift.same": "y",
    "link.from": "f",
    "link.dated": "f",  # "vom 3. Mai": from, in a range only
    "none": "0",  # phrases that hide a word of time: "as soon as"
    "link.to": "r",
    "link.by": "B",
    "link.since": "c",
    "link.starting": "c",  # looks ahead
    "link.between": "k",
    "link.and": "A",
    "link.after": "F",
    "link.before": "g",
    "link.in": "p",
    "link.of": "O",
    "link.the": "h",
    "link.about": "R",
    "link.day": "1",  # stands between a day and its month: "15 числа"
    "link.ended": "2",  # leads to the last month of a period: "the quarter ended 30 June"
    "link.time": "_",
    "link.old": "^",
    "link.long": "+",
    "link.minus": "%",
    "link.final": "&",  # the last of a year: "the final quarter of 2022"
}


_FILLERS = "fBrckAFgpOhRj%_iwo+^y12&"  # classes that are a time only beside another
_YEAR_BEGINS = ("17", "18", "19", "20")  # nineteen ninety-six


class Entry(NamedTuple):
    """What a word is: its class letter, its value, and how far it may be trusted alone."""

    cls: str
    value: str
    capital: bool
    weak: bool
    short: bool  # an abbreviation: a full stop may follow


@frozen(kw_only=True)
class CalendarWords:
    """All words of a language; `patterns[i]` is what the automaton's match number i found."""

    language: str
    entries: dict[str, Entry]
    patterns: tuple[str, ...]
    telling: Any  # automaton of the words that are more than prepositions, articles and numbers
    vocabulary: frozenset[str]  # single words of all patterns
    automaton: Any
    ordinal_suffixes: frozenset[str]
    decade_suffixes: frozenset[str]
    counted: frozenset[str]
    year_before: frozenset[str]
    counting: frozenset[str]  # prepositions that lead a number as often as a year
    articles: frozenset[str]
    numbered: frozenset[str]  # nouns whose number is no year
    plural_endings: tuple[str, ...]
    postposed: bool
    quarter_letters: frozenset[str]
    half_letters: frozenset[str]
    part_letters: frozenset[str]  # both
    year_letters: frozenset[str]
    correspondent: tuple[str, ...]
    ahead: frozenset[str]
    ahead_heads: frozenset[str]  # their first words
    ahead_endings: tuple[str, ...]
    behind: frozenset[str]
    behind_endings: tuple[str, ...]
    no_past: frozenset[str]
    until: frozenset[str]  # prepositions that, behind a negation, tell when a thing begins
    meanwhile: frozenset[str]  # prepositions that lead to a day gone as often as to one to come
    infinitive: frozenset[str]  # what is told with these, or with words of these endings, is still to be done
    infinitive_endings: tuple[str, ...]
    negations: frozenset[str]
    negated: tuple[str, ...]
    put_off: tuple[str, ...]  # beginnings of the words for putting off
    new_day: frozenset[str]  # prepositions of the day to which something is put off
    pluperfect: frozenset[str]
    passive: frozenset[str]  # before a participle, which then is no past


@cache
def calendar_languages() -> frozenset[str]:
    """Return the codes of the languages that have a file of time words."""
    return frozenset(lexicon.languages("dates"))


def load_calendar_words(language: str) -> CalendarWords:
    """Return the words of a language; of one without a file, English. Raises LanguageDataError."""
    code = language.partition("-")[0].lower()
    return _calendar_words(code if code in calendar_languages() else lexicon.FALLBACK)


@cache
def _calendar_words(language: str) -> CalendarWords:
    table = lexicon.load_table(language, DatesTable)
    options = table.options
    capitalised, weak, short = set(options.capitalised), set(options.weak), set(options.abbreviations)
    entries: dict[str, Entry] = {}
    for name, cls, values in _classes(table):
        for value, words in values.items():
            for word in words:
                entries.setdefault(word, Entry(cls, value, name in capitalised, word in weak, word in short))
    for number, stems in options.compound_numbers.items():
        for unit, tails in options.compound_units.items():
            for word in (stem + tail for stem in stems for tail in tails):
                entries.setdefault(word, Entry("5", f"P{number}{unit}", capital=False, weak=False, short=False))
    patterns = tuple(entries)
    return CalendarWords(
        language=language,
        entries=entries,
        patterns=patterns,
        telling=_automaton([word for word in patterns if _tells(entries[word])]),
        vocabulary=_vocabulary(patterns, options),
        automaton=_automaton(patterns),
        ordinal_suffixes=frozenset(options.ordinal_suffixes),
        decade_suffixes=frozenset(options.decade_suffixes),
        counted=frozenset(options.counted),
        year_before=frozenset(options.year_before),
        counting=frozenset(options.counting),
        articles=frozenset(options.articles),
        numbered=frozenset(options.numbered),
        plural_endings=options.plural_endings,
        postposed=options.postposed,
        quarter_letters=frozenset(options.quarter_letters),
        half_letters=frozenset(options.half_letters),
        part_letters=frozenset((*options.quarter_letters, *options.half_letters)),
        year_letters=frozenset(options.year_letters),
        correspondent=options.correspondent,
        ahead=frozenset(options.future),
        ahead_heads=frozenset(phrase.partition(" ")[0] for phrase in options.future),
        ahead_endings=options.future_endings,
        behind=frozenset(options.past),
        no_past=frozenset(options.no_past),
        behind_endings=options.past_endings,
        until=frozenset(options.until),
        meanwhile=frozenset(options.meanwhile),
        infinitive=frozenset(options.infinitive),
        infinitive_endings=options.infinitive_endings,
        negations=frozenset(options.negations),
        negated=options.negated,
        put_off=options.put_off,
        new_day=frozenset(options.new_day),
        pluperfect=frozenset(options.pluperfect),
        passive=frozenset(options.passive),
    )


def _classes(table: DatesTable) -> Iterator[tuple[str, str, Mapping[str, Sequence[str]]]]:
    """Yield the classes of words: the name of each, its letter, and the words of each value."""
    for name in (field.name for field in fields(DatesTable) if field.name != "options"):
        values = getattr(table, name)
        if name not in ("shift", "link"):
            yield name, CLASSES[name], values
            continue
        for field in fields(type(values)):
            value = field.name.rstrip("_")
            yield name, CLASSES[f"{name}.{value}"], {value: getattr(values, field.name)}


def _vocabulary(patterns: Sequence[str], options: DateOptions) -> frozenset[str]:
    """Return the single words that may stand in a time: those of the patterns, what hangs on numbers, Q1 and H2."""
    letters = [*options.quarter_letters, *options.half_letters]
    numbered = [letter + number for letter in letters for number in "1234"]
    hanging = [*options.ordinal_suffixes, *options.decade_suffixes]
    return frozenset(part for word in (*patterns, *numbered, *hanging) for part in re.findall(r"\w+", word))


def _automaton(patterns: Sequence[str]) -> Any:
    return ahocorasick_rs.AhoCorasick(patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


def _tells(entry: Entry) -> bool:
    """Whether a word is a time by itself, or begins a year in words."""
    return entry.value in _YEAR_BEGINS if entry.cls == "w" else entry.cls not in _FILLERS and entry.value != "this"
