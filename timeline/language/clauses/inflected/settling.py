"""What a predicate comes to once its doer, its object and its times are known."""

from collections.abc import Sequence

from msgspec import Struct

from timeline.language.clauses import clause_times
from timeline.language.clauses.clause import Age, Modality, Phase, SubjectKind, Tense, VerbSort
from timeline.language.clauses.inflected.clause_doers import ClauseDoer, Phrase
from timeline.language.clauses.inflected.grammar_words import Grammar
from timeline.language.clauses.inflected.predicate import Predicate
from timeline.language.clauses.inflected.word_rows import COMMA, InflectedWord
from timeline.language.marks import Moment

EARLIEST = "1800"  # "700 метров из 1200" tells no year
OLD = 2  # years after which what was done is history
NEAR = 5  # words behind a verb that tell something together with it
BESIDE = 3  # words before a predicate that tell it goes on now


class Settled(Struct, frozen=True, kw_only=True, gc=False):
    """The parts of a clause that depend on each other."""

    subject: Phrase | None
    kind: SubjectKind
    object: Phrase | None
    passive: bool
    tense: Tense
    modality: Modality
    sort: VerbSort
    phase: Phase
    moved: bool = False
    age: Age = "untold"


class Beside(Struct, frozen=True, kw_only=True, gc=False):
    """What stands beside a predicate: the phrases `before` and `behind` it, the times of its clause.

    `day` is the article's; `told`: somebody is heard.
    """

    before: Sequence[Phrase]
    behind: Sequence[Phrase]
    moments: Sequence[Moment]
    day: str | None
    told: bool


def settle(
    row: Sequence[InflectedWord],
    predicate: Predicate,
    doer: ClauseDoer,
    modality: Modality,
    beside: Beside,
    said: Grammar,
) -> Settled:
    """Return what a predicate comes to."""
    subject, passive = doer.phrase, predicate.passive
    kind: SubjectKind = "pronoun" if doer.kind == "none" and _is_somebodys_plan(predicate) else doer.kind
    object_ = _object(row, predicate, beside, doer, said)
    agrees = predicate.agrees
    if predicate.nominal or (kind == "none" and (predicate.modality in ("schedule", "plan") or predicate.early)):
        passive, subject, kind = True, None, "thing"
    if kind == "none" and agrees is not None and agrees.person in (0, 3) and not agrees.plural and not passive:
        kind = "pronoun" if predicate.modality == "will" else kind  # "на следующей неделе приступит"
    elif kind == "none" and predicate.transitive and not passive and agrees is not None:
        # "школу построят", "дорогу отремонтировали": nobody is named, so it is the work that the clause is about
        passive, subject, kind = True, object_, "thing" if object_ is not None else "none"
        if object_ is not None and object_.first > predicate.main:
            subject = None  # told with the deed: "построят три школы"
    elif kind == "thing" and predicate.transitive and not passive and agrees is not None and agrees.plural:
        things = subject is not None and object_ is None and not row[subject.head].low.startswith(said.agents.houses)
        things = things and said.sorts.get(predicate.verb) != "meeting"
        passive = things and agrees.person in (0, 3)  # "дома ввели", "работы завершат"
    head = "" if subject is None else row[subject.head].low
    thing = head if object_ is None or (passive and subject is not None) else row[object_.head].low
    sort = _sort(predicate, head, thing, said)
    if kind == "thing" and predicate.transitive and not passive and sort == "open" and not said.is_work(head):
        kind = "body" if modality == "schedule" or head.startswith(said.agents.houses) else kind
    phase = _phase(predicate, kind, (head, thing), sort, said)
    together = _together(row, predicate, subject, said)
    if together is None and sort in ("open", "course") and _is_late(row, predicate, said):
        together = "delayed"
    if together is not None:
        sort, phase = "open", together
    if subject is not None and sort == "meeting" and _is_shown(row, subject, said):
        sort = "course"
    mere = predicate.tense == "done" and not passive and not predicate.transitive
    mere = mere or (kind == "person" and predicate.tense == "done" and predicate.verb not in said.works.delivered)
    if kind in ("thing", "person") and mere and sort == "open" and phase == "none" and predicate.modality == "plain":
        sort = "effect"  # "взрыв не раздался": things do nothing that was promised
    tense = _tense(row, predicate, kind, (head, thing), beside, said)
    modality = _modality(row, predicate, modality, doer, sort, beside, said)
    comes = predicate.verb.endswith(said.works.of_both) and modality == "plain" and not predicate.negated
    if tense == "scheduled" and comes:
        tense, modality = "to_come", "will"  # "к маю газифицируют"
    return Settled(
        subject=subject,
        kind=kind,
        object=object_,
        passive=passive,
        tense=tense,
        modality=modality,
        sort=sort,
        phase=phase,
        moved=phase == "delayed" and any(clause_times.is_ahead(moment, beside.day) for moment in beside.moments),
        age=_age(beside),
    )


