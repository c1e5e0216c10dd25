"""The pages of a site, each made of the log as it stood at a time: pure functions, the same for whoever asks."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from attrs import asdict

from timeline.faces.exchange.sourced_words import headline, promise_line
from timeline.faces.export.flat_rows import (
    ARTICLE_ROW,
    EVENT_ROW,
    FIGURE_ROW,
    PROMISE_ROW,
    article_row,
    event_row,
    figure_row,
    promise_row,
)
from timeline.faces.export.ledger_records import promise_record
from timeline.faces.export.records import article_record, event_record, figure_record, telling_record
from timeline.faces.web.board_pages import by_deadline
from timeline.faces.web.figure_chart import figure_chart
from timeline.faces.web.long_lists import PageNumber, cut, evenly, numbered
from timeline.faces.web.marked_text import marked_paragraphs
from timeline.faces.web.site_page import (
    SitePage,
    article_address,
    event_address,
    figures_address,
    pledge_address,
    region_address,
)
from timeline.faces.web.time_axis import TimeAxis
from timeline.faces.web.world_map import world_map
from timeline.faces.wording.states import STANDINGS
from timeline.faces.wording.told_sentences import by_sentence, of_articles
from timeline.gazetteer import name_of
from timeline.views.query import in_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from timeline.app.ids import Ids
    from timeline.app.log_at_time import LogAtTime
    from timeline.faces.web.page_material import PageMaterial
    from timeline.faces.wording.told_sentences import ToldSentence
    from timeline.views.current_lines import ShownEvent
    from timeline.views.promise_ledger import Promise

_LATEST = 20  # events on the front page
_NEXT = 10  # deadlines there
_CHARTS = 12  # of a region, the longest series


def front_page(made: PageMaterial, ids: Ids) -> SitePage:
    """Tell what is new, what falls due, and how each region stands."""
    log = made.log
    due = sorted((row for row in log.promises.values() if row.clock == "due"), key=by_deadline)
    overdue = sorted((row for row in log.promises.values() if row.overdue), key=by_deadline)
    recorded = sorted(log.documents.values(), key=lambda one: (one.reading.recorded, one.reading.article), reverse=True)
    newest = [one for one in recorded if one.told_by is None][:_LATEST]
    return SitePage(
        address="index",
        title="What was promised, and what came of it",
        template="front.html",
        values={
            "due": due[:_NEXT],
            "overdue": overdue[-_NEXT:],
            "documents": newest,
            "regions": made.region_counts,
            "counts": _status_counts(log.promises.values()),
        },
        records=[article_record(one) for one in newest],
        columns=ARTICLE_ROW,
        rows=[article_row(one, ids) for one in newest],
        events=[told for one in newest for told in log.of_article.get(one.reading.article, ())],
    )


def region_page(made: PageMaterial, ids: Ids, code: str, number: int = 1) -> SitePage:
    """Tell a region's history with its promises counted, along an axis of time; the first page has all its data."""
    log = made.log
    events = log.of_region.get(code, ())
    pages = cut(events)
    start, end = pages[number - 1]
    promises = [log.promises[told.id] for told in events if told.id in log.promises]
    return SitePage(
        address=numbered(region_address(code) or "", number),
        title=name_of(code),
        template="region.html",
        values={
            "code": code,
            "axis": made.axis(code) if number == 1 else TimeAxis(()),
            "days": _by_day(events[start:end]),
            "pages": PageNumber(region_address(code) or "", number, len(pages)),
            "counts": _status_counts(promises),
            "by_id": log.promises,
            "figures": figures_address(code) if code in made.figures else None,
        },
        records=({**event_record(told), **telling_record(told, log.same.get(told.id, ()))} for told in events),
        columns=EVENT_ROW,
        rows=(event_row(told, ids) for told in events),
        events=events,
        data=number == 1,
    )


