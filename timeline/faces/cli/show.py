"""`timeline show`: what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from timeline.faces.cli.options import filters, output_format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.faces.cli.call import Call
    from timeline.views.query import Query


@click.command("show")
@filters
@output_format
@click.pass_obj
def command(call: Call, query: Query, form: str) -> None:
    """Show what happened: a region's history, or everybody's."""
    from msgspec.structs import replace

    from timeline.faces.cli.viewing import latest_of, put
    from timeline.faces.history_page import page
    from timeline.faces.records import EVENT_COLUMNS, event_record, flat, telling_record
    from timeline.faces.terminal import screen
    from timeline.views.history import projection

    history, ids, whole = latest_of(
        call.workspace(), projection, query, query.types, lambda found: (told.key() for told in found.events)
    )
    if not whole:
        history = replace(history, total=None)
    records: Iterator[dict[str, Any]] = (
        {**event_record(told), **telling_record(told, history.same.get(told.id, ()))} for told in history.events
    )
    if form in ("csv", "md"):
        records = map(flat, records)
    put(form, records, EVENT_COLUMNS, page(history, ids, screen(), title(query)))


def title(query: Query) -> str:
    """Return what a view is of, in words."""
    from timeline.gazetteer import name_of

    return ", ".join(f"{name_of(code)} ({code})" for code in query.regions) or "All regions"
