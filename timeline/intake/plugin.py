"""All that a plugin imports. What stands in `__all__` is kept stable.

A source is a `Source` of one or more `Layout`s in a file of its own, offered by a function `timeline_importers` marked
`hookimpl`. Where that is not enough, an importer is any object with `name`, `version`, `claims` and `read`
(docs of `Importer`), made of the same building blocks.
"""

from timeline.article import Article, Dateline, Finding, Stamp
from timeline.intake.documents.document import Document
from timeline.intake.host.hooks import hookimpl
from timeline.intake.importer import Claim, Importer, NotAnArticleError
from timeline.intake.pages.site import Site
from timeline.intake.texts.assemble import Head, article, language_of
from timeline.intake.texts.body import PageLine, build, lines
from timeline.intake.texts.head_lines import skip, stamp, title
from timeline.intake.texts.layout import Layout, Source
from timeline.intake.texts.stamp_lines import read as read_stamp

__all__ = [
    "Article",
    "Claim",
    "Dateline",
    "Document",
    "Finding",
    "Head",
    "Importer",
    "Layout",
    "NotAnArticleError",
    "PageLine",
    "Site",
    "Source",
    "Stamp",
    "article",
    "build",
    "default_events",
    "hookimpl",
    "language_of",
    "lines",
    "read_stamp",
    "skip",
    "stamp",
    "title",
]


def default_events(article: Article) -> tuple[Finding, ...]:
    """Return what the shared rules find in an article, for an importer's own `events` to add to or to choose from."""
    from timeline.language.reading import read_article  # noqa: PLC0415 - what nothing is read by is not loaded

    return read_article(article)
