"""Clauses that visits are told by: who travels where, goes over what, or is on a visit (`data/tables/visit.toml`)."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import asdict, replace

from timeline.language.acts import act_patterns as acts
from timeline.language.acts import act_table, actor_phrases
from timeline.language.acts.occasion_deeds import deed_of, words_of
from timeline.language.clauses.clause import Clause, Span
from timeline.language.discourse.scene import Scene
from timeline.language.marks import Place, Sentence
from timeline.language.schema.occasions_table import OccasionsTable
from timeline.language.schema.pledges_table import PledgesTable
from timeline.language.words.lexicon import load_table
from timeline.language.words.wordings import Wordings

REACH = 60  # characters between a verb and where somebody goes
BEFORE = 60  # characters before a word for a visit that say whose it is
BESIDE = 2  # characters from an office to the name of who holds it
AROUND = (40, 25)  # characters before and behind that can say it is a habit
TRIP = 50  # characters between a verb and the visit that is paid

# Where a clause leads: to a place that is named, into a works, to people; or it is about a visit that is named.
Theme = Literal["place", "facility", "people", "trip", "none"]


class VisitTold(Struct, frozen=True, kw_only=True):
    """What a sentence says of a visit: `start` … `end` are the words that tell it, before its place.

    `setting`: it is only said to tell when something else took place; `visitors`: who comes, where the clause tells.
    """

    sentence: Sentence
    rule: str
    start: int
    end: int
    planned: bool
    det: str = ""
    setting: bool = False
    visitors: tuple[str, ...] = ()
    place: Place | None = None


class VisitClause(Clause, frozen=True, kw_only=True):
    """A clause with what it says of visits.

    `deed` is the verb's; `setting` of a visit during which something is done, `of` of one with the visitor behind it.
    `official`: who comes does so for an office or a body; `habit`: it is told of every time, or of a crowd.
    """

    deed: str
    theme: Theme
    official: bool
    habit: bool
    verb_end: int
    det: str = ""
    visitors: tuple[str, ...] = ()
    place: Place | None = None


def visit_clauses(scene: Scene, sentence: Sentence, clauses: Sequence[Clause]) -> Iterator[VisitClause]:
    """Yield the clauses of a sentence that say something of visits; visits that no verb is about come last."""
    words = acts.compiled(scene.language, "visit", "nouns")
    trips = list(islice(words["trip"].finditer(sentence.text), acts.MANY))
    taken: set[int] = set()
    for clause in clauses:
        deed, more = deed_of(scene, "visits", clause)
        end = clause.at[1] + more
        if not deed and clause.verb in load_table(scene.language, OccasionsTable).stays:
            deed = "stay"
        if not deed:
            continue
        undergone = clause.subject if clause.voice == "passive" else None
        where = words_of(clause, end, sentence.end)
        theme = _theme(scene, undergone or where, deed)
        front = _place_before(scene, clause) if theme == "none" and deed == "travel" else None
        theme = theme if front is None else "place"
        at = where[0] - sentence.start
        trip = (
            None
            if theme in ("place", "facility") and deed in _TO_PLACES
            else next((one for one in trips if at <= one.start() <= at + TRIP), None)
        )
        if trip is not None and _is_paid(words, deed, sentence.text[at : trip.start()]):
            taken.add(trip.start())
            yield _made(scene, sentence, clause, deed, sentence.start + _end(trip), "trip", trip.group("det"))
        else:
            made = _made(scene, sentence, clause, deed, end, theme, "")
            front = front or (_place(scene, (where[0], clause.at[0])) if where[1] <= clause.at[0] else None)
            yield made if front is None else replace(made, place=front)
    for trip in trips:
        if trip.start() in taken:
            continue
        begin, end = sentence.start + trip.start(), sentence.start + _end(trip)
        inside = [one for one in clauses if one.start <= begin < max(one.end, one.rest[1])]
        clause = inside[-1] if inside else _alone(sentence, (begin, end))
        before = sentence.text[max(0, trip.start() - BEFORE) : trip.start()]
        if deed_of(scene, "visits", clause)[0] == "off":
            continue  # what is put off is none
        deed = _about(words, before, scene.text[end : sentence.end])
        yield _made(scene, sentence, clause, deed, end, "trip", trip.group("det"))


def _end(trip: Any) -> int:
    """Return where a word for a visit ends: before the name that it leads to."""
    end: int = trip.end()
    return end - 1 if trip.group()[-1:].isupper() else end


def _about(words: Wordings, before: str, behind: str) -> str:
    """Return what a word for a visit is said for: when something else is done, or whose it is."""
    if words["lead"].holds(before):
        return "setting"
    return "of" if words["of"].holds(behind) else ""


def _place_before(scene: Scene, clause: Clause) -> Place | None:
    """Return where somebody goes, told before the verb: «в Омск прибыла делегация»."""
    words = acts.compiled(scene.language, "visit", "nouns")
    told = [one for one in scene.places_between(clause.start, clause.group[0]) if not one.adjective]
    led = [one for one in told if words["led"].holds(scene.text[clause.start : one.start])]
    return led[-1] if led else None


def _is_paid(words: Wordings, deed: str, gap: str) -> bool:
    """Whether a visit is what a verb is about; one that somebody is on, or goes on."""
    return bool(words["on"].holds(gap)) if deed in _LED else not words["breaks"].holds(gap)


def _alone(sentence: Sentence, span: Span) -> Clause:
    return Clause(sentence=sentence.index, start=span[0], end=span[1], group=span, verb="", at=span, rest=span)


def _theme(scene: Scene, span: Span, deed: str) -> Theme:
    """Return what stands right behind a verb: a place, a works or people; behind "in" or "to" of who goes or stays."""
    words = acts.compiled(scene.language, "visit", "nouns")
    end, last = span
    behind = scene.text[end:last]
    if deed in _LED:
        lead = words["within" if deed == "stay" else "into"].search(behind)
        if lead is None:
            return "none"
        end, behind = end + lead.end() - 1, behind[lead.end() - 1 :]
        if deed != "stay" and not scene.moments_between(end, end + 1):
            return "place"  # a name that no gazetteer need know
    stop = words["breaks"].search(behind)
    limit = min(end + REACH, last if stop is None else end + stop.start() + 1)
    if any(not one.adjective and one.kind != "reference" for one in scene.places_between(end, limit)):
        return "place"
    if acts.compiled(scene.language, "visit", "facility").holds(scene.text[end:limit]):
        return "facility"
    return "people" if scene.mentions_near(end, limit) else "none"


_LED = frozenset({"travel", "stay"})  # where to or where stands behind a preposition
_TO_PLACES = frozenset({"visit", "travel"})
_OF_TRIPS = frozenset({"setting", "of"})


def _made(scene: Scene, sentence: Sentence, clause: Clause, deed: str, end: int, theme: Theme, det: str) -> VisitClause:
    words = acts.compiled(scene.language, "visit", "nouns")
    subject_comes = _who(scene, clause)
    who = _whose(scene, sentence, end) if deed in _OF_TRIPS else subject_comes
    own = who == subject_comes
    untold = deed == "travel" and clause.kind == "speaker" and scene.quotation_at(clause.at[0]) is None
    before, behind = AROUND
    near = scene.text[max(sentence.start, clause.group[0] - before) : min(sentence.end, end + behind)]
    subject = "" if who is None or deed in _OF_TRIPS else scene.text[slice(*who)]
    habit = acts.compiled(scene.language, "context")["habit"].holds(near) or words["crowd"].holds(subject)
    return VisitClause(
        **asdict(clause),
        deed=deed,
        theme=theme,
        official=who is not None and not untold and _is_official(scene, clause, who, words, own=own),
        habit=bool(habit or words["times"].holds(scene.text[end : sentence.end])),
        verb_end=end,
        det=det or "",
        visitors=() if who is None else tuple(_visitors(scene, clause, who, own=own)),
        place=_place(scene, (end, sentence.end)),
    )


def _whose(scene: Scene, sentence: Sentence, end: int) -> Span:
    """Return the stretch that tells whose a visit is: "of the delegation", else its sentence and some words behind."""
    words = acts.compiled(scene.language, "visit", "nouns")
    told = words["whose"].search(scene.text[end : sentence.end])
    if told is not None and words["official"].holds(told.group(1)):
        return end + told.start(1), end + told.end(1)
    return sentence.start, min(sentence.end, end + BEFORE)


def _who(scene: Scene, clause: Clause) -> Span | None:
    """Return who comes, with the name behind his office: the clause's subject, of a passive its agent."""
    who = clause.owner if clause.voice == "passive" else clause.subject
    if who is None:
        return None
    named = next(iter(scene.mentions_near(who[1], who[1] + BESIDE)), None)
    return who if named is None else (who[0], named.end)


