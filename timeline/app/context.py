"""A quote in its paragraph, read again from the source document where it is still there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from timeline.errors import TimelineError
from timeline.unfollowed import leads_out

if TYPE_CHECKING:
    from timeline.intake.documents.unread import UnreadDocument
    from timeline.views.current_lines import ShownEvent
    from timeline.views.narrow_rows import ArticleReading
    from timeline.workspace import Workspace


@frozen
class Context:
    """The paragraph a quote stands in: what is before it, the quote, what is behind it."""

    before: str
    quote: str
    after: str


def around(workspace: Workspace, told: ShownEvent) -> Context | None:
    """Return the paragraph of an event's quote, or None where it cannot be read again."""
    span: Any = told.line.get("span")
    sources = [source for source in told.sources if source.article == told.row.article] or list(told.sources)
    if not sources or not (isinstance(span, list) and len(span) == 2 and all(isinstance(at, int) for at in span)):  # noqa: PLR2004
        return None
    text = text_of(workspace, sources[0])
    return paragraph(text, (span[0], span[1]), told.quote) if text is not None else None


def text_of(workspace: Workspace, source: ArticleReading) -> str | None:
    """Return an article's text as its importer reads it, or None where document or importer is gone or has changed."""
    from timeline.app.plugin_workers import readers
    from timeline.intake.run.batch import Batch

    document = document_of(workspace, source)
    if document is None:
        return None
    importer = source.data.importer.partition("@")[0]
    try:
        with readers(workspace, workspace.root, importer=importer, events=False) as workers:
            (read,) = workers.read([document])
    except (TimelineError, OSError):
        return None
    return read.article.text if isinstance(read, Batch) and read.reading.article == source.article else None


def document_of(workspace: Workspace, source: ArticleReading) -> UnreadDocument | None:
    """Return the document of an article, to be read again; None where its file is gone, or leads out."""
    from timeline.intake.documents.loading import told_path
    from timeline.intake.documents.named_files import of_file
    from timeline.intake.documents.unread import UnreadDocument

    path = told_path(source.data.path, workspace.root)
    if leads_out(path, workspace.root) or not path.is_file():
        return None
    document = of_file(path, workspace.root)
    return document if isinstance(document, UnreadDocument) else None


def paragraph(text: str, span: tuple[int, int], quote: str) -> Context | None:
    """Return the paragraph of a quote, or None where it does not stand at its span."""
    start, end = span
    if text[start:end] != quote:
        return None
    first = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    last = text.find("\n\n", end)
    return Context(text[first:start], quote, text[end : last if last >= 0 else len(text)])
