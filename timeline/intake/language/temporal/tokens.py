"""A text cut into words of time and numbers, joined to strings of class letters that the rules read."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from timeline.intake.language.temporal.words import Lexicon

# Classes of numbers: I whole date, C clock, Y year, d possible day, D numbered day, n other, E decade
_BLOB = re.compile(r"\d[\d.,:/–-]*")
_TAIL = re.compile(r"[-’']?[^\W\d_]{1,3}(?!\w)")
_SHAPE = re.compile(
    r"(?P<iso>[12]\d{3}-\d\d-\d\d)|(?P<date>\d{1,2}([./-])\d{1,2}\3(?:\d{4}|\d\d))|(?P<ymd>[12]\d{3}[./]\d\d?[./]\d\d?)"
    r"|(?P<clock>[012]?\d:[0-5]\d(?::[0-5]\d)?)|(?P<pair>\d{1,4}[-–/]\d{1,4})|(?P<whole>\d{1,4})"
    r"|(?P<number>\d+(?:[.,]\d+)+|\d{5,9})|(?P<fraction>1/[234]|3/4)|(?P<isomonth>[12]\d{3}-(?:0[1-9]|1[0-2]))"
)
_MONEY = "$€£¥₽₴₹₸#№%§_@"
_YEARS = range(1000, 2200)
_NO_GAP = {
    " ": "",
    "": "",
    ", ": ",",
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
    "'s ": "",
    "’s ": "",
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


class Token(NamedTuple):
    """One word of time or number, with its class letter. `value` is text: a key of the data file, or the digits."""

    start: int
    end: int
    cls: str
    value: str
    weak: bool
    short: bool


class Run(NamedTuple):
    """Neighbouring tokens as a string of class letters and marks between; `tokens[i]` stands at `letters[i]`."""

    letters: str
    tokens: tuple[Token | None, ...]


def lowered(text: str) -> str:
    """Return the text in lower case, as long as it was."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return low.replace("\n", " ")


def runs(text: str, low: str, lexicon: Lexicon) -> Iterator[Run]:
    """Yield the runs of neighbouring tokens; words that are none of time part them."""
    letters: list[str] = []
    members: list[Token | None] = []
    last: Token | None = None
    for token in _merged(text, low, lexicon):
        if last is not None:
            mark = _gap(text, last, token)
            if mark is None:
                yield Run("".join(letters), tuple(members))
                letters, members = [], []
            elif mark:
                letters.append(mark)
                members.append(None)
        letters.append(token.cls)
        members.append(token)
        last = token
    if last is not None:
        yield Run("".join(letters), tuple(members))


def _gap(text: str, left: Token, right: Token) -> str | None:
    start, end = left.end, right.start
    if end - start > _LONGEST_GAP:
        return None
    gap = text[start:end]
    mark = _NO_GAP.get(gap)
    if mark is None:
        return "" if gap.isspace() and gap.count("\n") < len("\n\n") else None
    if mark == "." and left.short:
        return ""
    return mark


def _merged(text: str, low: str, lexicon: Lexicon) -> Iterator[Token]:
    words = _words(text, low, lexicon)
    word = next(words, None)
    for number in _numbers(text, low, lexicon):
        while word is not None and word.start < number.start:
            if word.end <= number.start:
                yield word
            word = next(words, None)
        while word is not None and word.start < number.end:
            word = next(words, None)
        yield number
    if word is not None:
        yield word
        yield from words


def _words(text: str, low: str, lexicon: Lexicon) -> Iterator[Token]:
    patterns, entries, size = lexicon.patterns, lexicon.entries, len(low)
    for index, start, end in lexicon.automaton.find_matches_as_indexes(low):
        if (start and _clings(low[start - 1])) or (end < size and _joins(low[end])):
            if " " in patterns[index]:
                yield from _inner(text, low, start, end, lexicon)
            continue
        entry = entries[patterns[index]]
        if entry.capital and not text[start].isupper():
            continue
        yield Token(start, end, entry.cls, entry.value, entry.weak, entry.short)


def _inner(text: str, low: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Token]:
    """Yield the single words of a phrase that turned out to begin or end inside longer words."""
    while end < len(low) and _joins(low[end]) and end - start < len(text):
        end += 1
    for match in re.finditer(r"\w+", low[start:end]):
        begin = start + match.start()
        entry = lexicon.entries.get(match[0])
        if (
            entry is not None
            and not (begin and _clings(low[begin - 1]))
            and (not entry.capital or text[begin].isupper())
        ):
            yield Token(begin, start + match.end(), entry.cls, entry.value, entry.weak, entry.short)


