"""Alerts: what is told of promises and sources, each fact once, and a great many of them as one."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

import msgspec
from attrs import frozen
from msgspec.structs import replace

from timeline.app.following.followed_state import Alert, AlertFact, FollowedState

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date, datetime

    from timeline.app.following.followed_state import FollowedSource
    from timeline.app.following.subscriptions import AlertWishes
    from timeline.app.opening import OpenWorkspace
    from timeline.views.promise_alerts import PromiseAlert

FAILING, GONE, DIGEST = "failing", "gone", "digest"
_OF_SOURCES = (FAILING, GONE)
_MOST_APART = 50  # alerts of one round that are told one by one
_SHOWN = 200  # alerts that the file keeps, the latest


class AlertWords(Protocol):
    """Who puts alerts into words, `id`, `kind` and `raised` aside."""

    def of_promise(self, alert: PromiseAlert) -> Alert:
        """Return the words for what there is to tell of a promise."""
        ...

    def of_source(self, kind: str, url: str, source: FollowedSource) -> Alert:
        """Return the words for a subscription that fails, or is gone."""
        ...

    def of_many(self, counts: Mapping[str, int]) -> Alert:
        """Return the words for so many alerts of each kind at once."""
        ...


@frozen
class _RaisedFact:
    fact: AlertFact
    wanted: bool
    worded: Callable[[], Alert]

    @property
    def of_source(self) -> bool:
        """Whether it is of a subscription, and of no promise."""
        return self.fact.kind in _OF_SOURCES


@frozen(kw_only=True)
class AlertQuestion:
    """What is asked: which alerts are wished for, on which day, and when that is asked."""

    wishes: AlertWishes
    day: date
    now: datetime


def with_alerts(
    space: OpenWorkspace, state: FollowedState, question: AlertQuestion, words: AlertWords
) -> FollowedState:
    """Return what is remembered, with the alerts that are to be told now among those that wait.

    Where it was not begun to tell any, all that stands of promises counts as told. Raises the log's faults.
    """
    promises, told = _promise_facts(space, state.told, question, words)
    found = [*promises, *_source_facts(state.sources, question.wishes, words)]
    every = {one.fact for one in found}
    known = frozenset(told)
    fresh = [one for one in found if one.fact not in known and one.wanted and (state.begun or one.of_source)]
    # What stands no longer is kept, so that it is not told again if it comes back. Of a source each spell is its own:
    # one that is over is forgotten, as is a promise that the log has no line of.
    kept = {fact for fact in known if fact.kind not in _OF_SOURCES}
    state = replace(state, begun=True, told=tuple(sorted(kept | every, key=_order)))
    raised = question.now.strftime("%Y-%m-%dT%H:%M:%SZ")
    alerts = _digest(fresh, raised, words) if len(fresh) > _MOST_APART else _apart(fresh, raised)
    shown = (*reversed(alerts), *state.shown)[:_SHOWN]
    return replace(state, waiting=(*state.waiting, *alerts), shown=shown)


def as_json(root: str, alerts: Iterable[Alert]) -> bytes:
    """Return alerts as a command is handed them: one object on one line."""
    return msgspec.json.encode({"workspace": root, "alerts": list(alerts)}) + b"\n"


def _apart(fresh: Iterable[_RaisedFact], raised: str) -> list[Alert]:
    return [replace(one.worded(), id=_id(one.fact), kind=one.fact.kind, raised=raised) for one in fresh]


def _digest(fresh: Iterable[_RaisedFact], raised: str, words: AlertWords) -> list[Alert]:
    facts = [one.fact for one in fresh]
    counts = dict(sorted(Counter(fact.kind for fact in facts).items()))
    name = sha256("\n".join(sorted(map(_id, facts))).encode()).hexdigest()[:32]
    return [replace(words.of_many(counts), id=name, kind=DIGEST, raised=raised, counts=counts)]


def _id(fact: AlertFact) -> str:
    return sha256(msgspec.json.encode(fact)).hexdigest()[:32]


def _order(fact: AlertFact) -> tuple[str, ...]:
    return fact.kind, fact.about, fact.detail, fact.other


def _promise_facts(
    space: OpenWorkspace, told: Iterable[AlertFact], question: AlertQuestion, words: AlertWords
) -> tuple[list[_RaisedFact], list[AlertFact]]:
    """Return what there is to tell of promises, and what was told, of the events that stand now for those it was of."""
    from functools import partial

    from timeline.app.matched import matched
    from timeline.app.viewing import fold
    from timeline.views.current_lines import Standing
    from timeline.views.promise_alerts import promise_alerts
    from timeline.views.promise_ledger import ledger, projection
    from timeline.views.query import Query

    query = Query(today=question.day.isoformat())
    pairs = matched(space, query)
    lines = fold(space.workspace.log, projection, space.log.find().blocks)
    standing = Standing(lines, query)
    rows = ledger(standing, query, pairs.all() if pairs else None).pledges
    found = [
        _RaisedFact(_fact(one), _is_wanted(one, question.wishes), partial(words.of_promise, one))
        for one in promise_alerts(rows, question.day, question.wishes.due)
    ]

    def standing_for(name: str) -> str:
        return (name and standing.successors.of(name)) or name

    moved = [
        fact
        if fact.kind in _OF_SOURCES
        else replace(fact, about=standing_for(fact.about), other=standing_for(fact.other))
        for fact in told
    ]
    return found, [fact for fact in moved if fact.kind in _OF_SOURCES or fact.about in lines.events]


def _fact(alert: PromiseAlert) -> AlertFact:
    other = alert.answer.id if alert.answer is not None else ""
    return AlertFact(alert.kind, alert.promise.told.id, alert.detail, other)


def _is_wanted(alert: PromiseAlert, wishes: AlertWishes) -> bool:
    """Whether somebody wishes to hear of it; of a promise as such only where he has named its region."""
    from timeline.views.promise_alerts import PROMISED
    from timeline.views.query import in_regions

    if alert.kind == PROMISED and not wishes.regions:
        return False
    return in_regions(alert.promise.told.regions, wishes.regions)


def _source_facts(
    sources: Mapping[str, FollowedSource], wishes: AlertWishes, words: AlertWords
) -> Iterator[_RaisedFact]:
    from functools import partial

    for url, source in sorted(sources.items()):
        since = source.failing_since.isoformat() if source.failing_since is not None else ""
        if source.gone is not None:
            yield _RaisedFact(
                AlertFact(GONE, url, since), wanted=True, worded=partial(words.of_source, GONE, url, source)
            )
        elif source.failures >= wishes.failures:
            fact = AlertFact(FAILING, url, since)
            yield _RaisedFact(fact, wanted=True, worded=partial(words.of_source, FAILING, url, source))
