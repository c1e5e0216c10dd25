"""What part of a promise a report tells of that only counts it: "pledged sixty flats. Seven have been built"."""

from collections.abc import Sequence

from timeline.language.clauses.clause import Clause
from timeline.language.discourse.scene import Scene
from timeline.language.quantity import numerals
from timeline.language.text.tokens import split_tokens
from timeline.model import Share

NEAR = 4  # clauses between the promise and what came of it
MOST = 1_000_000
HALF = 2
_BINDING = frozenset({"undertaking", "plan", "schedule", "will", "would", "agreement"})


def share_of_promise(scene: Scene, clauses: Sequence[Clause], at: int) -> Share | None:
    """Return how many of how many a clause tells of whose subject is a number alone, behind what was promised."""
    clause = clauses[at]
    done = None if clause.subject is None or clause.share is not None else _number(scene, clause.subject)
    if done is None or clause.relative:
        return None
    for one in reversed(clauses[max(0, at - NEAR) : at]):
        if clause.sentence - one.sentence > 1:
            return None
        if one.modality in _BINDING and not one.negated:
            counted = scene.quantities_in(scene.sentences[one.sentence])
            wholes = [each.value for each in counted if one.start <= each.start < one.end and each.value is not None]
            whole = next((value for value in wholes if done < value <= MOST), None)
            return None if whole is None else Share(done=done, of=whole)
    return None


def is_little(share: Share) -> bool:
    """Whether less than half of what was promised is told of."""
    return share.done is not None and share.of is not None and share.done * HALF < share.of


def _number(scene: Scene, span: tuple[int, int]) -> float | None:
    tokens = split_tokens(scene.text, *span)
    found = numerals.read_numeral(tokens, 0, scene.language) if tokens else None
    whole = found is not None and found.value is not None and found.after == len(tokens)
    return numerals.plain_number(found.value) if whole and found is not None and found.value is not None else None
