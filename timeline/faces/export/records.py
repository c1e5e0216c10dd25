"""Views as records: an event's own fields, then what the view adds. The one shape behind JSON, CSV and Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from timeline.views.witnesses import named_witnesses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline.language.marks import Moment
    from timeline.views.compared_figures import ComparedFigure
    from timeline.views.current_lines import ShownEvent
    from timeline.views.history import History
    from timeline.views.imported_documents import ImportedDocument
    from timeline.views.narrow_rows import ArticleReading, Judged

EVENT_COLUMNS = ("id", "type", "date", "basis", "regions", "actors", "quote", "title", "publisher", "published", "data")
FIGURE_COLUMNS = (
    "id",
    "data.period",
    "data.metric",
    "data.value",
    "data.unit",
    "data.qualifier",
    "data.change",
    "data.target",
    "data.speaker",
    "date",
    "regions",
    "quote",
    "title",
    "publisher",
    "published",
)
ARTICLE_COLUMNS = (
    "article",
    "date",
    "title",
    "publisher",
    "importer",
    "language",
    "url",
    "path",
    "published.value",
    "updated.value",
    "page_stamp.value",
    "events",
    "regions",
)
MOMENT_COLUMNS = ("start", "end", "text", "edtf", "kind", "basis", "bound", "doubt")


def source_record(source: ArticleReading) -> dict[str, Any]:
    """Return a source as it stands beside an event."""
    data = source.data
    told = {
        "article": source.article,
        "title": data.title,
        "publisher": data.publisher,
        "published": data.published.value if data.published else source.date,
        "url": data.url,
        "path": source.path,
        "credit": data.credit,
    }
    return {key: value for key, value in told.items() if value is not None}


def judged_record(judged: Judged) -> dict[str, Any]:
    """Return a judgement's own fields; `follows` names, for lines of an earlier reading, what stands for them now."""
    record = {
        "id": judged.id,
        "type": judged.type,
        **judged.data,
        "recorded": judged.recorded,
        "by": judged.by,
    }
    return {**record, "follows": dict(judged.follows)} if judged.follows else record


def event_record(told: ShownEvent) -> dict[str, Any]:
    """Return an event's own fields, corrected, its sources, and the corrections."""
    record = {**told.line, "sources": [source_record(source) for source in told.sources]}
    if told.added is not None:
        record["added"] = judged_record(told.added)
    if told.corrections:
        record["corrections"] = [judged_record(judged) for judged in told.corrections]
    return record


def telling_record(told: ShownEvent, tellings: Sequence[ShownEvent]) -> dict[str, Any]:
    """Return which other events tell of the same act, and of all of them the reports and who stands behind those."""
    if not tellings:
        return {}
    sources = [source for telling in tellings for source in telling.sources]
    return {
        "same_act": [telling.id for telling in tellings if telling.id != told.id],
        "reports": len({source.article for source in sources}),
        "witnesses": list(named_witnesses(sources)),
    }


def history_records(history: History) -> Iterator[dict[str, Any]]:
    """Yield events, each with what else tells of its act."""
    for told in history.events:
        yield {**event_record(told), **telling_record(told, history.same.get(told.id, ()))}


def flat(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record with title, publisher and day of its first source beside its fields, as a table has them."""
    sources = record.get("sources") or [{}]
    return {**{key: sources[0].get(key) for key in ("title", "publisher", "published")}, **record}


def figure_record(figure: ComparedFigure) -> dict[str, Any]:
    """Return a figure's own fields, who else tells it, and the ids of those that tell it otherwise."""
    record = {**event_record(figure.told), **telling_record(figure.told, figure.tellings)}
    return {**record, "disagrees_with": list(figure.beside)} if figure.beside else record


def article_record(document: ImportedDocument, *, history: bool = False) -> dict[str, Any]:
    """Return a document's newest reading, what it yields by type, and with `history` the readings before."""
    record = reading_record(document.reading)
    record["events"] = dict(document.events)
    record["regions"] = list(document.regions)
    if document.told_by:
        record["told_by"] = document.told_by
    if history:
        record["readings"] = [reading_record(reading) for reading in document.readings]
    return record


def reading_record(reading: ArticleReading) -> dict[str, Any]:
    """Return an article line's own fields."""
    data: dict[str, Any] = msgspec.to_builtins(reading.data)
    line = {
        "id": reading.id,
        "article": reading.article,
        "date": reading.date,
        **data,
        "events": len(reading.data.events),
        "recorded": reading.recorded,
        "by": reading.by,
    }
    return {key: value for key, value in line.items() if value is not None}


def moment_record(moment: Moment) -> dict[str, Any]:
    """Return a temporal expression's own fields."""
    return {key: value for key, value in msgspec.structs.asdict(moment).items() if value is not None}
