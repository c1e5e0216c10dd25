"""The words of a sentence in a row, each with the form of a verb it has and the cases its ending allows."""

import re
from functools import lru_cache

import msgspec
from msgspec import Struct

from timeline.language.clauses.inflected.grammar_words import Grammar
from timeline.language.clauses.inflected.noun_endings import NounForm, noun_form
from timeline.language.clauses.inflected.verb_forms import VerbForm, verb_form

_TOKEN = re.compile(
    r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+(?:[.,]\d+)*(?:-[^\W\d_]+)?|[^\w\s]"
)  # linear: no two parts share a sign

BREAKS = frozenset(";:.!?()")
DASHES = frozenset("–—-")
QUOTES = frozenset('«»“”„"')
COMMA = ","
REACH = 6  # words before a form that tell which of two it is
_INITIALS = NounForm("mfnp", genitive=True)


class InflectedWord(Struct, frozen=True, gc=False):
    """A word, number or sign of a sentence; offsets count characters of the article. `low` is in lower case."""

    start: int
    end: int
    low: str
    verb: VerbForm | None
    noun: NounForm | None
    sign: bool
    capital: bool
    initials: bool = False  # letters that stand for a body, in any case: "ООН"


def words_of(text: str, start: int, end: int, said: Grammar) -> list[InflectedWord]:
    """Return the words of a stretch of an article."""
    row: list[InflectedWord] = []
    for match in _TOKEN.finditer(text, start, end):
        token = match.group()
        low, verb, noun, sign = _known(token.lower(), said.language)
        if verb is not None and row and row[-1].low in said.words.prepositions and verb.form != "infinitive":
            verb = None  # what a preposition stands before is a noun: "с начала"
        if verb is not None and verb.plural and verb.transitive and low.endswith(said.words.twofold):
            verb = _of_one(row, verb, said)
        initials = len(token) > 1 and token.isupper() and token.isalpha() and not text[start:end].isupper()
        noun, verb = (_INITIALS, None) if initials else (noun, verb)
        row.append(InflectedWord(match.start(), match.end(), low, verb, noun, sign, token[0].isupper(), initials))
    return row


@lru_cache(maxsize=16384)
def _known(low: str, language: str) -> tuple[str, VerbForm | None, NounForm | None, bool]:
    sign = not (low[0].isalnum())
    if sign or low[0].isdigit():
        return low, None, None, sign
    verb = verb_form(low, language)
    return low, verb, noun_form(low, language), False


def _of_one(row: list[InflectedWord], verb: VerbForm, said: Grammar) -> VerbForm:
    """Return a form that is a participle too as one where a single thing or "was" stands before it: "срок сдвинут"."""
    if verb.form != "nonpast" or verb.reflexive:
        return verb
    single = bool(row) and (row[-1].low in said.words.past or row[-1].low in said.future)
    for word in reversed(row[-REACH:]):
        if single or word.sign or word.verb is not None:
            break
        form = word.noun
        single = form is not None and form.nominative == "m" and not form.genitive and not form.adjective
    return msgspec.structs.replace(verb, form="participle", plural=False, person=0, gender="m") if single else verb
