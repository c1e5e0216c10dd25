"""Overviews as records: what is new, how regions stand, the steps of a chain, figures in series."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.faces.export.ledger_records import promise_record, proposal_record
from timeline.faces.export.records import event_record, judged_record
from timeline.vocabulary import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.app.ids import Ids
    from timeline.views.chain import Chain, ChainStep
    from timeline.views.figure_series import FigureSeries
    from timeline.views.news import News
    from timeline.views.region_summary import RegionSummary

SERIES_COLUMNS = ("metric", "unit", "regions", "period", "value", "disputed", "publisher", "id")
STATUS_COLUMNS = ("region", "pledges", *STATUSES, "overdue", "next_deadline", "doubtful", "proposals")


def news_records(news: News) -> Iterator[dict[str, Any]]:
    """Yield what is new, each with what it is: `event`, `overdue`, `proposal` or `judgement`."""
    yield from ({"news": "event", **event_record(told)} for told in news.events)
    yield from ({"news": "overdue", **promise_record(row)} for row in news.overdue)
    yield from ({"news": "proposal", **proposal_record(found)} for found in news.proposals)
    yield from ({"news": "judgement", **judged_record(judged)} for judged in news.judged)


def summary_record(summary: RegionSummary) -> dict[str, Any]:
    """Return how a region stands; `region` is missing where it is all of them together."""
    deadlines = [row.deadline.isoformat() for row in summary.due if row.deadline]
    record = {
        "region": summary.region,
        "pledges": summary.pledges,
        **{status: summary.counts.get(status, 0) for status in STATUSES},
        "overdue": summary.overdue,
        "next_deadline": deadlines[0] if deadlines else None,
        "due": [{"id": row.told.id, "deadline": row.deadline.isoformat()} for row in summary.due if row.deadline],
        "doubtful": summary.doubtful,
        "proposals": summary.proposals,
    }
    return {key: value for key, value in record.items() if value is not None}


def chain_record(chain: Chain) -> dict[str, Any]:
    """Return the story of a work: how its promise stands, and its steps in time."""
    return {
        "promise": promise_record(chain.promise) if chain.promise is not None else None,
        "steps": [step_record(step) for step in chain.steps],
    }


def step_record(step: ChainStep) -> dict[str, Any]:
    """Return one event of a chain, what it is to which earlier one, and where only a rule says so how surely."""
    record: dict[str, Any] = {**event_record(step.told), "proposed": step.proposal is not None}
    if step.relation is not None:
        record |= {"relation": step.relation, "to": step.to}
    if step.proposal is not None:
        record |= {"score": step.proposal.score, "reasons": list(step.proposal.reasons)}
    return record


def series_record(series: FigureSeries) -> dict[str, Any]:
    """Return a series: its points in time, each with all that is told of it."""
    return {
        "metric": series.metric,
        "unit": series.unit,
        "regions": list(series.regions),
        "points": [
            {
                "period": period,
                "values": [figure.told.data["value"] for figure in told],
                "ids": [figure.told.id for figure in told],
                "disputed": any(figure.beside for figure in told),
            }
            for period, told in series.points
        ],
    }


def series_rows(found: Iterable[FigureSeries], ids: Ids) -> Iterator[dict[str, Any]]:
    """Yield the points of series one by one, as a table has them."""
    for series in found:
        for period, told in series.points:
            for figure in told:
                yield {
                    "metric": series.metric,
                    "unit": series.unit,
                    "regions": list(series.regions),
                    "period": period,
                    "value": figure.told.data["value"],
                    "disputed": bool(figure.beside),
                    "publisher": next((source.data.publisher for source in figure.told.sources), None),
                    "id": ids.short(figure.told.id),
                }
