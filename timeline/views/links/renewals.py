"""What goes on: an agreement, plan or programme of the same sides for the time that follows, or said to be renewed."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from timeline.edtf import Bounds
from timeline.views.links.blocks import CONCLUDED, Look, at_places, where
from timeline.views.links.comparable_acts import Act
from timeline.views.links.proposal import Proposal, order_between
from timeline.views.links.subject_coverage import ENOUGH, one_side
from timeline.views.links.subjects import renews, total_weight
from timeline.views.promise_clock import after_term
from timeline.views.query import NOWHEN, span_of

_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-–—/]\s?((?:19|20)\d\d)(?!\d)")
_GAP = timedelta(days=366)  # between the end of one term and the beginning of the next
_PLANS = frozenset({"action plan", "protocol"})  # forms that by themselves say what is made again for the next years


def looks_for_renewal(act: Act) -> Iterator[Look]:
    """Yield where an agreement that was made looks for the next one."""
    if act.status in CONCLUDED:
        yield Look(at_places(act.parts or act.countries, "agreement"))


def renewed(act: Act, others: Iterable[Act]) -> Iterator[Proposal]:
    """Match an agreement or a plan with the next one of the same form and sides that carries it on."""
    ours = term_of(act)
    found: list[tuple[float, Act, str]] = []
    for other in others:
        if other.status not in CONCLUDED or other.form != act.form or not _of_the_same_sides(act, other):
            continue
        alike = total_weight(act.subject & other.subject) >= ENOUGH
        theirs = term_of(other)
        if _follows(ours, theirs) and (alike or act.form in _PLANS):
            found.append((0.6, other, f"for the time that follows: {_years(theirs)} after {_years(ours)}"))
        elif (alike or act.form in _PLANS) and renews(other.told.quote):
            found.append((0.5, other, "said to be renewed"))
    for score, other, reason in sorted(found, key=lambda match: match[1].key)[:1]:
        order, when = order_between(act, other)
        reasons = (f"the next {act.form or 'agreement'} of the same sides", reason, where(act, other), when)
        yield Proposal(act.told, other.told, "progress", score, reasons, order or "unknown")


def term_of(act: Act) -> Bounds:
    """Return the days an agreement or plan is for: its term, or the years its subject or its quote names."""
    if act.term:
        if not act.term.startswith("P"):
            return span_of(act.term)
        return Bounds(act.days.first, after_term(act.told.date, act.term))
    for text in (act.told.said("subject"), act.told.quote):
        if years := _YEARS.findall(text):
            first, last = (int(year) for year in years[0])
            return Bounds(date(first, 1, 1), date(last, 12, 31)) if len(set(years)) == 1 and first <= last else NOWHEN
    return NOWHEN


def _follows(ours: Bounds, theirs: Bounds) -> bool:
    """Whether one term begins when another is over, or nearly."""
    if ours.last is None or theirs.first is None or theirs.last is None:
        return False
    return theirs.last > ours.last and abs(theirs.first - ours.last) <= _GAP


def _of_the_same_sides(act: Act, other: Act) -> bool:
    """Whether both bind the same regions, or where none is named the same countries, and one side bears one name."""
    if act.countries != other.countries or bool(act.parts) != bool(other.parts):
        return False
    return (not act.parts or not act.parts.isdisjoint(other.parts)) and one_side(act, other)


def _years(term: Bounds) -> str:
    return "-".join(dict.fromkeys(str(day.year) for day in (term.first, term.last) if day))
