"""Figures an article tells: a number, what it measures, of which period, how it grew, who said it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from attrs import evolve
from msgspec.structs import replace

from timeline.article import Finding
from timeline.edtf import bounds
from timeline.language.acts.figure_periods import fill_periods
from timeline.language.acts.figure_references import moments_of
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Moment, Quantity, Sentence
from timeline.language.quantity import metrics, periods
from timeline.language.quantity.changes import folded
from timeline.language.quantity.currencies import is_code
from timeline.language.quantity.figure_tellings import FigureTelling, join, same, tell_apart
from timeline.language.quantity.figure_words import FigureWords, figure_words
from timeline.language.quantity.holders import holder_of_number, spread, unlisted
from timeline.language.text import tokens
from timeline.language.text.tokens import Token
from timeline.model import Change, Figure

_WAYS = frozenset(("km", "miles"))
_FULL = 100
_SMALLEST_WORDED = 5
_FEWEST_VAGUE = 9  # "35 leaders" tells something, "two leaders" does not
_OPENING = 12  # tokens
_COMPARED = 3  # tokens
_NEXT = 20  # characters
_AROUND = 120  # characters
_FAR = 60  # tokens before the number, characters behind it
_STRETCH = 10  # tokens
_RECALLED = 200  # figures that a new one may repeat
_BACKGROUND = frozenset(("m", "cm", "mm", "feet", "inches", "yards", "degrees", "bits", "g", "ml", "kg"))


def find_figures(scene: Scene) -> Iterable[Finding]:
    """Return the article's figures, each once."""
    said = figure_words(scene.language)
    kept: list[FigureTelling] = []
    before: FigureTelling | None = None
    for sentence, here in groupby(scene.quantities, key=lambda quantity: scene.sentence_at(quantity.start)):
        quantities = [each for each in here if _newsworthy(scene, each, said)]
        if sentence is None or not quantities or _is_ticker(sentence, quantities):
            continue
        for told in _in_sentence(scene, sentence, quantities, said, before):
            before = told
            first = next((other for other in kept[-_RECALLED:] if same(other, told)), None)
            if first is None:
                for other in kept[-_RECALLED:]:
                    tell_apart(other, told)
                kept.append(told)
            else:
                join(first, told)
    fill_periods(kept, scene)
    return [_finding(scene, told) for told in kept]


# -- what is worth a figure ------------------------------------------------------------------------------------


def _newsworthy(scene: Scene, quantity: Quantity, said: FigureWords) -> bool:
    """Whether a quantity tells something: no "two sides", no lengths and depths in passing."""
    unit, value = quantity.unit, quantity.value
    if quantity.change is not None or is_code(unit):
        return True
    if unit == "percent":
        return value != _FULL or _last_word(scene.text, quantity.start) in said.links["levels"]
    if unit in _BACKGROUND or (unit in _WAYS and _is_away(scene.text, quantity.end, said)):
        return False
    if quantity.whole is not None:
        return value is not None and value > 1
    words = unit.lower().split()
    worded = not any(char.isdecimal() for char in quantity.text)
    if not words or value is None:
        return bool(words)
    least = _FEWEST_VAGUE if words[-1] in said.vague else 1
    return value > (max(least, _SMALLEST_WORDED) if worded else least) and not (worded and words[-1] in said.vague)


def _is_ticker(sentence: Sentence, quantities: Sequence[Quantity]) -> bool:
    """Whether a line holds nothing but numbers, as rates of exchange at the head of a page."""
    at, rest = sentence.start, ""
    for quantity in quantities:
        rest += sentence.text[at - sentence.start : quantity.start - sentence.start]
        at = quantity.end
    rest += sentence.text[at - sentence.start :]
    return not any(char.isalpha() for char in rest)


def _is_away(text: str, at: int, said: FigureWords) -> bool:
    """Whether a length only says how far off something is: "5 km from the town", not "5 km from A to B"."""
    behind = tokens.split_tokens(text, at, at + _FAR)
    off = bool(behind) and behind[0].low in said.links["away"]
    return off and not any(token.low in said.links["ways"] for token in behind[1:_STRETCH])


