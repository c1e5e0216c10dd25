"""Visits to what is followed: asked on condition, again in its time, and never sooner than its server wants."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from attrs import Factory, define, evolve, frozen
from msgspec.structs import replace

from timeline.app import feeds, robots
from timeline.app.fetching import Fetcher, FetchError, Manners
from timeline.app.following.followed_state import FollowedSource, KeptRobots
from timeline.app.listing import FeedError
from timeline.errors import TimelineError
from timeline.intake.documents.web_addresses import without_secrets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from timeline.app.fetching import Fetched
    from timeline.app.following.subscriptions import Subscription
    from timeline.app.gathering import Gatherer
    from timeline.intake.documents.unread import UnreadDocument

_FLOOR = timedelta(minutes=15)
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_LONGEST = timedelta(days=7)  # that a server may have us wait
_TRIES = 3  # visits at which a listed page that cannot be had is tried
_MOST_MISSED = 1_000
_GONE = 410
_MOST_ROBOTS = 65_536  # bytes that are kept of a host


def is_due(source: FollowedSource, now: datetime) -> bool:
    """Whether a subscription is to be asked; a clock that was set back meanwhile keeps nothing waiting."""
    if source.gone is not None:
        return False
    return source.due is None or source.asked is None or source.due <= now or source.asked > now


@frozen(kw_only=True)
class Fetchers:
    """Who asks: of public places, and of private ones those that the user has named by host or host and port."""

    public: Fetcher
    private: Fetcher
    named: frozenset[str] = frozenset()

    def of(self, url: str) -> Fetcher:
        """Return who asks for a subscription's address."""
        from urllib.parse import urlsplit

        parts = urlsplit(url)
        return self.private if {parts.netloc.lower(), parts.hostname or ""} & self.named else self.public


def fetchers(kept: Mapping[str, KeptRobots], private: tuple[str, ...], now: datetime) -> Fetchers:
    """Return who asks, with each host's robots.txt that was read within a day."""
    public = Fetcher()
    for origin, told in kept.items():
        if timedelta() <= now - told.read < _DAY:
            public.rules[origin] = robots.OPEN if told.text is None else robots.rules_of(origin, told.text.encode())
    named = frozenset(name.lower() for name in private)
    return Fetchers(public=public, private=evolve(public, manners=Manners(allow_private=True)), named=named)


def robots_read(asking: Fetchers, before: Mapping[str, KeptRobots], now: datetime) -> dict[str, KeptRobots]:
    """Return what is kept of each host's robots.txt; of a host that failed to say, nothing."""
    found: dict[str, KeptRobots] = {}
    for origin, rules in asking.public.rules.items():
        text = rules.content.decode("utf-8", "replace") if rules.content is not None else None
        if rules.fault is None and len(text or "") <= _MOST_ROBOTS:
            earlier = before.get(origin)
            fresh = earlier is not None and timedelta() <= now - earlier.read < _DAY
            found[origin] = earlier if fresh and earlier is not None else KeptRobots(now, text)
    return found


