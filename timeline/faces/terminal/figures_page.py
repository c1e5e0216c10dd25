"""Figures on a terminal: by the period they are about, those that disagree marked."""

from collections.abc import Iterator

from timeline.app.ids import Ids
from timeline.faces.safe_text import clean
from timeline.faces.terminal.event_lines import reports
from timeline.faces.terminal.screen import Screen, flow, wrap
from timeline.faces.terminal.tables import table
from timeline.faces.wording import event_summary
from timeline.faces.wording.days import in_words
from timeline.views.compared_figures import ComparedFigure, ComparedFigures

_HEAD = ("period", "value", "change", "metric", "said", "by", "regions", "source", "id")
_SPARE = (7, 6, 4, 5, 2)
_STYLES = {1: ("magenta", "bold"), 8: ("dim",), 7: ("dim",)}


def page(figures: ComparedFigures, ids: Ids, screen: Screen, title: str) -> Iterator[str]:
    """Yield the lines of a table of figures."""
    count = f"{len(figures.figures)} figure{'s' * (len(figures.figures) != 1)}"
    if figures.total > len(figures.figures):
        count = f"the latest {len(figures.figures)} of {figures.total} figures"
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


def _note(text: str, screen: Screen, style: str) -> Iterator[str]:
    yield from (screen.paint(line, style) for line in wrap(text, screen.width))


def _first(figure: ComparedFigure, shown: set[str]) -> str:
    """Return the id of the telling whose row stands for all that are shown."""
    return next((told.id for told in figure.tellings if told.id in shown), figure.told.id)


def _row(figure: ComparedFigure, ids: Ids) -> list[str]:
    told = figure.told
    data = told.data
    value = event_summary.told_amount(data)
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
