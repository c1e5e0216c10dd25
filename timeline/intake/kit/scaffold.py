"""A new source plugin from one sample: the layout as far as the generic reading tells it, to be gone over by hand."""

import json
import re
from itertools import groupby
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

import msgspec
from anyascii import anyascii

from timeline.article import Article, Stamp
from timeline.errors import TimelineError, UsageError
from timeline.intake.documents import loading as documents
from timeline.intake.documents.document import Document
from timeline.intake.documents.loading import BESIDE, Provenance
from timeline.intake.pages.generic_html import Html
from timeline.intake.texts import body
from timeline.intake.texts import furniture as page
from timeline.intake.texts import stamp_lines as stamps
from timeline.intake.texts.assemble import language_of
from timeline.intake.texts.plain import PlainText
from timeline.unfollowed import write_below

_SAMPLE_TITLE = 40  # characters of a title in a sample's name
_SPECIAL = re.compile(r"[.^$*+?{}()\[\]|\\]")
_WORDS = re.compile(r"(?<!\\)\b[^\W\d_]{3,}")
_ANY_WORD = r"\\pL+"
_ANY_WORDS = ".+"
_STAMP_WORDS = 12
_SHOWN = 100  # characters
_HEAD = 15  # lines
_ROLES = ("published", "updated", "page_stamp")
_TEXT = Template('''"""$title: what its pages look like. Made from $sample; go over the patterns and name the source."""

from timeline.intake.plugin import Importer, Layout, Source, hookimpl$imports

SOURCE = Source(
    name="$name",
    version=1,
    layouts=(
        Layout(
            head=(
$rows
            ),
        ),
    ),
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
''')
_HTML = Template('''"""$title: its pages are known by their address. Made from $sample.

Where the generic reading errs, name what is right: selectors={"title": "h1", "published": "time", "body": "div.text"}.
"""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(name="$name", version=1, publisher=$publisher, hosts=($host,))


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
''')


class ScaffoldError(TimelineError):
    """A sample from which no plugin can be made."""


def write(name: str, sample: Path | Document, plugins: Path, samples: Path) -> tuple[Path, Path]:
    """Write a plugin and keep its sample; return both files.

    Both lie below the folder of `plugins`. Raises UsageError, ScaffoldError, DocumentError, InTheWayError.

    Beside a sample that was fetched stands where it came from.
    """
    if not (name.isidentifier() and name.islower() and name.isascii()):
        raise UsageError(f"{name!r} cannot be a plugin's name: small letters, digits and underscores, a letter first")
    path = plugins / f"{name}.py"
    if path.exists():
        raise UsageError(f"{path} is there already")
    document = documents.load(sample, sample.parent) if isinstance(sample, Path) else sample
    article = (Html() if document.media == "html" else PlainText()).read(document)
    source = (_site if document.media == "html" else _layout)(name, document, article)
    kept = samples / name / _sample_name(document, article)
    root = plugins.parent
    write_below(root, path, source.encode())
    write_below(root, kept, document.content)
    if document.url and document.fetched:
        told = Provenance(url=document.url, fetched=document.fetched)
        write_below(root, kept.with_name(kept.name + BESIDE), msgspec.json.format(msgspec.json.encode(told)) + b"\n")
    return path, kept


