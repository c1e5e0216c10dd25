"""Figures an article tells: a number, what it measures, of which period, how it grew, who said it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, evolve, field

from timeline.intake.article import Finding
from timeline.intake.language import metrics, periods, tokens
from timeline.intake.language.figure_words import FigureWords, figure_words
from timeline.intake.language.marks import Moment, Place, Quantity, Sentence
from timeline.intake.language.scene import Scene
from timeline.intake.language.tokens import Token
from timeline.model import Change, Figure

_CODE = len("USD")
_LONG_GAP = 60
_FULL = 100
_NEAR = 0.15
_BACKGROUND = frozenset(("m", "cm", "mm", "feet", "inches", "yards", "miles", "degrees", "bits", "g", "ml", "kg"))
_AWAY = frozenset(("from", "away", "north", "south", "east", "west", "long", "deep", "high", "tall", "wide", "от", "к", "entfernt"))
_LEVELS = frozenset(("to", "reach", "reached", "reaching", "amounted", "amounting", "totaled", "totalled", "totaling", "totalling",
                     "made", "stood", "hit", "exceeded", "exceeding", "came", "до", "составил", "составила", "составило", "составив",
                     "достиг", "достигла", "достигнув", "достигли", "превысив", "превысил", "превысила", "auf", "erreichte", "à"))  # fmt: skip
_PARTING = frozenset(("and", "but", "while", "whereas", "и", "а", "но", "und", "aber", "et", "mais"))
_EACH = frozenset(("each", "apiece", "каждый", "каждая", "каждому", "jeweils", "chacun", "chacune"))


@define
class _Told:
    """One figure on its way: a quantity with what was found around it."""

    quantity: Quantity
    sentence: Sentence
    metric: str | None = None
    period: str | None = None
    change: Change | None = None
    target: bool = False
    regions: tuple[str, ...] | None = None
    parties: tuple[str, ...] = ()
    speaker: str | None = None
    also: list[tuple[int, int]] = field(factory=list)

    @property
    def grown_only(self) -> bool:
        """Whether it tells a growth and no level."""
        return self.quantity.change is not None


def find(scene: Scene) -> Iterable[Finding]:
    """Return the article's figures, each once."""
    said = figure_words(scene.language)
    kept: list[_Told] = []
    before: _Told | None = None
    for sentence in scene.sentences:
        quantities = [each for each in scene.quantities_in(sentence) if _newsworthy(scene, each, said)]
        if not quantities:
            continue
        for told in _in_sentence(scene, sentence, quantities, said, before):
            before = told
            first = next((other for other in kept if _same(other, told)), None)
            if first is None:
                kept.append(told)
            else:
                _join(first, told)
    return [_finding(scene, told) for told in kept]


# -- what is worth a figure ------------------------------------------------------------------------------------


def _newsworthy(scene: Scene, quantity: Quantity, said: FigureWords) -> bool:
    """Whether a quantity tells something: no "two sides", no lengths and depths in passing."""
    unit, value = quantity.unit, quantity.value
    if quantity.change is not None or _is_money(unit):
        return True
    if unit == "percent":
        return value != _FULL
    following = scene.text[quantity.end : quantity.end + _LONG_GAP].lower().split()
    if unit in _BACKGROUND:
        return False
    if unit == "km" and following and following[0].strip(",.") in _AWAY:
        return False
    words = unit.lower().split()
    if not words or words[-1] in said.vague:
        return False
    worded = not any(char.isdecimal() for char in quantity.text)
    return value is None or value > (_SMALLEST_WORDED if worded else 1)


_SMALLEST_WORDED = 5
_LIST = 2


def _is_money(unit: str) -> bool:
    return len(unit) == _CODE and unit.isascii() and unit.isupper() and unit not in ("TEU", "GWH", "TWH", "MWH")


# -- one sentence ----------------------------------------------------------------------------------------------


def _in_sentence(
    scene: Scene, sentence: Sentence, quantities: Sequence[Quantity], said: FigureWords, before: _Told | None
) -> Iterator[_Told]:
    cut = tokens.split(scene.text, sentence.start, sentence.end)
    starts = [token.start for token in cut]
    today = scene.anchor.day
    growing = any(quantity.change is not None for quantity in quantities)
    times = periods.read(
        scene.text, sentence, scene.moments_in(sentence), said, growing=growing, today=today
    )
    bound = periods.bind(quantities, times, sentence, scene.text)
    told = []
    for quantity, moment in zip(quantities, bound, strict=True):
        first, after = bisect_left(starts, quantity.start), bisect_left(starts, quantity.end)
        measured = _metric(cut, first, after, quantity, said)
        since = moment is not None and " since " in scene.text[quantity.end : moment.start]
        period = periods.edtf(moment, today, times, since=since)
        told.append(
            _Told(
                quantity,
                sentence,
                metric=measured,
                period=period,
                change=_with_base(quantity.change, period, times, quantity),
                target=_is_target(cut, first, after, said, moment, today),
                parties=_holder(cut, first),
            )
        )
    _unlisted(told)
    settled = _carried(_folded(told, scene.text, said), cut, before, said)
    voice = scene.voice(sentence, settled[0].quantity.start)
    for each in _spread(scene, sentence, settled):
        each.speaker = voice.speaker if voice is not None else None
        yield each


