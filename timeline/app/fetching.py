"""Fetching pages: only what was asked for by its address, politely, within limits, from public addresses alone."""

import http.client
import re
import ssl
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from attrs import Factory, define, frozen

from timeline.app import robots
from timeline.app.addresses import RefusedAddressError, UnknownHostError, resolve
from timeline.app.web_answers import OddAnswerError, told_place
from timeline.app.web_requests import HttpAnswer, Patience, WebRequest, answered, port_of
from timeline.errors import TimelineError
from timeline.intake.documents.charset_names import told_set
from timeline.intake.documents.web_addresses import without_secrets

AGENT = f"{robots.TOKEN}/0.1 (reads articles it is asked for; respects robots.txt)"
SCHEMES = ("http", "https")
_REDIRECTS = (301, 302, 303, 307, 308)
_AGAIN = (429, 500, 502, 503, 504)
_NOT_MODIFIED = 304
_OK = 200
_DIGITS = 9  # of a number of seconds; more are for ever anyway
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s{0,9}=\s{0,9}\"?(\d{1,9})", re.IGNORECASE)
_IN_A_HEADER = re.compile(r"[\x20-\x7e]{1,1000}")


class FetchError(TimelineError):
    """A page that was not fetched. Its text names the address and says why.

    `status` is the answer's, where there was one; `retry_after` in how many seconds the server wants to be asked again.
    """

    def __init__(self, url: str, why: str, *, status: int | None = None, retry_after: float | None = None) -> None:
        super().__init__(f"{url}: {why}")
        self.status = status
        self.retry_after = retry_after


@frozen(kw_only=True)
class Manners:
    """How it is asked: seconds for each wait and in all, bytes, redirects, tries, seconds between asks of a host."""

    timeout: float = 15.0
    total: float = 90.0
    max_bytes: int = 16 * 2**20
    redirects: int = 5
    tries: int = 3
    pause: float = 1.0
    allow_private: bool = False


@frozen(kw_only=True)
class Fetched:
    """A page as it came. `url` is where it was found in the end, `content` None when it has not changed.

    `max_age` is for how many seconds the server says that it will not change, `retry_after` when to ask again.
    """

    asked: str
    url: str
    when: str
    content: bytes | None
    kind: str = ""
    charset: str | None = None  # that the server told
    etag: str | None = None
    last_modified: str | None = None
    max_age: int | None = None
    retry_after: float | None = None


@frozen
class _Errand:
    """One page's errand: when it must be over, and the only places (host, port) that may have private addresses."""

    end: float
    private: frozenset[tuple[str, int]]


@define
class Fetcher:
    """Fetches one page after another; remembers each host's robots.txt (`rules`) and when it was last asked."""

    manners: Manners = Factory(Manners)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    rules: dict[str, robots.HostRules] = Factory(dict)
    _asked: dict[str, float] = Factory(dict)

    def fetch(
        self, url: str, *, named: str | None = None, etag: str | None = None, last_modified: str | None = None
    ) -> Fetched:
        """Fetch a page, following redirects.

        `named` is the address the user gave, where a feed or sitemap under it listed this one; only its host may be a
        private one, if any may. Raises FetchError, RobotsError, RefusedAddressError, UnknownHostError.
        """
        try:
            private = _places(checked(named or url)) if self.manners.allow_private else frozenset()
            errand = _Errand(self.clock() + self.manners.total, private)
            return self._fetched(url, {"If-None-Match": etag, "If-Modified-Since": last_modified}, errand)
        except TimelineError:
            raise
        except Exception as error:
            raise FetchError(url, f"cannot be fetched ({type(error).__name__}: {error})") from error

    def _fetched(self, url: str, given: Mapping[str, str | None], errand: _Errand) -> Fetched:
        conditions = {name: value for name, value in given.items() if value and _IN_A_HEADER.fullmatch(value)}
        at = checked(url)
        for _ in range(self.manners.redirects + 1):
            if not self._may(at, errand):
                raise FetchError(url, "robots.txt asks not to fetch it")
            answer = self._patiently(at, conditions, errand)
            if answer.status in _REDIRECTS:
                at = _led_on(at, answer)
                continue
            if answer.status not in (_OK, _NOT_MODIFIED):
                raise _refused(url, answer)
            return Fetched(
                asked=url,
                url=at,
                when=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
                content=None if answer.status == _NOT_MODIFIED else answer.body,
                kind=answer.headers.get("content-type", "").split(";")[0].strip().lower(),
                charset=told_set(answer.headers.get("content-type")),
                etag=answer.headers.get("etag"),
                last_modified=answer.headers.get("last-modified"),
                max_age=_max_age(answer.headers.get("cache-control")),
                retry_after=retry_after(answer.headers.get("retry-after")),
            )
        raise FetchError(url, f"it is redirected more than {self.manners.redirects} times")

    def _may(self, url: str, errand: _Errand) -> bool:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self.rules:
            self.rules[origin] = self._read_robots(origin, errand)
        return self.rules[origin].allow(url)

    def _read_robots(self, origin: str, errand: _Errand) -> robots.HostRules:
        """Return what a host allows: all where it has no rules; nothing where it fails to say, and why (RFC 9309)."""
        at = f"{origin}/robots.txt"
        try:
            for _ in range(self.manners.redirects + 1):
                answer = self._patiently(at, {}, errand)
                if answer.status not in _REDIRECTS:
                    break
                at = _led_on(at, answer)
        except (FetchError, ValueError) as error:
            return robots.unheard(origin, str(error).removeprefix(f"{at}: "))
        return robots.rules_of(origin, answer.body) if answer.status == _OK else robots.OPEN

    def _patiently(self, url: str, conditions: Mapping[str, str], errand: _Errand) -> HttpAnswer:
        """Ask, and ask again after a while when the host is overtaxed or the connection breaks."""
        refusal = FetchError(url, "it was not asked")
        for attempt in range(self.manners.tries):
            wait = 2.0**attempt
            try:
                answer = self._ask(url, conditions, errand)
                if answer.status not in _AGAIN:
                    return answer
                refusal = _refused(url, answer)
                wait = refusal.retry_after or wait
            except (OSError, http.client.HTTPException) as error:
                refusal = FetchError(url, f"the connection failed ({error or type(error).__name__})")
                if isinstance(error, ssl.SSLCertVerificationError):
                    break
            if attempt + 1 == self.manners.tries or self.clock() + wait >= errand.end:
                break
            self.sleep(wait)
        raise refusal

    def _ask(self, url: str, conditions: Mapping[str, str], errand: _Errand) -> HttpAnswer:
        parts = urlsplit(url)
        host, port = parts.hostname or "", port_of(parts)
        self._keep_distance(host)
        address = resolve(host, port, allow_private=(host, port) in errand.private)
        headers = {"User-Agent": AGENT, "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"}
        request = WebRequest(url=url, address=address, headers={**headers, **conditions})
        manners = self.manners
        patience = Patience(timeout=manners.timeout, end=errand.end, most=manners.max_bytes, clock=self.clock)
        try:
            return answered(request, patience, self._until(url, errand.end))
        except OddAnswerError as error:
            raise FetchError(url, str(error)) from None

    def _until(self, url: str, end: float) -> Callable[[], None]:
        """Return what raises FetchError once the time is over."""

        def going_on() -> None:
            if self.clock() >= end:
                raise FetchError(url, f"it took more than {self.manners.total:.0f} seconds")

        return going_on

    def _keep_distance(self, host: str) -> None:
        wait = self._asked.get(host, -self.manners.pause) + self.manners.pause - self.clock()
        if wait > 0:
            self.sleep(wait)
        self._asked[host] = self.clock()


