"""What is no promise and yet has its sequel: calls, bodies that were set up, work that was done elsewhere before."""

from collections.abc import Iterator

from timeline.views.links.blocks import CONCLUDED, Blocks, acts_after, rank_of_form, soon, telling, where
from timeline.views.links.comparable_acts import Act, in_common, people_in_common
from timeline.views.links.proposal import Proposal, order_between
from timeline.views.links.subject_coverage import COVERED, ENOUGH, MOSTLY, coverage, one_side, surest
from timeline.views.links.subjects import bodies_in, calls_for, stems

_TWO = 2


def called_for(act: Act, blocks: Blocks) -> Iterator[Proposal]:
    """Match a call for cooperation of two countries with the next agreement of one with a region of the other."""
    if (
        act.kind != "statement"
        or act.parts
        or len(act.countries) < _TWO
        or not calls_for(act.told.said("text") or act.told.quote)
    ):
        return
    if not any(stem in act.subject for stem in stems("cooperation сотрудничество")):
        return
    found: list[Proposal] = []
    for other in acts_after(act, blocks, act.countries, ("type agreement",)):
        if other.status in CONCLUDED and soon(act, other) and other.parts:
            if not act.countries <= other.countries:
                continue
            order, when = order_between(act, other)
            reasons = ("a call for cooperation, then an agreement on it", where(act, other), when)
            found.append(Proposal(act.told, other.told, "progress", 0.35, reasons, order or "unknown"))
    found.sort(key=lambda proposal: (proposal.later.key()[:2], rank_of_form(proposal.later), proposal.later.id))
    yield from found[:1]


def founded(act: Act, blocks: Blocks) -> Iterator[Proposal]:
    """Match the setting up of bodies between two sides with a later meeting of one of them."""
    if not act.founds:
        return
    found: list[Proposal] = []
    for other in acts_after(act, blocks, act.countries, ("type meeting",)):
        shared = act.founds & bodies_in(f"{other.told.said('form')} {other.told.said('topic')}")
        if shared and act.countries <= other.countries and soon(act, other):
            order, when = order_between(act, other)
            reasons = (f"set up, and now it meets: {', '.join(sorted(shared))}", where(act, other), when)
            found.append(Proposal(act.told, other.told, "progress", 0.4, reasons, order or "unknown"))
    yield from sorted(found, key=lambda proposal: proposal.later.key())[:1]


def done_before(act: Act, blocks: Blocks) -> Iterator[Proposal]:
    """Match work that was done in one place with a later promise of the same work by or to the same side."""
    if act.kind != "follow_up" or act.state not in ("done", "under_way"):
        return
    found: list[tuple[float, Act, str]] = []
    for other in acts_after(act, blocks, act.countries, (f"pledge {stem}" for stem in telling(act.subject))):
        if not one_side(act, other):
            continue
        shared, covered = coverage(act, other)
        several = len(act.subject & other.wide) > 1 or covered >= MOSTLY
        if several and shared >= ENOUGH and covered >= COVERED:
            found.append((round(0.25 + 0.2 * covered, 3), other, "progress"))
    for score, other, relation in surest(found):
        order, when = order_between(act, other)
        reasons = (
            f"work of the same kind: {in_common(act, act.subject & other.wide)}",
            f"of the same side: {people_in_common(act, act.side & other.names)}",
            when,
        )
        yield Proposal(act.told, other.told, relation, score, reasons, order or "unknown")
