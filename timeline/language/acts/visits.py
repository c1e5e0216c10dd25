"""Visits: somebody travels to a place, or tours one."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from msgspec import Struct, field
from msgspec.structs import replace

from timeline.article import Finding
from timeline.language.acts import act_patterns as acts
from timeline.language.acts import meetings, visit_clauses
from timeline.language.acts.occasion_deeds import are_told_by_clauses
from timeline.language.acts.visit_clauses import VisitTold
from timeline.language.clauses.clause import Clause
from timeline.language.discourse.scene import Anchor, Scene
from timeline.language.marks import Place, Sentence
from timeline.model import Visit

LEADS = 4  # characters of a rule's match that may hold the place: "in X"
NEAR = 80  # characters before a verb that tell who comes


class VisitTelling(Struct, kw_only=True):
    """A visit as it is told so far."""

    sentence: Sentence
    rule: str
    when: Anchor
    visitors: tuple[str, ...]
    place: Place | None
    where: str | None
    host: str | None
    tour: bool
    definite: bool
    setting: bool  # only said to tell when something else took place
    planned: bool = False
    also: list[tuple[int, int]] = field(default_factory=list)


def gather_visits(
    scene: Scene, sentences: Iterable[Sentence], clauses: Mapping[int, Sequence[Clause]]
) -> list[VisitTelling]:
    """Return the visits of an article, each once.

    They are told by `clauses`, given by the index of their sentence; of a language without verbs for that, by rules.
    """
    by_clauses = are_told_by_clauses("visits", scene.language)
    told: list[VisitTelling] = []
    for sentence in sentences:
        if by_clauses:
            here = visit_clauses.told_by_clauses(scene, sentence, clauses.get(sentence.index, ()))
            found = [_told(scene, one) for one in here]
        else:
            hits = acts.hits(sentence, acts.held(scene.language, "visit", sentence.text)[0])
            found = [_read(scene, hit) for hit in hits if not _idle(scene, hit)]
        for one in found:
            same = next((other for other in told[-acts.RECENT :] if _same(other, one)), None)
            if same is None and told and one.setting and one.when == scene.anchor and _in_one_place(told[-1], one):
                same = told[-1]  # "his visit will be the first"
            if same is None:
                told.append(one)
            elif same.sentence is not sentence and (sentence.start, sentence.end) not in same.also[-1:]:
                same.also.append((sentence.start, sentence.end))
    return told


def _idle(scene: Scene, hit: acts.Hit) -> bool:
    """Whether it is a habit, or the coming and going of a crowd."""
    before = scene.text[max(hit.sentence.start, hit.start - NEAR) : hit.start]
    if acts.compiled(scene.language, "context")["habit"].holds(before + scene.text[hit.start : hit.end]):
        return True
    if "named" in hit.rule.needs and not _official(scene, hit):
        return True
    crowd = acts.compiled(scene.language, "visit", "crowd")
    behind = scene.text[hit.end : min(hit.sentence.end, hit.end + NEAR)]
    by = acts.compiled(scene.language, "visit", "by")
    return bool(crowd) and (crowd.holds(before) or bool(by and by.holds(behind)))


def _official(scene: Scene, hit: acts.Hit) -> bool:
    """Whether somebody named, or a delegation, comes."""
    low, high = max(hit.sentence.start, hit.start - NEAR), hit.start
    if "into" in hit.rule.gives:
        high = min(hit.sentence.end, hit.end + NEAR)  # "прибыла делегация": the verb may stand first
    near = scene.mentions_near(low, high)
    if any(mention.by == "name" or (mention.role and mention.by == "title") for mention in near):
        return True
    before = scene.text[low:high]
    return any(
        wording.holds(before)
        for wording in (
            acts.compiled(scene.language, "visit", "who"),
            acts.compiled(scene.language, "meeting", "groups", "regex"),
        )
        if wording
    )


def _told(scene: Scene, one: VisitTold) -> VisitTelling:
    """Return a visit that a clause tells of."""
    sentence, context = one.sentence, acts.compiled(scene.language, "context")
    opening = scene.text[sentence.start : min(one.start, sentence.start + meetings.OPENING)]
    past = not one.planned and context["earlier"].holds(opening + scene.text[one.start : one.end])
    facility = acts.compiled(scene.language, "visit", "facility")
    voice, host = scene.voice(sentence, one.start), _host(scene, sentence)
    visitors = [name for name in one.visitors if name != host]
    place = one.place or meetings.seat(scene, sentence, one.end)
    return VisitTelling(
        sentence=sentence,
        rule=one.rule,
        when=scene.when(sentence, planned=one.planned, past=past, at=one.start, end=one.end),
        planned=one.planned,
        tour=facility.holds(scene.text[one.end : min(sentence.end, one.end + NEAR)]),
        visitors=acts.names(visitors or ([voice.speaker] if voice is not None else [])),
        definite=context["definite"].holds(one.det),
        setting=one.setting,
        place=place,
        where=None if place is None else place.text,
        host=host,
    )


def _read(scene: Scene, hit: acts.Hit) -> VisitTelling:
    sentence = hit.sentence
    behind = [
        place
        for place in scene.places_in(sentence)
        if place.start >= hit.end - LEADS and not place.adjective and place.kind != "reference"
    ]
    if "into" in hit.rule.gives:
        located = acts.located(scene.language)
        behind = [place for place in behind if located.holds(scene.text[hit.end - 1 : place.start])]
    closest = [place for place in behind if place.start - behind[0].start < NEAR]
    place = (
        next((p for p in closest if "-" in p.code), behind[0]) if behind else meetings.seat(scene, sentence, hit.end)
    )
    setting = hit.rule.name == "visit"
    before = [mention for mention in scene.mentions_in(sentence) if mention.start < hit.end]
    people = [mention.name for mention in before if mention.kind == "person" or not setting]
    if setting and "into" in hit.rule.gives and meetings.grouped_people(scene, sentence):
        people = [mention.name for mention in scene.mentions_near(hit.end, min(sentence.end, hit.end + NEAR))]
    opening = scene.text[sentence.start : min(hit.start, sentence.start + meetings.OPENING)]
    context = acts.compiled(scene.language, "context")
    past = context["earlier"].holds(opening + scene.text[hit.start : hit.end])
    facility = acts.compiled(scene.language, "visit", "facility")
    who = acts.compiled(scene.language, "visit", "who")
    if not people and who:
        people = [" ".join(match.group().split()) for match in islice(who.finditer(sentence.text), acts.MANY)]
    voice = scene.voice(sentence, hit.start)
    planned = "planned" in hit.rule.gives
    host = _host(scene, sentence)
    return VisitTelling(
        sentence=sentence,
        rule=f"visit.{hit.rule.name}",
        when=scene.when(sentence, planned=planned, past=past, at=hit.start, end=hit.end),
        planned=planned,
        tour=bool(facility) and facility.holds(scene.text[hit.end : min(sentence.end, hit.end + NEAR)]),
        visitors=acts.names(
            [name for name in (*people, *meetings.grouped_people(scene, sentence)) if name != host]
            or ([voice.speaker] if voice is not None else [])
        ),
        definite=context["definite"].holds(hit.groups.get("det", "")),
        setting=setting,
        place=place,
        where=None if place is None else place.text,
        host=host,
    )


def _host(scene: Scene, sentence: Sentence) -> str | None:
    """Return at whose invitation the guests come: by name where it is somebody named."""
    match = acts.compiled(scene.language, "visit", "invitation").search(sentence.text)
    if match is None:
        return None
    start, end = (sentence.start + offset for offset in match.span(1))
    named = [mention.name for mention in scene.mentions_near(start, end) if mention.by != "pronoun"]
    return named[0] if named else " ".join(match.group("host").split())


def _in_one_place(first: VisitTelling, other: VisitTelling) -> bool:
    return other.place is None or (first.place is not None and first.place.code == other.place.code)


def _same(first: VisitTelling, other: VisitTelling) -> bool:
    if first.sentence is other.sentence:
        return True
    if first.planned != other.planned:
        return first.planned and other.setting  # "during the trip" that was announced
    if other.definite and other.place is None:
        return True
    if first.when.date != other.when.date or first.tour != other.tour:
        return False
    if first.tour and first.where != other.where:
        return False
    return first.place is None or other.place is None or first.place.code == other.place.code


def visit_finding(scene: Scene, told: VisitTelling) -> Finding:
    """Return a visit as an event."""
    data = Visit(status="planned" if told.planned else "held", visitors=told.visitors, host=told.host, place=told.where)
    found = scene.finding(
        "visit",
        told.sentence,
        told.rule,
        data,
        when=told.when,
        regions=set(scene.concerning(told.sentence)) | meetings.seated(scene, told.place, dateline=True),
    )
    return replace(found, also=tuple(told.also)) if told.also else found
