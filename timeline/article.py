"""What an importer makes of a document: the article, and what was found in its text."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen
from msgspec import Struct

from timeline.model import NOTHING_STATED, Basis, Data, Stamp, Stated

__all__ = ["NOTHING_STATED", "Article", "Dateline", "Finding", "Stamp", "Stated"]


@frozen(kw_only=True)
class Dateline:
    """`MOGILEV, 13 May (BelTA) –` at the head of an article. `date` is EDTF (XXXX-05-13 where the year is not told)."""

    start: int
    end: int
    place: str | None = None
    date: str | None = None
    agency: str | None = None


@frozen(kw_only=True)
class Article:
    """A document as read: title, stamps, and body text without boilerplate, paragraphs parted by a blank line.

    All offsets of findings count characters of `text`. `home` is the ISO 3166 code of the source's country where the
    source is known to write "our country" of it; `date_order` is how the source writes 04.05.2022.
    """

    title: str
    text: str
    published: Stamp | None = None
    updated: Stamp | None = None
    page_stamp: Stamp | None = None
    dateline: Dateline | None = None
    language: str = "en"
    credit: str | None = None
    publisher: str | None = None
    url: str | None = None
    home: str | None = None
    date_order: str = "DMY"
    partial: str | None = None  # why the text is known not to be whole
    notes: tuple[str, ...] = ()  # what the reader had to assume, for whoever imports it to see


class Finding(Struct, frozen=True, kw_only=True):
    """An event before it has a home: the article's hash and the quote are added by the host."""

    type: str
    start: int
    end: int
    rule: str
    data: Data | Mapping[str, Any]
    date: str | None = None
    basis: Basis = "none"
    date_text: str | None = None
    regions: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    also: tuple[tuple[int, int], ...] = ()
    doubt: str | None = None
