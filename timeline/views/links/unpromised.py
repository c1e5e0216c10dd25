"""What is no promise and yet has its sequel: calls, bodies that were set up, work that was done elsewhere before."""

from collections.abc import Iterable, Iterator

from timeline.views.links.blocks import CONCLUDED, Look, at_places, of_the_side, rank_of_form, soon, where
from timeline.views.links.comparable_acts import Act, in_common, people_in_common
from timeline.views.links.proposal import Proposal, order_between
from timeline.views.links.subject_coverage import COVERED, ENOUGH, MOSTLY, coverage, surest
from timeline.views.links.subjects import bodies_in, calls_for, stems, total_weight

_TWO = 2


def looks_for_agreement(act: Act) -> Iterator[Look]:
    """Yield where a call for cooperation of two countries looks for what came of it."""
    if act.parts or len(act.countries) < _TWO or act.subject.isdisjoint(stems("cooperation сотрудничество")):
        return
    if calls_for(act.told.said("text") or act.told.quote):
        yield Look(at_places(act.countries, "agreement"))


def called_for(act: Act, others: Iterable[Act]) -> Iterator[Proposal]:
    """Match a call for cooperation of two countries with the next agreement of one with a region of the other."""
    found: list[Proposal] = []
    for other in others:
        if other.status in CONCLUDED and soon(act, other) and other.parts:
            if not act.countries <= other.countries:
                continue
            order, when = order_between(act, other)
            reasons = ("a call for cooperation, then an agreement on it", where(act, other), when)
            found.append(Proposal(act.told, other.told, "progress", 0.35, reasons, order or "unknown"))
    found.sort(key=lambda proposal: (proposal.later.key()[:2], rank_of_form(proposal.later), proposal.later.id))
    yield from found[:1]


def looks_for_bodies(act: Act) -> Iterator[Look]:
    """Yield where the setting up of bodies looks for their meetings."""
    if act.founds:
        yield Look(at_places(act.countries, "meeting"))


def founded(act: Act, others: Iterable[Act]) -> Iterator[Proposal]:
    """Match the setting up of bodies between two sides with a later meeting of one of them."""
    found: list[Proposal] = []
    for other in others:
        shared = act.founds & bodies_in(f"{other.told.said('form')} {other.told.said('topic')}")
        if shared and act.countries <= other.countries and soon(act, other):
            order, when = order_between(act, other)
            reasons = (f"set up, and now it meets: {', '.join(sorted(shared))}", where(act, other), when)
            found.append(Proposal(act.told, other.told, "progress", 0.4, reasons, order or "unknown"))
    yield from sorted(found, key=lambda proposal: proposal.later.key())[:1]


def looks_for_promises(act: Act) -> Iterator[Look]:
    """Yield where work that was done looks for promises of the same side."""
    if act.state == "done":
        yield Look(of_the_side(act))


def done_before(act: Act, others: Iterable[Act]) -> Iterator[Proposal]:
    """Match work that was done in one place with a later promise by or to that side to do the same in another.

    In the place itself what was done before is of the promised work as a rule, and no model for it.
    """
    found: list[tuple[float, Act, str]] = []
    for other in others:
        if len(other.countries) < _TWO and not _elsewhere(act, other):
            continue
        common = act.subject & other.wide
        if total_weight(common) < ENOUGH:
            continue
        covered = coverage(act, other, common)
        if covered >= COVERED and (len(common) > 1 or covered >= MOSTLY):
            found.append((round(0.25 + 0.2 * covered, 3), other, "progress"))
    for score, other, relation in surest(found):
        order, when = order_between(act, other)
        reasons = (
            f"work of the same kind: {in_common(act, act.subject & other.wide)}",
            f"of the same side: {people_in_common(act, act.side & other.names)}",
            when,
        )
        yield Proposal(act.told, other.told, relation, score, reasons, order or "unknown")


def _elsewhere(act: Act, other: Act) -> bool:
    return bool(act.parts and other.parts) and act.parts.isdisjoint(other.parts)
