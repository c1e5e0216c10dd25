"""Meetings as a sentence names them: "the talks", "a session of the council"; and what is told of one."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Literal

from msgspec import Struct

from timeline.language.acts import act_patterns as acts
from timeline.language.clauses.clause import Clause, Span
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Sentence
from timeline.language.words.wordings import Wordings

_WITH = 60  # characters behind a noun that name with whom it is
BEFORE = 90  # characters before a noun that tell what it is led by


# When something else is done that a meeting is named beside: at it, behind it, before it.
Lead = Literal["", "at", "after", "ahead"]


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
    around: Span | None = None


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
    lead: Lead
    coming: bool
    shared: bool


def gatherings(scene: Scene, sentence: Sentence, clauses: Sequence[Clause]) -> Iterator[Gathering]:
    """Yield the meetings that a sentence names, in order; what is none of politics or offices is left out."""
    words = acts.compiled(scene.language, "meeting", "nouns")
    text = sentence.text
    for match in islice(words["gathering"].finditer(text), acts.MANY):
        start, end = acts.bare_span(match)
        before, behind = text[max(0, start - BEFORE) : start], text[end:]
        called = before + text[start:end]
        shared = words["shared"].holds(behind)
        det = None if words["span"].holds(before) else _beside(words, before, "det")
        if words["heard"].holds(text[start:end]) and not words["public"].holds(before):
            continue
        if words["between"].holds(text[start:end]) and not shared:
            continue
        loose = det is None and acts.compiled(scene.language, "meeting", "loose").holds(text[start:end])
        several = loose and not (shared and _names(scene, sentence, sentence.start + end))
        if several or words["none"].holds(called) or not _ends(scene, sentence, sentence.start + end, clauses):
            continue
        lead = _beside(words, before, "lead")
        if lead is not None and words["toward"].holds(f"{lead.group(1)} {text[start:end]}"):
            lead = None  # somebody is on his way there
        begin = start if lead is None else max(0, start - BEFORE) + lead.start(1)
        yield Gathering(
            begin=sentence.start + begin,
            start=sentence.start + start,
            end=sentence.start + end,
            noun=text[start:end],
            det="" if det is None else det.group("det"),
            lead="" if lead is None else _when(words, lead.group(1)),
            coming=words["coming"].holds(before),
            shared=shared,
        )


def _names(scene: Scene, sentence: Sentence, end: int) -> bool:
    """Whether somebody is named right behind a noun: "separate meetings with Governor Ann Lee and with farmers"."""
    near = scene.mentions_near(end, min(sentence.end, end + _WITH))
    return any(one.kind == "person" and one.by == "name" for one in near)


def _ends(scene: Scene, sentence: Sentence, end: int, clauses: Sequence[Clause]) -> bool:
    """Whether a noun ends its noun phrase, and is no first part of another: "the meeting room"."""
    behind = scene.text[end : sentence.end]
    if acts.compiled(scene.language, "meeting", "nouns")["compound"].holds(behind):
        return False
    if acts.compiled(scene.language, "agreement", "words")["tail"].holds(behind):
        return True
    next_word = end + 1
    verbs = any(clause.group[0] == next_word for clause in clauses)
    return verbs or bool(scene.moments_between(next_word, next_word + 1))


def _beside(words: Wordings, before: str, key: str) -> Any:
    """Return what leads to a noun, where nothing but words of its own noun phrase stands between."""
    found = words[key].search(before)
    return None if found is None or words["apart"].holds(f" {before[found.end(1) :].strip()} ") else found


def _when(words: Wordings, lead: str) -> Lead:
    if words["after"].holds(lead):
        return "after"
    return "ahead" if words["ahead"].holds(lead) else "at"


def body_of(scene: Scene, gathering: Gathering) -> str | None:
    """Return the body that sits, where only the word for it stands before the noun: "the council meeting"."""
    words = acts.compiled(scene.language, "meeting", "nouns")
    match = words["body"].search(scene.text[max(0, gathering.start - BEFORE) : gathering.start])
    if match is None:
        return None
    called = match.group("body").lower()
    bodies = [one.name for one in scene.cast.mentions if one.kind == "body" and one.by == "name"]
    return next((name for name in bodies if name.lower().split()[-1:] == [called]), None)
