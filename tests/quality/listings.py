"""Feeds and sitemaps of other readers' own tests through what `timeline import URL` makes of them.

    python -m tests.quality.listings feedparser DIR
    python -m tests.quality.listings usp DIR

DIR is where github.com/kurtmckee/feedparser or github.com/mediacloud/ultimate-sitemap-parser is checked out. Of the
first each test document is read, and the addresses compared with those its own parser tells; of the second each site
that its tests make up is gone through from its robots.txt, and the pages compared with those that the test expects.
"""

import sys
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any, Self
from unittest import TestCase, TestLoader
from urllib.parse import urljoin

import feedparser
from attrs import Factory, define

from timeline.app import feeds, web_requests
from timeline.app.fetching import Fetcher, Manners
from timeline.app.gathering import Gatherer
from timeline.app.listing import is_web
from timeline.errors import TimelineError
from timeline.intake.documents.loading import DocumentError
from timeline.intake.run import unpacking

AT = "https://example.org/feed"


def of_feedparser(root: Path) -> Iterator[str]:
    """Read every document and tell how many were read, and rightly."""
    paths = sorted(path for path in (root / "tests").rglob("*") if path.suffix in (".xml", ".json"))
    read = faults = 0
    linked = right = 0
    for path in paths:
        content = path.read_bytes()
        try:
            listing = feeds.links(content, AT)
            read += listing is not None
        except TimelineError:
            listing, faults = None, faults + 1
        told = [entry.link for entry in feedparser.parse(content).entries if entry.get("link") and is_web(entry.link)]
        if told:
            linked += 1
            ours = [page.url for page in listing.pages] if listing else []
            right += ours == list(dict.fromkeys(urljoin(AT, link) for link in told))
    yield f"{len(paths)} documents, {read} read as listings, {faults} refused with a reason, 0 crashes"
    yield f"{right} of {linked} that have links list them all"


@define
class _Site:
    """A site as a test makes it up: answers by address."""

    answers: dict[str, tuple[int, dict[str, str], bytes]] = Factory(dict)

    def __enter__(self) -> Self:
        SITES.append(self)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the answers as they are."""

    def add_matcher(self, _: Callable[..., Any]) -> None:
        """Answer what is not made up with 404, as `answer` does."""

    def get(
        self, url: str, *, text: str = "", content: bytes = b"", headers: Any = None, status_code: int = 200, **_: Any
    ) -> None:
        """Take an answer down."""
        told = {name.lower(): value for name, value in (headers or {}).items()}
        self.answers[url] = (status_code, told, content or text.encode())

    def answer(self, url: str) -> tuple[int, dict[str, str], bytes]:
        """Return what the site answers."""
        return self.answers.get(url, (404, {}, b""))


class _ReachedError(Exception):
    """The site is made up, and what is expected of it is told."""


SITES: list[_Site] = []


class _Made(Fetcher):
    site: _Site

    def _ask(self, url: str, *_: Any) -> Any:
        return web_requests.HttpAnswer(*self.site.answer(url))


def of_usp(root: Path) -> Iterator[str]:
    """Go through every made-up site, and tell which are read as its test expects."""
    sys.path.append(str(root))
    mocked = ModuleType("requests_mock")
    mocked.Mocker = _Site  # type: ignore[attr-defined]
    tree = ModuleType("usp.tree")
    tree.sitemap_tree_for_homepage = _reached  # type: ignore[attr-defined]
    sys.modules |= {"requests_mock": mocked, "usp.tree": tree}
    _loaded("tests.helpers", root / "tests" / "helpers.py")
    case = _loaded("usp_tests", root / "tests" / "test_tree.py").TestSitemapTree
    for name in TestLoader().getTestCaseNames(case):
        expected = _expected(case(name), name)
        found, faults = _gathered(SITES[-1])
        if expected is None:
            yield f"{name}: {len(found)} pages, how many are right the test does not tell; {faults}"
            continue
        missed, extra = expected - found, found - expected
        yield f"{name}: {len(expected & found)} of {len(expected)} pages, {len(extra)} others; {faults}"
        yield from (f"   missed {url}" for url in sorted(missed)[:5])
        yield from (f"   extra {url}" for url in sorted(extra)[:5])


def _loaded(name: str, path: Path) -> Any:
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _reached(*_: Any, **__: Any) -> None:
    raise _ReachedError


def _expected(case: TestCase, name: str) -> set[str] | None:
    try:
        getattr(case, name)()
    except _ReachedError as reached:
        trace = reached.__traceback__
        while trace is not None:
            if tree := trace.tb_frame.f_locals.get("expected_sitemap_tree"):
                return {page.url for page in tree.all_pages()}
            trace = trace.tb_next
    return None


def _gathered(site: _Site) -> tuple[set[str], list[str]]:
    """Return the addresses of the pages that were asked for, and what was said of listings."""
    asked: set[str] = set()
    faults = []
    maker = _Made(Manners(pause=0.0), sleep=lambda _: None)
    maker.site = site
    home = next(iter(site.answers)).rstrip("/")
    with TemporaryDirectory() as folder:
        for source in unpacking.each([Gatherer(fetcher=maker, root=Path(folder)).of(f"{home}/robots.txt")]):
            try:
                source.load()
            except DocumentError:
                pass
            except TimelineError as error:
                if "404" not in str(error):
                    faults.append(str(error)[:120])
            asked.add(source.path)
    return asked, faults


if __name__ == "__main__":
    for line in {"feedparser": of_feedparser, "usp": of_usp}[sys.argv[1]](Path(sys.argv[2])):
        print(line)