def _is_official(scene: Scene, clause: Clause, who: Span, words: Wordings, *, own: bool) -> bool:
    """Whether somebody comes for an office or a body: not a fan, a reporter, a family. `own`: who is in the clause."""
    said = scene.text[slice(*who)]
    if words["official"].holds(said) or words["mission"].holds(scene.text[slice(*clause.rest)]):
        return True
    table = load_table(scene.language, PledgesTable)
    if clause.kind == "speaker":
        return said.lower() not in table.alone
    pronoun = clause.kind == "pronoun" or said.lower() in table.they or not own
    if pronoun and not any(one.kind == "person" for one in scene.mentions_near(*who)):
        around = scene.sentences[max(0, clause.sentence - 1)].start, scene.sentences[clause.sentence].end
        return words["official"].holds(scene.text[slice(*around)])
    roles = {one.name for one in scene.cast.mentions if one.kind == "person" and one.role}
    return any(one.kind == "person" and (one.role or one.name in roles) for one in scene.mentions_near(*who))


def _visitors(scene: Scene, clause: Clause, who: Span, *, own: bool) -> Iterator[str]:
    named = [one.name for one in scene.mentions_near(*who) if one.kind == "person" or one.by == "name"]
    if named:
        yield from dict.fromkeys(named)
    elif not own and who[0] != scene.sentences[clause.sentence].start:
        yield " ".join(scene.text[slice(*who)].split())
    elif clause.kind in ("body", "person", "thing") and own:
        meant = actor_phrases.meant(scene, who, None) or actor_phrases.as_told(scene, who)
        if meant is not None:
            yield meant.name


