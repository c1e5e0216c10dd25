"""A quote in its paragraph, read again from the source document where it is still there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from timeline.errors import TimelineError

if TYPE_CHECKING:
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
    path = workspace.root / source.data.path
    try:
        if not path.is_file() or workspace.root.resolve() not in path.resolve().parents:
            return None
        from timeline.intake.documents import loading as documents
        from timeline.intake.host import discovery

        document = documents.load(path, workspace.root)
        if document.sha256 != source.article:
            return None
        host = discovery.discover(workspace.plugins, root=workspace.root)
        return host.read(document, importer=source.data.importer.partition("@")[0], events=False).article.text
    except (TimelineError, OSError):
        return None


def paragraph(text: str, span: tuple[int, int], quote: str) -> Context | None:
    """Return the paragraph of a quote, or None where it does not stand at its span."""
    start, end = span
    if text[start:end] != quote:
        return None
    first = text.rfind("\n\n", 0, start) + 2 if "\n\n" in text[:start] else 0
    last = text.find("\n\n", end)
    return Context(text[first:start], quote, text[end : last if last >= 0 else len(text)])
