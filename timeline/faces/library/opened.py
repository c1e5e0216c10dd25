"""A workspace that is open in Python: what the commands do, as methods."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, Unpack

from attrs import Factory, define

from timeline.errors import UsageError
from timeline.faces.library.filters import Filters, Names, query_of, several
from timeline.faces.library.results import Answer
from timeline.faces.library.workspace_overviews import Overviews

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from timeline.app.bench import Bench
    from timeline.app.derived import Rebuilt
    from timeline.app.opening import OpenWorkspace
    from timeline.faces.library.frozen_values import (
        DatedEvent,
        ImportedArticle,
        LineStory,
        ProposedLink,
        RatedPledge,
        ToldFigure,
    )
    from timeline.faces.library.imported import ImportReport
    from timeline.faces.library.texts import ReadArticle
    from timeline.log.check import Report
    from timeline.model import Judgement
    from timeline.workspace import Workspace


_LOG = logging.getLogger("timeline")


class ClosedTimelineError(UsageError):
    """Something is asked of a workspace that was closed."""

    def __init__(self, root: Path) -> None:
        super().__init__(f"{root}: it was closed; open it again with timeline.open")


def open_workspace(path: str | Path = ".", *, notice: Callable[[str], None] | None = None) -> Timeline:
    """Open the workspace in a directory, or the nearest above it. Raises NoWorkspaceError.

    `notice` is told, in a sentence, what is no fault (which of two regions of one name was taken); unless given it goes
    to the logger `timeline` as a warning.
    """
    from timeline.workspace import find

    return Timeline(find(Path(path)), notice or _LOG.warning)


def init_workspace(path: str | Path) -> Timeline:
    """Make a workspace in a directory, as `timeline init` does, and open it.

    Raises WorkspaceExistsError, WorkspaceWriteError.
    """
    from timeline.workspace import create

    return Timeline(create(Path(path)), _LOG.warning)


@define(eq=False)
class Timeline(Overviews):
    """A workspace, open. Use it as a context manager, or `close` it; what it has answered stays good afterwards.

    Filters are those of the commands (`timeline.faces.library.filters`). Every question raises UnknownRegionError,
    BadDateError, UnknownFilterError, LogLineError and LogReadError where that is so; every method ClosedTimelineError
    once it is closed.
    """

    workspace: Workspace
    _notice: Callable[[str], None]
    _closer: ExitStack = Factory(ExitStack)
    _held: OpenWorkspace | None = None
    _seen: tuple[int, ...] = ()
    _closed: bool = False

    def __enter__(self) -> Self:
        """Hand it over."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Let go of the log and its index."""
        self._held, self._closed = None, True
        self._closer.close()

    @property
    def root(self) -> Path:
        """The directory of the workspace."""
        return self.workspace.root

    def events(self, **filters: Unpack[Filters]) -> Answer[DatedEvent]:
        """Return what happened, in the one total order: earliest day, latest day, id. As `timeline show`."""
        from timeline.app.viewing import history_of
        from timeline.faces.export.records import EVENT_COLUMNS, event_record, telling_record
        from timeline.faces.library.frozen_values import dated_event

        query = query_of(self._notice, {}, **filters)
        history, _ = history_of(self._space(), query)
        return Answer(
            rows=history.events,
            total=history.total,
            columns=EVENT_COLUMNS,
            value=lambda told: dated_event(told, tuple(same.id for same in history.same.get(told.id, ()))),
            record=lambda told: {**event_record(told), **telling_record(told, history.same.get(told.id, ()))},
        )

    def pledges(
        self,
        *,
        status: Names = (),
        strength: Names = (),
        overdue: bool = False,
        **filters: Unpack[Filters],
    ) -> Answer[RatedPledge]:
        """Return promises beside their evidence. As `timeline pledges`; `type` lists agreements or plans too."""
        from timeline.app.pledge_ledger import ledger_of
        from timeline.faces.export.ledger_records import LEDGER_COLUMNS, promise_record
        from timeline.faces.library.frozen_values import rated_pledge

        more = {"statuses": several(status), "strengths": several(strength), "overdue": overdue}
        query = query_of(self._notice, more, **filters)
        ledger, _ = ledger_of(self._space(), query)
        return Answer(
            rows=ledger.pledges, total=ledger.total, columns=LEDGER_COLUMNS, value=rated_pledge, record=promise_record
        )

    def figures(
        self,
        *,
        metric: str | None = None,
        unit: Names = (),
        **filters: Unpack[Filters],
    ) -> Answer[ToldFigure]:
        """Return figures by the period they are about, values in base units. As `timeline figures`."""
        from timeline.app.viewing import figures_of
        from timeline.faces.export.records import FIGURE_COLUMNS, figure_record
        from timeline.faces.library.frozen_values import told_figure

        more = {"metric": metric, "units": several(unit)}
        query = query_of(self._notice, more, **filters)
        figures, _ = figures_of(self._space(), query)
        return Answer(
            rows=figures.figures, total=figures.total, columns=FIGURE_COLUMNS, value=told_figure, record=figure_record
        )

    def articles(self, **filters: Unpack[Filters]) -> Answer[ImportedArticle]:
        """Return what was imported, by when it was published. As `timeline articles`."""
        from timeline.app.viewing import articles_of
        from timeline.faces.export.records import ARTICLE_COLUMNS, article_record
        from timeline.faces.library.frozen_values import imported_article

        query = query_of(self._notice, {}, **filters)
        articles, _ = articles_of(self._space(), query)
        return Answer(
            rows=articles.documents,
            total=articles.total,
            columns=ARTICLE_COLUMNS,
            value=imported_article,
            record=article_record,
        )

    def proposals(self, **filters: Unpack[Filters]) -> Answer[ProposedLink]:
        """Return the links that propose themselves and wait for a person, surest first. As `timeline review --list`."""
        from timeline.app.waiting import waiting_for
        from timeline.faces.export.ledger_records import PROPOSAL_COLUMNS, proposal_record
        from timeline.faces.library.frozen_values import proposed_link

        query = query_of(self._notice, {}, **filters)
        found = waiting_for(self._space(), query).proposals
        return Answer(
            rows=found[: query.limit],
            total=len(found),
            columns=PROPOSAL_COLUMNS,
            value=proposed_link,
            record=proposal_record,
        )

    def why(self, identity: str, *, as_of: str | None = None, known_at: str | None = None) -> LineStory:
        """Return all that is known of a line, by its id, which may be shortened. As `timeline why`.

        Raises ShortIdError, UnknownIdError, AmbiguousIdError.
        """
        from timeline.app.context import around
        from timeline.app.line_story import story_of
        from timeline.app.questions import question
        from timeline.faces.library.frozen_values import line_story

        story, _ = story_of(self._space(), question(as_of=as_of, known_at=known_at), identity)
        return line_story(story, around(self.workspace, story.event) if story.event is not None else None)

    def import_(
        self,
        *named: str | Path,
        importer: str | None = None,
        by: str | None = None,
        jobs: int = 1,
        allow_private: bool = False,
        dry_run: bool = False,
        strict: bool = False,
        without_plugins: bool = False,
    ) -> ImportReport:
        """Import articles: files, directories, archives, addresses; `seeds/` unless named. As `timeline import`.

        What is rejected is in the report, and the rest is done. Raises UnknownImporterError, WorkerError, AppendError.
        """
        from timeline.app.imports import ImportOrder
        from timeline.faces.library.imported import import_documents

        self._open()
        order = ImportOrder(
            named=tuple(map(str, named)),
            importer=importer,
            by=by,
            jobs=jobs,
            allow_private=allow_private,
            dry_run=dry_run,
            strict=strict,
            without_plugins=without_plugins,
        )
        return import_documents(self.workspace, order, self._notice)

    def read_documents(
        self, *named: str | Path, importer: str | None = None, allow_private: bool = False
    ) -> Answer[ReadArticle]:
        """Read documents, importing nothing. As `timeline read`. Raises UnreadDocumentsError, UnknownImporterError."""
        from timeline.faces.library.texts import read_named

        self._open()
        return read_named(self.workspace, tuple(map(str, named)), importer=importer, allow_private=allow_private)

    def link(
        self,
        earlier: str,
        later: str,
        *,
        relation: str | None = None,
        move_date: bool = True,
        reason: str = "",
        by: str | None = None,
    ) -> tuple[str, ...]:
        """Link an event to an earlier one, and return the ids appended, none where they were linked so.

        As `timeline link`: unless given, the relation is what the later event itself says. Raises LinkError.
        """
        from timeline.app.linking import link

        return self._judged(by, lambda at: link(at, earlier, later, relation=relation, reason=reason, move=move_date))

    def unlink(
        self, earlier: str, later: str, *, relation: str | None = None, reason: str = "", by: str | None = None
    ) -> tuple[str, ...]:
        """Take a link back, or reject a proposal for good; return the ids appended. Raises LinkError."""
        from timeline.app.linking import unlink

        return self._judged(by, lambda at: unlink(at, earlier, later, relation=relation, reason=reason))

    def assess(
        self, pledge: str, status: str, *, evidence: Names = (), reason: str = "", by: str | None = None
    ) -> tuple[str, ...]:
        """Rate what came of a pledge, and return the ids appended. As `timeline assess`. Raises AssessmentError."""
        from timeline.app.assessing import assess

        named = several(evidence)
        return self._judged(by, lambda at: assess(at, pledge, status, evidence=named, reason=reason))

    def correct(
        self, identity: str, field: str, value: Any, *, reason: str = "", by: str | None = None
    ) -> tuple[str, ...]:
        """Correct a field of an event or of an article, and return the ids appended. As `timeline correct`.

        Raises CorrectionError, FieldError.
        """
        from timeline.app.correcting import correct

        return self._judged(by, lambda at: correct(at, identity, field, value, reason=reason))

    def add(
        self,
        kind: str,
        document: str,
        quoted: str,
        *,
        date: str | None = None,
        region: Names = (),
        reason: str = "",
        by: str | None = None,
        **said: Any,
    ) -> tuple[str, ...]:
        """Add what a document tells in quoted words and no rule saw; return the ids of the event and its addition.

        As `timeline add`; `said` are the fields of its type. Raises AdditionError, FieldError, QuoteError,
        DocumentNamedError.
        """
        from timeline.app.adding import add

        regions = several(region)
        return self._judged(
            by, lambda at: add(at, kind, document, quoted, said=said, date=date, regions=regions, reason=reason)
        )

    def alias(self, *names: str, reason: str = "", by: str | None = None) -> tuple[str, ...]:
        """Say that names are of one person or body, and return the ids appended. As `timeline alias`.

        Raises AliasError.
        """
        from timeline.app.aliasing import alias

        return self._judged(by, lambda at: alias(at, names, reason=reason))

    def retract(self, identity: str, *, reason: str = "", by: str | None = None) -> tuple[str, ...]:
        """Take a line out of all views, and return the ids appended. As `timeline retract`."""
        from timeline.app.correcting import retract

        return self._judged(by, lambda at: retract(at, identity, reason=reason))

    def verify(self, *, head: str | None = None, forget: bool = False) -> Report:
        """Check the whole log; `head` is a seal that it must still hold. As `timeline verify`.

        Raises LogReadError, ShortSealError.
        """
        from timeline.app.checking import checked_log

        self._open()
        return checked_log(self.workspace, head=head, forget=forget)

    def heads(self) -> tuple[str, ...]:
        """Return the seals the log hangs on. As `timeline head`. Raises LogLineError."""
        from timeline.log.check import heads

        self._open()
        return heads(self.workspace.log)

    def rebuild(self) -> Rebuilt:
        """Drop what is derived from the log and build it again. As `timeline rebuild`. Raises LogLineError."""
        from timeline.app.derived import rebuild

        self._open()
        self._held = None
        self._closer.close()
        return rebuild(self.workspace, self._notice)

    def _open(self) -> None:
        if self._closed:
            raise ClosedTimelineError(self.root)

    def _space(self) -> OpenWorkspace:
        """Return the log with its index, opened anew where somebody has written to the log since."""
        from timeline.app.opening import flaws_told, opened
        from timeline.log.mark import state

        self._open()
        now = state(self.workspace.log)
        if self._held is None or now != self._seen:
            self._closer.close()
            self._held = self._closer.enter_context(opened(self.workspace, self._notice))
            self._seen = now
            for told in flaws_told(self.workspace, self._held.log):
                self._notice(told)
        return self._held

    def _judged(self, by: str | None, make: Callable[[Bench], Sequence[Judgement]]) -> tuple[str, ...]:
        from timeline.app.bench import Bench

        self._open()
        bench = Bench(self.workspace, by, self._notice)
        return tuple(bench.append(make(bench)))
