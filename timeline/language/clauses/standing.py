"""How a clause stands: asserted, asked, denied, supposed, or only said to tell when something else is."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from timeline.language.clauses.clause import Factuality, Span
from timeline.language.clauses.sentence_site import SentenceSite
from timeline.language.clauses.subject_finder import Subject
from timeline.language.clauses.verb_group import VerbGroup
from timeline.language.words.phrases import Phrases

HEAD_REACH = 12  # words before "that" in which its verb stands: "told reporters in Minsk on Friday that"
NEAR = 3  # words before a verb in which it is negated
_BINDING = frozenset({"undertaking", "agreement"})
_LEFT = frozenset({"delayed", "failed", "cancelled"})


def factuality(
    site: SentenceSite, group: VerbGroup, opens: int, subject: Subject | None, governing: Sequence[int]
) -> Factuality:
    """Return how the clause of a group stands; it opens at a place, `governing` are the verbs it is the content of."""
    if site.asked:
        return "asked"
    if site.words.lows[0] in site.known.words.notes and ":" in site.words.lows[1:NEAR]:
        return "claimed"  # "Correction: an earlier version said the pool would open"
    if group.denied:
        return "denied"
    begin = group.first if subject is None else max(subject.begin, opens)
    doubts = site.known.words.unsure
    behind = group.first if subject is None else min(subject.end, group.first)
    unsure = site.any_of(doubts, opens, begin) or site.any_of(doubts, behind, group.main)  # "it likely will"
    unsure = unsure or (site.words.lows[0] in doubts and site.words.tags[1:2] == ["comma"])  # "Hopefully, it will"
    if group.counterfactual or unsure or _is_made_up(site, group, subject):
        return "supposed"
    led = _led(site, group, opens, begin)
    if led is not None:
        return led
    if _is_trusted(site, begin):
        return "supposed"
    claimed = _claimed(site, begin)
    awaited = group.governor in site.known.words.hoped and group.modality == "schedule"
    if claimed is not None or awaited:
        return claimed or "asserted"
    return next((told for verb in governing if (told := _said(site, verb)) != "asserted"), "asserted")


def _is_mere_time(site: SentenceSite, at: int) -> bool:
    """Whether a word only leads to a time, and to no clause: "until then the road will"."""
    return site.words.tags[at + 1 : at + 2] == ["adverb"] and site.words.tags[at + 2 : at + 3] == ["determiner"]


def _is_made_up(site: SentenceSite, group: VerbGroup, subject: Subject | None) -> bool:
    """Whether a deed is only thought of, or a story's: "such a rise would", "in the film the king vows to"."""
    words = site.known.words
    thought_of = subject is not None and site.words.lows[subject.begin] in words.such
    of_one = subject is not None and subject.relative  # "a nurse who decides to"
    told = group.governed == "habitual" and (group.modality in _BINDING or (group.modality == "plan" and of_one))
    return thought_of or (told and site.any_of(words.fiction, 0, group.first))


def _led(site: SentenceSite, group: VerbGroup, opens: int, begin: int) -> Factuality | None:
    """Return what the words that lead to a clause make it: "if", "whether", "so that", "when"."""
    words, known = site.words, site.known
    for at in range(opens, min(begin, len(words))):
        low = words.lows[at]
        if words.tags[at] != "bound" and "comma" in words.tags[at:begin]:
            continue  # it belongs to a phrase that leads up to the clause
        if low in known.words.conditional:
            return "conditional"
        if low in known.words.asking:
            return "asked"
        if low in known.words.purpose and at and words.tags[at - 1] not in ("mark", "quote", "do"):
            leads_on = words.tags[at - 1] == "comma" and words.lows[at + 1] not in known.words.content
            if words.tags[at + 1 : at + 2] != ["comma"] and not leads_on:
                return "supposed"
            continue
        timing = low in known.words.timing or (low in known.words.since and group.tense == "past")
        promised = group.modality in _BINDING and group.governed in ("past", "had_been") and not group.negated
        if timing and (promised or _is_mere_time(site, at)):
            continue  # "after the state promised to"
        if low in known.words.happened and group.phase in _LEFT and group.tense in ("past", "done"):
            continue
        if timing and words.tags[max(0, at - 1)] != "be":
            return "given"
    return None


def _is_trusted(site: SentenceSite, begin: int) -> bool:
    """Whether somebody is only sure of what a clause tells: "I am sure we can", "confident that it will"."""
    words, at = site.words, begin - 1
    if at > 0 and words.lows[begin] in site.known.words.trusting:
        return True  # "is confident the roads will"
    while at > 0 and words.tags[at] in ("quote", "bound"):
        at -= 1
    return at > 0 and words.lows[at] in site.known.words.trusting


