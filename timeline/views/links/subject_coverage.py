"""How much of one act's subject another tells of."""

from collections.abc import Iterable

from timeline.views.links.comparable_acts import Act
from timeline.views.links.subjects import total_weight

ENOUGH = 1.0  # weight that a subject in common must have
COVERED = 0.3  # share of the promise's subject that the answer must have
MOSTLY = 0.75  # share that is enough however common its words are
FEW = 3  # answers proposed for one promise by one rule, the surest first
_SAME_SECTOR = 0.6  # what a word counts whose sector alone the answer has


def coverage(act: Act, other: Act, common: frozenset[str]) -> float:
    """Return the share of a promise's subject that an answer tells of at all; `common` are the words that it has."""
    shared, total = total_weight(common), act.weight
    if not total:
        return 0.0
    if len(common) == len(act.subject):
        return shared / total
    sectors = other.wide_sectors
    near = frozenset([stem for stem, own in act.sectors if stem not in common and not sectors.isdisjoint(own)])
    return (shared + _SAME_SECTOR * total_weight(near)) / total


def one_side(act: Act, other: Act) -> bool:
    """Whether who acts in one is named in the other; a first name in common tells nothing."""
    return not act.side.isdisjoint(other.names_last) or not act.side_last.isdisjoint(other.names)


def surest(found: Iterable[tuple[float, Act, str]]) -> list[tuple[float, Act, str]]:
    """Return the few matches (score, act, relation) that are surest, of equal ones the earlier act."""
    return sorted(found, key=lambda match: (-match[0], match[1].key))[:FEW]