def _is_somebodys_plan(predicate: Predicate) -> bool:
    """Whether one person plans, whoever it is: "которые собиралась потратить"; "планируется" is nobody's."""
    agrees = predicate.agrees
    if agrees is None or agrees.plural or predicate.modality != "plan" or predicate.nominal or predicate.early:
        return False
    return agrees.gender in ("m", "f")


def _object(
    row: Sequence[InflectedWord], predicate: Predicate, beside: Beside, doer: ClauseDoer, said: Grammar
) -> Phrase | None:
    """Return the noun phrase a verb acts on: right behind it, else one before it that is not its doer."""
    if predicate.passive:
        return None
    behind = predicate.last + 1
    while behind < len(row) and row[behind].low in said.words.adverbs:
        behind += 1
    near: list[Phrase] = []
    for phrase in beside.behind:  # "открыл в городе школу": what a preposition leads may stand between
        if phrase.first - phrase.led > behind:
            break
        if not phrase.led:
            near.append(phrase)
            break
        behind = phrase.end
    for phrase in (*near, *reversed(beside.before)):
        if phrase != doer.phrase and not phrase.led:
            return phrase
    return None


def _sort(predicate: Predicate, head: str, thing: str, said: Grammar) -> VerbSort:
    verb = predicate.verb
    planned = predicate.modality == "plan"
    if verb in said.words.refusing and planned:
        return "effect"  # "решили отказаться"
    occasion = head in said.works.occasions
    if (verb in said.governors or verb in said.dependence) and not (occasion and planned):  # "визит намечен"
        paper = head.startswith(said.works.papers)
        return (
            "saying"
            if predicate.modality == "plain"
            else "signing"
            if paper
            else _sort_of_governor(predicate, head, said)
        )
    if said.sorts.get(verb) == "signing" or verb in said.works.ending_papers:
        paper = thing.startswith(said.works.papers) or head.startswith(said.works.papers)
        return "signing" if paper else "open"
    if occasion or thing in said.works.occasions:
        return "meeting"
    if said.sorts.get(verb) == "meeting" and said.is_work(head):
        return "course"
    if predicate.tense == "done" and predicate.modality != "failing" and verb in said.works.incidents:
        return "effect"
    return _listed_sort(predicate, head, said)


def _sort_of_governor(predicate: Predicate, head: str, said: Grammar) -> VerbSort:
    """Return the sort of a governing verb that has no deed: "будем стараться"; "ожидается дождь" promises nothing."""
    wished = predicate.modality == "will" and said.governors.get(predicate.verb) in (
        "wish",
        "plan",
        "ability",
        "failing",
    )
    awaited = predicate.modality == "schedule" and predicate.governor == predicate.verb and head != ""
    return "state" if wished or (awaited and not _comes_about(head, said)) else "open"


def _listed_sort(predicate: Predicate, head: str, said: Grammar) -> VerbSort:
    verb = predicate.verb
    if verb in said.words.told_deeds and (predicate.modality != "plain" or predicate.passive):
        return "open"  # "готов передать участок"
    if said.sorts.get(verb) == "course" and head and not said.is_work(head) and verb in said.works.for_works:
        return "state"
    return said.sorts.get(verb, "open")


def _comes_about(noun: str, said: Grammar) -> bool:
    """Whether a noun is a work, or a house that is opened: other things only appear, go out, take place."""
    return said.is_work(noun) or noun.startswith((*said.agents.houses, *said.works.shown))


def _phase(predicate: Predicate, kind: SubjectKind, heads: tuple[str, str], sort: VerbSort, said: Grammar) -> Phase:
    """Return what the verb tells of a work; of anything else nothing."""
    if sort in ("meeting", "signing", "saying"):
        return "none"
    if predicate.verb in said.predicatives and kind in ("person", "speaker", "hearer", "pronoun"):
        return "none"  # "я готов": nothing is finished
    if kind == "person" and predicate.verb in said.works.opened and _comes_about(heads[1], said):
        return "finished"
    themselves = kind in ("person", "pronoun", "speaker", "hearer")
    if themselves and predicate.phase == "under_way" and predicate.main > predicate.first:
        return "none"  # "он продолжает работать"
    if predicate.verb in said.works.ended and kind != "none" and not predicate.passive and not said.is_work(heads[1]):
        return "none"
    if predicate.verb in said.works.for_works and not any(map(said.is_work, heads)):
        return "none"
    return predicate.phase


