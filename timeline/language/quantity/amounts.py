"""One number with its unit, read from tokens: money, percent, measure, count of things, or bare."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from timeline.language.quantity import counted, currencies, numeral_words, numerals
from timeline.language.quantity.figure_words import FigureWords, as_qualifier, behind, phrase_ahead
from timeline.language.text.tokens import Token
from timeline.model import Qualifier

_YEARS = (1900, 2099)
_SMALL = 6
_HYPHENS = "-‑"
_BEFORE_NOTHING = frozenset("#№@_*°")
_MINOR = 100
_PERCENT_OF = 3  # tokens of "per cent of"
_OPENING = frozenset('“"«')
_HELD = 20
_MARK_WINDOW = 4
_CLAUSE = 8  # tokens

Kind = Literal["money", "percent", "times", "measure", "count", "part", "bare"]


class Amount(Struct, frozen=True):
    """A number with its unit; `first` and `after` are tokens."""

    kind: Kind
    value: Fraction | None
    unit: str
    first: int
    after: int
    qualifier: Qualifier = "exact"
    doubt: str | None = None
    scaled: bool = False
    worded: bool = False
    scale: int = 1
    whole: Fraction | None = None
    per: str | None = None
    low: Fraction | None = None
    high: Fraction | None = None


class AmountReader(Struct, frozen=True):
    """What reading an amount needs to know of its surroundings. `seen` are the currencies named clearly so far."""

    text: str
    tokens: Sequence[Token]
    said: FigureWords
    language: str
    home: str | None
    seen: list[str]

    def read(self, at: int, floor: int = 0) -> Amount | None:
        """Read the amount that begins at a token; None where no number begins, or one that is no figure.

        Tokens before `floor` belong to the amount before.
        """
        tokens = self.tokens
        money = currencies.before(tokens, at, self.home, self.seen) if tokens[at].kind == "number" else None
        if money is not None and money.start < floor:
            money = None
        if money is None and self._is_label(at):
            return None
        numeral = numerals.read_numeral(tokens, at, self.language)
        if numeral is None:
            return None
        first = at
        sign = 1
        if money is None and at > floor and tokens[at - 1].low in self.said.minus and self._is_minus(at - 1):
            sign, first = -1, at - 1
        value = (
            None
            if numeral.value is None or self._is_some(at, numeral)
            else (-numeral.value if sign < 0 else numeral.value)
        )
        found = self._with_money(value, numeral, first, money) if money is not None else None
        found = found or self._behind(value, numeral, first)
        if found is None:
            return None
        return self._qualified(replace(found, scale=numeral.scale, per=self._pace(found.after)))

    def _pace(self, at: int) -> str | None:
        """Return the unit of time that the amount before a token is a rate of: "a day", "per year"."""
        tokens = self.tokens
        if at + 1 >= len(tokens) or tokens[at].low not in self.said.links["per"]:
            return None
        return self.said.rates.get(tokens[at + 1].low)

    # -- what is no figure -------------------------------------------------------------------------------------

    def _is_label(self, at: int) -> bool:
        """Whether the number names something: TU-214, No. 15, 13:35, +375-17, page 7, 3/2019."""
        tokens = self.tokens
        token = tokens[at]
        before = tokens[at - 1] if at else None
        if before is not None:
            if token.glued and (before.kind == "word" or before.text in _BEFORE_NOTHING or before.text in "/:."):
                return True
            if token.glued and before.text in _HYPHENS and before.glued and at > 1 and tokens[at - 2].kind == "word":
                return True
            if before.text in _BEFORE_NOTHING:
                return True
            label = tokens[at - 2] if before.text == "." and at > 1 else before
            if label.low in self.said.labels and token.kind == "number" and (label is before or before.glued):
                return True
            if token.glued and before.text == "+" and not self._signed(at):
                return True
        return token.kind == "number" and self._runs_on(at)

    def _signed(self, at: int) -> bool:
        return phrase_ahead(self.tokens, at + 1, self.said.percent) is not None

    def _runs_on(self, at: int) -> bool:
        """Whether more digits are glued on by a colon, or by two hyphens: a clock, a score, a telephone."""
        tokens = self.tokens
        if at + 2 >= len(tokens) or not (tokens[at + 1].glued and tokens[at + 2].glued):
            return False
        if tokens[at + 1].text == ":" and tokens[at + 2].kind == "number":
            return True
        dashes = at
        while (
            dashes < at + len("-7-1")
            and dashes + 2 < len(tokens)
            and tokens[dashes + 1].text in _HYPHENS
            and tokens[dashes + 1].glued
            and tokens[dashes + 2].kind == "number"
            and tokens[dashes + 2].glued
        ):
            dashes += 2
        return dashes > at + 2

    def _is_some(self, at: int, numeral: numerals.Numeral) -> bool:
        """Whether only an order of magnitude is told: "several thousand", «несколько миллионов»."""
        return numeral.worded and numeral.scale > 1 and at > 0 and self.tokens[at - 1].low in self.said.some

    def _is_minus(self, at: int) -> bool:
        token = self.tokens[at]
        if token.kind == "word":
            return True
        return not token.glued and self.tokens[at + 1].glued

    # -- units -------------------------------------------------------------------------------------------------

    def _with_money(
        self, value: Fraction | None, numeral: numerals.Numeral, first: int, money: currencies.Money
    ) -> Amount | None:
        digits = self.tokens[money.after].text
        word = self.tokens[money.after - 1]
        if word.kind == "word" and word.text not in currencies.codes() and self._is_year(value, numeral):
            return None  # "EURO 2012" is a championship
        if money.shaky and not (numeral.scaled or not digits.isdecimal()):
            return None
        after = numeral.after
        again = currencies.after(self.tokens, after, self.language, self.home, self.seen)
        numbered = again is not None and again.after < len(self.tokens) and self.tokens[again.after].kind == "number"
        if again is not None and value is not None and again.minor == 1 and not numbered:
            money = replace(money, code=again.code if money.doubt else money.code)
            after = again.after
        return self._money(value, numeral, money, min(first, money.start), after)

    def _money(
        self, value: Fraction | None, numeral: numerals.Numeral, money: currencies.Money, first: int, after: int
    ) -> Amount:
        if value is not None and money.minor != 1:
            value = value / money.minor if money.minor > 0 else value * -money.minor
        if money.doubt is None and (not self.seen or self.seen[-1] != money.code):
            self.seen.append(money.code)
        value, after = self._with_minor(value, money, after)
        return Amount("money", value, money.code, first, after, doubt=money.doubt, scaled=numeral.scaled,
                      worded=numeral.worded)  # fmt: skip

    def _with_minor(self, value: Fraction | None, money: currencies.Money, after: int) -> tuple[Fraction | None, int]:
        """Add the cents: "3 dollars 50 cents", "15 dollars and 50"."""
        if value is None or value.denominator != 1 or money.minor != 1 or after >= len(self.tokens):
            return value, after
        at = after + 1 if self.tokens[after].low in self.said.joins else after
        if at >= len(self.tokens) or self.tokens[at].kind == "sign":
            return value, after
        cents = numerals.read_numeral(self.tokens, at, self.language)
        if (
            cents is None
            or cents.value is None
            or cents.scaled
            or not 0 < cents.value < _MINOR
            or cents.value.denominator != 1
        ):
            return value, after
        coin = currencies.after(self.tokens, cents.after, self.language, self.home, self.seen)
        if coin is not None and coin.minor == _MINOR:
            return value + cents.value / _MINOR, coin.after
        ends = cents.after >= len(self.tokens) or self.tokens[cents.after].text in ".,;!?)"
        scales = numeral_words.load_numeral_words(self.language).scales
        by_name = self.tokens[after - 1].kind == "word" and self.tokens[after - 1].low not in scales
        if coin is None and ends and by_name and value < _MINOR:
            return value + cents.value / _MINOR, cents.after
        return value, after

    def _behind(self, value: Fraction | None, numeral: numerals.Numeral, first: int) -> Amount | None:
        """Read the unit that stands behind the number."""
        tokens, said, after = self.tokens, self.said, numeral.after
        finer = phrase_ahead(tokens, after, said.basis_points)
        if finer is not None and value is not None:
            value, points = value / _MINOR, "percentage points"
            return Amount("percent", value, points, first, finer[1], scaled=numeral.scaled, worded=numeral.worded)
        percent = phrase_ahead(tokens, after, said.points) or phrase_ahead(
            tokens, self._unhyphened(after), said.percent
        )
        if percent is not None and not self._in_address(percent[1]):
            return Amount("percent", value, percent[0], first, percent[1], scaled=numeral.scaled, worded=numeral.worded)
        if percent is None and numeral.value is not None and self._table_percent(first):
            return Amount("percent", value, "percent", 0, after, scaled=numeral.scaled, worded=numeral.worded)
        money = currencies.after(tokens, after, self.language, self.home, self.seen)
        if money is not None:
            scale, end = self._scaled_behind(money)
            return self._money(value if value is None or scale == 1 else value * scale, numeral, money, first, end)
        at = self._unhyphened(after)
        times = said.times | said.glued_times if at < len(tokens) and tokens[at].glued else said.times
        if at < len(tokens) and tokens[at].low in times:
            return Amount("times", value, "times", first, at + 1, worded=numeral.worded)
        return self._thing(value, numeral, first)

    def _thing(self, value: Fraction | None, numeral: numerals.Numeral, first: int) -> Amount | None:
        """Read a measure, a part of something, or what is counted; else the number stays bare."""
        tokens, after = self.tokens, numeral.after
        measure = self._measure(numeral)
        if measure is not None:
            return Amount("measure", value, measure[0], first, measure[1], scaled=numeral.scaled, worded=numeral.worded)
        if numeral.part:
            return Amount("part", value, "percent", first, after, worded=True)
        if after < len(tokens) and tokens[after].glued and tokens[after].kind == "word":
            return None  # 10th, 3D
        holding = self._holding(value, numeral)
        if holding is not None:
            return Amount("count", value, holding, first, after + 2, scaled=numeral.scaled)
        things = counted.phrase(tokens, self._unlinked(numeral), self.said)
        if things is not None and not self._is_year(value, numeral):
            unit = self.text[tokens[things[0]].start : tokens[things[1] - 1].end]
            return Amount("count", value, unit, first, things[1], scaled=numeral.scaled, worded=numeral.worded)
        return Amount("bare", value, "", first, after, scaled=numeral.scaled, worded=numeral.worded)

    def _holding(self, value: Fraction | None, numeral: numerals.Numeral) -> str | None:
        """Return what "a 300-bed hospital" has so many of; a small number only describes ("a 12-member board")."""
        at = self._unhyphened(numeral.after)
        if at == numeral.after or self.said.heads != "plural" or numeral.worded or value is None or value < _HELD:
            return None
        word = self.tokens[at]
        if (
            word.kind != "word"
            or word.low in self.said.time
            or not word.text.islower()
            or self._is_year(value, numeral)
        ):
            return None
        return word.text.removesuffix(self.said.plural) + self.said.plural

    def _scaled_behind(self, money: currencies.Money) -> tuple[Fraction, int]:
        """Read a scale word behind the money ("75 USD million"): its factor and the token after."""
        scales = numeral_words.load_numeral_words(self.language).scales
        if money.after < len(self.tokens) and self.tokens[money.after].low in scales:
            return Fraction(scales[self.tokens[money.after].low]), money.after + 1
        return Fraction(1), money.after

    def _table_percent(self, first: int) -> bool:
        """Whether all that stands before the number is "per cent of"."""
        if not 1 < first <= _PERCENT_OF or self.tokens[first - 1].low not in self.said.links["of"]:
            return False
        found = phrase_ahead(self.tokens, 0, self.said.percent)
        return found is not None and found[1] == first - 1

    def _in_address(self, at: int) -> bool:
        """Whether more is glued to a percent sign, as in a web address: %20and."""
        tokens = self.tokens
        glued = at < len(tokens) and tokens[at].glued and tokens[at].kind != "sign"
        return glued and tokens[at - 1].kind == "sign"

    def _unhyphened(self, at: int) -> int:
        """Step over the hyphen of "10-fold", "5-percent"."""
        tokens = self.tokens
        glued = at + 1 < len(tokens) and tokens[at].text in _HYPHENS and tokens[at].glued and tokens[at + 1].glued
        return at + 1 if glued else at

    def _unlinked(self, numeral: numerals.Numeral) -> int:
        """Step over "of" in "hundreds of thousands of jobs"."""
        at = numeral.after
        linked = numeral.value is None and at < len(self.tokens) and self.tokens[at].low in self.said.links["of"]
        return at + 1 if linked else at

    def _measure(self, numeral: numerals.Numeral) -> tuple[str, int] | None:
        """Return the unit of measure and the token behind it."""
        tokens = self.tokens
        at = self._unhyphened(numeral.after)
        if at < len(tokens) and tokens[at].low in self.said.links["of"] and numeral.scaled:
            at += 1
        found = phrase_ahead(tokens, at, self.said.measures)
        if found is None:
            return None
        bare = tokens[found[1] - 1]
        if len(bare.text) == 1 and not bare.glued and not bare.text.islower():
            return None
        return found

    def _is_year(self, value: Fraction | None, numeral: numerals.Numeral) -> bool:
        token = self.tokens[numeral.after - 1]
        bare = token.text.isdecimal() and len(token.text) == len("2022")
        return bare and value is not None and _YEARS[0] <= value <= _YEARS[1] and self._dated(numeral.after - 1)

    def _dated(self, at: int) -> bool:
        """Whether a word before the number makes it a year: "in 2000", "the 2022 reports"."""
        return at > 0 and (self.tokens[at - 1].low in self.said.stop or self.tokens[at - 1].kind != "word")

    # -- qualifiers --------------------------------------------------------------------------------------------

    def _qualified(self, amount: Amount) -> Amount:
        before = behind(self.tokens, self._opened(amount.first), self.said.qualifiers) or self._over_a_mark(
            amount.first
        )
        if amount.value is None:
            return replace(amount, qualifier="order_of_magnitude")
        if before is not None and not self._is_movement(*before):
            return replace(amount, qualifier=as_qualifier(before[0]))
        after = phrase_ahead(self.tokens, amount.after, self.said.qualifiers_after)
        return amount if after is None else replace(amount, qualifier=as_qualifier(after[0]))

    def _is_movement(self, meaning: str, first: int) -> bool:
        """Whether "up to" only says where something goes: "trade ought to go up to $3 billion"."""
        if meaning != "up_to" or first == 0:
            return False
        said = self.said
        if any(
            phrase_ahead(self.tokens, at, said.percent) == ("percent", first) for at in (first - 1, max(0, first - 2))
        ):
            return True  # "96% up to $7 million"
        if self.tokens[first].low not in said.links["levels"]:
            return self.tokens[first - 1].low in said.moving
        window = self.tokens[max(0, first - _CLAUSE) : first]
        return any(token.low in said.growing or token.low in said.moving for token in window)

    def _opened(self, first: int) -> int:
        """Step back over an article or an opening quotation mark."""
        articles = numeral_words.load_numeral_words(self.language).articles
        while first > 0 and (self.tokens[first - 1].low in articles or self.tokens[first - 1].text in _OPENING):
            first -= 1
        return first

    def _over_a_mark(self, first: int) -> tuple[str, int] | None:
        """Read "exceeded the record level of $50bn", "passed the threshold of …"."""
        at = first - 1
        if at < 2 or self.tokens[at].low not in self.said.links["mark_of"]:  # noqa: PLR2004 - a mark and a verb before it
            return None
        if self.tokens[at - 1].low not in self.said.marks:
            return None
        for back in range(at - 1, max(0, at - 1 - _MARK_WINDOW), -1):
            found = behind(self.tokens, back, self.said.qualifiers)
            if found is not None:
                return found
        return None
