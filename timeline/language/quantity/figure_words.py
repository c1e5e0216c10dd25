"""The words that turn a number into a figure, by language (data/<language>/figures.toml), ready to be looked up."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from attrs import fields, frozen

from timeline.language.schema.figures_table import FiguresTable, NumberLinks
from timeline.language.text.tokens import Token
from timeline.language.words.lexicon import load_table
from timeline.model import Qualifier

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
_SKIPPED = frozenset("-‑.")


@frozen(kw_only=True)
class FigureWords:
    """One language's words. `Phrases` are looked up by their first word, or by their last where they stand before."""

    heads: str
    plural: str
    no_plural: tuple[str, ...]
    no_plural_small: tuple[str, ...]
    no_heads: tuple[str, ...]
    no_whole: frozenset[str]
    glued_times: frozenset[str]
    articles: frozenset[str]
    adjectives: tuple[str, ...]
    describing: tuple[str, ...]
    percent: Phrases
    points: Phrases
    basis_points: Phrases
    done: tuple[str, ...]
    aside_endings: tuple[str, ...]
    aside_opening: tuple[str, ...]
    rates: Mapping[str, str]
    measures: Phrases
    qualifiers: Phrases
    qualifiers_after: Phrases
    year_on_year: tuple[str, ...]
    year_to_date: tuple[str, ...]
    year_before: tuple[str, ...]
    times: frozenset[str]
    range: frozenset[str]
    between: frozenset[str]
    spans: frozenset[str]
    minus: frozenset[str]
    stop: frozenset[str]
    joins: frozenset[str]
    irregular: frozenset[str]
    singular: frozenset[str]
    chained: frozenset[str]
    containers: frozenset[str]
    crews: frozenset[str]
    crew_unit: str
    vague: frozenset[str]
    verbal: tuple[str, ...]
    time: frozenset[str]
    labels: frozenset[str]
    marks: frozenset[str]
    modals: frozenset[str]
    compared: frozenset[str]
    composing: frozenset[str]
    moving: frozenset[str]
    extra: frozenset[str]
    some: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]
    verbs: frozenset[str]
    behind: frozenset[str]
    growing: frozenset[str]
    base: frozenset[str]
    multiples: Mapping[str, float]
    multiples_bare: Mapping[str, float]
    targets: frozenset[str]
    targets_to: frozenset[str]
    metrics: frozenset[str]
    pronouns: frozenset[str]
    links: Mapping[str, frozenset[str]]


@cache
def figure_words(language: str) -> FigureWords:
    """Return a language's words; English for a language without its own."""
    table = load_table(language, FiguresTable)
    growth, targets, metrics = table.growth, table.targets, table.metrics
    return FigureWords(
        heads=table.heads,
        adjectives=table.adjectives,
        describing=table.describing,
        percent=_from_first((phrase, "percent") for phrase in table.percent),
        points=_from_first((phrase, "percentage points") for phrase in table.points),
        basis_points=_from_first((phrase, "percentage points") for phrase in table.basis_points),
        done=table.done,
        aside_endings=table.aside_endings,
        aside_opening=table.aside_opening,
        rates={word: unit for unit, told in table.rates.items() for word in told.split()},
        measures=_from_first((form, unit) for unit, forms in table.measures.items() for form in _forms(forms)),
        qualifiers=_from_last(_qualified(table.qualifiers)),
        qualifiers_after=_from_first(_qualified(table.qualifiers_after)),
        year_on_year=growth.year_on_year,
        year_to_date=growth.year_to_date,
        year_before=growth.year_before,
        **{
            name: getattr(table, name)
            for name in ("plural", "no_plural", "no_plural_small", "no_heads", "no_whole", "glued_times", "articles",
                         "stop", "irregular", "singular", "chained", "containers", "crews", "labels", "marks", "modals",
                         "compared", "composing", "moving", "extra", "some")
        },
        joins=table.joins,
        crew_unit=table.crew_unit,
        verbal=table.verbal,
        vague=table.vague_nouns,
        time=table.time_nouns | table.counters,
        times=table.times,
        range=table.range,
        between=table.between,
        spans=table.spans,
        minus=table.minus,
        up=growth.up,
        down=growth.down,
        verbs=growth.verbs,
        behind=growth.behind,
        growing=growth.verbs | growth.before,
        base=growth.base,
        multiples=table.multiples,
        multiples_bare=table.multiples_bare,
        targets=targets.cues,
        targets_to=targets.cues_to,
        metrics=metrics.nouns,
        pronouns=metrics.pronouns,
        links={field.name: getattr(table.links, field.name) for field in fields(NumberLinks)},
    )  # fmt: skip


def phrase_ahead(tokens: Sequence[Token], at: int, phrases: Phrases) -> tuple[str, int] | None:
    """Return what the phrase that begins at a token stands for, and the token after it."""
    if at >= len(tokens):
        return None
    for key, meaning in phrases.get(tokens[at].low, ()):
        end = at
        for word in key:
            while end < len(tokens) and end > at and tokens[end].text in _SKIPPED and tokens[end].glued:
                end += 1
            if end >= len(tokens) or tokens[end].low != word:
                break
            end += 1
        else:
            return meaning, end
    return None


def behind(tokens: Sequence[Token], at: int, phrases: Phrases) -> tuple[str, int] | None:
    """Return what the phrase that ends before token `at` stands for, and its first token."""
    if at <= 0:
        return None
    for key, meaning in phrases.get(tokens[at - 1].low, ()):
        begin = at - len(key)
        if begin >= 0 and all(tokens[begin + n].low == word for n, word in enumerate(key)):
            return meaning, begin
    return None


def _forms(forms: str) -> Iterable[str]:
    """Single words are parted by blanks before the first bar, phrases by bars behind it."""
    first, *phrases = forms.split("|")
    return (*first.split(), *phrases)


def _qualified(table: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for meaning, phrases in table.items():
        for phrase in phrases.replace("\n", "").split("|"):
            if phrase:
                yield phrase, meaning


def _keyed(phrases: Iterable[tuple[str, str]], place: int) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in phrases:
        key = tuple(word for word in phrase.replace(".", " ").replace("-", " ").split() if word) or (phrase,)
        found.setdefault(key[place], []).append((key, meaning))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


def _from_first(phrases: Iterable[tuple[str, str]]) -> Phrases:
    return _keyed(phrases, 0)


def _from_last(phrases: Iterable[tuple[str, str]]) -> Phrases:
    return _keyed(phrases, -1)


def as_qualifier(meaning: str) -> Qualifier:
    """Return a data file's word as the model's."""
    return meaning  # type: ignore[return-value]  # the data files hold the model's own words
