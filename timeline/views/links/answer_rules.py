"""What may have come of a pledge, an agreement or a plan: rules, each with its reasons in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from timeline.views.links.blocks import (
    CONCLUDED,
    Blocks,
    acts_after,
    acts_within,
    articles_of,
    blocks_of,
    rank_of_form,
    soon,
    where,
)
from timeline.views.links.comparable_acts import MEETINGS, Act, people_in_common
from timeline.views.links.proposal import Proposal, order_between
from timeline.views.links.renewals import renewed
from timeline.views.links.subject_coverage import FEW
from timeline.views.links.unpromised import called_for, done_before, founded
from timeline.views.links.within_article import in_one_breath


def answers(acts: Sequence[Act], same: Iterable[Proposal], wanted: frozenset[str] | None) -> Iterator[Proposal]:
    """Yield the proposals of all rules for the events wanted (all of them where None)."""
    blocks = blocks_of(acts)
    for act in acts:
        if wanted is None or act.id in wanted:
            for rule in _RULES.get(act.kind, ()):
                found = list(rule(act, blocks))
                if len(found) > FEW:
                    found.sort(key=lambda proposal: (-proposal.score, proposal.later.key()))
                yield from found[:FEW]
    yield from in_one_breath(acts, same, articles_of(acts), wanted)


def _signed(act: Act, blocks: Blocks) -> Iterator[Proposal]:
    """Match a promise that does not say what will be done with the next agreement of the same two regions."""
    planned = act.kind == "agreement" and act.status == "planned"
    if not planned and not (act.kind == "pledge" and act.parts and act.generic):
        return
    found: list[Proposal] = []
    places = act.parts or act.countries
    on_the_day = acts_within(act, blocks, places, ("type agreement",)) if planned else ()
    for other in chain(on_the_day, acts_after(act, blocks, places, ("type agreement",))):
        if not soon(act, other) and other.days != act.days:
            break
        if planned and not act.promiser & other.names:
            continue
        if other.status not in CONCLUDED or not act.countries <= other.countries:
            continue
        if planned and act.form not in ("", other.form):
            continue
        what = "the agreement was planned" if planned else "the promise names no work, the two sides then agree"
        order, when = order_between(act, other)
        when = "in the time it was planned for" if planned and order == "unknown" else when
        reasons = (what, where(act, other), when)
        score, relation = (0.7, "fulfils") if planned else (0.45, "progress")
        found.append(Proposal(act.told, other.told, relation, score, reasons, order or "unknown"))
    found.sort(key=lambda proposal: (proposal.later.key()[:2], rank_of_form(proposal.later), proposal.later.id))
    yield from found[:1]


def _held(act: Act, blocks: Blocks) -> Iterator[Proposal]:
    """Match a planned meeting or visit with one of the same people there in its time."""
    if act.kind not in MEETINGS or act.status != "planned":
        return
    for other in acts_within(act, blocks, act.parts or act.countries, (f"met {name}" for name in act.names)):
        if other.status == "held":
            who = people_in_common(act, act.names & other.names)
            reasons = (f"of the same people: {who}", where(act, other), "in the time it was planned for")
            yield Proposal(act.told, other.told, "fulfils", 0.6, reasons, "unknown")


_RULES: Mapping[str, Sequence[Callable[[Act, Blocks], Iterator[Proposal]]]] = {
    "pledge": (_signed,),
    "agreement": (_signed, renewed, founded),
    "meeting": (_held,),
    "visit": (_held,),
    "statement": (called_for,),
    "figure": (founded,),
    "follow_up": (founded, done_before),
}
