"""Pledges: clauses in which somebody binds himself to a deed, by the table of pledges."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from attrs import evolve
from msgspec.structs import replace

from timeline.article import Finding
from timeline.edtf import EdtfError, bounds
from timeline.language.acts import act_table, actor, actor_phrases, named_works, provisions
from timeline.language.acts.act_table import ActRow
from timeline.language.acts.doers import BINDING, Doers
from timeline.language.clauses.clause import Clause, Span
from timeline.language.clauses.clause_times import is_ahead
from timeline.language.discourse.scene import Anchor, Scene
from timeline.language.marks import Moment, Sentence
from timeline.language.schema.pledges_table import PledgesTable
from timeline.language.time.anchors import DAY
from timeline.language.time.deadlines import due
from timeline.language.time.durations import ahead_of
from timeline.language.words.lexicon import languages
from timeline.language.words.wordings import Wording, wording
from timeline.model import Pledge, Strength

SAME_ACT = 0.75  # of the content words of the shorter of two actions
LATEST = 60  # pledges of one promiser that a further one may tell again
STEM = 5  # letters that tell a word in its forms
YEAR, MONTH = 4, 7  # characters of either in a date
LIFETIME = 70  # years
OCCASION = 2  # words behind a year in which what it is the year of stands
YEAR = 4  # digits
BEFORE = 40  # characters before a time in which "not before" stands
_WORD = re.compile(r"[\w-]{3,}")


def find_pledges(scene: Scene, clauses: Sequence[Clause], doers: Doers) -> Sequence[Finding]:
    """Return the pledges of an article, each once; where it is told again stands in `also`."""
    if scene.language not in languages(PledgesTable.noun):
        return ()
    return tuple(_each_once(_pledges(scene, clauses, doers)))


def _each_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield each pledge once, in the order of first telling; one is compared with its promiser's latest alone."""
    kept: list[Finding] = []
    again: list[dict[Span, None]] = []
    latest: dict[str | None, deque[tuple[int, frozenset[str]]]] = defaultdict(lambda: deque(maxlen=LATEST))
    for finding in findings:
        promiser, words = _words(finding)
        same = next((index for index, said in latest[promiser] if _is_same(said, words)), None)
        if same is None:
            latest[promiser].append((len(kept), words))
            kept.append(finding)
            again.append({})
            continue
        kept[same] = _told_again(kept[same], finding)
        if (finding.start, finding.end) != (kept[same].start, kept[same].end):
            again[same][finding.start, finding.end] = None
    for finding, places in zip(kept, again, strict=True):
        yield replace(finding, also=(*finding.also, *places))


def _pledges(scene: Scene, clauses: Sequence[Clause], doers: Doers) -> Iterator[Finding]:
    provided = tuple(provisions.find(scene))
    held = {sentence.index for sentence, _ in provided}
    yield from _clause_pledges(
        scene, [one for one in clauses if one.modality != "provision" or one.sentence not in held], doers
    )
    for sentence, provision in provided:
        voice = scene.voice(sentence)
        data = Pledge(
            promiser=provision.promiser.name,
            promisee=actor.promisee(scene, provision.promiser),
            action=" ".join(provision.action.split()),
            strength=provision.strength,
            deadline=None,
            testable=True,
            speaker=None if voice is None else voice.speaker,
        )
        yield scene.finding("pledge", sentence, provision.rule, data)


def _clause_pledges(scene: Scene, clauses: Sequence[Clause], doers: Doers) -> Iterator[Finding]:
    for clause in clauses:
        row = act_table.decide("pledge", clause)
        if row is None or row.gives != "pledge" or _comes_again(clause):
            continue
        if not row.of_works or _is_work(scene, clause):
            finding = _pledge(scene, clause, row, doers)
            if finding is not None:
                yield finding


def _comes_again(clause: Clause) -> bool:
    """Whether a clause tells what is so every time: "starts in September every year"."""
    return clause.tense == "habitual" and any(moment.kind == "set" for moment in clause.moments)


