"""Who binds himself, or did it: from a clause to a name. Never the thing that is built, nor who is given it."""

from collections import Counter

from attrs import frozen

from timeline.gazetteer import name_of
from timeline.language.acts import promisers
from timeline.language.acts.promisers import Promiser
from timeline.language.clauses.clause import Clause, Span
from timeline.language.discourse.scene import Scene, Voice

SOUGHT = "whose work it is was told elsewhere"
_NAMING = frozenset({"person", "body", "pronoun"})


@frozen(kw_only=True)
class Doer:
    """Who does what a clause tells. `doubt` says how he was found where the clause does not name him."""

    promiser: Promiser
    doubt: str | None = None


def doer(scene: Scene, clause: Clause, voice: Voice | None) -> Doer | None:
    """Return who is to do, or did, what a clause tells; None where the article names nobody who could."""
    told = _told(scene, clause, voice)
    if told is not None:
        return Doer(promiser=told)
    if clause.kind == "hearer":
        return None
    return _owner(scene, clause, voice)


def _told(scene: Scene, clause: Clause, voice: Voice | None) -> Promiser | None:
    """Return whom the clause itself names."""
    if clause.owner is not None and (owner := _named(scene, clause.owner, voice)) is not None:
        return owner
    if clause.modality == "order":
        return None if clause.addressee is None else _named(scene, clause.addressee, voice)
    if clause.kind == "speaker":
        return promisers.speakers_side(scene, voice)
    if clause.kind == "hearer":
        return promisers.other_side(scene, voice)
    if clause.kind not in _NAMING or clause.subject is None or clause.voice == "passive":
        return None
    named = _named(scene, clause.subject, voice)
    if named is not None or clause.kind != "body":
        return named
    phrase = " ".join(scene.text[slice(*clause.subject)].split())
    is_name = any(char.isupper() for char in phrase[1:]) and len(phrase) <= promisers.LONGEST_NAME
    return Promiser(name=phrase) if is_name else None


def _named(scene: Scene, span: Span, voice: Voice | None) -> Promiser | None:
    """Return who a noun phrase means: by what the article named before ("the company"), else by its own words."""
    meant = scene.described(*span)
    if meant is not None:
        side = scene.side_of(meant.name)
        return Promiser(name=meant.name if side is None else name_of(side), code=side)
    return promisers.of_phrase(scene, span, voice)


def _owner(scene: Scene, clause: Clause, voice: Voice | None) -> Doer | None:
    """Return whose work it is where no doer is named: the speaker's side, else the likeliest."""
    side = promisers.speakers_side(scene, voice)
    if side is not None and voice is not None:
        body = None if side.code is not None else _body_of(scene, voice)
        return Doer(promiser=side if body is None else Promiser(name=body))
    likely = _likeliest(scene, clause)
    return None if likely is None else Doer(promiser=likely, doubt=SOUGHT)


def _body_of(scene: Scene, voice: Voice) -> str | None:
    """Return the body that a speaker's office names: "spokesperson for the Roads Agency"."""
    role = voice.role or ""
    return next((one.name for one in scene.cast.mentions if one.kind == "body" and one.name in role), None)


def _likeliest(scene: Scene, clause: Clause) -> Promiser | None:
    """Return the body, the parties, the holder of an office or the place that an article is most about."""
    bodies = Counter(one.name for one in scene.cast.mentions if one.kind == "body")
    if bodies:
        return Promiser(name=bodies.most_common(1)[0][0])
    both = promisers.both_sides(scene)
    if both is not None:
        return both
    regions = [place for place in scene.places_between(clause.start, clause.end) if place.kind == "region"]
    if regions:
        return Promiser(name=name_of(regions[0].code), code=regions[0].code)
    persons = Counter(one.name for one in scene.cast.mentions if one.kind == "person" and one.role)
    if persons:
        return Promiser(name=persons.most_common(1)[0][0])
    if not scene.places:
        return None
    code = Counter(place.code for place in scene.places).most_common(1)[0][0]
    return Promiser(name=name_of(code), code=code)
