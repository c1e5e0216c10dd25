"""What came of a promise: how a person rated it, where that counts, else what the reports linked to it say.

Reports alone never say more than `reported_done` or `contradicted`; that a promise was kept, partly kept or broken is a
person's to say (docs/design.md, 6).
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Literal

import msgspec

from timeline.views.current_lines import ShownEvent
from timeline.views.judgements import RULE
from timeline.views.narrow_rows import Judged
from timeline.views.query import span_of
from timeline.vocabulary import RATINGS

Order = Literal["later", "unknown", "earlier"]

SETTLED = frozenset({"kept", "partly_kept", "broken", "superseded"})  # nothing more is waited for
_WORST_FIRST = ("contradicts", "delays", "progress", "fulfils")
_REPORTED = {
    "contradicts": "contradicted",
    "delays": "stalled",
    "progress": "progress",
    "fulfils": "reported_done",
}
_SAID_BY_STATE: Mapping[tuple[str, str], str] = {
    ("follow_up", "done"): "fulfils",
    ("follow_up", "delayed"): "delays",
    ("follow_up", "failed"): "contradicts",
    ("follow_up", "cancelled"): "contradicts",
    ("agreement", "cancelled"): "contradicts",
}
_PLAN_CAME_ABOUT = frozenset(
    {
        ("meeting", "held"),
        ("visit", "held"),
        ("appointment", "held"),
        ("agreement", "signed"),
        ("agreement", "in force"),
    }
)
_BY_RULE = frozenset({"no_evidence", "progress"})
_WHOLE = 100


class CountedRating(msgspec.Struct, frozen=True):
    """A person's rating that counts. `on` is when it came about (EDTF): the last day its evidence tells of, or by it.

    `lost` counts the events it rests on that were taken back since; `unsupported`: they all were. `unweighed` are the
    events linked to the promise that it does not rest on: as a rule they were linked after it was given.
    """

    judged: Judged
    status: str
    on: str | None
    unsupported: bool
    unweighed: tuple[str, ...] = ()
    lost: int = 0


def order_of(earlier: str | None, later: str | None) -> Order:
    """Say whether the second surely came after the first; where their days overlap nobody knows."""
    one, other = span_of(earlier), span_of(later)
    if one.surely_before(other):
        return "later"
    return "earlier" if other.surely_before(one) else "unknown"


def relation_told(told: ShownEvent) -> str:
    """Return what a report is to the promise it answers, by its own state: a part that is done is progress."""
    state = told.said("state") or told.said("status")
    relation = _SAID_BY_STATE.get((told.type, state), "progress")
    return "progress" if relation == "fulfils" and _in_part(told.data.get("share")) else relation


def relation_between(earlier: ShownEvent, later: ShownEvent) -> str:
    """Return what a later event is to an earlier one by what both say: a plan that came about is fulfilled."""
    came = later.said("status")
    if earlier.said("status") == "planned" and (earlier.type, came) in _PLAN_CAME_ABOUT and later.type == earlier.type:
        return "fulfils"
    return relation_told(later)


def counted_relation(linked: str, told: ShownEvent) -> str:
    """Return what a linked report counts as: a link as mere progress does not hide that it says the contrary."""
    own = relation_told(told)
    return own if linked == "progress" and own in ("contradicts", "delays") else linked


def reported(found: Iterable[tuple[str, ShownEvent]]) -> str:
    """Return the status that reports give, each with what it counts as: what the last one says.

    Where several may be the last, the one that says least good.
    """
    pairs = [(relation, span_of(told.date)) for relation, told in found]
    last = {relation for relation, days in pairs if not any(days.surely_before(other) for _, other in pairs)}
    return next((_REPORTED[relation] for relation in _WORST_FIRST if relation in last), "no_evidence")


def may_rate(judged: Judged) -> bool:
    """Whether an assessment may rate at all: a rule goes no further than `progress`, and a rating needs evidence."""
    status = judged.of("status")
    if status not in RATINGS:
        return False
    if judged.by.startswith(RULE):
        return status in _BY_RULE
    return status == "no_evidence" or bool(evidence_of(judged))


def evidence_of(judged: Judged) -> tuple[str, ...]:
    """Return the ids of the events that an assessment rests on, or of what stands for them in a newer reading."""
    named = judged.data.get("evidence")
    names = named if isinstance(named, list) else []
    return tuple(judged.follows.get(name, name) for name in names if isinstance(name, str))


def counted(
    judged: Judged, stands: Mapping[str, ShownEvent], linked: Collection[str], unlinked: Collection[str]
) -> CountedRating:
    """Return a rating that counts; `linked` are the events that answer its promise, `unlinked` those that did once."""
    rests_on = evidence_of(judged)
    held = [name for name in rests_on if name in stands and name not in unlinked]
    days = [span_of(stands[name].date) for name in held]
    status = judged.of("status")
    last = max((day.last for day in days if day.last is not None), default=None)
    by_then = last is not None and all(day.first is None for day in days if day.last == last)
    return CountedRating(
        judged,
        status,
        f"{'../' * by_then}{last.isoformat()}" if last is not None else None,
        unsupported=status != "no_evidence" and not days,
        unweighed=tuple(name for name in linked if name not in rests_on),
        lost=len(rests_on) - len(held),
    )


def _in_part(share: Any) -> bool:
    if not isinstance(share, Mapping):
        return False
    done, whole, percent = (share.get(key) for key in ("done", "of", "percent"))
    if isinstance(percent, int | float) and percent < _WHOLE:
        return True
    return isinstance(done, int | float) and isinstance(whole, int | float) and done < whole
