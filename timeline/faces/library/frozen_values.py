"""What a question is answered with, as frozen values: events, pledges, figures, articles, proposals, stories.

Dates are EDTF texts as the log has them (`2022-05-13`, `../2023-06-28`, None), times UTC in ISO 8601, regions ISO 3166
codes, ids the 32 hex digits of a line, documents the sha256 of their bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from timeline.faces.export.story_records import story_record
from timeline.faces.library.event_data import EventData, event_data
from timeline.views.query import span_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from timeline.app.context import Context
    from timeline.views.compared_figures import ComparedFigure
    from timeline.views.current_lines import ShownEvent
    from timeline.views.imported_documents import ImportedDocument
    from timeline.views.links.proposals import Proposal
    from timeline.views.narrow_rows import ArticleReading, Judged
    from timeline.views.promise_ledger import Promise
    from timeline.views.story import Story


@frozen(kw_only=True)
class SourceArticle:
    """An article as one of its readings tells it. `article` is its document's sha256, `published` and `date` EDTF."""

    article: str
    title: str
    publisher: str | None
    date: str | None
    published: str | None
    url: str | None
    path: str
    language: str | None
    credit: str | None
    importer: str
    recorded: str


@frozen(kw_only=True)
class RecordedJudgement:
    """What a person judged, of any type (docs/design.md, 3.3): by whom, when (UTC), and its own fields in `data`."""

    id: str
    type: str
    by: str
    recorded: str
    data: Mapping[str, Any]


@frozen(kw_only=True)
class DatedEvent:
    """An event as it stands, corrected.

    `data` is the class of `timeline.model` for its type; a plain mapping where the type is unknown, or where a
    correction has left what the class does not allow. `same_act` names the other events that tell of one act.
    """

    id: str
    type: str
    date: str | None
    basis: str
    regions: tuple[str, ...]
    actors: tuple[str, ...]
    quote: str
    data: EventData
    rule: str
    doubt: str | None
    article: str
    sources: tuple[SourceArticle, ...]
    corrections: tuple[RecordedJudgement, ...] = ()
    same_act: tuple[str, ...] = ()

    @property
    def first_day(self) -> dt.date | None:
        """The earliest day it may have happened on; None where nothing tells."""
        return span_of(self.date).first

    @property
    def last_day(self) -> dt.date | None:
        """The latest day it may have happened on; None where nothing tells."""
        return span_of(self.date).last


@frozen(kw_only=True)
class LinkedEvidence:
    """An event that a person set against a pledge. `order`: it came `later` or `earlier`, or that is `unknown`."""

    event: DatedEvent
    relation: str
    order: str
    self_reported: bool
    disputed: bool


@frozen(kw_only=True)
class ProposedLink:
    """Two events that a rule offers a person to link. `score` is from 0 to 1, `reasons` say in words what it is for."""

    earlier: DatedEvent
    later: DatedEvent
    relation: str
    score: float
    order: str
    reasons: tuple[str, ...]


@frozen(kw_only=True)
class RatedPledge:
    """A pledge beside its evidence, on three axes: `status`, `clock`, `testability` (docs/design.md, 6).

    `deadline` is its last day, `days_since` counts days from the promise to the day asked about, `witnesses` those who
    saw the evidence; `rating` is the judgement that says its status, where a person's counts.
    """

    event: DatedEvent
    status: str
    clock: str
    testability: str
    deadline: dt.date | None
    overdue: bool
    days_since: int | None
    witnesses: int
    evidence: tuple[LinkedEvidence, ...]
    proposed: tuple[ProposedLink, ...]
    assessments: tuple[RecordedJudgement, ...]
    rating: RecordedJudgement | None
    disputed: bool


@frozen(kw_only=True)
class ToldFigure:
    """A figure as it was said. `disagrees_with` names those that tell the same metric and period otherwise."""

    event: DatedEvent
    disagrees_with: tuple[str, ...]


@frozen(kw_only=True)
class ImportedArticle:
    """An article that was imported. `events` counts what it tells by type; `told_by` names the copy that tells it."""

    source: SourceArticle
    events: Mapping[str, int]
    regions: tuple[str, ...]
    told_by: str | None
    readings: int


