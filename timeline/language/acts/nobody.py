"""What may stand where one who acts would, and is nobody: a weekday, a dash, "authority to say", a paper that tells."""

from functools import cache

from timeline.language.clauses.clause_words import clause_words
from timeline.language.schema.dates_table import DatesTable
from timeline.language.schema.page_table import PageTable
from timeline.language.schema.pledges_table import PledgesTable
from timeline.language.words.lexicon import load_table

_DASHES = frozenset("–—-")


def is_nobody(name: str, language: str) -> bool:
    """Tell whether a name is none of one who could bind himself: no letters, a time, a pronoun, half a phrase.

    Which nouns act is open, so a noun is never asked for.
    """
    words = name.lower().split()
    if not any(char.isalpha() for char in name) or not _DASHES.isdisjoint(words):
        return True
    said = clause_words(language).words
    if len(words) == 1:
        none = (_times(language), said.pronoun, said.told_whom, said.adverb, said.quantifiers)
        return any(words[0] in some for some in none)
    ends = words[-1] in load_table(language, PledgesTable).prepositions
    return name.islower() and (ends or not said.to.isdisjoint(words))  # "authority to say"


def is_paper(name: str, language: str) -> bool:
    """Tell whether a body is one that only tells: "Ridge News", "the Orlin Gazette"."""
    words = name.lower().split()
    return len(words) > 1 and words[-1] in load_table(language, PageTable).papers


@cache
def _times(language: str) -> frozenset[str]:
    """Return what days of the week and months are called."""
    said = load_table(language, DatesTable)
    return frozenset(name for names in (*said.weekday.values(), *said.month.values()) for name in names)
