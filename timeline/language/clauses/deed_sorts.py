"""What a verb group does: its sort, its phase, the modality it has from its head clause or its subject."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from timeline.language.clauses import clause_times
from timeline.language.clauses.clause import Modality, Phase, VerbSort
from timeline.language.clauses.sentence_site import SentenceSite
from timeline.language.clauses.verb_group import VerbGroup

BINDING = frozenset({"undertaking", "agreement", "plan"})  # of a verb with "that": what it binds to is behind it
OBJECT = 5  # words behind a verb in which its object stands
PAIR = 7  # words between "missed" and "deadline"
OWNED = 2  # words between what was built and its verb: "relations we have built"
GIVEN = 3  # words of what one is to get
DUE = 5  # words between "is due" and its day: "is due for completion in"
SHIFT = 8  # words between "pushed the opening" and "to"
_CLOSING = frozenset({"mark", "comma", "quote", "bound", "modal", "be", "have", "do"})
_COMING = frozenset({"will", "would", "schedule"})
_OF_OTHERS = frozenset({"saying", "signing", "meeting"})


def modality_of(site: SentenceSite, group: VerbGroup, head: str, governing: int | None) -> Modality:
    """Return what governs the deed; of "the goal is to build" the noun, of "promised that … would" the promise."""
    if governing is not None and group.modality in ("will", "would"):
        governor = site.known.governors.get(site.words.lows[governing])
        hoped = governor is not None and governor[1].verb in site.known.words.hoped  # "it is expected that"
        if governor is not None and governor[0] in BINDING and not hoped:
            return governor[0]
        if governor is None and site.known.nouns.get(site.words.lows[governing]) == "undertaking":
            return "undertaking"
    if group.modality == "proposal" and group.governor in site.known.words.polite:
        return "proposal" if head in site.known.words.speaker else "wish"
    if group.modality == "schedule" and group.governor == site.known.auxiliaries.is_to:
        return site.known.nouns.get(head, "schedule")
    if group.modality == "schedule" and group.governor in site.known.words.only_past and group.governed == "present":
        return "duty"
    if group.modality == "provision" and not _holds(site, group, head):
        return "plain"
    return group.modality


def _is_told(site: SentenceSite, group: VerbGroup) -> bool:
    """Whether what there will be is told by number or day, or ruled out: not "there will be a time"."""
    behind = site.words.tags[group.last + 1 : group.last + 1 + GIVEN]
    day = site.scene.anchor.day
    for at in range(group.last + 2, group.last + 2 + OBJECT):
        if site.words.tags[at : at + 1] == ["preposition"] and _is_participle(site, at - 1):
            return True  # "there will be limits imposed on"
    dated = any(clause_times.age_of(day, (moment,)) == "ahead" for moment in site.moments)
    fresh = site.any_of(site.known.words.fresh, group.last + 1, group.last + GIVEN)
    return group.negated or "number" in behind or dated or fresh


def _holds(site: SentenceSite, group: VerbGroup, head: str) -> bool:
    """Whether a noun can hold deeds to come: a plan, a paper, a work; not "his duties include"."""
    words, endings = site.known.words, site.known.endings
    if group.nominal_object or head in words.schemes:
        return head in words.schemes
    noun = head.removesuffix(endings.third[0])
    pronouns = words.impersonal | words.pronoun | words.there
    return head in words.papers or head in pronouns or noun.endswith(endings.abstract)


def sort_of(site: SentenceSite, group: VerbGroup, head: str) -> VerbSort:
    """Return the sort of the deed, by its verb and what it is done to."""
    known, verb = site.known, site.words.lows[group.main]
    if group.occasion:
        return "signing"
    if group.copula:
        timed = site.words.tags[group.last + 1 : group.last + 2] in (["preposition"], ["either"])
        dated = timed and group.phase == "none" and group.modality == "will" and site.has_moment(group.last + 1)
        comes = _is_told(site, group) and head in known.words.there and group.modality in ("will", "would", "schedule")
        return "course" if comes or dated else "state"
    if group.nominal_object:
        return _of_object(site, group)
    if head in known.words.happenings and group.phase == "none" and not group.passive:
        return "effect"  # "the rain never came"
    told = "state" if _is_no_work(site, group, head) else _of_other_acts(site, group, head)
    if group.nominal and told is None:
        return _due(site, group)
    told = told or _begun(site, group)
    if told is not None:
        return told
    behind = site.words.lows[group.main + 1 : group.main + 2]
    if group.phase != "none":
        verb = known.phase_verbs[verb][1].verb if verb in known.phase_verbs else verb
        return "course" if "course" in (known.sort(verb), known.sort(verb, behind)) else "open"
    sort = known.sort(verb, behind)
    if sort == "saying" and group.modality != "plain" and known.is_of(known.words.told_deeds, verb):
        sort = "open"  # "will ask the state to"
    return _undergone(site, group, head, sort) if group.passive else _done(site, group, head, sort)


def _done(site: SentenceSite, group: VerbGroup, head: str, sort: VerbSort) -> VerbSort:
    """Return the sort of what somebody does, by what it is done to."""
    if sort == "receipt" and not {"determiner", "number"} & set(site.words.tags[group.last + 1 : group.last + 2]):
        plural = site.words.lows[group.last + 1 : group.last + 1 + GIVEN]
        sort = sort if any(word.endswith(site.known.endings.third) for word in plural) else "state"  # "get better"
    if sort == "receipt" and site.any_of(site.known.words.chances, group.last + 1, group.last + 1 + GIVEN):
        sort = "state"
    behind = site.words.tags[group.last + 1 : group.last + 2]
    if behind == ["to"] and site.known.is_of(site.known.words.seeing_to, _verb(site, group)):
        sort = "open"  # "see to it that"
    if (
        sort == "state"
        and behind == ["determiner"]
        and site.known.is_of(site.known.words.acting_on, _verb(site, group))
    ):
        sort = "open"  # "drop the plan"
    if group.modality != "plain" and _is_effort(site, group):
        sort = "state"  # "give our all"
    if sort == "meeting" and group.modality != "plain" and _takes(site, group, site.known.words.met):
        sort = "open"  # "meet the cost"
    if sort == "effect" and group.last > group.main:
        sort = "open"  # "take over", "bring in"
    return _told(site, group, head, sort) if group.modality == "plain" else sort


def _is_effort(site: SentenceSite, group: VerbGroup) -> bool:
    """Whether nothing is given: "give everything", "give 100 per cent"."""
    words, at = site.words, group.last + 1
    at += words.tags[at : at + 1] == ["determiner"]
    effort = site.known.words.effort
    return _verb(site, group) in site.known.words.giving and not effort.isdisjoint(words.lows[at : at + 1])


def _verb(site: SentenceSite, group: VerbGroup) -> str:
    return site.words.lows[group.main]


def _begun(site: SentenceSite, group: VerbGroup) -> VerbSort | None:
    """Return the sort of what is to begin or go on where that is no deed: "will begin exceeding", "go on to grow"."""
    words, known, at = site.words, site.known, group.last + 1
    if group.modality == "plain" or group.passive or known.sort(words.lows[group.main]) != "course":
        return None
    at += words.tags[at : at + 1] == ["to"]
    if words.tags[at : at + 1] != ["word"] or (words.tags[at - 1] != "to" and not _is_ing(site, at)):
        return None
    sort = known.sort(words.lows[at], words.lows[at + 1 : at + 2])
    return sort if sort in ("state", "effect") else None


def _is_participle(site: SentenceSite, at: int) -> bool:
    low, irregular = site.words.lows[at], site.known.irregular
    return (low.endswith(site.known.endings.participle) and low not in irregular.none) or low in irregular.participle


def _is_ing(site: SentenceSite, at: int) -> bool:
    low = site.words.lows[at]
    return low.endswith(site.known.endings.ing) and low not in site.known.irregular.nouns


def _of_object(site: SentenceSite, group: VerbGroup) -> VerbSort:
    """Return the sort of a thing that is promised, planned or offered; what is on offer to all is no deed."""
    if group.modality == "offer" and group.governed in ("habitual", "present"):
        return "state"
    return "meeting" if group.modality == "plan" and _takes(site, group, site.known.words.occasions) else "open"


def _due(site: SentenceSite, group: VerbGroup) -> VerbSort:
    """Return the sort of what is due, which is no verb: "is due in May", "is planned"."""
    governor = site.known.governors.get(group.governor)
    if governor is not None and governor[1].verb in site.known.words.planned_things:
        return "course"
    ahead = range(group.last + 1, min(group.last + 1 + DUE, len(site.words) - 1))
    return "course" if any(site.has_moment(at) for at in ahead) else "state"


def is_unbound(site: SentenceSite, group: VerbGroup, begin: int, head: int) -> bool:
    """Tell whether what comes, comes without anybody's word: "the storm will reach", "the funeral will begin"."""
    words, lows = site.known.words, site.words.lows
    if group.passive or group.modality not in _COMING:
        return False
    named = lows[begin] in words.nature and site.words.texts[head][:1].isupper()  # "Typhoon Mawar"
    return named or lows[head] in words.nature | words.unbound_events


