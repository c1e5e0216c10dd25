"""The meeting a signing implies: where those who sign for both sides are named and no other meeting is told."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from timeline.article import Finding
from timeline.language.acts import act_patterns as acts
from timeline.language.acts import agreements, meetings
from timeline.language.discourse.localities import LEAD
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Sentence
from timeline.language.time.anchors import near
from timeline.model import Meeting

DOUBT = "implied by a signing"
PAIR = 2


def implied(
    scene: Scene, papers: Iterable[agreements.AgreementTelling], told_meetings: Iterable[meetings.MeetingTelling]
) -> Iterator[Finding]:
    """Yield at most one meeting, on the sentence of the signing."""
    signed = next((told for told in papers if told.status == "signed" and not told.past), None)
    if signed is None or any(not told.planned and not told.past for told in told_meetings):
        return
    where = [signed.sentence, *(scene.sentence_at(start) for start, _ in signed.also)]
    people = acts.names([person for sentence in where if sentence is not None for person in _people(scene, sentence)])
    together = acts.compiled(scene.language, "context")["together"]
    joined = bool(people) and any(sentence is not None and together.holds(sentence.text) for sentence in where)
    if len(people) < PAIR and not joined:
        if signed.sentence.index >= LEAD or not near(signed.when, scene.anchor):
            return  # it is told in passing, or those whom the article quotes today need not have been there then
        people = _speakers_for_both(scene)
        if len(people) < PAIR:
            return
    seat = meetings.seat(scene, signed.sentence, signed.sentence.start) or signed.seat
    found = scene.finding(
        "meeting",
        signed.sentence,
        "meeting.signing",
        Meeting(
            status="held",
            participants=acts.names([*people, *meetings.grouped_people(scene, signed.sentence)]),
            place=None if seat is None else seat.text,
        ),
        when=signed.when,
        regions={*agreements.regions(scene, signed), *meetings.seated(scene, seat, dateline=True)},
        doubt=DOUBT,
    )
    yield replace(found, also=tuple(signed.also)) if signed.also else found


def _people(scene: Scene, sentence: Sentence) -> list[str]:
    return [m.name for m in scene.mentions_in(sentence) if m.kind == "person" and m.by != "pronoun"]


def _speakers_for_both(scene: Scene) -> tuple[str, ...]:
    """Return the people named who speak for the sides, where at least two sides have one."""
    named = acts.names([m.name for m in scene.cast.mentions if m.kind == "person" and m.by == "name"])
    of = {name: code for name in named if (code := scene.side_of(name)) is not None}
    return tuple(of) if len(set(of.values())) >= PAIR else ()
