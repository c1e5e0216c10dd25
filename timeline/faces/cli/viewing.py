"""From the workspace's log to a view, and from a view to standard output."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any, TypeVar

import click

from timeline.codec import LineError

_PIECE = 1 << 16

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from timeline.faces.ids import Ids
    from timeline.index import FoundLines, Scan
    from timeline.views.fold import Projection, State
    from timeline.views.narrow_rows import LineRow
    from timeline.views.query import Query
    from timeline.workspace import Workspace

    R = TypeVar("R", bound=LineRow)
    V = TypeVar("V")
    Keys = Callable[[V], Iterable[tuple[Any, ...]]]


def state_of(workspace: Workspace, projection: Projection[R, Any]) -> State[R]:
    """Fold the workspace's whole log. Raises the log's fault at a bad line."""
    from timeline.log.lines import blocks

    return fold(workspace, projection, blocks(workspace.log, on_notice=notice))


def fold(
    workspace: Workspace, projection: Projection[R, Any], blocks: Iterable[bytes], state: State[R] | None = None
) -> State[R]:
    """Fold blocks of lines of the workspace's log, onto a state where one is given.

    Raises the log's fault at a bad line.
    """
    gc.disable()  # a command is done before there is garbage worth collecting; looking for it doubles the time
    state = state or projection.zero()
    for block in blocks:
        rows = projection.rows(block)
        state = projection.gather(state, _decoded(workspace, projection, block.split(b"\n")) if rows is None else rows)
    return state


def _decoded(workspace: Workspace, projection: Projection[R, Any], lines: Iterable[bytes]) -> Iterator[R]:
    decode = projection.decode
    for raw in lines:
        try:
            row = decode(raw)
        except LineError as error:
            from timeline.log.lines import fault

            raise fault(workspace.log, raw, error) from None
        yield row


def latest_of(
    workspace: Workspace, projection: Projection[R, V], query: Query, types: Sequence[str], keys: Keys[V]
) -> tuple[V, Ids, bool]:
    """Compute a view of the latest from as few lines as it needs, as the index finds them.

    `keys` gives the places of the view's rows in the one total order. Return the view, the ids to shorten by, and
    whether all lines were seen.
    """
    log = opened(workspace)

    def make(found: FoundLines) -> tuple[V, State[R]]:
        state = fold(workspace, projection, found.blocks)
        return projection.view(state, query), state

    founds = log.widening(regions=query.regions, types=types, limit=query.limit)
    view, state, whole = first_enough(founds, make, keys)
    return view, ids_of(state, log), whole


def first_enough(
    founds: Iterable[FoundLines], make: Callable[[FoundLines], tuple[V, State[R]]], keys: Keys[V]
) -> tuple[V, State[R], bool]:
    """Make a view of ever more lines until they are enough; return it, its state, and whether all lines were seen."""
    for found in founds:
        view, state = make(found)
        if found.enough(keys(view)):
            break
    return view, state, found.reach is None


def opened(workspace: Workspace) -> Scan:
    """Return the workspace's log with its index, open until the command is done."""
    from timeline import index

    log = index.open(workspace, on_notice=notice)
    click.get_current_context().call_on_close(log.close)
    return log


def ids_of(state: State[R], log: Scan | None = None) -> Ids:
    """Return the ids that may be shortened or looked up in what was folded: lines and documents."""
    from timeline.faces.ids import ids

    documents = (row.article for row in state.articles.values())
    found = (*state.events, *state.articles, *state.judgements, *documents)
    return ids(found, log.ids if log is not None and log.stored else None)


def notice(text: str) -> None:
    """Say something on stderr that is no fault."""
    from timeline.faces.terminal import clean

    click.echo(f"note: {clean(text)}", err=True)


def put(form: str, records: Iterable[dict[str, Any]], columns: Sequence[str], page: Iterator[str]) -> None:
    """Write a view in the format asked for; `page` is made only where it is wanted."""
    from timeline.faces import formats

    if form == "table":
        write("\n".join(page).encode(getattr(sys.stdout, "encoding", None) or "utf-8", "replace") + b"\n")
        return
    written = {
        "json": lambda: formats.json(records),
        "jsonl": lambda: formats.jsonl(records),
        "csv": lambda: formats.table_csv(records, columns),
        "md": lambda: formats.table_md(records, columns),
    }
    write(written[form]())


def write(output: bytes) -> None:
    """Write in pieces, so that a reader that goes away is noticed."""
    for start in range(0, len(output), _PIECE):
        click.echo(output[start : start + _PIECE], nl=False)
