"""Where quotation marks open and close, of every kind newspapers use, in one pass."""

import re

from msgspec import Struct

_MARK = re.compile("[“”„‟«»\"‘’'\n]")
_CLOSED_BY = {
    "“": '”"',
    '"': '"”',
    "„": '“”"‟',
    "«": "»",
    "»": "«",
    "”": '”"',
    "''": "''",
    "‘": "’'",
    "'": "'",
    "‟": "”",
}
_SPOKEN = re.compile(
    r"'(?:[^'\n]|'(?=\w))*?[,.!?…]'(?=[\s)]|$)"
)  # a single straight mark closes what it opened as speech does
_LONGEST = 1500  # characters between two straight single marks
_DEPTH = 3  # marks within marks


class Marked(Struct, frozen=True):
    """A stretch between quotation marks: `outer` with the marks, `start`..`end` without.

    `closed` is false when the paragraph ended first; `continues` when the stretch goes on from the paragraph before.
    """

    outer: tuple[int, int]
    start: int
    end: int
    mark: str
    closed: bool = True
    continues: bool = False


def find_quoted(text: str) -> tuple[Marked, ...]:
    """Return the outermost quoted stretches in order; none crosses a line break."""
    found: list[Marked] = []
    stack: list[tuple[str, int]] = []
    pending = ""  # the mark of a quotation that the paragraph before left open
    past = 0
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if at < past or (mark in "’'" and not _single(text, at, stack)):
            continue
        if mark == "'" and text[at + 1 : at + 2] == "'":
            mark = "''"
        past = end = at + len(mark)
        if mark == "\n":
            if stack:
                opener, begin = stack[0]
                goes_on = text[end : end + 3].lstrip("\n").startswith(opener)
                found.append(_marked(text, opener, begin, at, 0, continues=pending == opener))
                pending = opener if goes_on else ""
                stack.clear()
            continue
        opens = _opens(text, mark, at, end, within=bool(stack))
        if (
            stack
            and mark in _CLOSED_BY[stack[-1][0]]
            and not (opens and len(stack) < _DEPTH and _inner(text, at, mark))
        ):
            opener, begin = stack.pop()
            if not stack:
                found.append(_marked(text, opener, begin, at, len(mark), continues=pending == opener))
                pending = ""
        elif opens and len(stack) < _DEPTH and (not stack or mark != "‘"):
            if not stack and pending and (mark != pending or text[max(0, at - 1) : at] not in ("", "\n")):
                pending = ""
            stack.append((mark, at))
        elif stack and len(stack) > 1 and mark in _CLOSED_BY[stack[0][0]]:
            opener, begin = stack[0]
            stack.clear()
            found.append(_marked(text, opener, begin, at, len(mark), continues=pending == opener))
            pending = ""
    if stack:
        opener, begin = stack[0]
        found.append(_marked(text, opener, begin, len(text), 0, continues=pending == opener))
    return tuple(found)


def _marked(text: str, opener: str, begin: int, close: int, width: int, *, continues: bool) -> Marked:
    start, end = begin + len(opener), close
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Marked((begin, close + width), start, end, opener, closed=width > 0, continues=continues)


def _single(text: str, at: int, stack: list[tuple[str, int]]) -> bool:
    """Tell whether an apostrophe may be a quotation mark: doubled, or closing what a single mark opened."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if text[at] == "'":
        if after == "'":
            return True
        if not stack:
            free = not before or before.isspace() or before == "("
            return free and after.isupper() and _SPOKEN.match(text, at, at + _LONGEST) is not None
        return stack[-1][0] == "'" and before in ",.!?…" and not after.isalnum()
    return bool(stack) and stack[-1][0] == "‘" and (not after or not after.isalnum())


def _opens(text: str, mark: str, at: int, end: int, *, within: bool) -> bool:
    """Tell whether a mark can open a quotation here: by its kind, and by what stands on both sides."""
    before, after = text[at - 1 : at], text[end : end + 1]
    free = not before or before.isspace() or before in "([—–-:,…“„«\"'‘”"
    if mark == "«" and after and after in " \u00a0\u202f":
        return free  # as the French write
    if not after or after.isspace():
        return False
    if mark in "“«„":
        return free or not (before.isalnum() and within) or mark != "“"
    if mark in "”»‟":
        return (not before or before.isspace()) and not within
    if mark == "‘":
        return free and after.isalnum()
    if mark == "’":
        return False
    return free and after not in ".,;:!?)"


def _inner(text: str, at: int, mark: str) -> bool:
    """Tell whether a mark that could close opens a quotation within the quotation: a blank stands before it."""
    before = text[at - 1 : at]
    return mark in ('"', "''", "“") and bool(before) and (before.isspace() or before == "(")