def _clings(char: str) -> bool:
    return char.isalpha() or char == "_"


def _joins(char: str) -> bool:
    return char.isalnum() or char == "_"


def _numbers(text: str, low: str, lexicon: Lexicon) -> Iterator[Token]:
    for match in _BLOB.finditer(low):
        start = match.start()
        body = match[0].rstrip(".,:/–-")
        end = start + len(body)
        before = low[start - 1] if start else " "
        if (
            before in lexicon.quarter_letters
            and body in ("1", "2", "3", "4")
            and not low[start - 2 : start - 1].isalnum()
        ):
            yield Token(start - 1, end, "4", body, weak=False, short=False)
            continue
        if before in _MONEY or before.isalpha() or before in ".,\\+" or low[end : end + 1] in ("%", "$", "€", "£"):
            yield Token(start, end, "?", body, weak=False, short=False)
            continue
        shape = _SHAPE.fullmatch(body)
        kind = shape.lastgroup if shape else None
        yield from _number(text, low, start, body, kind, lexicon)


def _number(text: str, low: str, start: int, body: str, kind: str | None, lexicon: Lexicon) -> Iterator[Token]:
    end = start + len(body)
    if kind in ("iso", "date", "ymd", "isomonth"):
        glued = low[end : end + 1].isalpha() and low[end : end + 1] != "t"
        yield Token(start, end, "?" if glued else "I", body, weak=False, short=False)
    elif kind == "clock":
        yield Token(start, end, "C", body, weak=False, short=False)
    elif kind == "pair":
        yield from _pair(text, low, start, body, lexicon)
    elif kind == "whole":
        yield _whole(low, start, body, lexicon)
    elif kind in ("number", "fraction"):
        yield Token(start, end, "n", body, weak=False, short=False)
    else:
        yield Token(start, end, "?", body, weak=False, short=False)


def _pair(text: str, low: str, start: int, body: str, lexicon: Lexicon) -> Iterator[Token]:
    cut = next(i for i, char in enumerate(body) if char in "-–/")
    left, right = body[:cut], body[cut + 1 :]
    glued = text[start - 1 : start] == "-"
    if body in ("1/2", "1/3", "1/4", "2/3", "3/4"):
        yield Token(start, start + len(body), "n", body, weak=False, short=False)
    elif glued:
        yield Token(start, start + len(body), "?", body, weak=False, short=False)
    else:
        yield _whole(low, start, left, lexicon)
        second = _whole(low, start + cut + 1, right, lexicon)
        if len(left) == len("2022") and second.cls in "dn" and len(right) == len("24"):
            second = second._replace(cls="Y", value=left[:2] + right)
        yield second


def _whole(low: str, start: int, digits: str, lexicon: Lexicon) -> Token:
    end = start + len(digits)
    number = int(digits)
    tail = _TAIL.match(low, end)
    if tail is not None:
        suffix = tail[0]
        if suffix.lstrip("-’'") in lexicon.ordinal_suffixes:
            return Token(start, tail.end(), "D", digits, weak=False, short=False)
        if suffix in lexicon.decade_suffixes and number % 10 == 0 and len(digits) in (2, 4):
            return Token(start, tail.end(), "E", digits, weak=False, short=False)
        if suffix[0].isalpha():
            return _glued(low, start, end, digits, suffix, lexicon)
    elif low[end : end + 1].isalnum() or low[end : end + 1] == "_":
        return Token(start, end, "?", digits, weak=False, short=False)
    if len(digits) == len("2022") and number in _YEARS:
        return Token(start, end, "Y", digits, weak=False, short=False)
    if len(digits) == 2 and low[start - 1 : start] in ("'", "’", "‘"):
        century = "20" if number < 40 else "19"  # noqa: PLR2004 - '98 and '24 are of the hundred years around now
        return Token(start - 1, end, "Y", century + digits, weak=False, short=False)
    cls = "d" if 1 <= number <= 31 else "n"  # noqa: PLR2004 - days of a month
    return Token(start, end, cls, digits, weak=False, short=False)


def _glued(low: str, start: int, end: int, digits: str, suffix: str, lexicon: Lexicon) -> Token:
    """Read digits with letters at them: `8am`, `2022г` are kept apart for the word behind, the rest is no date."""
    entry = lexicon.entries.get(suffix)
    if entry is not None and entry.cls in "umV" and not low[end : end + 1].isspace():
        cls = "Y" if len(digits) == len("2022") else "d" if 1 <= int(digits) <= 31 else "n"  # noqa: PLR2004
        return Token(start, end, cls, digits, weak=False, short=False)
    return Token(start, end, "?", digits, weak=False, short=False)
