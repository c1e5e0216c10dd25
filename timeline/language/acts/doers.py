"""Who binds himself, or did it: from a clause to a name. Never the thing that is built, nor who is given it."""

import re
from collections import Counter
from collections.abc import Sequence

from attrs import frozen

from timeline.gazetteer import name_of
from timeline.language.acts import promisers
from timeline.language.acts.promisers import Promiser
from timeline.language.clauses.clause import Clause, Span
from timeline.language.discourse.scene import Scene, Voice
from timeline.language.marks import Mention

SOUGHT = "whose work it is was told elsewhere"
UNTOLD = "who is to do it is not told"
INITIALS = 3  # letters that are a body's
_NAMING = frozenset({"person", "body", "pronoun"})
BINDING = frozenset({"undertaking", "agreement", "plan", "offer", "proposal", "readiness", "order"})  # to no thing
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")  # linear: no joint is a letter


@frozen(kw_only=True)
class Doer:
    """Who does what a clause tells; nobody where the article tells none. `doubt` says how he was found, or missed."""

    promiser: Promiser | None
    doubt: str | None = None


def doer(scene: Scene, clause: Clause, voice: Voice | None) -> Doer:
    """Return who is to do, or did, what a clause tells."""
    if voice is not None and _is_misheard(scene, clause, voice):
        voice = None
    told = _told(scene, clause, voice)
    if told is not None:
        return Doer(promiser=told)
    if clause.kind == "hearer":
        return Doer(promiser=None, doubt=UNTOLD)
    return _owner(scene, clause, voice) or _as_told(scene, clause) or Doer(promiser=None, doubt=UNTOLD)


def _is_misheard(scene: Scene, clause: Clause, voice: Voice) -> bool:
    """Whether the one heard is only a word of the verb group: "has put", "has gone"."""
    return voice.speaker.islower() and voice.speaker in scene.text[slice(*clause.group)].split()


def _told(scene: Scene, clause: Clause, voice: Voice | None) -> Promiser | None:
    """Return whom the clause itself names."""
    if clause.owner is not None and (owner := _named(scene, clause.owner, voice)) is not None:
        return owner
    if clause.modality == "order":
        if clause.addressee is None:
            return None
        named = _named(scene, clause.addressee, voice)
        told = clause.sort == "state" or clause.addressee == clause.subject
        return named if named is not None or told else _phrase(scene, clause.addressee)
    if clause.kind == "speaker":
        return _speakers(scene, voice)
    if clause.kind == "hearer":
        return promisers.other_side(scene, voice)
    binds = clause.kind == "thing" and bool(clause.governor) and clause.modality in BINDING
    if clause.subject is None or clause.voice == "passive" or not (binds or clause.kind in _NAMING):
        return None
    named = _named(scene, clause.subject, voice)
    moves = clause.modality == "plain" and clause.phase != "none"  # "delivery has slipped"
    if named is not None or moves or not (binds or clause.kind == "body"):
        return named
    is_name = any(char.isupper() for char in scene.text[clause.subject[0] + 1 : clause.subject[1]])
    binds = clause.modality in BINDING and clause.governed != "done"  # "has reversed its decision to"
    return _phrase(scene, clause.subject) if is_name or binds else None


def _named(scene: Scene, span: Span, voice: Voice | None) -> Promiser | None:
    """Return who a noun phrase means: by what the article named before ("the company"), else by its own words."""
    meant = scene.described(*span)
    if meant is not None:
        side = scene.side_of(meant.name)
        return Promiser(name=meant.name if side is None else name_of(side), code=side)
    firm = _firm(scene, span)
    if firm is not None:
        return firm
    found = promisers.of_phrase(scene, span, voice)
    if found is None:
        return None
    name, whole = _bare(scene, found.name), _bare(scene, " ".join(scene.text[slice(*span)].split()))
    if whole.endswith(f".{name}"):  # a name that begins with initials: "the B.C. government"
        name = whole
    return Promiser(name=name, code=found.code, first=found.first)


def _firm(scene: Scene, span: Span) -> Promiser | None:
    """Return the body whose name holds a place's: "Orlin Water"; None where the place itself is meant."""
    words = promisers.words(scene.language)
    name = _bare(scene, " ".join(scene.text[slice(*span)].split()))
    tokens = _WORD.findall(name)
    solid = [place for place in scene.places_between(*span) if place.end <= span[1] and not place.adjective]
    if len(solid) != 1 or len(tokens) > promisers.LONGEST_FIRM or not all(token[0].isupper() for token in tokens):
        return None
    beside = [token.lower() for token in tokens if token not in solid[0].text]
    if not beside or not words.designators.isdisjoint(beside) or not words.agents.isdisjoint(beside):
        return None
    if any(mention.end <= span[1] for mention in scene.mentions_near(*span)):
        return None
    return Promiser(name=name)