def _last_word(text: str, at: int) -> str:
    before = tokens.split_tokens(text, max(0, at - _NEXT), at)
    return before[-1].low if before else ""


# -- one sentence ----------------------------------------------------------------------------------------------


def _in_sentence(
    scene: Scene, sentence: Sentence, quantities: Sequence[Quantity], said: FigureWords, before: FigureTelling | None
) -> Iterator[FigureTelling]:
    cut = tokens.split_tokens(scene.text, sentence.start, sentence.end)
    starts = [token.start for token in cut]
    today = scene.anchor.day
    growing = [quantity.start for quantity in quantities if quantity.change is not None]
    moments = moments_of(scene, sentence, said)
    times = periods.read_period(scene.text, sentence, moments, said, growing=growing, today=today)
    bound = periods.bind(quantities, times, scene.text, sentence, said)
    told: list[FigureTelling] = []
    places = frozenset(place.code for place in scene.places_in(sentence) if place.code)
    for quantity, near in zip(quantities, bound, strict=True):
        moment = near
        first, after = bisect_left(starts, quantity.start), bisect_left(starts, quantity.end)
        measured = _metric(cut, first, after, quantity, said)
        since = moment is not None and _since(_led(scene.text, sentence, quantity, moment), said)
        owned = periods.owner(quantity, times, scene.text, said) is not None
        compared = owned or periods.is_compared(cut[max(0, first - _COMPARED) : first], said)
        if compared and (
            owned or moment is None or moment.start < quantity.start or periods.has_base_behind(quantity, moment, times)
        ):
            moment = None
        until = moment is not None and _last_word(scene.text, moment.start) in said.links["until"]
        period = periods.edtf(moment, today, times, since=since, until=until)
        ahead, behind = (
            scene.text[max(0, quantity.start - _NEXT) : quantity.start],
            scene.text[quantity.end :][: 2 * _NEXT],
        )
        last = told[-1] if told else before
        near_last = last is not None and sentence.index - last.sentence.index <= 1
        if last is not None and near_last and periods.year_before(ahead, behind, said):
            period = periods.earlier(last.period) or period
            quantity = replace(quantity, per=None)  # noqa: PLW2901 - "$35 million a year earlier" is no rate
        elif moment is None and compared:
            period = periods.of_base(quantity, times, told[-1].period if told else None, scene.text, said)
        else:
            months = periods.from_january(quantity, moment, _around(scene, sentence, quantity), scene.text, today, said)
            period = months or period
        target = _is_target(cut, first, after, said, moment, today)
        if period is None and not times.periods and not compared:
            period = periods.years_long(quantity, moments, scene.text, said, today, ahead=target)
        told.append(
            FigureTelling(
                quantity,
                sentence,
                metric=measured,
                period=period,
                change=_with_base(quantity.change, period, times, quantity),
                target=target,
                places=places,
                parties=holder_of_number(cut, first),
            )
        )
    unlisted(told)
    timed = any(moment.kind in ("date", "period") for moment in scene.moments_in(sentence))
    settled = _carried(folded(told, scene.text, said), cut, before, said, timed=timed)
    voice = scene.voice(sentence, settled[0].quantity.start)
    for each in spread(scene.text, sentence, scene.places_in(sentence), settled, said):
        each.speaker = voice.speaker if voice is not None else None
        yield each


def _around(scene: Scene, sentence: Sentence, quantity: Quantity) -> tuple[Moment, ...]:
    """Return the times told near a number in its sentence."""
    first, last = max(sentence.start, quantity.start - _AROUND), min(sentence.end, quantity.end + _AROUND)
    return scene.moments_between(first, last)


def _led(text: str, sentence: Sentence, quantity: Quantity, moment: Moment) -> str:
    """Return the words that can govern a moment: from the number on, or from the comma before it."""
    if moment.start >= quantity.end:
        return text[quantity.end : moment.start]
    return text[max(sentence.start, moment.start - _FAR) : moment.start].rpartition(",")[2]


def _since(between: str, said: FigureWords) -> bool:
    return any(word in said.links["since"] for word in between.lower().split())


