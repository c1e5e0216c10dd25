"""What a feed or a sitemap lists: addresses of articles, in the order it gives them."""

from __future__ import annotations

import io
import re
import zlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from timeline.app import sitemaps
from timeline.app.listing import FeedError, ListedPage, Listing, is_web, listing_of
from timeline.intake.documents.charset import decode
from timeline.intake.documents.listing_forms import is_list_of_addresses
from timeline.intake.run.batch import Rejected
from timeline.intake.run.reading_process import HostTask
from timeline.intake.run.workers import Readers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from timeline.intake.host.plugin_host import Host
    from timeline.intake.run.processes import Limits

MAX_BYTES = 50 * 2**20  # as sitemaps.org has it
_GZIP = b"\x1f\x8b"
_HEAD = 8192
_FEED = re.compile(rb"<(?:\w{1,30}:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_SITEMAP = re.compile(rb"<(?:\w{1,30}:)?(?:urlset|sitemapindex)\b", re.IGNORECASE)
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,999}\{")
_JSON_VERSION = re.compile(rb"jsonfeed\.org\\?/version")
_JSON_KINDS = ("application/feed+json", "application/json")
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_DECLARED = re.compile(r"\A\s{0,99}<\?xml[^<>]{0,999}\?>")
_NUL = b"\0"


class _JsonItem(msgspec.Struct):
    url: str | None = None
    external_url: str | None = None
    date_published: str | None = None


class _JsonFeed(msgspec.Struct):
    items: list[_JsonItem]
    version: str | None = None


def is_listing(content: bytes, url: str = "", kind: str = "") -> bool:
    """Whether bytes are a feed or a sitemap by what they begin with, or packed and nobody can say.

    `kind` is the media type that the server told.
    """
    head = content[:_HEAD]
    if content.startswith(_GZIP):
        try:
            head = zlib.decompressobj(47).decompress(content, _HEAD)
        except zlib.error:
            return True
    head = head.replace(_NUL, b"")  # of UTF-16 and UTF-32
    if _JSON.match(head):
        return kind == _JSON_KINDS[0] or bool(_JSON_VERSION.search(content))
    if b"<html" in head.lower():
        return False
    marked = bool(_FEED.search(head) or _SITEMAP.search(head))
    return marked or sitemaps.is_robots(content, url) or is_list_of_addresses(head)


def links(content: bytes, url: str, kind: str = "") -> Listing | None:
    """Return what a feed or a sitemap lists, or None of a page that is neither. Raises FeedError."""
    if not is_listing(content, url, kind):
        return None
    content = _narrow(_unpacked(content, url))
    if _JSON.match(content):
        return _json_feed(content, url)
    if not (_FEED.search(content[:_HEAD]) or _SITEMAP.search(content[:_HEAD])):
        return (sitemaps.of_robots if sitemaps.is_robots(content, url) else sitemaps.of_text)(content, url)
    if _ENTITY.search(content):
        raise FeedError(url, "it defines entities of its own, which no feed needs; it is not read")
    return sitemaps.of_xml(content, url) if _SITEMAP.search(content[:_HEAD]) else _feed(content, url)


def links_by_worker(content: bytes, url: str, kind: str, limits: Limits) -> Listing:
    """Return what `links` does, from a process with limits: a feed may be made to take for ever. Raises FeedError."""
    with Readers(None, Path(), limits=limits) as workers:
        (answer,) = workers.perform([HostTask(url, partial(_listed, content, url, kind))])
    if isinstance(answer, Rejected):
        raise FeedError(url, answer.reason)
    return msgspec.json.decode(answer.told, type=Listing)


def _listed(content: bytes, url: str, kind: str, _: Host) -> bytes:
    return msgspec.json.encode(links(content, url, kind) or Listing())


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


def _narrow(content: bytes) -> bytes:
    """Return UTF-16 and UTF-32 as UTF-8, without the declaration that would say otherwise."""
    if _NUL not in content[:4]:
        return content
    for begins, name in ((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be")):
        if content.startswith(begins):
            text = content.decode(name, "replace")
            break
    else:
        text, _ = decode(content)
    return _DECLARED.sub("", text).encode("utf-8", "replace")


def _feed(content: bytes, url: str) -> Listing:
    import feedparser

    read: Any = feedparser.parse(io.BytesIO(content))
    found = _pages((entry.get("link"), entry.get("published")) for entry in read.entries)
    if not read.entries and read.bozo:
        raise FeedError(url, f"it cannot be read as a feed ({read.bozo_exception})")
    return _checked(listing_of(url, found), url, len(read.entries))


def _json_feed(content: bytes, url: str) -> Listing:
    try:
        read = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=_JsonFeed)
    except (msgspec.DecodeError, RecursionError) as error:
        raise FeedError(url, f"it cannot be read as a feed ({error})") from None
    found = _pages((item.url or item.external_url, item.date_published) for item in read.items)
    return _checked(listing_of(url, found), url, len(read.items))


def _pages(told: Iterable[tuple[str | None, str | None]]) -> list[ListedPage]:
    return [ListedPage(link, published) for link, published in told if link and is_web(link)]


def _checked(listing: Listing, url: str, entries: int) -> Listing:
    """Return a listing; raise FeedError of one whose entries lead nowhere."""
    if entries and not listing.pages:
        raise FeedError(url, f"none of its {entries:,} entries has an address of the web")
    return listing
