"""A source of texts as the lines that head them: what is skipped, where the stamps stand, which line is the title.

Many sites write `Posted: 12.05.2022` above a title. So a layout also says what only its own site writes: the name of
the paper among the lines of its head, an agency in how its text begins, or what `own` finds anywhere on the page.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import re2
from attrs import frozen

from timeline.article import Article
from timeline.intake.documents.document import Document
from timeline.intake.documents.web_addresses import is_on
from timeline.intake.importer import Claim, NotAnArticleError
from timeline.intake.texts import assemble, body
from timeline.intake.texts.assemble import Head
from timeline.intake.texts.body import PageLine
from timeline.intake.texts.head_lines import LONGEST, HeadLines
from timeline.language.text import tongue

_HEAD = 40  # lines
_SPOKEN = 4_000  # characters that tell the language
_SHOWN = 60
_FIRST, _LAST = 3, 12  # lines of a text
_PAGE = 250_000  # characters of a page that `own` is looked for in


@frozen(kw_only=True)
class Layout:
    """How texts of a source look.

    `head` are the lines above the text in order, `amid` lines among the first or last of the text, `drop` what is none
    of it; `begins` is how the text begins below the head (a dateline). `own` are patterns of which one must be found
    somewhere on the page: what only this site writes. `until` is the last day it looked so (ISO).
    """

    head: tuple[HeadLines, ...]
    amid: tuple[HeadLines, ...] = ()
    drop: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    until: str | None = None
    begins: str | None = None


@frozen
class _Fit:
    """A page that fits a layout: the lines of its text, the line it was known by, and what tells that it is its own."""

    layout: Layout
    head: Head
    body: Sequence[PageLine]
    told: str
    own: str


@frozen(kw_only=True, slots=False)
class Source:
    """An importer made of layouts; the first that fits reads the page."""

    name: str
    version: int
    layouts: tuple[Layout, ...]
    publisher: str | None = None
    home: str | None = None
    language: str | None = None
    date_order: str = "DMY"
    hosts: tuple[str, ...] = ()
    rank: int = 1

    def claims(self, document: Document) -> Claim | None:
        """Claim a text whose head fits one of the layouts, where something tells that it is of this site.

        That is what the layout's `own` finds, or the address it was fetched from on one of `hosts`. One that only an
        old layout fits is claimed too: that this has changed is told when it is read.
        """
        if document.media != "text":
            return None
        fit = self._fit(document, self.language or _language(document.text[:_SPOKEN]))
        if fit is None:
            return None
        told = f"{'its text begins with' if fit.layout.begins else 'its head has the line'} `{_brief(fit.told)}`"
        return Claim(f"{told}, and on it stands `{_brief(fit.own)}`" if fit.own else told)

    def read(self, document: Document) -> Article:
        """Return the article. Raises NotAnArticleError when no layout fits or the one that does has run out."""
        language = self.language or assemble.language_of(document)
        fit = self._fit(document, language)
        if fit is None:
            raise NotAnArticleError(f"no layout of {self.name} fits this page")
        if not _in_force(fit):
            raise NotAnArticleError(f"its layout has changed: it looked so until {fit.layout.until}")
        return assemble.article(
            document,
            fit.head,
            _without(fit.body, fit.layout.drop),
            language=language,
            publisher=self.publisher,
            home=self.home,
            date_order=self.date_order,
        )

    def _fit(self, document: Document, language: str) -> _Fit | None:
        """Return how a page fits: the first layout in force, else the first that it fits."""
        lines = body.lines(document.text)
        fits = [fit for layout in self.layouts if (fit := self._fitted(layout, lines, language, document)) is not None]
        return next(filter(_in_force, fits), fits[0] if fits else None)

    def _fitted(self, layout: Layout, lines: Sequence[PageLine], language: str, document: Document) -> _Fit | None:
        at = 0
        told = None
        found: dict[str, Any] = {}
        for row in layout.head:
            count = 0
            while count < row.most and at < min(len(lines), _HEAD):
                said = row.said(lines[at].text, language, self.date_order)
                if said is None:
                    break
                if row.is_stamp:
                    told = lines[at].text
                found.update(said)
                at, count = at + 1, count + 1
            if count < row.least:
                return None
        while at < len(lines) and found.get("title") == lines[at].text:
            at += 1
        text = list(lines[at:])
        if not text or (layout.begins is not None and not re2.match(layout.begins, text[0].text[:LONGEST])):
            return None
        if not self._taken(layout.amid, text, found, language):
            return None
        own = self._own(layout, document)
        told = text[0].text if layout.begins else told or lines[0].text
        return None if own is None else _Fit(layout, Head(**found), text, told, own)

    def _taken(self, rows: Sequence[HeadLines], text: list[PageLine], found: dict[str, Any], language: str) -> bool:
        """Take lines that stand amid a text out of it; return whether those that must be there are."""
        for row in rows:
            for at in (*range(len(text))[:_FIRST], *range(len(text))[_FIRST:][-_LAST:][::-1]):
                said = row.said(text[at].text, language, self.date_order)
                if said is not None:
                    found.update(said)
                    del text[at]
                    break
            else:
                if row.least:
                    return False
        return bool(text)

    def _own(self, layout: Layout, document: Document) -> str | None:
        """Return what tells that a page is of this site: "" where head and beginning have to, None if nothing does."""
        if document.url and is_on(document.url, self.hosts):
            return document.url
        if not layout.own:
            return None if self.hosts and layout.begins is None else ""
        found = _any(layout.own).search(document.text[:_PAGE])
        return found.group() if found else None


@lru_cache(maxsize=8)  # every source's importer looks at the same document
def _language(text: str) -> str:
    return tongue.detect(text) or assemble.FALLBACK_LANGUAGE


def _in_force(fit: _Fit) -> bool:
    until, stamp = fit.layout.until, fit.head.stamp
    return until is None or (stamp is not None and stamp.value[: len(until)] <= until)


def _brief(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


@cache
def _any(patterns: tuple[str, ...]) -> Any:  # re2 has no types
    return re2.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def _without(lines: Sequence[PageLine], drop: tuple[str, ...]) -> Sequence[PageLine]:
    return [line for line in lines if not _any(drop).fullmatch(line.text)] if drop else lines
