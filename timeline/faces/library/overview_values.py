"""What overviews are answered with, as frozen values: regions as they stand, the steps of a work, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from timeline.faces.library.frozen_values import (
    DatedEvent,
    ProposedLink,
    RatedPledge,
    RecordedJudgement,
    dated_event,
    proposed_link,
    rated_pledge,
    recorded_judgement,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.app.latest_news import LatestNews
    from timeline.views.chain import Chain
    from timeline.views.figure_series import FigureSeries
    from timeline.views.region_summary import RegionSummary


@frozen(kw_only=True)
class RegionStanding:
    """How things stand in a region (ISO 3166). `counts` are its pledges by status, `due` those that fall due next."""

    region: str | None
    pledges: int
    counts: Mapping[str, int]
    overdue: int
    due: tuple[RatedPledge, ...]
    proposals: int
    doubtful: int


@frozen(kw_only=True)
class WorkStep:
    """An event of a work's story, and what it is to the event `to`; `score` is set where only a rule says so."""

    event: DatedEvent
    relation: str | None
    to: str | None
    score: float | None
    reasons: tuple[str, ...]


@frozen(kw_only=True)
class WorkChain:
    """The story of one work: its first pledge as it stands, and its steps in time."""

    pledge: RatedPledge | None
    steps: tuple[WorkStep, ...]


@frozen(kw_only=True)
class WhatIsNew:
    """What came into a log `since` a day or time in UTC (None: nobody had looked before).

    `read_anew` counts events that an earlier reading told already, which are not among `events`.
    """

    since: str | None
    events: tuple[DatedEvent, ...]
    overdue: tuple[RatedPledge, ...]
    proposals: tuple[ProposedLink, ...]
    judged: tuple[RecordedJudgement, ...]
    read_anew: int


@frozen(kw_only=True)
class SeriesPoint:
    """What is told of one period (EDTF): its figures, the one told last first, and whether they disagree."""

    period: str
    figures: tuple[DatedEvent, ...]
    disputed: bool


@frozen(kw_only=True)
class SeriesOfFigures:
    """One metric of the same regions and unit through its periods, in time."""

    metric: str
    unit: str
    regions: tuple[str, ...]
    points: tuple[SeriesPoint, ...]


def region_standing(summary: RegionSummary) -> RegionStanding:
    """Return a region's summary as a value."""
    return RegionStanding(
        region=summary.region,
        pledges=summary.pledges,
        counts=dict(summary.counts),
        overdue=summary.overdue,
        due=tuple(map(rated_pledge, summary.due)),
        proposals=summary.proposals,
        doubtful=summary.doubtful,
    )


def work_chain(chain: Chain) -> WorkChain:
    """Return a chain as a value."""
    return WorkChain(
        pledge=rated_pledge(chain.promise) if chain.promise is not None else None,
        steps=tuple(
            WorkStep(
                event=dated_event(step.told),
                relation=step.relation,
                to=step.to,
                score=step.proposal.score if step.proposal is not None else None,
                reasons=step.proposal.reasons if step.proposal is not None else (),
            )
            for step in chain.steps
        ),
    )


def what_is_new(latest: LatestNews) -> WhatIsNew:
    """Return what is new as a value."""
    news = latest.news
    return WhatIsNew(
        since=latest.since,
        events=tuple(map(dated_event, news.events)),
        overdue=tuple(map(rated_pledge, news.overdue)),
        proposals=tuple(map(proposed_link, news.proposals)),
        judged=tuple(map(recorded_judgement, news.judged)),
        read_anew=news.read_anew,
    )


def series_of_figures(series: FigureSeries) -> SeriesOfFigures:
    """Return a series as a value."""
    return SeriesOfFigures(
        metric=series.metric,
        unit=series.unit,
        regions=series.regions,
        points=tuple(
            SeriesPoint(
                period=period,
                figures=tuple(dated_event(figure.told) for figure in told),
                disputed=any(figure.beside for figure in told),
            )
            for period, told in series.points
        ),
    )
