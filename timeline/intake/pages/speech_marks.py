"""Speech that a page marks by elements alone: `q` and `blockquote` get quotation marks, and who said it a dash."""

from typing import Any

_LONGEST = 1500  # characters of a block that is somebody's words, not a document within the page
_OPENING, _CLOSING = "“", "”"
_MARKS = tuple("“”\"«»„‘’'")
_DASHES = "—–-― \u00a0\n\t"
_SAYERS = ("footer", "cite", "figcaption")


def set_marks(root: Any) -> None:
    """Put quotation marks around quoted elements, and a block's author behind its words: `“Words.” — Author`."""
    for element in list(root.iter("q")):
        element.text = _OPENING + (element.text or "")
        _append(element, _CLOSING)
        element.tag = "span"
    for block in list(root.iter("blockquote")):
        _mark_block(block)


def _mark_block(block: Any) -> None:
    author = next((one for one in block.iter(*_SAYERS) if one.text_content().strip()), None)
    if author is None or len(block.text_content()) > _LONGEST:
        return
    told = " ".join(author.text_content().split()).strip(_DASHES)
    author.drop_tree()
    words = " ".join(block.text_content().split())
    if not words or not told:
        return
    if not words.startswith(_MARKS):
        words = f"{_OPENING}{words}{_CLOSING}"
    for child in list(block):
        child.drop_tree()
    block.tag, block.text = "p", f"{words} — {told}"


def _append(element: Any, text: str) -> None:
    """Put a text behind all that an element holds."""
    children = list(element)
    if children:
        children[-1].tail = (children[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
