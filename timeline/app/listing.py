"""What a feed or a sitemap lists, as whoever fetches it is told."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin

from msgspec import Struct

from timeline.errors import TimelineError

MAX_LINKS = 50_000  # as sitemaps.org has it
_SCHEME = re.compile(r"\s{0,99}([A-Za-z][A-Za-z0-9+-]{0,30}):")


class FeedError(TimelineError):
    """A feed or sitemap that cannot be read, or not to its end."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"{url}: {why}")


class ListedPage(Struct, frozen=True, array_like=True):
    """A page by its address, and when it was published as the listing says, in its words."""

    url: str
    published: str | None = None


class Listing(Struct, frozen=True, array_like=True):
    """Pages, further sitemaps, and what of it could not be read, each in the order it gives."""

    pages: tuple[ListedPage, ...] = ()
    maps: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def listing_of(
    url: str, pages: Iterable[ListedPage] = (), maps: Iterable[str] = (), lost: Iterable[str] = ()
) -> Listing:
    """Return what stands under an address: each page once, its links made whole, no more of them than the limit."""
    found: dict[str, ListedPage] = {}
    for page in pages:
        at = joined(url, page.url)
        found.setdefault(at, ListedPage(at, page.published))
    places = list(dict.fromkeys(joined(url, place) for place in maps))
    lost = list(lost)
    over = max(len(found), len(places)) - MAX_LINKS
    if over > 0:
        lost.append(f"it lists {over:,} addresses more than the {MAX_LINKS:,} that one may; these are left out")
    return Listing(tuple(found.values())[:MAX_LINKS], tuple(places[:MAX_LINKS]), tuple(lost))


def joined(url: str, link: str) -> str:
    """Return the address that a link means; one that means none as it is: who fetches it says so."""
    try:
        return urljoin(url, link.strip())
    except ValueError:
        return link


def is_web(link: str) -> bool:
    """Whether a link may lead to a page: no name without a place (`urn:uuid:…`, `tag:…`), no mail."""
    scheme = _SCHEME.match(link)
    return scheme is None or scheme[1].lower() in ("http", "https")
