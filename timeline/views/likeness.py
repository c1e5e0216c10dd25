"""How much of one act's subject another tells of."""

from timeline.views.acts import Act, shared_weight, total_weight
from timeline.views.subjects import sectors_of, weight

ENOUGH = 1.0  # weight that a subject in common must have
COVERED = 0.3  # share of the promise's subject that the answer must have
MOSTLY = 0.75  # share that is enough however common its words are
_SAME_SECTOR = 0.6  # what a word counts whose sector alone the answer has


def told_of(act: Act, other: Act) -> tuple[float, float]:
    """Return the weight of a promise's words that an answer has, and the share of its subject told of at all."""
    shared = shared_weight(act.subject, other.wide)
    sectors = other.wide_sectors
    near = sum(weight(stem) for stem in act.subject - other.wide if sectors_of(stem) & sectors)
    total = total_weight(act.subject)
    return shared, (shared + _SAME_SECTOR * near) / total if total else 0.0
