"""What a command writes: a view on standard output in the format asked for, a notice on standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_PIECE = 1 << 16


def notice(text: str) -> None:
    """Say something on stderr that is no fault."""
    from timeline.faces.safe_text import clean

    click.echo(f"note: {clean(text)}", err=True)


def put(form: str, records: Iterable[dict[str, Any]], columns: Sequence[str], page: Iterator[str]) -> None:
    """Write a view in the format asked for; `page` is made only where it is wanted."""
    from timeline.faces.export import formats

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
