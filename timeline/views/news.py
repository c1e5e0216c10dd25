"""What is new in a log since somebody last looked: events, promises now overdue, proposals, and what was judged."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

from attrs import frozen

from timeline.codec import decode
from timeline.log.ties import Ties, ties
from timeline.views.current_lines import ShownEvent, Standing, latest, sealed, selected
from timeline.views.doubts import Queue
from timeline.views.fold import State
from timeline.views.links.proposals import Proposal
from timeline.views.narrow_rows import EventRow, Judged, LineRow, instant
from timeline.views.promise_ledger import Promise, PromiseLedger
from timeline.views.query import Query


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
    now: Standing,
    then: Standing,
    judged: Collection[str],
    query: Query,
    ledger: PromiseLedger,
    waiting: Queue,
    day: date,
) -> News:
    """Tell what a log says `now` that it did not say `then`, of what answers a query.

    `judged` are the judgements that came since, `ledger` and `waiting` are of now; a promise is newly overdue if it was
    not yet so on `day`, or not known.
    """
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
        judged=tuple(line for line in now.judgements.all if line.id in judged),
        read_anew=len(found) - len(new),
        total=len(new),
    )


def recorded_before(state: State[EventRow], moment: str) -> State[EventRow]:
    """Return the log as it was before a day or a time (UTC, ISO 8601)."""
    limit = instant(moment)
    return _only(state, lambda row: instant(row.recorded) < limit)


def under_heads(state: State[EventRow], heads: Iterable[str]) -> State[EventRow]:
    """Return the log as far as it hangs on these heads, whatever was merged into it since and with whatever clock."""
    tied = _ties(state)
    prev_of = {hangs.seal: hangs.prev for hangs in tied.values()}
    held: set[str] = set()
    todo = list(heads)
    while todo:
        seal = todo.pop()
        if seal not in held and seal in prev_of:
            held.add(seal)
            todo += prev_of[seal]
    return _only(state, lambda row: tied[row.id].seal in held)


def heads(state: State[EventRow]) -> tuple[str, ...]:
    """Return the seals on which all of a log hangs, sorted."""
    tied = _ties(state).values()
    named = {seal for hangs in tied for seal in hangs.prev}
    return tuple(sorted({hangs.seal for hangs in tied if hangs.seal is not None} - named))


def _ties(state: State[EventRow]) -> dict[str, Ties]:
    """Return what each line that bears a seal hangs on, by its id."""
    return {row.id: ties(decode(row.line)) for row in sealed(state)}


def _only(state: State[EventRow], held: Callable[[LineRow], bool]) -> State[EventRow]:
    def kept(rows: Mapping[str, EventRow]) -> dict[str, EventRow]:
        return {name: row for name, row in rows.items() if held(row)}

    return State(events=state.events, articles=kept(state.articles), judgements=kept(state.judgements))
