"""How many events fall into which year or month, as bars of an axis."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from timeline.views.query import span_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.views.current_lines import ShownEvent

WIDTH, HEIGHT = 640, 64
_MOST_MONTHS = 36  # of more, years are counted


@frozen
class Bar:
    """A year or month: its name, how many events, where its bar stands."""

    name: str
    count: int
    x: float
    width: float
    height: float


@frozen
class TimeAxis:
    """The bars of an axis, `width` by `height`; none of nothing dated."""

    bars: tuple[Bar, ...]
    width: int = WIDTH
    height: int = HEIGHT


def time_axis(events: Iterable[ShownEvent]) -> TimeAxis:
    """Count events by the last day they may have happened on: by month, or by year where months are many."""
    days = [day for told in events if (day := span_of(told.date).last) is not None]
    if not days:
        return TimeAxis(())
    first, last = min(days), max(days)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= _MOST_MONTHS:
        start = first.year * 12 + first.month - 1
        names = [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(start, start + months)]
        counts = Counter(f"{day.year:04}-{day.month:02}" for day in days)
    else:
        names = [f"{year:04}" for year in range(first.year, last.year + 1)]
        counts = Counter(f"{day.year:04}" for day in days)
    step, most = WIDTH / len(names), max(counts.values())
    bars = (
        Bar(name, counts[name], round(at * step, 2), round(step * 0.8, 2), round(HEIGHT * counts[name] / most, 2))
        for at, name in enumerate(names)
    )
    return TimeAxis(tuple(bar for bar in bars if bar.count))
