"""A source as the lines that head its pages: what is skipped, where the stamps stand, which line is the title.

Nearly all a plugin has to say; see plugins/ for the five that ship.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal

import re2
from attrs import field, frozen

from timeline.article import Article, Stamp
from timeline.intake.documents.document import Document
from timeline.intake.importer import Claim, NotAnArticleError
from timeline.intake.texts import assemble, body
from timeline.intake.texts import stamp_lines as stamps
from timeline.intake.texts.assemble import Head
from timeline.intake.texts.body import PageLine
from timeline.language.text import tongue

Role = Literal["skip", "published", "updated", "page_stamp", "title"]

_HEAD = 40  # lines
_HEAD_BYTES = 16_384
_SPOKEN = 4_000  # characters that tell the language
_SHOWN = 60
_LONGEST = 300  # characters of a line of the head


@frozen
class HeadLines:
    """Lines of the head, one kind: `least` to `most` of them, each matching `pattern` whole (RE2 syntax).

    A stamp is read from the group `stamp` where the pattern has one, else from the whole line.
    """

    role: Role
    pattern: str
    least: int = 1
    most: int = 1
    _matches: Any = field(init=False, repr=False, eq=False)

    @_matches.default
    def _compile(self) -> Any:  # re2 has no types
        return re2.compile(self.pattern)

    def said(self, text: str, language: str, order: str) -> Stamp | str | None:
        """Return what a line says if it is one of these: its stamp, or else the line; None if it is another."""
        match = self._matches.fullmatch(text) if len(text) <= _LONGEST else None
        if match is None or self.role in ("skip", "title"):
            return text if match else None
        expression = match.groupdict().get("stamp") or text
        value = stamps.read(expression, language=language, order=order)
        return Stamp(value=value, raw=text) if value else None


def skip(pattern: str, *, least: int = 0, most: int = 1) -> HeadLines:
    """Return lines of the head that say nothing of the article."""
    return HeadLines("skip", pattern, least, most)


def stamp(role: Literal["published", "updated", "page_stamp"], pattern: str, *, optional: bool = False) -> HeadLines:
    """Return a line with a time."""
    return HeadLines(role, pattern, 0 if optional else 1, 1)


def title(pattern: str = ".+") -> HeadLines:
    """Return the line that is the title. What repeats it at once is dropped."""
    return HeadLines("title", pattern)


@frozen(kw_only=True)
class Layout:
    """How pages of a source look: their head, lines to drop from the body, and the last day it looked so (ISO)."""

    head: tuple[HeadLines, ...]
    drop: tuple[str, ...] = ()
    until: str | None = None
    begins: str | None = None  # for pages without a head: how the text begins


@frozen
class _Fit:
    """A page that fits a layout. `body` indexes the first line behind its head, `told` is the line it was known by."""

    layout: Layout
    head: Head
    body: int
    told: str


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
    rank: int = 1

    def claims(self, document: Document) -> Claim | None:
        """Claim a text whose head fits one of the layouts."""
        if document.media != "text":
            return None
        fit = self._fit(body.lines(document.text[:_HEAD_BYTES]), self.language or _language(document.text[:_SPOKEN]))
        if fit is None:
            return None
        told = fit.told if len(fit.told) <= _SHOWN else f"{fit.told[:_SHOWN]}…"
        return Claim(f"{'its text begins with' if fit.layout.begins else 'its head has the line'} `{told}`")

    def read(self, document: Document) -> Article:
        """Return the article. Raises NotAnArticleError when no layout fits, or nothing is left."""
        lines = body.lines(document.text)
        language = self.language or assemble.language_of(document)
        fit = self._fit(lines, language)
        if fit is None:
            raise NotAnArticleError(f"no layout of {self.name} fits this page")
        return assemble.article(
            document,
            fit.head,
            _without(lines[fit.body :], fit.layout.drop),
            language=language,
            publisher=self.publisher,
            home=self.home,
            date_order=self.date_order,
        )

    def _fit(self, lines: Sequence[PageLine], language: str) -> _Fit | None:
        fits = (self._fitted(layout, lines, language) for layout in self.layouts)
        return next((fit for fit in fits if fit is not None and _in_force(fit)), None)

    def _fitted(self, layout: Layout, lines: Sequence[PageLine], language: str) -> _Fit | None:
        if not lines or (layout.begins is not None and not re2.match(layout.begins, lines[0].text[:_LONGEST])):
            return None
        at = 0
        told = lines[0].text
        found: dict[str, Any] = {}
        for row in layout.head:
            count = 0
            while count < row.most and at < min(len(lines), _HEAD):
                said = row.said(lines[at].text, language, self.date_order)
                if said is None:
                    break
                if isinstance(said, Stamp):
                    told = said.raw
                if row.role != "skip":
                    found[row.role] = said
                at, count = at + 1, count + 1
            if count < row.least:
                return None
        while at < len(lines) and found.get("title") == lines[at].text:
            at += 1
        return _Fit(layout, Head(**found), at, told)


@lru_cache(maxsize=8)  # every source's importer looks at the same document
def _language(text: str) -> str:
    return tongue.detect(text) or assemble.FALLBACK_LANGUAGE


def _in_force(fit: _Fit) -> bool:
    until, stamp = fit.layout.until, fit.head.stamp
    return until is None or (stamp is not None and stamp.value[: len(until)] <= until)


def _without(lines: Sequence[PageLine], drop: Sequence[str]) -> Sequence[PageLine]:
    if not drop:
        return lines
    unwanted = re2.compile("|".join(f"(?:{pattern})" for pattern in drop))
    return [line for line in lines if not unwanted.fullmatch(line.text)]
