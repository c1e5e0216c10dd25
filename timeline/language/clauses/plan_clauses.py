"""What clauses tell of plans: "plans for a depot were unveiled", "the deadline for completion is June"."""

from msgspec.structs import replace

from timeline.language.clauses.clause import Clause, Span
from timeline.language.clauses.sentence_site import SentenceSite
from timeline.language.clauses.subject_finder import Subject
from timeline.language.clauses.verb_group import VerbGroup

LED = 12  # words before a clause in which "under the plan" stands
_BESIDE = frozenset({"determiner", "word", "number", "adverb", "comma", "preposition"})


def as_plan(site: SentenceSite, group: VerbGroup, subject: Subject | None, clause: Clause) -> Clause:
    """Return a clause that tells of a plan as the plan itself; any other as it is."""
    if clause.modality == "would" and clause.telling == "narrated" and _is_under_plan(site, group, subject):
        return replace(clause, telling="reported")
    if subject is None or clause.modality != "plain" or clause.factuality != "asserted" or clause.negated:
        return clause
    return _made(site, group, subject, clause) or _deadline(site, group, subject, clause) or clause


def _made(site: SentenceSite, group: VerbGroup, subject: Subject, clause: Clause) -> Clause | None:
    """Return what a plan that is made, shown or approved holds: the subject tells it."""
    known, words = site.known, site.words
    if not group.passive or words.lows[group.main] not in known.words.making:
        return None
    noun, behind = words.lows[subject.head], subject.head + 1
    modality = known.nouns.get(noun) or ("plan" if noun in known.words.schemes else None)
    if modality is None or behind >= subject.end - 1:
        return None
    thing = noun in known.words.planning and words.lows[behind] in known.words.planned_for
    if not thing and (words.tags[behind] != "to" or words.tags[behind + 1] != "word"):
        return None
    rest = site.span(behind + 1, subject.end)
    return replace(
        clause,
        modality=modality,
        governor=noun,
        governed=clause.tense,
        tense="to_come",
        sort="open",
        phase="none",
        rest=rest,
        owner=clause.owner or _whose(site, subject),
        moments=site.moments_in(*rest),
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
    named = head > subject.begin and f"{lows[head - 1]} {lows[head]}" in known.words.deadlines
    of_work = lows[head] in known.words.deadlines and site.any_of(
        known.words.progress | known.words.formerly | known.words.ranked, subject.begin, subject.end
    )
    if not named and not of_work:
        return None
    return replace(clause, modality="schedule", governor=lows[head], governed=clause.tense, sort="course", phase="none")


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
