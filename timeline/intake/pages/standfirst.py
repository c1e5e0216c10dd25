"""The paragraph between a page's heading and its text that tells the story in short, in an element of its own."""

from collections.abc import Iterator, Sequence
from typing import Any

import re2

from timeline.intake.pages.leaf_blocks import leaf_blocks, linked
from timeline.intake.texts import body

_FEWEST, _LONGEST = 16, 900  # words, characters
_MOST_LINKED = 0.4
_KNOWN_BY = 40  # characters, of letters and figures
_MOST = 2
_FARTHEST = 60  # blocks below the heading
_ASIDE = (
    "aside",
    "nav",
    "footer",
    "figure",
    "figcaption",
    "form",
    "button",
    "ul",
    "ol",
    "table",
    "noscript",
    "template",
)
_LETTERS = re2.compile(r"[^\pL\pN]+")


def standfirst(root: Any, text: str, title: str | None, said: Sequence[str]) -> list[str]:
    """Return the paragraphs above a text that it lacks. `said` is how the page describes itself to others."""
    described = [key for one in said if (key := _folded(one))]
    if not described:
        return []
    told = _folded(text)
    first = _folded(next((line for line in text.split("\n") if body.is_prose(line)), text))[:_KNOWN_BY]
    found: list[str] = []
    for line in _above(root, first, title):
        key = _folded(line)[:_KNOWN_BY]
        if key in told or any(_folded(other).startswith(key) for other in found):
            continue
        if any(key in one or one[:_KNOWN_BY] in _folded(line) for one in described):
            found.append(line)
    return found[-_MOST:]


def _above(root: Any, first: str, title: str | None) -> Iterator[str]:
    """Yield the lines between the heading and the first paragraph of a text."""
    heading = _heading(root, title)
    if heading is None:
        return
    lines: list[str] = []
    seen = False
    order = {element: number for number, element in enumerate(root.iter())}
    for element, line in leaf_blocks(root):
        seen = seen or order[element] > order[heading]
        if not seen:
            continue
        if first and _folded(line)[:_KNOWN_BY].startswith(first):
            yield from lines
            return
        if len(lines) == _FARTHEST:
            return
        if _is_paragraph(element, line):
            lines.append(line)


def _heading(root: Any, title: str | None) -> Any:
    headings = list(root.iter("h1"))
    wanted = _folded(title or "")
    return next(
        (one for one in headings if _folded(one.text_content()) in wanted or wanted in _folded(one.text_content())),
        None,
    )


def _is_paragraph(element: Any, line: str) -> bool:
    if len(line) > _LONGEST or len(line.split()) < _FEWEST or linked(element) > len(line) * _MOST_LINKED:
        return False
    return not any(above.tag in _ASIDE for above in element.iterancestors())


def _folded(text: str) -> str:
    folded: str = _LETTERS.sub("", text.casefold())
    return folded
