"""What a verb does that papers, meetings and visits are told by (`data/<language>/occasions.toml`)."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from timeline.language.clauses.clause import Clause, Span
from timeline.language.discourse.scene import Scene
from timeline.language.schema.occasions_table import OccasionsTable
from timeline.language.schema.structure import PART
from timeline.language.words.lexicon import languages, load_table

LONGEST_VERB = 3  # words
_VERB = 30  # characters
_CLOSING = '.,;:!?…»”")'
Act = Literal["papers", "meetings", "visits"]


@cache
def are_told(act: Act, language: str) -> bool:
    """Tell whether a language has verbs that acts of a kind are told by."""
    return language in languages(OccasionsTable.noun) and bool(_deeds(language, act))


@cache
def _deeds(language: str, act: Act) -> Mapping[str, str]:
    """Return the deed of each form of a listed verb."""
    said: Mapping[str, tuple[tuple[str, ...], ...]] = getattr(load_table(language, OccasionsTable), act)
    return {form: deed for deed, verbs in said.items() for line in verbs for form in line if form != PART}


def deed_of(scene: Scene, act: Act, clause: Clause) -> tuple[str, int]:
    """Return what a clause's verb does, with the words behind it, and how many characters of those belong to it.

    What belongs to the verb and closes its clause is none of these: "fand … statt".
    """
    known, verb = _deeds(scene.language, act), clause.verb
    if clause.closing:
        return known.get(f"{verb} {clause.closing}", ""), 0
    behind = scene.text[clause.at[1] : min(scene.sentences[clause.sentence].end, clause.at[1] + _VERB)]
    words = behind.split(" ")
    for size in range(LONGEST_VERB - 1, 0, -1):
        more = " ".join(words[: size + 1]).rstrip(_CLOSING)
        deed = known.get(f"{verb}{more}".lower())
        if deed is not None:
            return deed, len(more)
    return known.get(verb, ""), 0


def words_of(clause: Clause, verb_end: int, limit: int) -> Span:
    """Return where the words stand that say whom or what a verb is about: behind it, or before one that closes."""
    closes = clause.rest[0] < clause.at[0]
    return (clause.rest[0], clause.at[0]) if closes else (verb_end, limit)
