"""Which time a figure is about: the sentence's own moments bound to its numbers, and the base a growth counts from."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from timeline.language.marks import Moment, Quantity, Sentence
from timeline.language.quantity import asides, figure_words
from timeline.language.quantity.currencies import is_code
from timeline.language.quantity.figure_words import FigureWords
from timeline.language.text import tokens
from timeline.language.text.tokens import Token

TOLD = "told"  # sense of a time that was told before and is only pointed back to
_MONTHS = re.compile(r"P(\d{1,2})M")
_LASTING = re.compile(r"P(\d{1,2})Y")
_SEVERAL = 2  # years
_PAIR = 2
_DAY = len("2022-05-13")
_YEAR = len("2022")
_MONTH = len("2022-05")
_ENDED = 12  # characters from a period to the day it ends on
_LOOK = 60
_WORDS_BEFORE = 6
_CLAUSE = frozenset((";", ":"))
_PARTING = (",", ";", ":")
_PARTED = 120
_OWNED = 3  # characters between a time and the number that is told as its own
_NEAR = 3  # moments on either side of a number
_SIGN = 2  # tokens of a number that is led by its currency


class Times(NamedTuple):
    """A sentence's moments by what they do for its figures."""

    periods: tuple[Moment, ...]
    bases: tuple[Moment, ...]
    year_on_year: bool
    same_period: bool
    years: int = 0  # told as how long something lasts


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
    for last, moment in pairwise((None, *moments)):
        if moment is None or moment.edtf is None or moment.kind not in ("date", "period") or _ends(last, moment):
            continue
        before = text[max(sentence.start, moment.start - _LOOK) : moment.start]
        cut = tokens.split_tokens(before)
        words = _but_qualifiers(cut, said)[-_WORDS_BEFORE:]
        again = moment.sense != TOLD and any(word in said.links["same_period"] for word in moment.text.lower().split())
        if again or _is_base(words, moment, said, growing=any(grown < moment.start for grown in growing)):
            bases.append(moment)
            same_period = same_period or again or any(word in said.links["same_period"] for word in words)
        elif _is_record(words, said):
            continue  # "the first gain since 2015" is of no such time
        elif not (today is not None and moment.edtf.partition("T")[0] == today):
            periods.append(moment)
    low = sentence.text.lower()
    yearly = any(phrase in low for phrase in said.year_on_year)
    lasting = [_LASTING.fullmatch(moment.edtf or "") for moment in moments if moment.kind == "duration"]
    spans = [0 if each is None else int(each[1]) for each in lasting]
    spans = [span for span in spans if span != 1]  # a rate: "$2 million a year over five years"
    years = spans[0] if len(spans) == 1 else 0
    return Times(tuple(periods), tuple(bases), yearly, same_period, years)


def _ends(period: Moment | None, day: Moment) -> bool:
    """Whether a day only says when the period before it ends: "the year ended 31 March"."""
    if period is None or period.kind != "period" or day.start - period.end > _ENDED:
        return False
    return (period.edtf or "").partition("/")[2] in (day.edtf, (day.edtf or "")[:_MONTH])


def _but_qualifiers(cut: Sequence[Token], said: FigureWords) -> list[str]:
    """Return words in lower case but for what compares a number with itself: "more than $5 million in 2020"."""
    against = said.links["compared_with"]
    return [
        token.low
        for at, token in enumerate(cut, 1)
        if token.low not in against
        or not any(map(str.isdigit, "".join(each.text for each in cut[at : at + _SIGN])))
        or figure_words.behind(cut, at, said.qualifiers) is None
    ]


def _is_record(words: Sequence[str], said: FigureWords) -> bool:
    """Whether the words before a moment tell since when there was no such thing: "the highest level since"."""
    return bool(words) and words[-1] in said.links["since"] and not said.links["records"].isdisjoint(words)


