"""A series of figures as a chart drawn in SVG: a dot a figure, those that disagree side by side over one period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from timeline.faces.wording.days import in_words
from timeline.faces.wording.event_summary import told_amount

if TYPE_CHECKING:
    from timeline.views.figure_series import FigureSeries

WIDTH, HEIGHT = 640, 220
_LEFT, _RIGHT, _TOP, _BOTTOM = 16, 16, 28, 36


@frozen
class Dot:
    """A figure in a chart: where it stands, what it says, the id of its event, whether others tell it otherwise."""

    x: float
    y: float
    label: str
    period: str
    event: str
    disputed: bool
    hedged: bool


@frozen
class Chart:
    """A chart of `width` by `height`: its dots, the line through the first figure of each period, its periods below."""

    metric: str
    unit: str
    dots: tuple[Dot, ...]
    line: str
    periods: tuple[tuple[float, str], ...]
    width: int = WIDTH
    height: int = HEIGHT


def figure_chart(series: FigureSeries) -> Chart:
    """Draw a series from nought, or from its lowest value where that is below."""
    values = [float(figure.told.data["value"]) for _, figures in series.points for figure in figures]
    low, high = min(0.0, *values), max(0.0, *values)
    span = (high - low) or 1.0
    step = (WIDTH - _LEFT - _RIGHT) / max(1, len(series.points))
    dots, line, periods = [], [], []
    for at, (period, figures) in enumerate(series.points):
        x = round(_LEFT + step * (at + 0.5), 1)
        periods.append((x, in_words(period)))
        for figure in figures:
            y = round(_TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - (float(figure.told.data["value"]) - low) / span), 1)
            hedged = figure.told.said("qualifier") not in ("", "exact")
            disputed = bool(figure.beside) or len({one.told.data["value"] for one in figures}) > 1
            dots.append(Dot(x, y, told_amount(figure.told.data), in_words(period), figure.told.id, disputed, hedged))
            if figure is figures[0]:
                line.append(f"{x},{y}")
    return Chart(series.metric, series.unit, tuple(dots), " ".join(line), tuple(periods))
