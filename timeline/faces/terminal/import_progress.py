"""How far an import is, on a terminal: a bar where the sum is known, how many a second, and the time that is left."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from timeline.faces.safe_text import clean
from timeline.faces.terminal.screen import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.intake.documents.unread import UnreadDocument

_SETTLED = 0.5  # seconds; before that a rate tells nothing
_EVERY = 0.1  # seconds between two pictures
_PATH = 60  # columns


def shown(sources: Iterable[UnreadDocument], total: int | None, *, on_terminal: bool) -> Iterator[UnreadDocument]:
    """Pass documents on, drawing on stderr how far it is. What others write meanwhile is set above it."""
    if not on_terminal:
        yield from sources
        return
    import sys

    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    console = Console(file=sys.stderr, highlight=False, markup=False, emoji=False)
    columns = (
        TextColumn("{task.fields[pace]}", markup=False),
        BarColumn(bar_width=20),
        TextColumn("{task.fields[path]}", markup=False),
    )
    # No thread of its own draws: the processes that read are forked off this one.
    drawn = Progress(*columns, console=console, auto_refresh=False, transient=True, redirect_stdout=sys.stdout.isatty())
    with drawn:
        task = drawn.add_task("", total=total, pace="", path="")
        begun = last = monotonic()
        for number, source in enumerate(sources, 1):
            path = shorten(clean(source.path), _PATH)
            drawn.update(task, completed=number, pace=pace(number, total, monotonic() - begun), path=path)
            if number == total or monotonic() - last >= _EVERY or number == 1:
                drawn.refresh()
                last = monotonic()
            yield source


def pace(done: int, total: int | None, seconds: float) -> str:
    """Return how far it is, how many a second, and the time left where the sum is known."""
    told = f"{done:,} of {f'{total:,}' if total is not None else '?'}"
    if seconds < _SETTLED:
        return told
    rate = done / seconds
    told = f"{told}  {rate:,.0f}/s" if rate >= 1 else f"{told}  {60 * rate:,.0f}/min"
    if total is None:
        return told
    minutes, rest = divmod(round((total - done) / rate), 60)
    return f"{told}  {minutes}:{rest:02} left"