def is_url(text: str) -> bool:
    """Whether an argument names something to fetch."""
    return text.lower().startswith(("http://", "https://"))


def checked(url: str) -> str:
    """Return a web address without its fragment. Raises FetchError of anything else."""
    shown = without_secrets(url)
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode() if not parts.netloc.isascii() else parts.hostname or ""
    except ValueError as error:  # also of a host that no name can be
        raise FetchError(shown, str(error)) from None
    if parts.scheme.lower() not in SCHEMES or not host or port == 0:
        raise FetchError(shown, "only http and https addresses are fetched")
    if parts.username is not None or parts.password is not None:
        raise FetchError(shown, "it holds a user's name or password, which would be kept with the page")
    if any(character <= " " or character == "\x7f" for character in url):
        raise FetchError(shown.encode("unicode_escape").decode(), "it holds blanks or control characters")
    place = f"[{host}]" if ":" in host else host
    netloc = place if port is None else f"{place}:{port}"
    return urlunsplit((parts.scheme.lower(), netloc, _quoted(parts.path), _quoted(parts.query), ""))


def _refused(url: str, answer: HttpAnswer) -> FetchError:
    """Return why an answer is none."""
    return FetchError(
        url,
        f"the answer is {answer.status} {http.client.responses.get(answer.status, '')}",
        status=answer.status,
        retry_after=retry_after(answer.headers.get("retry-after")),
    )


def _led_on(at: str, answer: HttpAnswer) -> str:
    """Return the address that an answer leads to. Raises FetchError."""
    try:
        return checked(urljoin(at, told_place(answer.headers)))
    except OddAnswerError as error:
        raise FetchError(at, str(error)) from None


def _places(url: str) -> frozenset[tuple[str, int]]:
    """Return host and port of an address, and those that its host would redirect it to for https."""
    parts = urlsplit(url)
    place = (parts.hostname or "", port_of(parts))
    return frozenset({place, (place[0], 443)} if place[1] == 80 else {place})  # noqa: PLR2004 - the port of http


def _quoted(text: str) -> str:
    return text if text.isascii() else quote(text, safe="/%=&?+:,;@!$'()*~-._[]")


def _max_age(said: str | None) -> int | None:
    found = _MAX_AGE.search(said or "")
    return int(found[1]) if found else None


def retry_after(said: str | None) -> float | None:
    """Return in how many seconds a server wants to be asked again, if it says so."""
    if said is None:
        return None
    said = said.strip()
    if said.isascii() and said.isdigit():
        return float(said[:_DIGITS])
    try:
        return max(0.0, (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return None


__all__ = [
    "AGENT",
    "FetchError",
    "Fetched",
    "Fetcher",
    "Manners",
    "RefusedAddressError",
    "UnknownHostError",
    "checked",
    "is_url",
    "retry_after",
]
