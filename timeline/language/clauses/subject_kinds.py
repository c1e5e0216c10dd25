"""What a subject is: who speaks, a person, a body, a thing; one or several."""

from timeline.language.clauses.clause import Span, SubjectKind, VerbSort
from timeline.language.clauses.sentence_site import SentenceSite
from timeline.language.clauses.subject_finder import Subject
from timeline.language.clauses.verb_group import VerbGroup

_BINDING = frozenset({"plan", "undertaking", "agreement"})
AGENT = 10  # words between a passive and its agent
NEAR = 8  # characters before "it" in what is reported: "that it"
SHORT = 5  # letters; of a word no longer the ending tells nothing: "doors"


def kind_of(site: SentenceSite, subject: Subject | None, group: VerbGroup, sort: VerbSort) -> SubjectKind:
    """Return what the subject of a verb group is; who is given something does nothing, and so counts as a thing."""
    if subject is None:
        return "none"
    if sort == "receipt":
        return "pronoun" if site.words.lows[subject.head] in site.known.words.alone else "thing"
    if subject.end - subject.begin == 1:
        alone = _pronoun(site, subject, group, sort)
        if alone is not None:
            return alone
    if _is_counted(site, subject):
        return "body" if site.words.lows[subject.end - 1] in site.known.words.agents else "thing"
    start, end = site.span(subject.begin, subject.head + 1)
    if site.words.lows[subject.head] in site.known.words.decreed:
        return "thing"  # "the Renters Bill"
    for mention in site.scene.mentions_near(start, end):
        if mention.end >= end - 1 and mention.by != "pronoun":
            return mention.kind
    if site.words.lows[subject.head] in site.known.words.agents:
        return "speaker" if site.words.lows[subject.begin] in site.known.words.ours else "body"
    return _of_common(site, subject, start, end)


def _of_common(site: SentenceSite, subject: Subject, start: int, end: int) -> SubjectKind:
    """Return what a subject is that no mark and no list tells to act."""
    head = site.words.lows[subject.head]
    if head in site.known.words.public:
        return "thing"
    if len(head) > SHORT and head.endswith(site.known.endings.acting) and head not in site.known.words.no_acting:
        return "body"
    placed = any(place.end >= end - 1 for place in site.scene.places_between(start, end))
    return "body" if placed or _is_named(site, subject) else "thing"


def _pronoun(site: SentenceSite, subject: Subject, group: VerbGroup, sort: VerbSort) -> SubjectKind | None:
    """Return what a subject of one word is, where the word names nothing."""
    known, low = site.known, site.words.lows[subject.head]
    if low in known.words.speaker:
        return "speaker"
    if low in known.words.hearer:
        return "hearer"
    if low in known.words.there:
        return "thing" if group.governor in known.nouns else "none"  # "there are plans to"
    if low not in known.words.impersonal:
        return "pronoun" if low in known.words.pronoun else None
    if group.governor in known.governors and group.modality == "schedule":
        return "anyone"
    if group.modality in _BINDING and group.governor in known.governors and not group.passive:
        return "pronoun"  # no thing plans or promises
    start, end = site.span(subject.begin, subject.end)
    stands = any(mention.kind == "body" for mention in site.scene.mentions_near(start, end))
    speaks = sort in ("open", "course") and _is_speaker(site, start)
    return "pronoun" if stands or speaks else "thing"


def owner_of(site: SentenceSite, group: VerbGroup, end: int) -> Span | None:
    """Return whose the deed is where the clause says it beside the subject: the agent of a passive."""
    if group.owner is not None:
        return site.span(*group.owner)
    words = site.words
    for at in range(group.last + 1, min(end - 1, group.last + 1 + AGENT)) if group.passive else ():
        if words.lows[at] in site.known.words.agent and words.tags[at + 1] != "number" and not site.has_moment(at):
            stop = at + 1
            while stop < end and words.tags[stop] in ("determiner", "word", "joint"):
                stop += 1
            return site.span(at + 1, stop) if stop > at + 1 else None
    return None


def counted(site: SentenceSite, subject: Subject | None) -> str:
    """Return the noun that a subject is of: its head, and of "ten of the 14 accused" what is counted."""
    if subject is None:
        return ""
    words, head = site.words, subject.head
    if not _is_counted(site, subject):
        return words.lows[head]
    end = head + 2
    while end < subject.end and words.tags[end] in ("determiner", "number", "word"):
        end += 1
    return words.lows[end - 1]


def _is_counted(site: SentenceSite, subject: Subject) -> bool:
    """Whether a subject is a number of what stands behind it: "none of the buses", "most of the roads"."""
    words, head = site.words, subject.head
    counts = words.tags[head] in ("number", "determiner") or words.lows[head] in site.known.words.none
    whole = words.lows[head + 1 : head + 2]
    common = words.texts[subject.end - 1][:1].islower()
    return counts and common and bool(whole) and whole[0] in site.known.words.whose and subject.end > head + 2


def _is_speaker(site: SentenceSite, start: int) -> bool:
    """Whether "it" is the body that says so: "Spain said it would send 200 doctors"."""
    told = site.scene.quotation_at(start)
    if told is None or told.kind != "indirect" or told.speaker is None or told.speaker_span is None:
        return False
    people = any(mention.kind == "person" for mention in site.scene.mentions_near(*told.speaker_span))
    near = told.speaker_span[1] <= told.start <= start <= told.start + NEAR
    return near and not people and told.speaker[0].isupper()


def is_several(site: SentenceSite, subject: Subject | None) -> bool:
    """Tell whether a subject is two or more who act together."""
    if subject is None:
        return False
    inside = site.words.tags[subject.begin : subject.end]
    return "joint" in inside or site.any_of(site.known.words.several, subject.begin, subject.end)


def _is_named(site: SentenceSite, subject: Subject) -> bool:
    """Whether a subject is a name: its head in capitals, and at the head of a sentence more than that."""
    words = site.words
    text, low = words.texts[subject.head], words.lows[subject.head]
    if not text[:1].isupper():
        return False
    if (subject.head > 0 and words.tags[subject.head - 1] != "mark") or any(char.isupper() for char in text[1:]):
        return True
    common = low in site.common or low.endswith(site.known.common_endings)
    of_thing = not site.known.words.inside.isdisjoint(words.lows[subject.head + 1 : min(subject.head + 2, subject.end)])
    return not common and not of_thing  # "Delivery of the trams"
