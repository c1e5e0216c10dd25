"""Visits: somebody travels to a place, or tours one."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from timeline.article import Finding
from timeline.language.acts import act_patterns as acts
from timeline.language.acts import meetings, visit_clauses
from timeline.language.acts.occasion_deeds import are_told
from timeline.language.acts.visit_clauses import VisitTold
from timeline.language.clauses.clause import Clause
from timeline.language.discourse.scene import Anchor, Scene
from timeline.language.marks import Place, Sentence
from timeline.model import Visit

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

    They are told by `clauses`, given by the index of their sentence.
    """
    if not are_told("visits", scene.language):
        return []
    told: list[VisitTelling] = []
    for sentence in sentences:
        here = visit_clauses.told_by_clauses(scene, sentence, clauses.get(sentence.index, ()))
        for one in (_told(scene, each) for each in here):
            same = next((other for other in told[-acts.RECENT :] if _same(other, one)), None)
            if same is None and told and one.setting and one.when == scene.anchor and _in_one_place(told[-1], one):
                same = told[-1]  # "his visit will be the first"
            if same is None:
                told.append(one)
            elif same.sentence is not sentence and (sentence.start, sentence.end) not in same.also[-1:]:
                same.also.append((sentence.start, sentence.end))
    return told


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
