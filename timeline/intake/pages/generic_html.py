"""The generic importer of HTML pages: what the page states about itself first, then what its markup lets one find."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import re2
from attrs import evolve, frozen

from timeline.article import Article, Stamp
from timeline.intake.documents.charset import clean
from timeline.intake.documents.document import Document
from timeline.intake.importer import Claim, NotAnArticleError
from timeline.intake.pages import guessed_day, maintext, markup, speech_marks, tree
from timeline.intake.pages.head_stamps import head_stamps
from timeline.intake.pages.markup import PageFacts
from timeline.intake.texts import assemble, body
from timeline.intake.texts import stamp_lines as stamps
from timeline.intake.texts.assemble import Head
from timeline.intake.texts.furniture import address_date, own_address
from timeline.intake.texts.furniture import words as page_words
from timeline.language.places import homes
from timeline.language.text import tongue
from timeline.language.time.date_orders import order_of

_DAY = len("2022-05-13")
_ZONE = re2.compile(r"(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$")
_LONGEST_STAMP, _MOST_STAMPS = 100, 20  # characters, and stamps that are tried
_FARTHEST = timedelta(hours=15)  # between two zones of which one is the server's
_PART_OF_A_DAY = timedelta(hours=12)  # where the day alone is told


@frozen(kw_only=True)
class Html:
    """Reads any page that no source's own importer claims."""

    name: str = "html"
    version: int = 7
    rank: int = 0

    def claims(self, document: Document) -> Claim | None:
        """Claim any HTML page."""
        return Claim("an HTML page that no source's importer claims") if document.media == "html" else None

    def read(self, document: Document) -> Article:
        """Return the article. Raises NotAnArticleError when the page holds no text."""
        source = tree.tamed(document.text)
        root = tree.parse(source)
        return article_of(document, source, root, markup.read(root))


def article_of(
    document: Document,
    source: str,
    root: Any,
    stated: PageFacts,
    *,
    text: str | None = None,
    order: str | None = None,
    stamped: Callable[[str], Mapping[str, Stamp]] | None = None,
) -> Article:
    """Return the article of a page that is parsed. Raises NotAnArticleError when it holds no text.

    `text` is its text where that is known, `order` how it writes day and month, `stamped` returns what is known of its
    stamps (`published`, `updated`, `page_stamp`) in a language.
    """
    speech_marks.set_marks(root)
    headed = text is None  # where a source names the element, its short lines may be of anything in it
    text, partial = (text, None) if text is not None else maintext.found(root, source, stated)
    titles = {title.casefold() for title in map(clean, stated.shown)}
    lines = [line for line in body.lines(text) if line.text.casefold() not in titles]
    if not lines:
        raise NotAnArticleError("the page holds no text")
    heard = tongue.detect(text) if stated.language in (None, "en") else None  # templates say English of any page
    language = heard or stated.language or assemble.FALLBACK_LANGUAGE
    order = order or _order(stated, document)
    updated = _stamp(stated.updated, language, order)
    seen, changed = head_stamps(root, page_words(language), language, order, latest=updated)
    shown = {stamp.raw for stamp in (seen, changed) if stamp is not None}
    lines = [line for line in lines if line.text not in shown] or lines
    own = stamped(language) if stamped is not None else {}
    said = _local(_stamp(stated.published, language, order), seen)
    found = said or seen or _stamp(stated.hinted, language, order)
    published = own.get("published") or _of_address(found, stated.url or document.url)
    address = own_address(document.url or stated.url or "")
    is_told = published or assemble.listed_stamp(document) or len(address_date(address) or "") == _DAY
    guess = None if is_told else guessed_day.guess(source, address)
    head = Head(
        title=stated.title and clean(stated.title),
        published=published or guess,
        updated=own.get("updated") or updated or changed,
        page_stamp=own.get("page_stamp"),
    )
    page = evolve(document, text=text, url=stated.url or document.url, charset="utf-8", asked=None)
    article = assemble.article(page, head, lines, language=language, publisher=stated.publisher, headed=headed)
    notes = article.notes if guess is None else (*article.notes, guessed_day.NOTE)
    return evolve(article, partial=article.partial or partial, notes=notes)


def _order(stated: PageFacts, document: Document) -> str:
    """Return how the page's country writes day and month: that of its address, else that of its language."""
    country = homes.of_publisher(None, stated.url or document.url)
    return order_of(country) or order_of(stated.country) or stamps.UNTOLD


def _of_address(stamp: Stamp | None, url: str | None) -> Stamp | None:
    """Return a stamp on the day that the page's address tells, where a zone of time has put it a day beside that."""
    told = address_date(url) if url else None
    if stamp is None or told is None or len(told) != _DAY or len(stamp.value) <= _DAY:
        return stamp
    try:
        days = (date.fromisoformat(told) - date.fromisoformat(stamp.value[:_DAY])).days
    except ValueError:
        return stamp
    return evolve(stamp, value=told) if abs(days) == 1 else stamp


def _local(stated: Stamp | None, seen: Stamp | None) -> Stamp | None:
    """Return a stated moment of another zone of time as its reader sees it, where it is told so within half a day."""
    if stated is None or seen is None or _ZONE.search(stated.raw) is None or seen.value[:_DAY] == stated.value[:_DAY]:
        return stated
    try:
        theirs, ours = (datetime.fromisoformat(stamp.value) for stamp in (stated, seen))
    except ValueError:
        return stated
    apart = abs(ours - theirs) if len(seen.value) > _DAY else abs(ours.date() - theirs.date()) - _PART_OF_A_DAY
    return seen if apart < _FARTHEST else stated


def _stamp(said: Sequence[str], language: str, order: str) -> Stamp | None:
    """Return the first of the stamps that a page states which can be one: some are placeholders."""
    for raw in (one[:_LONGEST_STAMP] for one in said[:_MOST_STAMPS]):
        if value := stamps.read(raw, language=language, order=order):
            return Stamp(value=value, raw=raw)
    return None