def _holder(cut: Sequence[Token], first: int) -> tuple[str, ...]:
    """Return whose the number in brackets is: "Ranipet Steel (₹40 crore and 300 jobs)"."""
    at = first - 1
    while at >= 0 and cut[at].text not in "()":
        at -= 1
    if at <= 0 or cut[at].text == ")":
        return ()
    end = at
    if cut[at - 1].text == ")":  # "Yotta (Hiranandani) (₹4,000 crore)"
        while end > 0 and cut[end].text != "(" or end == at:
            end -= 1
    begin = end
    while begin > 0 and cut[begin - 1].kind == "word" and cut[begin - 1].text[0].isupper():
        begin -= 1
    return (" ".join(token.text for token in cut[begin:end]),) if begin < end else ()


def _unlisted(told: Sequence[_Told]) -> None:
    """Forget the holders where brackets only explain: a list has more than one."""
    if len({each.parties for each in told if each.parties}) < _LIST:
        for each in told:
            each.parties = ()


def _metric(cut: Sequence[Token], first: int, after: int, quantity: Quantity, said: FigureWords) -> str | None:
    if _is_money(quantity.unit) or quantity.unit in ("percent", "percentage points", "times"):
        return metrics.of_amount(cut, first, after, said)
    head = first
    while head < after and not (cut[head].kind == "word" and quantity.unit.startswith(cut[head].text)):
        head += 1
    return metrics.of_count(cut, head, after, said) or None if head < after else quantity.unit


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
        return moment.edtf.rpartition("/")[2][: len("2022")] >= today[: len("2022")]
    for at in range(first - 1, -1, -1):
        if cut[at].text in ";:“”\"«»" or (cut[at].text == "," and first - at > 1 and not _listed(cut, at)):
            break
        if cut[at].low in said.targets or (cut[at].low in said.targets_to and "to" in (cut[at + 1].low, cut[at + 2].low)):
            return True
    return any(token.low in said.targets for token in cut[after : after + 3] if token.kind == "word")


def _listed(cut: Sequence[Token], at: int) -> bool:
    return at + 1 < len(cut) and cut[at + 1].low in _LEVELS


def _folded(told: Sequence[_Told], text: str, said: FigureWords) -> list[_Told]:
    """Make a growth that belongs to an amount of the sentence its `change`."""
    levels = [each for each in told if not each.grown_only]
    kept = list(levels)
    for grown in told:
        if not grown.grown_only:
            continue
        owner = _owner(grown, levels, text, said)
        if owner is None or owner.change is not None:
            kept.append(grown)
            continue
        owner.change = evolve(grown.change or Change(), qualifier=_own_qualifier(grown.quantity))
        owner.target = owner.target or grown.target
        owner.period = owner.period or grown.period
        owner.metric = grown.metric if owner.metric is None else owner.metric
    return sorted(kept, key=lambda each: each.quantity.start)


def _own_qualifier(quantity: Quantity) -> "None | str":
    return None if quantity.qualifier == "exact" else quantity.qualifier


def _owner(grown: _Told, levels: Sequence[_Told], text: str, said: FigureWords) -> _Told | None:
    """Return the amount a growth belongs to: right before it ("$6.2 million, up 2.5 times"), or reached by it."""
    start, end = grown.quantity.start, grown.quantity.end
    before = [each for each in levels if each.quantity.end <= start and _reached(each)]
    behind = [each for each in levels if each.quantity.start >= end and _reached(each)]
    if behind:
        gap = _words(text[end : behind[0].quantity.start])
        linked = any(word in _LEVELS for word in gap)
        if linked and len(gap) <= 14 and not any(word in said.metrics for word in gap):
            goal = next((each for each in behind if text[: each.quantity.start].rstrip().endswith(" to")), behind[0])
            return goal if len(behind) > 1 and "from" in gap else behind[0]
    if before:
        gap = _words(text[before[-1].quantity.end : start])
        if len(gap) <= 8 and not any(word in _PARTING or word in said.metrics for word in gap):
            return before[-1]
    return None


def _reached(told: _Told) -> bool:
    return told.quantity.unit != "percent" and told.quantity.value is not None


def _words(text: str) -> list[str]:
    return [token.low for token in tokens.split(text) if token.kind == "word"]


