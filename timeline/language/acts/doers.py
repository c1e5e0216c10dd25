"""Who does what a clause tells, or binds himself to: never the thing that is built, nor who is given it."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from attrs import frozen

from timeline.language.acts import actor, actor_phrases, spoken_sides
from timeline.language.acts.actor import Actor
from timeline.language.acts.lone_names import LoneNames
from timeline.language.acts.nobody import is_nobody
from timeline.language.acts.work_owners import WorkOwners
from timeline.language.clauses.clause import Clause
from timeline.language.clauses.clause_words import clause_words
from timeline.language.discourse.scene import Scene, Voice
from timeline.language.people import names
from timeline.language.schema.people_table import PeopleTable
from timeline.language.words.lexicon import load_table

SOUGHT = "whose work it is was told elsewhere"
UNTOLD = "who is to do it is not told"
BACK = 3  # sentences that "it" is looked for in
OPENING = 12  # characters before the subject of a sentence
_TOLD = frozenset({"will", "would", "schedule"})
_OWNED = frozenset({"undertaking", "plan", "provision"})
_NAMING = frozenset({"person", "body", "pronoun"})
BINDING = frozenset({"undertaking", "agreement", "plan", "offer", "proposal", "readiness", "order"})  # to no thing


@frozen(kw_only=True)
class Doer:
    """Who does what a clause tells; nobody where the article tells none. `doubt` says how he was found, or missed."""

    actor: Actor | None
    doubt: str | None = None

    @property
    def name(self) -> str | None:
        """The name of who does it, if anybody."""
        return None if self.actor is None else self.actor.name


@frozen
class Doers:
    """Who does what, in one article."""

    scene: Scene
    owners: WorkOwners
    lone: LoneNames

    def of(self, clause: Clause, voice: Voice | None) -> Doer:
        """Return who is to do, or did, what a clause tells."""
        found = self._of(clause, voice)
        if found.actor is None:
            return found
        nobody = is_nobody(found.actor.name, self.scene.language)
        if not nobody and not self._is_thing(clause, found.actor):
            return found
        return self._owner(clause, voice) or (Doer(actor=None, doubt=UNTOLD) if nobody else found)

    def _is_thing(self, clause: Clause, who: Actor) -> bool:
        """Whether it is only the work that something is done to or becomes of: "the Gull Bridge will open"."""
        if clause.modality in BINDING or (clause.voice == "active" and clause.sort == "open"):
            return False
        told = clause.subject is not None and who.name in self.scene.text[slice(*clause.subject)]
        return self.owners.titled.is_work(who.name, house=told)

    def _of(self, clause: Clause, voice: Voice | None) -> Doer:
        scene = self.scene
        if voice is not None and _is_misheard(scene, clause, voice):
            voice = None
        if clause.modality == "order" and clause.owner is None:
            return self._told_to(clause, voice)
        told = _told(scene, clause, voice, self.lone) or self._antecedent(clause)
        if told is None and (
            clause.kind == "hearer" or (clause.kind == "speaker" and voice is None and _is_heard(scene, clause))
        ):
            return Doer(actor=None, doubt=UNTOLD)
        told = told or self._common(clause)
        if told is not None:
            return Doer(actor=told)
        if (owner := self._owner(clause, voice)) is not None:
            return owner
        acts = clause.kind == "body" and clause.voice == "active"
        if acts and clause.subject is not None and self.lone.is_name(clause.subject):
            return Doer(actor=actor_phrases.as_told(scene, clause.subject))
        near = self._nearest(clause)
        if near is not None:
            return Doer(actor=near, doubt=SOUGHT)
        return _as_told(scene, clause) or Doer(actor=None, doubt=UNTOLD)

    def _nearest(self, clause: Clause) -> Actor | None:
        """Return the firm that "it" is, else who is near by region or office, else the firm of the article."""
        firm = self.scene.descriptions.company(clause.start, surely=True)
        named = None if firm is None else Actor(name=firm.name)
        its = clause.head in clause_words(self.scene.language).words.impersonal and clause.modality != "plain"
        near = (named if its else None) or self.owners.nearby(clause)
        return near or (named if clause.kind in ("thing", "none", "pronoun") else None)

    def _told_to(self, clause: Clause, voice: Voice | None) -> Doer:
        """Return who an order is given to: never he who gives it; where nobody is told, the region it concerns."""
        told = _ordered(self.scene, clause, voice)
        if told is not None:
            return Doer(actor=told)
        giver = clause.subject is not None and actor_phrases.meant(self.scene, clause.subject, voice)
        givers = {giver.name if giver else "", "" if voice is None else voice.speaker}
        codes = self.scene.concerning(self.scene.sentences[clause.sentence], None, clause.at[0])
        parts = [code for code in codes if "-" in code]
        likely = actor.of_region(parts[0]) if len(parts) == 1 else self.owners.likeliest(clause)
        if likely is None or likely.name in givers:
            return Doer(actor=None, doubt=UNTOLD)
        return Doer(actor=likely, doubt=SOUGHT)

    def _common(self, clause: Clause) -> Actor | None:
        """Return a body told by a noun that stands for no name: "the commonwealth will pay"."""
        said = clause_words(self.scene.language).words
        acts = clause.voice == "active" and clause.sort == "open" and clause.modality in _TOLD
        if clause.kind != "body" or clause.subject is None or not acts or clause.head not in said.agents:
            return None
        described = load_table(self.scene.language, PeopleTable).descriptions
        named = described.companies | described.agencies | described.governments | described.towns | described.areas
        likely = self.owners.likeliest(clause)
        meant = likely is not None and clause.head in likely.name.lower()
        built = actor_phrases.is_built(self.scene, clause.subject) or actor_phrases.is_house(self.scene, clause.subject)
        return None if clause.head in named or meant or built else actor_phrases.as_told(self.scene, clause.subject)

    def _antecedent(self, clause: Clause) -> Actor | None:
        """Return whom "it" or "they" at the head of a sentence means: the subject of the sentence before."""
        pronouns = actor_phrases.words(self.scene.language).they
        sentence = self.scene.sentences[clause.sentence]
        if clause.subject is None or clause.head not in pronouns or clause.subject[0] > sentence.start + OPENING:
            return None
        return self._subjects.get(clause.sentence - 1) or self._body_before(clause)

    def _body_before(self, clause: Clause) -> Actor | None:
        """Return the body that one of the few sentences before is about: "it" is nobody else."""
        if clause.head not in clause_words(self.scene.language).words.impersonal:
            return None
        before = (self._subjects.get(at) for at in range(clause.sentence - 1, clause.sentence - BACK - 1, -1))
        people = {one.name for one in self.scene.cast.mentions if one.kind == "person"}
        return next((who for who in before if who is not None and who.name not in people), None)

    @cached_property
    def _subjects(self) -> Mapping[int, Actor]:
        """Return who the first clause of each sentence names as its subject, by the sentence's index."""
        found: dict[int, Actor] = {}
        first: set[int] = set()
        for clause in self.owners.clauses:
            if clause.sentence in first or clause.relative:
                continue
            first.add(clause.sentence)
            named = clause.subject if clause.kind in ("body", "person") and clause.voice == "active" else None
            who = None if named is None else actor_phrases.meant(self.scene, named, None)
            if who is None and named is not None and self.lone.holds_name(named):
                who = actor_phrases.as_told(self.scene, named)
            if who is not None:
                found[clause.sentence] = who
        return found

    def _owner(self, clause: Clause, voice: Voice | None) -> Doer | None:
        """Return whose work it is where no doer is named: the speaker's side, else the likeliest."""
        side = spoken_sides.speakers_side(self.scene, voice)
        if spoken_sides.is_named(side):
            return Doer(actor=side)
        likely = self.owners.likeliest(clause)
        if likely is not None:
            return Doer(actor=likely, doubt=SOUGHT)
        return None if side is None else Doer(actor=side)


