"""From addresses to documents: what is fetched is kept in `seeds/` as received, where and when it came beside it."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from attrs import frozen

from timeline.app import feeds
from timeline.app.fetching import Fetched, Fetcher
from timeline.app.listing import FeedError, ListedPage, Listing
from timeline.errors import TimelineError
from timeline.intake.documents import loading as documents
from timeline.intake.documents.loading import BESIDE, Provenance
from timeline.intake.documents.unread import Archive, BrokenOffError, UnreadDocument, failing
from timeline.intake.documents.web_addresses import without_secrets
from timeline.intake.run.processes import Limits
from timeline.unfollowed import write_below

_SLUG = 60  # characters
_MAPS = 200  # sitemaps that one may lead to
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "multipart/related": ".mhtml",
}


_LISTING = Limits(cpu=10, wall=30)


def _is_new(_: str) -> bool:
    return False


@frozen(kw_only=True)
class Gatherer:
    """Fetches what addresses name: a page, or the new pages of a feed or sitemap (`is_known` tells the old ones).

    `seeds` is where pages are kept, None to keep nothing; paths are told from `root`.
    """

    fetcher: Fetcher
    root: Path
    seeds: Path | None = None
    is_known: Callable[[str], bool] = _is_new
    limits: Limits = _LISTING

    def of(self, url: str) -> Archive:
        """Return the documents under an address, fetched one by one as they are asked for."""
        return Archive(without_secrets(url), partial(self._each, url))

    def led_on(self, fetched: Fetched) -> Iterator[UnreadDocument]:
        """Return the documents that an answer is or lists, where it was asked for already and had changed."""
        return self._each(fetched.asked, fetched)

    def _each(self, url: str, had: Fetched | None = None) -> Iterator[UnreadDocument]:
        todo, seen, read = [url], {_bare(url)}, set()
        empty = True
        over = 0
        while todo:
            at = todo.pop(0)
            try:
                fetched = self._fetch(at, url) if had is None else had
                had = None
                listed = self._listed(fetched)
            except Exception as error:  # noqa: BLE001 - one address never ends a run
                yield _failing(at, error)
                empty = False
                continue
            if listed is None:
                yield self._source(fetched)
                empty = False
                continue
            mark = sha256(fetched.content or b"").digest()
            if mark in read:  # one map under many addresses, as where each of them lists others of it
                continue
            read.add(mark)
            seen.add(_bare(fetched.url))
            empty = empty and not listed.pages
            for page in listed.pages:
                if not self.is_known(page.url):
                    yield self._page(page, url)
            for lost in listed.lost:
                yield _failing(at, FeedError(at, lost))
            fresh = [place for place in listed.maps if _bare(place) not in seen]
            over += max(0, len(fresh) - (_MAPS - len(seen)))
            fresh = fresh[: max(0, _MAPS - len(seen))]
            seen.update(map(_bare, fresh))
            todo += fresh
        if over:
            why = f"it leads to {over:,} sitemaps more than {_MAPS}; name those that you want by their own addresses"
            yield _failing(url, FeedError(url, why))
        elif empty:
            yield _failing(url, FeedError(url, "it lists nothing"))

    def _listed(self, fetched: Fetched) -> Listing | None:
        """Return what a feed or a sitemap lists; None of a page. Raises FeedError."""
        if fetched.content is None or not feeds.is_listing(fetched.content, fetched.url, fetched.kind):
            return None
        return feeds.links_by_worker(fetched.content, fetched.url, fetched.kind, self.limits)

    def _page(self, page: ListedPage, named: str) -> UnreadDocument:
        try:
            if (kept := self._kept(page.url)) is not None:
                return self._again(kept[0])
            return self._source(self._fetch(page.url, named), page.published)
        except Exception as error:  # noqa: BLE001 - as above
            return _failing(page.url, error)

    def _fetch(self, url: str, named: str) -> Fetched:
        kept = self._kept(url)
        if kept is None:
            return self.fetcher.fetch(url, named=named)
        return self.fetcher.fetch(url, named=named, etag=kept[1].etag, last_modified=kept[1].last_modified)

    def _source(self, fetched: Fetched, listed: str | None = None) -> UnreadDocument:
        if fetched.content is None:
            kept = self._kept(fetched.asked)
            if kept is None:
                return failing(fetched.asked, FeedError(fetched.asked, "not changed, but nothing of it is kept"))
            return self._again(kept[0])
        if self.seeds is None:
            told = {"url": fetched.url, "fetched": fetched.when, "charset": fetched.charset, "listed": listed}
            parse = partial(documents.parse, fetched.content, fetched.url, **told)
            return UnreadDocument(fetched.url, parse, portable=True, size=len(fetched.content))
        return self._again(self._keep(fetched, fetched.content, listed))

    def _again(self, path: Path) -> UnreadDocument:
        load = partial(documents.load, path.absolute(), self.root.absolute())
        return UnreadDocument(documents.relative(path, self.root), load, portable=True, file=path.absolute())

    def _keep(self, fetched: Fetched, content: bytes, listed: str | None) -> Path:
        """Write a page and its provenance; the same bytes from the same address are kept once, as they first came."""
        assert self.seeds is not None  # noqa: S101 - asked before
        path = self._folder(fetched.asked) / _name(fetched, content)
        if not path.exists():
            write_below(self.root, path, content)
            told = Provenance(
                url=fetched.url,
                fetched=fetched.when,
                asked=fetched.asked if fetched.asked != fetched.url else None,
                charset=fetched.charset,
                listed=listed,
                etag=fetched.etag,
                last_modified=fetched.last_modified,
            )
            beside = path.with_name(path.name + BESIDE)
            write_below(self.root, beside, msgspec.json.format(msgspec.json.encode(told)) + b"\n")
        return path

    def _kept(self, url: str) -> tuple[Path, Provenance] | None:
        """Return the page that was fetched last from an address, if any was."""
        if self.seeds is None:
            return None
        found = []
        for beside in sorted(self._folder(url).glob(f"*{BESIDE}")):
            page = beside.with_name(beside.name.removesuffix(BESIDE))
            told = documents.provenance_of(page)
            if told is not None and url in (told.url, told.asked) and page.exists():
                found.append((told.fetched, page, told))
        return max(found, key=lambda one: one[:2])[1:] if found else None

    def _folder(self, url: str) -> Path:
        host = re.sub(r"[^a-z0-9.-]", "_", (urlsplit(url).hostname or "unknown").lower()).strip(".") or "unknown"
        return (self.seeds or self.root) / host


def _failing(url: str, error: Exception) -> UnreadDocument:
    shown = without_secrets(url)
    told = error if isinstance(error, TimelineError) else BrokenOffError(shown, error)
    return failing(shown, told)


def _bare(url: str) -> str:
    """Return an address by which it is known again: without the place within a page that it may name."""
    return url.partition("#")[0]


def _name(fetched: Fetched, content: bytes) -> str:
    parts = [part for part in urlsplit(fetched.url).path.split("/") if part]
    slug = re.sub(r"[^a-z0-9]+", "-", parts[-1].lower()).strip("-")[:_SLUG] if parts else ""
    ending = _ENDINGS.get(fetched.kind) or (".html" if b"<" in content[:200] else ".txt")
    return f"{slug.removesuffix('-html') or 'index'}-{sha256(content).hexdigest()[:12]}{ending}"