def _carried(told: list[_Told], cut: Sequence[Token], before: _Told | None, said: FigureWords) -> list[_Told]:
    """Fill what a sentence about "it" leaves to the one before."""
    opening = [token.low for token in cut[:12] if token.kind == "word"]
    if before is None or not any(word in said.pronouns for word in opening):
        return told
    for each in told:
        if each.metric is None and each.sentence.paragraph == before.sentence.paragraph:
            each.metric = before.metric
    return told


# -- several places, several figures ---------------------------------------------------------------------------


def _spread(scene: Scene, sentence: Sentence, told: Sequence[_Told]) -> Iterator[_Told]:
    """Bind each of several amounts to the places told right before it; "each" tells one for every place."""
    places = [place for place in scene.places_in(sentence) if place.kind != "country" and not place.adjective]
    groups = _places_before(sentence, told, places)
    if not all(groups) or len(told) < 2:
        yield from told
        return
    for each, group in zip(told, groups, strict=True):
        after = _words(scene.text[each.quantity.end : each.quantity.end + 12])[:1]
        if after and after[0] in _EACH:
            for place in group:
                yield evolve_told(each, (place,))
        else:
            yield evolve_told(each, group)


def evolve_told(told: _Told, places: Sequence[Place]) -> _Told:
    """Return a copy that is about the places only."""
    return _Told(
        told.quantity, told.sentence, told.metric, told.period, told.change, told.target,
        regions=tuple(sorted({place.code for place in places if place.code})),
        parties=told.parties or tuple(place.text for place in places),
    )  # fmt: skip


def _places_before(sentence: Sentence, told: Sequence[_Told], places: Sequence[Place]) -> list[list[Place]]:
    groups, start = [], sentence.start
    for each in told:
        groups.append([place for place in places if start <= place.start < each.quantity.start])
        start = each.quantity.end
    return groups


# -- told twice ------------------------------------------------------------------------------------------------


def _same(one: _Told, other: _Told) -> bool:
    """Whether two tell one fact: the same number of the same thing, or "over 70" and then "76"."""
    a, b = one.quantity, other.quantity
    if one.sentence.index == other.sentence.index or one.grown_only != other.grown_only:
        return False
    if one.period is not None and other.period is not None and one.period != other.period:
        return False
    if one.regions is not None and other.regions is not None and one.regions != other.regions:
        return False
    if one.grown_only:
        return one.change == other.change and _alike(one.metric, other.metric)
    if not _same_unit(a.unit, b.unit):
        return False
    if a.value == b.value:
        return a.value is not None or _alike(one.metric, other.metric)
    if a.value is None or b.value is None or _is_money(a.unit):
        return False
    rounded, full = (a, b) if a.qualifier != "exact" else (b, a)
    close = rounded.qualifier in ("about", "almost", "more_than") and full.qualifier == "exact"
    near = abs(float(rounded.value or 0) - float(full.value or 0)) <= _NEAR * float(full.value or 1)
    return close and near and _alike(one.metric, other.metric)


def _same_unit(one: str, other: str) -> bool:
    return one == other or (not _is_money(one) and one.lower().split()[-1:] == other.lower().split()[-1:])


def _alike(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    return bool(set(one.lower().split()) & set(other.lower().split()))


def _join(first: _Told, again: _Told) -> None:
    """Add a second telling: its place, and what it tells more exactly."""
    first.also.append((again.sentence.start, again.sentence.end))
    if again.quantity.qualifier == "exact":
        first.quantity = evolve(first.quantity, value=again.quantity.value, qualifier="exact")
    first.period = first.period or again.period
    first.change = first.change or again.change
    first.target = first.target or again.target
    first.metric = first.metric or again.metric


# -- the finding -----------------------------------------------------------------------------------------------


def _finding(scene: Scene, told: _Told) -> Finding:
    quantity = told.quantity
    data = Figure(
        unit=quantity.unit,
        value=None if told.grown_only else quantity.value,
        metric=told.metric,
        period=told.period,
        qualifier=quantity.qualifier,
        change=None if told.change is None else (evolve(told.change, qualifier=None) if told.grown_only else told.change),
        parties=told.parties,
        speaker=told.speaker,
        target=True if told.target else None,
    )
    found = scene.finding(
        "figure", told.sentence, f"figure.{_rule(told)}", data, regions=told.regions, doubt=quantity.doubt
    )
    spans = tuple(sorted(set(told.also) - {(told.sentence.start, told.sentence.end)}))
    return evolve(found, also=spans) if spans else found


def _rule(told: _Told) -> str:
    if told.grown_only:
        return "growth"
    if _is_money(told.quantity.unit):
        return "money"
    return "percent" if told.quantity.unit.startswith("percent") else "count"
