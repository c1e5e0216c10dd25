"""Meetings: talks, sessions, forums, held or planned, each once however often the article comes back to it."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from msgspec import Struct, field
from msgspec.structs import replace

from timeline.article import Finding
from timeline.edtf import bounds
from timeline.gazetteer import name_of
from timeline.language.acts import act_patterns as acts
from timeline.language.acts import meeting_clauses, meeting_sides
from timeline.language.acts.gatherings import MeetingTold
from timeline.language.acts.occasion_deeds import are_told
from timeline.language.clauses.clause import Clause, Span
from timeline.language.discourse.localities import LEAD
from timeline.language.discourse.scene import Anchor, Scene
from timeline.language.discourse.talk_sides import is_capital
from timeline.language.marks import Mention, Place, Sentence
from timeline.language.time.anchors import DAY
from timeline.model import Meeting

PAIR = 2
PANEL = 4  # more people quoted than this are heard on many things
OPENING = 20  # characters of a sentence that can say "Earlier"
SEAT = 40  # characters before a place that can say it is where something took place


class MeetingTelling(Struct, kw_only=True):
    """A meeting as it is told so far: the sentence that tells it first, and what the others add."""

    sentence: Sentence
    rule: str
    planned: bool
    definite: bool
    past: bool
    when: Anchor
    form: str
    people: tuple[str, ...]
    bodies: tuple[str, ...] = ()
    seat: Place | None = None
    topic: str | None = None
    also: list[tuple[int, int]] = field(default_factory=list)
    doubt: str | None = None


def gather_meetings(
    scene: Scene,
    sentences: Iterable[Sentence],
    clauses: Mapping[int, Sequence[Clause]],
    put_off: Mapping[int, Sequence[Span]],
) -> list[MeetingTelling]:
    """Return the article's meetings, each with all the places where it is told.

    They are told by `clauses`, given by the index of their sentence. What was `put_off`, given by that too, is none.
    """
    if not are_told("meetings", scene.language):
        return []
    meetings: list[MeetingTelling] = []
    for sentence in sentences:
        here, off = clauses.get(sentence.index, ()), put_off.get(sentence.index, ())
        for one in meeting_clauses.told_by_clauses(scene, sentence, here):
            missed = _missed(scene, one) or any(on < one.end and one.start < end for on, end in off)
            told = None if missed else _read(scene, one, here)
            if told is None:
                continue
            same = next((other for other in meetings[-acts.RECENT :] if _same(other, told)), None)
            if same is not None:
                _unite(same, told)
            elif not told.definite or not meetings or _dated(told, scene.anchor):
                meetings.append(told)
    main = next((told for told in meetings if not told.planned and not told.past), None)
    if main is not None and main.when.date == scene.anchor.date:
        heard = _heard(scene, alone=len(main.people) < PAIR)
        about = _is_subject(main) or len(heard) <= PANEL
        main.people = acts.names([*main.people, *(one for one in heard if about or scene.side_of(one) is not None)])
    for told in meetings:
        if not told.people and sum(name[:1].isupper() for name in told.bodies) < PAIR:
            told.bodies = acts.names([*told.bodies, *_regions_that_met(scene, told)])
    return meetings


def _is_subject(told: MeetingTelling) -> bool:
    """Whether an article is about a meeting: it begins with it, or comes back to it."""
    return told.sentence.index < LEAD or bool(told.also)


def _regions_that_met(scene: Scene, told: MeetingTelling) -> list[str]:
    """Return the two regions that a sentence says met, where nobody is named for them."""
    line = scene.article.dateline
    named = [
        place.code
        for place in scene.places_in(told.sentence)
        if place is not told.seat and place.kind != "reference" and (line is None or place.start >= line.end)
    ]
    codes = list(dict.fromkeys(named))
    return [name_of(code) for code in codes] if len(codes) == PAIR else []


def _heard(scene: Scene, *, alone: bool) -> list[str]:
    """Return who takes part in what the article is about: quoted in it, or (where one is `alone`) named at its head."""
    lead = [
        mention.name
        for sentence in scene.sentences[:LEAD]
        for mention in scene.mentions_in(sentence)
        if mention.kind == "person" and mention.by == "name"
    ]
    speakers = {quotation.speaker for quotation in scene.quotations if quotation.kind != "indirect"}
    people = {mention.name for mention in scene.cast.mentions if mention.kind == "person" and mention.by == "name"}
    return [*(lead if alone else ()), *sorted(people & speakers)]


def grouped_people(scene: Scene, sentence: Sentence) -> list[str]:
    """Return the groups a sentence names as they are called ("the governors of …", "official delegation from …")."""
    patterns = acts.compiled(scene.language, "meeting", "groups") or {}
    if "regex" not in patterns:
        return []
    called = (" ".join(match.group().split()) for match in islice(patterns["regex"].finditer(sentence.text), acts.MANY))
    return [name for name in called if "nobody" not in patterns or not patterns["nobody"].search(name)]


def _read(scene: Scene, told: MeetingTold, clauses: Sequence[Clause]) -> MeetingTelling | None:
    sentence, planned = told.sentence, told.planned
    words = scene.text[told.start : told.end]
    context = acts.compiled(scene.language, "context")
    opening = scene.text[sentence.start : min(told.start, sentence.start + OPENING)]
    these = context["definite"].holds(told.det)
    past = not planned and (
        told.past or context["earlier"].holds(f"{opening} {words}") or _several(scene.language, told, these=these)
    )
    own = scene.when(sentence, planned=planned, past=past, at=told.start, end=told.end)
    planned = planned or _is_ahead(own, scene.anchor)
    if planned and own == scene.anchor:
        return None  # an intention to meet without a time is nothing to put on a line
    rest = scene.text[told.end : min(sentence.end, told.end + 60)]
    named = meeting_sides.named(scene, told) or _named_before(scene, told, these=these)
    return MeetingTelling(
        sentence=sentence,
        rule=told.rule,
        planned=planned,
        definite=told.definite or (not past and these),
        past=past,
        when=own,
        form=_form(scene.language, words + rest[:30]) or _form(scene.language, words + rest) or "talks",
        people=acts.names([mention.name for mention in named if mention.kind == "person"]),
        bodies=acts.names(
            [
                *told.sides,
                *(mention.name for mention in named if mention.kind == "body"),
                *grouped_people(scene, sentence),
                *meeting_sides.unnamed(scene, told, clauses),
            ]
        ),
        seat=seat(scene, sentence, told.end),
        topic=_topic(scene, told),
    )


def _named_before(scene: Scene, told: MeetingTold, *, these: bool) -> Sequence[Mention]:
    """Return the people of the sentence before, whose meeting "this meeting" is."""
    if not these or not told.sentence.index:
        return ()
    return [one for one in scene.mentions_in(scene.sentences[told.sentence.index - 1]) if one.kind == "person"]


def _form(language: str, text: str) -> str | None:
    return next((form for form, _ in acts.forms_in(text, language, "meeting", "forms")), None)


def _missed(scene: Scene, told: MeetingTold) -> bool:
    """Whether it was called off, or those who meet do so to play."""
    if acts.compiled(scene.language, "meeting", "off").holds(scene.text[told.start : told.sentence.end]):
        return True
    sport = acts.compiled(scene.language, "meeting", "sport")
    return sport.holds(told.sentence.text) and all(m.kind != "person" for m in scene.mentions_in(told.sentence))


def _several(language: str, told: MeetingTold, *, these: bool) -> bool:
    """Whether it is several meetings of other days; "at the meetings" goes on about those told of."""
    several = acts.compiled(language, "meeting", "several").holds(told.noun)
    return several and bool(told.det) and not these


def _topic(scene: Scene, told: MeetingTold) -> str | None:
    topics = acts.compiled(scene.language, "meeting", "topic")
    rest = scene.text[told.end : told.sentence.end]
    match = topics["regex"].search(rest) or (told.noun and "of" in topics and topics["of"].search(rest))
    if not match or ("none" in topics and topics["none"].holds(match.group("topic"))):
        return None
    return " ".join(match.group("topic").split())


def seat(scene: Scene, sentence: Sentence, near: int) -> Place | None:
    """Return where the sentence says the act took place: a place behind "in" or "at", the nearest to an offset."""
    located = acts.located(scene.language)
    found = [
        place
        for place in scene.places_in(sentence)
        if not place.adjective
        and place.kind != "reference"
        and located.holds(scene.text[max(sentence.start, place.start - SEAT) : place.start])
    ]
    return min(found, key=lambda place: abs(place.start - near), default=None)


def _same(first: MeetingTelling, other: MeetingTelling) -> bool:
    """Whether two tellings are of one meeting."""
    if first.planned != other.planned:
        return False
    if other.definite and not first.past and not _apart(first, other):
        return not _clash(first.when, other.when)
    if first.past != other.past or not _together(first.when, other.when):
        return False
    if first.past and first.sentence is not other.sentence:
        return len(set(first.people) & set(other.people)) > 1
    return not _apart(first, other)


def _is_ahead(own: Anchor, anchor: Anchor) -> bool:
    """Whether a meeting's own time begins behind the article's day: "at a meeting next month"."""
    if own.date is None or anchor.day is None or own.basis not in ("explicit", "relative"):
        return False
    first, today = bounds(own.date).first, bounds(anchor.day).last
    return first is not None and today is not None and first > today


def _dated(told: MeetingTelling, anchor: Anchor) -> bool:
    """Whether a meeting is told with a time of its own."""
    return told.when.basis in ("explicit", "relative") and told.when.date != anchor.date


def _clash(one: Anchor, two: Anchor) -> bool:
    """Whether two days are told, and not the same."""
    told = [anchor.day for anchor in (one, two) if anchor.day is not None and len(anchor.day) == DAY]
    return len(set(told)) > 1 and two.basis in ("explicit", "relative")


def _apart(first: MeetingTelling, other: MeetingTelling) -> bool:
    """Whether both name people and nobody is in both."""
    return len(first.people) > 1 and len(other.people) > 1 and not _shared(first, other)


def _shared(first: MeetingTelling, other: MeetingTelling) -> bool:
    return bool(set(first.people) & set(other.people))


def _together(one: Anchor, two: Anchor) -> bool:
    if one.date == two.date:
        return True
    if one.date is None or two.date is None or one.date.startswith("..") or two.date.startswith(".."):
        return False
    return bounds(one.date).may_meet(bounds(two.date)) and "XXXX" not in one.date + two.date


def _unite(first: MeetingTelling, other: MeetingTelling) -> None:
    span = (other.sentence.start, other.sentence.end)
    if other.sentence is not first.sentence and span not in first.also[-1:]:
        first.also.append(span)
    first.people = acts.names([*first.people, *other.people])
    first.bodies = acts.names([*first.bodies, *other.bodies])
    first.seat = first.seat or other.seat
    first.topic = first.topic or other.topic
    if first.form == "talks":
        first.form = other.form
    if other.when.basis in ("explicit", "relative") and first.when.basis not in ("explicit", "relative"):
        first.when = other.when


def meeting_finding(scene: Scene, told: MeetingTelling) -> Finding:
    """Return a meeting as an event."""
    data = Meeting(
        status="planned" if told.planned else "held",
        form=told.form,  # type: ignore[arg-type] # the data file's forms are the model's; a test holds them to it
        participants=acts.names([*told.people, *told.bodies]),
        place=None if told.seat is None else told.seat.text,
        topic=told.topic,
    )
    found = scene.finding(
        "meeting",
        told.sentence,
        told.rule,
        data,
        when=told.when,
        regions=regions(scene, told),
        doubt=told.doubt,
    )
    return replace(found, also=tuple(told.also)) if told.also else found


def regions(scene: Scene, told: MeetingTelling) -> tuple[str, ...]:
    """Return whom a meeting concerns, and where it took place.

    Of an earlier one only those whom the people named speak for; whom the others speak for was another matter.
    """
    spoken_for = {code for code in map(scene.side_of, told.people) if code is not None}
    codes = spoken_for if told.past and len(spoken_for) > 1 else set(scene.concerning(told.sentence))
    if not told.past and not any("-" in code for code in codes):
        codes |= {code for code in spoken_for if "-" in code}
    if not told.past:
        near = {code.partition("-")[0] for code in codes}
        codes |= {code for code in spoken_for if code.partition("-")[0] not in near}
    return tuple(sorted(codes | seated(scene, told.seat, dateline=not told.past)))


def seated(scene: Scene, where: Place | None, *, dateline: bool) -> set[str]:
    """Return the region where an act took place: told in its sentence, else in the dateline; but no side's capital."""
    if where is not None:
        return set() if scene.is_capital(where) else {where.code}
    filed = _filed_from(scene) if dateline else None
    return set() if filed is None or is_capital(filed.code) else {filed.code}


def _filed_from(scene: Scene) -> Place | None:
    line = scene.article.dateline
    if line is None:
        return None
    return next((place for place in scene.places if line.start <= place.start < line.end), None)
