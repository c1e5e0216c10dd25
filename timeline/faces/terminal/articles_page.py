"""The articles on a terminal: what was imported, by which importer, what it yielded."""

from collections.abc import Iterator

from timeline.app.ids import Ids
from timeline.faces.safe_text import clean
from timeline.faces.terminal.screen import Screen, latest_of, shorten, wrap
from timeline.faces.wording import event_summary
from timeline.faces.wording.days import in_words, to_the_second
from timeline.views.imported_documents import ImportedDocument, ImportedDocuments
from timeline.views.narrow_rows import ArticleReading


def page(articles: ImportedDocuments, ids: Ids, screen: Screen, *, history: bool = False) -> Iterator[str]:
    """Yield the lines of a list of articles; with `history` also the readings of each."""
    yield latest_of(len(articles.documents), articles.total, articles.about, "article")
    for document in articles.documents:
        yield ""
        yield from _document(document, ids, screen)
        for reading in document.readings if history else ():
            yield from (f"    {line}" for line in wrap(f"read {_reading(reading, ids)}", screen.width - 4))


def _document(document: ImportedDocument, ids: Ids, screen: Screen) -> Iterator[str]:
    source = document.reading
    data = source.data
    identity = ids.short(source.article)
    name = shorten(clean(data.title) or "(no title)", screen.width - len(identity) - 2)
    yield f"{screen.paint(name, 'bold')}  {screen.paint(identity, 'dim')}"
    yield shorten("  " + " · ".join(part for part in _facts(source) if part), screen.width)
    told = event_summary.by_type(document.events)
    if document.told_by:
        told = f"the same text as {ids.short(document.told_by)}, which tells its events"
    yield shorten(f"  {told or 'no events'}", screen.width)
    yield screen.paint(shorten(f"  {clean(source.path)}", screen.width), "dim")


def _facts(source: ArticleReading) -> Iterator[str]:
    data = source.data
    yield f"published {in_words(source.date)}" if source.date else "no publication date"
    for name, stamp in (("updated", data.updated), ("page clock", data.page_stamp)):
        if stamp:
            yield f"{name} {clean(stamp.value)}"
    yield clean(data.publisher or "")
    yield f"credits {clean(data.credit)}" if data.credit else ""
    yield f"read by {clean(data.importer)}"
    yield f"partial: {clean(data.partial)}" if data.partial else ""


def _reading(source: ArticleReading, ids: Ids) -> str:
    when, data = to_the_second(source.recorded), source.data
    return f"{when} by {clean(data.importer)}: {len(data.events)} events  {ids.short(source.id)}"