def _is_work(scene: Scene, clause: Clause) -> bool:
    """Whether the subject of a clause is a work by its name: what it will hold or do, its builder promises."""
    return clause.subject is not None and named_works.names_kind(scene.text[slice(*clause.subject)], scene.language)


def _pledge(scene: Scene, clause: Clause, row: ActRow, doers: Doers) -> Finding | None:
    sentence = scene.sentences[clause.sentence]
    voice = scene.voice(sentence, at=clause.at[0])
    doer = doers.of(clause, voice)
    if clause.relative and clause.kind in ("speaker", "pronoun") and not _has_object(scene, clause):
        return None  # "the roads we will build"
    promiser = doer.actor
    if _is_history(scene, clause):
        return None
    when = _when(scene, clause)
    deadline = _deadline(scene, clause, when)
    if promiser is None and not _is_somebodys(scene, clause, deadline):
        return None
    strength: Strength = row.value  # type: ignore[assignment]  # the table holds the words of model.Strength
    data = Pledge(
        promiser=doer.name,
        promisee=None if promiser is None else actor.promisee(scene, promiser),
        action=_action(scene, clause, own=doer.doubt is None and clause.modality in BINDING),
        strength=strength,
        deadline=deadline,
        condition=None if clause.condition is None else scene.text[slice(*clause.condition)],
        testable=deadline is not None or clause.sort == "open",
        negated=clause.negated or None,
        speaker=None if voice is None else voice.speaker,
    )
    return scene.finding("pledge", sentence, row.name, data, when=when, doubt=doer.doubt)


def _is_history(scene: Scene, clause: Clause) -> bool:
    """Whether a promise is told of a time that nobody can be held to: "in 1848 the king promised"."""
    day = scene.anchor.day
    if clause.governed not in ("past", "had_been") or day is None or not day[:YEAR].isdigit():
        return False
    told = [str(moment.edtf)[:YEAR] for moment in scene.moments_in(scene.sentences[clause.sentence]) if moment.edtf]
    return any(year.isdigit() and int(year) < int(day[:YEAR]) - LIFETIME for year in told)


def _has_object(scene: Scene, clause: Clause) -> bool:
    """Whether more than the verb tells what is to be done."""
    return len(scene.text[slice(*clause.rest)].split()) > 1


def _is_ordered(scene: Scene, clause: Clause) -> bool:
    """Whether somebody gives an order who may, or it is told without him: parents only demand."""
    if clause.subject is None or clause.addressee is not None:
        return True
    return bool(scene.mentions_near(*clause.subject))


def _is_somebodys(scene: Scene, clause: Clause, deadline: str | None) -> bool:
    """Whether a deed that nobody is named for is surely somebody's: ordered, promised, by a timetable, due on a day."""
    if clause.modality == "order":
        return _is_ordered(scene, clause)
    told = clause.voice == "passive" or (clause.kind == "none" and clause.subject is None)  # "a promise to mend"
    if clause.modality == "undertaking" and told and not clause.negated:
        return True
    told_of_old = clause.governed in ("past", "had_been")
    if clause.kind not in ("thing", "anyone", "none") or clause.negated or clause.relative or told_of_old:
        return False
    set_down = clause.modality == "schedule" and clause.group[0] < clause.at[0]  # by a word before the deed
    set_down = set_down or (clause.modality == "plan" and clause.voice == "passive") or clause.modality == "provision"
    return set_down or (deadline is not None and clause.modality in ("schedule", "will"))


def _action(scene: Scene, clause: Clause, *, own: bool) -> str:
    """Return what is to be done, and to what; `own`: by the subject itself."""
    deed = scene.text[slice(*clause.rest)]
    within = clause.subject is not None and clause.subject[0] <= clause.rest[0] < clause.subject[1]
    acts = within or (clause.voice == "active" and bool(clause.governor) and own)
    if clause.subject is not None and not acts and (clause.voice == "passive" or clause.kind in ("thing", "none")):
        deed = f"{scene.text[slice(*clause.subject)]} {deed}"
    return " ".join(deed.split()).strip(' ,.;:!?("“”»«’')


