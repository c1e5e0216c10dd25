"""Whether a clause tells of none, of too few, or of what comes later than it was to."""

from timeline.language.clauses.sentence_site import SentenceSite
from timeline.language.clauses.subject_finder import Subject
from timeline.language.clauses.verb_group import VerbGroup

NOUN = 4  # words in which "no" and its noun stand
LEAD = 2  # words before a subject that make its number small: "less than half of it"
BEHIND = 3  # words behind a verb in which a small number begins: "has so far built only three of the"


def is_none(site: SentenceSite, subject: Subject) -> bool:
    """Tell whether a subject is none at all: "none of the buses", "not one bus"."""
    words, known = site.words, site.known.words
    begin = subject.begin
    of_none = words.lows[subject.head] in known.none and words.lows[subject.head + 1] in known.whose
    if words.lows[begin] in known.none or of_none:  # "almost none of the money"
        return True
    nots = [at for at in (begin - 1, begin) if at >= 0 and words.lows[at] in known.not_]
    return any(words.tags[at + 1] in ("number", "determiner", "pronoun") for at in nots)


def is_none_of(site: SentenceSite, subject: Subject | None) -> bool:
    """Tell whether none of so many is told of, or a sentence that has lost its subject begins so: "none of the 300"."""
    words, known = site.words, site.known.words
    begin = 0 if subject is None else subject.begin
    behind = words.lows[begin + 1 : begin + 2]
    counted = "number" in words.tags[begin + 2 : begin + 2 + NOUN]
    return counted and words.lows[begin] in known.none and behind[0] in known.whose


def takes_none(site: SentenceSite, group: VerbGroup) -> bool:
    """Tell whether what is told as so is done to nothing: "has built no school", "did nothing"."""
    behind = site.words.lows[group.last + 1 : group.last + 2]
    return group.modality == "plain" and not group.copula and not site.known.words.none.isdisjoint(behind)


def is_standstill(site: SentenceSite, group: VerbGroup, head: str) -> bool:
    """Tell whether no progress is told of: "little progress has been made", "there is no headway"."""
    words, known = site.words, site.known
    if not known.is_of(known.words.occurring, words.lows[group.main]):
        return False
    first = group.first
    if head in known.words.headway:
        return site.any_of(known.words.little, first - NOUN, first)
    behind = range(group.last + 1, min(len(words) - 1, group.last + 1 + NOUN))
    there = head in known.words.there
    return (
        there
        and any(words.lows[at] in known.words.little for at in behind)
        and site.any_of(known.words.headway, group.last + 1, group.last + 1 + NOUN)
    )


def is_few(site: SentenceSite, group: VerbGroup, subject: Subject | None) -> bool:
    """Tell whether a clause says that it is too few it tells of: "only three of the 20", "less than half"."""
    if subject is not None and any(_is_small(site, at) for at in range(max(0, subject.begin - LEAD), subject.head + 1)):
        return True
    behind = range(group.last + 1, min(len(site.words), group.last + 1 + BEHIND))
    return any(_is_small(site, at) and _has_whole(site, at) for at in behind)


def _is_small(site: SentenceSite, at: int) -> bool:
    """Whether a word makes the number behind it a small one."""
    words, known = site.words, site.known.words
    ahead = at + 1
    if words.lows[at] in known.fewer and words.lows[ahead : ahead + 1] == [*known.than][:1]:
        ahead += 1
    elif words.lows[at] not in known.few:
        return False
    if words.tags[at - 1 if at else 0] == "determiner":
        return False  # "the only one"
    begin = words.starts[min(ahead, len(words) - 1)]
    return words.tags[ahead : ahead + 1] == ["number"] or bool(site.quantities_in(begin, begin + 1))


def _has_whole(site: SentenceSite, at: int) -> bool:
    """Whether the quantity behind a word is told as a part of a whole."""
    words = site.words
    near = site.quantities_in(words.starts[at], words.ends[min(len(words) - 1, at + BEHIND)])
    return any(one.whole is not None or one.unit == "percent" for one in near)


def is_late(site: SentenceSite, begin: int, end: int) -> bool:
    """Tell whether what is done comes later than it was to: "two years later than planned"."""
    words, known = site.words, site.known.words
    if any(" ".join(words.lows[at : at + 3]) in known.latest for at in range(begin, min(end, len(words)))):
        return True
    for at in range(begin, min(end, len(words) - 2)):
        if words.lows[at] in known.late and words.lows[at + 1] in known.than:
            return not known.foreseen.isdisjoint(words.lows[at + 2 : at + 5])
    return False
