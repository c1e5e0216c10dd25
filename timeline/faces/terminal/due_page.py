"""What falls due next, on a terminal: by deadline, and before it what is overdue already."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from timeline.app.ids import Ids
from timeline.faces.safe_text import clean
from timeline.faces.terminal.promise_lines import promise_line
from timeline.faces.terminal.screen import Screen, counted, flow, shorten
from timeline.faces.wording.days import elapsed, in_words
from timeline.faces.wording.states import OVERDUE
from timeline.views.due_promises import DuePromises
from timeline.views.promise_ledger import Promise

_OVERDUE = 5  # shown, those that fell due last; `timeline pledges --overdue` has them all


def page(due: DuePromises, ids: Ids, screen: Screen, title: str, *, regions: bool = False) -> Iterator[str]:
    """Yield the lines of what falls due; `regions` names those of each promise."""
    count = f"{counted(due.total, 'promise')} due by {in_words(due.until.isoformat())}"
    late = screen.paint(f"{OVERDUE.mark} {len(due.overdue):,} overdue", *OVERDUE.styles) if due.overdue else ""
    yield from flow([screen.paint(clean(title), "bold"), count, late], screen.width)
    if due.overdue:
        shown = due.overdue[-_OVERDUE:]
        more = (
            "" if len(shown) == len(due.overdue) else f", the latest {len(shown)} (timeline pledges --overdue has all)"
        )
        yield ""
        yield screen.rule(f"overdue{more}")
        for row in shown:
            past = elapsed((due.day - row.deadline).days) if row.deadline else ""
            yield from promise_line(row, f"{past} late", ids, screen, regions=regions)
    yield from _by_day(due.promises, due, ids, screen, regions=regions)
    if len(due.promises) < due.total:
        yield ""
        yield from flow([f"the first {len(due.promises)} of {due.total}"], screen.width)


def brief_page(due: DuePromises, ids: Ids, screen: Screen) -> Iterator[str]:
    """Yield a line a promise: what is overdue, then what falls due."""
    for row in (*due.overdue, *due.promises):
        mark = OVERDUE.mark if row.overdue else " "
        yield from promise_line(row, f"{row.deadline} {mark}", ids, screen)


def _by_day(rows: Iterable[Promise], due: DuePromises, ids: Ids, screen: Screen, *, regions: bool) -> Iterator[str]:
    for deadline, found in groupby(rows, key=lambda row: row.deadline):
        yield ""
        left = (deadline - due.day).days if deadline else 0
        when = "today" if left == 0 else f"in {elapsed(left)}"
        yield screen.rule(shorten(f"{in_words(deadline.isoformat())}, {when}" if deadline else when, screen.width))
        for row in found:
            yield from promise_line(row, "", ids, screen, regions=regions)