@define
class SourceVisit:
    """One visit to a subscription: how it stood, what was answered, and which of its pages could not be had."""

    subscription: Subscription
    before: FollowedSource
    fetched: Fetched | None = None
    fault: TimelineError | None = None
    missed: dict[str, int] = Factory(dict)
    taken: int = 0
    left_over: bool = False
    _page: str | None = None
    _page_of: dict[str, str | None] = Factory(dict)

    @property
    def has_news(self) -> bool:
        """Whether something came that is to be imported."""
        return self.fetched is not None and self.fetched.content is not None

    def documents(self, gatherer: Gatherer, is_known: Callable[[str], bool]) -> Iterator[UnreadDocument]:
        """Yield the new pages of what was answered."""
        if self.fetched is None:
            return
        self.taken = int(self.subscription.kind == "page")
        for document in evolve(gatherer, is_known=lambda url: not self._wants(url, is_known)).led_on(self.fetched):
            self._page_of[document.path] = self._page
            self._page = None
            yield document

    def rejected(self, path: str, why: str) -> bool:
        """Note that a document came to nothing; return whether it was one of this visit."""
        if path not in self._page_of:
            return False
        page = self._page_of[path] or (self.subscription.url if self.subscription.kind == "page" else None)
        if page is None:
            self.fault = FeedError(without_secrets(self.subscription.url), why.removeprefix(f"{path}: "))
        elif len(self.missed) < _MOST_MISSED:
            self.missed[page] = self.before.missed.get(page, 0) + 1
        return True

    def _wants(self, url: str, is_known: Callable[[str], bool]) -> bool:
        """Whether a listed page is to be had now."""
        if (self.subscription.only or "") not in url or is_known(url):
            return False
        tried = self.before.missed.get(url, 0)
        if tried >= _TRIES:
            self.missed[url] = tried
            return False
        if self.taken >= self.subscription.most:
            self.left_over = True
            return False
        self.taken += 1
        self._page = url
        return True


def ask(subscription: Subscription, before: FollowedSource, asking: Fetchers) -> SourceVisit:
    """Ask a subscription's address whether there is anything new."""
    visit = SourceVisit(subscription, before)
    url = subscription.url
    try:
        fetched = asking.of(url).fetch(url, etag=before.etag, last_modified=before.last_modified)
        if fetched.content is not None:
            listing = feeds.is_listing(fetched.content, fetched.url, fetched.kind)
            if listing is (subscription.kind == "page"):
                what = "a page" if not listing else "a feed or a sitemap"
                raise FeedError(without_secrets(url), f"it is {what}, and followed as a {subscription.kind}")
        visit.fetched = fetched
    except TimelineError as error:
        visit.fault = error
    return visit


def after(visit: SourceVisit, now: datetime) -> FollowedSource:
    """Return how a subscription stands after a visit.

    While something of it is still to be had, it is asked for whole the next time.
    """
    before, fetched, fault = visit.before, visit.fetched, visit.fault
    if fault is not None:
        return _failed(visit, fault, now)
    if fetched is None:
        return before
    unchanged = fetched.content is None
    missed = before.missed if unchanged else visit.missed
    whole = unchanged or not (visit.left_over or any(tried < _TRIES for tried in missed.values()))
    etag = fetched.etag or (before.etag if unchanged else None)
    last_modified = fetched.last_modified or (before.last_modified if unchanged else None)
    conditional = etag is not None or last_modified is not None
    usual = (
        timedelta(seconds=visit.subscription.every) if visit.subscription.every else (_HOUR if conditional else _DAY)
    )
    wanted = max(timedelta(seconds=min(told or 0, _LONGEST.total_seconds())) for told in _waits(fetched))
    return FollowedSource(
        asked=now,
        due=now + max(usual, _FLOOR, wanted),
        etag=etag if whole else None,
        last_modified=last_modified if whole else None,
        missed=missed,
    )


def _waits(fetched: Fetched) -> tuple[float | None, float | None]:
    return fetched.max_age, fetched.retry_after


def _failed(visit: SourceVisit, fault: TimelineError, now: datetime) -> FollowedSource:
    before = visit.before
    told = fault if isinstance(fault, FetchError) else None
    usual = max(_FLOOR, timedelta(seconds=visit.subscription.every or _HOUR.total_seconds()))
    doubled = max(usual, min(_DAY, usual * 2 ** min(before.failures, 10)))
    wanted = timedelta(seconds=min((told and told.retry_after) or 0, _LONGEST.total_seconds()))
    return replace(
        before,
        asked=now,
        due=now + max(doubled, wanted),
        failures=before.failures + 1,
        failing_since=before.failing_since or now,
        why=str(fault)[:500],
        gone=now if told is not None and told.status == _GONE else None,
        missed=visit.missed or before.missed,
    )
