"""Temporal expressions of a text, each with its EDTF value, kind, basis and bound."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial as bind
from typing import Literal

from attrs import frozen
from msgspec.structs import replace

from timeline import edtf as dates
from timeline.language.marks import Moment
from timeline.language.time import absolute, almanac, durations, feasts, grammar, pieces, relative, runs
from timeline.language.time import calendar_words as words
from timeline.language.time import tense as tense_by
from timeline.language.time.almanac import CountingBase
from timeline.language.time.calendar_words import CalendarWords
from timeline.language.time.grammar import RuleHit
from timeline.language.time.plausibility import plausible
from timeline.language.time.time_tokens import TimeRun, TimeToken, lowered_line
from timeline.language.time.values import TimeWords, UnanchoredError, Value, vague

_BUILDERS: Mapping[str, Callable[[TimeWords], Value | None]] = {
    "days": absolute.ranged,
    "range": absolute.ranged,
    "neighbours": absolute.neighbours,
    "clocked": absolute.clocked,
    "date": absolute.dated,
    "month": absolute.dated,
    "month_alone": absolute.dated,
    "quarter": absolute.quarter,
    "half": absolute.half,
    "first_units": absolute.first_units,
    "year": absolute.year,
    "decade": absolute.decade,
    "century": absolute.century,
    "season": absolute.season,
    "holiday": feasts.holiday,
    "clock_day": relative.clock_day,
    "near_weekday": relative.near_weekday,
    "nth_weekday": pieces.nth_weekday,
    "day_of_month": pieces.day_of_month,
    "months_to": pieces.months_to,
    "edge_units": pieces.edge_units,
    "piece": pieces.piece,
    "edge": relative.edge,
    "within": relative.within_period,
    "to_date": relative.to_date,
    "ago": relative.ago,
    "ahead": relative.ahead,
    "same_period": relative.same_period,
    "present": durations.now_and_then,
    "stretch": relative.stretch,
    "shifted": relative.shifted,
    "shifted_post": relative.shifted,
    "day_word": relative.day_word,
    "night_word": relative.night_word,
    "weekday": relative.weekday,
    "weekend": relative.weekend,
    "every": durations.every,
    "duration": durations.duration,
    "about_so_long": durations.about_so_long,
    "shifted_unit": relative.shifted_unit,
    "frequency": durations.frequency,
    "the_unit": durations.bare,
    "vague": durations.now_and_then,
    "clock": durations.clock,
}
_CONTEXT_RULES = frozenset(
    {"quarter", "half", "first_units", "range", "months_to"}
)  # "a year earlier" counts from these
_BOUNDS: Mapping[str, Literal["by", "from", "after"]] = {
    "B": "by",
    "g": "by",
    "v": "by",
    "c": "from",
    "f": "from",
    "F": "after",
}
_LEADING = frozenset((*_BOUNDS, "r"))  # "to" bounds nothing, but leads to what is put off
_UNBOUND = frozenset({"days", "range", "same_period"})  # "since" before these is "compared with" or part of them
_ENDED = "2rBe"  # classes that lead from a length to its end
_FILLERS = "hpO,R"
_MEMO = 400  # letters; longer runs are no language and not worth keeping
_NUMBER_BACK = 30  # characters in which a number stands before "a year ago"


def find_moments(
    text: str, *, base: str | None, language: str, order: str = "DMY", home: str | None = None
) -> tuple[Moment, ...]:
    """Return the temporal expressions of a text, sorted and apart from each other.

    `base` is the EDTF day that relative words count from (None or yearless: they stay without a value and a day without
    year is XXXX-MM-DD); `order` is how 04.05.2022 is written. Raises EdtfError when `base` is no EDTF date.
    """
    del home
    reader = _MomentReader(
        text, lowered_line(text), words.load_calendar_words(language), almanac.counting_base(base), order
    )
    found: list[Moment] = []
    context: str | None = None
    for run in runs.joined_runs(text, reader.low, reader.lexicon):
        for rule, moment in reader.run(run, context):
            if rule == "year" and found and _names_its_kind(text, found[-1], moment):
                continue
            found.append(moment)
            if rule in _CONTEXT_RULES and moment.edtf and len(moment.edtf) == len("2022-01/2022-03"):
                context = moment.edtf
    return tuple(found)


def _names_its_kind(text: str, years: Moment, moment: Moment) -> bool:
    """Whether a year without a number only says what the years before it are: "the 2018-19 fiscal year"."""
    gap = text[years.end : moment.start]
    return gap == " " and "/" in (years.edtf or "") and years.text[-1:].isdigit() and not moment.text[-1:].isdigit()


@frozen
class _MomentReader:
    """A text and what its expressions are read against."""

    text: str
    low: str
    lexicon: CalendarWords
    anchor: CountingBase | None
    order: str

    def run(self, run: TimeRun, context: str | None) -> Iterator[tuple[str, Moment]]:
        """Yield the moments of a run with the rules that found them."""
        parse = grammar.parse if len(run.letters) <= _MEMO else grammar.parse.__wrapped__
        for match in parse(run.letters, postposed=self.lexicon.postposed):
            moment = self.moment(run, match, context)
            if moment is not None and match.rule == "months_to":
                yield from self.by_their_end(run, match, moment)
            elif moment is not None:
                yield match.rule, moment
            elif match.end - match.start > 1 and match.rule != "date":
                rest = (match.start, match.end)
                for other in parse(run.letters, postposed=self.lexicon.postposed, without=match.rule, within=rest):
                    moment = self.moment(run, other, context)
                    if moment is not None:
                        yield other.rule, moment

    def by_their_end(self, run: TimeRun, match: RuleHit, months: Moment) -> Iterator[tuple[str, Moment]]:
        """Yield months told by their end; a day that ends them is a time of its own ("the quarter ended 30 June")."""
        joint = next(at for at in range(match.start, match.end) if run.letters[at] in _ENDED)
        if not any(letter in "dDoI" for letter in run.letters[joint : match.end]):
            yield match.rule, months
            return
        last = next(token for token in reversed(run.tokens[match.start : joint]) if token is not None)
        yield match.rule, replace(months, end=last.end, text=self.text[months.start : last.end])
        for rest in grammar.parse(run.letters, postposed=self.lexicon.postposed, within=(joint + 1, match.end)):
            day = self.moment(run, rest, None)
            if day is not None:
                yield rest.rule, day

    def moment(self, run: TimeRun, match: RuleHit, context: str | None) -> Moment | None:
        """Return the moment that a rule found; None when the words are none."""
        members = [token for token in run.tokens[match.start : match.end] if token is not None]
        lead = _lead(run, match.start)
        if not plausible(self.text, self.low, members, match.rule, lead, self.lexicon):
            return None
        start, end = members[0].start, members[-1].end
        compared = context is not None and any(map(str.isdigit, self.low[max(0, start - _NUMBER_BACK) : start]))
        tense = bind(tense_by.tense_of, self.low, start, end, self.lexicon)
        if tense_by.is_to_come(self.low, lead, members, self.lexicon):
            tense = bind(int, 1)
        letters = run.letters[match.start : match.end]
        value = _worth(match.rule, TimeWords(letters, members, self.anchor, self.order, tense, context, compared))
        if value is None or (value.kind in ("date", "period") and value.edtf and not dates.is_edtf(value.edtf)):
            return None
        bounded = lead is not None and value.kind in ("date", "period") and match.rule not in _UNBOUND
        if members[-1].short and self.low[end : end + 1] == ".":
            end += self.text[end + 2 : end + 3].islower()
        return Moment(
            start=start,
            end=end,
            text=self.text[start:end],
            edtf=value.edtf,
            kind=value.kind,
            basis=value.basis,
            bound=self.bound(lead) if lead is not None and bounded and lead.value != "dated" else None,
            doubt=value.doubt,
            sense=value.sense,
        )

    def bound(self, lead: TimeToken) -> Literal["by", "from", "after"] | None:
        """Return what a preposition makes of its time; "not before", "not until" tell when a thing begins."""
        told = _BOUNDS.get(lead.cls)
        return "from" if told == "by" and tense_by.is_not_before(self.low, lead, self.lexicon) else told


def _worth(rule: str, found: TimeWords) -> Value | None:
    try:
        return _BUILDERS[rule](found)
    except UnanchoredError:
        return vague()
    except (ValueError, OverflowError, LookupError):  # a year outside the calendar; words that the rule cannot use
        return None


def _lead(run: TimeRun, start: int) -> TimeToken | None:
    """Return the preposition before an expression, or the nearest token that is no filler."""
    spot = start - 1
    filler = None
    while spot >= 0 and (run.tokens[spot] is None or run.letters[spot] in _FILLERS):
        if run.letters[spot] not in ", " and run.tokens[spot] is None:
            return filler
        filler = run.tokens[spot] or filler
        spot -= 1
    return run.tokens[spot] if spot >= 0 and run.letters[spot] in _LEADING else filler