def pledge_page(log: LogAtTime, ids: Ids, identity: str) -> SitePage:
    """Tell one promise's story: what was said, each report since, how it was rated, by whom and why."""
    row = log.promises[identity]
    return SitePage(
        address=pledge_address(identity) or "",
        title=promise_line(row.told),
        template="pledge.html",
        values={"row": row, "told": row.told, "same": _others(log, row.told)},
        records=[promise_record(row)],
        columns=PROMISE_ROW,
        rows=[promise_row(row, row.status, ids)],
        events=[row.told, *(found.told for found in row.evidence)],
    )


def figures_page(made: PageMaterial, ids: Ids, code: str, number: int = 1) -> SitePage:
    """Draw what is told of several periods of a region as charts, and list all figures with the sentence at each."""
    figures = made.figures.get(code, ())
    pages = evenly(len(figures))
    start, end = pages[number - 1]
    series = made.series(code) if number == 1 else ()
    return SitePage(
        address=numbered(figures_address(code) or "", number),
        title=f"Figures: {name_of(code)}",
        template="figures.html",
        values={
            "code": code,
            "charts": [figure_chart(one) for one in series[:_CHARTS]],
            "undrawn": len(series[_CHARTS:]),
            "figures": figures[start:end],
            "pages": PageNumber(figures_address(code) or "", number, len(pages)),
        },
        records=(figure_record(one) for one in figures),
        columns=FIGURE_ROW,
        rows=(figure_row(one, ids) for one in figures),
        events=[one.told for one in figures],
        data=number == 1,
    )


def article_page(log: LogAtTime, ids: Ids, article: str, texts: Mapping[str, str]) -> SitePage:
    """Show an article with every reading marked in its place; without its text, where the document is not at hand."""
    text = texts.get(article)
    document = log.documents[article]
    events = log.of_article.get(article, ())
    return SitePage(
        address=article_address(article) or "",
        title=document.reading.data.title or "Article",
        template="article.html",
        values={
            "document": document,
            "sentences": [*by_sentence(events)],
            "paragraphs": marked_paragraphs(text, events) if text is not None else None,
        },
        records=[article_record(document, history=True)],
        columns=EVENT_ROW,
        rows=[event_row(told, ids) for told in events],
        events=events,
    )


def event_page(log: LogAtTime, ids: Ids, identity: str) -> SitePage:
    """Tell why a line stands: its words, its source, its rule, what was corrected, what it belongs to."""
    told = log.by_id[identity]
    return SitePage(
        address=event_address(identity) or "",
        title=headline(told),
        template="event.html",
        values={"told": told, "promise": log.promises.get(identity), "same": _others(log, told)},
        records=[{**event_record(told), **telling_record(told, log.same.get(told.id, ()))}],
        columns=EVENT_ROW,
        rows=[event_row(told, ids)],
        events=[told],
    )


def map_page(made: PageMaterial) -> SitePage:
    """Set every region on a map by its shape, as deep as much is told of it, or by a dot."""
    counts = made.region_counts
    return SitePage(
        address="map",
        title="Where it happened",
        template="map.html",
        values={"map": world_map([(one.code, one.events) for one in counts]), "regions": counts},
        records=[asdict(one) for one in counts],
        columns=("code", "name", "events", "promises", "overdue"),
        rows=[{**asdict(one), "name": name_of(one.code)} for one in counts],
        events=made.log.events,
    )


def regions_told(log: LogAtTime) -> list[str]:
    """Return the regions that have a page, sorted: those of events, and the countries they are of."""
    return sorted(filter(region_address, log.of_region))


def _status_counts(rows: Iterable[Promise]) -> list[tuple[str, int]]:
    counts = Counter(row.status for row in rows)
    return [(name, counts[name]) for name in STANDINGS if counts[name]]


def _by_day(events: Sequence[ShownEvent]) -> Iterator[tuple[str | None, list[ToldSentence]]]:
    days: dict[str | None, list[ShownEvent]] = defaultdict(list)
    for told in events:
        days[told.date].append(told)
    for day in sorted(days, key=lambda text: in_time(text, ""), reverse=True):
        yield day, [*of_articles(days[day])]


def _others(log: LogAtTime, told: ShownEvent) -> list[ShownEvent]:
    return [other for other in log.same.get(told.id, ()) if other.id != told.id]
