"""The ledger: every pledge beside its evidence, rated on three separate axes (docs/design.md, 6)."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal

from attrs import frozen

from timeline.views.current_lines import ShownEvent, Standing, latest, selected
from timeline.views.fold import Projection, State
from timeline.views.narrow_rows import EventRow, Judged
from timeline.views.promise_clock import Clock, clock, deadline_of
from timeline.views.promise_outcome import (
    SETTLED,
    CountedRating,
    Order,
    counted,
    counted_relation,
    evidence_of,
    may_rate,
    order_of,
    reported,
)
from timeline.views.query import Query, span_of
from timeline.views.witnesses import witnesses
from timeline.vocabulary import RELATIONS, STATUSES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from timeline.views.judgements import Link
    from timeline.views.links.proposals import Proposal

Testability = Literal["testable", "conditional", "untestable"]

ANSWERS = frozenset(RELATIONS) - {"same_act"}


@frozen
class Evidence:
    """An event that a standing link sets against a pledge. `order` says whether it surely came later.

    `relation` is what it counts as: the link's, unless the report itself says less good.
    """

    link: Link
    told: ShownEvent
    order: Order
    self_reported: bool
    relation: str


@frozen
class Promise:
    """One row of the ledger. `rating` is the person's word that its status is, where one counts.

    `proposed` are later events that propose themselves and wait for a person, `assessments` all whose evidence was out.
    """

    told: ShownEvent
    status: str
    clock: Clock
    deadline: date | None
    testability: Testability
    rating: CountedRating | None
    evidence: tuple[Evidence, ...]
    proposed: tuple[Proposal, ...]
    assessments: tuple[Judged, ...]
    days_since: int | None
    witnesses: int

    @property
    def overdue(self) -> bool:
        """Past its deadline, and not settled."""
        return self.clock == "overdue"

    @property
    def disputed(self) -> bool:
        """Whether two people assess it differently."""
        last = {judged.by: judged.of("status") for judged in reversed(self.assessments)}
        return len(set(last.values())) > 1


@frozen
class PromiseLedger:
    """The pledges that answer a query. `counts` are by evidence and clock, of all before `limit` cut.

    `total` counts all before `limit` cut; None, and no counts, where nobody counted. Then `about` may say about how
    many they are.
    """

    pledges: tuple[Promise, ...]
    total: int | None
    counts: Mapping[str, int]
    about: int | None = None


def view(state: State[EventRow], query: Query, kept: Iterable[bytes] | None = None) -> PromiseLedger:
    """Compute the ledger a query asks for of a log; see `ledger`."""
    return ledger(Standing(state, query), query, kept)


def ledger(standing: Standing, query: Query, kept: Iterable[bytes] | None = None) -> PromiseLedger:
    """Compute the ledger a query asks for, of the lines that stand; pledges alone unless it names other types.

    `kept` are the proposals of these pledges (timeline.views.links.saved_proposals) where they were matched before.
    """
    events = standing.by_id
    types = query.types or ("pledge",)
    wanted = [told for told in events.values() if told.type in types]
    found = [
        told for told in selected(wanted, query) if not query.strengths or told.said("strength") in query.strengths
    ]
    linked = _linked(standing.judgements.links.values())
    proposed = _proposed(events, standing, frozenset(told.id for told in found), kept)
    rows = [
        _row(told, linked.get(told.id, ()), proposed.get(told.id, ()), standing, events, query.day) for told in found
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
    links = _linked(standing.judgements.links.values()).get(told.id, ())
    return _row(told, links, proposed, standing, events, day)


def _proposed(
    events: Mapping[str, ShownEvent], standing: Standing, wanted: frozenset[str], kept: Iterable[bytes] | None
) -> Mapping[str, tuple[Proposal, ...]]:
    if kept is None:
        from timeline.views.links.proposals import propose  # noqa: PLC0415 - what matches nothing loads no rules of it

        return propose(standing, among=wanted)
    told = list(kept)
    if not told:
        return {}
    from timeline.views.links.saved_proposals import unpacked  # noqa: PLC0415 - as above

    return unpacked(told, events)


def _linked(links: Iterable[Link]) -> dict[str, list[Link]]:
    """Return what was ever linked as an answer, by the earlier event."""
    linked: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.relation in ANSWERS:
            linked[link.earlier].append(link)
    return linked


def _row(
    told: ShownEvent,
    links: Collection[Link],
    proposed: Iterable[Proposal],
    standing: Standing,
    events: Mapping[str, ShownEvent],
    day: date | None,
) -> Promise:
    evidence = _evidences(told, links, events) if links else ()
    assessed = standing.judgements.assessments.get(told.id, ())
    judged = tuple(
        [one for one in assessed if all(name in events or standing.was_out(name) for name in evidence_of(one))]
    )
    rating, status = None, "no_evidence"
    if evidence or judged:  # of most promises there is neither
        rated = next((one for one in judged if may_rate(one)), None)
        answering = [one for one in evidence if one.order != "earlier"]
        unlinked = {link.later for link in links} - {link.later for link in links if link.stands}
        rating = counted(rated, events, [one.told.id for one in answering], unlinked) if rated is not None else None
        reports = [(one.relation, one.told) for one in answering]
        status = rating.status if rating is not None else reported(reports)
    deadline = deadline_of(told)
    told_on = span_of(told.date).last
    return Promise(
        told=told,
        status=status,
        clock=clock(deadline, day, settled=status in SETTLED),
        deadline=deadline,
        testability=_testability(told),
        rating=rating,
        evidence=evidence,
        proposed=tuple(proposed),
        assessments=judged,
        days_since=(day - told_on).days if day and told_on else None,
        witnesses=witnesses(source for one in evidence for source in one.told.sources) if evidence else 0,
    )


def _evidences(told: ShownEvent, links: Iterable[Link], events: Mapping[str, ShownEvent]) -> tuple[Evidence, ...]:
    found = [_evidence(told, link, events[link.later]) for link in links if link.stands and link.later in events]
    return tuple(sorted(found, key=lambda one: one.told.key()))


def _evidence(told: ShownEvent, link: Link, other: ShownEvent) -> Evidence:
    return Evidence(
        link=link,
        told=other,
        order=order_of(told.date, other.date),
        self_reported=self_reported(told, other),
        relation=counted_relation(link.relation, other),
    )


def self_reported(pledge: ShownEvent, evidence: ShownEvent) -> bool:
    """Whether it is the promiser who reports it."""
    if evidence.data.get("self_reported") is True:
        return True
    speaker, same = evidence.said("speaker"), pledge.aliases.same
    return bool(speaker) and any(same(speaker, who) for who in (pledge.said("promiser"), pledge.said("speaker")))


def _testability(told: ShownEvent) -> Testability:
    if told.said("condition"):
        return "conditional"
    return "testable" if told.data.get("testable") is True else "untestable"


def _counts(rows: Iterable[Promise]) -> dict[str, int]:
    counted = Counter(name for row in rows for name in (row.status, row.clock))
    return {name: counted[name] for name in (*STATUSES, "no_deadline", "due", "overdue", "settled") if counted[name]}


projection = Projection("pledges", EventRow, view)
