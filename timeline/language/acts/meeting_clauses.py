"""Clauses that meetings are told by: who meets whom, what is held, takes place, or is the setting of something else.

`data/tables/meeting.toml` says which of them are a meeting.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Literal

from msgspec.structs import asdict, replace

from timeline.language.acts import act_patterns as acts
from timeline.language.acts import act_table, actor_phrases, gatherings, meeting_sides
from timeline.language.acts.gatherings import Gathering, MeetingTold
from timeline.language.acts.occasion_deeds import deed_of, words_of
from timeline.language.clauses.clause import Clause, Span
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Sentence
from timeline.language.schema.clauses_table import ClausesTable
from timeline.language.schema.occasions_table import OccasionsTable
from timeline.language.words import genitives
from timeline.language.words.lexicon import load_table

REACH = 80  # characters between a verb and the meeting that is held
NEAR = 40  # characters from a verb to the name of whom it is about
MARK = 2  # characters of what tells whose something is: "'s"
BESIDE = 3  # characters from a description to the name put beside it: ", "
AROUND = (40, 25)  # characters before and behind that can say it is a habit
_TOLD_AGAIN = "meeting.talked"  # only goes on about a meeting that was told

# What a clause is about: a meeting that is named, or people.
Theme = Literal["gathering", "people", "thing", "none"]


class MeetingClause(Clause, frozen=True, kw_only=True):
    """A clause with what it says of meetings.

    `deed` is the verb's; `setting` of a meeting at which something else is done (`after`, `ahead` of it), `told` of one
    that something else is told of, `named` of one with somebody that is only named. `habit`: it is told of every time;
    `known`: which meeting it is, or with whom, is told;
    `official`: who meets does so for an office or a body; `acquainted`: he comes to know somebody.
    """

    deed: str
    theme: Theme
    habit: bool
    known: bool
    official: bool
    verb_end: int
    acquainted: bool = False
    gathering: Gathering | None = None


def meeting_clauses(scene: Scene, sentence: Sentence, clauses: Sequence[Clause]) -> Iterator[MeetingClause]:
    """Yield the clauses of a sentence that say something of meetings; what a meeting is the setting of comes last."""
    named = [one for one in gatherings.gatherings(scene, sentence, clauses) if not _is_verb(one, clauses)]
    verbs = [clause for clause in clauses if not any(one.start <= clause.at[0] < one.end for one in named)]
    taken: set[int] = set()
    for by_verb in (False, True):
        for clause in verbs:
            deed, more = deed_of(scene, "meetings", clause)
            end = clause.at[1] + more
            one = _held(scene, clause, deed, end, named) if by_verb else _told_of(scene, clause, named)
            if by_verb and one is None and (one := _held_before(scene, deed, clause, named)) is not None:
                clause = replace(clause, voice="active", tense="past", relative=False)  # noqa: PLW2901 - read as it is
            if one is not None and one.start not in taken:
                taken.add(one.start)
                about = "hold" if by_verb else "told"
                yield _made(scene, clause, deed if deed in _OF_MEETINGS else about, "gathering", end, one)
    for clause in map(partial(_with_several, scene), map(partial(_with_people, scene), verbs)):
        deed, more = deed_of(scene, "meetings", clause)
        if (
            deed
            and deed not in _OF_MEETINGS
            and (deed != "sit" or _sits(scene, clause))
            and not _is_noun(scene, clause)
        ):
            yield _made(
                scene,
                clause,
                deed,
                _whom(scene, sentence, clause, deed, clause.at[1] + more),
                clause.at[1] + more,
                None,
            )
    for one in named:
        if one.start not in taken:
            yield _beside(scene, sentence, clauses, one)


def _with_people(scene: Scene, clause: Clause) -> Clause:
    """Return a clause whose subject is people for what they are: "the two chief executives"."""
    people = acts.compiled(scene.language, "context")["people"]
    if clause.kind != "thing" or clause.subject is None or not people.holds(scene.text[slice(*clause.subject)]):
        return clause
    return replace(clause, kind="body")


def _with_several(scene: Scene, clause: Clause) -> Clause:
    """Return a clause with what its verb's form or its subject tells: that several do it, "the interlocutors"."""
    if clause.several:
        return clause
    if clause.kind == "thing" and load_table(scene.language, OccasionsTable).free_order:
        ahead = [one for one in scene.mentions_near(clause.start, clause.at[0]) if one.kind == "person"]
        if len({one.name for one in ahead}) > 1:
            whose = (ahead[0].start, ahead[-1].end)  # «Иванов и Петров обсудили поставки»
            return replace(clause, several=True, kind="person", subject=whose)
    several = acts.compiled(scene.language, "context")["several"].holds(scene.text[slice(*clause.at)])
    talkers = acts.compiled(scene.language, "meeting", "nouns")["talkers"]
    if several or (clause.subject is not None and talkers.holds(scene.text[slice(*clause.subject)])):
        return replace(clause, several=True)
    return clause