def _together(
    row: Sequence[InflectedWord], predicate: Predicate, subject: Phrase | None, said: Grammar
) -> Phase | None:
    """Return what a verb and a word beside it, or its subject, tell together: "дать старт", "срок истёк"."""
    pairs = said.together.get(predicate.verb)
    if pairs is None:
        return None
    near = row[predicate.first : predicate.last + 1 + NEAR]
    words = [*near, *(() if subject is None else row[subject.first : subject.end])]
    return next((pairs[word.low] for word in words if word.low in pairs), None)


def _is_late(row: Sequence[InflectedWord], predicate: Predicate, said: Grammar) -> bool:
    """Whether words beside a deed say that it is late: "с опозданием", "позже срока", "позже, чем обещали"."""
    works = said.works
    near = [word.low for word in row[max(0, predicate.first - BESIDE) : predicate.last + 1 + NEAR]]
    if not works.late.isdisjoint(near):
        return True
    for place, low in enumerate(near[:-1]):
        if low in works.later:
            behind = [one for one in near[place + 1 : place + 3] if one != COMMA]
            return bool(behind) and behind[0] in works.than
    return False


def _is_shown(row: Sequence[InflectedWord], subject: Phrase, said: Grammar) -> bool:
    """Whether what was held is the delivery of a work."""
    return any(word.low.startswith(said.works.shown) for word in row[subject.first : subject.end])


def _tense(
    row: Sequence[InflectedWord],
    predicate: Predicate,
    kind: SubjectKind,
    heads: tuple[str, str],
    beside: Beside,
    said: Grammar,
) -> Tense:
    """Return when a deed lies: what befell somebody, or is years old, is no news; of what is done now, work goes on."""
    tense = predicate.tense
    told = predicate.verb in said.works.delivered or predicate.phase != "none" or predicate.negated
    old = not predicate.negated and _is_old(beside.moments, beside.day)  # "обещанный в 2021 году не открыли" is now
    if tense == "done" and (predicate.verb in said.works.incidents or old):
        return "had_been"
    if tense == "done" and not told and said.sorts.get(predicate.verb, "open") == "open":
        return "past"
    if tense != "under_way" or predicate.phase != "none":
        return tense
    if any(clause_times.is_ahead(moment, beside.day) for moment in beside.moments):
        return "scheduled"
    head, thing = heads
    now = any(row[place].low in said.works.now for place in range(max(0, predicate.first - BESIDE), predicate.first))
    if now or head.startswith(said.agents.workers) or said.is_work(thing):
        return tense
    if predicate.passive:
        return tense if _comes_about(head, said) else "habitual"
    return tense if kind == "none" else "habitual"


def _modality(
    row: Sequence[InflectedWord],
    predicate: Predicate,
    modality: Modality,
    doer: ClauseDoer,
    sort: VerbSort,
    beside: Beside,
    said: Grammar,
) -> Modality:
    """Return what a duty is: with a time a schedule, a need that somebody tells an order; so is what a chief asks.

    No thing gives orders, and what is no deed was not due.
    """
    head = "" if doer.phrase is None else row[doer.phrase.head].low
    if modality in ("will", "undertaking", "plan") and head.startswith(said.agents.foretellers):
        return "possibility"  # "синоптики обещают потепление"
    if modality == "request":
        return "order" if head.startswith(said.agents.chiefs) else modality
    if modality in ("order", "proposal", "offer") and head and doer.kind == "thing" and predicate.agrees is not None:
        return "duty"
    if modality == "failing":
        return modality if sort in ("open", "course") else "ability"
    if modality != "duty":
        return modality
    if predicate.need:
        return "order" if beside.told and sort in ("open", "course") else modality
    timed = any(moment.edtf is not None or moment.kind == "duration" for moment in beside.moments)
    return "schedule" if timed else modality


def _age(beside: Beside) -> Age:
    """Return how long ago the times of a clause lie."""
    if any(clause_times.is_ahead(moment, beside.day) for moment in beside.moments):
        return "ahead"
    if _is_old(beside.moments, beside.day):
        return "old"
    return "recent" if any(moment.kind in ("date", "period") for moment in beside.moments) else "untold"


def _is_old(moments: Sequence[Moment], day: str | None) -> bool:
    """Whether the only times told are years that lie far back."""
    told = [moment.edtf[:4] for moment in moments if moment.edtf is not None and moment.edtf[:4].isdigit()]
    years = [year for year in told if year >= EARLIEST]
    return bool(years) and day is not None and day[:4].isdigit() and int(max(years)) + OLD < int(day[:4])
