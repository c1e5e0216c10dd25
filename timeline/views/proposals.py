"""Later events that propose themselves as what came of a pledge, an agreement or a plan."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from timeline.views.judgements import Link, Pair
from timeline.views.standing import Told


@frozen
class Proposal:
    """A pair that a rule offers for judgement: how sure it is (0 to 1), and why, in words."""

    earlier: Told
    later: Told
    relation: str
    score: float
    reasons: tuple[str, ...]
    order: str = "later"


def propose(
    events: Iterable[Told], judged: Mapping[Pair, Link], *, among: frozenset[str] | None = None
) -> dict[str, tuple[Proposal, ...]]:
    """Return the proposals for each earlier event (only for those `among`, where given)."""
    del events, judged, among
    return {}
