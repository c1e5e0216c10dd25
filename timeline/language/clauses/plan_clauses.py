"""What clauses tell of plans: "plans for a depot were unveiled", "the deadline for completion is June"."""

from bisect import bisect_left

from msgspec.structs import replace

from timeline.language.clauses import clause_times, subject_kinds
from timeline.language.clauses.clause import Clause, Span
from timeline.language.clauses.sentence_site import SentenceSite
from timeline.language.clauses.subject_finder import Subject
from timeline.language.clauses.verb_group import VerbGroup

TOLD = 60  # words between a deed and who tells of it
SAYING = 8  # words between who says something and the verb of saying
LONGEST_LEAD = 4  # words that say at the head of a sentence that something is planned
AMONG = 5  # words from "among" to what is planned
LED = 12  # words before a clause in which "under the plan" stands
_OWNED = frozenset({"provision", "plan"})  # of whom a plan is, they tell what he will do
_BESIDE = frozenset({"determiner", "word", "number", "adverb", "comma", "preposition"})


def as_plan(site: SentenceSite, group: VerbGroup, subject: Subject | None, clause: Clause) -> Clause:
    """Return a clause that tells of a plan as the plan itself, and one of no plan as none; any other as it is."""
    none = _no_plan(site, group, subject, clause) or _meant_to_be(site, group, clause)
    if none is not None:
        return none
    planned = clause.modality == "would" and clause.telling == "narrated"
    if planned and (_is_under_plan(site, group, subject) or _is_on_condition(clause)):
        return replace(clause, telling="reported")
    if clause.modality in _OWNED and clause.kind == "thing" and subject is not None and clause.owner is None:
        there = clause.head in site.known.words.there  # "there are plans to"
        return replace(clause, owner=_whose(site, subject), subject=None if there else clause.subject)
    if clause.factuality != "asserted" or clause.negated:
        return clause
    if clause.modality == "schedule" and group.nominal and clause.sort == "state" and subject is not None:
        return _made(site, group, subject, clause) or clause  # "a target of 300 homes has been set for"
    if clause.modality != "plain":
        return clause
    told = _coming(site, group, clause) or _among(site, group, clause)
    if told is not None or subject is None:
        return told or clause
    readers = (_made, _deadline, _goal)
    return next((read for reader in readers if (read := reader(site, group, subject, clause)) is not None), clause)


def _meant_to_be(site: SentenceSite, group: VerbGroup, clause: Clause) -> Clause | None:
    """Return what a work was meant to be by a time, as what was scheduled: "was meant to have been built by 2014"."""
    if clause.modality != "wish" or group.governor not in site.known.words.meant:
        return None
    works = clause.sort == "course" or (clause.sort == "open" and clause.voice == "passive")
    if not works or not clause.moments or clause.governed not in ("past", "had_been"):
        return None
    return replace(clause, modality="schedule")


def _no_plan(site: SentenceSite, group: VerbGroup, subject: Subject | None, clause: Clause) -> Clause | None:
    """Return what looks like a plan or a promise, and is none."""
    words, told = site.known.words, clause.telling != "narrated" and clause.modality in ("will", "would")
    if (group.nominal_object and _is_idle(site, group, clause)) or (told and _is_outsiders(site, group)):
        return replace(clause, factuality="supposed")
    if clause.modality in ("plan", "undertaking") and clause.negated and clause.head == group.governor:
        return replace(clause, factuality="supposed")  # "no decision has been made to"
    if clause.modality == "plan" and clause.governed == "past" and group.governor in words.reduced:
        return replace(clause, modality="purpose") if clause.kind == "thing" else None  # "a course intended to teach"
    if clause.modality == "schedule" and group.governor in words.awaiting and _is_foreseen(clause):
        return replace(clause, modality="possibility")
    if clause.modality == "order" and _is_to_public(site, group, subject):
        return replace(clause, modality="request")
    if clause.modality == "plan" and group.governor in words.hoped and _is_hoped(clause):
        return replace(clause, modality="wish")
    if clause.tense == "under_way" and clause.age == "ahead" and not _is_set(site, clause):
        return replace(clause, age="untold")
    return _unbound(site, group, clause)


