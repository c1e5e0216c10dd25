"""The overviews of an open workspace: what is new, what is due, how regions stand, how one work went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack

from timeline.faces.library.filters import Filters, Names, query_of, several
from timeline.faces.library.results import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.app.opening import OpenWorkspace
    from timeline.faces.library.frozen_values import RatedPledge
    from timeline.faces.library.overview_values import RegionStanding, SeriesOfFigures, WhatIsNew, WorkChain


class Overviews:
    """What a workspace that is open answers beside its plain views."""

    __slots__ = ()
    _notice: Callable[[str], None]

    def _space(self) -> OpenWorkspace:
        raise NotImplementedError

    def log(self, *, remember: bool = False, **filters: Unpack[Filters]) -> WhatIsNew:
        """Return what came into the log since the last look at this question. As `timeline log`.

        `since` is here a day or time in UTC from which on it was recorded; `remember` leaves the mark that the next
        look starts from.
        """
        from timeline.app import latest_news
        from timeline.app.questions import instant
        from timeline.faces.library.overview_values import what_is_new

        since = filters.pop("since", None)
        query = query_of(self._notice, {}, **filters)
        space = self._space()
        latest, _ = latest_news.news_of(space, query, instant("since", since))
        if remember:
            latest_news.remember(space.workspace, query, latest.mark)
        return what_is_new(latest)

    def status(self, **filters: Unpack[Filters]) -> Answer[RegionStanding]:
        """Return how things stand by region, those of most pledges first. As `timeline status`."""
        from timeline.app.overviews import status_of
        from timeline.faces.export.overview_records import STATUS_COLUMNS, summary_record
        from timeline.faces.library.overview_values import region_standing

        found, _ = status_of(self._space(), query_of(self._notice, {}, **filters))
        return Answer(
            rows=found.regions,
            total=len(found.regions),
            columns=STATUS_COLUMNS,
            value=region_standing,
            record=summary_record,
        )

    def due(self, within: str = "90d", **filters: Unpack[Filters]) -> Answer[RatedPledge]:
        """Return what is overdue, then what falls due within a span of time, by deadline. As `timeline due`.

        Raises BadSpanError.
        """
        from timeline.app.asked_names import days_in
        from timeline.app.overviews import due_of
        from timeline.faces.export.ledger_records import LEDGER_COLUMNS, promise_record
        from timeline.faces.library.frozen_values import rated_pledge

        found, _ = due_of(self._space(), query_of(self._notice, {}, **filters), days_in("within", within))
        rows = (*found.overdue, *found.promises)
        total = len(found.overdue) + found.total
        return Answer(rows=rows, total=total, columns=LEDGER_COLUMNS, value=rated_pledge, record=promise_record)

    def chain(self, identity: str, *, as_of: str | None = None, known_at: str | None = None) -> WorkChain:
        """Return the story of the work that an event is about, by its id, which may be shortened. As `timeline chain`.

        Raises ShortIdError, UnknownIdError, AmbiguousIdError.
        """
        from timeline.app.overviews import chain_of
        from timeline.app.questions import question
        from timeline.faces.library.overview_values import work_chain

        found, _ = chain_of(self._space(), question(as_of=as_of, known_at=known_at), identity)
        return work_chain(found)

    def series(
        self, *, metric: str | None = None, unit: Names = (), **filters: Unpack[Filters]
    ) -> Answer[SeriesOfFigures]:
        """Return figures that are told of several periods, the longest series first. As `timeline figures --series`."""
        from timeline.app.viewing import figures_of
        from timeline.faces.export.overview_records import SERIES_COLUMNS, series_record
        from timeline.faces.library.overview_values import series_of_figures
        from timeline.views.figure_series import figure_series

        more: dict[str, Any] = {"metric": metric, "units": several(unit)}
        figures, _ = figures_of(self._space(), query_of(self._notice, more, **filters))
        found = figure_series(figures.figures)
        return Answer(
            rows=found, total=len(found), columns=SERIES_COLUMNS, value=series_of_figures, record=series_record
        )
