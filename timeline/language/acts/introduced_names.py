"""A name without what introduces it: "Orlin" of "the drugmaker Orlin" and of "Orlin, a carrier"."""

from functools import cache

from timeline.language.clauses.clause_words import clause_words
from timeline.language.schema.people_table import PeopleTable
from timeline.language.schema.pledges_table import PledgesTable
from timeline.language.words.lexicon import load_table


def introduced(name: str, language: str) -> str:
    """Return the name that a small noun leads to, or that an aside follows; any other phrase as it is."""
    said = load_table(language, PledgesTable)
    called, comma, aside = name.partition(", ")
    if comma and aside.partition(" ")[0] in said.leads and called[:1].isupper():
        name = called
    parts = name.split()
    for at in range(len(parts) - 1, 0, -1):
        if not parts[at][0].isupper():
            break
        low = parts[at - 1].lower()
        led = parts[at - 1].islower() or (at == 1 and low in _kinds(language))
        if led and (low in _kinds(language) or low in _agents(language)):
            return " ".join(parts[at:])
    return name


@cache
def _kinds(language: str) -> frozenset[str]:
    """Return the words for a kind of company."""
    return load_table(language, PeopleTable).descriptions.companies


@cache
def _agents(language: str) -> frozenset[str]:
    """Return the words for those who act, where whose they are does not stand behind them («мэрия Новодольска»)."""
    said = load_table(language, PledgesTable)
    return frozenset() if said.head_first else said.agents | clause_words(language).words.agents
