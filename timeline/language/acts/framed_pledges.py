"""Pledges: a forward act by a named promiser; a wish, a forecast or a general call is none (docs/design.md, 3.1)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from attrs import evolve, frozen
from msgspec.structs import replace

from timeline.article import Finding
from timeline.edtf import EdtfError, bounds
from timeline.language.acts import frames, promisers, provisions
from timeline.language.acts.frames import Cue
from timeline.language.acts.promisers import Promiser
from timeline.language.discourse.scene import Scene, Voice
from timeline.language.marks import Moment, Sentence
from timeline.language.time.durations import ahead_of
from timeline.language.words import lexicon
from timeline.language.words.phrases import Phrases, phrases
from timeline.model import Pledge, Strength

SAME_ACT = 0.75  # of the content words of the shorter of two actions
STEM = 5  # letters that tell a word in its forms
REACH = 16  # letters before a length of time that tell it is a deadline
SHORTEST_ACTION = 2  # words
LONGEST_LEAD = 60  # characters in which a mission that is led is named
_WORD = re.compile(r"[\w-]{3,}")
_END = re.compile(r"[;:”»]|[.!?…][\"”»’)]*(?:[\t\n\f\r ]|\Z)| [–—-] ")  # linear: no stop is a closing sign


@frozen(kw_only=True)
class Rules:
    """The word lists of a language that tell a deed from a forecast, and where a deed ends."""

    deeds: frozenset[str]
    states: frozenset[str]
    speaking: frozenset[str]
    vague: frozenset[str]
    negations: frozenset[str]
    passive_states: frozenset[str]
    wishes: Phrases
    conditions: Phrases
    stops: Phrases
    second: Any
    agreed: Phrases
    signing: Phrases
    papers: Phrases
    attending: Phrases
    leading: Phrases
    missions: Phrases
    purposes: Phrases
    common: frozenset[str]
    within: Any


@cache
def rules(language: str) -> Rules:
    """Read the word lists of a language."""
    table = lexicon.raw_table(language, frames.NOUN)
    deeds = table.get("deeds", {})
    joints = frames.either(table.get("joints", ("and",)))
    return Rules(
        deeds=frozenset(deeds) | frozenset(deeds.values()) | frozenset(table.get("doing", ())),
        states=frozenset(table.get("states", ())),
        speaking=frozenset(table.get("speaking", ())),
        vague=frozenset(table.get("vague", ())),
        negations=frozenset(table.get("negations", ())),
        passive_states=frozenset(table.get("passive_states", ())),
        wishes=phrases(table.get("wishes", ())),
        conditions=phrases(table.get("conditions", ())),
        stops=phrases(table.get("stops", ())),
        second=frames.compile_pattern(
            r"(?:, | )" + joints + r" (?:then |also |to )?(" + frames.either(deeds) + r") ([\pL-]+)"
        ),
        agreed=phrases(table.get("agreed", ())),
        signing=phrases(table.get("signing", ())),
        papers=phrases(table.get("papers", ())),
        leading=phrases(table.get("leading", ())),
        missions=phrases(table.get("missions", ())),
        attending=phrases(table.get("attending", ())),
        common=frozenset(table.get("common", ())),
        purposes=phrases(table.get("purposes", ())),
        within=frames.compile_pattern(r"(?:^|[^\pL])" + frames.either(table.get("within", ("within",))) + r"\s$"),
    )


def find(scene: Scene) -> Iterable[Finding]:
    """Return the pledges of an article, each once; where it is told again stands in `also`."""
    kept: list[Finding] = []
    words: list[tuple[str | None, frozenset[str]]] = []
    common = rules(scene.language).common
    for finding in _all(scene):
        said = _words(finding, common)
        for index, earlier in enumerate(kept):
            if _same(words[index], said):
                span = (finding.start, finding.end)
                if span != (earlier.start, earlier.end) and span not in earlier.also:
                    kept[index] = _told_again(earlier, finding)
                break
        else:
            kept.append(finding)
            words.append(said)
    return kept


def _all(scene: Scene) -> Iterator[Finding]:
    for sentence, cues in frames.load(scene.language, "frame").gated(scene):
        yield from _in_sentence(scene, sentence, cues)
    for sentence, provision in provisions.find(scene):
        voice = scene.voice(sentence)
        pledge = Pledge(
            promiser=provision.promiser.name,
            promisee=promisers.promisee(scene, provision.promiser),
            action=" ".join(provision.action.split()),
            strength=provision.strength,
            deadline=_deadline(scene, sentence),
            testable=True,
            speaker=None if voice is None else voice.speaker,
        )
        yield scene.finding("pledge", sentence, provision.rule, pledge)


def _in_sentence(scene: Scene, sentence: Sentence, cues: Iterable[Cue]) -> Iterator[Finding]:
    before: Promiser | None = None
    covered = 0
    for cue in sorted(cues, key=lambda cue: cue.start):
        voice = scene.voice(sentence, at=sentence.start + cue.act)
        if cue.start < covered or (cue.frame.reported and (voice is None or voice.direct)):
            continue
        left, right = promisers.clause(scene, sentence, cue)
        if _is_wish(scene, sentence, cue, left):
            continue
        if before is not None and promisers.is_joined(scene, left, sentence.start + cue.start):
            promiser: Promiser | None = before
        else:
            promiser = _promiser(scene, sentence, cue, voice, left)
        if promiser is None or not _is_deed(scene, cue, promiser):
            continue
        before = promiser
        if cue.frame.verbs == "whole":
            covered = right - sentence.start
        for action in _actions(scene, sentence, cue, left, right):
            yield from _pledge(scene, sentence, cue, voice, promiser, action)


def _promiser(scene: Scene, sentence: Sentence, cue: Cue, voice: Voice | None, left: int) -> Promiser | None:
    kind = cue.frame.subject
    if kind == "we":
        side = promisers.speakers_side(scene, voice)
        return promisers.both_sides(scene) if side is None and cue.frame.indefinite else side
    if kind == "place":
        return promisers.other_side(scene, voice) or promisers.both_sides(scene)
    if kind == "who" and cue.who is not None:
        span = (sentence.start + cue.who[0], sentence.start + cue.who[1])
        return promisers.of_phrase(scene, span, voice)
    if cue.frame.passive:
        side = promisers.speakers_side(scene, voice)
        return side if side is not None and side.code is not None else promisers.both_sides(scene) or side
    span = promisers.noun_phrase(scene, sentence, left, sentence.start + cue.start)
    named = promisers.of_phrase(scene, span, voice)
    if named is None and cue.frame.indefinite:
        return promisers.speakers_side(scene, voice) or promisers.both_sides(scene)
    return named


def _is_deed(scene: Scene, cue: Cue, promiser: Promiser) -> bool:
    said, verb = rules(scene.language), cue.verb
    if verb in said.negations:
        return False
    if cue.frame.verbs == "whole":
        return True
    if cue.frame.verbs == "deed":
        return verb not in said.passive_states if cue.frame.passive else verb in said.deeds
    if cue.frame.verbs == "firm":
        return verb in said.deeds and verb not in said.vague
    if cue.frame.verbs == "will":
        return verb in said.deeds or (promiser.first and verb not in said.states)
    return verb not in said.speaking


def _is_wish(scene: Scene, sentence: Sentence, cue: Cue, left: int) -> bool:
    """Whether the words before the cue, in its own clause, make it a hope, a forecast or a mere case."""
    if cue.frame.outcome == "offer":
        purposes = rules(scene.language).purposes
        last = scene.text[left : sentence.start + cue.start].rpartition(", ")[2].split()[-2:]
        return purposes.fullmatch(" ".join(last)) or purposes.fullmatch("".join(last[-1:]))
    if cue.frame.outcome != "commitment" or cue.frame.verbs == "whole":
        return False
    before = scene.text[left : sentence.start + cue.start]
    return rules(scene.language).wishes.search(before[before.rfind(", ") + 1 :]) is not None


def _actions(scene: Scene, sentence: Sentence, cue: Cue, left: int, right: int) -> list[str]:
    """Return the words of each deed of the cue: two verbs with an object each are two."""
    start = sentence.start + cue.act
    if cue.frame.passive:
        thing = promisers.noun_phrase(scene, sentence, left, sentence.start + cue.start, whole=True)
        rest = _until_stop(scene, scene.text[start:right]).partition(", ")[0]
        return [f"{scene.text[thing[0] : thing[1]]} {rest}".strip()]
    said = rules(scene.language)
    text = _until_stop(scene, scene.text[start:right])
    if cue.frame.verbs == "whole":
        return [text]
    parts, begin = [], 0
    for match in said.second.finditer(text):
        objects = text[begin : match.start(1)].split()
        if len(objects) > SHORTEST_ACTION and match.group(2).lower() not in _small(scene.language):
            parts.append(text[begin : match.start()].rstrip(" ,"))
            begin = match.start(1)
    return [*parts, text[begin:]]


@cache
def _small(language: str) -> frozenset[str]:
    return frozenset(lexicon.raw_table(language, frames.NOUN).get("small", ()))


def _until_stop(scene: Scene, text: str) -> str:
    said = rules(scene.language)
    if said.conditions.match(text) and (comma := text.find(", ")) > 0:
        text = text[comma + 2 :]
    stop = next((found for found in said.stops.spans(text) if text[: found[0]].count(" ") > 1), None)
    ends = [max(0, found[0] - 1) for found in (said.conditions.search(text), stop) if found]
    if end := _END.search(text):
        ends.append(end.start())
    return text[: min(ends, default=len(text))].strip(' ,.;:!?"”»’')


def _pledge(
    scene: Scene, sentence: Sentence, cue: Cue, voice: Voice | None, promiser: Promiser, action: str
) -> Iterator[Finding]:
    said = rules(scene.language)
    condition = _condition(scene, sentence)
    if (len(action.split()) < SHORTEST_ACTION and condition is None) or (
        said.signing.match(action) and said.papers.search(action)
    ):
        return
    if cue.frame.outcome in ("commitment", "plan") and not promiser.first and _is_timetable(said, action):
        return
    deadline = _deadline(scene, sentence, behind=cue.start)
    if cue.frame.dated and deadline is None and not _has_term(scene, sentence):
        return
    strength: Strength = cue.frame.outcome  # type: ignore[assignment]  # data files hold the words of model.Strength
    before = sentence.text[: cue.start]
    if strength == "commitment" and said.agreed.search(before):
        strength = "agreed"
    vague = cue.frame.verbs == "whole" or (cue.verb in said.vague)
    pledge = Pledge(
        promiser=promiser.name,
        promisee=promisers.promisee(scene, promiser),
        action=" ".join(action.split()),
        strength=strength,
        deadline=deadline,
        condition=condition,
        testable=deadline is not None or not vague,
        speaker=None if voice is None else voice.speaker,
    )
    doubt = "the speaker is told by the sentences around" if voice is not None and voice.free else None
    told = {place.code for place in scene.places_in(sentence)} if strength == "instruction" else None
    yield scene.finding("pledge", sentence, cue.frame.rule, pledge, regions=told or None, doubt=doubt)


def _is_timetable(said: Rules, action: str) -> bool:
    """Whether a deed is somebody's timetable: to attend, to lead a mission."""
    led = said.leading.match(action)
    return bool(said.attending.match(action) or (led and said.missions.search(action[:LONGEST_LEAD])))


