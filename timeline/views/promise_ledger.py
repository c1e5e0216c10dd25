"""The ledger: every pledge beside its evidence, rated on three separate axes (docs/design.md, 6)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from attrs import frozen

from timeline.views.current_lines import ShownEvent, Standing, latest, selected
from timeline.views.fold import Projection, State
from timeline.views.judgements import RULE, Link
from timeline.views.links.proposals import Proposal, propose
from timeline.views.links.saved_proposals import unpacked
from timeline.views.narrow_rows import EventRow, Judged
from timeline.views.promise_clock import Clock, clock, deadline_of
from timeline.views.query import Query, span_of
from timeline.views.witnesses import witnesses
from timeline.vocabulary import RELATIONS

Testability = Literal["testable", "conditional", "untestable"]
Order = Literal["later", "unknown", "earlier"]

STATUSES = ("no_evidence", "progress", "partly_kept", "kept", "stalled", "broken", "superseded")
SETTLED = frozenset({"kept", "broken", "superseded"})
ANSWERS = frozenset(RELATIONS) - {"same_act"}


@frozen
class Evidence:
    """An event that a standing link sets against a pledge. `order` says whether it surely came later."""

    link: Link
    told: ShownEvent
    order: Order
    self_reported: bool


@frozen
class Promise:
    """One row of the ledger. `proposed` are later events that propose themselves and wait for a person."""

    told: ShownEvent
    status: str
    clock: Clock
    deadline: date | None
    testability: Testability
    evidence: tuple[Evidence, ...]
    proposed: tuple[Proposal, ...]
    assessments: tuple[Judged, ...]
    days_since: int | None
    witnesses: int

    @property
    def overdue(self) -> bool:
        """Past its deadline, and not settled."""
        return self.clock == "overdue" and self.status not in SETTLED

    @property
    def disputed(self) -> bool:
        """Whether two people assess it differently."""
        last = {judged.by: judged.of("status") for judged in reversed(self.assessments)}
        return len(set(last.values())) > 1


@frozen
class PromiseLedger:
    """The pledges that answer a query. `counts` are by evidence and clock, of all before `limit` cut.

    `total` counts all before `limit` cut; None, and no counts, where nobody counted.
    """

    pledges: tuple[Promise, ...]
    total: int | None
    counts: Mapping[str, int]


def view(state: State[EventRow], query: Query, kept: Iterable[bytes] | None = None) -> PromiseLedger:
    """Compute the ledger a query asks for; pledges alone unless it names other types.

    `kept` are the proposals of these pledges (timeline.views.links.saved_proposals) where they were matched before.
    """
    standing = Standing(state, query)
    events = {told.id: told for told in standing.events()}
    wanted = [told for told in events.values() if told.type in (query.types or ("pledge",))]
    found = [
        told for told in selected(wanted, query) if not query.strengths or told.said("strength") in query.strengths
    ]
    linked = _linked(standing.judgements.links.values(), events)
    proposed = _proposed(events, standing, frozenset(told.id for told in found), kept)
    judged = standing.judgements.assessments
    rows = [
        _row(told, linked.get(told.id, ()), proposed.get(told.id, ()), judged.get(told.id, ()), query.day)
        for told in found
    ]
    asked = [
        row
        for row in rows
        if (not query.statuses or row.status in query.statuses) and (row.overdue or not query.overdue)
    ]
    return PromiseLedger(latest(asked, query.limit), len(asked), _counts(asked))


def promise(
    told: ShownEvent,
    standing: Standing,
    events: Mapping[str, ShownEvent],
    day: date | None,
    proposed: Iterable[Proposal] = (),
) -> Promise:
    """Rate one pledge, agreement or plan, with what proposes itself for it."""
    links = _linked(standing.judgements.links.values(), events)
    assessments = standing.judgements.assessments.get(told.id, ())
    return _row(told, links.get(told.id, ()), proposed, assessments, day)


def _proposed(
    events: Mapping[str, ShownEvent], standing: Standing, wanted: frozenset[str], kept: Iterable[bytes] | None
) -> Mapping[str, tuple[Proposal, ...]]:
    if kept is None:
        return propose(events.values(), standing.judgements.links, among=wanted)
    return unpacked(kept, events)


def _linked(links: Iterable[Link], events: Mapping[str, ShownEvent]) -> dict[str, list[tuple[Link, ShownEvent]]]:
    linked: dict[str, list[tuple[Link, ShownEvent]]] = defaultdict(list)
    for link in links:
        if link.stands and link.relation in ANSWERS and link.earlier in events and link.later in events:
            linked[link.earlier].append((link, events[link.later]))
    return linked


def _row(
    told: ShownEvent,
    linked: Iterable[tuple[Link, ShownEvent]],
    proposed: Iterable[Proposal],
    judged: tuple[Judged, ...],
    day: date | None,
) -> Promise:
    evidence = tuple(
        sorted(
            (
                Evidence(link, other, order_of(told.date, other.date), self_reported(told, other))
                for link, other in linked
            ),
            key=lambda found: found.told.key(),
        )
    )
    deadline = deadline_of(told)
    told_on = span_of(told.date).last
    return Promise(
        told=told,
        status=_status(judged, evidence),
        clock=clock(deadline, day),
        deadline=deadline,
        testability=_testability(told),
        evidence=evidence,
        proposed=tuple(proposed),
        assessments=judged,
        days_since=(day - told_on).days if day and told_on else None,
        witnesses=witnesses(source for found in evidence for source in found.told.sources),
    )


def order_of(earlier: str | None, later: str | None) -> Order:
    """Say whether the second surely came after the first; where their days overlap nobody knows."""
    one, other = span_of(earlier), span_of(later)
    if one.surely_before(other):
        return "later"
    return "earlier" if other.surely_before(one) else "unknown"


def self_reported(pledge: ShownEvent, evidence: ShownEvent) -> bool:
    """Whether it is the promiser who reports it."""
    if evidence.data.get("self_reported") is True:
        return True
    speaker = evidence.said("speaker")
    return bool(speaker) and speaker in (pledge.said("promiser"), pledge.said("speaker"))


def counts_as_assessment(judged: Judged) -> bool:
    """Whether an assessment may rate: a rule goes no further than `progress`, and a rating needs evidence."""
    status = judged.of("status")
    if status not in STATUSES:
        return False
    if judged.by.startswith(RULE):
        return status in ("no_evidence", "progress")
    return status == "no_evidence" or bool(judged.data.get("evidence"))


def _status(assessments: Iterable[Judged], evidence: tuple[Evidence, ...]) -> str:
    for judged in assessments:
        if counts_as_assessment(judged):
            return judged.of("status")
    return "progress" if any(found.link.relation in ("fulfils", "progress") for found in evidence) else "no_evidence"


def _testability(told: ShownEvent) -> Testability:
    if told.said("condition"):
        return "conditional"
    return "testable" if told.data.get("testable") is True else "untestable"


def _counts(rows: Iterable[Promise]) -> dict[str, int]:
    counted = Counter(name for row in rows for name in (row.status, row.clock))
    return {name: counted[name] for name in (*STATUSES, "no_deadline", "due", "overdue") if counted[name]}


projection = Projection("pledges", EventRow, view)
