"""A text that its page parts into several elements of one kind, with advertisements between them: all of its parts."""

from collections import Counter
from typing import Any

from timeline.intake.documents.charset import clean

_KNOWN_BY = 40  # characters of a paragraph
_UP = 3  # elements above the one that holds the first paragraphs
_MOST_LINKED = 0.3  # of a part's text; of teasers more is
_BLOCKS = ("p", "li", "h2", "h3", "h4")


def parted(root: Any, text: str) -> str:
    """Return the whole of a text of which one part was found, as it is where it has none besides."""
    told = {line[:_KNOWN_BY] for line in text.split("\n") if line}
    holders = Counter(element.getparent() for element in root.iter("p") if _line(element)[:_KNOWN_BY] in told)
    if not holders:
        return text
    ((holder, _),) = holders.most_common(1)
    parts = _of_its_kind(holder)
    if len(parts) == 1:
        return text
    return "\n".join(line for part in parts for block in part.iter(*_BLOCKS) if (line := _own(block, part)))


def _of_its_kind(holder: Any) -> list[Any]:
    """Return the elements of the same name and class that lie next to one, and are text as it is."""
    around = holder
    for _ in range(_UP):
        around = around.getparent()
        if around is None or not holder.get("class"):
            break
        alike = [one for one in around.iter(holder.tag) if one.get("class") == holder.get("class")]
        parts = [one for one in alike if one is holder or (one.find(".//p") is not None and not _is_linked(one))]
        if len(parts) > 1:
            return parts
    return [holder]


def _is_linked(part: Any) -> bool:
    linked = sum(len(link.text_content()) for link in part.iter("a"))
    return linked > len(part.text_content()) * _MOST_LINKED


def _own(block: Any, part: Any) -> str:
    """Return a block's text, none of one that lies in another block of the part, which tells it."""
    above = block.getparent()
    while above is not None and above is not part:
        if above.tag in (*_BLOCKS, "aside", "figure", "form"):
            return ""
        above = above.getparent()
    return _line(block)


def _line(element: Any) -> str:
    return clean(" ".join(element.text_content().split()))
