"""Follow-ups: a report that promised or earlier work was done, goes on, failed or was called off."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile

import re2
from attrs import frozen

from timeline.article import Finding
from timeline.language.acts import act_patterns as acts
from timeline.language.acts import frames, promisers
from timeline.language.acts.frames import Cue
from timeline.language.acts.promisers import Promiser
from timeline.language.discourse import concerns
from timeline.language.discourse.scene import Anchor, Scene, Voice
from timeline.language.marks import Sentence
from timeline.language.words import lexicon
from timeline.language.words.phrases import Phrases, phrases
from timeline.model import FollowUp, State

NEAR = 45  # characters around a deed
LONGEST = 200  # characters of a deliverable
_END = re.compile(r"[;:”»]|[.!?…][\"”»’)]*(?:[\t\n\f\r ]|\Z)")  # linear: no stop is a closing sign
_NUMBER = re2.compile(r"\pN")


@frozen(kw_only=True)
class Rules:
    """The word lists of a language that tell a delivered thing from a counted one."""

    apart: Phrases
    sites: Phrases
    built: Phrases
    intangible: Phrases
    times: frozenset[str]
    already: frozenset[str]
    opening: frozenset[str]


@cache
def rules(language: str) -> Rules:
    """Read the word lists of a language."""
    table = lexicon.raw_table(language, frames.NOUN)
    return Rules(
        apart=phrases(table.get("things_apart", ())),
        sites=phrases(table.get("sites", ())),
        built=phrases(table.get("built", ())),
        intangible=phrases(table.get("intangible", ())),
        times=frozenset(table.get("times", ())),
        already=frozenset(table.get("already", ())),
        opening=frozenset(table.get("opening", ())),
    )


def find(scene: Scene) -> Iterable[Finding]:
    """Return the follow-ups of an article, one a sentence."""
    for sentence, cues in frames.load(scene.language, "follow_up").gated(scene):
        yield from _in_sentence(scene, sentence, cues)


def _in_sentence(scene: Scene, sentence: Sentence, cues: Iterable[Cue]) -> Iterator[Finding]:
    for cue in cues:
        voice = scene.voice(sentence, at=sentence.start + cue.act)
        left, right = promisers.clause(scene, sentence, cue)
        span = promisers.noun_phrase(scene, sentence, left, sentence.start + cue.start)
        actor = _actor(scene, span, voice)
        already = not rules(scene.language).already.isdisjoint(sentence.text[cue.start : cue.end].lower().split())
        if not _counts(scene, cue, span, actor, already=already) or _is_no_thing(scene, sentence, cue, span):
            continue
        yield _follow_up(scene, sentence, cue, voice, actor, scene.text[sentence.start + cue.act : right])
        return


def _actor(scene: Scene, span: tuple[int, int], voice: Voice | None) -> Promiser | None:
    return promisers.of_phrase(scene, span, voice)


def _counts(scene: Scene, cue: Cue, span: tuple[int, int], actor: Promiser | None, *, already: bool) -> bool:
    """Whether the subject can have delivered, or been delivered: no paper, no plain count, no crowd of things.

    `already`: it says that what it counts was awaited.
    """
    said = rules(scene.language)
    phrase = scene.text[span[0] : span[1]]
    kind = cue.frame.subject
    if kind == "agent":
        return actor is not None or (cue.verb in said.opening and said.built.search(_head(scene, phrase)) is not None)
    if not phrase:
        return kind == "any" and actor is not None
    if kind == "site":
        return said.sites.search(phrase) is not None
    if kind == "thing":
        return said.apart.search(phrase) is None and (already or _NUMBER.search(phrase) is None)
    return cue.frame.outcome in ("cancelled", "failed") or _NUMBER.search(phrase) is None


def _head(scene: Scene, phrase: str) -> str:
    """Return a noun phrase up to its first preposition: "a new school for 550 pupils" is a new school."""
    words, small = phrase.split(), promisers.words(scene.language).prepositions
    return " ".join(takewhile(lambda word: word.lower() not in small, words))


def _is_no_thing(scene: Scene, sentence: Sentence, cue: Cue, span: tuple[int, int]) -> bool:
    """Whether it is a relation that was built, or the words only tell when something was: "since the office opened"."""
    said = rules(scene.language)
    before = scene.text[max(sentence.start, span[0] - NEAR) : span[0]]
    if cue.frame.subject == "site" and before.rstrip().rpartition(" ")[2].lower() in said.times:
        return True
    at = sentence.start + cue.act
    around = scene.text[max(sentence.start, at - NEAR) : min(at + NEAR, sentence.end)]
    return cue.frame.subject == "agent" and bool(said.intangible.search(around))


def _follow_up(
    scene: Scene, sentence: Sentence, cue: Cue, voice: Voice | None, actor: Promiser | None, rest: str
) -> Finding:
    end = _END.search(rest)
    words = " ".join((rest[: end.start()] if end else rest).split())[:LONGEST].strip(" ,.;:")
    if cue.frame.subject in ("thing", "site", "any"):
        words = " ".join(f"{sentence.text[: cue.act].strip()} {words}".split())[-LONGEST:]
    state: State = cue.frame.outcome  # type: ignore[assignment]  # data files hold the words of model.State
    own = voice is not None and (
        actor is not None and (actor.first or (actor.code is not None and actor.code == scene.side_of(voice.speaker)))
    )
    data = FollowUp(
        deliverable=words,
        state=state,
        actor=None if actor is None else actor.name,
        self_reported=own,
        speaker=None if voice is None else voice.speaker,
    )
    where = _where(scene, sentence, cue, actor)
    when = _when(scene, sentence, cue, narrated=voice is None)
    return scene.finding("follow_up", sentence, cue.frame.rule, data, when=when, regions=where)


def _when(scene: Scene, sentence: Sentence, cue: Cue, *, narrated: bool) -> Anchor:
    """Work that goes on is dated when it was said; what was done, by its own time, else on or before that day.

    What the narrator tells as news of the day, or of "the same day", is of that day.
    """
    at, end = sentence.start + cue.start, sentence.start + cue.end
    earlier = acts.compiled(scene.language, "context")["earlier"]
    today = cue.frame.news and narrated and not earlier.holds(sentence.text)
    past = cue.frame.outcome != "under_way" and not today and not concerns.of_same_day(sentence.text, scene.language)
    return scene.when(sentence, past=past, at=at, end=end)


def _where(scene: Scene, sentence: Sentence, cue: Cue, actor: Promiser | None) -> tuple[str, ...] | None:
    """Return where it was done: places of its clause, or, where that points back ("there"), of the clause before."""
    at = sentence.start + cue.act
    start = scene.text.rfind(";", sentence.start, at) + 1 or sentence.start
    end = scene.text.find(";", at, sentence.end)
    codes = _regions(scene, sentence, start, sentence.end if end < 0 else end)
    if not codes and cue.frame.subject in ("agent", "any") and sentence.index:
        before = scene.sentences[sentence.index - 1]
        if before.paragraph == sentence.paragraph:
            codes = _regions(scene, before, scene.text.rfind(";", before.start, before.end) + 1, before.end)
    if not codes:
        return None
    return tuple(sorted(codes | ({actor.code} if actor is not None and actor.code else set())))


def _regions(scene: Scene, sentence: Sentence, start: int, end: int) -> set[str]:
    """Return the subdivisions named in a stretch of a sentence."""
    return {
        place.code
        for place in scene.places_in(sentence)
        if start <= place.start < end and "-" in place.code and not place.adjective and place.kind != "reference"
    }