def doers_of(scene: Scene, clauses: Sequence[Clause]) -> Doers:
    """Return who does what in an article."""
    lone = LoneNames(scene)
    return Doers(scene, WorkOwners(scene, clauses, lone), lone)


def _is_misheard(scene: Scene, clause: Clause, voice: Voice) -> bool:
    """Whether the one heard is only a word of the verb group ("has put", "has gone"), or the thing that is done."""
    told = None if voice.quotation is None else voice.quotation.speaker_span
    if clause.kind == "thing" and clause.voice == "passive" and told is not None and told == clause.subject:
        return True
    return voice.speaker.islower() and voice.speaker in scene.text[slice(*clause.group)].split()


def _is_heard(scene: Scene, clause: Clause) -> bool:
    """Whether a clause is told in somebody's own words, whoever speaks: "The governor came and said, ‘We will pay’"."""
    return scene.quotation_at(clause.at[0]) is not None


def _told(scene: Scene, clause: Clause, voice: Voice | None, lone: LoneNames) -> Actor | None:
    """Return whom the clause itself names."""
    cased = names.inflected(scene.language)
    owned = actor_phrases.addressed if cased else actor_phrases.meant
    if clause.owner is not None and (owner := owned(scene, clause.owner, voice)) is not None:
        return owner
    if clause.owner is not None and clause.modality in _OWNED and not cased:
        return actor_phrases.as_told(scene, clause.owner)  # "the council's goal is to"
    if clause.kind == "speaker":
        alone = clause.head in actor_phrases.words(scene.language).alone
        side = spoken_sides.himself(scene, voice) if alone else spoken_sides.speakers_side(scene, voice)
        return side if spoken_sides.is_named(side) else None
    if clause.kind == "hearer":
        return spoken_sides.hearers_side(scene, voice)
    binds = clause.kind == "thing" and bool(clause.governor) and clause.modality in BINDING
    if clause.subject is None or clause.voice == "passive" or not (binds or clause.kind in _NAMING):
        return None
    addressed = clause.addressee == clause.subject
    opens = clause.sort in ("course", "state") and clause.modality not in BINDING
    opens = opens and (voice is not None or _goes_by_itself(scene, clause))
    if not addressed and (
        actor_phrases.is_built(scene, clause.subject) or (opens and actor_phrases.is_house(scene, clause.subject))
    ):
        return None  # "the plant will employ 200": whoever builds it says so
    named = (actor_phrases.addressed if addressed else actor_phrases.meant)(scene, clause.subject, voice)
    moves = clause.modality == "plain" and clause.phase != "none"  # "delivery has slipped"
    if named is not None or moves or not (binds or clause.kind == "body"):
        return named
    is_name = lone.holds_name(clause.subject, surely=clause.modality not in BINDING)
    binds = clause.modality in BINDING
    return actor_phrases.as_told(scene, clause.subject) if is_name or binds else None