def _condition(scene: Scene, sentence: Sentence) -> str | None:
    found = rules(scene.language).conditions.search(sentence.text)
    if found is None:
        return None
    text = sentence.text[found[0] :]
    end = _END.search(text)
    text = text[: end.start()] if end else text
    comma = text.find(", ")
    return (text[:comma] if comma > 0 else text).strip(' ,.;:!?"”»’') or None


def _has_term(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence tells within what time a deed is due."""
    return any(moment.kind == "duration" and _within(scene, sentence, moment) for moment in scene.moments_in(sentence))


def _within(scene: Scene, sentence: Sentence, moment: Moment) -> bool:
    before = scene.text[max(sentence.start, moment.start - REACH) : moment.start]
    return bool(rules(scene.language).within.search(before))


def _later(day: str, due: str) -> bool:
    try:
        return bounds(day).surely_before(bounds(due))
    except EdtfError:
        return False


def _ahead(day: str | None, moment: Moment, behind: int) -> bool:
    """Whether a time lies ahead of the event day; of a day without a year by month and day, else by its own year."""
    due = str(moment.edtf)
    if day is not None and not day.startswith("XXXX"):
        return _later(day, due)
    if due.startswith("XXXX"):
        return day is not None and day < due
    return moment.start >= behind and due[:4] in moment.text


def _deadline(scene: Scene, sentence: Sentence, behind: int = 0) -> str | None:
    """Return the day a deed is due: told as "by", or a time after the event day.

    Of an article without a year, a year told `behind` the cue, a place in the sentence.
    """
    day = scene.anchor.day
    for moment in scene.moments_in(sentence):
        if moment.edtf is not None and moment.kind == "duration" and day is not None:
            if _within(scene, sentence, moment):
                return ahead_of(day, moment.edtf)
            continue
        if moment.edtf is None or moment.kind not in ("date", "period"):
            continue
        if moment.bound in ("from", "after"):
            continue  # "not before 2028" tells when it may begin
        if moment.bound == "by":
            return moment.edtf.removeprefix("../")
        if _ahead(day, moment, sentence.start + behind):
            return moment.edtf
        last = moment.edtf.rpartition("/")[2]
        if last not in (moment.edtf, "..") and day is not None and _later(day, last):
            return last  # "over the next five years"
    return None


def _words(finding: Finding, common: frozenset[str]) -> tuple[str | None, frozenset[str]]:
    """Return whose pledge it is, and the stems of the words that tell its deed from others."""
    pledge = finding.data
    if not isinstance(pledge, Pledge):
        raise TypeError(finding)
    said = _WORD.findall(pledge.action.replace("_", " ").lower())
    return pledge.promiser, frozenset(word[:STEM] for word in said) - common


def _same(first: tuple[str | None, frozenset[str]], second: tuple[str | None, frozenset[str]]) -> bool:
    (one, a), (other, b) = first, second
    least = min(len(a), len(b))
    return one == other and least > SHORTEST_ACTION and len(a & b) >= SAME_ACT * least


def _told_again(earlier: Finding, later: Finding) -> Finding:
    data, again = earlier.data, later.data
    if isinstance(data, Pledge) and isinstance(again, Pledge):
        data = evolve(
            data,
            deadline=data.deadline or again.deadline,
            condition=data.condition or again.condition,
            testable=data.testable or again.testable,
        )
    return replace(earlier, data=data, also=(*earlier.also, (later.start, later.end)))