def _when(scene: Scene, clause: Clause) -> Anchor | None:
    """Return when a pledge was made: None for the time of speaking; of one retold a time within its words."""
    if clause.governed not in ("past", "had_been"):
        return None
    inside = [
        moment
        for moment in clause.moments
        if moment.edtf is not None
        and moment.kind in ("date", "period")
        and (moment.start < clause.at[0] or _is_of_occasion(scene, moment))
        and not _is_ahead(scene.anchor.day, moment)
    ]
    sentence = scene.sentences[clause.sentence]
    opening = [] if inside else _opening(scene, clause, sentence)
    if (inside or opening) and clause.modality != "schedule":
        told = (inside or opening)[-1]
        others = [moment for moment in scene.moments_in(sentence) if moment is not told]
        return scene.when(sentence, past=True, at=told.start, but=others)
    if clause.governed == "had_been" or clause.modality == "schedule" or _is_overdue(scene, clause):
        return scene.anchor.before()
    return None


def _is_overdue(scene: Scene, clause: Clause) -> bool:
    """Whether a deed was to be done by a time that is over: "the pool that it promised to rebuild by 2022"."""
    behind = (one for one in clause.moments if one.bound == "by" and one.start >= clause.at[0] and one.edtf is not None)
    return any(one.kind in ("date", "period") and not _is_ahead(scene.anchor.day, one) for one in behind)


def _is_of_occasion(scene: Scene, moment: Moment) -> bool:
    """Whether a year is that of an occasion at which promises are made: "promised a bridge in the 2013 election"."""
    behind = (word.strip(",.;") for word in scene.text[moment.end : moment.end + BEFORE].lower().split()[:OCCASION])
    year = moment.text.isdigit() and len(moment.text) == YEAR
    return year and not actor_phrases.words(scene.language).occasions.isdisjoint(behind)


def _opening(scene: Scene, clause: Clause, sentence: Sentence) -> list[Moment]:
    """Return the months and years past that a sentence opens with: "In the 2015 campaign, the mayor promised to"."""
    return [
        moment
        for moment in scene.moments_in(sentence)
        if moment.end <= (clause.subject or clause.group)[0]
        and moment.edtf is not None
        and moment.kind in ("date", "period")
        and len(moment.edtf) < DAY
        and scene.spoken_at(moment.start) is scene.spoken_at(clause.at[0])
        and not _is_ahead(scene.anchor.day, moment)
    ]


def _deadline(scene: Scene, clause: Clause, when: Anchor | None) -> str | None:
    retold = when is not None
    day = when.date if when is not None else scene.anchor.day
    for moment in _likeliest(scene, clause.moments):
        if moment.edtf is None:
            continue
        if moment.kind == "duration":
            granted = clause.modality == "order" and clause.group[0] <= moment.start < clause.at[0]
            if day is not None and not day.startswith("../") and (granted or _is_within(scene, moment)):
                return ahead_of(day, moment.edtf)
            continue
        if moment.kind not in ("date", "period") or (retold and moment.start < clause.at[0]):
            continue
        if (moment.bound == "from" and _is_earliest(scene, moment)) or _tells_when(scene, clause, day, moment):
            continue
        if retold:
            return moment.edtf.removeprefix("../")
        if day is not None and moment.edtf.startswith(f"{day}/"):
            return _rest_of(moment.edtf.rpartition("/")[2])  # "later this year"
        told = due(moment, scene.text, day, scene.language)
        if moment.bound == "by" or told != moment.edtf:
            return told.removeprefix("../")
        last = moment.edtf.rpartition("/")[2]
        counted = (moment.sense or "").startswith("P")
        if last != moment.edtf and (last.isdigit() or counted) and day is not None and moment.edtf.startswith(day[:4]):
            return last  # "over the next five years"
        if _is_ahead(day, moment):
            return moment.edtf
    return None


