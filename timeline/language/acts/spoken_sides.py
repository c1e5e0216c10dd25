"""For whom a speaker speaks: his region, the body that his office names or belongs to, himself."""

import re

from timeline.gazetteer import name_of
from timeline.language.acts.actor import Actor, of_region
from timeline.language.discourse.scene import Scene, Voice

INITIALS = 3  # letters that are a body's
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")  # linear: no joint is a letter


def speakers_side(scene: Scene, voice: Voice | None) -> Actor | None:
    """Return the side "we" stands for."""
    if voice is None:
        return None
    code = scene.side_of(voice.speaker)
    if code is not None:
        return of_region(code, first=True)
    return Actor(name=_body_of(scene, voice) or voice.speaker, first=True)


def hearers_side(scene: Scene, voice: Voice | None) -> Actor | None:
    """Return the side "you" stands for."""
    code = scene.counterpart(scene.side_of(voice.speaker)) if voice is not None else None
    return None if code is None else Actor(name=name_of(code), code=code)


def _body_of(scene: Scene, voice: Voice) -> str | None:
    """Return the body that a speaker's office names: "spokesperson for the Roads Agency"."""
    role = voice.role or ""
    named = next((one.name for one in scene.cast.mentions if one.kind == "body" and one.name in role), None)
    if named is not None:
        return named
    parts = (part for token in _WORD.findall(role) for part in token.split("-"))
    return next((part for part in parts if part.isupper() and len(part) >= INITIALS), None)
