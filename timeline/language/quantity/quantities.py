"""Every number of a text that has a unit: money, percent, ratios, measures, counts of things."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import zip_longest

import ahocorasick_rs
from attrs import frozen
from msgspec.structs import replace

from timeline.language.marks import Moment, Quantity, Sentence
from timeline.language.quantity import bare_numbers, growth, numeral_words, numerals
from timeline.language.quantity.amounts import Amount, AmountReader
from timeline.language.quantity.figure_words import figure_words
from timeline.language.text import tokens
from timeline.language.text.tokens import Token
from timeline.language.words.phrases import lowered
from timeline.model import Change, Number

_FRACTIONS = "½¼¾⅓⅔⅛⅕⅙"
_DIGITS = f"0123456789{_FRACTIONS}"
_NUMBER = re.compile(f"[{_DIGITS}]+")
_CARRIED_OVER = 2  # sentences
_TIED = 3  # tokens
_FEW, _MANY = 10, 20
_MOST = 100  # that "so many in so many" is told of
_DEALT = 4  # tokens


def find_quantities(
    text: str,
    sentences: Sequence[Sentence],
    *,
    language: str,
    home: str | None = None,
    moments: Sequence[Moment] = (),
) -> tuple[Quantity, ...]:
    """Return the quantities of a text in its order, without overlaps.

    `home` is the source's country (ISO 3166-1): "$" and "rubles" are its money where they can be. A number inside a
    moment is a date or a duration, never a quantity.
    """
    said = figure_words(language)
    blocked = _Blocked.of(moments)
    seen: list[str] = []
    found: list[Quantity] = []
    last: _Last | None = None
    for sentence in _with_numbers(text, sentences, language, blocked):
        cut = tokens.split_tokens(text, sentence.start, sentence.end)
        reader = AmountReader(text, cut, said, language, home, seen)
        if last is not None and sentence.index - last.sentence > _CARRIED_OVER:
            last = None
        amounts = list(_amounts(reader, blocked))
        for quantity, amount in _quantities(reader, amounts, last):
            found.append(quantity)
            last = _Last(amount, sentence.index)
    return tuple(found)


@frozen
class _Last:
    amount: Amount
    sentence: int


@frozen
class _Blocked:
    """Where no quantity can be: dates, clocks, durations."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @staticmethod
    def of(moments: Sequence[Moment]) -> "_Blocked":
        ordered = sorted((moment.start, moment.end) for moment in moments)
        return _Blocked(tuple(start for start, _ in ordered), tuple(end for _, end in ordered))

    def until(self, offset: int) -> int | None:
        index = bisect_right(self.starts, offset) - 1
        return self.ends[index] if index >= 0 and offset < self.ends[index] else None