@frozen(kw_only=True)
class LineStory:
    """All that is known of one line: `event` where it stands, `line` as the log has it, and what was judged about it.

    `context` is its quote in its paragraph, where the document can be read again; `successor` the id of the event that
    tells it in a newer reading.
    """

    id: str
    line: Mapping[str, Any]
    event: DatedEvent | None
    pledge: RatedPledge | None
    context: Context | None
    readings: tuple[SourceArticle, ...]
    judged: tuple[RecordedJudgement, ...]
    proposed: tuple[ProposedLink, ...]
    successor: str | None
    _record: Mapping[str, Any] = field(repr=False)

    def record(self) -> dict[str, Any]:
        """Return the plain record that `timeline why --format jsonl` writes."""
        return dict(self._record)

    @property
    def stands(self) -> bool:
        """Whether the line is an event that views show."""
        return self.event is not None


def source_article(reading: ArticleReading) -> SourceArticle:
    """Return an article line as a value."""
    data = reading.data
    return SourceArticle(
        article=reading.article,
        title=data.title,
        publisher=data.publisher,
        date=reading.date,
        published=data.published.value if data.published else None,
        url=data.url,
        path=reading.path,
        language=data.language,
        credit=data.credit,
        importer=data.importer,
        recorded=reading.recorded,
    )


def recorded_judgement(judged: Judged) -> RecordedJudgement:
    """Return a judgement line as a value."""
    return RecordedJudgement(
        id=judged.id, type=judged.type, by=judged.by, recorded=judged.recorded, data=dict(judged.data)
    )


def dated_event(told: ShownEvent, same_act: tuple[str, ...] = ()) -> DatedEvent:
    """Return an event as a value."""
    line = told.line
    doubt = line.get("doubt")
    return DatedEvent(
        id=told.id,
        type=told.type,
        date=told.date,
        basis=str(line.get("basis", "none")),
        regions=told.regions,
        actors=told.actors,
        quote=told.quote,
        data=event_data(told.type, told.data),
        rule=str(line.get("rule", "")),
        doubt=str(doubt) if doubt else None,
        article=told.row.article,
        sources=tuple(map(source_article, told.sources)),
        corrections=tuple(map(recorded_judgement, told.corrections)),
        same_act=tuple(other for other in same_act if other != told.id),
    )


def proposed_link(proposal: Proposal) -> ProposedLink:
    """Return a proposal as a value."""
    return ProposedLink(
        earlier=dated_event(proposal.earlier),
        later=dated_event(proposal.later),
        relation=proposal.relation,
        score=proposal.score,
        order=proposal.order,
        reasons=proposal.reasons,
    )


def rated_pledge(promise: Promise) -> RatedPledge:
    """Return a row of the ledger as a value."""
    return RatedPledge(
        event=dated_event(promise.told),
        status=promise.status,
        clock=promise.clock,
        testability=promise.testability,
        deadline=promise.deadline,
        overdue=promise.overdue,
        days_since=promise.days_since,
        witnesses=promise.witnesses,
        evidence=tuple(
            LinkedEvidence(
                event=dated_event(found.told),
                relation=found.link.relation,
                order=found.order,
                self_reported=found.self_reported,
                disputed=found.link.disputed,
            )
            for found in promise.evidence
        ),
        proposed=tuple(map(proposed_link, promise.proposed)),
        assessments=tuple(map(recorded_judgement, promise.assessments)),
        rating=recorded_judgement(promise.rating.judged) if promise.rating is not None else None,
        disputed=promise.disputed,
    )


def told_figure(figure: ComparedFigure) -> ToldFigure:
    """Return a figure as a value."""
    same = tuple(telling.id for telling in figure.tellings)
    return ToldFigure(event=dated_event(figure.told, same), disagrees_with=figure.beside)


def imported_article(document: ImportedDocument) -> ImportedArticle:
    """Return a document as a value."""
    return ImportedArticle(
        source=source_article(document.reading),
        events=dict(document.events),
        regions=document.regions,
        told_by=document.told_by,
        readings=len(document.readings),
    )


def line_story(story: Story, context: Context | None) -> LineStory:
    """Return a story as a value."""
    return LineStory(
        id=story.identity,
        line=dict(story.line),
        event=dated_event(story.event) if story.event is not None else None,
        pledge=rated_pledge(story.promise) if story.promise is not None else None,
        context=context,
        readings=tuple(map(source_article, story.readings)),
        judged=tuple(map(recorded_judgement, story.judged)),
        proposed=tuple(map(proposed_link, story.proposals)),
        successor=story.successor,
        record=story_record(story, context),
    )
