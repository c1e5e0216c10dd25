"""Atom (RFC 4287): what the log holds, the latest recorded or corrected first."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from timeline.faces.exchange.sourced_words import description, headline, web_address
from timeline.faces.exchange.written_times import NEVER, changed, latest, recorded
from timeline.faces.safe_text import clean
from timeline.faces.wording.event_summary import label
from timeline.gazetteer import name_of

if TYPE_CHECKING:
    from collections import Counter

    from lxml.etree import _Element

    from timeline.app.exported import ExportedView
    from timeline.views.current_lines import ShownEvent

_ATOM = "http://www.w3.org/2005/Atom"


def feed(view: ExportedView, unsaid: Counter[str]) -> bytes:
    """Return a feed: an entry an event, its id that of the log, its day in the text."""
    from lxml import etree

    events = sorted(view.events, key=lambda told: (changed(told), told.id), reverse=True)
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    holds = sha256("\n".join(sorted(told.id for told in events)).encode()).hexdigest()
    put_element(root, "id", f"urn:sha256:{holds}")
    put_element(root, "title", "timeline")
    put_element(root, "updated", latest([NEVER, *map(changed, events)]))
    put_element(root, "generator", "timeline")
    for told in events:
        _entry(root, told)
    unsaid["have fields of their own that a feed only tells in words"] += sum(bool(told.data) for told in events)
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written


def _entry(root: _Element, told: ShownEvent) -> None:
    entry = put_element(root, "entry")
    put_element(entry, "id", f"urn:sha256:{told.id}")
    put_element(entry, "title", headline(told))
    put_element(entry, "updated", changed(told))
    put_element(entry, "published", recorded(told))
    put_element(
        put_element(entry, "author"),
        "name",
        clean((told.sources and told.sources[0].data.publisher) or "") or "unknown",
    )
    put_element(entry, "category", term=clean(told.type), label=label(told.type))
    for code in told.regions:
        put_element(
            entry, "category", scheme="https://www.iso.org/iso-3166-country-codes.html", term=code, label=name_of(code)
        )
    if (address := web_address(told)) is not None:
        put_element(entry, "link", rel="via", href=address)
    put_element(entry, "content", f"{clean(told.date or 'no date')}\n{description(told)}", type="text")


def put_element(under: _Element, name: str, text: str | None = None, **attributes: str) -> _Element:
    """Put an element of Atom at the end of another, and return it."""
    from lxml import etree

    made = etree.SubElement(under, f"{{{_ATOM}}}{name}", attributes)
    made.text = text
    return made
