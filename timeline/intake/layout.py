"""A source as a list of the lines that head its pages: what is skipped, where the stamps stand, which line is the title.

Nearly all a plugin has to say; see plugins/ for the five that ship.
"""

from collections.abc import Sequence
from typing import Any, Literal

import re2
from attrs import field, frozen

from timeline.intake import assemble, body, page, stamps
from timeline.intake.article import Article, Stamp
from timeline.intake.body import Line
from timeline.intake.document import Document
from timeline.intake.importer import Claim, NotAnArticleError

Role = Literal["skip", "published", "updated", "page_stamp", "title"]

_HEAD = 40  # lines
_HEAD_BYTES = 16_384
_SHOWN = 60
_LONGEST = 300  # characters of a line of the head


@frozen
class Row:
    """Lines of the head, one kind: `least` to `most` of them, each matching `pattern` whole (RE2 syntax).

    A stamp is read from the group `stamp` where the pattern has one, else from the whole line.
    """

    role: Role
    pattern: str
    least: int = 1
    most: int = 1
    _matches: Any = field(init=False, repr=False, eq=False)

    @_matches.default
    def _compile(self) -> Any:
        return re2.compile(self.pattern)

    def match(self, text: str) -> Any:
        """Return the match of a whole line, or None."""
        return self._matches.fullmatch(text) if len(text) <= _LONGEST else None


def skip(pattern: str, *, least: int = 0, most: int = 1) -> Row:
    """Return lines of the head that say nothing of the article."""
    return Row("skip", pattern, least, most)


def stamp(role: Literal["published", "updated", "page_stamp"], pattern: str, *, optional: bool = False) -> Row:
    """Return a line with a time."""
    return Row(role, pattern, 0 if optional else 1, 1)


def title(pattern: str = ".+") -> Row:
    """Return the line that is the title. What repeats it at once is dropped."""
    return Row("title", pattern)


@frozen(kw_only=True)
class Layout:
    """How pages of a source look: their head, lines to drop from the body, and the last day it looked so (ISO)."""

    head: tuple[Row, ...]
    drop: tuple[str, ...] = ()
    until: str | None = None
    begins: str | None = None  # for pages without a head: how the text begins


@frozen
class Head:
    """What the head of a page says. `body` is the index of the first line behind it, `told` the line that gave it away."""

    title: str | None
    published: Stamp | None
    updated: Stamp | None
    page_stamp: Stamp | None
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
        fits = self._fit(body.lines(document.text[:_HEAD_BYTES]), "en")
        if fits is None:
            return None
        layout, head = fits
        told = head.told if len(head.told) <= _SHOWN else f"{head.told[:_SHOWN]}…"
        where = "its text begins with" if layout.begins else "its head has the line"
        return Claim(f"{where} `{told}`")

    def read(self, document: Document) -> Article:
        """Return the article. Raises NotAnArticleError when no layout fits, or nothing is left."""
        lines = body.lines(document.text)
        language = self.language or assemble.language_of(document)
        fits = self._fit(lines, language)
        if fits is None:
            raise NotAnArticleError(f"no layout of {self.name} fits this page")
        layout, head = fits
        return assemble.article(
            document,
            lines=_without(lines[head.body :], layout.drop),
            title=head.title,
            language=language,
            published=head.published,
            updated=head.updated,
            page_stamp=head.page_stamp,
            publisher=self.publisher,
            home=self.home,
            date_order=self.date_order,
        )

    def _fit(self, lines: Sequence[Line], language: str) -> tuple[Layout, Head] | None:
        for layout in self.layouts:
            head = self._head(layout, lines, language)
            if head is not None and _in_force(layout, head):
                return layout, head
        return None

    def _head(self, layout: Layout, lines: Sequence[Line], language: str) -> Head | None:
        if layout.begins is not None and not (lines and re2.match(layout.begins, lines[0].text[:_LONGEST])):
            return None
        at = 0
        found: dict[str, Any] = {}
        told = lines[0].text if lines else ""
        for row in layout.head:
            count = 0
            while count < row.most and at < min(len(lines), _HEAD) and (match := row.match(lines[at].text)):
                if row.role == "title":
                    found["title"] = lines[at].text
                elif row.role != "skip":
                    value = stamps.read(_stamp_text(match), language=language, order=self.date_order)
                    if value is None:
                        break
                    told = lines[at].text
                    found[row.role] = Stamp(value=value, raw=told)
                at, count = at + 1, count + 1
            if count < row.least:
                return None
        while at < len(lines) and found.get("title") == lines[at].text:
            at += 1
        stamped = {role: found.get(role) for role in ("published", "updated", "page_stamp")}
        return Head(title=found.get("title"), body=at, told=told, **stamped)


def _stamp_text(match: Any) -> str:
    groups = match.groupdict()
    text: str = groups["stamp"] if groups.get("stamp") else match.group()
    return text


def _in_force(layout: Layout, head: Head) -> bool:
    if layout.until is None:
        return True
    when = head.published or head.updated or head.page_stamp
    return when is not None and when.value[: len(layout.until)] <= layout.until


def _without(lines: Sequence[Line], drop: Sequence[str]) -> Sequence[Line]:
    if not drop:
        return lines
    unwanted = re2.compile("|".join(f"(?:{pattern})" for pattern in drop))
    return [line for line in lines if not unwanted.fullmatch(line.text)]
