"""Later events that propose themselves as what came of a pledge, an agreement or a plan.

Rules propose, people decide: nothing here rates a pledge. The same log gives the same proposals in whatever order it
was written, and what shares neither region nor subject with an event does not touch its proposals.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from timeline.views.acts import act
from timeline.views.answers import answers
from timeline.views.judgements import Link, Pair
from timeline.views.proposal import Proposal
from timeline.views.same_acts import implied, same_acts
from timeline.views.standing import Told

__all__ = ["Proposal", "propose"]


def propose(
    events: Iterable[Told], judged: Mapping[Pair, Link], *, among: frozenset[str] | None = None
) -> dict[str, tuple[Proposal, ...]]:
    """Return for each earlier event (only those `among`, where given) what nobody has judged yet, surest first."""
    acts = sorted((act(told) for told in events if told.known), key=lambda found: found.key)
    same = _as_judged(same_acts(acts), judged, {found.told.id: found.told for found in acts})
    acts = implied(same, acts)
    decided = {(pair[0], pair[1]) for pair in judged} | {(pair[1], pair[0]) for pair in judged}
    found: dict[str, dict[str, Proposal]] = defaultdict(dict)
    for proposal in [*same, *answers(acts, same, among)]:
        one, other = proposal.earlier.id, proposal.later.id
        if (one, other) in decided or (among is not None and one not in among):
            continue
        before = found[one].get(other)
        if before is None or (proposal.score, proposal.relation) > (before.score, before.relation):
            found[one][other] = proposal
    return {
        one: tuple(sorted(rest.values(), key=lambda proposal: (-proposal.score, proposal.later.key())))
        for one, rest in sorted(found.items())
        if rest
    }


def _as_judged(
    proposals: Iterable[Proposal], judged: Mapping[Pair, Link], events: Mapping[str, Told]
) -> list[Proposal]:
    """Return the pairs that may be one act: what people linked for sure, and what they did not reject."""
    spoken = {frozenset(pair[:2]): link for pair, link in judged.items() if pair[2] in ("same_act", "")}
    kept = [found for found in proposals if frozenset((found.earlier.id, found.later.id)) not in spoken]
    for (earlier, later, relation), link in judged.items():
        if link.stands and relation == "same_act" and earlier in events and later in events:
            kept.append(Proposal(events[earlier], events[later], relation, 1.0, ("linked by a person",), "unknown"))
    return kept
