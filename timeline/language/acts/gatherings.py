"""Meetings as a sentence names them: "the talks", "a session of the council"; and what is told of one."""

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from timeline.language.acts import act_patterns as acts
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Sentence

BEFORE = 90  # characters before a noun that tell what it is led by


class MeetingTold(Struct, frozen=True, kw_only=True):
    """What a sentence says of a meeting: `start` … `end` are the words that tell it.

    `noun` is what it is called, with its determiner `det`. `definite`: it was told before; `past`: it lies before what
    the article tells. `sides` are who takes part besides those whom the sentence names.
    """

    sentence: Sentence
    rule: str
    start: int
    end: int
    planned: bool
    noun: str = ""
    det: str = ""
    definite: bool = False
    past: bool = False
    sides: tuple[str, ...] = ()


class Gathering(Struct, frozen=True, kw_only=True):
    """A meeting named in a sentence. Offsets count characters of the article.

    `lead`: words lead to it that say when or where something else is done, from `begin` on; `coming`: it is told as
    one still to come; `shared`: with whom it is, is told behind it.
    """

    begin: int
    start: int
    end: int
    noun: str
    det: str
    lead: bool
    coming: bool
    shared: bool


def gatherings(scene: Scene, sentence: Sentence) -> Iterator[Gathering]:
    """Yield the meetings that a sentence names, in order; what is none of politics or offices is left out."""
    words = acts.compiled(scene.language, "meeting", "nouns")
    text = sentence.text
    for match in islice(words["gathering"].finditer(text), acts.MANY):
        start, end = match.span()
        before, behind = text[max(0, start - BEFORE) : start], text[end:]
        called = before + match.group()
        shared = words["shared"].holds(behind)
        det = None if words["span"].holds(before) else words["det"].search(before)
        if words["heard"].holds(match.group()) and not words["public"].holds(before):
            continue
        if words["between"].holds(match.group()) and not shared:
            continue
        several = det is None and acts.compiled(scene.language, "meeting", "loose").holds(match.group())
        if several or words["none"].holds(called) or words["compound"].holds(behind):
            continue
        lead = words["lead"].search(before)
        begin = start if lead is None else max(0, start - BEFORE) + lead.start(1)
        yield Gathering(
            begin=sentence.start + begin,
            start=sentence.start + start,
            end=sentence.start + end,
            noun=match.group(),
            det="" if det is None else det.group("det"),
            lead=lead is not None,
            coming=words["coming"].holds(before),
            shared=shared,
        )


def body_of(scene: Scene, gathering: Gathering) -> str | None:
    """Return the body that sits, where only the word for it stands before the noun: "the council meeting"."""
    words = acts.compiled(scene.language, "meeting", "nouns")
    match = words["body"].search(scene.text[max(0, gathering.start - BEFORE) : gathering.start])
    if match is None:
        return None
    called = match.group("body").lower()
    bodies = [one.name for one in scene.cast.mentions if one.kind == "body" and one.by == "name"]
    return next((name for name in bodies if name.lower().split()[-1:] == [called]), None)