def _metric(cut: Sequence[Token], first: int, after: int, quantity: Quantity, said: FigureWords) -> str | None:
    if is_code(quantity.unit) or quantity.unit in ("percent", "percentage points", "times"):
        return metrics.of_amount(cut, first, after, said, share=quantity.unit == "percent")
    head = first
    opening = quantity.unit.split()[0]
    while head < after and cut[head].text != opening:
        head += 1
    return metrics.of_count(cut, head, after, said) if head < after else quantity.unit


def _with_base(change: Change | None, period: str | None, times: periods.Times, quantity: Quantity) -> Change | None:
    """Add what a growth counts from."""
    if change is None:
        return None
    behind = [moment for moment in times.bases if moment.start >= quantity.end] or list(times.bases)
    base = behind[0].edtf if behind else None
    if times.year_on_year or times.same_period:
        base = periods.earlier(period) or base
    return evolve(change, base=base)


def _is_target(
    cut: Sequence[Token], first: int, after: int, said: FigureWords, moment: Moment | None, today: str | None
) -> bool:
    """Whether a figure is a goal or forecast: "to reach … by 2025", "is expected", "the aim is"."""
    if moment is not None and moment.bound == "by" and moment.edtf is not None and today is not None:
        return _to_come(moment.edtf, today)
    for at in range(first - 1, max(-1, first - _FAR), -1):
        if cut[at].text in ';:“”"«»' or (cut[at].text == "," and first - at > 1 and not _goes_on(cut, at, said)):
            break
        if at and cut[at].text[0].isupper():
            continue  # a name or a month: "as of May 1"
        if cut[at].low in said.targets or (
            cut[at].low in said.targets_to and any(token.low in said.links["levels"] for token in cut[at + 1 : at + 3])
        ):
            return True
    return any(token.low in said.targets for token in cut[after : after + 3] if token.kind == "word")


def _to_come(edtf: str, today: str) -> bool:
    """Whether a time ends after today; told to the year where one of them has none."""
    last, now = bounds(edtf).last, bounds(today).first
    return last is None or now is None or last > now


def _goes_on(cut: Sequence[Token], at: int, said: FigureWords) -> bool:
    return at + 1 < len(cut) and cut[at + 1].low in said.links["levels"]


def _carried(
    told: list[FigureTelling], cut: Sequence[Token], before: FigureTelling | None, said: FigureWords, *, timed: bool
) -> list[FigureTelling]:
    """Fill what a sentence leaves to the one before: what "it" measures, the time growth after growth is of."""
    opening = [token.low for token in cut[:_OPENING] if token.kind == "word"]
    if before is None:
        return told
    near = told[0].sentence.index - before.sentence.index <= 1 if told else False
    if near and before.change is not None and told[0].sentence.paragraph == before.sentence.paragraph:
        for each in told:
            if each.change is not None and each.period is None and not timed:
                each.period = before.period
    if not any(word in said.pronouns for word in opening):
        return told
    for each in told:
        if each.metric is None and each.sentence.paragraph == before.sentence.paragraph:
            each.metric = before.metric
    return told


# -- the finding -----------------------------------------------------------------------------------------------


def _finding(scene: Scene, told: FigureTelling) -> Finding:
    quantity = told.quantity
    data = Figure(
        unit=quantity.unit,
        value=None if told.grown_only else quantity.value,
        metric=told.metric,
        period=told.period,
        qualifier=quantity.qualifier,
        change=None
        if told.change is None
        else (evolve(told.change, qualifier=None) if told.grown_only else told.change),
        parties=told.parties,
        speaker=told.speaker,
        target=True if told.target else None,
        range=None if quantity.low is None or quantity.high is None else (quantity.low, quantity.high),
        per=quantity.per,
    )
    found = scene.finding(
        "figure",
        told.sentence,
        f"figure.{_rule(told)}",
        data,
        regions=told.regions,
        at=quantity.start,
        doubt=quantity.doubt or told.doubt,
    )
    spans = tuple(sorted(set(told.also) - {(told.sentence.start, told.sentence.end)}))
    return replace(found, also=spans) if spans else found


def _rule(told: FigureTelling) -> str:
    if told.grown_only:
        return "growth"
    if is_code(told.quantity.unit):
        return "money"
    return "percent" if told.quantity.unit.startswith("percent") else "count"
