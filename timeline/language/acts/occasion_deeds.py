"""What a verb does that papers, meetings and visits are told by (`data/<language>/occasions.toml`)."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from timeline.language.schema.occasions_table import OccasionsTable
from timeline.language.words.lexicon import languages, load_table

LONGEST_VERB = 3  # words
_VERB = 30  # characters
_CLOSING = '.,;:!?…»”")'
Act = Literal["papers", "meetings", "visits"]


@cache
def are_told_by_clauses(act: Act, language: str) -> bool:
    """Tell whether a language's acts of a kind are told by clauses, and not by patterns."""
    return language in languages(OccasionsTable.noun) and bool(_deeds(language, act))


@cache
def _deeds(language: str, act: Act) -> Mapping[str, str]:
    """Return the deed of each form of a listed verb."""
    said: Mapping[str, tuple[tuple[str, ...], ...]] = getattr(load_table(language, OccasionsTable), act)
    return {form: deed for deed, verbs in said.items() for line in verbs for form in line}


def deed_of(language: str, act: Act, verb: str, behind: str) -> tuple[str, int]:
    """Return what a verb does, with the words behind it, and how many characters of those belong to it."""
    known = _deeds(language, act)
    words = behind[:_VERB].split(" ")
    for size in range(LONGEST_VERB - 1, 0, -1):
        more = " ".join(words[: size + 1]).rstrip(_CLOSING)
        deed = known.get(f"{verb}{more}".lower())
        if deed is not None:
            return deed, len(more)
    return known.get(verb, ""), 0
