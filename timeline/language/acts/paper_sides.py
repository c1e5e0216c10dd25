"""Whom a clause names as the sides of a paper: who signs, awards or wins it, with whom, to whom, from whom."""

from collections.abc import Iterator

from timeline.language.acts import actor_phrases
from timeline.language.clauses.clause import Clause, Span
from timeline.language.discourse.scene import Scene

BESIDE = 45  # characters from a verb or a paper to the name of a side


def sides(scene: Scene, clause: Clause, deed: str, paper: Span, leads: frozenset[str]) -> Iterator[str]:
    """Yield the bodies a clause names as sides of a paper; `leads` are the words a further side stands behind."""
    whose = clause.owner if clause.voice == "passive" else clause.subject
    if deed == "award" and clause.voice == "passive" and clause.subject is not None and clause.subject[1] <= paper[0]:
        yield from _body(scene, clause.subject)  # "Norden was awarded a contract"
    if whose is not None and not whose[0] <= paper[0] < whose[1]:
        yield from _body(scene, whose)
    if deed == "award" and clause.voice == "active":
        yield from _bodies(scene, (clause.at[1], min(paper[0], clause.at[1] + BESIDE)))
    for one in scene.mentions_near(paper[1], clause.rest[1]):
        led = scene.text[paper[1] : one.start].rsplit(None, 2)[-2:]
        if one.kind == "body" and one.by == "name" and leads.intersection(led):
            yield one.name


def _bodies(scene: Scene, span: Span) -> Iterator[str]:
    return (one.name for one in scene.mentions_near(*span) if one.kind == "body" and one.by == "name")


def _body(scene: Scene, span: Span) -> Iterator[str]:
    """Yield the bodies that a noun phrase names, else whom it means; nobody where it is people."""
    within = scene.mentions_near(*span)
    if any(one.kind == "person" for one in within):
        return
    named = [one.name for one in within if one.by == "name"]
    if named:
        yield from named
    elif (who := actor_phrases.meant(scene, span, None)) is not None:
        yield who.name
