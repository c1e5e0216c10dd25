"""Figures that two articles tell otherwise: of one metric, unit, period and region, and not one amount rounded."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator

from msgspec import Struct

from timeline.edtf import Bounds
from timeline.views.current_lines import ShownEvent
from timeline.views.one_act_rows import amount_of
from timeline.views.query import span_of

_NEAR = 0.05  # share of an amount by which a rounded one may miss it
_FAR = 10  # times: amounts that are further apart are of two things
_DAYS = 31  # between two tellings of what has no period of its own
MOST = 64  # figures of one unit and period that another is compared with, the next ones in time
_BEGINNING = 3  # letters
_FEWEST = 2  # stems of a metric that another may add to
_ROUGH = frozenset({"about", "almost", "order_of_magnitude"})
_BELOW = frozenset({"less_than", "up_to"})

FigureKind = tuple[str, str, str, bool, str]


class MeasuredFigure(Struct, frozen=True):
    """A figure with what is asked of it for every other: where it is of, and how the words of its metric begin.

    Without a beginning in common two metrics are not about one thing.
    """

    told: ShownEvent
    article: str
    regions: frozenset[str]
    begins: frozenset[str]
    days: Bounds | None  # on which it was told, of what has no period of its own


def measured(told: ShownEvent) -> MeasuredFigure:
    """Return a figure ready to be compared."""
    begins = frozenset(word[:_BEGINNING] for word in told.said("metric").casefold().split())
    days = None if told.said("period") else span_of(told.date)
    return MeasuredFigure(told, told.row.article, frozenset(told.regions), begins, days)


def disagreeing(found: Iterable[ShownEvent], shown: Container[str] | None = None) -> dict[str, tuple[ShownEvent, ...]]:
    """Return, for each figure that other articles tell otherwise, what they tell; of those `shown`, where some are."""
    kinds: dict[FigureKind, list[MeasuredFigure]] = defaultdict(list)
    for told in found:
        if (kind := kind_of(told)) is not None:
            kinds[kind].append(measured(told))
    beside: dict[str, list[ShownEvent]] = defaultdict(list)
    for one, two in (pair for group in kinds.values() for pair in _pairs(group)):
        if shown is not None and one.told.id not in shown and two.told.id not in shown:
            continue
        if told_otherwise(one, two):
            beside[one.told.id].append(two.told)
            beside[two.told.id].append(one.told)
    return {
        name: tuple(sorted(others, key=ShownEvent.key))
        for name, others in beside.items()
        if shown is None or name in shown
    }


def kind_of(told: ShownEvent) -> FigureKind | None:
    """Return of which kind the figures are that one is compared with: of each `MOST` next ones; None of no figure."""
    if told.type != "figure" or not told.known or not told.said("metric") or (amount := amount_of(told)) is None:
        return None
    kind, change = amount[0], told.data.get("change")
    base = str(change.get("base") or "") if kind and isinstance(change, dict) else ""
    return kind, told.said("unit"), told.said("period"), told.data.get("target") is True, base


def _pairs(group: list[MeasuredFigure]) -> Iterator[tuple[MeasuredFigure, MeasuredFigure]]:
    """Yield the pairs of a kind that two articles tell; of what has no period, only those told about the same time."""
    group.sort(key=lambda figure: figure.told.key())
    for at, told in enumerate(group):
        for other in group[at + 1 : at + 1 + MOST]:
            if parted(told, other):
                break
            if told.article != other.article:
                yield told, other


def parted(told: MeasuredFigure, other: MeasuredFigure) -> bool:
    """Whether a figure without a period is compared with none from this one on, which was told too long after it."""
    return told.days is not None and not _at_one_time(told.days, other.days)


def told_otherwise(one: MeasuredFigure, two: MeasuredFigure) -> bool:
    """Whether two figures of a kind, of two articles, are of one thing and do not agree."""
    return _may_be_of_one_thing(one, two) and not _agree(one.told, two.told) and _of_one_thing(one, two)


def _at_one_time(one: Bounds, two: Bounds | None) -> bool:
    return bool(two and one.last and two.first and (two.first - one.last).days <= _DAYS)


def _may_be_of_one_thing(one: MeasuredFigure, two: MeasuredFigure) -> bool:
    if one.regions.isdisjoint(two.regions) and (one.regions or two.regions):
        return False
    return not one.begins.isdisjoint(two.begins)


def _of_one_thing(one: MeasuredFigure, two: MeasuredFigure) -> bool:
    """Whether two metrics are one, by their words; where one says more than the other, of the very same regions."""
    from timeline.views.links.subjects import stems  # noqa: PLC0415 - a start that compares nothing needs none

    here, there = stems(one.told.said("metric")), stems(two.told.said("metric"))
    if here == there:
        return bool(here)
    narrow, wide = sorted((here, there), key=len)
    return one.regions == two.regions and len(narrow) >= _FEWEST and narrow < wide


def _agree(told: ShownEvent, other: ShownEvent) -> bool:
    """Whether two amounts may be one, as far as each is said to be exact, or are too far apart to be of one thing."""
    one, two = amount_of(told), amount_of(other)
    if one is None or two is None or one[1] == two[1]:
        return True
    value, said = one[1], two[1]
    if not one[0] and (value * said < 0 or max(abs(value), abs(said)) > _FAR * min(abs(value), abs(said))):
        return True
    near = abs(value - said) <= _NEAR * max(abs(value), abs(said))
    for figure, own, there in ((told, value, said), (other, said, value)):
        qualifier = figure.said("qualifier")
        if qualifier in _ROUGH and near:
            return True
        if (qualifier == "more_than" and own <= there and near) or (qualifier in _BELOW and there <= own and near):
            return True
        ends = figure.data.get("range")
        if isinstance(ends, list) and len(ends) == 2 and ends[0] <= there <= ends[1]:  # noqa: PLR2004 - both ends
            return True
    return False