def of_thing(site: SentenceSite, group: VerbGroup, sort: VerbSort) -> VerbSort:
    """Return the sort of what a thing does: it arrives by a timetable, and what comes of it is an effect."""
    verb = site.words.lows[group.main]
    if sort == "meeting" and site.known.is_of(site.known.words.moving, verb):
        return "course"
    if sort != "open":
        return sort
    falls = site.known.is_of(site.known.words.changing, verb) and not group.passive
    if falls and site.words.tags[group.last + 1 : group.last + 2] not in (["determiner"], ["word"]):
        return "state"  # "the market will double by 2030"
    if _is_last(site, group) and not group.passive and group.phase == "none" and group.modality != "plain":
        return "state"  # "the investment will pay"
    return "effect" if site.known.is_of(site.known.words.thing_effects, verb) else sort


def _is_last(site: SentenceSite, group: VerbGroup) -> bool:
    """Whether nothing stands behind a verb in its clause."""
    return site.words.tags[group.last + 1 : group.last + 2] in ([], ["comma"], ["mark"], ["quote"])


def _undergone(site: SentenceSite, group: VerbGroup, head: str, sort: VerbSort) -> VerbSort:
    """Return the sort of a passive: what is done to a thing is a deed, unless the verb tells of none."""
    verb, behind = site.words.lows[group.main], site.words.lows[group.main + 1 : group.main + 2]
    by_whom = group.modality != "plain" and not site.known.words.agent.isdisjoint(behind)  # "will be held by"
    given = (
        by_whom or group.last > group.main or not site.known.words.provided.isdisjoint(behind)
    )  # "made up", "made available"
    if (not given and site.known.is_of(site.known.words.idle_passive, verb)) or (
        group.modality == "plain" and _is_idle(site, group, head)
    ):
        return "state"
    if sort == "effect" and group.modality != "plain" and head in site.known.words.outcomes:
        return sort  # "the journey will be shortened to"
    deed = site.known.is_of(site.known.words.also_deeds, verb)  # "has been resolved"
    if group.modality == "plain" and verb in site.known.governors and not deed:
        return "saying"  # "were advised", "was promised"
    return sort if sort in _OF_OTHERS else "open"