def _is_verb(one: Gathering, clauses: Sequence[Clause]) -> bool:
    """Whether a noun is none: "after meeting the mayor"."""
    here = (clause for clause in clauses if clause.at[0] == one.start and clause.tense != "untold")
    return any(clause.tense == "under_way" or clause.factuality == "given" for clause in here)


def _is_noun(scene: Scene, clause: Clause) -> bool:
    """Whether a form is no verb, but a noun behind its determiner: "a large gathering of executives"."""
    words = acts.compiled(scene.language, "meeting", "nouns")
    low = max(scene.sentences[clause.sentence].start, clause.at[0] - NEAR)
    return bool(words["nominal"].holds(scene.text[low : clause.at[0]]))


def _sits(scene: Scene, clause: Clause) -> bool:
    words = acts.compiled(scene.language, "meeting", "nouns")
    return clause.subject is not None and bool(words["sitting"].holds(scene.text[slice(*clause.subject)]))


_OF_MEETINGS = frozenset({"hold", "occur", "arrange", "seek"})
_NOUNS = frozenset({"setting", "after", "ahead", "told", "named", "recalled", "occur"})  # told by the meeting's noun
_SIDELINES = frozenset({"setting", "after", "ahead"})
_SETTINGS = {"at": "setting", "after": "after", "ahead": "ahead"}
_WITH = frozenset({"meet", "discuss", "call_on"})  # verbs that name whom behind "with"


def _told_of(scene: Scene, clause: Clause, named: Sequence[Gathering]) -> Gathering | None:
    """Return the meeting that is the subject of a clause."""
    words, subject = acts.compiled(scene.language, "meeting", "nouns"), clause.subject
    if subject is None:
        return None
    inside = [one for one in named if subject[0] <= one.start < subject[1]]
    if not inside or words["breaks"].holds(scene.text[subject[0] : inside[0].start]):
        return None
    return inside[0]


def _held(scene: Scene, clause: Clause, deed: str, verb_end: int, named: Sequence[Gathering]) -> Gathering | None:
    """Return the meeting that a verb of holding or seeking has as its object."""
    if deed not in _OF_MEETINGS and deed != "host":
        return None
    words = acts.compiled(scene.language, "meeting", "nouns")
    for one in named:
        if verb_end <= one.start <= verb_end + REACH and not words["breaks"].holds(scene.text[verb_end : one.start]):
            return one
    if not load_table(scene.language, OccasionsTable).free_order:
        return None
    before = [one for one in named if clause.start <= one.start and one.end <= verb_end and not one.lead]
    if clause.relative and not before:  # "the talks, which they held"
        before = [
            one for one in named if one.end <= clause.start and not scene.text[one.end : clause.start].strip(" ,")
        ]
    return before[-1] if before else None


def _held_before(scene: Scene, deed: str, clause: Clause, named: Sequence[Gathering]) -> Gathering | None:
    """Return the meeting that who holds it is told of behind it: "the talks that the two ministers held"."""
    free = load_table(scene.language, OccasionsTable).free_order
    if free or deed not in _OF_MEETINGS or clause.subject is None or clause.owner is not None:
        return None
    relative = load_table(scene.language, ClausesTable).words.relative
    for one in named:
        between = scene.text[one.end : clause.subject[0]] if one.end < clause.subject[0] else "."
        if between.strip() == "" or between.strip().lower() in relative:
            return one
    return None


