"""Where sentences begin and end.

A sentence may end inside a quotation; a quotation mark that closes after the stop belongs to the sentence before it.
Semicolons part nothing; a line break does, unless a long line only goes on behind it ("the bridge over
the river"). Linear in the length of the text.
"""

import re
from functools import cache

from attrs import frozen

from timeline.language.marks import Sentence
from timeline.language.schema.sentences_table import SentencesTable
from timeline.language.words.lexicon import load_table

# A stop with the stops and closing marks behind it, then how far blanks reach, in its line and beyond; or a break.
_STOP = re.compile(r"[.!?…。]+[\"“”»’')\]]*(?=([^\S\n]*)(\s*))|\n\s*")
_SOLID = re.compile(r"\S")
_OPENERS = "“„«‘\"'([‹"
_GLUED_OPENERS = "“„«"
_CLOSERS = "\"“”»’')]"
_LOOK_BACK = 24  # characters before a full stop in which an abbreviation is looked for
_MARKS = 4  # marks that may open one upon another
_WRAPPED = 36  # characters of a line that may have been broken for its length
_SHORT = 30  # a sentence shorter than this does not end at "2022 г."


@frozen
class _SentenceRules:
    before: frozenset[str]
    number: frozenset[str]
    final: frozenset[str]
    year: frozenset[str]
    starters: frozenset[str]
    ordinal: bool
    known: frozenset[str]  # every word of these lists


@cache
def _rules(language: str) -> _SentenceRules:
    table = load_table(language, SentencesTable)
    return _SentenceRules(
        before=table.before,
        number=table.number,
        final=table.final,
        year=table.year,
        starters=table.starters,
        ordinal=table.ordinal,
        known=table.before | table.number | table.final | table.year,
    )


def split_sentences(text: str, language: str = "en") -> tuple[Sentence, ...]:
    """Cut a text into its sentences; `text[s.start:s.end] == s.text`, and nothing but blanks lies between them."""
    rules = _rules(language)
    found: list[Sentence] = []
    solid = _SOLID.search(text)
    start = solid.start() if solid else len(text)
    paragraph = 0
    fresh = False  # whether the paragraph already holds a sentence
    line = 0  # where the line begins
    for match in _STOP.finditer(text):
        stop, end = match.span()
        if text[stop] == "\n":
            goes_on = start < stop and _goes_on(text, line, stop, end)
            line = end
            if goes_on:
                continue
            if stop > start:
                body = text[start:stop].rstrip()
                found.append(Sentence(len(found), start, start + len(body), body, paragraph))
                fresh = True
            if fresh:
                paragraph += 1
                fresh = False
            start = max(end, start)
        else:
            behind = match.end(2)
            ends = _boundary(text, start, stop, end, behind, rules)
            if ends:
                found.append(Sentence(len(found), start, ends, text[start:ends], paragraph))
                fresh = True
                start = match.end(1) if ends == end else ends
    if body := text[start:].rstrip():
        found.append(Sentence(len(found), start, start + len(body), body, paragraph))
    return tuple(found)


def _goes_on(text: str, line: int, stop: int, end: int) -> bool:
    """Whether the line that breaks at `stop` goes on behind the break: it is long, and no sentence ends or begins.

    An empty line parts what stands around it, as the items of a list.
    """
    if stop - line < _WRAPPED or not text[end : end + 1].islower() or text.count("\n", stop, end) > 1:
        return False
    last = text[stop - 1] if text[stop - 1] != " " else text[stop - 2]
    return last.isalnum() or last == ","


def _boundary(text: str, start: int, stop: int, end: int, at: int, rules: _SentenceRules) -> int:
    """Where the sentence begun at `start` ends if it ends with the stop at `stop`..`end`; 0 if it does not.

    `at` is where the next letter or sign stands.
    """
    size = len(text)
    if at >= size:
        return end
    if at == end:
        return _glued(text, start, stop, end)
    first = text[at]
    if first.islower():
        return 0
    opening = at
    while opening < size and text[opening] in _OPENERS and opening - at < _MARKS:
        opening += 1
    if text[stop] != "." or end - stop > 1:
        # "…" and "?" may stand inside a sentence, but then a small letter follows; a closing mark outweighs what
        # looks like an abbreviation before it.
        return end
    if first == "(" and text[opening : opening + 1].islower():
        return 0
    return 0 if _abbreviated(text, start, stop, at, rules) else end


def _glued(text: str, start: int, stop: int, end: int) -> int:
    """`…”“…”` and `machines.“We` end a sentence though no blank follows; so does `of it.Next`."""
    if text[end] in _GLUED_OPENERS:
        return end
    closing = text[end - 1]
    if closing in _CLOSERS:
        if closing in _GLUED_OPENERS and not text[end].islower():
            return end - 1  # the "closing" mark opens the next quotation: `noted.“We`, `…”“…`
        return end if closing in "”»" and text[end].isupper() else 0
    glued = text[stop - 1].islower() and text[stop - 2 : stop].isalpha() and text[end : end + 2].istitle()
    return end if glued and stop - 2 >= start and end - stop == 1 else 0


def _abbreviated(text: str, start: int, stop: int, following: int, rules: _SentenceRules) -> bool:
    """Tell whether the full stop at `stop` is part of an abbreviation, an initial or an ordinal."""
    low = max(start, stop - _LOOK_BACK)
    token = text[low:stop].rpartition(" ")[2]
    if token.isalpha() and len(token) > 1 and token not in rules.known and token.lower() not in rules.known:
        return False
    at = stop
    while at > low and (text[at - 1].isalnum() or text[at - 1] in ".-№§"):
        at -= 1
    token = text[at:stop]
    first = text[following]
    if not token:
        return False
    if token.isdigit():
        return at == start or (rules.ordinal and len(token) <= 2)  # noqa: PLR2004 - a day of the month at most
    bare = token if token in rules.final or token in rules.before else token.lower()
    if bare in rules.year and first.isupper():
        return stop - start < _SHORT or not text[max(low, at - 2) : at].strip()[-1:].isdigit()
    if (
        token in rules.before
        or bare in rules.before
        or ((token in rules.number or bare in rules.number) and first.isdigit())
    ):
        return True
    initial = len(token) == 1 and token.isupper()
    letters = token.rsplit(".", 1)[-1]
    if token in rules.final or bare in rules.final or (len(letters) == 1 and letters.isupper()):
        return initial or _word(text, following) not in rules.starters
    return False


def _word(text: str, at: int) -> str:
    end = at
    while end < len(text) and end - at < _LOOK_BACK and text[end].isalpha():
        end += 1
    return text[at:end]
