"""`timeline log`: what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.faces.cli.options import flag, narrowing, output_format

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call
    from timeline.views.query import Query


@click.command("log")
@narrowing
@click.option("--since", metavar="T", help="Since this day or UTC time instead of since the last look.")
@click.option("--peek", is_flag=True, help="Look without remembering it.")
@click.option("--brief", is_flag=True, help="A line for each thing that is new.")
@output_format
@click.pass_obj
def command(call: Call, query: Query, since: str | None, form: str, *, peek: bool, brief: bool) -> None:
    """Show what came into the log since you last looked: events, newly overdue, newly proposed, judged.

    Each question (a region, a type …) remembers its own last look, in your own data folder. With --since none
    is remembered.
    """
    from timeline.app.latest_news import news_of, remember
    from timeline.app.questions import instant
    from timeline.faces.cli.output import put, title
    from timeline.faces.export.flat_rows import NEWS_ROW, news_rows
    from timeline.faces.export.overview_records import news_records
    from timeline.faces.terminal import news_page
    from timeline.faces.terminal.screen import screen

    with call.opened() as space:
        latest, ids = news_of(space, query, instant(flag("since"), since))
        if brief:
            lines = news_page.brief_page(latest, ids, screen())
        else:
            lines = news_page.page(latest, ids, screen(), title(query), regions=not query.regions)
        put(form, news_records(latest.news), NEWS_ROW, lines, news_rows(latest.news, ids))
        if not peek and since is None:
            remember(space.workspace, query, latest.mark)
