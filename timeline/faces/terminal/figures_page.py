"""Figures on a terminal: by the period they are about, those that disagree marked."""

from collections.abc import Iterator, Sequence

from timeline.app.ids import Ids
from timeline.faces.safe_text import clean
from timeline.faces.terminal.event_lines import reports
from timeline.faces.terminal.screen import Screen, beside, flow, latest_of, painted, shorten, wrap
from timeline.faces.terminal.tables import table
from timeline.faces.wording import event_summary
from timeline.faces.wording.days import in_words
from timeline.faces.wording.sparkline import sparkline
from timeline.gazetteer import name_of
from timeline.views.compared_figures import ComparedFigure, ComparedFigures
from timeline.views.figure_series import FigureSeries

_HEAD = ("period", "value", "change", "metric", "said", "by", "regions", "source", "id")
_SPARE = (7, 6, 4, 5, 2)
_STYLES = {1: ("magenta", "bold"), 8: ("dim",), 7: ("dim",)}


def page(figures: ComparedFigures, ids: Ids, screen: Screen, title: str) -> Iterator[str]:
    """Yield the lines of a table of figures."""
    count = latest_of(len(figures.figures), figures.total, None, "figure")
    yield from flow([screen.paint(clean(title), "bold"), count], screen.width)
    if not figures.figures:
        return
    yield ""
    shown = {figure.told.id for figure in figures.figures}
    first = [figure for figure in figures.figures if figure.told.id == _first(figure, shown)]
    rows = [_row(figure, ids) for figure in first]
    yield from table(_HEAD, rows, screen, stretch=3, spare=_SPARE, right=frozenset({1}), styles=_STYLES)
    for figure in first:
        if told_by := reports(figure.tellings):
            yield from _note(f"{ids.short(figure.told.id)}: {told_by}", screen, "yellow")
    for figure in first:
        if figure.beside:
            others = ", ".join(ids.short(other) for other in figure.beside)
            yield from _note(f"{ids.short(figure.told.id)} is told otherwise by {others}", screen, "red")


def series_page(found: Sequence[FigureSeries], ids: Ids, screen: Screen, title: str) -> Iterator[str]:
    """Yield the lines of figures in series: each with its periods as bars, then one by one."""
    yield from flow([screen.paint(clean(title), "bold"), f"{len(found)} series"], screen.width)
    for series in found:
        yield ""
        yield screen.rule(shorten(clean(series.metric), screen.width))
        regions = ", ".join(clean(name_of(code)) for code in series.regions)
        yield from flow([screen.paint(sparkline(series.values), "magenta", "bold"), regions], screen.width)
        for period, figures in series.points:
            disputed = any(figure.beside for figure in figures)
            for figure in figures:
                yield from _point(period, figure, ids, screen, disputed=disputed)


def _point(period: str, figure: ComparedFigure, ids: Ids, screen: Screen, *, disputed: bool) -> Iterator[str]:
    told, identity = figure.told, ids.short(figure.told.id)
    source = next((source.data.publisher or source.data.title for source in told.sources), "")
    pieces = [
        (f"{in_words(period)}  ", ()),
        ("≠ " if disputed else "", ("red",)),
        (event_summary.told_amount(told.data), ("bold",)),
        (f"  {clean(source)}" if source else "", ("dim",)),
    ]
    for index, line in enumerate(painted(pieces, screen.width - len(identity) - 2, screen)):
        yield beside(line, identity, screen) if index == 0 else line


def _note(text: str, screen: Screen, style: str) -> Iterator[str]:
    yield from (screen.paint(line, style) for line in wrap(text, screen.width))


def _first(figure: ComparedFigure, shown: set[str]) -> str:
    """Return the id of the telling whose row stands for all that are shown."""
    return next((told.id for told in figure.tellings if told.id in shown), figure.told.id)


def _row(figure: ComparedFigure, ids: Ids) -> list[str]:
    told = figure.told
    data = told.data
    unit = told.said("unit")
    named = bool(unit) and unit.casefold() in told.said("metric").casefold()
    value = event_summary.told_amount({**data, "unit": ""} if named else data)
    metric = told.said("metric") or told.quote
    return [
        in_words(told.said("period")) if told.said("period") else "",
        ("≠ " if figure.beside else "") + (value if data.get("value") is not None else f"({told.said('unit')})"),
        event_summary.change(data),
        f"{metric} (a target)" if data.get("target") is True else metric,
        in_words(told.date) if told.date else "",
        told.said("speaker"),
        " ".join(told.regions),
        next((source.data.publisher or source.data.title for source in told.sources), ""),
        ids.short(told.id),
    ]
