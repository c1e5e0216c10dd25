"""Whose a work is that nobody is named for: of the region that the article is about, else of a body it names most."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from attrs import frozen
from msgspec import Struct

from timeline.language.acts import actor, actor_phrases
from timeline.language.acts.actor import Actor
from timeline.language.clauses.clause import Clause
from timeline.language.discourse.scene import Scene

PROMISES, NAMED = 3, 1  # what each counts for


class Sighting(Struct, frozen=True):
    """A body that may own a work, seen in a paragraph."""

    actor: Actor
    paragraph: int
    weight: int


@frozen
class WorkOwners:
    """Who in an article may own its works."""

    scene: Scene
    clauses: Sequence[Clause]

    def likeliest(self, clause: Clause) -> Actor | None:
        """Return whose the work of a clause is; None where the article is about no region and names no body.

        The region that the article is about comes first, as its body where one is named after it; then other bodies,
        and the sides of talks.
        """
        sides = actor.both_sides(self.scene)
        if sides is not None and len(self.scene.sides) == 1:
            return self._of_region or sides
        paragraph = self.scene.sentences[clause.sentence].paragraph
        return self._of_paragraphs.get(paragraph, self._of_article) or sides

    def nearby(self, clause: Clause) -> Actor | None:
        """Return the region that a clause names, else who holds an office or the place that is named most."""
        named = self.scene.places_between(clause.start, clause.end)
        return next((actor.of_region(place.code) for place in named if place.kind == "region"), None) or self._official

    @cached_property
    def _official(self) -> Actor | None:
        """Return the holder of an office who is named most; where there is none, the place that is."""
        people = Counter(one.name for one in self.scene.cast.mentions if one.kind == "person" and one.role)
        if people:
            return actor.of_name(self.scene, people.most_common(1)[0][0])
        places = Counter(place.code for place in self.scene.places)
        return actor.of_region(places.most_common(1)[0][0]) if places else None

    @cached_property
    def _weights(self) -> tuple[Mapping[str, int], Mapping[int, Mapping[str, int]], Mapping[str, Actor]]:
        """Return what speaks for each body by name: in the article, in each paragraph; and who is meant by a name."""
        everywhere: dict[str, int] = defaultdict(int)
        here: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        actors: dict[str, Actor] = {}
        for seen in self._sightings():
            everywhere[seen.actor.name] += seen.weight
            here[seen.paragraph][seen.actor.name] += seen.weight
            actors.setdefault(seen.actor.name, seen.actor)
        return everywhere, here, actors

    @cached_property
    def _of_article(self) -> Actor | None:
        everywhere, _, actors = self._weights
        return actors[max(everywhere, key=everywhere.__getitem__)] if everywhere else None

    @cached_property
    def _of_region(self) -> Actor | None:
        """Return the body named after the region that the article is about: "Ohio Department of Transportation"."""
        everywhere, _, actors = self._weights
        regional = [name for name in everywhere if self.scene.sides[0] in self._codes.get(name, ())]
        return actors[max(regional, key=everywhere.__getitem__)] if regional else None

    @cached_property
    def _codes(self) -> Mapping[str, set[str]]:
        """Return the regions in the names of bodies of such a kind as can own public works."""
        agents = actor_phrases.words(self.scene.language).agents
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.scene.cast.mentions:
            if one.kind == "body" and not agents.isdisjoint(one.name.lower().split()):
                inside = self.scene.places_between(one.start, one.end)
                found[one.name].update(place.code for place in inside if place.kind != "city")
        return found

    @cached_property
    def _of_paragraphs(self) -> Mapping[int, Actor]:
        """Return whose works a paragraph tells of, where it names anybody; what it says counts twice."""
        everywhere, here, actors = self._weights
        best = self._of_article
        found = {}
        for paragraph, names in here.items():
            near = max(names, key=lambda name, names=names: everywhere[name] + names[name])  # type: ignore[misc]
            remote = best is not None and everywhere[best.name] >= everywhere[near] + names[near]
            found[paragraph] = best if best is not None and remote else actors[near]
        return found

    def _sightings(self) -> Iterator[Sighting]:
        scene = self.scene
        for clause in self.clauses:
            acts = clause.kind == "body" and clause.voice == "active" and clause.modality not in ("plain", "order")
            who = actor_phrases.meant(scene, clause.subject, None) if acts and clause.subject is not None else None
            if who is not None and who.code is None:
                yield Sighting(who, scene.sentences[clause.sentence].paragraph, PROMISES)
        for mention in scene.cast.mentions:
            sentence = scene.sentence_at(mention.start) if mention.kind == "body" else None
            if sentence is not None:
                yield Sighting(actor.of_name(scene, mention.name), sentence.paragraph, NAMED)
