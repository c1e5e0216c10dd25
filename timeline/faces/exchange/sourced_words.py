"""Headline, words and address of an event, as files that others show take them: nothing in them acts on anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.faces.safe_text import clean
from timeline.faces.wording.days import in_words
from timeline.faces.wording.event_summary import gist, label, quoted

if TYPE_CHECKING:
    from timeline.views.current_lines import ShownEvent

_WEB = re.compile(r"https?://[^\s<>\"'`\\\x00-\x20\x7f-\x9f]+", re.ASCII | re.IGNORECASE)
_LONGEST = 200


def headline(told: ShownEvent) -> str:
    """Return who did what, in a line of at most 200 characters."""
    words = gist(told).text or clean(told.quote) or label(told.type)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def promise_line(told: ShownEvent) -> str:
    """Return who promised what, for a page that tells strength and deadline beside it; at most 200 characters."""
    promiser, action = (clean(told.said(name)) for name in ("promiser", "action"))
    words = " — ".join(part for part in (promiser, action) if part)
    if not action:
        return headline(told)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def source_line(told: ShownEvent) -> str:
    """Return which article says so: publisher, title and day."""
    if not told.sources:
        return ""
    data = told.sources[0].data
    day = data.published.value if data.published else told.sources[0].date
    return ", ".join(part for part in (clean(data.publisher or ""), clean(data.title), in_words(day)) if part)


def description(told: ShownEvent) -> str:
    """Return the article's own words, and which article says so."""
    return "\n".join(part for part in (quoted(told.quote), source_line(told)) if part)


def web_address(told: ShownEvent) -> str | None:
    """Return where the first source stands in the web, if that is an address a browser may be sent to."""
    return browsable(told.sources[0].data.url) if told.sources else None


def browsable(url: str | None) -> str | None:
    """Return an address that a browser may be sent to, and nothing of any other."""
    return url if url is not None and _WEB.fullmatch(url) else None