def _is_base(words: Sequence[str], moment: Moment, said: FigureWords, *, growing: bool) -> bool:
    """Whether the words before a moment compare with it: "than in 2006", "over 2020", "compared with last year"."""
    if not words:
        return False
    day = moment.edtf is not None and len(moment.edtf) >= _DAY and "/" not in moment.edtf
    last = words[-1]
    span = "/" in (moment.edtf or "") and last in said.between  # "fell by 40 from 2015 to 2022"
    led = last in said.base or moment.bound == "from"
    if growing and not day and not span and moment.bound in (None, "from") and led:
        return True
    comma = len(words) - words[::-1].index(",") if "," in words else 0
    return any(word in said.links["compared_with"] for word in words[comma:])


def is_compared(before: Sequence[Token], said: FigureWords) -> bool:
    """Whether the words before a number set it against another: "compared to $3.9bn"."""
    return any(token.low in said.links["compared_with"] for token in before) and not any(
        token.low in said.up or token.low in said.down for token in before
    )


def bind(
    quantities: Sequence[Quantity], times: Times, text: str, sentence: Sentence, said: FigureWords
) -> list[Moment | None]:
    """Return for each quantity of a sentence the moment it is about, None where the sentence tells none."""
    bound = _bind(quantities, times, text, said)
    return [
        None if moment is None or _is_of_another(quantity, moment, text, sentence, said) else moment
        for quantity, moment in zip(quantities, bound, strict=True)
    ]


def _is_of_another(quantity: Quantity, moment: Moment, text: str, sentence: Sentence, said: FigureWords) -> bool:
    """Whether the time told nearest to a number is that of something else."""
    return (
        asides.is_aside(text, sentence, moment, quantity, said)
        or asides.is_name(text, moment)
        or asides.is_attribute(text, quantity, said)
        or asides.is_of_next_verb(text, quantity, moment, said)
        or asides.of_now(text, sentence, quantity, moment, said)
    )


def _bind(quantities: Sequence[Quantity], times: Times, text: str, said: FigureWords) -> list[Moment | None]:
    moments = times.periods
    if not moments:
        return [None] * len(quantities)
    if len(quantities) == 1 and len(moments) == _PAIR:
        moments = _joined(moments[0], moments[1], text, said)
    if len(moments) == 1:
        risen = _risen_from(quantities, moments[0], text, said)
        return [
            moments[0] if quantity is not risen and _one_clause(quantity, moments[0], text) else None
            for quantity in quantities
        ]
    if len(moments) == len(quantities) > 1 and (
        quantities[-1].end <= moments[0].start or moments[-1].end <= quantities[0].start
    ):
        return list(moments)  # "$3 million and $4 million in 2021 and 2022 respectively"
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


def _joined(first: Moment, last: Moment, text: str, said: FigureWords) -> tuple[Moment, ...]:
    """Return two years that follow each other as one time: "in 2024 and 2025, 310 homes will be renovated"."""
    one, two = first.edtf or "", last.edtf or ""
    years = len(one) == len(two) == _YEAR and one.isdigit() and two.isdigit()
    if not years or int(two) != int(one) + 1 or text[first.end : last.start].strip() not in said.joins:
        return first, last
    return (replace(first, edtf=f"{one}/{two}", kind="period", end=last.end, text=text[first.start : last.end]),)


def _risen_from(quantities: Sequence[Quantity], moment: Moment, text: str, said: FigureWords) -> Quantity | None:
    """Return the number of another time: what "from $40 in 2015 to $95" leads to, what is "up from $40 in 2015"."""
    for one, two in pairwise(quantities):
        if two.end <= moment.start and _word_ahead(text, two.start) in said.between:
            turned = text[one.end : two.start].lower().split()
            if not (said.up | said.down).isdisjoint(turned):
                return one
        if one.end <= moment.start <= moment.end <= two.start:
            to = text[moment.end : two.start].lower().split()
            if to and to[0] in said.links["level"] and _word_ahead(text, one.start) in said.between:
                return two
    return None


def _word_ahead(text: str, start: int) -> str:
    """Return the word before a point, in lower case; empty where none is near."""
    return next(reversed(text[max(0, start - _LOOK) : start].lower().split()), "")