def _unbound(site: SentenceSite, group: VerbGroup, clause: Clause) -> Clause | None:
    """Return what nobody binds himself to, for all that it is scheduled, agreed or can be done."""
    no_plan = clause.modality == "schedule" and group.negated and group.governor != site.known.auxiliaries.is_to
    if no_plan or _is_route(site, group, clause):  # "is not scheduled to begin", "will run from the port to the mill"
        return replace(clause, modality="possibility")
    if _is_purpose(site, group, clause):
        return replace(clause, modality="purpose")  # "the move was to protect"
    agreed = clause.modality == "agreement" and group.modality != "agreement" and clause.sort in ("open", "effect")
    if agreed and clause.kind == "thing" and clause.voice == "active":
        return replace(clause, factuality="supposed")  # "agreed that the plan would help"
    if clause.kind == "anyone" and clause.sort == "state" and group.governor in site.known.words.awaiting:
        return replace(clause, modality="possibility")  # "it is expected to rise"
    if clause.modality == "schedule" and group.governor in site.known.words.hoped and clause.age != "ahead":
        return replace(clause, modality="possibility")  # "expects the rate to be cut"
    sworn = clause.modality == "undertaking" and clause.governed == "present" and clause.age != "ahead"
    if sworn and group.governor in site.known.adjectives and _is_value(site, group):
        return replace(clause, factuality="supposed")  # "is dedicated to providing the best care"
    if clause.modality == "ability" and not _has_object(site, group):
        return replace(clause, modality="possibility")  # "we can apply for a day"
    return None


def _is_route(site: SentenceSite, group: VerbGroup, clause: Clause) -> bool:
    """Whether a clause only tells how a road or a line lies."""
    known, behind = site.known, site.words.lows[group.last + 1 : group.last + 2]
    lies = known.is_of(known.words.running, site.words.lows[group.main]) and not known.words.routes.isdisjoint(behind)
    coming = clause.modality in ("will", "would", "schedule") and clause.voice == "active" and not clause.moments
    return lies and coming and clause.kind in ("thing", "none")


def _is_purpose(site: SentenceSite, group: VerbGroup, clause: Clause) -> bool:
    """Whether a clause only tells what something was meant for: "the move was to protect", "this is to save"."""
    known = site.known
    if clause.modality != "schedule" or group.governor != known.auxiliaries.is_to or clause.voice == "passive":
        return False
    return clause.head in known.words.purposes or (clause.kind == "thing" and clause.head in known.words.pointing)


def _is_value(site: SentenceSite, group: VerbGroup) -> bool:
    """Whether a deed is told by a value, and by no number: "the highest standards of safety"."""
    behind = range(group.last + 1, group.last + SAYING)
    return (
        site.any_of(site.known.words.virtues, behind[0], behind[-1])
        and "number" not in site.words.tags[behind[0] : behind[-1]]
    )


def _has_object(site: SentenceSite, group: VerbGroup) -> bool:
    """Whether a verb is done to something that stands right behind it."""
    behind = site.words.tags[group.last + 1 : group.last + 2]
    does = site.words.tags[group.main] == "do"  # "we can do that"
    return bool(behind) and not does and behind[0] in ("determiner", "number", "word", "pronoun")


def _is_idle(site: SentenceSite, group: VerbGroup, clause: Clause) -> bool:
    """Whether nobody promises or offers a thing: "promised more", "the engine promises power", "has no plan for"."""
    bare = clause.rest[1] <= site.words.ends[group.last]
    by_noun = group.governor in site.known.nouns
    by_thing = clause.modality in ("undertaking", "offer") and clause.kind == "thing" and not by_noun
    return bare or by_thing or (clause.negated and (by_noun or clause.modality == "offer"))


def _is_hoped(clause: Clause) -> bool:
    """Whether what is expected is no plan: of things and people at large, or not."""
    return clause.negated or clause.kind in ("thing", "none") or (clause.kind == "speaker" and not clause.moments)


def _is_set(site: SentenceSite, clause: Clause) -> bool:
    """Whether a clause has a time to come of its own, and not that of a thing: "the 2020 budget"."""
    words, day = site.words, site.scene.anchor.day
    for moment in clause.moments:
        before = bisect_left(words.starts, moment.start) - 1
        led = before >= 0 and words.tags[before] in ("preposition", "either")
        if clause_times.is_ahead(moment, day) and (led or moment.basis == "relative"):
            return True
    return False


