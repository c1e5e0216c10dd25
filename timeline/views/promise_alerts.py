"""What there is to tell of promises on a day: facts that follow from the ledger alone, and bear no mark of when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from timeline.views.promise_ledger import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from timeline.views.current_lines import ShownEvent
    from timeline.views.promise_ledger import Promise

PROMISED, DUE, OVERDUE, PROPOSED, LINKED = "promise", "due", "overdue", "proposed", "linked"


@frozen(kw_only=True)
class PromiseAlert:
    """One fact of a promise that somebody may want to hear of.

    `detail` tells it from others of its kind: the deadline, and of what falls due within how many days; the relation
    of an `answer`. `days` is how many are left.
    """

    kind: str
    promise: Promise
    detail: str = ""
    answer: ShownEvent | None = None
    days: int | None = None


def promise_alerts(pledges: Iterable[Promise], day: date, ahead: Sequence[int]) -> Iterator[PromiseAlert]:
    """Yield what there is to tell of each promise on a day; of what falls due, in how few days of `ahead` it does."""
    for row in pledges:
        yield PromiseAlert(kind=PROMISED, promise=row)
        deadline = row.deadline
        if row.overdue and deadline is not None:
            yield PromiseAlert(kind=OVERDUE, promise=row, detail=deadline.isoformat())
        elif row.clock == "due" and deadline is not None and deadline >= day:
            left = (deadline - day).days
            spans = [span for span in ahead if left <= span]
            if spans:
                yield PromiseAlert(kind=DUE, promise=row, detail=f"{deadline.isoformat()}/{min(spans)}", days=left)
        for one in row.proposed:
            if one.relation in ANSWERS:
                yield PromiseAlert(kind=PROPOSED, promise=row, detail=one.relation, answer=one.later)
        for found in row.evidence:
            yield PromiseAlert(kind=LINKED, promise=row, detail=found.link.relation, answer=found.told)
