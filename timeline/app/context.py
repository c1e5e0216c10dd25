"""A quote in its paragraph, read again from the source document where it is still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


@frozen
class QuoteCheck:
    """What the source document has of a quote: its paragraph, or what speaks against it; neither, where it is gone."""

    context: Context | None = None
    against: str | None = None


@frozen
class _ReadAgain:
    """A document as it is now: its text if it is the same, and by which importer it was read; or why it is not."""

    text: str | None = None
    importer: str = ""
    against: str | None = None


def around(workspace: Workspace, told: ShownEvent) -> Context | None:
    """Return the paragraph of an event's quote, or None where it cannot be read again."""
    return check_quote(workspace, told).context


def check_quote(workspace: Workspace, told: ShownEvent) -> QuoteCheck:
    """Read an event's source document again, and look for its quote at its place."""
    sources = [source for source in told.sources if source.article == told.row.article] or list(told.sources)
    if not sources or told.span is None:
        return QuoteCheck()
    read = _read_again(workspace, sources[0])
    if read.text is None:
        return QuoteCheck(against=read.against)
    context = paragraph(read.text, told.span, told.quote)
    if context is None and read.importer == sources[0].data.importer:
        why = f"{sources[0].path}, read again by {read.importer}, does not say this at its place"
        return QuoteCheck(against=why)
    return QuoteCheck(context)


def text_of(workspace: Workspace, source: ArticleReading) -> str | None:
    """Return an article's text as its importer reads it, or None where document or importer is gone or has changed."""
    return _read_again(workspace, source).text


def _read_again(workspace: Workspace, source: ArticleReading) -> _ReadAgain:
    from timeline.app.plugin_workers import readers
    from timeline.intake.run.batch import Batch

    document = document_at_hand(workspace, source)
    if document is None:
        return _ReadAgain()
    importer = source.data.importer.partition("@")[0]
    try:
        with readers(workspace, workspace.root, importer=importer, events=False) as workers:
            (read,) = workers.read([document])
    except (TimelineError, OSError):
        return _ReadAgain()
    if not isinstance(read, Batch):
        return _ReadAgain()
    if read.reading.article != source.article:
        return _ReadAgain(against=f"{source.path} is another document than the one that this was read from")
    return _ReadAgain(read.article.text, read.reading.importer)


def document_at_hand(workspace: Workspace, source: ArticleReading) -> UnreadDocument | None:
    """Return an article's document, where its line says that it lies, or a later line of it since it was moved."""
    from timeline import codec, index

    if (document := document_of(workspace, source.path)) is not None:
        return document
    with index.open(workspace) as log:
        lines = [codec.decode(raw) for raw in log.about([source.article])]
    for line in reversed(lines):
        if line.type == "article" and line.article == source.article and line.path is not None:
            document = document_of(workspace, line.path)
            if document is not None:
                return document
    return None


def document_of(workspace: Workspace, told: str) -> UnreadDocument | None:
    """Return the document that lies where the log says, to be read again; None where it is gone, or leads out."""
    from timeline.intake.documents.loading import told_path
    from timeline.intake.documents.named_files import of_file
    from timeline.intake.documents.unread import UnreadDocument

    path = told_path(told, workspace.root)
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
