"""Follow-ups: clauses that report what came of a promised or earlier work, by the table of follow-ups."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from timeline.article import Finding
from timeline.language.acts import act_patterns as acts
from timeline.language.acts import act_table, named_works, shortfalls, works
from timeline.language.acts.act_table import ActRow
from timeline.language.acts.deliverables import deliverable
from timeline.language.acts.doers import Doer, Doers
from timeline.language.acts.grounds import Grounds
from timeline.language.acts.named_works import NamedWorks
from timeline.language.clauses.clause import Clause
from timeline.language.discourse import concerns
from timeline.language.discourse.scene import Anchor, Scene, Voice
from timeline.language.marks import Moment
from timeline.language.schema.pledges_table import PledgesTable
from timeline.language.schema.works_table import WorksTable
from timeline.language.time.anchors import turned
from timeline.language.words.lexicon import languages, load_table
from timeline.model import FollowUp, Share, State

MOST = 4  # reports of one state in a sentence
LEADING = 12  # characters before a time in which the word that leads to it stands


def find_follow_ups(scene: Scene, clauses: Sequence[Clause], doers: Doers) -> Sequence[Finding]:
    """Return the follow-ups of an article, each clause's own."""
    return tuple(_follow_ups(scene, clauses, doers))


def _follow_ups(scene: Scene, clauses: Sequence[Clause], doers: Doers) -> Iterator[Finding]:
    if scene.language not in languages(PledgesTable.noun):
        return  # of a language whose clauses are known for signings alone
    told: dict[tuple[int, str], list[Clause]] = {}
    works_named = NamedWorks(scene)
    grounds = Grounds(scene, clauses)
    promised = cache(partial(works.words_told, scene, clauses))  # asked for by few articles
    for at, clause in enumerate(clauses):
        row = act_table.decide("follow_up", clause)
        if row is None or row.gives != "follow_up":
            continue
        short = shortfalls.share_of_promise(scene, clauses, at)
        little = short is not None and shortfalls.is_little(short) and (row.of_count or row.value == "done")
        if not little and not _may_be(row, scene, clauses, at, promised):
            continue
        if not (little or row.of_plan_before or grounds.hold(at, row, counts=short is not None)):
            continue  # what goes back to a promise needs no more grounds
        finding = _follow_up(scene, clause, row, doers, works_named, short)
        key = (clause.sentence, finding.data.state) if isinstance(finding.data, FollowUp) else (clause.sentence, "")
        before = told.setdefault(key, [])
        if not before or (len(before) < MOST and _is_another(scene, clause, before[-1])):
            before.append(clause)
            yield finding


def _is_another(scene: Scene, clause: Clause, before: Clause) -> bool:
    """Whether a sentence tells of a second work what it told of one: "the act was not passed, the board not set up"."""
    both = (clause, before)
    if any(one.subject is None or one.relative or one.kind not in ("thing", "body") for one in both):
        return False
    if any(one.kind == "body" and one.voice == "active" and one.phase != "none" for one in both):
        return False  # who puts it off is told, and that it is put off
    first, second = (scene.text[slice(*one.subject)].lower() for one in both if one.subject is not None)
    return first != second and works.says_what(first, scene.language)


def _may_be(
    row: ActRow, scene: Scene, clauses: Sequence[Clause], at: int, promised: Callable[[], Counter[str]]
) -> bool:
    """Whether a clause stands as its row asks: right behind a plan, or of what the article promises."""
    if row.of_count or (row.of_plan_before and not works.follows_plan(clauses, at)):
        return False
    return not row.of_told_promise or works.is_promised(promised(), scene, clauses[at])


def _is_part(clause: Clause) -> bool:
    """Whether what is told as done is a part of a whole; no change by so much is: "fell by a third as promised"."""
    changed = clause.phase == "kept" or (clause.foreseen == "met" and clause.sort == "state" and not clause.of_whole)
    return clause.partial and not changed


def _follow_up(
    scene: Scene, clause: Clause, row: ActRow, doers: Doers, works_named: NamedWorks, short: Share | None
) -> Finding:
    sentence = scene.sentences[clause.sentence]
    voice = scene.voice(sentence, at=clause.at[0])
    state: State = row.value  # type: ignore[assignment]  # the table holds the words of model.State
    if state == "done" and short is not None and shortfalls.is_little(short):
        state = "failed"
    elif state == "done" and (_is_part(clause) or short is not None or _goes_on(scene, clause)):
        state = "under_way"
    doer = doers.of(clause, voice)
    data = FollowUp(
        deliverable=deliverable(scene, clause, works_named),
        state=state,
        actor=doer.name,
        self_reported=_is_own(scene, doer, voice),
        share=clause.share or short,
        new_deadline=_new_deadline(scene, clause) if state == "delayed" else None,
        speaker=None if voice is None else voice.speaker,
    )
    return scene.finding("follow_up", sentence, row.name, data, when=_when(scene, clause, state, voice))


def _goes_on(scene: Scene, clause: Clause) -> bool:
    """Whether what is told as done is so much up to now: "has laid 22 km so far"."""
    said = named_works.table(scene.language).so_far
    words = scene.text[clause.start : clause.end].lower()
    counted = scene.quantities_in(scene.sentences[clause.sentence])
    return any(word in words for word in said) and any(clause.start <= one.start < clause.end for one in counted)


def _is_own(scene: Scene, doer: Doer, voice: Voice | None) -> bool:
    """Whether who did it, or his side, says so himself."""
    actor = doer.actor
    if actor is None or voice is None:
        return False
    return actor.first or (actor.code is not None and actor.code == scene.side_of(voice.speaker))


def _new_deadline(scene: Scene, clause: Clause) -> str | None:
    day, moved_to = scene.anchor.day, _moved_to(scene, clause)
    for moment in reversed(clause.moments):
        behind = moment.start > clause.at[0] or moment in moved_to
        if behind and moment.edtf is not None and moment.kind in ("date", "period"):
            due = moment.edtf.removeprefix("../")
            if day is not None and due <= day and moment.basis == "relative" and moment in moved_to:
                due = turned(moment, due, 1)  # "has been put off, to June"
            return due if day is None or due > day else None
    return None


def _moved_to(scene: Scene, clause: Clause) -> tuple[Moment, ...]:
    """Return the times that a delay is told to last to: "put off to June"; none of these is when it was told."""
    leads = load_table(scene.language, WorksTable).moved_to
    return tuple(
        moment
        for moment in clause.moments
        if moment.start > clause.group[0]
        and not leads.isdisjoint(scene.text[max(0, moment.start - LEADING) : moment.start].lower().split()[-1:])
    )


def _when(scene: Scene, clause: Clause, state: str, voice: Voice | None) -> Anchor:
    """Work that goes on is dated when it was said; what was done, by its own time, else on or before that day.

    What the narrator tells as news of the day, or of "the same day", is of that day.
    """
    sentence = scene.sentences[clause.sentence]
    earlier = acts.compiled(scene.language, "context")["earlier"]
    today = clause.tense == "past" and voice is None and not earlier.holds(sentence.text)
    goes_on = state in ("under_way", "delayed")
    past = not goes_on and not today and not concerns.of_same_day(sentence.text, scene.language)
    to_come = _moved_to(scene, clause) if state == "delayed" else ()
    return scene.when(sentence, past=past, at=clause.group[0], end=clause.group[1], but=to_come)
