"""What an importer is: it claims documents, and reads those it claims to articles."""

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from attrs import frozen

from timeline.article import Article, Finding
from timeline.errors import TimelineError
from timeline.intake.documents.document import Document


class NotAnArticleError(TimelineError):
    """What an importer raises of a document that holds no article it can read. Its text says why."""


@frozen
class Claim:
    """Why an importer takes a document for its own."""

    reason: str


@runtime_checkable
class Importer(Protocol):
    """One source. `version` grows when it reads the same page to another article.

    `rank` tells a source's own importer (1) from a generic one (0), which reads only what no other claims. An importer
    may also have `events(article)`, which yields findings in place of the rules of `timeline.language.reading`.
    """

    @property
    def name(self) -> str:
        """What the user calls it: letters, digits and underscores."""
        ...

    @property
    def version(self) -> int:
        """From 1 upwards."""
        ...

    def claims(self, document: Document) -> Claim | None:
        """Say cheaply whether the document is this source's, and why."""
        ...

    def read(self, document: Document) -> Article:
        """Return the article the document holds."""
        ...


@runtime_checkable
class Reader(Protocol):
    """An importer that finds its own events."""

    def events(self, article: Article) -> Iterable[Finding]:
        """Return what the article says; timeline.language.reading.read_article is what other importers use."""
        ...
