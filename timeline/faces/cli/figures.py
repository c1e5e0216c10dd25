"""`timeline figures`: the numbers, by the period they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.faces.cli.options import filters, output_format

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call
    from timeline.views.query import Query


@click.command("figures")
@filters
@click.option("--metric", metavar="M", help="What is counted or measured, in a word or two (trade).")
@click.option("--unit", "units", metavar="U", multiple=True, help="USD, percent, or what is counted. Repeatable.")
@click.option("--series", is_flag=True, help="What is told of several periods, each as a series in time.")
@output_format
@click.pass_obj
def command(call: Call, query: Query, metric: str | None, units: tuple[str, ...], form: str, *, series: bool) -> None:
    """Show figures: value, period, change, who said them and where."""
    from msgspec.structs import replace

    from timeline.app.viewing import figures_of
    from timeline.faces.cli.output import put, title
    from timeline.faces.export.flat_rows import FIGURE_ROW, figure_row
    from timeline.faces.export.overview_records import SERIES_COLUMNS, series_record, series_rows
    from timeline.faces.export.records import figure_record
    from timeline.faces.terminal.figures_page import page, series_page
    from timeline.faces.terminal.screen import screen
    from timeline.views.figure_series import figure_series

    with call.opened() as space:
        figures, ids = figures_of(space, replace(query, metric=metric, units=units))
        if series:
            found = figure_series(figures.figures)
            lines = series_page(found, ids, screen(), title(query))
            put(form, map(series_record, found), SERIES_COLUMNS, lines, series_rows(found, ids))
            return
        rows = (figure_row(figure, ids) for figure in figures.figures)
        lines = page(figures, ids, screen(), title(query))
        put(form, map(figure_record, figures.figures), FIGURE_ROW, lines, rows)