def _is_idle(site: SentenceSite, group: VerbGroup, head: str) -> bool:
    """Whether what is told as done is none of the things that people promise: "has been burgled"."""
    words, lows = site.known.words, site.words.lows
    behind = "".join(lows[group.main + 1 : group.main + 2])
    return (group.passive and head in words.humans) or site.known.is_of(words.idle, lows[group.main], behind)


def _told(site: SentenceSite, group: VerbGroup, head: str, sort: VerbSort) -> VerbSort:
    """Return the sort of what is told as done: to have promised is no deed, nor are relations a thing built."""
    if site.words.lows[group.main] in site.known.governors:
        return "saying"
    if group.phase == "none" and _is_idle(site, group, ""):
        return "state"
    if group.phase == "none" and _takes(site, group, site.known.words.planning):
        return "saying"  # "has approved plans to"
    intangible = site.known.words.intangible
    own = head in intangible  # "the trust has replaced"
    built = not own and site.any_of(intangible, group.first - OWNED, group.first)  # "the relations we have built"
    return "state" if built or _takes(site, group, intangible) else sort


def _of_other_acts(site: SentenceSite, group: VerbGroup, head: str) -> VerbSort | None:
    """Return the sort of what meetings and papers are told by: "opened the talks", "the lease was terminated"."""
    known = site.known
    verb = site.words.lows[group.main]
    behind = site.words.lows[group.main + 1 : group.main + 2]
    goes = group.phase != "none" or verb in known.occasions or known.sort(verb, behind) == "course"
    if goes and head in known.words.occasions:
        return "meeting"
    if (
        group.phase == "cancelled"
        and group.modality == "plain"
        and (head in known.words.papers or _takes(site, group, known.words.papers))
    ):
        return "signing"
    papers = known.words.papers
    if site.words.lows[group.main] in known.occasions and (head in papers or _takes(site, group, papers)):
        return "signing"
    if known.is_of(known.words.leading, site.words.lows[group.main]) and (
        _takes(site, group, known.words.occasions) or (group.passive and head in known.words.occasions)
    ):
        return "meeting"
    if site.words.lows[group.main] in known.pair_verbs and phase_of(site, group, head) != "none":
        return "course" if known.sort(verb, behind) == "course" else "open"  # "will meet its deadline" is no meeting
    return None


def _takes(site: SentenceSite, group: VerbGroup, words: AbstractSet[str]) -> bool:
    """Whether the object of a verb is one of some words: "built strong relations"."""
    return site.any_of(words, group.last + 1, group.last + 1 + OBJECT)