def _distance(quantity: Quantity, moment: Moment, numbers: Sequence[int], text: str, parting: Sequence[str]) -> int:
    """How far a moment is from a number: characters, and much for every clause, and every number before it."""
    between = text[min(quantity.end, moment.end) : max(quantity.start, moment.start)]
    far = len(between) + _PARTED * sum(between.count(sign) for sign in parting)
    if moment.start >= quantity.end:
        far += _PARTED * (bisect_left(numbers, moment.start) - bisect_left(numbers, quantity.end))
    return far


def _one_clause(quantity: Quantity, moment: Moment, text: str) -> bool:
    """Whether nothing but commas and words parts them; what a colon opens is of the time before it: "In 2019: …"."""
    between = text[min(quantity.end, moment.end) : max(quantity.start, moment.start)]
    if moment.end <= quantity.start:
        ahead, _, behind = between.partition(":")
        between = f"{ahead}{behind}" if ahead.strip(" )") else ahead
    return not any(sign in between for sign in _CLAUSE)


def edtf(
    moment: Moment | None, today: str | None, times: Times, *, since: bool = False, until: bool = False
) -> str | None:
    """Return a moment as a figure's period: an open "since 2017" ends with the year of speaking.

    `since`: a "since" governs the moment, as in "since taking office in 2018"; `until`: it is told as an end.
    """
    if moment is None or moment.edtf is None:
        return None
    value = _whole_of_part(moment)
    if value.startswith("XXXX-") and times.bases and (times.bases[0].edtf or "").isdecimal():
        value = value.replace("XXXX", f"{int(times.bases[0].edtf or 0) + 1:04d}")  # "in January-May it was up on 2013"
    if moment.bound == "by":
        end = value.partition("/")[2] or value
        return f"../{end}" if until else end
    if value.endswith("/..") or moment.bound == "from" or (since and "/" not in value):
        start = value.partition("/")[0]
        end = ".." if today is None or today.startswith("XXXX") else today[: max(_YEAR, min(len(start), _DAY))]
        if times.years and start[:_YEAR].isdigit():
            return f"{start}/{int(start[:_YEAR]) + times.years}"  # "over five years, from 2020"
        return f"{start}/{end}" if end >= start[: len(end)] else f"{start}/.."
    return value


def _whole_of_part(moment: Moment) -> str:
    """Return a time; of what is early or late in a year or month that one, not the days up to now or from now."""
    value = moment.edtf or ""
    start, _, end = value.partition("/")
    if moment.sense not in ("START", "END") or len(start) != _DAY or len(end) != _DAY or start[:_YEAR] != end[:_YEAR]:
        return value
    return start[:_MONTH] if start[:_MONTH] == end[:_MONTH] else start[:_YEAR]


def year_before(before: str, behind: str, said: FigureWords) -> bool:
    """Whether the words on either side of a number tell that it is of the year before: "$35 million a year earlier"."""
    after = behind.lower().lstrip(" ,(")
    first, _, rest = after.partition(" ")
    linked = rest if first in said.links["behind"] else after  # "the 3 percent of the previous year"
    return linked.startswith(said.year_before) or before.lower().rstrip(" ,(–—-").endswith(said.year_before)


def owner(quantity: Quantity, times: Times, text: str, said: FigureWords) -> Moment | None:
    """Return the time compared with that a number is told to be of: "to last year's $9 million"."""
    at = bisect_left(times.bases, quantity.start, key=_starts) - 1
    before = times.bases[at] if at >= 0 else None
    if before is None or not 0 <= quantity.start - before.end <= _LOOK:
        return None
    gap = text[before.end : quantity.start]
    named = gap.lower().split()  # "in the same period of the year 2021 — 41"
    year = "," not in gap and all(word in said.links["year"] or not word.isalpha() for word in named)
    return before if len(gap) <= _OWNED or (year and any(map(str.isalpha, gap))) else None


def _starts(moment: Moment) -> int:
    return moment.start