def _is_foreseen(clause: Clause) -> bool:
    """Whether others than its doer foresee a deed that no time is told for: "the court is expected to side with"."""
    acts = clause.voice == "active" and clause.kind in ("person", "body", "pronoun") and clause.sort != "course"
    return acts and (clause.negated or clause.age != "ahead") and clause.governed == "present"


def _is_to_public(site: SentenceSite, group: VerbGroup, subject: Subject | None) -> bool:
    """Whether an order goes to people at large: "ordered residents to leave", "told him to rest"."""
    known, words = site.known, site.words
    if group.addressee is None:
        return False
    begin, end = group.addressee
    if begin < 0:
        if subject is None:
            return False
        begin, end = subject.begin, subject.end
    head = next((at - 1 for at in range(begin + 1, end) if words.tags[at] in ("preposition", "comma")), end - 1)
    told = Subject(begin=begin, end=end, head=head, opens=begin)
    kind = subject_kinds.kind_of(site, told, group, "open")
    if group.governor in known.words.bare_orders:
        return kind not in ("body", "speaker", "hearer")
    return kind == "thing" and words.lows[head] in known.words.public


def _is_outsiders(site: SentenceSite, group: VerbGroup) -> bool:
    """Whether a sentence is told by one who binds nobody: "…, says Ana Kolar, an analyst at"."""
    words, known = site.words, site.known
    for at in range(max(0, group.first - TOLD), min(len(words), group.last + TOLD)):
        if words.lows[at] not in known.words.outsiders:
            continue
        begin = max(0, at - SAYING)
        before = (back for back in range(at - 1, begin - 1, -1) if words.lows[back] in known.saying)
        said = next(before, None)
        if said is not None and (said == 0 or words.tags[said - 1] in ("comma", "quote", "mark")):
            return True
        ahead = words.lows[at + 1 : at + SAYING]
        if any(word in known.saying for word in ahead) and (at == 0 or words.tags[at - 1] != "preposition"):
            return True
    return False


def _made(site: SentenceSite, group: VerbGroup, subject: Subject, clause: Clause) -> Clause | None:
    """Return what a plan that is made, shown or approved holds: the subject tells it."""
    known, words = site.known, site.words
    if not (group.passive or group.nominal) or words.lows[group.main] not in known.words.making:
        return None
    noun, behind = words.lows[subject.head], subject.head + 1
    modality = known.nouns.get(noun) or ("plan" if noun in known.words.schemes else None)
    if modality is None or behind >= subject.end - 1:
        return None
    thing = noun in known.words.planning and words.lows[behind] in known.words.planned_for
    thing |= words.lows[behind] in known.words.whose and words.tags[behind + 1] == "number"
    if not thing and (words.tags[behind] != "to" or words.tags[behind + 1] != "word"):
        return None
    rest = site.span(behind + 1, subject.end)
    return replace(
        clause,
        modality=modality,
        governor=noun,
        governed="done",
        tense="to_come",
        sort="open",
        phase="none",
        rest=rest,
        owner=clause.owner or _whose(site, subject),
        moments=site.moments_in(*rest),
    )


def _coming(site: SentenceSite, group: VerbGroup, clause: Clause) -> Clause | None:
    """Return what is told behind a word that says it is planned: "also planned are 30 flats"."""
    words, known, behind = site.words, site.known, group.last + 1
    if (
        not group.copula
        or group.tense != "present"
        or words.tags[behind : behind + 1] not in (["determiner"], ["number"])
    ):
        return None
    led = [at for at in range(max(0, group.first - LED), group.first) if words.tags[at] in ("mark", "quote", "comma")]
    begin = led[-1] + 1 if led else max(0, group.first - LED)
    begin += words.tags[begin] == "adverb"
    said = " ".join(words.lows[begin : begin + LONGEST_LEAD])
    lead = next((lead for lead in known.words.upcoming if f"{said} ".startswith(f"{lead} ")), None)
    if lead is None or any(words.tags[at] in ("modal", "have") for at in range(begin, group.first)):
        return None
    if " " not in lead and group.first > begin + LONGEST_LEAD:
        return None
    return replace(
        clause,
        modality="plan",
        governor=words.lows[begin],
        governed="present",
        tense="to_come",
        sort="open",
        phase="none",
        kind="thing",
        subject=None,
        rest=(words.starts[behind], max(clause.rest[1], words.ends[behind])),
    )


