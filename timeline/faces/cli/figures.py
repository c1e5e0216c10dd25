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
@output_format
@click.pass_obj
def command(call: Call, query: Query, metric: str | None, units: tuple[str, ...], form: str) -> None:
    """Show figures: value, period, change, who said them and where."""
    from msgspec.structs import replace

    from timeline.app.viewing import figures_of
    from timeline.faces.cli.output import put, title
    from timeline.faces.export.records import FIGURE_COLUMNS, figure_record, flat
    from timeline.faces.terminal.figures_page import page
    from timeline.faces.terminal.screen import screen

    with call.opened() as space:
        figures, ids = figures_of(space, replace(query, metric=metric, units=units))
        records = (
            figure_record(figure) if form in ("json", "jsonl") else flat(figure_record(figure))
            for figure in figures.figures
        )
        put(form, records, FIGURE_COLUMNS, page(figures, ids, screen(), title(query)))
