"""Feeds, sitemaps and rules for robots by what they begin with: they list articles and are none."""

import re

import re2

_HEAD = 65_536
_NUL = b"\0"
_BOM = b"\xef\xbb\xbf"
_BEFORE_ROOT = r"(?:\s|<\?[^<>]*>|<!--(?:[^-]|-[^-])*-->|<!DOCTYPE[^<>\[]*(?:\[[^\]]*\]\s*)?>)*"
_ROOT = re2.compile(rf"(?i){_BEFORE_ROOT}<(?:\w+:)?(?:rss|feed|urlset|sitemapindex|RDF|channel|opml)\b".encode())
_JSON = re.compile(rb"\s{0,999}\{")
_JSON_VERSION = re.compile(rb'"version"\s{0,9}:\s{0,9}"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version')
_ADDRESS = re.compile(rb"https?://[^\s<>\"]{1,4000}", re.IGNORECASE)
_RULE = re.compile(
    rb"#.*|(?:user-agent|disallow|allow|site-?map|crawl-delay|host|clean-param)\s{0,9}:.*", re.IGNORECASE
)
_LINES, _LISTED = 50, 100_000  # lines and bytes that must all be addresses, or rules


def is_listing(content: bytes) -> bool:
    """Whether bytes are a feed, a sitemap, or what a host tells robots, in any of their forms."""
    head = content[:_HEAD].lstrip(b"\xff\xfe\xfe\xff").replace(_NUL, b"").removeprefix(_BOM)  # of UTF-16 and UTF-32
    if _JSON.match(head):
        return _JSON_VERSION.search(content) is not None
    return _ROOT.match(head) is not None or is_list_of_addresses(content) or _all_lines(content, _RULE)


def is_list_of_addresses(content: bytes) -> bool:
    """Whether bytes are a plain text each of whose first lines is an address of the web, as some sitemaps are."""
    return _all_lines(content, _ADDRESS)


def _all_lines(content: bytes, kind: re.Pattern[bytes]) -> bool:
    lines = [line.strip() for line in content[:_LISTED].removeprefix(_BOM).splitlines()[:_LINES]]
    return any(lines) and all(kind.fullmatch(line) for line in lines if line)
