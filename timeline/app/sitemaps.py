"""Sitemaps: in XML, in plain text, and those that a robots.txt names."""

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from timeline.app.listing import FeedError, ListedPage, Listing, listing_of

_NAMED = re.compile(rb"^[ \t]{0,99}site-?map[ \t]{0,9}:[ \t]{0,99}(\S{1,4000})", re.IGNORECASE | re.MULTILINE)
_RULES = re.compile(rb"^[ \t]{0,99}(?:user-agent|disallow|allow|site-?map)[ \t]{0,9}:", re.IGNORECASE | re.MULTILINE)


def is_robots(content: bytes, url: str) -> bool:
    """Whether bytes are a host's robots.txt."""
    return url.partition("?")[0].endswith("/robots.txt") and _RULES.search(content) is not None


def of_text(content: bytes, url: str) -> Listing:
    """Return what a plain text of addresses lists, one on each line."""
    lines = content.removeprefix(b"\xef\xbb\xbf").splitlines()
    return listing_of(url, (ListedPage(line.strip().decode("utf-8", "replace")) for line in lines if line.strip()))


def of_robots(content: bytes, url: str) -> Listing:
    """Return the sitemaps that a robots.txt names. Raises FeedError where it names none."""
    maps = [named.decode("utf-8", "replace") for named in _NAMED.findall(content)]
    if not maps:
        raise FeedError(url, "it names no sitemap")
    return listing_of(url, maps=maps)


def of_xml(content: bytes, url: str) -> Listing:
    """Return what a sitemap, or an index of sitemaps, lists. Raises FeedError."""
    pages: list[ListedPage] = []
    maps: list[str] = []
    lost = []
    try:
        for name, place, published in _places(content):
            if name == "url":
                pages.append(ListedPage(place, published))
            else:
                maps.append(place)
    except (ET.ParseError, ValueError) as error:
        if not (pages or maps):
            raise FeedError(url, f"it cannot be read as a sitemap ({error})") from None
        lost.append(f"it can only be read as far as its {len(pages) + len(maps)}. address ({error})")
    return listing_of(url, pages, maps, lost)


def _places(content: bytes) -> Iterator[tuple[str, str, str | None]]:
    """Yield what each entry is, where it leads, and when the page was published, as sitemaps of news tell."""
    for _, element in ET.iterparse(io.BytesIO(content)):  # noqa: S314 - entities were refused before
        name = _local(element)
        if name not in ("url", "sitemap"):
            continue
        told = {_local(child): (child.text or "").strip() for child in reversed(list(element.iter()))}
        own = next(((child.text or "").strip() for child in element if _local(child) == "loc"), "")
        if own:
            yield name, own, told.get("publication_date") or None
        element.clear()


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower()
