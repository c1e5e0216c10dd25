"""`timeline articles`: what was imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.faces.cli.options import filters, output_format

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call
    from timeline.views.query import Query


@click.command("articles")
@filters
@click.option("--history", is_flag=True, help="Also the earlier readings of each article.")
@output_format
@click.pass_obj
def command(call: Call, query: Query, form: str, *, history: bool) -> None:
    """Show what was imported, by which importer, and what it yielded."""
    from timeline.app.viewing import articles_of
    from timeline.faces.cli.output import put
    from timeline.faces.export.flat_rows import ARTICLE_ROW, article_row
    from timeline.faces.export.records import article_record
    from timeline.faces.terminal.articles_page import page
    from timeline.faces.terminal.screen import screen

    with call.opened() as space:
        articles, ids = articles_of(space, query)
        records = (article_record(document, history=history) for document in articles.documents)
        rows = (article_row(document, ids) for document in articles.documents)
        put(form, records, ARTICLE_ROW, page(articles, ids, screen(), history=history), rows)
