"""A new source plugin from one sample: what the generic reading tells of its layout, to be gone over by hand."""

import json
import re
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

import msgspec
from anyascii import anyascii

from timeline.article import Article
from timeline.errors import UsageError
from timeline.intake.documents import loading as documents
from timeline.intake.documents.document import Document
from timeline.intake.documents.loading import BESIDE, Provenance
from timeline.intake.kit.sample_layout import layout_of
from timeline.intake.kit.sample_site import site_of
from timeline.intake.pages.generic_html import Html
from timeline.intake.texts.head_lines import HeadLines
from timeline.intake.texts.plain import PlainText
from timeline.unfollowed import write_below

_SAMPLE_TITLE = 40  # characters of a title in a sample's name
_SHOWN = 100  # characters
_TEXT = Template('''"""$title: what its pages look like. Made from $sample; go over the patterns and name the source."""

from timeline.intake.plugin import Importer, Layout, Source, hookimpl$imports

SOURCE = Source(
    name="$name",
    version=1,
$facts    layouts=(
        Layout(
$layout        ),
    ),
)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
''')
_HTML = Template('''"""$title: its pages are known by $known. Made from $sample.

Where the generic reading errs, name what is right: selectors={"title": "h1", "published": "time", "body": "div.text"}.
"""

from timeline.intake.plugin import Importer, Site, hookimpl

SOURCE = Site(name="$name", version=1, publisher=$publisher, $sign)


@hookimpl
def timeline_importers() -> tuple[Importer, ...]:
    """Offer the importer."""
    return (SOURCE,)
''')


def write(
    name: str, sample: Path | Document, plugins: Path, samples: Path, *, own: str | None = None
) -> tuple[Path, Path]:
    """Write a plugin and keep its sample; return both files.

    Both lie below the folder of `plugins`. `own` are words on the sample that are its site's alone. Raises UsageError,
    ScaffoldError, DocumentError, InTheWayError.

    Beside a sample that was fetched stands where it came from.
    """
    if not (name.isidentifier() and name.islower() and name.isascii()):
        raise UsageError(f"{name!r} cannot be a plugin's name: small letters, digits and underscores, a letter first")
    path = plugins / f"{name}.py"
    if path.exists():
        raise UsageError(f"{path} is there already")
    document = documents.load(sample, sample.parent) if isinstance(sample, Path) else sample
    article = (Html() if document.media == "html" else PlainText()).read(document)
    source = (_site if document.media == "html" else _layout)(name, document, article, own)
    kept = samples / name / _sample_name(document, article)
    root = plugins.parent
    write_below(root, path, source.encode())
    write_below(root, kept, document.content)
    if document.url and document.fetched:
        told = Provenance(url=document.url, fetched=document.fetched)
        write_below(root, kept.with_name(kept.name + BESIDE), msgspec.json.format(msgspec.json.encode(told)) + b"\n")
    return path, kept


def _layout(name: str, document: Document, article: Article, own: str | None) -> str:
    host = (urlsplit(document.url or "").hostname or "").removeprefix("www.")
    made = layout_of(document, article, host or None, own)
    layout = made.layout
    parts = [
        *_rows("head", layout.head),
        *(_rows("amid", layout.amid) if layout.amid else []),
        *([f"begins={_raw(layout.begins)},"] if layout.begins is not None else []),
        *([f"own=({_raw(layout.own[0])},),"] if layout.own else []),
    ]
    facts = [
        *([f"publisher={_quoted(made.publisher)},"] if made.publisher else []),
        *([f"hosts=({_quoted(made.hosts[0])},),"] if made.hosts else []),
    ]
    used = {"stamp" if row.is_stamp else row.role for row in (*layout.head, *layout.amid)}
    return _TEXT.substitute(
        title=name.replace("_", " ").capitalize(),
        name=name,
        sample=_plain(Path(document.path).name),
        imports="".join(f", {one}" for one in sorted(used)),
        facts="".join(f"    {fact}\n" for fact in facts),
        layout="".join(f"            {part}\n" for part in parts),
    )


def _rows(name: str, rows: tuple[HeadLines, ...]) -> list[str]:
    if not rows:
        return [f"{name}=(),"]
    return [f"{name}=(", *(f"    {_row(row)}," for row in rows), "),"]


def _row(row: HeadLines) -> str:
    if row.role == "title":
        return "title()" if row.pattern == ".+" else f"title({_raw(row.pattern)})"
    if row.is_stamp:
        return f'stamp("{row.role}", {_raw(row.pattern)})'
    bounds = f"{', least=1' if row.least else ''}{f', most={row.most}' if row.most > 1 else ''}"
    return f"skip({_raw(row.pattern)}{bounds})"


def _raw(pattern: str) -> str:
    """Return a pattern as Python writes it: what a page says must not become code."""
    is_plain = '"' not in pattern and not pattern.endswith("\\") and pattern.isprintable()
    return f'r"{pattern}"' if is_plain else repr(pattern)


def _site(name: str, document: Document, article: Article, own: str | None) -> str:
    made = site_of(document, article, own)
    sign = f"hosts=({_quoted(made.host)},)" if made.host else f"own=({_raw(made.own or '')},)"
    return _HTML.substitute(
        title=_plain(article.publisher or made.host or name),
        name=name,
        sample=_plain(Path(document.path).name),
        known="their address" if made.host else "what stands in their source",
        sign=sign,
        publisher=_quoted(article.publisher) if article.publisher else "None",
    )


def _quoted(text: str) -> str:
    """Return a text as Python writes it: what a page says of itself must not become code."""
    return json.dumps(text[:_SHOWN], ensure_ascii=False)


def _plain(text: str) -> str:
    """Return a text as it may stand in a docstring."""
    return "".join(letter for letter in text[:_SHOWN] if letter.isprintable() and letter not in '"\\$')


def _sample_name(document: Document, article: Article) -> str:
    day = article.published.value[: len("2022-05-13")] if article.published else "undated"
    words = re.sub(r"[^a-z0-9]+", "-", anyascii(article.title).lower())[:_SAMPLE_TITLE].strip("-")
    return f"{day}-{words or 'sample'}{'.html' if document.media == 'html' else '.txt'}"
