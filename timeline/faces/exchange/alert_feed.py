"""The file of alerts: Atom (RFC 4287), the latest first, each entry under the id of its alert for good."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from timeline.faces.exchange.atom import put_element
from timeline.faces.exchange.written_times import NEVER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.app.following.followed_state import Alert

_ATOM = "http://www.w3.org/2005/Atom"


def alert_feed(alerts: Sequence[Alert], root: str) -> bytes:
    """Return the feed of a workspace's alerts; the same alerts give the same bytes."""
    from lxml import etree

    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    put_element(feed, "id", f"urn:sha256:{sha256(f'alerts of {root}'.encode(errors='replace')).hexdigest()}")
    put_element(feed, "title", "timeline: alerts")
    put_element(feed, "updated", max((alert.raised for alert in alerts), default=NEVER))
    put_element(put_element(feed, "author"), "name", "timeline")
    for alert in alerts:
        entry = put_element(feed, "entry")
        put_element(entry, "id", f"urn:sha256:{alert.id}")
        put_element(entry, "title", alert.title)
        put_element(entry, "updated", alert.raised)
        put_element(entry, "category", term=alert.kind)
        if alert.url:
            put_element(entry, "link", rel="via", href=alert.url)
        put_element(entry, "content", alert.text, type="text")
    written: bytes = etree.tostring(feed, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written
