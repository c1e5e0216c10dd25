"""What was imported: each document's newest reading, what it yielded, and the readings before it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from attrs import frozen

from timeline.views.current_lines import Standing, latest
from timeline.views.fold import Projection, State
from timeline.views.narrow_rows import ArticleReading, EventRow
from timeline.views.query import Query, in_period, in_regions, in_time, says, with_actor


@frozen
class ImportedDocument:
    """One document. `events` counts what it tells by type; `told_by` names the document that tells it instead."""

    reading: ArticleReading
    events: Mapping[str, int]
    regions: tuple[str, ...]
    told_by: str | None
    readings: tuple[ArticleReading, ...]


@frozen
class ImportedDocuments:
    """The documents that answer a query, by publication. `total` counts them before `limit` cut; None: nobody did.

    Then `about` may say about how many they are.
    """

    documents: tuple[ImportedDocument, ...]
    total: int | None
    about: int | None = None


def view(state: State[EventRow], query: Query) -> ImportedDocuments:
    """Compute the documents a query asks for. Filters on events hold if one of the document's events answers."""
    found = [document for document, _ in documents_told(Standing(state, query), query)]
    found.sort(key=lambda document: in_time(document.reading.date, document.reading.article))
    return ImportedDocuments(latest(found, query.limit), len(found))


def documents_told(standing: Standing, query: Query) -> Iterator[tuple[ImportedDocument, frozenset[str]]]:
    """Yield the documents that answer a query, in no order, each with the regions of those of its events that do."""
    added: dict[str, list[str]] = defaultdict(list)
    for identity in standing.judgements.additions:
        if (told := standing.get(identity)) is not None:
            added[told.sources[0].article].append(identity)
    for group in standing.groups():
        events = [
            row
            for identity in sorted((*group.told.data.events, *added[group.told.article]))
            if (row := standing.rows.get(identity)) and identity not in standing.judgements.retracted
        ]
        answering = [
            row.regions
            for row in events
            if (not query.types or row.type in query.types)
            and in_regions(row.regions, query.regions)
            and with_actor(standing.judgements.aliases.all_of(row.actors), query.actors)
        ]
        if not answering and (query.types or query.regions or query.actors):
            continue
        regions = tuple(sorted({code for row in events for code in row.regions}))
        for source in group.sources:
            newest = standing.readings.newest(source.article) or source
            told_by = None if source.article == group.told.article else group.told.article
            if in_period(newest.date, query.since, query.until) and _mentions(newest, query.grep):
                counts = dict(sorted(Counter(row.type for row in events).items()))
                readings = standing.readings.history[source.article]
                document = ImportedDocument(newest, {} if told_by else counts, regions, told_by, readings)
                yield document, frozenset().union(*answering)


def _mentions(source: ArticleReading, wanted: str | None) -> bool:
    data = source.data
    return wanted is None or says([data.title, data.publisher, data.url, source.path], wanted.casefold())


projection = Projection("articles", EventRow, view, whole=False)
