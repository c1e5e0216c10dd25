"""From the workspace's log to a view, and from a view to standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from timeline.codec import LineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.faces.ids import Ids
    from timeline.views.fold import Projection, State
    from timeline.views.rows import Row
    from timeline.workspace import Workspace

    R = TypeVar("R", bound=Row)


def state_of(workspace: Workspace, projection: Projection[R, Any]) -> State[R]:
    """Fold the workspace's log. Raises the log's fault at a bad line."""
    from timeline.log.lines import fault, raw_lines

    state = projection.zero()
    for raw in raw_lines(workspace.log, on_notice=notice):
        try:
            state = projection.apply(state, projection.decode(raw))
        except LineError as error:
            raise fault(workspace.log, raw, error) from None
    return state


def ids_of(state: State[R]) -> Ids:
    """Return the ids that may be shortened or looked up in what was folded: lines and documents."""
    from timeline.faces.ids import ids

    documents = (row.article for row in state.articles.values())
    return ids((*state.events, *state.articles, *state.judgements, *documents))


def notice(text: str) -> None:
    """Say something on stderr that is no fault."""
    click.echo(f"note: {text}", err=True)


def put(form: str, records: Iterable[dict[str, Any]], columns: Sequence[str], page: Iterator[str]) -> None:
    """Write a view in the format asked for; `page` is made only where it is wanted."""
    from timeline.faces import formats

    if form == "table":
        click.echo("\n".join(page), color=True)
        return
    written = {
        "json": lambda: formats.json(records),
        "jsonl": lambda: formats.jsonl(records),
        "csv": lambda: formats.table_csv(records, columns),
        "md": lambda: formats.table_md(records, columns),
    }
    click.echo(written[form](), nl=False)
