"""Numbers as texts write them: digits in every thousands convention, words, fractions, scale words."""

import re
from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from timeline.language.quantity.numeral_words import NumeralWords, atom, load_numeral_words, may_begin
from timeline.language.text.tokens import Token
from timeline.model import Number

_SPACES = re.compile(r"[ \u00a0\u202f'’]")
_VULGAR = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "⅛": Fraction(1, 8),
    "⅕": Fraction(1, 5),
    "⅙": Fraction(1, 6),
}
_TEN, _HUNDRED = 10, 100
_MOST_DIGITS = 24
_LARGEST = 10**15  # what scale words may multiply up to: a hundred of them in a row are no number
_HYPHENS = "-‑–"


class Numeral(Struct, frozen=True):
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


def plain_number(value: Fraction) -> Number:
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
            return Fraction(int(whole + rest))
        return Fraction(int(whole + rest), 10 ** len(rest))
    return Fraction(int(bare))


def _joined(whole: str, sign: str, rest: str) -> Fraction | None:
    """Join groups of three, or the Indian twos before a last three; None for other groups."""
    first, *groups = whole.split(sign)
    if not groups or not first or len(first) > len("000") or len(groups[-1]) != len("000"):
        return None
    sizes = {len(group) for group in groups[:-1]}
    if sizes - {3} and sizes - {2}:
        return None
    return Fraction(int("".join((first, *groups)) + rest), 10 ** len(rest))


def read_numeral(tokens: Sequence[Token], at: int, language: str = "en") -> Numeral | None:
    """Read the number that begins at a token, with its scale words; None where none begins."""
    lexicon = load_numeral_words(language)
    token = tokens[at]
    if token.kind == "number":
        return _in_digits(tokens, at, lexicon)
    if token.text in _VULGAR:
        return Numeral(_VULGAR[token.text], at + 1, part=True)
    if token.kind == "sign" or not may_begin(token.low, lexicon):
        return None
    return _in_words(tokens, at, lexicon)


def _in_digits(tokens: Sequence[Token], at: int, lexicon: NumeralWords) -> Numeral | None:
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
    if scale > 1 and (rest := _rest(tokens, end, scale, lexicon)) is not None:
        return Numeral(value * scale + rest[0], rest[1], scaled=True, scale=scale)
    return Numeral(
        value * scale if scale > 1 else value, end, scaled=end > after, part=part and end == after, scale=scale
    )


def _rest(tokens: Sequence[Token], at: int, scale: int, lexicon: NumeralWords) -> tuple[Fraction, int] | None:
    """Read what goes on with a smaller scale word: the second half of "1 billion 200 million"."""
    if at + 1 >= len(tokens) or tokens[at].kind != "number" or tokens[at].glued:
        return None
    value = digits(tokens[at].text, lexicon.decimal)
    factor, end = _scale(tokens, at + 1, lexicon, digits=True)
    if value is None or not 1 < factor < scale or value * factor >= scale:
        return None
    return value * factor, end


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


def _and_a_half(tokens: Sequence[Token], at: int, lexicon: NumeralWords) -> tuple[Fraction, int] | None:
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


def _scale(tokens: Sequence[Token], at: int, lexicon: NumeralWords, *, digits: bool) -> tuple[int, int]:
    """Multiply scale words: "million", "bn", "lakh crore"; a hyphen may stand before them."""
    scale = 1
    while at < len(tokens) and scale <= _LARGEST:
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
            if factor is None and token.glued and (step == at or token.text.isupper()):
                factor = lexicon.glued_short.get(token.text)  # "P24.5-M"
        if factor is None or (step > at and token.low not in lexicon.scales and not token.text.isupper()):
            break
        scale *= int(factor)
        at = step + 1
        # a point that ends the abbreviation and no sentence: "3 млн. рублей", "2,5 Mio. Euro"
        pointed = token.low in lexicon.short and at + 1 < len(tokens) and tokens[at].text == "." and tokens[at].glued
        if pointed and tokens[at + 1].kind != "number":
            at += 1
    return scale, at


def _in_words(tokens: Sequence[Token], at: int, lexicon: NumeralWords) -> Numeral | None:
    first = tokens[at]
    if first.low in lexicon.articles and not counts(tokens, at, lexicon):
        return None
    special = _half_of_scale(tokens, at, lexicon) or _order(tokens, at, lexicon)
    if special is not None:
        return special
    value, after, scaled = _sum(tokens, at, lexicon)
    if value is None:
        return _lone_part(tokens, at, lexicon)
    value, after = _decimals(tokens, value, after, lexicon)
    fraction = _fraction(tokens, value, after, lexicon)
    if fraction is not None:
        return fraction
    scale = lexicon.scales.get(tokens[after - 1].low, 1)
    return Numeral(value, after, scaled=scaled, worded=True, scale=scale)


def counts(tokens: Sequence[Token], at: int, lexicon: NumeralWords) -> bool:
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


def _lone_part(tokens: Sequence[Token], at: int, lexicon: NumeralWords) -> Numeral | None:
    """Read "half", "a quarter": a part of something told behind it."""
    here = at + 1 if tokens[at].low in lexicon.articles and at + 1 < len(tokens) else at
    low = tokens[here].low
    if low not in lexicon.parts or (here == at and lexicon.articles and low not in lexicon.halves):
        return None
    return Numeral(Fraction(1, lexicon.parts[low]), here + 1, worded=True, part=True)


