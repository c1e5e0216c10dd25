"""Growth told in figures: what rose or fell, by how many percent or how many times."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from timeline.language.quantity.figure_words import FigureWords
from timeline.language.quantity.numerals import plain_number
from timeline.language.text.tokens import Token
from timeline.model import Change, Qualifier

_BACK = 6
_AHEAD = 3
_ENDS = frozenset(".;:!?")
_PERCENT = 100


class Step(NamedTuple):
    """A direction (1 or -1), found `behind` the number or before it."""

    sign: int
    behind: bool


def direction(tokens: Sequence[Token], first: int, after: int, said: FigureWords) -> Step | None:
    """Tell whether the amount of tokens [first, after) is a growth, and which way; None where it is a level."""
    for at in range(after, min(len(tokens), after + _AHEAD)):
        low = tokens[at].low
        if tokens[at].kind == "sign" and tokens[at].text not in "-‑":
            break
        if low in said.behind:
            return Step(-1 if low in said.down else 1, behind=True)
        if low in said.stop and at > after and low not in said.links["an"]:
            break
    verb = tokens[first - 1].low if first else ""
    if verb in said.links["grow_by"] and after < len(tokens) and tokens[after].low in said.verbs:
        return Step(-1 if tokens[after].low in said.down else 1, behind=True)  # "на 15% выросли инвестиции"
    if verb in said.between and verb not in said.links["grow_by"]:
        return None  # "rose from 4 to 6 percent"
    if verb in said.links["are"] or (verb in said.links["levels"] and verb not in said.links["level"]):
        return _grown_subject(tokens, first - 1, said)
    dated = any(_is_year(token) for token in tokens[max(0, first - 1 - _BACK) : first])
    for at in range(first - 1, max(-1, first - 1 - _BACK - dated * _AHEAD), -1):
        token = tokens[at]
        if token.low in said.links["level"] or token.text in _ENDS or (token.kind == "number" and not _is_year(token)):
            return None
        if token.low in said.growing:
            if at > 0 and tokens[at - 1].low in said.composing:
                return None
            near = at >= first - _AHEAD or token.low in said.verbs
            return Step(-1 if token.low in said.down else 1, behind=False) if near else None
    return None


def _is_year(token: Token) -> bool:
    """Tell whether a number only says when: "grew in 2022 by 12%"."""
    return len(token.text) == len("2022") and token.text.isdecimal() and token.text[:2] in ("19", "20")


def _grown_subject(tokens: Sequence[Token], verb: int, said: FigureWords) -> Step | None:
    """Read "the growth of trade was 27%": the subject of the verb is a growth, and no rate."""
    for at in range(verb - 1, max(-1, verb - 1 - _BACK), -1):
        if tokens[at].kind != "word":
            return None
        if tokens[at].low in said.links["growth_nouns"]:
            rated = at > 0 and tokens[at - 1].low in said.links["rates"]
            return None if rated else Step(-1 if tokens[at].low in said.down else 1, behind=False)
    return None


def added(tokens: Sequence[Token], first: int, said: FigureWords) -> int | None:
    """Return 1 or -1 where the amount that begins at a token is what something grew by: "rose by $2 billion"."""
    at = first - 1
    while at > 0 and first - at < _AHEAD and tokens[at].low not in said.links["grow_by"]:
        if tokens[at].low not in said.qualifiers and tokens[at].low not in said.stop:
            return None
        at -= 1
    if at <= 0 or tokens[at].low not in said.links["grow_by"]:
        return None
    for back in range(at - 1, max(-1, at - 1 - _AHEAD), -1):
        if tokens[back].low in said.growing:
            return -1 if tokens[back].low in said.down else 1
    return None


def as_change(kind: str, value: Fraction, sign: int, qualifier: Qualifier) -> Change:
    """Return a growth as a signed percentage, or as the ratio of new to old."""
    qualified = None if qualifier == "exact" else qualifier
    if kind in ("money", "count", "measure"):
        return Change(amount=plain_number(sign * value), qualifier=qualified)
    if kind == "times":
        return Change(ratio=plain_number(value if sign > 0 else 1 / value if value else value), qualifier=qualified)
    return Change(percent=plain_number(sign * value), qualifier=qualified)


def multiple(tokens: Sequence[Token], at: int, said: FigureWords) -> Fraction | None:
    """Read "doubled", "tripled", "to double", "twice as high", «вдвое»: the ratio of new to old."""
    low = tokens[at].low
    if low in said.multiples:
        hyphened = at + 1 < len(tokens) and tokens[at + 1].text in "-‑" and tokens[at + 1].glued
        return None if hyphened else Fraction(str(said.multiples[low]))
    if low in said.multiples_bare:
        before = tokens[at - 1].low if at else ""
        following = tokens[at + 1].low if at + 1 < len(tokens) else ""
        if before in said.modals or following in said.compared:
            return Fraction(str(said.multiples_bare[low]))
    return None


def of_part(value: Fraction) -> Fraction:
    """Return a fraction ("a quarter") as percent."""
    return value * _PERCENT
