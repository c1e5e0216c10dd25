"""A page's source as a tree, within what its parsers can take."""

import logging
import re
from functools import cache
from typing import Any

import re2

from timeline.intake.importer import NotAnArticleError

MAX_PAGE = 4 * 2**20  # characters
_LONGEST_TAG = 16_000  # characters
_LONG_TAG = re.compile(rf"<(/?[a-zA-Z][a-zA-Z0-9:-]{{0,30}})[^<>]{{{_LONGEST_TAG},}}>")
_LOUD = ("trafilatura", "htmldate", "justext", "readability")
_HEAD = 4096
# The parser loses what follows a DOCTYPE with a slash in it, or an `<html/>` that closes itself.
_DOCTYPE = re2.compile(r"(?i)^\s*<\s?!\s?doctype[^<>]*>")
_CLOSED = re2.compile(r"(?i)(<html[^<>]*?)\s*/>")


def tamed(text: str) -> str:
    """Return a page that its parsers can take: no half characters, no endless tags, not past the limit."""
    text = text[:MAX_PAGE].encode("utf-8", "replace").decode("utf-8")
    if any(len(part) - part.rfind("<") > _LONGEST_TAG for part in text.split(">") if len(part) > _LONGEST_TAG):
        text = _LONG_TAG.sub(r"<\1>", text)
    head: str = _CLOSED.sub(r"\1>", _DOCTYPE.sub("", text[:_HEAD]))
    return head + text[_HEAD:]


def parse(source: str) -> Any:
    """Return the lxml tree of a tamed page, without comments. Raises NotAnArticleError."""
    from lxml import etree, html  # noqa: PLC0415 - needed where a page is there

    try:
        return html.document_fromstring(source.encode("utf-8"), parser=_parser())
    except (ValueError, etree.ParserError) as error:
        raise NotAnArticleError(f"the page cannot be parsed: {error}") from None


@cache
def _parser() -> Any:
    from lxml import etree, html  # noqa: PLC0415 - as above

    for logger in _LOUD:  # what they have to say of a page is nothing to a user
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    parser = html.HTMLParser(
        encoding="utf-8",
        no_network=True,
        collect_ids=False,
        default_doctype=False,
        remove_comments=True,
        remove_pis=True,
    )
    # One class for every element: to be asked for each of them costs more than the parsing.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    return parser
