"""Logs as they stood at the times that were asked about, each folded once for as long as the file stays what it is."""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING

from timeline.faces.server.texts_at_hand import TextsAtHand

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.app.ids import Ids
    from timeline.app.log_at_time import LogAtTime
    from timeline.faces.server.event_search import EventSearch
    from timeline.faces.web.page_material import PageMaterial
    from timeline.faces.web.site_page import SitePage
    from timeline.views.query import Query
    from timeline.workspace import Workspace

_KEPT = 4  # questions of which the log is kept as folded


class StandingLog:
    """A log as one question has it: its views, its ids, how each page of it is made, which lines are wrong."""

    def __init__(self, log: LogAtTime, ids: Ids, texts: TextsAtHand, wrong: list[str], lines: int) -> None:
        self._file = texts.workspace.log
        self._lines = lines
        self.log = log
        self.ids = ids
        self.wrong = wrong
        self.texts = texts.of(log)

    @cached_property
    def material(self) -> PageMaterial:
        """What its pages share."""
        from timeline.faces.web.page_material import PageMaterial

        return PageMaterial(self.log)

    @cached_property
    def pages(self) -> dict[str, Callable[[], SitePage]]:
        """How every page is made, by its address."""
        from timeline.faces.web.site_files import site_pages

        return site_pages(self.material, self.ids, self.texts)

    @cached_property
    def search(self) -> EventSearch:
        """Where its events are looked for by their words."""
        from timeline.faces.server.event_search import EventSearch

        return EventSearch(self.log.events, self._file, self._lines)


class StandingLogs:
    """Keeps the last few; `workspace` is where, `today` the day that deadlines are compared with."""

    def __init__(self, workspace: Workspace, today: Callable[[], str]) -> None:
        self.workspace = workspace
        self.today = today
        self._texts = TextsAtHand(workspace)
        self._kept: OrderedDict[tuple[object, ...], StandingLog] = OrderedDict()
        self._lock = RLock()

    def at(self, query: Query) -> StandingLog:
        """Return the log as it stands for a query; it is read again where the file has changed. Raises its faults."""
        from msgspec.structs import replace

        query = replace(query, today=self.today())
        with self._lock:
            key = (file_mark(self.workspace), query)
            found = self._kept.get(key)
            if found is None:
                for old in [one for one in self._kept if one[0] != key[0]]:
                    del self._kept[old]
                found = self._kept[key] = self._folded(query)
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
            return found

    def _folded(self, query: Query) -> StandingLog:
        from timeline.app.ids import ids
        from timeline.app.log_at_time import log_at_time
        from timeline.app.opening import flaws_told, opened, uncollected

        wrong: list[str] = []
        with uncollected(), opened(self.workspace, wrong.append) as space:
            log = log_at_time(space, query, query.today)
            wrong += flaws_told(space.workspace, space.log)
            lines = space.log.count or len(log.by_id)
        return StandingLog(log, ids([*log.by_id, *log.documents]), self._texts, wrong, lines)


def file_mark(workspace: Workspace) -> tuple[int, ...]:
    """Return what tells that the file of the log is still the same. Raises LogReadError."""
    from timeline.log.lines import LogReadError

    try:
        found = workspace.log.stat()
    except OSError as error:
        raise LogReadError(workspace.log, error) from None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
