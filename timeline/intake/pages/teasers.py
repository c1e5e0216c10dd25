"""What a page puts between the paragraphs of a story to lead away from it: a line that is one link, a list of such."""

from typing import Any

from timeline.intake.pages.leaf_blocks import leaf_blocks, line_of, linked

_LONGEST = 300  # characters
_FEWEST, _MOST = 3, 25  # words of a teaser; of a sentence that is one link, which may be the story's
_NEARLY_ALL = 0.9
_LABEL = 30  # characters before a link: "Read more:"
_LABELLED = (":", "»", "|", "–", ">")
_STOPS = (".", "!", "?", "…", "”", '"', "»")


def without_teasers(root: Any, text: str) -> str:
    """Return a text of a page (lxml) without the lines that are nothing but a link on it, and lists all of such.

    They are looked for on the page and taken out of the text: what is found on a page hangs on all that is on it.
    """
    lists: dict[Any, list[str]] = {}
    told = set()
    for element, line in leaf_blocks(root):
        above = element.getparent()
        is_one = _is_teaser(element, line)
        if element.tag == "li":
            lists.setdefault(above, []).append(_bare(line) if is_one else "")
        elif is_one and element.tag in ("p", "div"):
            told.add(_bare(line))
    for items in lists.values():
        if all(items):
            told.update(items)
    return "\n".join(line for line in text.split("\n") if _bare(line) not in told) if told else text


def _bare(line: str) -> str:
    return "".join(line.split()).removeprefix("-")


def _is_teaser(element: Any, text: str) -> bool:
    if len(text) > _LONGEST or len(text.split()) < _FEWEST:
        return False
    if len(text.split()) >= _MOST and text.endswith(_STOPS):
        return False
    first = next(element.iter("a"), None)
    if first is None:
        return False
    label = text[: max(0, text.find(line_of(first)))].strip()
    rest = len(text) - len(label) if len(label) <= _LABEL and label.endswith(_LABELLED) else len(text)
    return linked(element) >= rest * _NEARLY_ALL