def _whose(site: SentenceSite, subject: Subject) -> Span | None:
    """Return whose a plan is: "the council's plans for"."""
    for at in range(subject.head - 1, subject.begin - 1, -1):
        if site.words.lows[at].endswith(site.known.endings.genitive):
            return site.span(subject.begin, at + 1)
    return None


def _deadline(site: SentenceSite, group: VerbGroup, subject: Subject, clause: Clause) -> Clause | None:
    """Return what has a deadline as due by it: "the deadline for completion is June", "the opening date is 3 June"."""
    known, lows, head = site.known, site.words.lows, subject.head
    if not group.copula or group.last + 1 >= len(lows) or not site.has_moment(group.last + 1):
        return None
    aimed = lows[head] in known.words.dated_aims and not site.any_of(known.words.entries, head + 1, subject.end)
    aimed = aimed and subject.end > head + 2
    aimed = aimed and (lows[head + 1] in known.words.planned_for or site.words.tags[head + 1] == "to")
    named = head > subject.begin and f"{lows[head - 1]} {lows[head]}" in known.words.deadlines
    of_work = lows[head] in known.words.deadlines and site.any_of(
        known.words.progress | known.words.formerly | known.words.ranked, subject.begin, subject.end
    )
    if not named and not of_work and not aimed:
        return None
    return replace(clause, modality="schedule", governor=lows[head], governed=clause.tense, sort="course", phase="none")


def _among(site: SentenceSite, group: VerbGroup, clause: Clause) -> Clause | None:
    """Return what is one of several things planned: "a pool and a park are among the projects to be delivered"."""
    words, behind = site.words, group.last + 1
    if (
        not group.copula
        or group.tense != "present"
        or site.known.words.amid.isdisjoint(words.lows[behind : behind + 1])
    ):
        return None
    reach = behind + AMONG
    at = next((at for at in range(behind, min(reach, len(words))) if words.lows[at] in site.known.words.schemes), None)
    if at is None or words.tags[at + 1 : at + 3] != ["to", "be"]:
        return None
    rest = words.starts[at + 1], max(clause.rest[1], words.ends[at + 2])
    return replace(
        clause,
        modality="plan",
        governor="",
        governed="present",
        tense="to_come",
        sort="open",
        kind="thing",
        rest=rest,
    )


def _goal(site: SentenceSite, group: VerbGroup, subject: Subject, clause: Clause) -> Clause | None:
    """Return what a goal is: "the goal is 300 homes by 2026", "the aim is for all buses to be electric"."""
    known, words, behind = site.known, site.words, group.last + 1
    if not group.copula or behind + 1 >= len(words) or known.nouns.get(words.lows[subject.head]) != "plan":
        return None
    thing = words.tags[behind] in ("number", "determiner")  # "the goal is a new school by 2026"
    if (words.lows[behind] not in known.words.planned_for and not thing) or (thing and clause.age != "ahead"):
        return None
    rest = words.starts[behind], max(clause.rest[1], words.ends[behind])
    return replace(
        clause,
        modality="plan",
        governor=words.lows[subject.head],
        governed=clause.tense,
        tense="to_come",
        sort="open",
        phase="none",
        rest=rest,
    )


def _is_on_condition(clause: Clause) -> bool:
    """Whether a deed has its condition and its time or doer: "if approved, work would begin in June"."""
    if clause.condition is None or clause.sort not in ("open", "course") or clause.relative:
        return False
    return clause.age == "ahead" or (clause.kind == "body" and clause.sort == "open" and clause.voice == "active")


def _is_under_plan(site: SentenceSite, group: VerbGroup, subject: Subject | None) -> bool:
    """Whether a clause tells what a plan or paper would do: "Under the plan, the fund would pay"."""
    known, words = site.known, site.words
    begin = group.first if subject is None else subject.begin
    for at in range(begin - 1, max(-1, begin - LED - 1), -1):
        if words.tags[at] not in _BESIDE:
            return False
        if words.lows[at] in known.words.under:
            return site.any_of(known.words.schemes | known.words.papers, at + 1, begin)
    return False
