"""One act told twice: where one telling has the surer date, the other's article takes it over, by a correction."""

from datetime import date, timedelta
from typing import Any

from timeline.edtf import Bounds
from timeline.views.current_lines import REPORTED, WHOLE_ARTICLE, ShownEvent
from timeline.views.query import span_of

LOOSE = frozenset({"page_stamp", "none", REPORTED})  # bases that tell the day of a page, not of what happened


def taken_over(one: ShownEvent, other: ShownEvent) -> dict[str, Any] | None:
    """Return the correction that gives the vaguer of two tellings the date of the other.

    It dates the whole article, unless this only reports the act as past: that tells no day of the article's own.
    """
    for vague, sure in ((one, other), (other, one)):
        basis = str(vague.line.get("basis", "none"))
        if basis in LOOSE and sure.date and narrower(sure.date, vague.date):
            alone = basis == REPORTED
            return {
                "target": vague.id if alone else vague.row.article,
                "field": "date" if alone else f"{WHOLE_ARTICLE}date",
                "now": sure.date,
                **({"was": vague.date} if vague.date else {}),
            }
    return None


def narrower(sure: str, vague: str | None) -> bool:
    """Whether the first date lies within the second and says more."""
    inner, outer = span_of(sure), span_of(vague)
    if inner.first is None or inner.last is None or not inner.may_meet(outer):
        return False
    return _breadth(outer) is None or (_breadth(inner) or timedelta()) < (_breadth(outer) or timedelta())


def _breadth(span: Bounds) -> timedelta | None:
    first, last = span.first, span.last
    return last - first if isinstance(first, date) and isinstance(last, date) else None