@cache
def _triggers(language: str) -> ahocorasick_rs.AhoCorasick:
    said, lexicon = figure_words(language), numeral_words.load_numeral_words(language)
    listed = {*lexicon.starts, *lexicon.parts, *said.multiples, *said.multiples_bare}
    return ahocorasick_rs.AhoCorasick(sorted(listed), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


@cache
def _begins(language: str) -> frozenset[str]:
    """Words that an amount can begin with."""
    said, lexicon = figure_words(language), numeral_words.load_numeral_words(language)
    return frozenset(
        (*_FRACTIONS, *lexicon.starts, *lexicon.articles, *lexicon.parts, *said.multiples, *said.multiples_bare)
    )


def _with_numbers(text: str, sentences: Sequence[Sentence], language: str, blocked: "_Blocked") -> Iterator[Sentence]:
    """Yield the sentences in which a digit that is no date's or a number word stands."""
    low, glued = lowered(text), numeral_words.load_numeral_words(language).glued
    spots = [at for match in _NUMBER.finditer(text) if blocked.until(at := match.start()) is None]
    for _, start, end in _triggers(language).find_matches_as_indexes(low):
        if (start == 0 or not low[start - 1].isalpha()) and (glued or end == len(low) or not low[end].isalpha()):
            spots.append(start)
    starts = [sentence.start for sentence in sentences]
    for at in sorted({bisect_right(starts, spot) - 1 for spot in spots}):
        if at >= 0:
            yield sentences[at]


def _amounts(reader: AmountReader, blocked: _Blocked) -> Iterator[Amount]:
    """Yield the amounts of a sentence, ranges joined, dates stepped over."""
    cut = reader.tokens
    lexicon = numeral_words.load_numeral_words(reader.language)
    begins = _begins(reader.language)
    free = 0  # where nothing read yet reaches
    held: Amount | None = None
    openings = (
        [at for at, token in enumerate(cut) if token.kind != "sign"]
        if lexicon.glued
        else [at for at, token in enumerate(cut) if token.low in begins or token.kind == "number"]
    )
    for at in openings:
        token = cut[at]
        if at < free or (token.low in lexicon.articles and not numerals.counts(cut, at, lexicon)):
            continue
        if blocked.until(token.start) is not None:
            continue
        amount = _amount(reader, at, lexicon, 0 if held is None else held.after)
        if amount is None:
            continue
        if held is not None:
            joined = _range(reader, held, amount) or _one_in(reader, held, amount)
            if joined is None:
                yield held
            else:
                amount = joined
        held = amount
        free = amount.after
    if held is not None:
        yield held


def _amount(reader: AmountReader, at: int, lexicon: numeral_words.NumeralWords, floor: int) -> Amount | None:
    token = reader.tokens[at]
    if token.kind == "word":
        ratio = growth.multiple(reader.tokens, at, reader.said)
        if ratio is not None:
            return Amount("times", ratio, "", at, at + 1, worded=True)
        if token.low not in _begins(reader.language) and not (
            lexicon.glued and numerals.read_numeral(reader.tokens, at, reader.language)
        ):
            return None
    read = reader.read(at, floor)
    named = at > 0 and token.kind == "number" and token.glued and reader.tokens[at - 1].kind == "word"
    return None if read is not None and named and read.first == at else read  # "COP21"


def _one_in(reader: AmountReader, part: Amount, whole: Amount) -> Amount | None:
    """Read "four in ten voters" as the share it is; None where the numbers have nothing to do with each other."""
    between = [token.low for token in reader.tokens[part.after : whole.first]]
    if len(between) != 1 or between[0] not in reader.said.links["out_of"] or part.kind != "bare":
        return None
    if whole.kind != "count" or part.value is None or whole.value is None or not 1 <= part.value < whole.value <= _MOST:
        return None
    share = growth.of_part(part.value / whole.value)
    return replace(whole, kind="percent", unit="percent", value=share, first=part.first, qualifier=part.qualifier)


def _range(reader: AmountReader, low: Amount, high: Amount) -> Amount | None:
    """Join "5-10 million", "between 3 and 5 percent", "from 20 to 30 companies" into one; None where they are two."""
    between = reader.tokens[low.after : high.first]
    said = reader.said
    if len(between) != 1 or between[0].low not in said.range or low.value is None or high.value is None:
        return None
    if low.kind == "percent" and not high.unit:
        return None  # "up 33% to 75 thousand"
    if low.low is not None or low.kind in ("times", "part") or (low.unit and high.unit and low.unit != high.unit):
        return None
    opened = low.first > 0 and reader.tokens[low.first - 1].low in said.between
    dashed = between[0].kind == "sign"
    if between[0].low in said.links["parting"] and not opened:
        return None
    grown = growth.direction(reader.tokens, low.first - 1 if opened else low.first, low.after, said)
    spanned = low.first > 0 and reader.tokens[low.first - 1].low in said.spans
    if opened and not spanned and not dashed and grown is not None:
        return None  # "rose from 5 to 7 percent" tells two levels
    first = low.value
    if low.scale == 1 and high.scale > 1 and first < high.value:
        first *= high.scale
    unit, kind = (high.unit, high.kind) if high.unit else (low.unit, low.kind)
    if first >= high.value or not unit:
        return None
    return replace(high,
        kind=kind, unit=unit, first=low.first, value=first, low=first, high=high.value,
        qualifier="exact" if low.qualifier == "exact" else low.qualifier, doubt=low.doubt or high.doubt,
    )  # fmt: skip


def _quantities(
    reader: AmountReader, amounts: Sequence[Amount], last: _Last | None
) -> Iterator[tuple[Quantity, Amount]]:
    """Settle what each amount is: its unit where it has none of its own, its growth where it is one."""
    before = last.amount if last is not None else None
    way = 0  # which way the growth before went: "exports grew by 20%, and imports by 40%"
    for amount, following in zip_longest(amounts, amounts[1:]):
        settled = _shared(reader, amount, following) or _settled(reader, amount, before)
        if settled is None:
            continue
        change = None
        if settled.kind in ("percent", "times", "part"):
            settled, change = _grown(reader, settled, way)
            if settled is None:
                continue
            way = way if change is None or change.percent is None else 1 if change.percent > 0 else -1
        elif settled.value is not None and (sign := growth.added(reader.tokens, settled.first, reader.said)):
            change = growth.as_change(settled.kind, settled.value, sign, settled.qualifier)
        yield _quantity(reader, settled, change), settled
        if settled.kind in ("money", "count"):
            before = settled


def _shared(reader: AmountReader, amount: Amount, following: Amount | None) -> Amount | None:
    """Give a bare number the unit of the next: "from 10,000 to 14,000 tonnes", "500 direct and 900 indirect jobs"."""
    if following is not None and following.kind == "bare":
        following = bare_numbers.numbered(reader, following) or following
    if following is None or amount.kind != "bare" or following.kind not in ("count", "measure", "money", "percent"):
        return None
    between = reader.tokens[amount.after : following.first]
    said = reader.said
    tied = any(token.low in said.joins or token.low in said.range for token in between)
    if not tied or len(between) > _TIED or amount.worded or amount.value is None or following.value is None:
        return None
    least = _FEW if following.kind == "count" and not _respectively(reader, following) else 1
    if not least <= amount.value <= following.value * _MANY or following.value > amount.value * _MANY:
        return None
    return replace(amount, kind=following.kind, unit=following.unit)


def _respectively(reader: AmountReader, following: Amount) -> bool:
    """Whether the words behind two numbers deal them out: "5 and 6 boats respectively"."""
    behind = reader.tokens[following.after : following.after + _DEALT]
    return any(token.low in reader.said.links["each"] for token in behind)


def _settled(reader: AmountReader, amount: Amount, before: Amount | None) -> Amount | None:
    if amount.kind == "money" and before is not None and _converted(reader, before, amount):
        return None
    if amount.kind == "count" and amount.unit == "others" and before is not None and before.kind == "count":
        return replace(amount, unit=before.unit)
    if amount.kind == "count":
        return None if _head(reader, amount).low in reader.said.time else amount
    return bare_numbers.settled(reader, amount, before) if amount.kind == "bare" else amount


def _converted(reader: AmountReader, before: Amount, amount: Amount) -> bool:
    """Whether the amount only tells the one before in other money: "10 billion rubles ($110 million)"."""
    cut = reader.tokens
    opened = amount.first == before.after + 1 and cut[before.after].text == "("
    return opened and before.kind == "money" and amount.after < len(cut) and cut[amount.after].text == ")"


def _head(reader: AmountReader, amount: Amount) -> Token:
    return reader.tokens[amount.after - 1]


def _grown(reader: AmountReader, amount: Amount, way: int) -> tuple[Amount | None, Change | None]:
    """Tell growth from level; (None, None) for what is neither."""
    cut, said = reader.tokens, reader.said
    value = amount.value
    if value is None:
        return None, None
    step = growth.direction(cut, amount.first, amount.after, said)
    if amount.kind == "times":
        compared = amount.after < len(cut) and cut[amount.after].low in said.compared
        if amount.unit == "":
            return replace(amount, unit="times"), Change(ratio=numerals.plain_number(value))
        if step is None and not compared:
            return None, None
        return amount, growth.as_change("times", value, step.sign if step else 1, amount.qualifier)
    if amount.kind == "part":
        return _grown_part(reader, amount, value, step)
    if step is None and way and amount.first > 0 and cut[amount.first - 1].low in said.links["grow_by"]:
        step = growth.Step(way, behind=False)
    if step is None:
        return amount, None
    return amount, growth.as_change("percent", value, step.sign, amount.qualifier)


def _grown_part(
    reader: AmountReader, amount: Amount, value: Fraction, step: growth.Step | None
) -> tuple[Amount | None, Change | None]:
    """Read a fraction: of something ("over half of the seedlings"), or a growth ("by a quarter", "in half")."""
    cut, said = reader.tokens, reader.said
    whole = replace(amount, kind="percent", value=growth.of_part(value))
    before = cut[amount.first - 1].low if amount.first else ""
    if step is not None and before in said.links["by"]:
        return whole, growth.as_change("percent", growth.of_part(value), step.sign, amount.qualifier)
    at = amount.after
    if at + 1 >= len(cut) or before in said.no_whole:
        return None, None
    linked = cut[at].low in said.links["of"] or (not numeral_words.load_numeral_words(reader.language).articles)
    rest = cut[at + 1 : at + 4] if cut[at].low in said.links["of"] else cut[at : at + 3]
    if not linked or rest[0].kind != "word" or any(token.low in said.time for token in rest):
        return None, None
    return whole, None


def _quantity(reader: AmountReader, amount: Amount, change: Change | None) -> Quantity:
    start, end = reader.tokens[amount.first].start, reader.tokens[amount.after - 1].end
    return Quantity(
        start=start,
        end=end,
        text=reader.text[start:end],
        unit=amount.unit,
        value=_number(amount.value),
        qualifier=amount.qualifier,
        low=_number(amount.low),
        high=_number(amount.high),
        change=change,
        doubt=amount.doubt,
        whole=_number(amount.whole),
        per=amount.per,
    )


def _number(value: Fraction | None) -> Number | None:
    return None if value is None else numerals.plain_number(value)
