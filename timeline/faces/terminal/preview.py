"""A judgement before it is written: what it will append, and what the view will show then."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from timeline.app.bench import Bench
from timeline.faces.safe_text import clean
from timeline.faces.terminal.event_lines import row, source_in_words
from timeline.faces.terminal.evidence_page import said
from timeline.faces.terminal.promise_lines import rating
from timeline.faces.terminal.screen import Screen, counted, flow, wrap
from timeline.faces.wording.days import in_words
from timeline.model import Judgement
from timeline.views.current_lines import ShownEvent, Standing
from timeline.views.fold import State
from timeline.views.narrow_rows import EventRow, decode_judged
from timeline.views.promise_ledger import projection, promise
from timeline.vocabulary import JUDGEMENT_TYPES


def preview(bench: Bench, judgements: Sequence[Judgement], screen: Screen) -> Iterator[str]:
    """Yield what will be appended and how the events it touches are shown before and after.

    What is shown after is the fold of the very lines that would be appended now.
    """
    raw = bench.drafted(judgements)
    judged = [one for one in map(decode_judged, raw) if one.type in JUDGEMENT_TYPES]
    touched = dict.fromkeys(
        name for line in judged for key in ("target", "earlier", "later", "pledge") if (name := line.of(key))
    )
    after = Standing(projection.fold(raw, _copy(bench.state)), bench.query)
    then = {told.id: told for told in after.events()}
    alike = Counter((line.type, clean(line.by), said(line, bench.ids)) for line in judged)
    for (kind, by, what), number in alike.items():
        which = counted(number, kind) if number > 1 else kind
        yield from wrap(f"will append: {which} by {by}: {what}", screen.width)
    for name in touched:
        before = list(_shown(name, bench.standing, bench.events, bench, screen))
        later = list(_shown(name, after, then, bench, screen))
        if before != later:  # what is only named says nothing new
            yield screen.paint("shows now:", "dim")
            yield from before
            yield screen.paint("will show:", "dim")
            yield from later


def _copy(state: State[EventRow]) -> State[EventRow]:
    """Return a state that may be folded on without touching this one."""
    return msgspec.structs.replace(
        state, events=dict(state.events), articles=dict(state.articles), judgements=dict(state.judgements)
    )


def _shown(
    name: str, standing: Standing, events: Mapping[str, ShownEvent], bench: Bench, screen: Screen
) -> Iterator[str]:
    of_document = [told for told in events.values() if told.row.article == name]
    if name in events:
        told = events[name]
        yield f"  {in_words(told.date)}"
        yield from row(told, bench.ids, screen)
        if told.type == "pledge":
            axes = rating(promise(told, standing, events, bench.query.day), screen)
            yield from (f"            {line}" for line in flow(axes, screen.width - 12))
    elif of_document:
        days = [in_words(date) for date in sorted({told.date or "" for told in of_document if told.date})]
        dated = f", dated {', '.join(days)}" if days else ""
        source = next((found for told in of_document for found in told.sources), None)
        told_of = (source_in_words(source), clean(source.data.url or "")) if source is not None else ()
        for text in (*told_of, f"{counted(len(of_document), 'event')} of this document{dated}"):
            yield from (f"  {line}" for line in wrap(text, screen.width - 2))
    else:
        yield "  nothing"
