"""The main text of a page: trafilatura's, or else what the page states, its paragraphs, or all of it.

It is kept within trafilatura's limits: that returns nothing, silently, past some 256 nested levels or on half a
character, and runs for minutes on a tag with 50,000 attributes.
"""

from html import unescape
from typing import Any

import re2

from timeline.intake.documents.charset import clean
from timeline.intake.pages import script, table_rows, teasers, unseen
from timeline.intake.pages.markup import PageFacts
from timeline.intake.pages.parted_text import parted
from timeline.intake.pages.standfirst import standfirst
from timeline.intake.texts import body

_HIDDEN = re2.compile(
    r"(?is)<(script|style|noscript|template|svg)\b.*?</(?:script|style|noscript|template|svg)\s*>|<!--.*?-->"
)
_BREAK = re2.compile(
    r"(?i)</?(?:p|div|br|h[1-6]|li|ul|ol|tr|table|section|article|header|footer|blockquote|pre)\b[^<>]*>"
)
_TAG = re2.compile(r"<[^<>]*>")
_FAR_SHORTER = 0.7  # of the text that the page itself states
_SHORT = 250  # characters
_PROSE = 1000  # characters of a page's paragraphs, from which on they tell whether a text is whole
_MOST = 0.6  # of that prose
_TENTH = 0.15  # of a text whose page hardly has paragraphs, by which its slow look finds all that is on it
_KNOWN_BY = 40  # characters with which a text begins again
_AROUND = ("aside", "button", "footer", "form", "label", "nav", "noscript", "select", "time")


def found(root: Any, source: str, stated: PageFacts) -> tuple[str, str | None]:
    """Return the article's text, and why it may not be whole."""
    unseen.drop_unseen(root)
    paragraphs = [text for element in root.iter("p") if (text := clean(" ".join(element.text_content().split())))]
    prose = [paragraph for paragraph in paragraphs if body.is_prose(paragraph)]
    known = sum(map(len, prose))
    text = _once(teasers.without_teasers(root, clean(_extracted(root, known))), root)
    if known >= _PROSE and len(text) < known * _MOST:
        text = parted(root, text)
    told = _once(clean(strip_tags(stated.body))) if stated.body else ""
    if len(told) > _SHORT and len(text) < len(told) * _FAR_SHORTER:
        return told, None
    if text.strip():
        lead = standfirst(root, text, stated.title, stated.described)
        return "\n".join((*lead, text)), None
    if prose:
        return "\n".join(prose), "the main text could not be told from the page; these are its paragraphs"
    if told:
        return told, None
    if state := script.prose(root, strip_tags):
        return state, "the page has its text in its scripts only, among other texts it may be"
    return strip_tags(source), "the main text could not be told from the page; this is all its text"


def _once(text: str, root: Any = None) -> str:
    """Return a text that is told twice over once; of a page (`root`), where each stands in an element of its own."""
    again = text.find(text[:_KNOWN_BY], max(_KNOWN_BY, len(text) // 2 - _KNOWN_BY))
    if again <= 0 or text[:again].split() != text[again:].split():
        return text
    if root is not None:
        first = "".join(text[:_KNOWN_BY].split())
        places = [one.getparent() for one in root.iter("p") if "".join(one.text_content().split()).startswith(first)]
        if len(set(places)) < len(places):
            return text
    return text[:again]


def strip_tags(source: str) -> str:
    """Return the text of a page with its tags taken out, a line for each block: what is left when all else fails."""
    bare = _TAG.sub(" ", _BREAK.sub("\n", _HIDDEN.sub(" ", source)))
    lines = (" ".join(line.split()) for line in unescape(bare).split("\n"))
    return clean("\n".join(line for line in lines if line))


def _extracted(root: Any, prose: int) -> str:
    """Return what trafilatura finds; its costly comparisons only where the first look may have missed the text."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - 450 ms to import, needed where a page is there

    text = ""
    laid_out = table_rows.is_laid_out(root)
    for fast in (True, False):
        made: Any = bare_extraction(
            root, fast=fast, include_comments=False, include_tables=not laid_out, with_metadata=False
        )
        text = table_rows.without_figures(made.text or "") if made is not None else ""
        if not fast or made is None or next(made.body.iter(*_AROUND), None) is not None:
            continue
        in_paragraphs = prose >= _PROSE and len(text) >= prose * _MOST
        if in_paragraphs or (len(text) >= _PROSE and prose <= len(text) * _TENTH):
            break
    return text
