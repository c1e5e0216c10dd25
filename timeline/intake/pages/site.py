"""A source of HTML pages as the few things the generic reading cannot tell: its hosts, and selectors where it errs."""

from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import Any

import re2
from attrs import Factory, evolve, frozen

from timeline.article import Article, Stamp
from timeline.intake.documents.charset import clean
from timeline.intake.documents.document import Document
from timeline.intake.documents.web_addresses import is_on
from timeline.intake.importer import Claim, NotAnArticleError
from timeline.intake.pages import generic_html, markup, speech_marks
from timeline.intake.pages.block_text import block_lines
from timeline.intake.pages.tree import parse, tamed
from timeline.intake.texts import stamp_lines as stamps
from timeline.intake.texts.furniture import words as page_words

NAMES = ("title", "published", "updated", "page_stamp", "body", "drop")
_STAMPS = NAMES[1:4]
_HEAD = 2**20  # characters
_SHOWN = 60
_ADDRESS = re2.compile(
    r"(?i)<link[^<>]*rel=[\"']?(?:canonical|amphtml|shortlink)\b[^<>]*>|<base[^<>]*>"
    r"|<meta[^<>]*(?:property|name)=[\"']?(?:og|twitter):url\b[^<>]*>|saved from url=\(\d+\)\S+"
    r"|\"(?:mainEntityOfPage|url)\"\s*:\s*(?:\{[^{}]*\"@id\"\s*:\s*)?\"[^\"]*\""
)
_URL = re2.compile(r"https?:\\?/\\?/[^\s\"'<>]+")
_ATTRIBUTES = ("datetime", "content", "title")