def _claimed(site: SentenceSite, begin: int) -> Factuality | None:
    """Return how a clause behind "that" stands where no verb says it: "it is not true that", "rumours that"."""
    words, known = site.words, site.known
    at = begin - 1
    while at > 0 and words.tags[at] in ("quote", "adverb", "determiner"):
        at -= 1
    if at < 1 or words.tags[at] != "bound" or words.lows[at] in known.words.conditional:
        return None
    if words.lows[at - 1] in known.words.claims:
        return "claimed"
    near = at - HEAD_REACH
    classes = known.words
    if site.any_of(classes.untrue, at - 2, at) or (
        site.any_of(classes.true, near, at) and site.any_of(classes.not_, near, at)
    ):
        return "denied"
    return None


def _said(site: SentenceSite, verb: int) -> Factuality:
    """Return how what a verb of saying or thinking says stands."""
    words, known = site.words, site.known
    low = words.lows[verb]
    if low in known.denying:
        return "denied"
    if low in known.doubting and not _is_impersonal(site, verb):
        own = verb > 0 and words.lows[verb - 1] in known.words.speaker
        if not (own and known.doubting[low].verb in known.words.mild):
            return "supposed"
    for at in range(verb - 1, max(-1, verb - NEAR - 1), -1):
        if words.tags[at] in ("comma", "mark", "quote", "joint"):
            break  # "is not dead but added that"
        low = words.lows[at]
        refused = low in known.words.none or low in known.words.refusing
        if refused or words.tags[at] == "not" or low.endswith(known.endings.negated):
            return "denied"
    return "asserted"


def _is_impersonal(site: SentenceSite, verb: int) -> bool:
    """Whether nobody is told who expects: "it is expected that"."""
    words, known = site.words, site.known
    led = verb > 1 and words.tags[verb - 1] == "be" and words.lows[verb - 2] in known.words.impersonal
    return led and known.doubting[words.lows[verb]].verb in known.words.hoped


def head_verbs(site: SentenceSite, at: int, verbs: Sequence[int]) -> tuple[int, ...]:
    """Return the places of the verbs of saying or thinking whose content the clause at a place is, nearest first.

    Of "denied that the mayor had said: …" both, for what was not said is denied.
    """
    verb = _head_verb(site, at, verbs)
    if verb is None:
        return ()
    outer = verbs[bisect_left(verbs, verb) - 1 : bisect_left(verbs, verb)]
    within = outer and verb - outer[0] <= HEAD_REACH and "bound" in site.words.tags[outer[0] : verb]
    return (verb, outer[0]) if within else (verb,)


def _head_verb(site: SentenceSite, at: int, verbs: Sequence[int]) -> int | None:
    words = site.words
    at -= 1
    that = False
    while at >= 0 and (words.tags[at] in ("quote", "bound", "adverb", "comma") or _leads_to_speech(site, at)):
        if words.tags[at] == "comma" and not that:
            return None
        if words.lows[at] in site.known.words.relative - site.known.words.content:
            return None
        that |= words.tags[at] == "bound"
        at -= 1
    at = _before_time(site, at)  # "said on Tuesday it would"
    before = bisect_right(verbs, at)
    if not before:
        return None
    verb = verbs[before - 1]
    return verb if verb == at or (that and at - verb <= HEAD_REACH) else None


def _before_time(site: SentenceSite, at: int) -> int:
    """Return the place before a time that ends at a place, and before its preposition; else the place itself."""
    words = site.words
    if at < 0:
        return at
    for moment in site.moments_in(words.starts[max(0, at - HEAD_REACH)], words.ends[at]):
        begin = bisect_left(words.starts, moment.start)
        if moment.end == words.ends[at] and begin > 0:
            return begin - 1 - (words.tags[begin - 1] in ("preposition", "either"))
    return at


def _leads_to_speech(site: SentenceSite, at: int) -> bool:
    """Whether a colon stands at a place, before what is said in quotation marks."""
    words = site.words
    return words.lows[at] == ":" and words.tags[at + 1 : at + 2] == ["quote"]


def condition(site: SentenceSite, said: Phrases) -> Span | None:
    """Return the words of the condition a sentence sets: "if the council agrees"."""
    text, words = site.sentence.text, site.words
    found = said.search(text)
    if found is None:
        return None
    start = site.sentence.start + found[0] + (not text[found[0]].isalpha())
    end = start
    for at in range(bisect_left(words.starts, start), len(words)):
        if words.tags[at] in ("comma", "quote", "mark"):
            break
        end = words.ends[at]
    return (start, end) if end > start else None