def _goes_by_itself(scene: Scene, clause: Clause) -> bool:
    """Whether nothing is done to anything: "the ward will open in May"."""
    behind = scene.text[clause.at[1] : clause.rest[1]].split()
    return clause.sort == "course" and (
        not behind or behind[0].lower() in actor_phrases.words(scene.language).prepositions
    )


def _ordered(scene: Scene, clause: Clause, voice: Voice | None) -> Actor | None:
    """Return whom an order is given to."""
    if clause.addressee is None:
        return None
    cased = names.inflected(scene.language)  # the receiver has a case of his own
    thing = clause.voice == "passive" and clause.addressee != clause.subject and not cased  # "ordered work to be done"
    if clause.sort == "state" or clause.addressee == clause.subject or thing:
        meant = actor_phrases.meant(scene, clause.addressee, voice)
        return meant or (actor_phrases.as_told(scene, clause.addressee) if clause.kind == "body" else None)
    return actor_phrases.addressed(scene, clause.addressee, voice)


def _as_told(scene: Scene, clause: Clause) -> Doer | None:
    """Return the subject of a deed that the article gives to nobody else: "the orchestra will tour"."""
    acts = clause.voice == "active" and clause.sort == "open" and clause.modality not in ("plain", "order")
    if clause.subject is None or clause.kind not in ("thing", "body") or not acts:
        return None
    phrase = actor_phrases.as_told(scene, clause.subject)
    return None if phrase is None else Doer(actor=phrase)
