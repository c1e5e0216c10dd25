"""The generic importer of HTML pages: what the page states about itself first, then what its markup lets one find.

The main text is trafilatura's, kept within its limits: it returns nothing, silently, past some 256 nested levels or on
half a character, and runs for minutes on a tag with 50,000 attributes. Needs the extra `html`.
"""

import logging
import re
from functools import cache
from html import unescape
from importlib import import_module
from types import ModuleType
from typing import Any

import re2
from attrs import evolve, frozen

from timeline.errors import TimelineError
from timeline.intake import assemble, body, markup, script, stamps, tongue
from timeline.intake.article import Article, Stamp
from timeline.intake.assemble import Head
from timeline.intake.charset import clean
from timeline.intake.document import Document
from timeline.intake.importer import Claim, NotAnArticleError
from timeline.intake.markup import Stated

MAX_PAGE = 4 * 2**20  # characters
_LONG_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9:-]{0,30})[^<>]{16000,}>")
_HIDDEN = re2.compile(
    r"(?is)<(script|style|noscript|template|svg)\b.*?</(?:script|style|noscript|template|svg)\s*>|<!--.*?-->"
)
_BREAK = re2.compile(
    r"(?i)</?(?:p|div|br|h[1-6]|li|ul|ol|tr|table|section|article|header|footer|blockquote|pre)\b[^<>]*>"
)
_TAG = re2.compile(r"<[^<>]*>")
_FAR_SHORTER = 0.7  # of the text that the page itself states
_SHORT = 250  # characters


class MissingExtraError(TimelineError):
    """A library is needed that is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs the extra {extra!r}: pip install 'timeline-tracker[{extra}]'")


@frozen(kw_only=True)
class Html:
    """Reads any page that no source's own importer claims."""

    name: str = "html"
    version: int = 1
    rank: int = 0

    def claims(self, document: Document) -> Claim | None:
        """Claim any HTML page."""
        return Claim("an HTML page that no source's importer claims") if document.media == "html" else None

    def read(self, document: Document) -> Article:
        """Return the article. Raises NotAnArticleError when the page holds no text, MissingExtraError."""
        source = _tamed(document.text)
        tree = parsed(document)
        stated = markup.read(tree)
        text, partial = _main_text(tree, source, stated)
        lines = body.lines(text)
        if not lines:
            raise NotAnArticleError("the page holds no text")
        language = stated.language or tongue.detect(text) or assemble.FALLBACK_LANGUAGE
        if (heard := tongue.detect(text)) and stated.language in (None, "en"):
            language = heard  # templates say English of pages in any language
        head = Head(
            title=stated.title and clean(stated.title),
            published=_published(stated, document, source, language),
            updated=_stamp(stated.updated, language),
        )
        page = Document(
            path=document.path,
            content=document.content,
            text=text,
            sha256=document.sha256,
            media=document.media,
            url=stated.url or document.url,
            fetched=document.fetched,
        )
        article = assemble.article(page, head, lines, language=language, publisher=stated.publisher)
        return evolve(article, partial=article.partial or partial)


def strip_tags(source: str) -> str:
    """Return the text of a page with its tags taken out, a line for each block: what is left when all else fails."""
    bare = _TAG.sub(" ", _BREAK.sub("\n", _HIDDEN.sub(" ", source)))
    lines = (" ".join(line.split()) for line in unescape(bare).split("\n"))
    return clean("\n".join(line for line in lines if line))


def parsed(document: Document) -> Any:
    """Return the lxml tree of a page. Raises NotAnArticleError, MissingExtraError."""
    return _tree(_tamed(document.text))


def _tamed(text: str) -> str:
    """Return a page that its parsers can take: no half characters, no endless tags, not past the limit."""
    text = text[:MAX_PAGE].encode("utf-8", "replace").decode("utf-8")
    return _LONG_TAG.sub(r"<\1>", text)


def _tree(source: str) -> Any:
    html = _library("lxml.html")
    try:
        return html.document_fromstring(
            source.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8", no_network=True)
        )
    except (ValueError, html.etree.ParserError) as error:
        raise NotAnArticleError(f"the page cannot be parsed: {error}") from None


def _main_text(tree: Any, source: str, stated: Stated) -> tuple[str, str | None]:
    """Return the article's text, and why it may not be whole."""
    trafilatura = _library("trafilatura")
    found = trafilatura.bare_extraction(
        source, include_comments=False, include_tables=False, with_metadata=False, favor_recall=False
    )
    text = clean(found.text) if found is not None and found.text else ""
    told = clean(strip_tags(stated.body)) if stated.body else ""
    if len(told) > _SHORT and len(text) < len(told) * _FAR_SHORTER:
        return told, None
    if text.strip():
        return text, None
    paragraphs = [clean(" ".join(p.text_content().split())) for p in tree.iter("p")]
    prose = "\n".join(paragraph for paragraph in paragraphs if body.is_prose(paragraph))
    if prose:
        return prose, "the main text could not be told from the page; these are its paragraphs"
    if told:
        return told, None
    if state := script.prose(tree, strip_tags):
        return state, "the page has its text in its scripts only, among other texts it may be"
    return strip_tags(source), "the main text could not be told from the page; this is all its text"


def _published(stated: Stated, document: Document, source: str, language: str) -> Stamp | None:
    stamp = _stamp(stated.published, language)
    if stamp is not None:
        return stamp
    htmldate = _library("htmldate")
    try:
        day = htmldate.find_date(source, url=document.url or stated.url, original_date=True)
    except (ValueError, TypeError, RecursionError):
        return None
    return Stamp(value=day, raw=day) if day else None


def _stamp(said: str | None, language: str) -> Stamp | None:
    value = stamps.read(said[:100], language=language) if said else None
    return Stamp(value=value, raw=said[:100]) if said and value else None


@cache
def _library(name: str) -> ModuleType:
    try:
        module = import_module(name)
    except ImportError:
        raise MissingExtraError("reading HTML pages", "html") from None
    for logger in ("trafilatura", "htmldate", "justext", "readability"):
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    return module