def _place(scene: Scene, span: Span) -> Place | None:
    """Return the place behind the words that tell a visit: the first, or the nearer one within it."""
    end = span[0]
    behind = [one for one in scene.places_between(*span) if not one.adjective and one.kind != "reference"]
    words = acts.compiled(scene.language, "visit", "nouns")
    led = [one for one in behind[1:] if words["led"].holds(scene.text[end : one.start])]
    if led and not words["led"].holds(scene.text[end : behind[0].start]):
        return led[0]
    closest = [one for one in behind if one.start - behind[0].start < BEFORE]
    return next((one for one in closest if "-" in one.code), behind[0]) if behind else None


def told_by_clauses(scene: Scene, sentence: Sentence, clauses: Sequence[Clause]) -> Iterator[VisitTold]:
    """Yield the visits that the clauses of a sentence tell of, by the table."""
    for clause in islice(visit_clauses(scene, sentence, clauses), acts.MANY):
        row = act_table.decide("visit", clause)
        if row is None or row.gives != "visit":
            continue
        yield VisitTold(
            sentence=sentence,
            rule=row.name,
            start=clause.group[0] if clause.deed not in _OF_TRIPS else clause.verb_end,
            end=clause.verb_end,
            planned=row.value == "planned",
            det=clause.det,
            setting=clause.deed in _OF_TRIPS,
            visitors=clause.visitors,
            place=clause.place,
        )