def _layout(name: str, document: Document, article: Article) -> str:
    language = language_of(document)
    known = page.words(language)
    rows: list[str] = []
    used = set()
    stamped = False
    for line in body.lines(document.text)[:_HEAD]:
        told = stamps.line(line.text, known, language=language)
        if told is not None:
            role = next((role for role in _ROLES if getattr(article, role) == told.stamp), told.kind)
            rest = stamps.labelled(line.text, known)[1]
            rows.append(
                f'stamp("{role}", r"{_shape(line.text.removesuffix(rest))}{_stamp(rest, told.stamp, language)}")'
            )
            stamped = stamped or role == "published"
            used.add("stamp")
        elif line.text == article.title:
            if "title" not in used:
                rows.append("title()")
            used.add("title")
        elif page.is_furniture(line.text, known) or "title" not in used:
            rows.append(f'skip(r"{_crumbs(line.text) or _byline(line.text, known) or _shape(line.text)}")')
            used.add("skip")
        if "title" in used and (stamped or article.text.startswith(line.text[:60])):
            break
    if "stamp" not in used or "title" not in used:
        raise ScaffoldError(
            f"{document.path}: no title and stamp stand above its text, so that nothing tells its layout; "
            "write the plugin by hand, from one of those in plugins/"
        )
    once = [row if count == 1 else f"{row[:-1]}, most={count})" for row, count in _runs(rows)]
    return _TEXT.substitute(
        title=name.replace("_", " ").capitalize(),
        name=name,
        sample=_plain(Path(document.path).name),
        imports="".join(f", {one}" for one in sorted(used)),
        rows="\n".join(f"                {row}," for row in once),
    )


def _stamp(text: str, told: Stamp, language: str) -> str:
    """Return a pattern for a stamp in which the words that tell it are a group, whatever stands around them."""
    words = text.split()[:_STAMP_WORDS]
    spans = ((first, last) for first in range(len(words)) for last in range(first + 1, len(words) + 1))
    for first, last in sorted(spans, key=lambda span: span[0] - span[1]):
        said = " ".join(words[first:last])
        if said[0].isalnum() and said[-1].isalnum() and stamps.read(said, language=language) == told.value:
            before, after = "".join(f"{_ANY_WORDS} " for _ in words[:first][:1]), " .+" if last < len(words) else ""
            return f"{before}(?P<stamp>{_WORDS.sub(_ANY_WORD, _shape(said))}){after}"
    return f"(?P<stamp>{_WORDS.sub(_ANY_WORD, _shape(text))})"


def _byline(text: str, known: page.PageWords) -> str | None:
    """Return a pattern for a line that says who wrote the article: the name differs from page to page."""
    first, blank, rest = text.partition(" ")
    return f"{_shape(first)} .+" if blank and rest and page.is_byline(text, known) else None


def _crumbs(text: str) -> str | None:
    """Return a pattern for breadcrumbs: where they begin stays, where they lead to differs from page to page."""
    first, slash, rest = text.partition(" / ")
    return f"{_shape(first)} / .+" if slash and rest else None


def _runs(rows: list[str]) -> list[tuple[str, int]]:
    """Return each row once with how often it follows itself."""
    return [(row, len(list(same))) for row, same in groupby(rows)]


def _site(name: str, document: Document, article: Article) -> str:
    host = (urlsplit(article.url or "").hostname or "").removeprefix("www.")
    if not host:
        raise ScaffoldError(f"{document.path}: the page states no address to know its site by")
    return _HTML.substitute(
        title=_plain(article.publisher or host),
        name=name,
        sample=_plain(Path(document.path).name),
        host=_quoted(host),
        publisher=_quoted(article.publisher) if article.publisher else "None",
    )


def _quoted(text: str) -> str:
    """Return a text as Python writes it: what a page says of itself must not become code."""
    return json.dumps(text[:_SHOWN], ensure_ascii=False)


def _plain(text: str) -> str:
    """Return a text as it may stand in a docstring."""
    return "".join(letter for letter in text[:_SHOWN] if letter.isprintable() and letter not in '"\\$')


def _shape(text: str) -> str:
    """Return a pattern for lines like this one, whatever digits stand where it has some."""
    return re.sub(r"\d+", r"\\d+", _SPECIAL.sub(r"\\\g<0>", text)).replace('"', ".")


def _sample_name(document: Document, article: Article) -> str:
    day = article.published.value[: len("2022-05-13")] if article.published else "undated"
    words = re.sub(r"[^a-z0-9]+", "-", anyascii(article.title).lower())[:_SAMPLE_TITLE].strip("-")
    return f"{day}-{words or 'sample'}{'.html' if document.media == 'html' else '.txt'}"
