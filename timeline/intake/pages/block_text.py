"""The text of an element of a page, a line for each of its blocks, as a reader sees them."""

import re
from typing import Any

_BLOCK = re.compile(
    r"address|article|aside|blockquote|br|d[dlt]|details|div|fieldset|fig(?:caption|ure)|footer|h[1-6]|header|hr|li|main"
    r"|[ou]l|p|pre|section|summary|table|t[dhr]"
)
_UNSEEN = re.compile(r"button|form|iframe|nav|noscript|script|select|style|svg|template")


def block_lines(part: Any) -> list[str]:
    """Return the lines of an element (lxml): each word once, whatever stands in what, parted at blocks and breaks."""
    from lxml import etree  # noqa: PLC0415 - needed where a page is there

    lines: list[list[str]] = [[]]
    walk = etree.iterwalk(part, events=("start", "end"))
    for event, element in walk:
        if _BLOCK.fullmatch(element.tag):
            lines.append([])
        if event == "start" and _UNSEEN.fullmatch(element.tag):
            walk.skip_subtree()
        elif event == "start":
            lines[-1].append(element.text or "")
        if event == "end" and element is not part:
            lines[-1].append(element.tail or "")
    told = (" ".join("".join(pieces).split()) for pieces in lines)
    return [line for line in told if line]
