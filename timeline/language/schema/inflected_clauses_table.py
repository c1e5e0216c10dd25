"""`inflected_clauses.toml`: what tells a clause in a language with endings. Verbs stand in the infinitive."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from attrs import Factory, frozen

from timeline.language.schema.structure import NO_PHRASES, NO_ROW, NO_WORDS, PhraseRow, WordRow, WordSet

Phase = Literal["delayed", "failed", "cancelled", "finished", "under_way", "begun"]
Governing = Literal["duty", "plan", "readiness", "need", "possibility", "wish", "ability"]
PersonNumber = Literal["1s", "2s", "3s", "1p", "2p", "3p"]


@frozen(kw_only=True)
class InflectedClasses:
    """Small words."""

    not_: WordSet = NO_WORDS
    never: WordSet = NO_WORDS
    prepositions: WordSet = NO_WORDS
    adverbs: WordSet = NO_WORDS  # stand between an auxiliary and its verb, or beside it
    past: WordSet = NO_WORDS
    would: WordSet = NO_WORDS
    asking: WordSet = NO_WORDS
    mutual: WordSet = NO_WORDS  # governing verbs that, of several, tell what these agree among themselves
    in_plans: WordSet = NO_WORDS
    planned_by: WordSet = NO_WORDS  # between plans and the work they are for: "планы по ремонту"
    toward: WordSet = NO_WORDS
    told_deeds: WordSet = NO_WORDS  # verbs of saying that are deeds where they are to come: "передать участок"
    within: WordSet = NO_WORDS  # before the body that something is promised in: "в мэрии пообещали"
    questions: WordSet = NO_WORDS
    relatives: WordSet = NO_WORDS
    pointing: WordSet = NO_WORDS  # behind these what leads to said content is a relative: "всех, что"
    that: WordSet = NO_WORDS
    awaited: WordSet = NO_WORDS  # a deed was waited for
    so_that: WordSet = NO_WORDS
    if_: WordSet = NO_WORDS
    whens: WordSet = NO_WORDS  # lead to what only says when something else is …
    until: WordSet = NO_WORDS  # … and these beside a negation: "till it is built"
    then: WordSet = NO_WORDS  # … and these before `as_soon`: "after"
    as_soon: WordSet = NO_WORDS  # … and these before `only`: "as soon as"
    only: WordSet = NO_WORDS
    subordinate: WordSet = NO_WORDS
    refusing: WordSet = NO_WORDS  # verbs that call nothing off where an infinitive follows: "refused to answer"
    twofold: WordRow = NO_ROW  # how forms end that are a third person plural to come and a participle alike
    joints: WordSet = NO_WORDS
    speaker: WordSet = NO_WORDS
    hearer: WordSet = NO_WORDS
    third: WordSet = NO_WORDS
    ours: WordSet = NO_WORDS
    possessive: WordSet = NO_WORDS
    numbers: WordSet = NO_WORDS
    determiners: WordSet = NO_WORDS


@frozen(kw_only=True)
class GoverningVerbsByModality:
    """Verbs with an infinitive behind them, by what they make of it; of a verb in several the first counts."""

    undertaking: WordRow = NO_ROW
    agreement: WordRow = NO_ROW
    plan: WordRow = NO_ROW
    schedule: WordRow = NO_ROW
    duty: WordRow = NO_ROW
    order: WordRow = NO_ROW
    request: WordRow = NO_ROW
    readiness: WordRow = NO_ROW
    offer: WordRow = NO_ROW
    proposal: WordRow = NO_ROW
    wish: WordRow = NO_ROW
    ability: WordRow = NO_ROW
    failing: WordRow = NO_ROW
    purpose: WordRow = NO_ROW


@frozen(kw_only=True)
class ImpersonalVerbs:
    """Verbs whose participle orders or plans without a doer."""

    order: WordRow = NO_ROW
    plan: WordRow = NO_ROW
    undertaking: WordRow = NO_ROW
    possibility: WordRow = NO_ROW


@frozen(kw_only=True)
class GoverningNouns:
    """Nouns with an infinitive behind them."""

    order: WordRow = NO_ROW
    undertaking: WordRow = NO_ROW
    plan: WordRow = NO_ROW
    readiness: WordRow = NO_ROW
    proposal: WordRow = NO_ROW


@frozen(kw_only=True)
class DependenceWords:
    """What a clause of telling makes of the one that depends on it: by its verb, or by a word (`…_words`)."""

    undertaking: WordRow = NO_ROW
    order: WordRow = NO_ROW
    agreement: WordRow = NO_ROW
    schedule: WordRow = NO_ROW
    supposed: WordRow = NO_ROW
    denied: WordRow = NO_ROW
    asked: WordRow = NO_ROW
    supposed_words: WordRow = NO_ROW
    denied_words: WordRow = NO_ROW
    asked_words: WordRow = NO_ROW


@frozen(kw_only=True)
class SupposedPhrases:
    """What makes a clause a guess."""

    words: PhraseRow = NO_PHRASES


@frozen(kw_only=True)
class SortedInfinitives:
    """Verbs by sort; of a verb in several the first counts."""

    course: WordRow = NO_ROW  # what things do by themselves and by a timetable
    state: WordRow = NO_ROW
    effect: WordRow = NO_ROW
    saying: WordRow = NO_ROW
    meeting: WordRow = NO_ROW
    signing: WordRow = NO_ROW


@frozen(kw_only=True)
class PhaseInfinitives:
    """What a verb itself tells of a work, whoever does it."""

    begun: WordRow = NO_ROW
    under_way: WordRow = NO_ROW
    finished: WordRow = NO_ROW
    delayed: WordRow = NO_ROW
    failed: WordRow = NO_ROW
    cancelled: WordRow = NO_ROW


@frozen(kw_only=True)
class WorkWords:
    """Works, and what is told of them."""

    endings: WordRow = NO_ROW  # of nouns of work, which begin, go on and are put off …
    words: WordSet = NO_WORDS  # … and those that end otherwise
    none: WordRow = NO_ROW  # beginnings of those that end so and are no works
    shown: WordRow = NO_ROW  # beginnings of what is held and is the delivery of a work
    for_works: WordSet = NO_WORDS  # verbs that tell of a work only where its noun is one
    late: WordSet = NO_WORDS  # words beside a deed that make it late …
    later: WordSet = NO_WORDS  # … and these before one of `than`
    than: WordSet = NO_WORDS
    opened: WordSet = NO_WORDS  # verbs that, with a doer, tell that a work or a house is done
    ended: WordSet = NO_WORDS  # verbs that, with a doer, tell of a work only where their object is one
    incidents: WordSet = NO_WORDS  # verbs of what befalls people and things: past, no news of a promise
    occasions: WordSet = NO_WORDS  # what is held, played or sung, and is no work
    papers: WordRow = NO_ROW  # beginnings
    delivered: WordSet = NO_WORDS  # verbs that, past and with a doer, tell that a work is done
    ending_papers: WordSet = NO_WORDS  # verbs of what is done to papers
    now: WordSet = NO_WORDS
    of_both: WordRow = NO_ROW  # endings of verbs whose present is also what is to come


@frozen(kw_only=True)
class AgentBeginnings:
    """Bodies and people that act, by the beginning of the word."""

    chiefs: WordRow = NO_ROW
    foretellers: WordRow = NO_ROW  # what they promise is a forecast
    workers: WordRow = NO_ROW  # who works where something is built, and what stands for those in it
    houses: WordRow = NO_ROW
    bodies: WordRow = NO_ROW
    people: WordRow = NO_ROW


@frozen(kw_only=True)
class ShareWords:
    """How much of a work is done: "готов на 80%"."""

    percent: WordSet = NO_WORDS
    of: WordSet = NO_WORDS  # between the two numbers of "3 из 5"
    ready: WordSet = NO_WORDS


@frozen(kw_only=True)
class InflectedClausesTable:
    """The function words, and what verbs, nouns and phrases make of a clause."""

    noun: ClassVar = "inflected_clauses"

    be: str = ""
    words: InflectedClasses = InflectedClasses()
    future: Mapping[str, PersonNumber] = Factory(dict)  # the auxiliary of what is to come
    governors: GoverningVerbsByModality = GoverningVerbsByModality()
    predicatives: Mapping[str, Governing] = Factory(dict)  # govern an infinitive and are no verbs
    impersonal: ImpersonalVerbs = ImpersonalVerbs()
    nouns: GoverningNouns = GoverningNouns()
    dependence: DependenceWords = DependenceWords()
    supposed: SupposedPhrases = SupposedPhrases()
    sorts: SortedInfinitives = SortedInfinitives()
    phases: PhaseInfinitives = PhaseInfinitives()
    together: Mapping[str, Mapping[str, Phase]] = Factory(dict)  # a verb, and a word beside it
    works: WorkWords = WorkWords()
    agents: AgentBeginnings = AgentBeginnings()
    share: ShareWords = ShareWords()
