"""Numbers as texts write them: digits in every thousands convention, words, fractions, scale words."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from attrs import frozen

from timeline.intake.language.lexicon import load
from timeline.intake.language.tokens import Token
from timeline.model import Number

_SPACES = re.compile(r"[ \u00a0\u202f'’]")
_VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3),
           "⅛": Fraction(1, 8), "⅕": Fraction(1, 5), "⅙": Fraction(1, 6), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8)}  # fmt: skip
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_LONGEST_WORD = 80
_MOST_DIGITS = 24
_HYPHENS = "-‑–"


class Numeral(NamedTuple):
    """A number read from tokens: its value (None: only an order of magnitude), and the token after it.

    `scaled` when a scale word takes part (`scale` is the last one's factor), `worded` when no digit does, `part` for a
    fraction of something.
    """

    value: Fraction | None
    after: int
    scaled: bool = False
    worded: bool = False
    part: bool = False
    scale: int = 1


@frozen
class Words:
    """A language's number words."""

    decimal: str
    units_before_tens: bool
    glued: bool
    joins: frozenset[str]
    articles: frozenset[str]
    points: frozenset[str]
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
    starts: frozenset[str]


@cache
def words(language: str) -> Words:
    """Return a language's number words (data/<language>/numerals.toml)."""
    table = load(language, "numerals")

    def exact(name: str) -> dict[str, Fraction]:
        return {word: Fraction(str(value)) for word, value in table[name].items()}

    ones, tens, hundreds = exact("ones"), exact("tens"), exact("hundreds")
    starts = {*ones, *tens, *hundreds, *table["scales"], *table["vague"], *table["half"]}
    return Words(
        decimal=table["decimal"],
        units_before_tens=table["units_before_tens"],
        glued=table["glued"],
        joins=frozenset(table["and"]),
        articles=frozenset(table["article"]),
        points=frozenset(table["point"]),
        halves=frozenset(table["half"]),
        ones=ones,
        tens=tens,
        hundreds=hundreds,
        scales=table["scales"],
        short=table["short"],
        glued_short=table["glued_short"],
        parts=table["parts"],
        vague=table["vague"],
        multiplied=frozenset(table.get("multiplied", ())),
        starts=frozenset(starts),
    )


def plain(value: Fraction) -> Number:
    """Return an exact value as the log writes it: an int where it is whole."""
    return value.numerator if value.denominator == 1 else float(value)


def digits(text: str, decimal: str = ".") -> Fraction | None:
    """Read digits in any thousands convention; None for what is no number (192.168.1.2, 12.05.2022).

    `decimal` is the language's decimal sign: it decides where one sign alone could part either way.
    """
    bare = _SPACES.sub("", text)
    if len(bare) > _MOST_DIGITS or not bare.isascii():
        return None
    commas, points = bare.count(","), bare.count(".")
    if commas and points:
        last = "," if bare.rindex(",") > bare.rindex(".") else "."
        other = "." if last == "," else ","
        whole, _, rest = bare.rpartition(last)
        return _joined(whole, other, rest) if last not in whole else None
    if commas + points > 1:
        sign = "," if commas else "."
        return _joined(bare, sign, "")
    if commas + points == 1:
        sign = "," if commas else "."
        whole, _, rest = bare.partition(sign)
        groups = len(rest) == len("000") and len(whole) <= len("000") and whole != "0" and bare == text
        if groups and (sign != decimal or rest == "000"):
            return Fraction(whole + rest)
        return Fraction(f"{whole}.{rest}")
    return Fraction(bare)


def _joined(whole: str, sign: str, rest: str) -> Fraction | None:
    """Join groups of three, or the Indian twos before a last three; None for other groups."""
    first, *groups = whole.split(sign)
    if not groups or not first or len(first) > len("000") or len(groups[-1]) != len("000"):
        return None
    sizes = {len(group) for group in groups[:-1]}
    if sizes - {3} and sizes - {2}:
        return None
    return Fraction("".join((first, *groups)) + (f".{rest}" if rest else ""))


def read(tokens: Sequence[Token], at: int, language: str = "en") -> Numeral | None:
    """Read the number that begins at a token, with its scale words; None where none begins."""
    lexicon = words(language)
    token = tokens[at]
    if token.kind == "number":
        return _in_digits(tokens, at, lexicon)
    if token.kind == "sign":
        return Numeral(_VULGAR[token.text], at + 1, part=True) if token.text in _VULGAR else None
    return _in_words(tokens, at, lexicon)


def _in_digits(tokens: Sequence[Token], at: int, lexicon: Words) -> Numeral | None:
    value = digits(tokens[at].text, lexicon.decimal)
    if value is None:
        return None
    after = at + 1
    part = False
    if (fraction := _slashed(tokens, after)) is not None and value.denominator == 1 and not tokens[after].glued:
        value += fraction
        after += 3
    elif (fraction := _slashed(tokens, at)) is not None:
        value, after, part = fraction, at + 3, True
    elif after < len(tokens) and tokens[after].text in _VULGAR:
        value += _VULGAR[tokens[after].text]
        after += 1
    elif (half := _and_a_half(tokens, after, lexicon)) is not None:
        value += half[0]
        after = half[1]
    scale, end = _scale(tokens, after, lexicon, digits=True)
    return Numeral(value * scale, end, scaled=end > after, part=part and end == after, scale=scale)


def _slashed(tokens: Sequence[Token], at: int) -> Fraction | None:
    """Read 3/4."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != "/":
        return None
    above, below = tokens[at], tokens[at + 2]
    if not (above.text.isdecimal() and below.text.isdecimal() and below.glued and tokens[at + 1].glued):
        return None
    if at + 3 < len(tokens) and tokens[at + 3].text == "/":
        return None
    over, under = int(above.text), int(below.text)
    return Fraction(over, under) if 0 < over < under <= _HUNDRED else None


def _and_a_half(tokens: Sequence[Token], at: int, lexicon: Words) -> tuple[Fraction, int] | None:
    """Read "and a half", "and three quarters", "с половиной" behind a number."""
    if at + 1 >= len(tokens) or tokens[at].low not in lexicon.joins:
        return None
    after = at + 1
    count = Fraction(1)
    if tokens[after].low in lexicon.articles:
        after += 1
    elif tokens[after].low in lexicon.ones:
        count = lexicon.ones[tokens[after].low]
        after += 1
    if after >= len(tokens):
        return None
    if tokens[after].low in lexicon.parts:
        return count / lexicon.parts[tokens[after].low], after + 1
    return None


def _scale(tokens: Sequence[Token], at: int, lexicon: Words, *, digits: bool) -> tuple[int, int]:
    """Multiply scale words: "million", "bn", "lakh crore"; a hyphen may stand before them."""
    scale = 1
    while at < len(tokens):
        token = tokens[at]
        step = at
        if token.text in _HYPHENS and token.glued and at + 1 < len(tokens) and tokens[at + 1].glued:
            step = at + 1
            token = tokens[step]
        if token.kind != "word":
            break
        factor = lexicon.scales.get(token.low) or lexicon.hundreds.get(token.low)
        if factor is None and digits and scale == 1:
            factor = lexicon.short.get(token.low)
            if factor is None and token.glued and step == at:
                factor = lexicon.glued_short.get(token.text)
        if factor is None or (step > at and token.low not in lexicon.scales):
            break
        scale *= int(factor)
        at = step + 1
        # a point that only ends the abbreviation: "3 млн. рублей", "2,5 Mio. USD"
        if token.low in lexicon.short and at + 1 < len(tokens) and tokens[at].text == "." and tokens[at].glued:
            following = tokens[at + 1].text
            if following[0].islower() or following in "$€£¥₽" or following.isupper():
                at += 1
    return scale, at


def _in_words(tokens: Sequence[Token], at: int, lexicon: Words) -> Numeral | None:
    first = tokens[at]
    if first.low in lexicon.articles and not _counting_article(tokens, at, lexicon):
        return None
    halved = _half_of_scale(tokens, at, lexicon)
    if halved is not None:
        return halved
    vague = _order(tokens, at, lexicon)
    if vague is not None:
        return vague
    value, after, scaled = _sum(tokens, at, lexicon)
    if value is None:
        return _lone_part(tokens, at, lexicon)
    fraction = _fraction(tokens, value, after, lexicon)
    if fraction is not None:
        return fraction
    scale = lexicon.scales.get(tokens[after - 1].low, 1)
    return Numeral(value, after, scaled=scaled, worded=True, scale=scale)


def _counting_article(tokens: Sequence[Token], at: int, lexicon: Words) -> bool:
    """Whether "a" begins a number: "a hundred", "a million", "a dozen", "a quarter of"."""
    if at + 1 >= len(tokens):
        return False
    following = tokens[at + 1].low
    return (
        following in lexicon.hundreds
        or following in lexicon.scales
        or following in lexicon.parts
        or following in lexicon.halves
        or tokens[at].low in lexicon.ones
    )


def _lone_part(tokens: Sequence[Token], at: int, lexicon: Words) -> Numeral | None:
    """Read "half", "a quarter": a part of something told behind it."""
    here = at + 1 if tokens[at].low in lexicon.articles and at + 1 < len(tokens) else at
    low = tokens[here].low
    if low not in lexicon.parts or (here == at and lexicon.articles and low not in lexicon.halves):
        return None
    return Numeral(Fraction(1, lexicon.parts[low]), here + 1, worded=True, part=True)


def _half_of_scale(tokens: Sequence[Token], at: int, lexicon: Words) -> Numeral | None:
    """Read "half a million", "a quarter million", "half a dozen", "eine halbe Million"."""
    here = at
    if tokens[here].low in lexicon.articles and here + 1 < len(tokens):
        here += 1
    low = tokens[here].low
    part = (
        Fraction(1, 2) if low in lexicon.halves else Fraction(1, lexicon.parts[low]) if low in lexicon.parts else None
    )
    if part is None:
        return None
    after = here + 1
    if after < len(tokens) and tokens[after].low in ("of", "de"):
        after += 1
    if after < len(tokens) and tokens[after].low in lexicon.articles:
        after += 1
    if after < len(tokens) and tokens[after].low in lexicon.scales:
        scale, end = _scale(tokens, after, lexicon, digits=False)
        return Numeral(part * scale, end, scaled=True, worded=True)
    return None


def _order(tokens: Sequence[Token], at: int, lexicon: Words) -> Numeral | None:
    """Read "hundreds of thousands", "dozens", «десятки тысяч»: an order of magnitude without a number."""
    if tokens[at].low not in lexicon.vague:
        return None
    after = at + 1
    while after < len(tokens):
        step = after + 1 if tokens[after].low in ("of", "de") else after
        if step < len(tokens) and (tokens[step].low in lexicon.vague or tokens[step].low in lexicon.scales):
            after = step + 1
            continue
        break
    return Numeral(None, after, scaled=True, worded=True)


def _sum(tokens: Sequence[Token], at: int, lexicon: Words) -> tuple[Fraction | None, int, bool]:
    """Add and multiply number words up: "two hundred and two thousand", "achtundsiebzig Millionen"."""
    total, group = Fraction(0), Fraction(0)
    smallest = Fraction(10**15)  # what may still be added to the group must be smaller than this
    after, scaled, seen = at, False, False
    if tokens[at].low in lexicon.articles:
        group, seen, after = Fraction(1), True, at + 1
    while after < len(tokens):
        step = after
        token = tokens[step]
        if (seen and token.kind == "sign" and token.text in _HYPHENS and step + 1 < len(tokens)) or (
            seen
            and token.low in lexicon.joins
            and step + 1 < len(tokens)
            and (scaled or group >= _TEN * 2 or lexicon.units_before_tens)
        ):
            step += 1
        token = tokens[step]
        if token.kind != "word":
            break
        atom = _atom(token.low, lexicon)
        if atom is None:
            break
        kind, value = atom
        if kind == "scale":
            total += (group or Fraction(1)) * value if group or not seen else Fraction(0)
            if seen and not group:
                total *= value
            group, smallest, scaled = Fraction(0), value, True
        elif kind == "hundred":
            if not 0 < (group or 1) < _HUNDRED:
                break
            group = (group or Fraction(1)) * value
            smallest = value
        else:
            fits = value < smallest or (lexicon.units_before_tens and 0 < group < _TEN and kind == "tens")
            if token.low in lexicon.multiplied and group % _HUNDRED == value / 5:
                group, smallest, seen, after = group + value * 4 - value / 5, value, True, step + 1  # quatre-vingt
                continue
            if not fits:
                break
            group += value
            smallest = Fraction(_TEN if kind == "tens" else 1) if value < _HUNDRED else Fraction(_HUNDRED)
            if kind == "ones" and value >= _TEN:
                smallest = Fraction(1)
        seen, after = True, step + 1
    if not seen or (after == at + 1 and tokens[at].low in lexicon.articles and tokens[at].low not in lexicon.ones):
        return None, at, False
    return total + group, after, scaled


def _atom(word: str, lexicon: Words) -> tuple[str, Fraction] | None:
    """Return the kind and value of a number word."""
    if word in lexicon.ones:
        return "ones", lexicon.ones[word]
    if word in lexicon.tens:
        return "tens", lexicon.tens[word]
    if word in lexicon.hundreds:
        value = lexicon.hundreds[word]
        return ("hundred" if value == _HUNDRED and len(lexicon.hundreds) <= len("en") else "hundreds"), value
    if word in lexicon.scales:
        return "scale", Fraction(lexicon.scales[word])
    if lexicon.glued and len(word) <= _LONGEST_WORD and (value := _unglued(word, lexicon)) is not None:
        return ("scale", value) if value == _THOUSAND else ("hundreds" if value >= _HUNDRED else "tens", value)
    return None


def _unglued(word: str, lexicon: Words) -> Fraction | None:
    """Read a number written as one word, as German does: zweihundertfünfundfünfzig."""
    for scale, size in (("tausend", _THOUSAND), ("hundert", _HUNDRED)):
        if scale in word and (size == _THOUSAND or "tausend" not in word):
            before, _, behind = word.partition(scale)
            left = _unglued(before, lexicon) if before else Fraction(1)
            right = _unglued(behind.removeprefix("und"), lexicon) if behind else Fraction(0)
            return None if left is None or right is None else left * size + right
    if word in lexicon.ones:
        return lexicon.ones[word]
    if word in lexicon.tens:
        return lexicon.tens[word]
    unit, join, ten = word.partition("und")
    if join and unit in lexicon.ones and ten in lexicon.tens:
        return lexicon.ones[unit] + lexicon.tens[ten]
    return None


def _fraction(tokens: Sequence[Token], value: Fraction, after: int, lexicon: Words) -> Numeral | None:
    """Read "two thirds", "three quarters", "one-third", and "one and a half million"."""
    if (half := _and_a_half(tokens, after, lexicon)) is not None:
        scale, end = _scale(tokens, half[1], lexicon, digits=False)
        return Numeral((value + half[0]) * scale, end, scaled=end > half[1], worded=True)
    step = after + 1 if after < len(tokens) and tokens[after].text in _HYPHENS else after
    if step < len(tokens) and tokens[step].low in lexicon.parts and 0 < value < lexicon.parts[tokens[step].low]:
        part = value / lexicon.parts[tokens[step].low]
        following = step + 1
        if following < len(tokens) and tokens[following].low in ("of", "de"):
            following += 1
        if following < len(tokens) and tokens[following].low in lexicon.articles:
            following += 1
        scale, end = _scale(tokens, following, lexicon, digits=False)
        return (
            Numeral(part * scale, end, scaled=True, worded=True)
            if end > following
            else Numeral(part, step + 1, worded=True, part=True)
        )
    return None
