"""What a language with endings says about clauses, as lookups (`data/<language>/inflected_clauses.toml`)."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import attrs
from msgspec import Struct

from timeline.language.clauses.clause import Modality, Phase, VerbSort
from timeline.language.clauses.inflected.verb_forms import VerbForm
from timeline.language.schema.conjugation_table import ConjugationTable, VerbEnding
from timeline.language.schema.inflected_clauses_table import (
    AgentBeginnings,
    InflectedClasses,
    InflectedClausesTable,
    ShareWords,
    WorkWords,
)
from timeline.language.schema.structure import WordRow
from timeline.language.words.lexicon import load_table
from timeline.language.words.phrases import Phrases, phrases

_BY_WORD = "_words"  # tables of words beside those of verbs


class Grammar(Struct, frozen=True, kw_only=True):
    """The function words of a language, and what its verbs, nouns and phrases make of a clause."""

    language: str
    be: str
    short: tuple[VerbEnding, ...]
    words: InflectedClasses
    works: WorkWords
    agents: AgentBeginnings
    share: ShareWords
    future: Mapping[str, VerbForm]
    governors: Mapping[str, Modality]
    predicatives: Mapping[str, str]
    impersonal: Mapping[str, Modality]
    nouns: Mapping[str, Modality]
    dependence: Mapping[str, str]
    dependence_words: Mapping[str, str]
    supposed: Phrases
    sorts: Mapping[str, VerbSort]
    phases: Mapping[str, Phase]
    together: Mapping[str, Mapping[str, Phase]]

    def agreement(self, word: str) -> VerbForm:
        """Return what a short adjective agrees with."""
        end = next((one for one in self.short if word.endswith(one.letters)), VerbEnding(letters=""))
        return VerbForm(lemma=word, form="participle", aspect="p", gender=end.gender, plural=end.plural)

    def is_work(self, noun: str) -> bool:
        """Tell whether a noun is a work, which begins, goes on and is put off."""
        agents = self.agents
        actors = (*agents.bodies, *agents.people, *agents.workers, *agents.houses)
        if noun in self.works.words:
            return True
        return noun.endswith(self.works.endings) and not noun.startswith((*actors, *self.works.none))


def _turned(table: attrs.AttrsInstance) -> dict[str, Any]:
    """Return for each word of the lists of a table the list it stands in; of several the first."""
    return _first(attrs.asdict(table, recurse=False))


def _first(lists: Mapping[str, WordRow]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, words in lists.items():
        for word in words:
            found.setdefault(word, name)
    return found


@cache
def grammar(language: str) -> Grammar:
    """Read the lists of a language."""
    table = load_table(language, InflectedClausesTable)
    depending = attrs.asdict(table.dependence, recurse=False)
    return Grammar(
        language=language,
        be=table.be,
        short=load_table(language, ConjugationTable).participle,
        words=table.words,
        works=table.works,
        agents=table.agents,
        share=table.share,
        future={
            word: VerbForm(lemma=table.be, form="nonpast", aspect="i", person=int(told[0]), plural=told[1] == "p")
            for word, told in table.future.items()
        },
        governors=_turned(table.governors),
        predicatives=table.predicatives,
        impersonal=_turned(table.impersonal),
        nouns=_turned(table.nouns),
        dependence=_first({name: words for name, words in depending.items() if not name.endswith(_BY_WORD)}),
        dependence_words=_first(
            {name.removesuffix(_BY_WORD): words for name, words in depending.items() if name.endswith(_BY_WORD)}
        ),
        supposed=phrases(table.supposed.words),
        sorts=_turned(table.sorts),
        phases=_turned(table.phases),
        together=table.together,
    )
