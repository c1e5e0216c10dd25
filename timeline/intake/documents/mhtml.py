"""A page saved with all its parts in one file (MHTML, RFC 2557): the page in it, its address, when it was saved."""

from __future__ import annotations

import re
from datetime import UTC
from email import message_from_bytes
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from email.message import Message

_HEAD = 8192
_BEGINS = re.compile(rb"\s{0,9}[A-Za-z][A-Za-z-]{1,60}:")
_RELATED = re.compile(rb"^content-type:\s{0,9}multipart/(?:related|mixed|alternative)\b", re.IGNORECASE | re.MULTILINE)
_BORDER = re.compile(rb"\r?\n\r?\n")
_PAGES = ("text/html", "application/xhtml+xml")
_MOST_PARTS = 10_000


@frozen(kw_only=True)
class SavedPage:
    """The page of an MHTML file: its bytes, and what stands about them in its head, None where nothing does."""

    content: bytes
    charset: str | None
    url: str | None
    saved: str | None  # ISO 8601, UTC


def is_mhtml(content: bytes) -> bool:
    """Whether bytes are a page with its parts, by the head they begin with."""
    head = content[:_HEAD]
    border = _BORDER.search(head)
    return bool(_BEGINS.match(head) and _RELATED.search(head[: border.start() if border else _HEAD]))


def saved_page(content: bytes) -> SavedPage | None:
    """Return the first page of an MHTML file, its frames left aside; None where it holds none."""
    whole = message_from_bytes(content.lstrip())
    for count, part in enumerate(whole.walk()):
        if count > _MOST_PARTS:
            return None
        if part.get_content_type() in _PAGES:
            held = part.get_payload(decode=True)
            return SavedPage(
                content=held if isinstance(held, bytes) else b"",
                charset=part.get_content_charset(),
                url=_address(whole, "Snapshot-Content-Location") or _address(part, "Content-Location"),
                saved=_moment(whole),
            )
    return None


def _address(message: Message, name: str) -> str | None:
    told = "".join(str(message.get(name) or "").split())
    return told if told.startswith(("http://", "https://")) else None


def _moment(message: Message) -> str | None:
    try:
        moment = parsedate_to_datetime(str(message.get("Date")))
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (TypeError, ValueError, OverflowError):
        return None
