"""Which time a figure is about: the sentence's own moments bound to its numbers, and the base a growth counts from."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from timeline.language.marks import Moment, Quantity, Sentence
from timeline.language.quantity.figure_words import FigureWords
from timeline.language.text import tokens
from timeline.language.text.tokens import Token

_DAY = len("2022-05-13")
_YEAR = len("2022")
_LOOK = 60
_WORDS_BEFORE = 6
_CLAUSE = frozenset((";", ":"))
_PARTING = (",", ";", ":")
_PARTED = 120
_NEAR = 3  # moments on either side of a number


class Times(NamedTuple):
    """A sentence's moments by what they do for its figures."""

    periods: tuple[Moment, ...]
    bases: tuple[Moment, ...]
    year_on_year: bool
    same_period: bool


def read_period(
    text: str,
    sentence: Sentence,
    moments: Sequence[Moment],
    said: FigureWords,
    *,
    growing: Sequence[int],
    today: str | None,
) -> Times:
    """Tell the moments that figures are about from those a growth is counted from, and from the day of speaking.

    `today` is the article's event day; `growing` is where the sentence tells growths.
    """
    periods, bases = [], []
    same_period = False
    for moment in moments:
        if moment.edtf is None or moment.kind not in ("date", "period"):
            continue
        before = text[max(sentence.start, moment.start - _LOOK) : moment.start]
        words = [token.low for token in tokens.split_tokens(before)][-_WORDS_BEFORE:]
        again = any(word in said.links["same_period"] for word in moment.text.lower().split())
        if again or _is_base(words, moment, said, growing=any(grown < moment.start for grown in growing)):
            bases.append(moment)
            same_period = same_period or again or any(word in said.links["same_period"] for word in words)
        elif not (today is not None and moment.edtf.partition("T")[0] == today):
            periods.append(moment)
    low = sentence.text.lower()
    yearly = any(phrase in low for phrase in said.year_on_year)
    return Times(tuple(periods), tuple(bases), yearly, same_period)


def _is_base(words: Sequence[str], moment: Moment, said: FigureWords, *, growing: bool) -> bool:
    """Whether the words before a moment compare with it: "than in 2006", "over 2020", "compared with last year"."""
    if not words:
        return False
    day = moment.edtf is not None and len(moment.edtf) >= _DAY and "/" not in moment.edtf
    last = words[-1]
    if growing and not day and moment.bound in (None, "from") and (last in said.base or moment.bound == "from"):
        return True
    comma = len(words) - words[::-1].index(",") if "," in words else 0
    return any(word in said.links["compared_with"] for word in words[comma:])


def is_compared(before: Sequence[Token], said: FigureWords) -> bool:
    """Whether the words before a number set it against another: "compared to $3.9bn"."""
    return any(token.low in said.links["compared_with"] for token in before) and not any(
        token.low in said.up or token.low in said.down for token in before
    )


def bind(quantities: Sequence[Quantity], times: Times, text: str, said: FigureWords) -> list[Moment | None]:
    """Return for each quantity of a sentence the moment it is about, None where the sentence tells none."""
    moments = times.periods
    if not moments:
        return [None] * len(quantities)
    if len(moments) == 1:
        return [moments[0] if _one_clause(quantity, moments[0], text) else None for quantity in quantities]
    marks: list[Quantity | Moment] = sorted([*quantities, *moments], key=lambda mark: mark.start)
    turns = [isinstance(mark, Moment) for mark in marks]
    if len(moments) == len(quantities) and all(one != other for one, other in pairwise(turns)):
        return list(moments)  # "from $5 million in 2020 to $6 million in 2021"
    parting = (*_PARTING, *(f" {word} " for word in said.links["clauses"]))
    starts = [moment.start for moment in moments]
    numbers = [quantity.start for quantity in quantities]
    bound: list[Moment | None] = []
    for quantity in quantities:
        at = bisect_left(starts, quantity.start)
        near = moments[max(0, at - _NEAR) : at + _NEAR]
        bound.append(min(near, key=lambda moment, to=quantity: _distance(to, moment, numbers, text, parting)))  # type: ignore[misc]  # mypy knows no default of a lambda
    return bound


def _distance(quantity: Quantity, moment: Moment, numbers: Sequence[int], text: str, parting: Sequence[str]) -> int:
    """How far a moment is from a number: characters, and much for every clause, and every number before it."""
    between = text[min(quantity.end, moment.end) : max(quantity.start, moment.start)]
    far = len(between) + _PARTED * sum(between.count(sign) for sign in parting)
    if moment.start >= quantity.end:
        far += _PARTED * (bisect_left(numbers, moment.start) - bisect_left(numbers, quantity.end))
    return far


def _one_clause(quantity: Quantity, moment: Moment, text: str) -> bool:
    """Whether nothing but commas and words parts them."""
    between = text[min(quantity.end, moment.end) : max(quantity.start, moment.start)]
    return not any(sign in between for sign in _CLAUSE)


def edtf(moment: Moment | None, today: str | None, times: Times, *, since: bool = False) -> str | None:
    """Return a moment as a figure's period: an open "since 2017" ends with the year of speaking.

    `since`: the number stands before a "since" that governs the moment.
    """
    if moment is None or moment.edtf is None:
        return None
    value = moment.edtf
    if value.startswith("XXXX-") and times.bases and (times.bases[0].edtf or "").isdecimal():
        value = value.replace("XXXX", f"{int(times.bases[0].edtf or 0) + 1:04d}")  # "in January-May it was up on 2013"
    if moment.bound == "by":
        return value.partition("/")[2] or value
    if value.endswith("/..") or moment.bound == "from" or (since and "/" not in value):
        start = value.partition("/")[0]
        if today is None or today.startswith("XXXX"):
            return f"{start}/.."
        return f"{start}/{today[: max(_YEAR, min(len(start), _DAY))]}"
    return value


def earlier(period: str | None) -> str | None:
    """Return the same period a year before: 2022-01/2022-03 -> 2021-01/2021-03."""
    if period is None or not period[:_YEAR].isdigit():
        return None
    sides = period.split("/")
    if not all(side[:_YEAR].isdigit() for side in sides):
        return None
    return "/".join(f"{int(side[:_YEAR]) - 1:04d}{side[_YEAR:]}" for side in sides)
