"""Blocks of a page that hold text and no other block: its paragraphs, whatever elements they are made of."""

from collections.abc import Iterator
from typing import Any

from timeline.intake.documents.charset import clean

_LEAVES = ("p", "div", "li", "h2", "h3", "h4", "h5", "h6", "section", "header", "blockquote", "summary")
_BLOCKS = frozenset(
    (*_LEAVES, "h1", "ul", "ol", "table", "form", "figure", "article", "aside", "nav", "main", "pre", "dl")
)


def leaf_blocks(root: Any) -> Iterator[tuple[Any, str]]:
    """Yield the elements (lxml) that hold text and no block, in their order, with that text."""
    for element in list(root.iter(*_LEAVES)):
        if next((inner for inner in element.iterdescendants() if inner.tag in _BLOCKS), None) is not None:
            continue
        if text := line_of(element):
            yield element, text


def line_of(element: Any) -> str:
    """Return the text of an element in one line."""
    if next(element.iter("script", "style"), None) is not None:
        pieces = element.xpath(".//text()[not(parent::script or parent::style)]")
        return clean(" ".join("".join(pieces).split()))
    return clean(" ".join(element.text_content().split()))


def linked(element: Any) -> int:
    """Return how many characters of an element's text are links."""
    return sum(len(line_of(link)) for link in element.iter("a"))
