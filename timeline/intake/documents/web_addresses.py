"""Addresses of the web as they may be told and kept."""

from collections.abc import Sequence
from urllib.parse import urlsplit


def without_secrets(url: str) -> str:
    """Return an address without the user's name and password that it may hold."""
    head, slashes, rest = url.partition("//")
    place, slash, path = rest.partition("/")
    return f"{head}{slashes}{place.rpartition('@')[2]}{slash}{path}" if "@" in place else url


def is_on(url: str, hosts: Sequence[str]) -> bool:
    """Whether an address is on one of the hosts, with `www.` or without; on a host's own hosts too for `*.host`."""
    host = (urlsplit(url).hostname or "").lower().removeprefix("www.")
    return any(host == own or (own.startswith("*.") and f".{host}".endswith(own[1:])) for own in hosts)
