"""Who "it" at the head of a sentence is, after one about a body: "The council met. It will build"."""

from collections.abc import Container, Sequence

from msgspec.structs import replace

from timeline.language.clauses.clause import Clause, Span
from timeline.language.clauses.clause_words import clause_words
from timeline.language.discourse.scene import Scene

OPENING = 12  # characters before the subject of a sentence
_ACTING = frozenset({"plain", "will", "would", "undertaking", "plan", "agreement", "schedule"})


def with_antecedents(scene: Scene, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the clauses, of "it" those that a body named in the sentence before does, with its words as `owner`."""
    words = clause_words(scene.language).words
    its = words.impersonal - words.pointing
    told: dict[int, Span] = {}
    found: list[Clause] = []
    looked: set[int] = set()
    for clause in clauses:
        read = clause
        first, body = clause.sentence not in looked and not clause.relative, told.get(clause.sentence - 1)
        if body is not None and clause.head in its and _opens(scene, clause):
            told.setdefault(clause.sentence, body)
            if clause.kind == "thing" and clause.owner is None and _is_deed(clause):
                read = replace(clause, kind="pronoun", owner=body)
        elif first and clause.voice == "active" and clause.subject is not None and _is_body(clause, words.speaker):
            told[clause.sentence] = clause.subject
        if not clause.relative:
            looked.add(clause.sentence)
        found.append(read)
    return tuple(found)


def _is_body(clause: Clause, speakers: Container[str]) -> bool:
    """Whether a clause is about a body, which "it" may mean behind: "the council", "my government"."""
    return clause.kind == "body" or (clause.kind == "speaker" and clause.head not in speakers)


def _opens(scene: Scene, clause: Clause) -> bool:
    """Whether the subject of a clause stands at the head of its sentence."""
    return clause.subject is not None and clause.subject[0] <= scene.sentences[clause.sentence].start + OPENING


def _is_deed(clause: Clause) -> bool:
    """Whether only somebody who acts does what a clause tells: no thing opens or helps by itself."""
    does = clause.sort == "open" or (clause.sort == "effect" and clause.negated)  # "it will no longer allow"
    return clause.voice == "active" and does and clause.modality in _ACTING