def _whom(scene: Scene, sentence: Sentence, clause: Clause, deed: str, verb_end: int) -> Theme:
    """Return whether it is somebody that is met or received, a target or a letter, or nobody is told."""
    context, words = acts.compiled(scene.language, "context"), acts.compiled(scene.language, "meeting", "nouns")
    if clause.voice == "passive":
        begin, end = (verb_end, sentence.end) if clause.owner is None else clause.owner
        people = context["people"].holds(scene.text[begin:end]) or _names(scene, begin, end, bodies=True)
        return "people" if people and clause.kind in ("person", "body", "pronoun") else "thing"
    first, last = words_of(clause, verb_end, sentence.end)
    rest = scene.text[first:last]
    lead = words["partner"].search(rest) if deed in _WITH else None
    if lead is None and words["alone"].holds(rest) and not context["people"].holds(rest):
        return "thing" if words["festive"].holds(rest) else "none"
    begin = first if lead is None else first + lead.end()
    stop = words["breaks"].search(scene.text[begin:last])
    end = min(last if stop is None else begin + stop.start() + 1, begin + NEAR)
    behind = scene.text[begin:last]
    if context["inanimate"].holds(behind) or (deed == "call_on" and words["urged"].holds(behind)):
        return "thing"
    whom = scene.text[begin:end]
    people = context["people"].holds(whom) or (deed in _WITH and words["sitting"].holds(whom))
    return "people" if people or _names(scene, begin, end, bodies=deed in _WITH) else "thing"


def _names(scene: Scene, start: int, end: int, *, bodies: bool) -> bool:
    """Whether somebody is named between two offsets, and not what is his."""
    return any(
        (one.kind == "person" or (bodies and one.by == "name"))
        and not genitives.is_genitive(scene.text[one.start : one.end + MARK])
        for one in scene.mentions_near(start, end)
    )


def _made(
    scene: Scene, clause: Clause, deed: str, theme: Theme, verb_end: int, gathering: Gathering | None
) -> MeetingClause:
    before, behind = AROUND
    low = max(scene.sentences[clause.sentence].start, clause.group[0] - before)
    habit = acts.compiled(scene.language, "context")["habit"].holds(scene.text[low : verb_end + behind])
    return MeetingClause(
        **asdict(clause),
        deed=deed,
        theme=theme,
        habit=bool(habit),
        known=gathering is not None and _is_known(scene, gathering),
        official=_is_official(scene, clause),
        acquainted=deed == "meet" and _are_acquainted(scene, clause, verb_end),
        verb_end=verb_end,
        gathering=gathering,
    )


def _is_official(scene: Scene, clause: Clause) -> bool:
    if clause.subject is None or clause.kind == "person":
        return clause.kind == "person"
    words = acts.compiled(scene.language, "meeting", "nouns")
    named = any(one.kind == "body" and one.by == "name" for one in scene.mentions_near(*clause.subject))
    return named or bool(words["official"].holds(scene.text[slice(*clause.subject)]))


def _are_acquainted(scene: Scene, clause: Clause, verb_end: int) -> bool:
    """Whether one comes to know somebody: "first met her in Oslo"; "first met with her" is a meeting."""
    words = acts.compiled(scene.language, "meeting", "nouns")
    low = scene.sentences[clause.sentence].start
    first = words["known"].holds(scene.text[max(low, clause.at[0] - NEAR) : clause.at[0]])
    return bool(first) and not words["partner"].holds(scene.text[verb_end : clause.rest[1]])


def _is_known(scene: Scene, one: Gathering) -> bool:
    return one.shared or bool(acts.compiled(scene.language, "context")["definite"].holds(one.det))


