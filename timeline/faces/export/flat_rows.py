"""Views as flat rows for people: CSV and Markdown with a value a cell, short ids, and who did what in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.faces.export.ledger_records import ONE_TEXT, REVISES
from timeline.faces.wording import event_summary
from timeline.faces.wording.states import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.app.ids import Ids
    from timeline.views.chain import Chain
    from timeline.views.compared_figures import ComparedFigure
    from timeline.views.current_lines import ShownEvent
    from timeline.views.imported_documents import ImportedDocument
    from timeline.views.links.proposals import Proposal
    from timeline.views.narrow_rows import ArticleReading
    from timeline.views.news import News
    from timeline.views.promise_ledger import Promise
    from timeline.views.text_versions import ProposedRevision

_SOURCE = ("title", "publisher", "published")
_SAID = ("value", "unit", "period", "deadline")
EVENT_ROW = ("id", "type", "date", "who", "what", "state", *_SAID, "regions", "quote", *_SOURCE)
PROMISE_ROW = (
    "id",
    "status",
    "clock",
    "deadline",
    "promiser",
    "promisee",
    "action",
    "strength",
    "condition",
    "date",
    "testability",
    "days_since",
    "witnesses",
    "evidence",
    "proposed",
    "rated_by",
    "regions",
    "quote",
    *_SOURCE,
)
FIGURE_ROW = (
    "id",
    "period",
    "metric",
    "value",
    "unit",
    "qualifier",
    "change",
    "target",
    "speaker",
    "date",
    "told_otherwise",
    "regions",
    "quote",
    *_SOURCE,
)
ARTICLE_ROW = (
    "article",
    "date",
    "title",
    "publisher",
    "events",
    "regions",
    "importer",
    "language",
    "published",
    "updated",
    "page_clock",
    "url",
    "path",
)
PROPOSAL_ROW = ("earlier", "later", "relation", "score", "order", "reasons", "date", "quote")
CHAIN_ROW = ("id", "date", "type", "relation", "to", "proposed", "score", "who", "what", "quote", *_SOURCE)
NEWS_ROW = ("news", "id", "date", "type", "who", "what", "status", "deadline", "relation", "other", "quote", *_SOURCE)


def event_row(told: ShownEvent, ids: Ids) -> dict[str, Any]:
    """Return an event as a flat row."""
    found = event_summary.gist(told)
    return {
        "id": ids.short(told.id),
        "type": words(told.type),
        "date": told.date,
        "who": event_summary.who(told),
        "what": " ".join(part for part in (found.lead, "" if found.spoken else found.act, found.rest) if part),
        "state": found.state.word if found.state else None,
        **{key: _plain(told.data.get(key)) for key in _SAID},
        "regions": told.regions,
        "quote": told.quote,
        **_source(told.sources),
    }


def promise_row(promise: Promise, status: str, ids: Ids) -> dict[str, Any]:
    """Return a promise as a flat row; `status` in the words asked for."""
    told = promise.told
    names = ("promiser", "promisee", "action", "strength", "condition")
    return {
        **event_row(told, ids),
        **{name: _plain(told.data.get(name)) for name in names},
        "action": told.said("action") or told.said("subject") or told.said("topic"),
        "status": words(status),
        "clock": words(promise.clock),
        "deadline": promise.deadline.isoformat() if promise.deadline else None,
        "testability": promise.testability,
        "days_since": promise.days_since,
        "witnesses": promise.witnesses,
        "evidence": [f"{words(found.relation)} {ids.short(found.told.id)}" for found in promise.evidence],
        "proposed": [f"{words(found.relation)} {ids.short(found.later.id)}" for found in promise.proposed],
        "rated_by": promise.rating.judged.by if promise.rating is not None else None,
    }


def figure_row(figure: ComparedFigure, ids: Ids) -> dict[str, Any]:
    """Return a figure as a flat row."""
    told = figure.told
    return {
        **event_row(told, ids),
        **{name: _plain(told.data.get(name)) for name in ("metric", "qualifier", "target", "speaker")},
        "change": event_summary.change(told.data),
        "told_otherwise": [ids.short(other) for other in figure.beside],
    }


def article_row(document: ImportedDocument, ids: Ids) -> dict[str, Any]:
    """Return a document as a flat row."""
    reading = document.reading
    data = reading.data
    return {
        "article": ids.short(reading.article),
        "date": reading.date,
        "title": data.title,
        "publisher": data.publisher,
        "events": event_summary.by_type(document.events),
        "regions": document.regions,
        "importer": data.importer,
        "language": data.language,
        "published": data.published.value if data.published else None,
        "updated": data.updated.value if data.updated else None,
        "page_clock": data.page_stamp.value if data.page_stamp else None,
        "url": data.url,
        "path": reading.path,
    }


def proposal_row(found: Proposal, ids: Ids) -> dict[str, Any]:
    """Return a proposal as a flat row."""
    return {
        "earlier": ids.short(found.earlier.id),
        "later": ids.short(found.later.id),
        "relation": words(found.relation),
        "score": found.score,
        "order": words(found.order),
        "reasons": found.reasons,
        "date": found.later.date,
        "quote": found.later.quote,
    }


def revision_row(pair: ProposedRevision, ids: Ids) -> dict[str, Any]:
    """Return two documents that may be versions of one text as a flat row, beside proposals."""
    return {
        "earlier": ids.short(pair.older.article),
        "later": ids.short(pair.newer.article),
        "relation": words(REVISES),
        "score": None,
        "order": words("unknown"),
        "reasons": (ONE_TEXT,),
        "date": pair.newer.date,
        "quote": pair.newer.data.title,
    }


def chain_rows(chain: Chain, ids: Ids) -> Iterator[dict[str, Any]]:
    """Yield the steps of a chain as flat rows."""
    for step in chain.steps:
        yield {
            **event_row(step.told, ids),
            "relation": words(step.relation) if step.relation else None,
            "to": ids.short(step.to) if step.to else None,
            "proposed": step.proposal is not None,
            "score": step.proposal.score if step.proposal is not None else None,
        }


def news_rows(news: News, ids: Ids) -> Iterator[dict[str, Any]]:
    """Yield what is new as flat rows."""
    yield from ({**event_row(told, ids), "news": "event"} for told in news.events)
    yield from ({**promise_row(row, row.status, ids), "news": "overdue"} for row in news.overdue)
    for found in news.proposals:
        later = event_row(found.later, ids)
        yield {**later, "news": "proposal", "relation": words(found.relation), "other": ids.short(found.earlier.id)}
    for judged in news.judged:
        told = {"id": ids.short(judged.id), "date": judged.recorded, "type": judged.type, "who": judged.by}
        yield {**told, "news": "judgement"}


def _source(sources: Iterable[ArticleReading]) -> dict[str, Any]:
    source = next(iter(sources), None)
    if source is None:
        return {}
    data = source.data
    return {
        "title": data.title,
        "publisher": data.publisher,
        "published": data.published.value if data.published else source.date,
    }


def _plain(value: Any) -> Any:
    """Return a value that a cell can hold: what is nested in lines we do not know stays out."""
    return value if value is None or isinstance(value, str | int | float) else None
