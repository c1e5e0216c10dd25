"""How much of one act's subject another tells of."""

from timeline.views.acts import Act, total_weight
from timeline.views.subjects import sectors_of

ENOUGH = 1.0  # weight that a subject in common must have
COVERED = 0.3  # share of the promise's subject that the answer must have
MOSTLY = 0.75  # share that is enough however common its words are
_SAME_SECTOR = 0.6  # what a word counts whose sector alone the answer has


def told_of(act: Act, other: Act) -> tuple[float, float]:
    """Return the weight of a promise's words that an answer has, and the share of its subject told of at all."""
    common = act.subject & other.wide
    shared, total = total_weight(common), act.weight
    if not total:
        return shared, 0.0
    if len(common) == len(act.subject):
        return shared, shared / total
    sectors = other.wide_sectors
    near = total_weight(frozenset([stem for stem in act.subject - common if not sectors.isdisjoint(sectors_of(stem))]))
    return shared, (shared + _SAME_SECTOR * near) / total
