"""Runs of capitalised words: what names of people, bodies and places are made of."""

import re
from functools import cache

from attrs import frozen

_BLOCKS = ((0x41, 0x250), (0x386, 0x530), (0x1E00, 0x1F00))  # Latin, Greek, Cyrillic; Latin for Vietnamese
_UPPER = "".join(re.escape(chr(c)) for low, high in _BLOCKS for c in range(low, high) if chr(c).isupper())


@frozen
class Run:
    """Neighbouring capitalised words, each as (start, end) of its letters."""

    start: int
    end: int
    words: tuple[tuple[int, int], ...]


@cache
def _pattern(particles: str) -> re.Pattern[str]:
    word = rf"[{_UPPER}][\w’'\-]*\.?"
    small = "|".join(re.escape(part) for part in particles.split())
    between = rf"[ \u00a0](?:(?:{small})[ \u00a0](?:la |der |den )?)?" if small else "[ \u00a0]"
    return re.compile(rf"(?<![\w’'])(?:al-|el-|d['’]|O['’])?{word}(?:{between}(?:al-|el-)?{word})*")


_WORD = re.compile(r"[\w’'\-]+\.?")
_LONGEST = 5  # letters before a full stop that may be an abbreviation


def find(text: str, particles: str) -> tuple[Run, ...]:
    """Return the runs in order. A full stop ends a run unless it follows an initial or a short title (Mr., Gen.)."""
    found: list[Run] = []
    for match in _pattern(particles).finditer(text):
        words: list[tuple[int, int]] = []
        for part in _WORD.finditer(match.group()):
            start, end = match.start() + part.start(), match.start() + part.end()
            stop = text[end - 1] == "."
            short = stop and (end - start == 2 or end - start <= _LONGEST and text[start : end - 1] in _TITLES)  # noqa: PLR2004 - a letter and its stop
            words.append((start, end if short or not stop else end - 1))
            if stop and not short:
                found.append(Run(words[0][0], words[-1][1], tuple(words)))
                words = []
        if words:
            found.append(Run(words[0][0], words[-1][1], tuple(words)))
    return tuple(found)


_TITLES = frozenset(
    "Mr Mrs Ms Dr Prof Gen Col Lt Maj Capt Sgt Adm Rev Fr Hon Sen Rep Gov Pres Amb St Jr Sr Mme M".split()
)
