"""Neighbouring words of time joined to strings of class letters that the rules read.

Only the surroundings of telling words and digits are looked at: a text has many prepositions and few dates.
"""

import re
from collections.abc import Iterator
from functools import cache

from timeline.language.time.calendar_words import CalendarWords
from timeline.language.time.digits import BLOB, numbers
from timeline.language.time.time_tokens import TimeRun, TimeToken
from timeline.language.words import genitives

_NO_GAP = {
    " ": "",
    "": "",
    ", ": ",",
    " , ": ",",
    " -": "-",
    "- ": "-",
    ",": ",",
    "-": "-",
    "–": "-",
    "‑": "-",
    " - ": "=",
    " – ": "=",
    " — ": "=",
    "—": "=",
    "\n": "",
    ".": ".",
    ". ": ".",
    "/": "/",
    "' ": "",
    "’ ": "",
    "'": "",
    "’": "",
    "\N{NO-BREAK SPACE}": "",
    "\N{NARROW NO-BREAK SPACE}": "",
    " (": ",",
    " '": "",
    " ’": "",
}
_LONGEST_GAP = 4
_CENTURIES = (17, 18, 19, 20)
_TENS = range(10, 100)
_YEAR_WORDS = 3
_YEAR_PARTS = 2  # of a year in words at least: "nineteen ninety"
_MARKS = " .,-"
_DATED = 4  # characters: shorter numbers count only beside a telling word
_QUOTES = ("'", "’", "‘")
_LONGEST_WORD = 24  # characters
_REACH = 8  # words that a time may have on either side of its telling word
_WORD = re.compile(r"\w+")


@cache
def _gaps() -> dict[str, str]:
    """Return what may stand between two words of time, with what it is to the rules."""
    return _NO_GAP | {f"{ending} ": "" for ending in genitives.names_table().genitive}


def joined_runs(text: str, low: str, lexicon: CalendarWords) -> Iterator[TimeRun]:
    """Yield the runs of neighbouring tokens; words that are none of time part them."""
    letters: list[str] = []
    members: list[TimeToken | None] = []
    last: TimeToken | None = None
    for token in _spelled_years(_tokens(text, low, lexicon)):
        if last is not None:
            mark = _gap(text, last, token)
            if mark is None:
                yield TimeRun("".join(letters), tuple(members))
                letters, members = [], []
            elif mark:
                letters.append(mark)
                members.append(None)
        letters.append(token.cls)
        members.append(token)
        last = token
    if last is not None:
        yield TimeRun("".join(letters), tuple(members))


def _gap(text: str, left: TimeToken, right: TimeToken) -> str | None:
    start, end = left.end, right.start
    if end - start > _LONGEST_GAP:
        return None
    gap = text[start:end]
    if left.short and gap[:1] == "." and len(gap) > 1:
        gap = gap[1:]  # "Jan.-Sept."
    mark = _gaps().get(gap)
    if mark is None:
        return "" if gap.isspace() and gap.count("\n") < len("\n\n") else None
    if mark == "." and left.short:
        return ""
    return mark


def _spelled_years(tokens: Iterator[TimeToken]) -> Iterator[TimeToken]:
    """Join "nineteen ninety-six" and "two thousand" behind "year" to a year."""
    held: list[TimeToken] = []
    for token in tokens:
        if token.cls == "w" and (not held or (token.start - held[-1].end == 1 and len(held) < _YEAR_WORDS)):
            held.append(token)
            continue
        if held:
            yield from _year_in_words(held)
            held = []
            if token.cls == "w":
                held.append(token)
                continue
        yield token
    yield from _year_in_words(held)


def _year_in_words(words: list[TimeToken]) -> list[TimeToken]:
    values = [int(word.value) if word.value.isdigit() else 0 for word in words]
    if len(words) < _YEAR_PARTS or values[0] not in _CENTURIES or values[1] not in _TENS:
        return words
    return [
        TimeToken(words[0].start, words[-1].end, "Y", str(values[0] * 100 + sum(values[1:])), weak=False, short=False)
    ]


