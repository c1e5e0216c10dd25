"""Whose a work is that nobody is named for: a body of the region that the article is about, one that acts, the region.

Never who stands in the clause itself as the one that something is done with, or for.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from attrs import frozen
from msgspec import Struct

from timeline.language.acts import actor, actor_phrases
from timeline.language.acts.actor import Actor
from timeline.language.acts.lone_names import LoneNames
from timeline.language.acts.nobody import is_nobody, is_paper
from timeline.language.acts.titled_works import TitledWorks
from timeline.language.clauses.clause import Clause
from timeline.language.discourse.scene import Scene
from timeline.language.words import genitives

PROMISES, SPEAKS, NAMED, HOUSE = 3, 2, 1, 0  # what each counts for
MOST = 12  # bodies of an article


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
    lone: LoneNames

    @cached_property
    def titled(self) -> TitledWorks:
        """The names of the article that are its works'."""
        return TitledWorks(self.scene)

    def likeliest(self, clause: Clause) -> Actor | None:
        """Return whose the work of a clause is; None where the article is about no region and names no body.

        Of an article about one region its body comes first, then one that binds itself in the article, then the region;
        else the body that the paragraph, or the article, names most, and the sides of talks.
        """
        sides = actor.both_sides(self.scene)
        paragraph = self.scene.sentences[clause.sentence].paragraph
        beside = self._beside(clause)
        if sides is not None and len(self.scene.sides) == 1:
            acting = None if self._region_speaks else self._best(paragraph, beside, self._binding)
            return self._best(paragraph, beside, self._regional) or acting or sides
        return self._best(paragraph, beside) or sides

    def _beside(self, clause: Clause) -> frozenset[str]:
        """Return the names in a clause of those that something is done with, to or for."""
        near = self.scene.mentions_near(*clause.rest)
        whose = genitives.names_table().genitive  # "the ministry's budget will be cut"
        names = {
            one.name for one in near if one.start >= clause.rest[0] and not self.scene.text.startswith(whose, one.end)
        }
        if clause.subject is not None and (clause.voice == "passive" or clause.sort == "receipt"):
            names.update(one.name for one in self.scene.mentions_near(*clause.subject) if one.end >= clause.subject[1])
        return frozenset(names)

    def _best(self, paragraph: int, beside: AbstractSet[str], among: AbstractSet[str] | None = None) -> Actor | None:
        """Return the body that counts most for a paragraph, of those that may be meant; none of those `beside`."""
        everywhere, here, actors = self._weights
        near = here.get(paragraph, {})
        names = [name for name in (*near, *self._foremost) if name not in beside and (among is None or name in among)]
        best = max(names, key=lambda name: everywhere[name] + near.get(name, 0), default=None)
        return None if best is None else actors[best]

    @cached_property
    def _foremost(self) -> tuple[str, ...]:
        """Return the bodies that count most in the article, few enough to be looked through for every clause."""
        everywhere, _, _ = self._weights
        return tuple(sorted(everywhere, key=everywhere.__getitem__, reverse=True)[:MOST])

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
        for seen in self._seen:
            everywhere[seen.actor.name] += seen.weight
            here[seen.paragraph][seen.actor.name] += seen.weight
            actors.setdefault(seen.actor.name, seen.actor)
        return everywhere, here, actors

    @cached_property
    def _regional(self) -> frozenset[str]:
        """Return the bodies named after the region that the article is about: "Ohio Department of Transportation"."""
        return frozenset(name for name, codes in self._codes.items() if self.scene.sides[0] in codes)

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
    def _region_speaks(self) -> bool:
        """Whether somebody is heard in the article who speaks for the region that it is about."""
        return any(self.scene.side_of(one.speaker) == self.scene.sides[0] for one in self.scene.quotations)

    @cached_property
    def _binding(self) -> frozenset[str]:
        """Return the bodies that bind themselves to something in the article."""
        return frozenset(seen.actor.name for seen in self._seen if seen.weight == PROMISES)

    @cached_property
    def _seen(self) -> tuple[Sighting, ...]:
        return tuple(self._sightings())

    def _is_named(self, who: Actor) -> bool:
        """Whether somebody is known by a name that no mark tells of: "Orlin" of "Orlin is closing its mill"."""
        return who.name[:1].isupper() and who.name not in self.scene.cast.body_counts

    def _sightings(self) -> Iterator[Sighting]:
        scene = self.scene
        for clause in self.clauses:
            doer = clause.owner if clause.kind == "pronoun" else clause.subject if clause.kind == "body" else None
            if (
                clause.voice != "active"
                or doer is None
                or clause.modality == "order"
                or actor_phrases.is_built(scene, doer)
            ):
                continue
            acts = clause.modality != "plain"
            who = actor_phrases.meant(scene, doer, None)
            if who is None and self.lone.holds_name(doer, surely=True):
                who = actor_phrases.as_told(scene, doer)
            known = who is None or (not acts and (not self._is_named(who) or clause.headline))
            if who is None or known or is_nobody(who.name, scene.language) or self.titled.is_work(who.name):
                continue
            if who.code is None:
                yield Sighting(who, scene.sentences[clause.sentence].paragraph, PROMISES if acts else NAMED)
        for mention in scene.cast.mentions:
            sentence = scene.sentence_at(mention.start) if mention.kind == "body" else None
            told = mention.name
            if sentence is not None and not is_paper(told, scene.language) and not self.titled.is_work(told):
                yield Sighting(actor.of_name(scene, mention.name), sentence.paragraph, NAMED)