def has_base_behind(quantity: Quantity, moment: Moment, times: Times) -> bool:
    """Whether a time compared with stands between a number and the time behind it that is nearest otherwise."""
    at = bisect_left(times.bases, quantity.end, key=_starts)
    return at < len(times.bases) and times.bases[at].start < moment.start


def of_base(quantity: Quantity, times: Times, before: str | None, text: str, said: FigureWords) -> str | None:
    """Return the time of a number that another is compared with: "against $9 million in 2019", "… in the same period".

    `before` is the period of the number told before it.
    """
    at = bisect_left(times.bases, quantity.end, key=_starts)
    base = owner(quantity, times, text, said) or (times.bases[at] if at < len(times.bases) else None)
    if base is None:
        return None
    again = times.same_period or not said.links["same_period"].isdisjoint(base.text.lower().split())
    told = len(base.edtf or "") > _YEAR  # the months themselves: "the same period of 2021", behind "January to May"
    return (earlier(before) if again and not told else None) or base.edtf


def from_january(
    quantity: Quantity, near: Moment | None, moments: Sequence[Moment], text: str, today: str | None, said: FigureWords
) -> str | None:
    """Return the months that «за девять месяцев» means where a language has it so, or "year to date".

    `near` is the time bound to the number, if any: it goes before what a comma parts from the number. `moments` are
    those around the number.
    """
    if today is None or not today[:_YEAR].isdigit():
        return None
    behind = text[quantity.end : quantity.end + _LOOK].lower().lstrip(" ,(")
    if near is None and said.year_to_date and behind.startswith(said.year_to_date):
        return f"{today[:_YEAR]}-01/{today[: len('2022-05')]}" if len(today) >= _DAY else today[:_YEAR]
    if not said.links["months"]:
        return None
    for moment in moments:
        if near is not None and ("," not in _gap(near, quantity, text) or "," in _gap(moment, quantity, text)):
            continue
        lasting = _MONTHS.fullmatch(moment.edtf or "")
        if lasting and _word_ahead(text, moment.start) in said.links["months"]:
            last = int(lasting[1])
            year = int(today[:_YEAR]) - (today[_YEAR + 1 : len("2022-05")] < f"{last:02}")
            return f"{year}-01/{year}-{last:02}" if 1 < last < 12 else None  # noqa: PLR2004 - months of a year
    return None


def _gap(moment: Moment, quantity: Quantity, text: str) -> str:
    """Return what stands between a time and a number."""
    return text[min(moment.end, quantity.end) : max(moment.start, quantity.start)]


def years_long(
    quantity: Quantity, moments: Sequence[Moment], text: str, said: FigureWords, today: str | None, *, ahead: bool
) -> str | None:
    """Return the years that a number is spread over where they end or begin now: "$4 million over four years".

    They are to come where it is a goal, or money of which no word tells that it was spent.
    """
    if today is None or not today[:_YEAR].isdigit():
        return None
    for moment in moments:
        lasting = _LASTING.fullmatch(moment.edtf or "") if moment.kind == "duration" else None
        if (
            lasting is None
            or int(lasting[1]) < _SEVERAL
            or _word_ahead(text, moment.start) not in said.links["lasting"]
        ):
            continue
        words = text[max(0, quantity.start - _LOOK) : max(quantity.end, moment.end)].lower().split()
        spent = not said.links["spent"].isdisjoint(words)
        if not ahead and not spent and not is_code(quantity.unit):
            continue
        year, years = int(today[:_YEAR]), int(lasting[1])
        return f"{year - years:04d}/{year:04d}" if spent and not ahead else f"{year:04d}/{year + years:04d}"
    return None


def earlier(period: str | None) -> str | None:
    """Return the same period a year before: 2022-01/2022-03 -> 2021-01/2021-03."""
    return None if period is None else shifted(period, -1)


def shifted(period: str, years: int) -> str | None:
    """Return the same period so many years later."""
    sides = period.split("/")
    if not all(side[:_YEAR].isdigit() for side in sides):
        return None
    return "/".join(f"{int(side[:_YEAR]) + years:04d}{side[_YEAR:]}" for side in sides)
