"""What a language with endings says about clauses: the lists of `data/<language>/inflected_clauses.toml`."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from timeline.language.clauses.clause import Modality, Phase, VerbSort
from timeline.language.clauses.inflected.verb_forms import Ending, VerbForm
from timeline.language.words import lexicon
from timeline.language.words.phrases import Phrases, phrases

NOUN = "inflected_clauses"


class Grammar(Struct, frozen=True, kw_only=True):
    """The function words of a language, and what its verbs, nouns and phrases make of a clause."""

    language: str
    no: frozenset[str]
    prepositions: frozenset[str]
    adverbs: frozenset[str]
    future: Mapping[str, VerbForm]
    short: tuple[Ending, ...]
    be: str
    past: frozenset[str]
    would: frozenset[str]
    asking: frozenset[str]
    questions: frozenset[str]
    relatives: frozenset[str]
    that: frozenset[str]
    so_that: frozenset[str]
    condition: frozenset[str]
    subordinate: frozenset[str]
    joints: frozenset[str]
    awaited: frozenset[str]
    speaker: frozenset[str]
    hearer: frozenset[str]
    third: frozenset[str]
    ours: frozenset[str]
    possessive: frozenset[str]
    determiners: frozenset[str]
    numbers: frozenset[str]
    shown: tuple[str, ...]
    together: Mapping[str, Mapping[str, Phase]]
    governors: Mapping[str, Modality]
    predicatives: Mapping[str, str]
    impersonal: Mapping[str, Modality]
    nouns: Mapping[str, Modality]
    dependence: Mapping[str, str]
    dependence_words: Mapping[str, str]
    supposed: Phrases
    sorts: Mapping[str, VerbSort]
    phases: Mapping[str, Phase]
    for_works: frozenset[str]
    course: frozenset[str]
    incidents: frozenset[str]
    occasions: frozenset[str]
    papers: tuple[str, ...]
    delivered: frozenset[str]
    chiefs: tuple[str, ...]
    in_plans: frozenset[str]
    toward: frozenset[str]
    ending_papers: frozenset[str]
    now: frozenset[str]
    workers: tuple[str, ...]
    houses: tuple[str, ...]
    work_endings: tuple[str, ...]
    works: frozenset[str]
    bodies: tuple[str, ...]
    people: tuple[str, ...]
    percent: frozenset[str]
    share_of: str
    ready: frozenset[str]

    def agreement(self, word: str) -> VerbForm:
        """Return what a short adjective agrees with."""
        end = next(one for one in self.short if word.endswith(one.letters))
        return VerbForm(lemma=word, form="participle", aspect="p", gender=end.gender, plural=end.plural)

    def is_work(self, noun: str) -> bool:
        """Tell whether a noun is a work, which begins, goes on and is put off."""
        actors = (*self.bodies, *self.people, *self.workers, *self.houses)
        return noun in self.works or (noun.endswith(self.work_endings) and not noun.startswith(actors))


def _turned(table: Mapping[str, str]) -> dict[str, Any]:
    """Return for each word of the lists of a table the list it stands in; of several the first."""
    found: dict[str, Any] = {}
    for name, words in table.items():
        for word in words.split():
            found.setdefault(word, name)
    return found


@cache
def grammar(language: str) -> Grammar:
    """Read the lists of a language."""
    table = lexicon.raw_table(language, NOUN)
    words: Mapping[str, str] = table["words"]
    dependence: Mapping[str, str] = table["dependence"]
    return Grammar(
        language=language,
        no=frozenset(words["not"].split()),
        that=frozenset(words["that"].split()),
        condition=frozenset(words["if"].split()),
        **{
            key: frozenset(words[key].split())
            for key in (
                "prepositions",
                "adverbs",
                "past",
                "would",
                "asking",
                "questions",
                "relatives",
                "so_that",
                "subordinate",
                "joints",
                "awaited",
                "speaker",
                "hearer",
                "third",
                "ours",
                "possessive",
                "determiners",
                "numbers",
            )
        },
        future={
            word: VerbForm(lemma=table["be"], form="nonpast", aspect="i", person=int(person), plural=number == "p")
            for word, (person, number) in table["future"].items()
        },
        short=tuple(msgspec.convert(lexicon.raw_table(language, "conjugation")["participle"], tuple[Ending, ...])),
        be=table["be"],
        governors=_turned(table["governors"]),
        predicatives=table["predicatives"],
        impersonal=_turned(table["impersonal"]),
        nouns=_turned(table["nouns"]),
        dependence=_turned({key: value for key, value in dependence.items() if not key.endswith("_words")}),
        dependence_words=_turned(
            {key.removesuffix("_words"): value for key, value in dependence.items() if key.endswith("_words")}
        ),
        supposed=phrases(table["supposed"]["words"].replace("\n", " ").split("|")),
        sorts=_turned(table["sorts"]),
        phases=_turned(table["phases"]),
        course=frozenset(table["sorts"]["course"].split()),
        **{
            key: frozenset(table["works"][key].split())
            for key in ("for_works", "incidents", "occasions", "delivered", "ending_papers", "now")
        },
        papers=tuple(table["works"]["papers"].split()),
        shown=tuple(table["works"]["shown"].split()),
        together=table["together"],
        toward=frozenset(words["toward"].split()),
        in_plans=frozenset(words["in_plans"].split()),
        chiefs=tuple(table["agents"]["chiefs"].split()),
        workers=tuple(table["agents"]["workers"].split()),
        houses=tuple(table["agents"]["houses"].split()),
        work_endings=tuple(table["works"]["endings"].split()),
        works=frozenset(table["works"]["words"].split()),
        bodies=tuple(table["agents"]["bodies"].split()),
        people=tuple(table["agents"]["people"].split()),
        percent=frozenset(table["share"]["percent"].split()),
        share_of=table["share"]["of"],
        ready=frozenset(table["share"]["ready"].split()),
    )