def _tells_when(scene: Scene, clause: Clause, day: str | None, moment: Moment) -> bool:
    """Whether a time is that of promising: "agreed on Monday to reinstate", "agreed to pay a fine today"."""
    if _is_of_occasion(scene, moment) and not _is_ahead(scene.anchor.day, moment):
        return True
    if moment.edtf == day and clause.telling == "reported" and moment.end <= (clause.subject or clause.group)[0]:
        return True
    promised = clause.modality in BINDING and clause.governed in ("past", "done") and moment.bound != "by"
    between = clause.group[0] <= moment.start < clause.at[0]
    return promised and (moment.edtf == day or (between and not is_ahead(moment, day)))


def _likeliest(scene: Scene, moments: Sequence[Moment]) -> list[Moment]:
    """Return the times of a clause, what it is due by first, and last the year of a thing: "the 2026 games"."""
    said = actor_phrases.words(scene.language)
    parted: tuple[list[Moment], ...] = ([], [], [])
    for moment in moments:
        before = scene.text[max(0, moment.start - BEFORE) : moment.start].split()[-1:]
        if moment.text.isdigit() and before and before[0].lower() in said.leads:
            if before[0].lower() not in said.theirs:
                parted[2].append(moment)
            continue
        parted[moment.bound != "by"].append(moment)
    return [moment for part in parted for moment in part]


def _rest_of(last: str) -> str:
    """Return the month or year that ends on a day; of any other day itself."""
    try:
        month = bounds(last[:MONTH])
    except EdtfError:
        return last
    if last.endswith("-12-31"):
        return last[:YEAR]
    return last[:MONTH] if bounds(last).last == month.last else last


def _is_earliest(scene: Scene, moment: Moment) -> bool:
    """Whether a time is the first that something can be at: "not before 2028"."""
    before = scene.text[max(0, moment.start - BEFORE) : moment.start].rstrip().lower()
    return before.endswith(actor_phrases.words(scene.language).earliest)


def _is_within(scene: Scene, moment: Moment) -> bool:
    """Whether a length of time is one to keep to; it may begin with the word that says so («в течение месяца»)."""
    begin = max(0, moment.start - 16)
    opened = moment.start + len(moment.text.partition(" ")[0]) + 1
    said = _within(scene.language)
    return said.holds(scene.text[begin : moment.start]) or said.holds(scene.text[begin:opened])


@cache
def _within(language: str) -> Wording:
    """Return what stands right before a length of time that is a deadline: "within two years"."""
    said = actor_phrases.words(language)
    words, articles = ("|".join(re.escape(word) for word in each) for each in (said.within, said.articles))
    return wording(rf"(?i)(?:^|[^\pL])(?:{words})\s(?:(?:{articles})\s)?$" if words else "")


def _is_ahead(day: str | None, moment: Moment) -> bool:
    told = str(moment.edtf)
    if day is None or day.startswith("XXXX") or told.startswith("XXXX"):
        return True
    try:
        return not bounds(told).surely_before(bounds(day))
    except EdtfError:
        return False


def _words(finding: Finding) -> tuple[str | None, frozenset[str]]:
    """Return whose pledge it is, and the stems of the words that tell its deed from others."""
    pledge = finding.data
    if not isinstance(pledge, Pledge):
        raise TypeError(finding)
    return pledge.promiser, frozenset(word[:STEM] for word in _WORD.findall(pledge.action.lower()))


def _is_same(first: frozenset[str], second: frozenset[str]) -> bool:
    least = min(len(first), len(second))
    return least > 1 and len(first & second) >= SAME_ACT * least


def _told_again(earlier: Finding, later: Finding) -> Finding:
    data, again = earlier.data, later.data
    if isinstance(data, Pledge) and isinstance(again, Pledge):
        data = evolve(
            data,
            deadline=data.deadline or again.deadline,
            condition=data.condition or again.condition,
            testable=data.testable or again.testable,
        )
    return replace(earlier, data=data)
