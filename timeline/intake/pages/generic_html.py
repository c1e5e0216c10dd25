"""The generic importer of HTML pages: what the page states about itself first, then what its markup lets one find."""

from typing import Any

from attrs import evolve, frozen

from timeline.article import Article, Stamp
from timeline.intake.documents.charset import clean
from timeline.intake.documents.document import Document
from timeline.intake.importer import Claim, NotAnArticleError
from timeline.intake.pages import maintext, markup, tree
from timeline.intake.pages.head_stamps import head_stamps
from timeline.intake.pages.markup import Stated
from timeline.intake.texts import assemble, body
from timeline.intake.texts import stamp_lines as stamps
from timeline.intake.texts.assemble import Head
from timeline.intake.texts.furniture import words as page_words
from timeline.language.text import tongue


@frozen(kw_only=True)
class Html:
    """Reads any page that no source's own importer claims."""

    name: str = "html"
    version: int = 3
    rank: int = 0

    def claims(self, document: Document) -> Claim | None:
        """Claim any HTML page."""
        return Claim("an HTML page that no source's importer claims") if document.media == "html" else None

    def read(self, document: Document) -> Article:
        """Return the article. Raises NotAnArticleError when the page holds no text."""
        source = tree.tamed(document.text)
        root = tree.parse(source)
        return article_of(document, source, root, markup.read(root))


def article_of(document: Document, source: str, root: Any, stated: Stated) -> Article:
    """Return the article of a page that is parsed. Raises NotAnArticleError when it holds no text."""
    text, partial = maintext.found(root, source, stated)
    titles = {title.casefold() for title in map(clean, stated.shown)}
    lines = [line for line in body.lines(text) if line.text.casefold() not in titles]
    if not lines:
        raise NotAnArticleError("the page holds no text")
    language = stated.language or tongue.detect(text) or assemble.FALLBACK_LANGUAGE
    if (heard := tongue.detect(text)) and stated.language in (None, "en"):
        language = heard  # templates say English of pages in any language
    seen, changed = head_stamps(root, page_words(language), language)
    shown = {stamp.raw for stamp in (seen, changed) if stamp is not None}
    lines = [line for line in lines if line.text not in shown] or lines
    head = Head(
        title=stated.title and clean(stated.title),
        published=_stamp(stated.published, language) or seen or _searched(stated, document, source),
        updated=_stamp(stated.updated, language) or changed,
    )
    page = evolve(document, text=text, url=stated.url or document.url, charset="utf-8", asked=None)
    article = assemble.article(page, head, lines, language=language, publisher=stated.publisher)
    return evolve(article, partial=article.partial or partial)


def _searched(stated: Stated, document: Document, source: str) -> Stamp | None:
    from htmldate import find_date  # noqa: PLC0415 - as long to import as trafilatura

    try:
        day = find_date(source, url=document.url or stated.url, original_date=True)
    except (ValueError, TypeError, RecursionError):
        return None
    return Stamp(value=day, raw=day) if day else None


def _stamp(said: str | None, language: str) -> Stamp | None:
    value = stamps.read(said[:100], language=language) if said else None
    return Stamp(value=value, raw=said[:100]) if said and value else None
