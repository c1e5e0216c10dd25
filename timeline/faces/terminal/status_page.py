"""How things stand by region, on a terminal: a line a region, all of it together, and what falls due next."""

from collections.abc import Iterator

from timeline.app.ids import Ids
from timeline.faces.safe_text import clean
from timeline.faces.terminal.ledger_page import bar
from timeline.faces.terminal.promise_lines import promise_line
from timeline.faces.terminal.screen import Screen, counted, flow
from timeline.faces.terminal.tables import table
from timeline.faces.wording.days import deadline_in_words, in_words
from timeline.faces.wording.states import OVERDUE, STANDINGS, standing
from timeline.gazetteer import name_of
from timeline.views.region_summary import RegionSummaries, RegionSummary

_SHOWN = ("kept", "partly_kept", "reported_done", "progress", "stalled", "contradicted", "broken")


def page(found: RegionSummaries, ids: Ids, screen: Screen, title: str) -> Iterator[str]:
    """Yield the lines of a summary."""
    together = found.together
    yield from flow([screen.paint(clean(title), "bold"), counted(together.pledges, "pledge")], screen.width)
    if together.counts:
        overdue = {"overdue": together.overdue} if together.overdue else {}
        yield from bar({**together.counts, **overdue}, screen)
    if found.regions:
        yield ""
        states = [name for name in (*_SHOWN, *_others(found)) if together.counts.get(name)]
        head = ["region", "pledges", *(standing(name).mark for name in states), OVERDUE.mark, "next due", "waits"]
        rows = [_row(summary, states) for summary in found.regions]
        right = frozenset(range(1, len(states) + 3))
        spare = (len(head) - 2, len(head) - 1, 1)
        yield from table(head, rows, screen, stretch=0, spare=spare, right=right)
        signs = [f"{standing(name).mark} {standing(name).word}" for name in states]
        yield from (
            screen.paint(line, "dim") for line in flow([*signs, OVERDUE.text if together.overdue else ""], screen.width)
        )
    if together.due:
        yield ""
        yield screen.rule("next deadlines")
        for row in together.due:
            due = deadline_in_words(row.told.said("deadline"), row.deadline) if row.deadline else ""
            yield from promise_line(row, due, ids, screen)
    yield ""
    waits = [counted(together.proposals, "proposal"), counted(together.doubtful, "doubtful reading")]
    yield from flow([*waits, "timeline review"], screen.width)


def _others(found: RegionSummaries) -> list[str]:
    return [name for name in found.together.counts if name not in STANDINGS]


def _row(summary: RegionSummary, states: list[str]) -> list[str]:
    code = summary.region or ""
    due = next((row.deadline.isoformat() for row in summary.due if row.deadline), None)
    waits = summary.proposals + summary.doubtful
    return [
        f"{name_of(code)} ({code})" if code else "",
        str(summary.pledges),
        *(str(summary.counts.get(name) or "") for name in states),
        str(summary.overdue or ""),
        in_words(due) if due else "",
        f"{waits} to review" if waits else "",
    ]
