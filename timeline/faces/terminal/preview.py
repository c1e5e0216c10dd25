"""A judgement before it is written: what it will append, and what the view will show then."""

from collections.abc import Iterable, Iterator

import msgspec

from timeline import codec
from timeline.app.ids import Ids
from timeline.faces.terminal.event_lines import row
from timeline.faces.terminal.evidence_page import said
from timeline.faces.terminal.promise_lines import rating
from timeline.faces.terminal.screen import Screen, flow, wrap
from timeline.model import Judgement
from timeline.views.current_lines import Standing
from timeline.views.fold import State
from timeline.views.narrow_rows import EventRow, decode_judged
from timeline.views.promise_ledger import projection, promise
from timeline.views.query import Query


def preview(
    state: State[EventRow], judgements: Iterable[Judgement], query: Query, ids: Ids, screen: Screen, *, by: str
) -> Iterator[str]:
    """Yield what will be appended and how the events it touches are shown before and after."""
    lines = [codec.judgement_line(judgement, recorded=FAR, by=by, prev=()) for judgement in judgements]
    raw = [codec.canonical(line) for line in lines]
    judged = [decode_judged(line) for line in raw]
    touched = dict.fromkeys(
        name for line in judged for key in ("target", "earlier", "later", "pledge") if (name := line.of(key))
    )
    after = projection.fold(raw, copy(state))
    for line in judged:
        yield from wrap(f"will append: {line.type} by {line.by}: {said(line, ids)}", screen.width)
    for name in touched:
        yield from _shown("shows now", state, query, name, ids, screen)
        yield from _shown("will show", after, query, name, ids, screen)


FAR = "9999-12-31T23:59:59Z"  # a preview is later than everything there is


def copy(state: State[EventRow]) -> State[EventRow]:
    """Return a state that may be folded on without touching this one."""
    return msgspec.structs.replace(
        state, events=dict(state.events), articles=dict(state.articles), judgements=dict(state.judgements)
    )


def _shown(head: str, state: State[EventRow], query: Query, name: str, ids: Ids, screen: Screen) -> Iterator[str]:
    standing = Standing(state, query)
    events = {told.id: told for told in standing.events()}
    of_document = [told for told in events.values() if told.row.article == name]
    yield screen.paint(f"{head}:", "dim")
    if name in events:
        told = events[name]
        yield f"  {told.date or 'no date'}"
        yield from row(told, ids, screen)
        if told.type == "pledge":
            axes = rating(promise(told, standing, events, query.day), screen)
            yield from (f"            {line}" for line in flow(axes, screen.width - 12))
    elif of_document:
        dates = sorted({told.date or "no date" for told in of_document})
        yield f"  {len(of_document)} events of this document, dated {', '.join(dates)}"
    else:
        yield "  nothing"
