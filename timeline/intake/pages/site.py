"""A source of HTML pages as the few things the generic reading cannot tell: its hosts, and selectors where it errs."""

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import re2
from attrs import Factory, evolve, frozen

from timeline.article import Article, Stamp
from timeline.intake.documents.charset import clean
from timeline.intake.documents.document import Document
from timeline.intake.importer import Claim, NotAnArticleError
from timeline.intake.pages import generic_html, markup
from timeline.intake.pages.tree import parse, tamed
from timeline.intake.texts import assemble, body
from timeline.intake.texts import stamp_lines as stamps
from timeline.intake.texts.assemble import Head
from timeline.language.text import tongue

NAMES = ("title", "published", "updated", "page_stamp", "body", "drop")
_HEAD = 2**20  # characters
_ADDRESS = re2.compile(
    r"(?i)<link[^<>]*rel=[\"']?canonical[\"']?[^<>]*>|<meta[^<>]*property=[\"']og:url[\"'][^<>]*>"
    r"|saved from url=\(\d+\)\S+"
)
_URL = re2.compile(r"https?://[^\s\"'<>]+")
_ATTRIBUTES = ("datetime", "content", "title")


@frozen(kw_only=True)
class Site:
    """An importer of one site's pages.

    `selectors` are XPath (from `/` on) or CSS (`div.text > p`, `time[itemprop=datePublished]`) by the names in NAMES.
    What they name overrides the generic reading, `drop` is taken out first. A page on which one of them finds nothing
    has another layout. `until` is the last day (ISO) for which they hold.
    """

    name: str
    version: int
    hosts: tuple[str, ...]
    selectors: Mapping[str, str] = Factory(dict)
    publisher: str | None = None
    home: str | None = None
    language: str | None = None
    date_order: str = "DMY"
    until: str | None = None
    rank: int = 1

    def claims(self, document: Document) -> Claim | None:
        """Claim an HTML page whose address, as fetched, saved or stated in its head, is on one of the hosts."""
        if document.media != "html":
            return None
        address = next((url for url in _addresses(document) if self._is_host(url)), None)
        return Claim(f"its address is {address[:100]}") if address else None

    def read(self, document: Document) -> Article:
        """Return the article. Raises NotAnArticleError where a selector finds nothing, or the page holds no text."""
        source = tamed(document.text)
        tree = parse(source)
        stated = markup.read(tree)
        for element in self._found(tree, "drop", needed=False):
            element.drop_tree()
        lines = body.lines(clean("\n".join(text for part in self._found(tree, "body") for text in _paragraphs(part))))
        if not lines:
            article = self._own(generic_html.article_of(document, source, tree, stated))
        else:
            told = "\n".join(line.text for line in lines)
            language = self.language or tongue.detect(told) or stated.language or assemble.FALLBACK_LANGUAGE
            head = Head(title=stated.title and clean(stated.title), published=_stated(stated.published, language))
            page = evolve(document, text=told, url=stated.url or document.url)
            article = self._own(assemble.article(page, head, lines, language=language, date_order=self.date_order))
        changes: dict[str, Any] = {
            role: stamp for role in NAMES[1:4] if (stamp := self._stamp(tree, role, article.language)) is not None
        }
        if title := " ".join(_text(element) for element in self._found(tree, "title")[:1]):
            changes["title"] = clean(title)
        return evolve(article, **changes)

    def _own(self, article: Article) -> Article:
        return evolve(
            article,
            publisher=self.publisher or article.publisher,
            home=self.home or article.home,
            language=self.language or article.language,
            date_order=self.date_order,
        )

    def _stamp(self, tree: Any, role: str, language: str) -> Stamp | None:
        found = self._found(tree, role)
        if not found:
            return None
        told = [value for name in _ATTRIBUTES if (value := found[0].get(name))] + [_text(found[0])]
        for raw in told:
            if value := stamps.read(raw[:100], language=language, order=self.date_order):
                return Stamp(value=value, raw=raw[:100])
        raise NotAnArticleError(f"its layout has changed: no {role} stamp can be read from {told[-1][:60]!r}")

    def _found(self, tree: Any, name: str, *, needed: bool = True) -> list[Any]:
        selector = self.selectors.get(name)
        if selector is None:
            return []
        found = [element for element in tree.xpath(xpath(selector)) if hasattr(element, "text_content")]
        if needed and not found:
            raise NotAnArticleError(f"its layout has changed: nothing on it is {name} ({selector})")
        return found

    def _is_host(self, url: str) -> bool:
        host = (urlsplit(url).hostname or "").lower().removeprefix("www.")
        return any(host == own or host.endswith(f".{own}") for own in self.hosts)


@cache
def xpath(selector: str) -> str:
    """Return a CSS selector as XPath; XPath stays as it is. Raises ValueError."""
    if selector.startswith(("/", "(", "./")):
        return selector
    from cssselect import HTMLTranslator, SelectorError  # noqa: PLC0415 - for pages only

    try:
        return HTMLTranslator().css_to_xpath(selector)
    except SelectorError as error:
        raise ValueError(f"{selector!r} is neither XPath nor a CSS selector: {error}") from None


def _addresses(document: Document) -> list[str]:
    told = [document.url] if document.url else []
    for found in _ADDRESS.finditer(document.text[:_HEAD]):
        url = _URL.search(found.group())
        if url is not None:
            told.append(url.group())
    return told


def _paragraphs(part: Any) -> list[str]:
    """Return the text of an element by its blocks; where it has none, all of it."""
    blocks = [_text(element) for element in part.iter("p", "li", "h2", "h3", "h4", "blockquote") if part is not element]
    return [text for text in blocks if text] or [_text(part)]


def _text(element: Any) -> str:
    return " ".join(element.text_content().split())


def _stated(said: str | None, language: str) -> Stamp | None:
    value = stamps.read(said[:100], language=language) if said else None
    return Stamp(value=value, raw=said[:100]) if said and value else None
