"""What a command writes: a view on standard output in the format asked for, a notice on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.views.query import Query

_PIECE = 1 << 16


def notice(text: str) -> None:
    """Say something on stderr that is no fault."""
    from timeline.faces.safe_text import clean

    click.echo(f"note: {clean(text)}", err=True)


def fault(text: str) -> None:
    """Say something on stderr that is wrong; the exit status is the command's own affair."""
    from timeline.faces.safe_text import clean

    click.echo(f"error: {clean(text)}", err=True)


def standard_input() -> bytes:
    """Return all that comes by standard input."""
    return sys.stdin.buffer.read()


def put(
    form: str,
    records: Iterable[dict[str, Any]],
    columns: Sequence[str],
    page: Iterator[str],
    rows: Iterable[dict[str, Any]] | None = None,
) -> None:
    """Write a view in the format asked for; what is made lazily is made only where it is wanted.

    `rows` are the flat rows that CSV and Markdown have, unless the records are flat themselves.
    """
    from timeline.faces.export import formats

    if form == "table":
        show(page)
        return
    written = {
        "json": lambda: formats.json(records),
        "jsonl": lambda: formats.jsonl(records),
        "csv": lambda: formats.table_csv(records if rows is None else rows, columns),
        "md": lambda: formats.table_md(records if rows is None else rows, columns),
    }
    write(written[form]())


def show(page: Iterable[str], *, line: int = 0) -> bool:
    """Write a page on standard output, through the user's pager where it is longer than the terminal is high.

    Return whether it went through a pager.

    `line` is the line that a pager begins at, where it can.
    """
    lines = list(page)
    if not lines:  # an empty line would be counted as something
        notice("there is nothing to show")
        return False
    text = "\n".join(lines)
    found = click.get_current_context(silent=True)
    if sys.stdout.isatty() and (found is None or getattr(found.obj, "pager", True)):
        from timeline.faces.terminal.pager import paged

        if paged(text, line):
            return True
    write(text.encode(getattr(sys.stdout, "encoding", None) or "utf-8", "replace") + b"\n")
    return False


def write(output: bytes) -> None:
    """Write in pieces, so that a reader that goes away is noticed."""
    for start in range(0, len(output), _PIECE):
        click.echo(output[start : start + _PIECE], nl=False)


def title(query: Query) -> str:
    """Return what a view is of, in words."""
    from timeline.gazetteer import name_of

    return ", ".join(f"{name_of(code)} ({code})" for code in query.regions) or "All regions"
