"""What tells the pages of a site, from one of them: its address, else what its source says of itself."""

from collections import Counter
from typing import Any
from urllib.parse import urlsplit

import re2
from attrs import frozen

from timeline.article import Article
from timeline.errors import UsageError
from timeline.intake.documents.document import Document
from timeline.intake.kit import strangers
from timeline.intake.kit.sample_layout import ScaffoldError
from timeline.intake.kit.sample_lines import literal
from timeline.intake.pages.site import addresses
from timeline.intake.pages.tree import parse, tamed

_NAMING = ("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site")
_FEWEST = 3  # links
_META = re2.compile(r"<meta[^<>]*>")
_TITLED = re2.compile(r"<title>[^<>]*( [|–—-] [^<>|–—-]+?)\s*</title>")
_NOTHING_OWN = (
    "the page states no address to know its site by, neither canonical nor og:url, and no name of its site "
    "(og:site_name); name it by its address (--sample URL), or say with --own WORDS what stands in the source of each "
    "of its pages"
)
_ELSEWHERE = re2.compile(
    r"(?i)(?:^|\.)(?:google|googleapis|gstatic|googletagmanager|google-analytics|doubleclick|facebook|fbcdn|twitter|x|t|youtube"
    r"|instagram|linkedin|pinterest|whatsapp|wa|telegram|vk|ok|yandex|cloudflare|jsdelivr|unpkg|jquery|bootstrapcdn|schema"
    r"|w3|ogp|gravatar|wp|addtoany|sharethis|cloudfront|amazonaws|akamaihd|fontawesome|typekit)\.[a-z]{2,4}$"
)


@frozen
class SampleSite:
    """The host, or a pattern for the source of a page that names none."""

    host: str | None = None
    own: str | None = None


def site_of(document: Document, article: Article, own: str | None) -> SampleSite:
    """Return how pages like this are told. `own` are words of its source. Raises ScaffoldError, UsageError."""
    if own is not None:
        if own not in document.text:
            raise UsageError(f"{own!r} does not stand in {document.path}")
        return SampleSite(own=literal(own))
    for address in (article.url or "", *addresses(document)):
        host = (urlsplit(address).hostname or "").removeprefix("www.")
        if host and _ELSEWHERE.search(host) is None:
            return SampleSite(host=host)
    root = parse(tamed(document.text))
    pattern = _named(document.text) or _linked(root)
    if pattern is None:
        raise ScaffoldError(f"{document.path}: {_NOTHING_OWN}")
    return SampleSite(own=pattern)


def _named(source: str) -> str | None:
    """Return a pattern for what names the site in a page's source, as the page writes it and no stranger does."""
    told = [tag for tag in _META.findall(source) if any(f'"{name}"' in tag.replace("'", '"') for name in _NAMING)]
    patterns = [*map(literal, told), *(rf"{literal(match)}\s*</title>" for match in _TITLED.findall(source))]
    strange = [stranger.text for stranger in strangers.bench()]
    return next((one for one in patterns if not any(re2.search(one, text) for text in strange)), None)


def _linked(root: Any) -> str | None:
    """Return a pattern for the host that most of a page's links lead to, others' services aside."""
    links = (element.get("href") or element.get("src") or "" for element in root.iter("a", "link", "img", "script"))
    hosts = Counter((urlsplit(link).hostname or "").removeprefix("www.") for link in links if "//" in link[:8])
    own = [(count, host) for host, count in hosts.items() if host and _ELSEWHERE.search(host) is None]
    count, host = max(own, default=(0, ""))
    return rf"https?://(?:www\.)?{literal(host)}\b" if count >= _FEWEST else None
