"""A review: what an answer to something that waits appends, and the lines that a judgement without a place was on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.app.assessing import assess
from timeline.app.bench import with_reason
from timeline.app.correcting import correct, retract
from timeline.app.linking import link, unlink
from timeline.model import Judgement
from timeline.views.current_lines import ShownEvent, Standing
from timeline.views.links.proposals import Proposal
from timeline.views.narrow_rows import Judged
from timeline.views.promise_ledger import ANSWERS
from timeline.views.query import Query
from timeline.views.text_versions import ProposedRevision

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.app.bench import Bench
    from timeline.views.fold import State
    from timeline.views.narrow_rows import EventRow

# A link that proposes itself, a doubtful reading, a judgement without a place, two versions of one text.
Waiting = Proposal | ShownEvent | Judged | ProposedRevision
_RATED_BY = {"kept": "fulfils", "partly_kept": "progress", "broken": "contradicts"}


def accepted(bench: Bench, item: Waiting, *, relation: str | None = None, reason: str = "") -> list[Judgement]:
    """Return what a yes appends: a link (with the date it implies), that a reading holds, a judgement taken back.

    `relation` is what is linked instead of what was proposed. Raises LinkError.
    """
    if isinstance(item, Judged):
        return taken_back([item.id], reason)
    if isinstance(item, ProposedRevision):
        return correct(bench, item.newer.article, "revision_of", item.older.article, reason=reason)
    if isinstance(item, Proposal):
        return link(bench, item.earlier.id, item.later.id, relation=relation or item.relation, reason=reason)
    data: dict[str, Any] = {"target": item.id, "field": "doubt", "was": item.line["doubt"]}
    return [Judgement(type="correction", data=with_reason(data, reason))]


def rejected(bench: Bench, item: Waiting, *, reason: str = "") -> list[Judgement]:
    """Return what a no appends: that two events are not linked so, or that a reading is retracted.

    A judgement on what is read no more is left as it is: nothing. Of two versions, that the newer revises nothing.
    """
    if isinstance(item, Judged):
        return []
    if isinstance(item, ProposedRevision):
        data: dict[str, Any] = {"target": item.newer.article, "field": "revision_of"}
        return [Judgement(type="correction", data=with_reason(data, reason))]
    if isinstance(item, Proposal):
        return unlink(bench, item.earlier.id, item.later.id, relation=item.relation, reason=reason)
    return retract(bench, item.id, reason=reason)


def turned(item: ProposedRevision) -> ProposedRevision:
    """Return two versions the other way round: what was taken for the newer is the older."""
    return ProposedRevision(older=item.newer, newer=item.older)


def rated(bench: Bench, item: Proposal, status: str, *, reason: str = "") -> list[Judgement]:
    """Return what links a report and rates its promise at once, by this and by what is linked already.

    Raises LinkError, AssessmentError.
    """
    links = [known for known in bench.standing.judgements.links.values() if known.earlier == item.earlier.id]
    linked = {known.later for known in links if known.stands and known.relation in ANSWERS}
    relation = _RATED_BY[status] if item.relation == "same_act" else item.relation
    made = accepted(bench, item, relation=relation, reason=reason) if item.later.id not in linked else []
    evidence = {*linked & bench.events.keys(), item.later.id}
    return made + assess(bench, item.earlier.id, status, evidence=evidence, reason=reason)


def edited(bench: Bench, told: ShownEvent, typed: str, *, reason: str = "") -> list[Judgement]:
    """Return what corrects a field as it is typed: its name, then its value. Raises CorrectionError, FieldError."""
    field, _, value = typed.strip().partition(" ")
    return correct(bench, told.id, field, value.strip(), reason=reason)


def as_it_stands(bench: Bench, item: Waiting) -> Waiting | None:
    """Return what waits as it is told now, after a correction; None where it waits no more."""
    from attrs import evolve

    if isinstance(item, Judged | ProposedRevision):
        return item
    if isinstance(item, Proposal):
        one, other = (bench.events.get(told.id) for told in (item.earlier, item.later))
        return evolve(item, earlier=one, later=other) if one is not None and other is not None else None
    return bench.events.get(item.id)


def taken_back(ids: list[str], reason: str = "") -> list[Judgement]:
    """Return what takes judgements back by further ones."""
    return [Judgement(type="retraction", data=with_reason({"target": identity}, reason)) for identity in ids]


def judged_on(state: State[EventRow], judged: Judged) -> Iterator[ShownEvent]:
    """Yield the lines a judgement names, as they were read when it was made."""
    readings = Standing(state, Query()).readings
    for name in judged.names:
        if (found := state.events.get(name)) is not None:
            newest = readings.newest(found.article)
            yield ShownEvent(found, (), () if newest is None else (newest,))
