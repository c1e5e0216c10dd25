"""Where sentences begin and end.

A sentence may end inside a quotation; a quotation mark that closes after the stop belongs to the sentence before it.
Semicolons part nothing; a line break always does. Linear in the length of the text.
"""

import re
from functools import cache

from attrs import frozen

from timeline.intake.language.lexicon import load, words
from timeline.intake.language.marks import Sentence

_STOP = re.compile(r"[.!?…。\n]")
_STOPS = ".!?…。"
_OPENERS = "“„«‘\"'([‹"
_GLUED_OPENERS = "“„«"
_CLOSERS = "\"“”»’')]"
_LOOK_BACK = 24  # characters before a full stop in which an abbreviation is looked for
_MARKS = 4  # marks that may open one upon another
_SHORT = 30  # a sentence shorter than this does not end at "2022 г."


@frozen
class _Rules:
    before: frozenset[str]
    number: frozenset[str]
    final: frozenset[str]
    year: frozenset[str]
    starters: frozenset[str]
    ordinal: bool


@cache
def _rules(language: str) -> _Rules:
    table = load(language, "sentences")
    return _Rules(
        before=words(table, "before"),
        number=words(table, "number"),
        final=words(table, "final"),
        year=words(table, "year"),
        starters=words(table, "starters"),
        ordinal=bool(table.get("ordinal")),
    )


def split(text: str, language: str = "en") -> tuple[Sentence, ...]:
    """Cut a text into its sentences; `text[s.start:s.end] == s.text`, and nothing but blanks lies between them."""
    rules = _rules(language)
    found: list[Sentence] = []
    start = _skip(text, 0)
    paragraph = 0
    fresh = False  # whether the paragraph already holds a sentence
    past = 0
    size = len(text)
    for match in _STOP.finditer(text):
        stop, end = match.span()
        if stop < past:
            continue
        if text[stop] == "\n":
            if stop > start and (body := text[start:stop].rstrip()):
                found.append(Sentence(len(found), start, start + len(body), body, paragraph))
                fresh = True
            if fresh:
                paragraph += 1
                fresh = False
            start = _skip(text, max(end, start))
        elif stop >= start:
            while end < size and text[end] in _STOPS:
                end += 1
            while end < size and text[end] in _CLOSERS:
                end += 1
            past = end
            end = _boundary(text, start, stop, end, rules)
            if end:
                found.append(Sentence(len(found), start, end, text[start:end], paragraph))
                fresh = True
                start = _skip(text, end, line=True)
    if body := text[start:].rstrip():
        found.append(Sentence(len(found), start, start + len(body), body, paragraph))
    return tuple(found)


def _skip(text: str, at: int, *, line: bool = False) -> int:
    """Find the first character from `at` on that is no blank; with `line`, a line break is none either."""
    size = len(text)
    while at < size and text[at].isspace() and not (line and text[at] == "\n"):
        at += 1
    return at


def _boundary(text: str, start: int, stop: int, end: int, rules: _Rules) -> int:
    """Where the sentence begun at `start` ends if it ends with the stop at `stop`..`end`; 0 if it does not."""
    if end >= len(text):
        return end
    following = text[end]
    if not following.isspace():
        return _glued(text, start, stop, end)
    at = _skip(text, end)
    if at >= len(text):
        return end
    opening = at
    while opening < len(text) and text[opening] in _OPENERS and opening - at < _MARKS:
        opening += 1
    first = text[opening] if opening < len(text) else ""
    if first.islower() and opening == at:
        return 0
    if text[stop] != "." or text[stop + 1 : stop + 2] == "." or end - stop > 1:
        # "…" and "?" may stand inside a sentence, but then a small letter follows; a closing mark outweighs what
        # looks like an abbreviation before it.
        return end
    if first.islower() and opening > at and text[at] == "(":
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


def _abbreviated(text: str, start: int, stop: int, following: int, rules: _Rules) -> bool:
    """Tell whether the full stop at `stop` is part of an abbreviation, an initial or an ordinal."""
    at = stop
    low = max(start, stop - _LOOK_BACK)
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
