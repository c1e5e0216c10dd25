"""What a page puts between the paragraphs of a story to lead away from it: a line that is one link, a list of such."""

from typing import Any

from timeline.intake.pages.leaf_blocks import leaf_blocks, line_of, linked

_LONGEST = 300  # characters
_FEWEST, _MOST = 3, 25  # words of a teaser; of a sentence that is one link, which may be the story's
_NEARLY_ALL = 0.9
_LABEL = 30  # characters before a link: "Read more:"
_LABELLED = (":", "»", "|", "–", ">")
_STOPS = (".", "!", "?", "…", "”", '"', "»")


def drop_teasers(root: Any) -> None:
    """Take out of a page (lxml) the lines that are nothing but a link, and the lists all of whose items are."""
    lists: dict[Any, bool] = {}
    for element, text in leaf_blocks(root):
        above = element.getparent()
        is_one = _is_teaser(element, text)
        if element.tag == "li":
            lists[above] = lists.get(above, True) and is_one
        elif is_one and element.tag in ("p", "div") and above is not None:
            element.drop_tree()
    for above, is_one in lists.items():
        items = [item for item in above if item.tag == "li"]
        if is_one and all(item in lists or _is_teaser(item, line_of(item)) for item in items):
            above.drop_tree()


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
