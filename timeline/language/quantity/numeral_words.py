"""A language's number words: what each is worth, and what may stand between them."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from attrs import frozen

from timeline.language.schema.numerals_table import NumeralsTable, Worth
from timeline.language.words.lexicon import load_table

_HUNDRED, _THOUSAND = 100, 1000
_LONGEST_WORD = 80


@frozen
class NumeralWords:
    """A language's number words."""

    decimal: str
    units_before_tens: bool
    glued: bool
    joins: frozenset[str]
    articles: frozenset[str]
    points: frozenset[str]
    of: frozenset[str]
    halves: frozenset[str]
    ones: Mapping[str, Fraction]
    tens: Mapping[str, Fraction]
    hundreds: Mapping[str, Fraction]
    scales: Mapping[str, int]
    short: Mapping[str, int]
    glued_short: Mapping[str, int]
    parts: Mapping[str, int]
    vague: Mapping[str, int]
    multiplied: frozenset[str]
    inner: tuple[tuple[str, int], ...]  # the words for a thousand, then a hundred, that may stand within one word
    multiplies: bool  # a hundred has one word, and what stands before it says how many ("two hundred")
    wide: frozenset[str]
    starts: frozenset[str]


@cache
def load_numeral_words(language: str) -> NumeralWords:
    """Return a language's number words (data/<language>/numerals.toml)."""
    table = load_table(language, NumeralsTable)
    ones, tens, hundreds = _exact(table.ones), _exact(table.tens), _exact(table.hundreds)
    starts = {*ones, *tens, *hundreds, *table.scales, *table.vague, *table.half}
    return NumeralWords(
        decimal=table.decimal,
        units_before_tens=table.units_before_tens,
        glued=table.glued,
        joins=frozenset(table.and_),
        articles=table.article,
        points=table.point,
        of=table.of,
        halves=table.half,
        ones=ones,
        tens=tens,
        hundreds=hundreds,
        scales=table.scales,
        short=table.short,
        glued_short=table.glued_short,
        parts=table.parts,
        vague=table.vague,
        wide=table.wide,
        multiplied=table.multiplied,
        inner=(
            *((word, _THOUSAND) for word, value in table.scales.items() if value == _THOUSAND),
            *((word, _HUNDRED) for word, value in hundreds.items() if value == _HUNDRED),
        ),
        multiplies=set(hundreds.values()) == {_HUNDRED},
        starts=frozenset(starts),
    )


def _exact(words: Worth) -> dict[str, Fraction]:
    return {word: Fraction(str(value)) for word, value in words.items()}


def may_begin(word: str, lexicon: NumeralWords) -> bool:
    """Tell whether a number in words may begin with a word; where number words are glued, any may."""
    return lexicon.glued or word in lexicon.starts or word in lexicon.articles or word in lexicon.parts


def atom(word: str, lexicon: NumeralWords) -> tuple[str, Fraction] | None:
    """Return the kind and value of a number word."""
    if word in lexicon.ones:
        return "ones", lexicon.ones[word]
    if word in lexicon.tens:
        return "tens", lexicon.tens[word]
    if word in lexicon.hundreds:
        value = lexicon.hundreds[word]
        return ("hundred" if lexicon.multiplies else "hundreds"), value
    if word in lexicon.scales:
        return "scale", Fraction(lexicon.scales[word])
    glued = _unglued(word, lexicon) if lexicon.glued and len(word) <= _LONGEST_WORD else None
    if glued is not None:
        value = glued
        return ("scale", value) if value == _THOUSAND else ("hundreds" if value >= _HUNDRED else "tens", value)
    return None


def _unglued(word: str, lexicon: NumeralWords) -> Fraction | None:
    """Read a number written as one word, as German does: zweihundertfünfundfünfzig."""
    for scale, size in lexicon.inner:
        if scale in word:
            before, _, behind = word.partition(scale)
            left = _unglued(before, lexicon) if before else Fraction(1)
            join = next((join for join in lexicon.joins if behind.startswith(join)), "")
            right = _unglued(behind.removeprefix(join), lexicon) if behind else Fraction(0)
            return None if left is None or right is None else left * size + right
    if word in lexicon.ones:
        return lexicon.ones[word]
    if word in lexicon.tens:
        return lexicon.tens[word]
    for join in lexicon.joins:
        unit, _, ten = word.partition(join)
        if unit in lexicon.ones and ten in lexicon.tens:
            return lexicon.ones[unit] + lexicon.tens[ten]
    return None
