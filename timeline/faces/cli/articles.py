"""`timeline articles`: what was imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from timeline.faces.cli.options import filters, output_format

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call
    from timeline.index import FoundLines
    from timeline.views.fold import State
    from timeline.views.narrow_rows import EventRow
    from timeline.views.query import Query


@click.command("articles")
@filters
@click.option("--history", is_flag=True, help="Also the earlier readings of each article.")
@output_format
@click.pass_obj
def command(call: Call, query: Query, form: str, *, history: bool) -> None:
    """Show what was imported, by which importer, and what it yielded."""
    from attrs import evolve

    from timeline.faces.articles_page import page
    from timeline.faces.cli.viewing import first_enough, fold, ids_of, opened, put
    from timeline.faces.records import ARTICLE_COLUMNS, article_record
    from timeline.faces.terminal import screen
    from timeline.views.imported_documents import ImportedDocuments, projection
    from timeline.views.query import in_time

    workspace = call.workspace()
    log = opened(workspace)

    def made(found: FoundLines) -> tuple[ImportedDocuments, State[EventRow]]:
        state = fold(workspace, projection, found.blocks)
        return projection.view(state, query), state

    articles, state, whole = first_enough(
        log.documents(regions=query.regions, since=query.since, limit=query.limit),
        made,
        lambda shown: (in_time(one.reading.date, one.reading.article) for one in shown.documents),
    )
    articles = articles if whole else evolve(articles, total=None)
    records = (article_record(document, history=history) for document in articles.documents)
    put(form, records, ARTICLE_COLUMNS, page(articles, ids_of(state, log), screen(), history=history))
