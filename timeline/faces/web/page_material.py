"""What the pages of one log share, each made once: how much is told of a region, its axis of time, its figures."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import frozen

from timeline.faces.web.site_page import region_address
from timeline.faces.web.time_axis import TimeAxis, time_axis
from timeline.gazetteer import country_of
from timeline.views.figure_series import figure_series

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.app.log_at_time import LogAtTime
    from timeline.views.compared_figures import ComparedFigure
    from timeline.views.figure_series import FigureSeries


@frozen
class RegionCounts:
    """How much is told of a region itself: events, promises among them, and those that are overdue."""

    code: str
    events: int
    promises: int
    overdue: int


class PageMaterial:
    """The log of some pages, and what takes time proportional to it."""

    def __init__(self, log: LogAtTime) -> None:
        self.log = log
        self._axes: dict[str, TimeAxis] = {}
        self._series: dict[str, tuple[FigureSeries, ...]] = {}

    @cached_property
    def region_counts(self) -> list[RegionCounts]:
        """How much is told of each region, the most told first."""
        events = Counter(code for told in self.log.events for code in told.regions)
        promised = self.log.promises.values()
        promises = Counter(code for row in promised for code in row.told.regions)
        overdue = Counter(code for row in promised if row.overdue for code in row.told.regions)
        found = (
            RegionCounts(code, count, promises[code], overdue[code])
            for code, count in events.items()
            if region_address(code)
        )
        return sorted(found, key=lambda one: (-one.events, one.code))

    @cached_property
    def figures(self) -> Mapping[str, Sequence[ComparedFigure]]:
        """The figures of each region and country, in the order in which they are listed."""
        found: dict[str, list[ComparedFigure]] = defaultdict(list)
        for one in self.log.figures:
            for code in {*one.told.regions, *map(country_of, one.told.regions)}:
                found[code].append(one)
        return found

    def axis(self, code: str) -> TimeAxis:
        """Return a region's axis of time."""
        if code not in self._axes:
            self._axes[code] = time_axis(self.log.of_region.get(code, ()))
        return self._axes[code]

    def series(self, code: str) -> tuple[FigureSeries, ...]:
        """Return the series of a region's figures, the longest first."""
        if code not in self._series:
            self._series[code] = figure_series(self.figures.get(code, ()))
        return self._series[code]
