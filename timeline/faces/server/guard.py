"""What stands before every answer: the host that was meant, who may write, and what a browser may do with a page."""

from __future__ import annotations

import hmac
import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_POSTED = 64 * 1024  # bytes of a form
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-cache",
}


@frozen
class Refusal:
    """Why a request gets no page."""

    status: int
    told: str


@frozen(kw_only=True)
class Guard:
    """Lets through what may pass. `names` are hosts beside localhost and bare addresses; no `token`, no writing.

    A page elsewhere can make a browser call us by a name that leads here, but not by an address: so an address is
    always meant, and a name only where it was told.
    """

    names: frozenset[str] = frozenset()
    token: str | None = None
    cookie: str = "timeline"

    def refuses(self, method: str, headers: Mapping[str, str], cookies: Mapping[str, str]) -> Refusal | None:
        """Return why a request is refused, or None. `headers` are by their names in lower case."""
        host = headers.get("host", "")
        if not self._is_meant(host):
            return Refusal(421, "this server is not called by that name; --name tells it one more")
        if method in ("GET", "HEAD"):
            return None
        if method != "POST":
            return Refusal(405, f"{method} is not done here")
        if self.token is None:
            return Refusal(403, "this server only reads")
        if not _is_own(headers, host):
            return Refusal(403, "a page of another site cannot write here")
        if not self.judges(cookies):
            return Refusal(403, "open the address that timeline serve printed: who has it may write")
        if not headers.get("content-length", "").isdigit() or int(headers["content-length"]) > MOST_POSTED:
            return Refusal(413, f"a form has at most {MOST_POSTED:,} bytes, and says how many")
        return None

    def judges(self, cookies: Mapping[str, str]) -> bool:
        """Whether whoever asks may write."""
        return self.is_token(cookies.get(self.cookie, ""))

    def is_token(self, given: str) -> bool:
        """Whether somebody was given the address that writes."""
        return self.token is not None and hmac.compare_digest(given.encode(), self.token.encode())

    def _is_meant(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name == "localhost" or name in self.names:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True


def _is_own(headers: Mapping[str, str], host: str) -> bool:
    """Whether a form was sent from a page of this server, or by no browser at all."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    try:
        return origin is None or urlsplit(origin).netloc == host
    except ValueError:
        return False