def _beside(scene: Scene, sentence: Sentence, clauses: Sequence[Clause], one: Gathering) -> MeetingClause:
    """Return a meeting that no verb is about, in the clause that it stands in: the setting of it, or only named."""
    around = [clause for clause in clauses if clause.start <= one.begin < max(clause.end, clause.rest[1])]
    clause = around[-1] if around else next((clause for clause in clauses if clause.start > one.begin), None)
    words = acts.compiled(scene.language, "meeting", "nouns")
    before = scene.text[sentence.start : one.start]
    recalled = words["recalled"].search(before)
    if one.lead:
        deed = _SETTINGS[one.lead]
    elif recalled is not None and not words["breaks"].holds(f"{before[recalled.end(1) :]} "):
        deed = "recalled"
    else:
        deed = "named" if one.shared and one.det and not words["sought"].holds(before) else ""
    if clause is None:
        clause = Clause(
            sentence=sentence.index,
            start=one.begin,
            end=one.end,
            group=(one.begin, one.end),
            verb="",
            at=(one.begin, one.end),
            rest=(one.begin, one.end),
        )
    near, behind = AROUND
    low = max(sentence.start, one.begin - near)
    habit = acts.compiled(scene.language, "context")["habit"].holds(scene.text[low : one.end + behind])
    return MeetingClause(
        **asdict(clause),
        deed=deed,
        theme="gathering",
        habit=bool(habit),
        known=_is_known(scene, one),
        official=False,
        verb_end=one.end,
        gathering=one,
    )


def told_by_clauses(scene: Scene, sentence: Sentence, clauses: Sequence[Clause]) -> Iterator[MeetingTold]:
    """Yield the meetings that the clauses of a sentence tell of, by the table."""
    for clause in islice(meeting_clauses(scene, sentence, clauses), acts.MANY):
        row = act_table.decide("meeting", clause)
        if row is None or row.gives != "meeting":
            continue
        one = clause.gathering
        start, end = _place(scene, clause)
        yield MeetingTold(
            sentence=sentence,
            rule=row.name,
            start=start,
            end=end,
            planned=row.value == "planned" or (one is not None and one.coming),
            noun="" if one is None else one.noun,
            det="" if one is None else one.det,
            definite=clause.deed == "told" or row.name == _TOLD_AGAIN,
            past=clause.deed == "recalled",
            sides=tuple(_sides(scene, clause)),
            around=meeting_sides.around(
                scene, (start, end), (sentence.start, sentence.end), _who(clause), setting=clause.deed in _SIDELINES
            ),
        )


def _place(scene: Scene, clause: MeetingClause) -> Span:
    """Return the words that tell a meeting: its noun with the verb of who holds it, else who meets with the verb."""
    one = clause.gathering
    if one is None:
        begin = (clause.group if clause.subject is None or clause.relative else clause.subject)[0]
        words = acts.compiled(scene.language, "meeting", "nouns")
        lead = words["partner"].search(scene.text[clause.verb_end : clause.verb_end + REACH])
        return begin, clause.verb_end + (0 if lead is None or clause.deed not in _WITH else lead.end() - 1)
    if clause.deed in _OF_MEETINGS:
        return min(one.start, clause.group[0]), max(one.end, clause.verb_end)
    return one.begin, one.end


def _who(clause: MeetingClause) -> Span | None:
    """Return the subject of who meets or holds; None where who takes part may stand anywhere before."""
    return None if clause.deed in _NOUNS or clause.relative else clause.subject


def _sides(scene: Scene, clause: MeetingClause) -> Iterator[str]:
    """Yield who meets and is called by no name: the subject of who meets or holds, and the body that sits."""
    if clause.gathering is not None and (body := gatherings.body_of(scene, clause.gathering)) is not None:
        yield body
    if clause.deed in _SIDELINES and scene.quotation_at(clause.verb_end) is None:
        voice = scene.voice(scene.sentences[clause.sentence], clause.verb_end)
        if voice is not None and not voice.free:
            yield voice.speaker  # who says something at it
    acts_itself = clause.voice == "active" and clause.deed not in _NOUNS
    subject = clause.subject
    if not acts_itself or subject is None or clause.kind not in ("body", "person", "thing"):
        return
    if any(one.by != "pronoun" for one in scene.mentions_near(subject[0], subject[1] + BESIDE)):
        return  # who is named, in it or right behind it
    who = actor_phrases.meant(scene, subject, None) or actor_phrases.as_told(scene, subject)
    if who is not None:
        yield who.name
