"""A page: where it stands, what it is made of, and the data behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.views.current_lines import ShownEvent

_ID = re.compile("[0-9a-f]{32}|[0-9a-f]{64}")
_CODE = re.compile("[A-Z]{2}(?:-[A-Z0-9]{1,3})?")


@frozen(kw_only=True)
class SitePage:
    """A page as its template is given it.

    `address` is its path below the site without an ending (`region/AT-7`), `values` what the template fills in, `rows`
    the flat rows of its CSV under `columns`, `records` what its JSON holds, `events` the entries of its feed.
    """

    address: str
    title: str
    template: str
    values: Mapping[str, Any]
    records: Iterable[Mapping[str, Any]] = ()
    columns: Sequence[str] = ()
    rows: Iterable[Mapping[str, Any]] = field(factory=tuple)
    events: Sequence[ShownEvent] = ()
    data: bool = True  # whether there are data behind it

    @property
    def root(self) -> str:
        """The way from the page up to the site's own folder."""
        return "../" * self.address.count("/")


def event_address(identity: str) -> str | None:
    """Return the address of an event's page; None of what no id has, which gets none."""
    return f"event/{identity}" if _ID.fullmatch(identity) else None


def pledge_address(identity: str) -> str | None:
    """Return the address of a promise's page."""
    return f"pledge/{identity}" if _ID.fullmatch(identity) else None


def article_address(article: str) -> str | None:
    """Return the address of an article's page."""
    return f"article/{article}" if _ID.fullmatch(article) else None


def region_address(code: str) -> str | None:
    """Return the address of a region's page."""
    return f"region/{code}" if _CODE.fullmatch(code) else None


def figures_address(code: str) -> str | None:
    """Return the address of the page of a region's figures."""
    return f"figures/{code}" if _CODE.fullmatch(code) else None
