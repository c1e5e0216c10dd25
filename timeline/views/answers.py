"""What may have come of a pledge, an agreement or a plan: rules, each with its reasons in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.views.acts import Act
from timeline.views.blocks import (
    CONCLUDED,
    Blocks,
    articles_of,
    blocks_of,
    of_region,
    rank_of_form,
    soon,
    telling,
    where,
)
from timeline.views.breath import in_one_breath
from timeline.views.likeness import COVERED, ENOUGH, MOSTLY, told_of
from timeline.views.proposal import Proposal, order_between
from timeline.views.sequels import called_for, done_before, founded

FIRM: Mapping[str, int] = {
    "proposal": 0,
    "offer": 1,
    "readiness": 2,
    "plan": 3,
    "instruction": 3,
    "commitment": 4,
    "agreed": 5,
}
_FEW = 3  # answers proposed for one promise by one rule, the surest first


def answers(acts: Sequence[Act], same: Iterable[Proposal], wanted: frozenset[str] | None) -> Iterator[Proposal]:
    """Yield the proposals of all rules for the events wanted (all of them where None)."""
    blocks = blocks_of(acts)
    for act in acts:
        if wanted is None or act.told.id in wanted:
            for rule in (_kept, _signed, _held, called_for, founded, done_before):
                found = rule(act, blocks)
                yield from sorted(found, key=lambda proposal: (-proposal.score, proposal.later.key()))[:_FEW]
    yield from in_one_breath(acts, same, articles_of(acts), wanted)


def _kept(act: Act, blocks: Blocks) -> Iterator[Proposal]:
    """Match a promise with a later report, agreement or firmer promise of the same side on the same subject."""
    if act.told.type != "pledge" and not _is_open_agreement(act):
        return
    for other in of_region(act, blocks, telling(act.subject)):
        relation = _answer(act, other)
        who = act.promiser & (other.promiser if other.told.type == "pledge" else other.names)
        if relation is None or not who:
            continue
        order, when = order_between(act, other)
        shared, covered = told_of(act, other)
        if order in (None, "unknown") or not (covered >= MOSTLY or (shared >= ENOUGH and covered >= COVERED)):
            continue
        reasons = (
            f"of the same side: {', '.join(sorted(who))}",
            f"about the same: {', '.join(sorted(act.subject & other.wide))}",
            where(act, other),
            when,
        )
        score = min(0.9, 0.3 + 0.35 * min(1.0, covered) + 0.1 * min(2.0, shared))
        yield Proposal(act.told, other.told, relation, round(score, 3), reasons, order)


def _is_open_agreement(act: Act) -> bool:
    return act.told.type == "agreement" and act.told.said("status") != "cancelled"


def _answer(act: Act, other: Act) -> str | None:
    """Return what a later act may be to a promise, or None."""
    told = other.told
    if told.type == "follow_up":
        state = told.said("state")
        return {"done": "fulfils", "failed": "contradicts", "cancelled": "contradicts"}.get(state, "progress")
    if told.type == "agreement" and act.told.type == "pledge":
        return "progress" if told.said("status") in CONCLUDED else None
    if told.type == "pledge" and act.told.type == "pledge":
        firmer = FIRM.get(told.said("strength"), 0) > FIRM.get(act.told.said("strength"), 0)
        return "progress" if firmer else None
    return None


def _signed(act: Act, blocks: Blocks) -> Iterator[Proposal]:
    """Match a promise that does not say what will be done with the next agreement of the same two regions."""
    planned = act.told.type == "agreement" and act.told.said("status") == "planned"
    if not planned and not (act.told.type == "pledge" and act.generic and act.parts):
        return
    found = []
    for other in of_region(act, blocks, ("type agreement",)):
        order, when = order_between(act, other)
        if order in (None, "unknown") or other.told.said("status") not in CONCLUDED:
            continue
        if (
            not (act.countries | act.parts) <= (other.countries | other.parts | act.parts)
            or not act.parts & other.parts
        ):
            continue
        if not soon(act, other):
            continue
        if planned and act.told.said("form") not in ("", other.told.said("form")):
            continue
        relation = "fulfils" if planned else "progress"
        what = "the agreement was planned" if planned else "the promise names no work, the two sides then agree"
        reasons = (what, where(act, other), when)
        found.append(Proposal(act.told, other.told, relation, 0.7 if planned else 0.45, reasons, order))
    found.sort(key=lambda proposal: (proposal.later.key()[:2], rank_of_form(proposal.later), proposal.later.id))
    yield from found[:1]


def _held(act: Act, blocks: Blocks) -> Iterator[Proposal]:
    """Match a planned meeting or visit with one of the same people there in its time."""
    if act.told.type not in ("meeting", "visit") or act.told.said("status") != "planned":
        return
    for other in of_region(act, blocks, ("type meeting", "type visit")):
        who = act.names & other.names
        if other.told.said("status") == "held" and who and act.days.may_meet(other.days) and act.days.first is not None:
            reasons = (
                f"of the same people: {', '.join(sorted(who))}",
                where(act, other),
                "in the time it was planned for",
            )
            yield Proposal(act.told, other.told, "fulfils", 0.6, reasons, "unknown")
