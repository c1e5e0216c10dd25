"""Figures of one thing through its periods: what is measured alike, of the same regions, in the same unit."""

from collections import defaultdict
from collections.abc import Iterable

from attrs import frozen

from timeline.views.compared_figures import ComparedFigure
from timeline.views.links.subjects import stems
from timeline.views.query import in_time, span_of

_FEWEST = 2  # periods that make a series


@frozen
class FigureSeries:
    """One thing through its periods, in time: `metric` as it was said last, `unit`, the regions it is of.

    `points` are the figures, of each period the one told last first in its group; those of one period that disagree
    all stand in it.
    """

    metric: str
    unit: str
    regions: tuple[str, ...]
    points: tuple[tuple[str, tuple[ComparedFigure, ...]], ...]

    @property
    def values(self) -> tuple[float, ...]:
        """One value a period: that of its first figure."""
        return tuple(float(found[0].told.data["value"]) for _, found in self.points)


def figure_series(figures: Iterable[ComparedFigure]) -> tuple[FigureSeries, ...]:
    """Return what is told of several periods, the longest series first."""
    groups: dict[tuple[object, ...], list[ComparedFigure]] = defaultdict(list)
    for figure in figures:
        told = figure.told
        value = told.data.get("value")
        if isinstance(value, bool) or not isinstance(value, int | float) or not told.said("metric"):
            continue
        if told.said("period") and told.data.get("target") is not True:
            said = (frozenset(stems(told.said("metric"))), told.said("unit"), told.data.get("per"))
            groups[(*said, told.regions)].append(figure)
    found = [_series(group) for group in groups.values()]
    several = [one for one in found if len(one.points) >= _FEWEST]
    return tuple(sorted(several, key=lambda one: (-len(one.points), one.metric.casefold(), one.unit, one.regions)))


def _series(group: list[ComparedFigure]) -> FigureSeries:
    periods: dict[str, list[ComparedFigure]] = defaultdict(list)
    for figure in group:
        periods[figure.told.said("period")].append(figure)
    points = []
    for period in sorted(periods, key=lambda text: (in_time(text, ""), span_of(text).last is None)):
        told = sorted(periods[period], key=lambda figure: figure.told.key(), reverse=True)
        points.append((period, tuple(told)))
    last = max(group, key=lambda figure: figure.told.key()).told
    return FigureSeries(last.said("metric"), last.said("unit"), last.regions, tuple(points))
