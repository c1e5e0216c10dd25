"""Whose a work is that nobody is named for: the body, parties, official or place that the article is most about."""

from collections import Counter
from collections.abc import Sequence

from timeline.language.acts import actor
from timeline.language.acts.actor import Actor
from timeline.language.clauses.clause import Clause
from timeline.language.discourse.scene import Scene, Voice
from timeline.language.marks import Mention


def likeliest(scene: Scene, clause: Clause, voice: Voice | None) -> Actor | None:
    """Return the body, the parties, the holder of an office or the place that an article is most about."""
    body = _most(scene.cast.mentions, "body", voice)
    if body is not None:
        return Actor(name=body)
    both = actor.both_sides(scene)
    if both is not None:
        return both
    regions = [place for place in scene.places_between(clause.start, clause.end) if place.kind == "region"]
    if regions:
        return actor.of_region(regions[0].code)
    person = _most([one for one in scene.cast.mentions if one.role], "person", voice)
    if person is not None:
        return Actor(name=person)
    if not scene.places:
        return None
    return actor.of_region(Counter(place.code for place in scene.places).most_common(1)[0][0])


def _most(mentions: Sequence[Mention], kind: str, voice: Voice | None) -> str | None:
    """Return who of a kind is named most, the speaker apart."""
    speaker = None if voice is None else voice.speaker
    names = Counter(one.name for one in mentions if one.kind == kind and one.name != speaker)
    return names.most_common(1)[0][0] if names else None
