"""What a feed or a sitemap lists: addresses of articles, in the order it gives them."""

from __future__ import annotations

import io
import re
import zlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import msgspec

from timeline.errors import TimelineError
from timeline.intake.run.batch import Rejected
from timeline.intake.run.reading_process import HostTask
from timeline.intake.run.workers import Readers

if TYPE_CHECKING:
    from timeline.intake.host.plugin_host import Host
    from timeline.intake.run.processes import Limits

MAX_LINKS = 50_000
MAX_BYTES = 50 * 2**20  # as sitemaps.org has it
_GZIP = b"\x1f\x8b"
_HEAD = 2048
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_SITEMAP = re.compile(rb"<(?:urlset|sitemapindex)\b", re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


class FeedError(TimelineError):
    """A feed or sitemap that cannot be read."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"{url}: {why}")


def is_listing(content: bytes) -> bool:
    """Whether bytes are a feed or a sitemap by what they begin with, or packed and nobody can say."""
    head = content[:_HEAD]
    if content.startswith(_GZIP):
        try:
            head = zlib.decompressobj(47).decompress(content, _HEAD)
        except zlib.error:
            return True
    return b"<html" not in head.lower() and bool(_FEED.search(head) or _SITEMAP.search(head))


def links(content: bytes, url: str) -> tuple[list[str], list[str]] | None:
    """Return addresses of articles and of further sitemaps, or None of a page that is neither feed nor sitemap.

    Raises FeedError.
    """
    if not is_listing(content):
        return None
    content = _unpacked(content, url)
    if _ENTITY.search(content):
        raise FeedError(url, "it defines entities of its own, which no feed needs; it is not read")
    return _sitemap(content, url) if _SITEMAP.search(content[:_HEAD]) else (_feed(content, url), [])


def links_by_worker(content: bytes, url: str, limits: Limits) -> tuple[list[str], list[str]]:
    """Return what `links` does, from a process with limits: a feed may be made to take for ever. Raises FeedError."""
    with Readers(None, Path(), limits=limits) as workers:
        (answer,) = workers.perform([HostTask(url, partial(_listed, content, url))])
    if isinstance(answer, Rejected):
        raise FeedError(url, answer.reason)
    return msgspec.json.decode(answer.told, type=tuple[list[str], list[str]])


def _listed(content: bytes, url: str, _: Host) -> bytes:
    return msgspec.json.encode(links(content, url) or ([], []))


def _unpacked(content: bytes, url: str) -> bytes:
    """Return what a `sitemap.xml.gz` holds, whatever the server calls it; else the content as it is."""
    if not content.startswith(_GZIP):
        return content
    unpack = zlib.decompressobj(47)
    try:
        held = unpack.decompress(content, MAX_BYTES)
    except zlib.error as error:
        raise FeedError(url, f"it cannot be unpacked ({error})") from None
    if unpack.unconsumed_tail:
        raise FeedError(url, f"it is larger than {MAX_BYTES:,} bytes")
    return held


def _feed(content: bytes, url: str) -> list[str]:
    import feedparser

    read: Any = feedparser.parse(io.BytesIO(content))
    found = [_joined(url, entry["link"]) for entry in read.entries if entry.get("link")]
    if not found and read.bozo:
        raise FeedError(url, f"it cannot be read as a feed ({read.bozo_exception})")
    return list(dict.fromkeys(found))[:MAX_LINKS]


def _sitemap(content: bytes, url: str) -> tuple[list[str], list[str]]:
    pages: list[str] = []
    maps: list[str] = []
    try:
        for _, element in ET.iterparse(io.BytesIO(content)):  # noqa: S314 - entities were refused above
            name = element.tag.rpartition("}")[2]
            place = next((child.text for child in element if child.tag.rpartition("}")[2] == "loc"), None)
            if place and name in ("url", "sitemap"):
                (pages if name == "url" else maps).append(_joined(url, place.strip()))
                element.clear()
    except ET.ParseError as error:
        if not pages:
            raise FeedError(url, f"it cannot be read as a sitemap ({error})") from None
    return list(dict.fromkeys(pages))[:MAX_LINKS], list(dict.fromkeys(maps))[:MAX_LINKS]


def _joined(url: str, link: str) -> str:
    """Return the address that a link means; one that means none as it is: who fetches it says so."""
    try:
        return urljoin(url, link)
    except ValueError:
        return link
