"""What a server is asked and what it answers, with nothing of HTTP's own in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HTML = "text/html; charset=utf-8"
MEDIA = {
    ".html": HTML,
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".atom": "application/atom+xml",
}


@frozen(kw_only=True)
class PageAsked:
    """A request: the path below the root without its ending, the ending, what the query and a posted form say.

    `judges` says whether it comes from whoever may write.
    """

    address: str
    ending: str = ".html"
    query: Mapping[str, Sequence[str]] = field(factory=dict)
    form: Mapping[str, str] | None = None
    judges: bool = False

    @property
    def root(self) -> str:
        """The way from the page up to the root."""
        return "../" * self.address.count("/")


@frozen(kw_only=True)
class PageAnswer:
    """An answer: status, kind and bytes; `location` is where else to look."""

    body: bytes = b""
    status: int = 200
    media: str = HTML
    location: str | None = None


def elsewhere(location: str, status: int = 302) -> PageAnswer:
    """Send to another address; 303 after a form."""
    return PageAnswer(status=status, location=location)
