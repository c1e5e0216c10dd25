"""What part of a promise a report tells of that only counts it: "pledged sixty flats. Seven have been built"."""

from collections.abc import Sequence

from timeline.language.acts import named_works
from timeline.language.clauses.clause import Clause, Span
from timeline.language.discourse.scene import Scene
from timeline.language.quantity import numerals
from timeline.language.text.tokens import Token, split_tokens
from timeline.model import Number, Share

NEAR = 4  # clauses between the promise and what came of it
FAR = 6  # tokens between a verb and what it is done to so many of: "found homes for only 23"
MOST = 1_000_000
HALF = 2
_BINDING = frozenset({"undertaking", "plan", "schedule", "will", "would", "agreement"})
_TOLD = frozenset({"past", "done", "had_been", "present"})


def share_of_promise(scene: Scene, clauses: Sequence[Clause], at: int) -> Share | None:
    """Return how many of how many a clause tells of that only counts what was promised right before it."""
    clause = clauses[at]
    if clause.share is not None or clause.relative or clause.modality != "plain" or clause.tense not in _TOLD:
        return None
    near = [one for one in clauses[max(0, at - NEAR) : at] if clause.sentence - one.sentence <= 1]
    promised = [one for one in near if _promises(scene, one)]
    if not promised:
        return None
    done = None if clause.subject is None else _alone(scene, clause.subject)
    counted = done is not None
    if done is None and not clause.negated:
        done = _object(scene, clause)
    if done is None:
        return None
    for one in reversed(promised):
        if not counted and not _is_of_same(scene, clause, one):
            continue
        end = min(one.end, clause.start) if one.sentence == clause.sentence else one.end
        whole = next((value for value in _numbers(scene, (one.at[0], end)) if done < value <= MOST), None)
        if whole is not None:
            return Share(done=done, of=whole)
    return None


def is_little(share: Share) -> bool:
    """Whether less than half of what was promised is told of."""
    return share.done is not None and share.of is not None and share.done * HALF < share.of


def _promises(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells of so many to come: "will build 60", "the target was 60"."""
    aims = clause.sort == "state" and clause.subject is not None
    named = scene.text[slice(*clause.subject)].lower().split() if aims and clause.subject is not None else []
    is_aim = bool(named) and named[-1] in named_works.table(scene.language).aims
    return is_aim or (clause.modality in _BINDING and not clause.negated)


def _is_of_same(scene: Scene, clause: Clause, before: Clause) -> bool:
    """Whether who is told of is who was told of before, or goes without a name: "it got two", "there are eleven"."""
    if clause.subject is None:
        return clause.sentence == before.sentence
    named = scene.text[slice(*clause.subject)].lower().split()
    pointing = named_works.table(scene.language).pointing
    return clause.subject == before.subject or clause.kind == "none" or all(word in pointing for word in named)


def _alone(scene: Scene, span: Span) -> Number | None:
    """Return the number that some words are, and nothing else."""
    tokens = split_tokens(scene.text, *span)
    found = numerals.read_numeral(tokens, 0, scene.language) if tokens else None
    if found is None or found.value is None or found.part or found.after < len(tokens):
        return None
    return numerals.plain_number(found.value)


def _object(scene: Scene, clause: Clause) -> Number | None:
    """Return how many a verb is done to where no noun says of what: "trained 310", "homes for only 23 of them"."""
    said = named_works.table(scene.language)
    tokens = split_tokens(scene.text, max(clause.at[1], clause.group[1]), clause.rest[1])
    for at, _ in enumerate(tokens[:FAR]):
        found = None if _is_timed(scene, clause, tokens[at]) else numerals.read_numeral(tokens, at, scene.language)
        if found is not None and found.value is not None and not found.part:
            behind = tokens[found.after].low if found.after < len(tokens) else ""
            bare = (
                not behind or behind in said.part_of or not behind[0].isalnum() or behind in said.timed | said.adverbs
            )
            return numerals.plain_number(found.value) if bare else None
    return None


def _numbers(scene: Scene, span: Span) -> list[Number]:
    """Return the numbers that are no times."""
    tokens = split_tokens(scene.text, *span)
    found: list[Number] = []
    for at, token in enumerate(tokens):
        read = None if _is_timed(scene, None, token) else numerals.read_numeral(tokens, at, scene.language)
        if read is not None and read.value is not None and not read.part:
            found.append(numerals.plain_number(read.value))
    return found


def _is_timed(scene: Scene, clause: Clause | None, token: Token) -> bool:
    moments = scene.moments_between(token.start, token.end) if clause is None else clause.moments
    return token.kind == "sign" or any(one.start <= token.start < one.end for one in moments)