def _half_of_scale(tokens: Sequence[Token], at: int, lexicon: NumeralWords) -> Numeral | None:
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
    if after < len(tokens) and tokens[after].low in lexicon.of:
        after += 1
    if after < len(tokens) and tokens[after].low in lexicon.articles:
        after += 1
    if after < len(tokens) and tokens[after].low in lexicon.scales:
        scale, end = _scale(tokens, after, lexicon, digits=False)
        return Numeral(part * scale, end, scaled=True, worded=True)
    return None


def _order(tokens: Sequence[Token], at: int, lexicon: NumeralWords) -> Numeral | None:
    """Read "hundreds of thousands", "dozens", «десятки тысяч»: an order of magnitude without a number."""
    if tokens[at].low not in lexicon.vague:
        return None
    after = at + 1
    while after < len(tokens):
        step = after + 1 if tokens[after].low in lexicon.of else after
        if step < len(tokens) and (tokens[step].low in lexicon.vague or tokens[step].low in lexicon.scales):
            after = step + 1
            continue
        break
    return Numeral(None, after, scaled=True, worded=True)


class _Sum:
    """Number words added and multiplied up, one after the other, while they fit."""

    def __init__(self, lexicon: NumeralWords) -> None:
        self.lexicon = lexicon
        self.total = self.group = Fraction(0)
        self.smallest = Fraction(10**15)  # what may still be added to the group must be smaller
        self.seen = self.scaled = False

    def take(self, word: str) -> bool:
        """Take the next word; False where it does not go on with the number."""
        found = atom(word, self.lexicon)
        if found is None:
            return False
        kind, value = found
        if kind == "scale":
            if self.total > _LARGEST:
                return False
            self._scale(value)
        elif kind == "hundred":
            if not 0 < (self.group or 1) < _HUNDRED:
                return False
            self.group, self.smallest = (self.group or Fraction(1)) * value, value
        elif not self._add(word, kind, value):
            return False
        self.seen = True
        return True

    def _scale(self, value: Fraction) -> None:
        if self.seen and not self.group:
            self.total *= value
        else:
            self.total += (self.group or Fraction(1)) * value
        self.group, self.smallest, self.scaled = Fraction(0), value, True

    def _add(self, word: str, kind: str, value: Fraction) -> bool:
        if word in self.lexicon.multiplied and self.group % _HUNDRED == value / 5:  # quatre-vingt
            self.group, self.smallest = self.group + value * 4 - value / 5, value
            return True
        turned = self.lexicon.units_before_tens and 0 < self.group < _TEN and kind == "tens"
        if value >= self.smallest and not turned:
            return False
        self.group += value
        if value >= _HUNDRED:
            self.smallest = Fraction(_HUNDRED)
        else:
            below = _TEN * 2 if word in self.lexicon.wide else _TEN
            self.smallest = Fraction(below if kind == "tens" else 1)
        return True


def _sum(tokens: Sequence[Token], at: int, lexicon: NumeralWords) -> tuple[Fraction | None, int, bool]:
    """Add and multiply number words up: "two hundred and two thousand", "achtundsiebzig Millionen"."""
    said = _Sum(lexicon)
    after = at
    if tokens[at].low in lexicon.articles:
        said.group, said.seen, after = Fraction(1), True, at + 1
    while after < len(tokens):
        step = _joined_on(tokens, after, said) if said.seen else after
        if tokens[step].kind != "word" or not said.take(tokens[step].low):
            break
        after = step + 1
    only_article = after == at + 1 and tokens[at].low in lexicon.articles and tokens[at].low not in lexicon.ones
    if not said.seen or only_article:
        return None, at, False
    return said.total + said.group, after, said.scaled


def _joined_on(tokens: Sequence[Token], at: int, said: _Sum) -> int:
    """Step over a hyphen or "and" between two number words."""
    if at + 1 >= len(tokens):
        return at
    if tokens[at].kind == "sign" and tokens[at].text in _HYPHENS:
        return at + 1
    joins = said.scaled or said.group >= _TEN * 2 or said.lexicon.units_before_tens
    return at + 1 if joins and tokens[at].low in said.lexicon.joins else at


def _decimals(tokens: Sequence[Token], value: Fraction, after: int, lexicon: NumeralWords) -> tuple[Fraction, int]:
    """Add the digits spoken behind "point": "two point zero three"."""
    at, said = after + 1, ""
    if after >= len(tokens) or tokens[after].low not in lexicon.points:
        return value, after
    while at < len(tokens) and (digit := lexicon.ones.get(tokens[at].low)) is not None and digit < _TEN:
        said += str(digit)
        at += 1
    return (value + Fraction(f"0.{said}"), at) if said else (value, after)


def _fraction(tokens: Sequence[Token], value: Fraction, after: int, lexicon: NumeralWords) -> Numeral | None:
    """Read "two thirds", "three quarters", "one-third", and "one and a half million"."""
    if (half := _and_a_half(tokens, after, lexicon)) is not None:
        scale, end = _scale(tokens, half[1], lexicon, digits=False)
        return Numeral((value + half[0]) * scale, end, scaled=end > half[1], worded=True)
    step = after + 1 if after < len(tokens) and tokens[after].text in _HYPHENS else after
    if step < len(tokens) and tokens[step].low in lexicon.parts and 0 < value < lexicon.parts[tokens[step].low]:
        part = value / lexicon.parts[tokens[step].low]
        following = step + 1
        if following < len(tokens) and tokens[following].low in lexicon.of:
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
