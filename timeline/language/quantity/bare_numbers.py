"""Numbers with no unit of their own: what they count is told around them, or before."""

from collections.abc import Sequence

from msgspec.structs import replace

from timeline.language.quantity import counted, numerals
from timeline.language.quantity.amounts import Amount, AmountReader
from timeline.language.quantity.figure_words import FigureWords, behind
from timeline.language.text.tokens import Token
from timeline.language.words import genitives

_THOUSAND = 1000
_FIRST, _LAST = 1900, 2099  # years
_TOLD = 40  # characters of "the same month a year earlier"
_VERB = 6  # tokens between a verb and what leads to its number
_FAR = 20  # tokens
_NEAR = 12  # tokens


def settled(reader: AmountReader, amount: Amount, before: Amount | None) -> Amount | None:
    """Give a bare number the unit of what it is part of, what it numbers, or what was counted before; None for none."""
    known = _crew(reader, amount) or numbered(reader, amount) or _part_of(reader, amount, before)
    if known is not None:
        return known
    if before is not None and (carried := _carried(reader, amount, before)) is not None:
        return carried
    return _paced(reader, amount) or _of_subject(reader, amount)


def _part_of(reader: AmountReader, amount: Amount, before: Amount | None) -> Amount | None:
    """Read "three of the five clinics", "25 of its 74 libraries", "around 20 of these"."""
    cut, said, at = reader.tokens, reader.said, amount.after
    if amount.value is None or amount.scaled or at + 1 >= len(cut) or cut[at].low not in said.links["of"]:
        return None
    at += 1
    begin = at
    while at < len(cut) and (cut[at].low in said.links["whose"] or genitives.is_genitive(cut[at].low)):
        at += 1
    whole = numerals.read_numeral(cut, at, reader.language) if at < len(cut) else None
    if whole is not None and (whole.value is None or whole.value <= amount.value):
        return None
    if whole is None and (at == begin or amount.worded):
        return None
    things = counted.phrase(cut, at if whole is None else whole.after, said)
    if things is not None:
        unit, after = reader.text[cut[things[0]].start : cut[things[1] - 1].end], amount.after
        ends = things[1] if whole is not None and whole.worded else after
        return replace(amount, kind="count", unit=unit, after=ends, whole=whole.value if whole is not None else None)
    if whole is None and before is not None and before.kind == "count":
        return replace(amount, kind="count", unit=before.unit)
    return None


def _paced(reader: AmountReader, amount: Amount) -> Amount | None:
    """Read "seedlings are planted at 85 a day": of the plural told before."""
    cut, said = reader.tokens, reader.said
    if amount.per is None or amount.value is None or amount.worded:
        return None
    for at in range(amount.first - 1, max(-1, amount.first - 1 - _NEAR), -1):
        if cut[at].kind == "sign":
            return None
        if counted.is_plural(cut[at], said) and cut[at].low not in said.stop and cut[at].low not in said.time:
            return replace(amount, kind="count", unit=cut[at].text)
    return None


def _of_subject(reader: AmountReader, amount: Amount) -> Amount | None:
    """Read "visitors to the zoo rose from 9,000", "arrivals stood at 1.9 million": of the plural that it tells of.

    What is measured and not counted, as prices, has no such number.
    """
    cut, said = reader.tokens, reader.said
    whole = amount.value is not None and (amount.scaled or amount.value.denominator == 1) and not amount.worded
    if said.heads != "plural" or not whole or amount.per is not None or not _ends(cut, amount.after, said):
        return None
    qualified = behind(cut, amount.first, said.qualifiers)
    at = (amount.first if qualified is None else qualified[1]) - 1
    if at < 1 or cut[at].low not in said.links["landing"]:
        return None
    verb = next((spot for spot in range(at - 1, max(-1, at - 1 - _VERB), -1) if _tells_level(cut[spot], said)), None)
    if verb is None:
        return None
    nouns = [spot for spot in range(max(0, verb - _NEAR), verb) if counted.is_plural(cut[spot], said)]
    for spot in nouns:
        if not any(_parts(token, said) for token in cut[spot + 1 : verb]):
            named = cut[spot].low
            told = {named} & (said.links["uncounted"] | said.time | said.vague | said.stop)
            return None if told else replace(amount, kind="count", unit=named)
    return None


def _parts(token: Token, said: FigureWords) -> bool:
    """Whether a word between a noun and a verb makes it no subject of it: "the police said complaints rose"."""
    phrase = said.links["phrase"] | said.links["landing"] | said.links["within"] | said.articles | said.links["whose"]
    return token.kind == "sign" or (token.low in said.stop and token.low not in phrase)


def _tells_level(token: Token, said: FigureWords) -> bool:
    return token.low in said.verbs or token.low in said.links["levels"]


def _crew(reader: AmountReader, amount: Amount) -> Amount | None:
    """Read "a delegation of 24"."""
    cut, at = reader.tokens, amount.first
    linked = at > 1 and cut[at - 1].low in reader.said.links["of"] and cut[at - 2].low in reader.said.crews
    if not linked or amount.value is None or not _ends(cut, amount.after, reader.said):
        return None
    return replace(amount, kind="count", unit=reader.said.crew_unit)


def numbered(reader: AmountReader, amount: Amount) -> Amount | None:
    """Read "the number of joint ventures has reached 1,700"."""
    cut, said = reader.tokens, reader.said
    if amount.value is None or not _ends(cut, amount.after, said):
        return None
    if amount.first == 0 or cut[amount.first - 1].low not in _leading(said):
        return None
    for at in range(amount.first - 2, max(0, amount.first - _FAR), -1):
        if cut[at - 1].low in said.links["number"]:
            at += cut[at].low in said.links["of"]  # noqa: PLW2901 - steps over "of"
            things = counted.phrase(cut, at, said)
            if things is None or things[1] > amount.first:
                return None
            return replace(amount, kind="count", unit=reader.text[cut[things[0]].start : cut[things[1] - 1].end])
    return None


