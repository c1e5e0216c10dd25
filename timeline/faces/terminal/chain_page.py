"""The story of one work on a terminal: how it stands, then each event in time with what it is to the promise."""

from collections.abc import Iterator

from timeline.app.ids import Ids
from timeline.faces.safe_text import clean
from timeline.faces.terminal.event_lines import source_line
from timeline.faces.terminal.promise_lines import promised, rated, rating
from timeline.faces.terminal.screen import Screen, beside, flow, painted, wrap
from timeline.faces.wording import event_summary
from timeline.faces.wording.days import elapsed, in_words
from timeline.faces.wording.states import PROMISED, PROPOSED, StateSign, related
from timeline.views.chain import Chain, ChainStep
from timeline.views.query import span_of

_QUOTE_LINES = 2


def page(chain: Chain, ids: Ids, screen: Screen) -> Iterator[str]:
    """Yield the lines of a chain."""
    if chain.promise is not None:
        told = chain.promise.told
        who = event_summary.who(told)
        pieces = [(f"{who}: " if who else "", ()), (promised(told), ("bold",))]
        yield from painted(pieces, screen.width, screen, 3)
        yield from flow(rating(chain.promise, screen), screen.width)
        yield from (screen.paint(line, "dim") for line in rated(chain.promise, screen))
    before: ChainStep | None = None
    for step in chain.steps:
        if before is not None or chain.promise is not None:
            yield screen.paint(_gap(before, step), "dim")
        yield from _step(step, ids, screen)
        before = step
    waiting = sum(step.proposal is not None for step in chain.steps)
    if waiting:
        yield ""
        note = f"{PROPOSED.mark} nobody has judged this yet: timeline review, or timeline link"
        yield from (screen.paint(line, "dim") for line in wrap(note, screen.width))


def _gap(before: ChainStep | None, step: ChainStep) -> str:
    """Return how long after the step before it this one came, beside the line that joins them."""
    if before is None:
        return ""
    first, last = span_of(step.told.date).first, span_of(before.told.date).last
    days = (first - last).days if first and last else 0
    return f"│ {elapsed(days)}" if days > 0 else "│"


def _step(step: ChainStep, ids: Ids, screen: Screen) -> Iterator[str]:
    told, identity = step.told, ids.short(step.told.id)
    sign = _sign(step)
    head = [
        (sign.text, sign.styles),
        (f"  {clean(in_words(told.date))}  ", ()),
        (event_summary.label(told.type), ("dim",)),
    ]
    lines = list(painted(head, screen.width - len(identity) - 2, screen))
    yield beside(lines[0], identity, screen)
    yield from lines[1:]
    room = screen.width - 2
    text = event_summary.quoted(told.quote) or event_summary.gist(told).text
    yield from (f"{screen.paint('│', 'dim')} {line}" for line in wrap(text, room, _QUOTE_LINES))
    if told.sources:
        yield f"{screen.paint('│', 'dim')} {screen.paint(source_line(told.sources[0], room), 'dim')}"
    if step.proposal is not None:
        because = f"{step.proposal.score:.2f}: {clean('; '.join(step.proposal.reasons))}"
        for line in wrap(because, room, 2):
            yield f"{screen.paint('│', 'dim')} {screen.paint(line, 'dim')}"


def _sign(step: ChainStep) -> StateSign:
    if step.proposal is not None:
        what = related(step.proposal.relation).word
        return StateSign(PROPOSED.mark, f"{what}?" if step.relation else f"promised? ({what})", PROPOSED.styles)
    if step.relation is not None:
        return related(step.relation)
    return PROMISED if step.told.type == "pledge" else StateSign(PROMISED.mark, "told")
