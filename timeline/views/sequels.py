"""What is no promise and yet has its sequel: calls, bodies that were set up, work that was done elsewhere before."""

from collections.abc import Iterator

from timeline.views.acts import Act
from timeline.views.blocks import CONCLUDED, Blocks, of_country, rank_of_form, soon, where
from timeline.views.likeness import COVERED, ENOUGH, told_of
from timeline.views.proposal import Proposal, order_between
from timeline.views.subjects import bodies_founded, bodies_in, calls_for, stems

_TWO = 2


def called_for(act: Act, blocks: Blocks) -> Iterator[Proposal]:
    """Match a call for cooperation of two countries with the next agreement of one with a region of the other."""
    if act.told.type != "statement" or act.parts or len(act.countries) < _TWO or not calls_for(act.about):
        return
    if not any(stem in act.subject for stem in stems("cooperation сотрудничество")):
        return
    found = []
    for other in of_country(act, blocks, "type agreement"):
        order, when = order_between(act, other)
        if order in (None, "unknown") or other.told.said("status") not in CONCLUDED or not soon(act, other):
            continue
        if other.parts and act.countries <= other.countries:
            reasons = ("a call for cooperation, then an agreement on it", where(act, other), when)
            found.append(Proposal(act.told, other.told, "progress", 0.35, reasons, order))
    found.sort(key=lambda proposal: (proposal.later.key()[:2], rank_of_form(proposal.later), proposal.later.id))
    yield from found[:1]


def founded(act: Act, blocks: Blocks) -> Iterator[Proposal]:
    """Match the setting up of bodies between two sides with a later meeting of one of them."""
    if act.told.type not in ("figure", "follow_up", "agreement"):
        return
    bodies = bodies_founded(act.told.quote)
    if not bodies:
        return
    found = []
    for other in of_country(act, blocks, "type meeting"):
        order, when = order_between(act, other)
        shared = bodies & bodies_in(f"{other.told.said('form')} {other.told.said('topic')}")
        if shared and order not in (None, "unknown") and act.countries <= other.countries and soon(act, other):
            reasons = (f"set up, and now it meets: {', '.join(sorted(shared))}", where(act, other), when)
            found.append(Proposal(act.told, other.told, "progress", 0.4, reasons, order))
    yield from sorted(found, key=lambda proposal: proposal.later.key())[:1]


def done_before(act: Act, blocks: Blocks) -> Iterator[Proposal]:
    """Match work that was done in one place with a later promise of the same work by or to the same side."""
    if act.told.type != "follow_up" or act.told.said("state") not in ("done", "under_way"):
        return
    for other in of_country(act, blocks, "type pledge"):
        order, when = order_between(act, other)
        shared, covered = told_of(act, other)
        if order in (None, "unknown") or not act.side & other.names or shared < ENOUGH or covered < COVERED:
            continue
        reasons = (
            f"work of the same kind: {', '.join(sorted(act.subject & other.wide))}",
            f"of the same side: {', '.join(sorted(act.side & other.names))}",
            when,
        )
        yield Proposal(act.told, other.told, "progress", round(0.25 + 0.2 * covered, 3), reasons, order)
