"""What is new in a log since somebody last looked: events, promises now overdue, proposals, and what was judged."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import msgspec
from attrs import frozen

from timeline.views.current_lines import ShownEvent, Standing, latest, selected
from timeline.views.doubts import Queue
from timeline.views.fold import State
from timeline.views.links.proposals import Proposal
from timeline.views.narrow_rows import EventRow, Judged, LineRow, instant
from timeline.views.promise_ledger import Promise, PromiseLedger
from timeline.views.query import Query


class _Tied(msgspec.Struct):
    """How a line hangs on others."""

    seal: str = ""
    prev: tuple[str, ...] = ()


@frozen
class News:
    """What came into the log, in the one total order: events, what proposes itself since, what is overdue since.

    `read_anew` counts events that an earlier reading told already. `total` counts the events before `limit` cut.
    """

    events: tuple[ShownEvent, ...]
    overdue: tuple[Promise, ...]
    proposals: tuple[Proposal, ...]
    judged: tuple[Judged, ...]
    read_anew: int
    total: int


def news(
    state: State[EventRow], before: State[EventRow], query: Query, ledger: PromiseLedger, waiting: Queue, day: date
) -> News:
    """Tell what a log says that it did not say `before`, of what answers a query.

    `ledger` and `waiting` are of now; a promise is newly overdue if it was not yet so on `day`, or not known.
    """
    now, then = Standing(state, query), Standing(before, query)
    known = {told.id for told in then.events()}
    stand_for = {now.successors.of(name) for name in known}
    found = selected((told for told in now.events() if told.id not in known), query)
    new = [told for told in found if told.id not in stand_for]
    names = {told.id for told in new}
    return News(
        events=latest(new, query.limit),
        overdue=tuple(
            row
            for row in ledger.pledges
            if row.overdue and row.deadline is not None and (row.deadline >= day or row.told.id in names)
        ),
        proposals=tuple(one for one in waiting.proposals if names & {one.earlier.id, one.later.id}),
        judged=tuple(line for line in now.judgements.all if line.id not in before.judgements),
        read_anew=len(found) - len(new),
        total=len(new),
    )


def recorded_before(state: State[EventRow], moment: str) -> State[EventRow]:
    """Return the log as it was before a day or a time (UTC, ISO 8601)."""
    limit = instant(moment)
    return _only(state, lambda row: instant(row.recorded) < limit)


def under_heads(state: State[EventRow], heads: Iterable[str]) -> State[EventRow]:
    """Return the log as far as it hangs on these heads, whatever was merged into it since and with whatever clock."""
    ties = {row.id: _decode(row.line) for row in _sealed(state)}
    by_seal = {tied.seal: tied for tied in ties.values()}
    held: set[str] = set()
    todo = list(heads)
    while todo:
        seal = todo.pop()
        if seal not in held and (tied := by_seal.get(seal)) is not None:
            held.add(seal)
            todo += tied.prev
    return _only(state, lambda row: ties[row.id].seal in held)


def heads(state: State[EventRow]) -> tuple[str, ...]:
    """Return the seals on which all of a log hangs, sorted."""
    tied = [_decode(row.line) for row in _sealed(state)]
    named = {seal for one in tied for seal in one.prev}
    return tuple(sorted({one.seal for one in tied if one.seal} - named))


_decode: Callable[[bytes], _Tied] = msgspec.json.Decoder(_Tied).decode


def _sealed(state: State[EventRow]) -> Iterator[LineRow]:
    yield from state.articles.values()
    yield from state.judgements.values()


def _only(state: State[EventRow], held: Callable[[LineRow], bool]) -> State[EventRow]:
    def kept(rows: Mapping[str, EventRow]) -> dict[str, EventRow]:
        return {name: row for name, row in rows.items() if held(row)}

    return State(events=state.events, articles=kept(state.articles), judgements=kept(state.judgements))
