"""One round: all that is due is asked, what is new is imported, and what follows from it is told."""

from __future__ import annotations

from contextlib import closing, nullcontext
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from attrs import evolve, frozen
from msgspec.structs import replace

from timeline.app.following.alerts import AlertQuestion, as_json, with_alerts
from timeline.app.following.followed_state import FollowedSource, FollowedState, recalled, remember
from timeline.app.following.source_visits import after, ask, fetchers, is_due, robots_read
from timeline.app.imports import ImportOrder, Watcher, imported
from timeline.intake.documents.unread import Archive
from timeline.intake.documents.web_addresses import without_secrets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from contextlib import AbstractContextManager
    from datetime import date, datetime

    from timeline.app.following.alerts import AlertWords
    from timeline.app.following.followed_state import Alert
    from timeline.app.following.source_visits import Fetchers, SourceVisit
    from timeline.app.following.subscriptions import FollowingPlan
    from timeline.app.opening import OpenWorkspace
    from timeline.intake.run.importing import Outcome
    from timeline.workspace import Workspace


class RoundWatcher(Watcher, Protocol):
    """Who is told what happens in a round."""

    def document(self, outcome: Outcome) -> None:
        """Hear what became of one document."""

    def visited(self, url: str, source: FollowedSource, taken: int) -> None:
        """Hear how a subscription stands after it was asked, and how many pages that it lists were taken."""


@frozen(kw_only=True)
class RoundOrder:
    """How a round goes: the time (UTC) and the day it is, private hosts that may be asked, who imports, with what."""

    now: datetime
    day: date
    private: tuple[str, ...] = ()
    by: str | None = None
    without_plugins: bool = False


@frozen(kw_only=True)
class AlertOutlets:
    """Where alerts go, in this order: a file that is written whole, then a command's input; and their words."""

    write: Callable[[tuple[Alert, ...]], None]
    words: AlertWords
    hand_over: Callable[[bytes], None] | None = None


@frozen
class AlertsTold:
    """What a round told.

    `quiet`: nothing had been remembered, so that all that stands, `noted` facts, counts as told.
    """

    alerts: tuple[Alert, ...]
    quiet: bool
    noted: int


def visit_all(workspace: Workspace, plan: FollowingPlan, order: RoundOrder, watcher: RoundWatcher) -> None:
    """Ask what is due, and import what is new. Raises what `imported` does, StateNotKeptError.

    What was asked is remembered once all that came of it is in the log: whoever is stopped before asks again.
    """
    state = recalled(workspace) or FollowedState()
    named = {one.url: one for one in plan.subscriptions}
    sources = {url: source for url, source in state.sources.items() if url in named}
    asking = fetchers(state.robots, order.private, order.now)
    changed: list[SourceVisit] = []

    def settle(visit: SourceVisit) -> None:
        url = visit.subscription.url
        sources[url] = after(visit, order.now)
        watcher.visited(url, sources[url], taken=visit.taken)

    def keep() -> None:
        remember(workspace, replace(state, sources=sources, robots=robots_read(asking, state.robots, order.now)))

    for url, one in named.items():
        source = sources.get(url, FollowedSource())
        if is_due(source, order.now):
            visit = ask(one, source, asking)
            if visit.has_news:
                changed.append(visit)
            else:
                settle(visit)
    keep()
    for _, alike in groupby(sorted(changed, key=_stated), key=_stated):
        some = list(alike)
        _import(workspace, some, asking, order, watcher)
        for visit in some:
            settle(visit)
        keep()


def tell_all(space: OpenWorkspace, plan: FollowingPlan, order: RoundOrder, outlets: AlertOutlets) -> AlertsTold:
    """Tell what there is to tell: at least once, and not again once it was told.

    What is to be told is remembered before it is told, and that it was told behind that: whoever is stopped between
    tells the same again, under the same ids. Raises AlertCommandError, StateNotKeptError, OSError, the log's faults.
    """
    workspace = space.workspace
    before = recalled(workspace) or FollowedState()
    question = AlertQuestion(wishes=plan.wishes, day=order.day, now=order.now)
    state = with_alerts(space, before, question, outlets.words)
    if state != before:
        remember(workspace, state)
    outlets.write(state.shown)
    if state.waiting:
        if outlets.hand_over is not None:
            outlets.hand_over(as_json(str(workspace.root), state.waiting))
        remember(workspace, replace(state, waiting=()))
    return AlertsTold(state.waiting, quiet=not before.begun, noted=len(state.told))


def _stated(visit: SourceVisit) -> tuple[str, str]:
    stated = visit.subscription.stated
    return stated.publisher or "", stated.date_order or ""


def _import(
    workspace: Workspace, visits: Iterable[SourceVisit], asking: Fetchers, order: RoundOrder, watcher: RoundWatcher
) -> None:
    from timeline import index
    from timeline.app.gathering import Gatherer

    some = list(visits)
    recalling: AbstractContextManager[object] = nullcontext()
    gatherer = Gatherer(fetcher=asking.public, root=workspace.root, seeds=workspace.seeds)
    if workspace.log.exists():
        log = index.recall(workspace.log)
        recalling, gatherer = closing(log), evolve(gatherer, is_known=log.has_address)
    archives = [
        Archive(
            without_secrets(visit.subscription.url),
            partial(visit.documents, evolve(gatherer, fetcher=asking.of(visit.subscription.url)), gatherer.is_known),
        )
        for visit in some
    ]
    imports = ImportOrder(by=order.by, without_plugins=order.without_plugins, stated=some[0].subscription.stated)
    with recalling, closing(imported(workspace, imports, watcher, bytes, gathered=archives)) as outcomes:
        for outcome in outcomes:
            if outcome.status == "rejected":
                for visit in some:
                    if visit.rejected(outcome.path, outcome.reason or ""):
                        break
            watcher.document(outcome)


def standing_sources(workspace: Workspace, plan: FollowingPlan) -> Mapping[str, FollowedSource]:
    """Return how each subscription stands; one that was never asked stands as nothing."""
    known = recalled(workspace) or FollowedState()
    return {one.url: known.sources.get(one.url, FollowedSource()) for one in plan.subscriptions}
