"""Listings on a terminal, drawn by rich: of plugins, of dates in a text."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from timeline.faces.safe_text import clean
from timeline.faces.terminal.screen import breadth, stacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from timeline.faces.terminal.screen import Screen

_ENOUGH = 24  # columns the folded one should have


def listing(
    head: Sequence[str], rows: Iterable[Sequence[str]], screen: Screen, *, stretch: int, bold: int = 0
) -> Iterator[str]:
    """Yield the lines of a table as wide as the screen; where that is too narrow the column `stretch` is folded.

    Where even that leaves no room for words, the cells of a row stand one below the other. rich lets escapes pass, so
    what is foreign is cleaned before it gets to see it.
    """
    cells = [[clean(cell) for cell in row] for row in rows]
    others = (max(breadth(row[at]) for row in (head, *cells)) + 2 for at in range(len(head)) if at != stretch)
    if screen.width - sum(others) < _ENOUGH:
        yield from stacked(head, cells, screen, {bold: ("bold",)})
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for at, name in enumerate(head):
        table.add_column(name, no_wrap=at != stretch, overflow="fold", style="bold" if at == bold else "")
    for row in cells:
        table.add_row(*map(Text, row))
    drawn = StringIO()
    console = Console(
        file=drawn,
        width=screen.width,
        color_system="standard" if screen.colours else None,
        force_terminal=screen.colours,
    )
    console.print(table)
    yield from (line.rstrip() for line in drawn.getvalue().splitlines())