def _leading(said: FigureWords) -> frozenset[str]:
    return said.links["levels"] | said.links["are"] | said.links["grow_by"]


def _ends(cut: Sequence[Token], at: int, said: FigureWords) -> bool:
    return at >= len(cut) or cut[at].kind == "sign" or cut[at].low in said.stop


def _carried(reader: AmountReader, amount: Amount, before: Amount) -> Amount | None:
    """Give a bare number the unit before it: "1.5 billion rubles, now it is 22.5", "of which 100 are contracts"."""
    cut, value = reader.tokens, amount.value
    if value is None or before.value is None or amount.worded or not _ends(cut, amount.after, reader.said):
        return None
    if before.kind == "count":
        return _counted_again(reader, amount, before)
    if before.kind != "money":
        return None
    if amount.scaled and amount.after < len(cut) and cut[amount.after].low in reader.said.links["of"]:
        return None
    if amount.scaled:
        return replace(amount, kind="money", unit=before.unit, doubt=f"unit carried over: {before.unit}")
    decimal = value.denominator != 1 and not cut[amount.after - 1].text.isdecimal()
    if not decimal or before.scale == 1:
        return None
    doubt = f"unit carried over: {before.unit}"
    return replace(amount, kind="money", value=value * before.scale, unit=before.unit, scale=before.scale, doubt=doubt)


def _named_after_verb(reader: AmountReader, amount: Amount) -> Amount | None:
    """Read "of which 100 are contracts", "60 of them regions"."""
    cut, said = reader.tokens, reader.said
    at = amount.after
    opened = amount.first > 1 and cut[amount.first - 1].low in said.links["which"]
    if not opened or at + 1 >= len(cut) or cut[at].low not in said.links["are"]:
        return None
    if counted.is_plural(cut[at + 1], said):
        return replace(amount, kind="count", unit=cut[at + 1].text)
    return None


def _counted_again(reader: AmountReader, amount: Amount, before: Amount) -> Amount | None:
    """Give a bare number the thing counted before, where it goes on about it or is as large and exact."""
    cut, value = reader.tokens, amount.value
    if value is None or before.value is None:
        return None
    if value > 1 and (_goes_on(reader, amount) or _is_of_these(reader, amount)):
        return replace(amount, kind="count", unit=before.unit)
    named = _named_after_verb(reader, amount)
    if named is not None:
        return named
    grouped = not cut[amount.after - 1].text.isdecimal() and value.denominator == 1
    alike = value >= _THOUSAND and before.value >= _THOUSAND and (grouped or amount.scaled)
    alike = alike or (value > 1 and _is_of_other_year(reader, amount))
    alike = alike or (value > 1 and amount.first > 0 and cut[amount.first - 1].low in reader.said.links["these"])
    return replace(amount, kind="count", unit=before.unit) if alike else None


def _is_of_other_year(reader: AmountReader, amount: Amount) -> bool:
    """Whether a bare number behind a joint is of another year: "300 pupils in 2021 and 420 in 2022"."""
    cut, said, at = reader.tokens, reader.said, amount.after
    joined = amount.first > 0 and (
        cut[amount.first - 1].low in said.joins
        or cut[amount.first - 1].low in said.links["parting"]
        or cut[amount.first - 1].low in said.links["compared_with"]
        or cut[amount.first - 1].low in said.between
        or cut[amount.first - 1].text == ","
    )
    if not joined or at + 1 >= len(cut) or cut[at].low not in said.links["month"]:
        return joined and at < len(cut) and reader.text[cut[at].start :][:_TOLD].lower().startswith(said.year_before)
    told = reader.text[cut[at + 1].start :][:_TOLD].lower()
    return _is_year(cut[at + 1]) or told.startswith(said.year_before)


def _is_year(token: Token) -> bool:
    return token.text.isdecimal() and _FIRST <= int(token.text) <= _LAST


def _is_of_these(reader: AmountReader, amount: Amount) -> bool:
    """Whether a bare number counts a part of the thing counted before: "around 20 of these have been"."""
    cut, said, at = reader.tokens, reader.said, amount.after
    pointed = said.links["which"] | said.links["whose"]
    if at + 1 >= len(cut) or cut[at].low not in said.links["of"]:
        return False
    return cut[at + 1].low in pointed and _ends(cut, at + 2, said)


def _goes_on(reader: AmountReader, amount: Amount) -> bool:
    """Whether a bare number stands where the thing counted before is meant: "and 59 are …", "has completed 13"."""
    cut, said, at = reader.tokens, reader.said, amount.first - 1
    qualified = behind(cut, amount.first, said.qualifiers)
    at = qualified[1] - 1 if qualified is not None else at
    while at >= 0 and (cut[at].low in said.extra or cut[at].low in said.links["an"]):
        at -= 1
    if amount.after < len(cut) and cut[amount.after].low in said.links["are"]:
        return at < 0 or cut[at].kind == "sign" or cut[at].low in said.joins or cut[at].low in said.links["parting"]
    done = at >= 0 and cut[at].kind == "word" and cut[at].low.endswith(said.done) and cut[at].low not in said.stop
    return bool(said.done) and done and (amount.after >= len(cut) or cut[amount.after].kind == "sign")