def _tokens(text: str, low: str, lexicon: CalendarWords) -> Iterator[TimeToken]:
    for start, end in _windows(low, lexicon):
        words = _words(text, low, start, end, lexicon)
        word = next(words, None)
        for number in numbers(text, low, start, end, lexicon):
            while word is not None and word.end <= number.start:
                yield word
                word = next(words, None)
            while word is not None and word.start < number.end:
                word = next(words, None)
            yield number
        if word is not None:
            yield word
            yield from words


def _windows(low: str, lexicon: CalendarWords) -> Iterator[tuple[int, int]]:
    """Yield the stretches around telling words and digits, grown by the words that may belong to a time."""
    size, start, end = len(low), 0, 0
    for left, right in sorted(_spots(low, lexicon)):
        if right <= end:
            continue
        grown = _grown_left(low, left, end, lexicon) if left > end + 1 else start
        if grown > end > start:
            yield start, end
            start = grown
        elif end == start:
            start = grown
        end = _grown_right(low, right, size, lexicon)
    if end > start:
        yield start, end


def _spots(low: str, lexicon: CalendarWords) -> Iterator[tuple[int, int]]:
    size = len(low)
    for _, start, end in lexicon.telling.find_matches_as_indexes(low):
        if start and ((before := low[start - 1]).isalpha() or before == "_"):
            continue
        if end == size or not ((behind := low[end]).isalnum() or behind == "_"):
            yield start, end
    for match in BLOB.finditer(low):
        start, end = match.span()
        if (end - start >= _DATED and "," not in low[start + 1 : start + 4]) or low[start - 1 : start] in _QUOTES:
            yield start, end
        elif low[end : end + 1] in lexicon.part_letters or low[start - 1 : start] in lexicon.part_letters:
            yield start - low[start - 1].isalpha(), end  # "3Q24", "H1"
        elif low[start - 2 : start] in lexicon.year_letters:
            yield start - 2, end


def _grown_left(low: str, left: int, floor: int, lexicon: CalendarWords) -> int:
    while left > floor and not low[left - 1].isspace():
        left -= 1
    for _ in range(_REACH):
        lowest = max(floor, left - _LONGEST_WORD)
        space = low.rfind(" ", lowest, max(lowest, left - 1))
        begin = space + 1 if space >= 0 else lowest
        if begin >= left or not _known(low[begin : left - 1], lexicon):
            break
        left = begin
    return left


def _grown_right(low: str, right: int, size: int, lexicon: CalendarWords) -> int:
    for _ in range(_REACH):
        space = low.find(" ", right + 1, right + _LONGEST_WORD)
        space = min(size, right + _LONGEST_WORD) if space < 0 else space
        if not _known(low[right:space], lexicon):
            break
        if space >= size:
            return size
        right = space
    return right


def _known(piece: str, lexicon: CalendarWords) -> bool:
    word = piece.strip(_MARKS)
    if word in lexicon.vocabulary:
        return True
    if word.isalpha():
        return False
    return all(part in lexicon.vocabulary or part[0].isdigit() for part in _WORD.findall(piece))


def _words(text: str, low: str, start: int, end: int, lexicon: CalendarWords) -> Iterator[TimeToken]:
    patterns, entries, size = lexicon.patterns, lexicon.entries, len(low)
    for index, left, right in lexicon.automaton.find_matches_as_indexes(low[start:end]):
        first, last = start + left, start + right
        if (first and _clings(low[first - 1])) or (last < size and _joins(low[last])):
            if " " in patterns[index]:
                yield from _inner(text, low, first, last, lexicon)
            continue
        entry = entries[patterns[index]]
        if entry.capital and not text[first].isupper():
            continue
        yield TimeToken(first, last, entry.cls, entry.value, entry.weak, entry.short)


def _inner(text: str, low: str, start: int, end: int, lexicon: CalendarWords) -> Iterator[TimeToken]:
    """Yield the single words of a phrase that turned out to begin or end inside longer words."""
    for match in _WORD.finditer(low, start, end + _LONGEST_WORD):
        first, last = match.span()
        entry = lexicon.entries.get(match[0])
        if first >= end or entry is None or (first == start and first and _clings(low[first - 1])):
            continue
        if text[first].isupper() or not entry.capital:
            yield TimeToken(first, last, entry.cls, entry.value, entry.weak, entry.short)


def _clings(char: str) -> bool:
    return char.isalpha() or char == "_"


def _joins(char: str) -> bool:
    return char.isalnum() or char == "_"