def _phrase(scene: Scene, span: Span) -> Promiser | None:
    """Return a noun phrase as it is told, up to what only says where or which: "the orchestra in the old hall"."""
    words = promisers.words(scene.language)
    text = scene.text[slice(*span)].partition(",")[0]
    stops = (
        match.start()
        for match in _WORD.finditer(text)
        if match.start() and match.group() in words.prepositions and match.group() not in words.inner
    )
    tokens = text[: next(stops, len(text))].split()
    inside = [at for at, token in enumerate(tokens) if token in words.leads and tokens[at - 1] not in words.inner]
    name = _bare(scene, " ".join(tokens[inside[-1] if inside else 0 :]))
    last = name.rpartition(" ")[2].lower()
    if not name or len(name) > promisers.LONGEST_NAME or last in words.they | words.we | words.you | words.leads:
        return None
    return Promiser(name=name)


def _bare(scene: Scene, name: str) -> str:
    """Return a noun phrase without the article before it and the mark of the genitive behind it."""
    first, _, rest = name.partition(" ")
    if rest and first.lower() in promisers.words(scene.language).leads:
        name = rest
    return name.removesuffix("'s").removesuffix("’s").rstrip("'’")


def _owner(scene: Scene, clause: Clause, voice: Voice | None) -> Doer | None:
    """Return whose work it is where no doer is named: the speaker's side save for orders, else the likeliest."""
    if clause.modality != "order" and (side := _speakers(scene, voice)) is not None:
        return Doer(promiser=side)
    likely = _likeliest(scene, clause, voice)
    return None if likely is None else Doer(promiser=likely, doubt=SOUGHT)


def _as_told(scene: Scene, clause: Clause) -> Doer | None:
    """Return the subject of a deed that the article gives to nobody else: "the orchestra will tour"."""
    acts = clause.voice == "active" and clause.sort == "open" and clause.modality not in ("plain", "order")
    if clause.subject is None or clause.kind != "thing" or not acts:
        return None
    phrase = _phrase(scene, clause.subject)
    return None if phrase is None else Doer(promiser=phrase)


def _speakers(scene: Scene, voice: Voice | None) -> Promiser | None:
    """Return whom a speaker speaks for: his region, the body that his office names, himself."""
    side = promisers.speakers_side(scene, voice)
    if side is None or voice is None or side.code is not None:
        return side
    body = _body_of(scene, voice)
    return side if body is None else Promiser(name=body, first=True)


def _body_of(scene: Scene, voice: Voice) -> str | None:
    """Return the body that a speaker's office names: "spokesperson for the Roads Agency"."""
    role = voice.role or ""
    named = next((one.name for one in scene.cast.mentions if one.kind == "body" and one.name in role), None)
    if named is not None:
        return named
    parts = (part for token in _WORD.findall(role) for part in token.split("-"))
    return next((part for part in parts if part.isupper() and len(part) >= INITIALS), None)


def _likeliest(scene: Scene, clause: Clause, voice: Voice | None) -> Promiser | None:
    """Return the body, the parties, the holder of an office or the place that an article is most about."""
    body = _most(scene.cast.mentions, "body", voice)
    if body is not None:
        return Promiser(name=body)
    both = promisers.both_sides(scene)
    if both is not None:
        return both
    regions = [place for place in scene.places_between(clause.start, clause.end) if place.kind == "region"]
    if regions:
        return Promiser(name=name_of(regions[0].code), code=regions[0].code)
    person = _most([one for one in scene.cast.mentions if one.role], "person", voice)
    if person is not None:
        return Promiser(name=person)
    if not scene.places:
        return None
    code = Counter(place.code for place in scene.places).most_common(1)[0][0]
    return Promiser(name=name_of(code), code=code)


def _most(mentions: Sequence[Mention], kind: str, voice: Voice | None) -> str | None:
    """Return who of a kind is named most, the speaker apart."""
    speaker = None if voice is None else voice.speaker
    names = Counter(one.name for one in mentions if one.kind == kind and one.name != speaker)
    return names.most_common(1)[0][0] if names else None
