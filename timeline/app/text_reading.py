"""A text that is in hand, read as a document of its own: no file, no workspace, no plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from timeline.app.asked_names import UnknownLanguageError
from timeline.intake.documents import loading
from timeline.intake.host.plugin_host import Host, Loaded
from timeline.intake.importer import Claim
from timeline.intake.run import batch
from timeline.intake.texts import assemble, body
from timeline.intake.texts.assemble import Head
from timeline.intake.texts.plain import PlainText
from timeline.model import Stamp

if TYPE_CHECKING:
    from timeline.article import Article
    from timeline.intake.documents.document import Document
    from timeline.intake.importer import Importer
    from timeline.intake.run.batch import Batch

_PATH = "text"


@frozen(kw_only=True)
class GivenText:
    """Reads a text of which its caller knows title, day and language; what is not given is told from the text."""

    title: str | None = None
    published: str | None = None
    language: str | None = None
    name: str = "given"
    version: int = 1

    def claims(self, document: Document) -> Claim | None:
        """Claim the text."""
        del document
        return Claim("it was given as a text")

    def read(self, document: Document) -> Article:
        """Return the article. Raises NotAnArticleError."""
        stamp = Stamp(value=self.published, raw=self.published) if self.published else None
        head = Head(title=self.title, published=stamp)
        language = self.language or assemble.language_of(document)
        return assemble.article(document, head, body.lines(document.text), language=language)


def read_text(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    language: str | None = None,
    url: str | None = None,
) -> Batch:
    """Return what an article's text says. `published` is its day in EDTF, `language` two letters.

    Where neither title nor day nor language is given, head and stamps are looked for in the text itself. Raises
    UnknownLanguageError, DocumentError of an empty text, NotAnArticleError.
    """
    from timeline.language.words import lexicon

    known = lexicon.languages("dates")
    if language is not None and language not in known:
        raise UnknownLanguageError(language, tuple(sorted(known)))
    given = published is not None or title is not None or language is not None
    reader: Importer = GivenText(title=title, published=published, language=language) if given else PlainText()
    document = loading.parse(text.encode("utf-8", "replace"), _PATH, url=url)
    return batch.read(document, Host(importers=(Loaded(reader, "timeline"),)))
