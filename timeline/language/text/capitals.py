"""Runs of capitalised words: what names of people, bodies and places are made of."""

import re
from functools import cache

from timeline.language.schema.people_table import PeopleTable
from timeline.language.words.lexicon import load_table

_BLOCKS = ((0x41, 0x250), (0x386, 0x530), (0x1E00, 0x1F00))  # Latin, Greek, Cyrillic; Latin for Vietnamese
_UPPER = "".join(re.escape(chr(c)) for low, high in _BLOCKS for c in range(low, high) if chr(c).isupper())
_DOTTED = rf"(?:[{_UPPER}]\.){{2,4}}(?!\w)"  # "U.S."


# Neighbouring capitalised words, each as (start, end) of its letters.
CapitalRun = tuple[tuple[int, int], ...]


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = load_table(language, PeopleTable).words
    initials = rf"(?:[{_UPPER}]\.){{1,3}}(?=[{_UPPER}]\w\w)"  # "A.Petrov"
    word = rf"{_DOTTED}|({initials})?[{_UPPER}][\w’'\-]*\.?"
    small = "|".join(re.escape(part) for part in words.particles)
    second = "".join(f"{re.escape(part)} |" for part in words.second_particles)
    glued = "".join(f"|{re.escape(part)}" for part in words.glued_particles)
    between = rf"[ \u00a0](?:(?:{small})[ \u00a0](?:{second}){glued})?" if small else "[ \u00a0]"
    return re.compile(rf"(?:{word})({between}(?:{word}))*")  # the groups tell a run, or initials, from a word alone


_MOST = 24  # words of a run
_WORD = re.compile(rf"{_DOTTED}|[\w’'\-]+\.?")


def find_capitals(text: str, language: str) -> list[CapitalRun]:
    """Return the runs in order, with the small words inside names (van, de, al).

    A full stop ends a run unless it follows an initial or a short title (Mr., Gen.).
    """
    titles = load_table(language, PeopleTable).words.short_titles
    found: list[CapitalRun] = []
    for match in _pattern(language).finditer(text):
        start, end = match.span()
        before = text[start - 1] if start else " "
        if before != " " and (before.isalnum() or before in "’'"):
            continue
        if match.lastindex is None and text[end - 1] != ".":
            found.append(((start, end),))
            continue
        words: list[tuple[int, int]] = []
        for part in _WORD.finditer(match.group()):
            begin, close = start + part.start(), start + part.end()
            stop = text[close - 1] == "."
            short = stop and (text[begin + 1] == "." or text[begin : close - 1] in titles)
            words.append((begin, close if short or not stop else close - 1))
            if (stop and not short) or len(words) == _MOST:
                found.append(tuple(words))
                words = []
        if words:
            found.append(tuple(words))
    return found