def phase_of(site: SentenceSite, group: VerbGroup, head: str) -> Phase:
    """Return what a verb with its object tells of a work: "missed its deadline", "has reached 47 per cent"."""
    known, words = site.known, site.words
    if _is_no_work(site, group, head):
        return "none"
    if (
        group.phase == "none"
        and head in known.words.progress
        and site.any_of(known.words.percent, group.last + 1, len(words))
    ):
        return "under_way"
    low = words.lows[group.main]
    told = _paired(site, group, head)
    if told is not None:
        return told
    if group.phase == "begun" and words.tags[group.last + 1 : group.last + 2] == ["to"]:
        behind = words.lows[group.last + 2 : group.last + 3]
        if behind and known.sort(behind[0]) in ("saying", "state", "effect"):
            return "none"
    if low in known.shifts and is_moved(site, group):
        return known.shifts[low]
    return group.phase


def _paired(site: SentenceSite, group: VerbGroup, head: str) -> Phase | None:
    """Return what a verb tells with what it is done to: "missed its deadline", "the deadline has passed"."""
    known, words = site.known, site.words
    verb = known.pair_verbs.get(words.lows[group.main])
    if verb is None:
        return None
    of_none = head in known.words.none and words.lows[group.last + 1 : group.last + 2] != [*known.words.whose][:1]
    objects = tuple(_objects(site, group))
    others = ("" if of_none else head, *objects)  # "nothing came of it", not "between them"
    told = next((told for other in others if (told := known.phase_pairs.get((verb, other))) is not None), None)
    end = group.last + 1 + PAIR
    foretold = told == "failed" and site.any_of(known.words.claims, group.last + 1, end)
    return None if foretold and "comma" not in words.tags[group.last + 1 : end] else told  # "short of expectations"


def _objects(site: SentenceSite, group: VerbGroup) -> Iterator[str]:
    """Yield the words that a verb is done to: not "the delay" of "faced questions about the delay"."""
    words, named = site.words, False
    for at in range(group.last + 1, min(len(words), group.last + 1 + PAIR)):
        leads = words.tags[at] == "to" and site.any_of(site.known.words.joined, at + 1, at + 2)
        if leads or (named and words.tags[at] == "preposition"):
            return  # nor "work" of "ceased to work"
        named |= words.tags[at] == "word"
        yield words.lows[at]


def _is_no_work(site: SentenceSite, group: VerbGroup, head: str) -> bool:
    """Whether what begins, ends or is put off is no work: a person, a fire, "opened fire", "unveiled plans for"."""
    words, behind = site.known.words, site.words.lows[group.last + 1 : group.last + 2]
    if _paired(site, group, head) == "kept":
        return False  # "delivered on its promise"
    acting = head.endswith(site.known.endings.acting) and head not in words.no_acting
    acts = group.phase == "delayed" and acting  # "two inspectors were suspended"
    undergone = group.passive and (group.modality == "plain" or _is_last(site, group))  # "his men would be tired"
    if (head in words.humans and (group.copula or undergone)) or (acts and group.passive):
        return True
    told = _paired(site, group, head) or group.phase
    if told in ("delayed", "cancelled", "failed"):
        unpromised = head in words.unpromised or head in words.unpromised_of
        return unpromised or (not group.passive and _takes(site, group, words.unpromised))
    if group.modality != "plain" or group.phase not in ("begun", "finished", "kept", "under_way"):
        return False
    if head in words.happenings:
        return True
    if group.phase == "finished" and not words.ranked.isdisjoint(behind) and not _is_time(site, group.last + 1):
        return True  # "finished fourth"
    if group.phase == "under_way":
        return False
    return not group.passive and (_takes(site, group, words.unbuilt) or _takes(site, group, site.known.nouns.keys()))


def _is_time(site: SentenceSite, at: int) -> bool:
    """Whether a time begins at a word: "last week"."""
    start = site.words.starts[at]
    return bool(site.moments_in(start, start + 1))


def is_moved(site: SentenceSite, group: VerbGroup) -> bool:
    """Tell whether a time stands behind "to" or "until" right after a verb: "was pushed back to June"."""
    words = site.words
    for at in range(group.last + 1, min(len(words) - 1, group.last + 1 + SHIFT)):
        if words.tags[at] in _CLOSING:
            return False
        if words.tags[at] in ("to", "either"):
            first = min(at + 1 + (words.tags[at + 1] == "determiner"), len(words) - 1)  # "until the autumn"
            moments = site.moments_in(words.starts[at], words.starts[first] + 1)
            return any(moment.kind in ("date", "period") for moment in moments)
    return False
