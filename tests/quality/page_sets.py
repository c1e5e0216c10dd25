"""Pages and what is right of them, from the repositories in which other readers of pages keep their own test material.

Each set is named by the directory its repository is checked out in. What a set does not tell of a page is None.
"""

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen
from lxml import html


@frozen(kw_only=True)
class PageCase:
    """A page as fetched, and what is right: its day, its title, its text; phrases that its text has, and has not."""

    name: str
    content: bytes
    url: str | None = None
    day: str | None = None
    title: str | None = None
    text: str | None = None
    within: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def htmldate(root: Path) -> Iterator[PageCase]:
    """Yield the 1,000 pages of github.com/adbar/htmldate, with their days."""
    tests = root / "tests"
    for listed in ("eval_mediacloud_2020.json", "eval_default.json"):
        for url, told in json.loads((tests / listed).read_text("utf-8")).items():
            page = _first(tests, ("test_set", "cache", "eval"), told["file"])
            if page is not None:
                yield PageCase(name=told["file"], content=page.read_bytes(), url=url, day=told["date"])


def trafilatura(root: Path) -> Iterator[PageCase]:
    """Yield the 990 pages of github.com/adbar/trafilatura, with days, titles and phrases."""
    tests = root / "tests"
    for url, told in json.loads((tests / "evaldata.json").read_text("utf-8")).items():
        page = _first(tests, ("cache", "eval"), told["file"])
        if page is not None:
            day = told.get("date") or None
            yield PageCase(
                name=told["file"],
                content=page.read_bytes(),
                url=url,
                day=day if day and re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None,
                title=told.get("title") or None,
                within=tuple(told["with"]),
                without=tuple(told["without"]),
            )


def zyte(root: Path) -> Iterator[PageCase]:
    """Yield the 181 pages of github.com/scrapinghub/article-extraction-benchmark, with their texts."""
    for name, told in json.loads((root / "ground-truth.json").read_text("utf-8")).items():
        content = gzip.decompress((root / "html" / f"{name}.html.gz").read_bytes())
        yield PageCase(name=name, content=content, url=told.get("url"), text=told["articleBody"])


def readability(root: Path) -> Iterator[PageCase]:
    """Yield the 130 pages of github.com/mozilla/readability, with titles and texts."""
    for folder in sorted((root / "test" / "test-pages").iterdir()):
        told = json.loads((folder / "expected-metadata.json").read_text("utf-8"))
        text = html.fromstring((folder / "expected.html").read_bytes().decode("utf-8")).text_content()
        content = (folder / "source.html").read_bytes()
        yield PageCase(name=folder.name, content=content, title=told.get("title") or None, text=text)


def newspaper(root: Path) -> Iterator[PageCase]:
    """Yield the pages of github.com/AndyTheFactory/newspaper4k that have a text beside them, with titles and texts."""
    data = root / "tests" / "data"
    for page in sorted((data / "html").glob("*.html")):
        text, told = data / "txt" / f"{page.stem}.txt", data / "metadata" / f"{page.stem}.json"
        if text.exists() or told.exists():
            said = json.loads(told.read_text("utf-8")) if told.exists() else {}
            yield PageCase(
                name=page.stem,
                content=page.read_bytes(),
                url=said.get("url") or None,
                title=said.get("title") or None,
                day=(said.get("publish_date") or "")[:10] or None,
                text=text.read_text("utf-8") if text.exists() else None,
            )


def fundus(root: Path) -> Iterator[PageCase]:
    """Yield the pages of github.com/flairNLP/fundus that its parsers are tested on, with days, titles and texts."""
    for told in sorted((root / "tests" / "resources" / "parser" / "test_data").glob("*/*.json")):
        versions = list(json.loads(told.read_text("utf-8")).values())
        pages = sorted(told.parent.glob(f"{told.stem}_[0-9]*.html.gz"))
        info = json.loads((told.parent / "meta.info").read_text("utf-8"))
        for page, said in zip(pages, versions, strict=False):
            parts = said.get("body") or {}
            lines = list(parts.get("summary", ()))
            for section in parts.get("sections", ()):
                lines += [*section["headline"], *section["paragraphs"]]
            yield PageCase(
                name=page.name,
                content=gzip.decompress(page.read_bytes()),
                url=info.get(page.name, {}).get("url"),
                day=(said.get("publishing_date") or "")[:10] or None,
                title=said.get("title") or None,
                text="\n".join(lines) or None,
            )


SETS: dict[str, Callable[[Path], Iterator[PageCase]]] = {
    "htmldate": htmldate,
    "trafilatura": trafilatura,
    "zyte": zyte,
    "fundus": fundus,
    "readability": readability,
    "newspaper": newspaper,
}


def _first(root: Path, folders: tuple[str, ...], name: str) -> Path | None:
    return next((path for folder in folders if (path := root / folder / name).is_file()), None)
