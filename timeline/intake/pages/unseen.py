"""What a page holds and does not show: notes for other readers, forms that open later."""

from typing import Any

import re2

from timeline.intake.pages.leaf_blocks import line_of

_HIDDEN = re2.compile(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important\s*)?(?:;|$)")
_MOST = 3  # times the text that is shown: what hides more shows it by a script


def drop_unseen(root: Any) -> None:
    """Take out of a page (lxml) the elements that are marked as not shown, unless most of it is."""
    hidden = [one for one in root.iter("div", "p", "section", "span", "ul", "aside", "table") if _is_hidden(one)]
    outer = [one for one in hidden if not any(map(_is_hidden, one.iterancestors()))]
    if not outer:
        return
    size = sum(map(_size, outer))
    if size > (_size(root) - size) * _MOST:
        return
    for one in outer:
        one.drop_tree()


def _size(element: Any) -> int:
    """Return how many characters there are in an element's paragraphs: in its scripts may be any."""
    return sum(len(line_of(paragraph)) for paragraph in element.iter("p"))


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))