@frozen(kw_only=True)
class Site:
    """An importer of one site's pages.

    `hosts` are those its pages lie on, each with `www.` or without; `*.herald.example` are all below one. `own` are
    patterns (RE2) for pages that state no address: what one of them finds in the source is this site's alone.
    `selectors` are XPath (from `/` on) or CSS (`div.text > p`, `time[itemprop=datePublished]`) by the names in NAMES.
    What they name overrides the generic reading, `drop` is taken out first. A page on which one of them finds nothing
    has another layout. `until` is the last day (ISO) for which they hold.
    """

    name: str
    version: int
    hosts: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    selectors: Mapping[str, str] = Factory(dict)
    publisher: str | None = None
    home: str | None = None
    language: str | None = None
    date_order: str | None = None
    until: str | None = None
    rank: int = 1

    def claims(self, document: Document) -> Claim | None:
        """Claim an HTML page whose address, as fetched, saved or stated in its head, is on one of the hosts."""
        if document.media != "html":
            return None
        address = next((url for url in addresses(document) if is_on(url, self.hosts)), None)
        if address is not None:
            return Claim(f"its address is {address[:100]}")
        source = document.text[:_HEAD]
        found = next((found.group() for pattern in self.own if (found := re2.search(pattern, source))), None)
        return Claim(f"on it stands `{found[:_SHOWN]}`") if found else None

    def read(self, document: Document) -> Article:
        """Return the article. Raises NotAnArticleError where a selector finds nothing, or the page holds no text."""
        source = tamed(document.text)
        tree = parse(source)
        stated = markup.read(tree)
        dropped = self._found(tree, "drop", needed=False)
        for element in dropped:
            element.drop_tree()
        if dropped:  # the text that the page states of itself holds what was dropped
            source, stated = _unstated(tree), evolve(stated, body=None)
        title = self._title(tree)
        marked = {role: self._said(tree, role) for role in _STAMPS if role in self.selectors}

        def stamped(language: str) -> Mapping[str, Stamp]:
            return {role: self._stamp(role, told, self.language or language) for role, told in marked.items()}

        text = self._text(tree)
        article = generic_html.article_of(
            document, source, tree, stated, text=text, order=self.date_order, stamped=stamped
        )
        return self._in_force(
            evolve(
                article,
                title=title or article.title,
                publisher=self.publisher or article.publisher,
                home=self.home or article.home,
                language=self.language or article.language,
                date_order=self.date_order or article.date_order,
            )
        )

    def _in_force(self, article: Article) -> Article:
        stamp = article.published or article.updated or article.page_stamp
        if self.until is not None and (stamp is None or stamp.value[: len(self.until)] > self.until):
            raise NotAnArticleError(f"its layout has changed: it looked so until {self.until}")
        return article

    def _title(self, tree: Any) -> str | None:
        if "title" not in self.selectors:
            return None
        return clean(self._said(tree, "title")[-1])

    def _text(self, tree: Any) -> str | None:
        if "body" not in self.selectors:
            return None
        parts = self._found(tree, "body")
        speech_marks.set_marks(tree)
        within = {id(inner) for part in parts if hasattr(part, "iterdescendants") for inner in part.iterdescendants()}
        lines = (
            block_lines(part) if hasattr(part, "iterdescendants") else str(part).splitlines()
            for part in parts
            if id(part) not in within
        )
        text = clean("\n".join(chain.from_iterable(lines)))
        if not text.strip():
            raise self._missing("body")
        return text

    def _said(self, tree: Any, name: str) -> list[str]:
        """Return what the first element of a name that says anything does, in its attributes, then in words."""
        told = next((told for one in self._found(tree, name) if (told := _values(one))), None)
        if told is None:
            raise self._missing(name)
        return told

    def _stamp(self, role: str, told: list[str], language: str) -> Stamp:
        order = self.date_order or "DMY"
        for raw in (one[:100] for one in told):
            if value := stamps.read(raw, language=language, order=order):
                return Stamp(value=value, raw=raw)
            kind = "updated" if role == "updated" else "published"
            beside = stamps.lines(raw, page_words(language), language=language, order=order)
            if stamp := next((one.stamp for one in beside if one.kind == kind), None):
                return stamp
        raise NotAnArticleError(f"its layout has changed: no {role} stamp can be read from {told[-1][:_SHOWN]!r}")

    def _found(self, tree: Any, name: str, *, needed: bool = True) -> list[Any]:
        """Return the elements of a name, or the words where its XPath ends in an attribute or a text."""
        selector = self.selectors.get(name)
        found = tree.xpath(xpath(selector)) if selector is not None else []
        found = found if isinstance(found, list) else [found]  # an XPath may end in a text of its own
        if needed and not found:
            raise self._missing(name)
        return found

    def _missing(self, name: str) -> NotAnArticleError:
        return NotAnArticleError(f"its layout has changed: nothing on it is {name} ({self.selectors[name]})")


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


def addresses(document: Document) -> tuple[str, ...]:
    """Return the addresses of a page: where it was fetched, and what it states of itself."""
    stated = _stated(document.text)
    return (document.url, *stated) if document.url else stated


@lru_cache(maxsize=8)  # every site's importer looks at the same page
def _stated(text: str) -> tuple[str, ...]:
    urls = (_URL.search(found.group()) for found in _ADDRESS.finditer(text[:_HEAD]))
    return tuple(url.group().replace("\\/", "/") for url in urls if url is not None)


def _values(found: Any) -> list[str]:
    """Return what an element says in attributes that hold moments or meta data, then in words; a text says itself."""
    if not hasattr(found, "text_content"):
        told = [str(found)]
    else:
        told = [*(found.get(name) or "" for name in _ATTRIBUTES), found.text_content()]
    return [words for one in told if (words := " ".join(one.split()))]


def _unstated(tree: Any) -> str:
    """Take the page's JSON-LD out of its tree, and return what is left as source."""
    from lxml import html  # noqa: PLC0415 - needed where a page is there

    for script in list(tree.iter("script")):
        if "ld+json" in (script.get("type") or ""):
            script.drop_tree()
    return str(html.tostring(tree, encoding="unicode"))
