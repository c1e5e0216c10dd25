"""What waits for a person, on a terminal: all of it as a list, or one by one with both sides in their paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.app.context import around, text_of
from timeline.app.reviewing import judged_on
from timeline.faces.safe_text import clean
from timeline.faces.terminal.event_lines import row, source_in_words
from timeline.faces.terminal.evidence_page import judgements, passage, proposal, source
from timeline.faces.terminal.screen import counted, shorten, wrap
from timeline.faces.wording.days import in_words
from timeline.views.links.lent_dates import taken_over
from timeline.views.links.proposals import Proposal
from timeline.views.narrow_rows import Judged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.app.bench import Bench
    from timeline.app.reviewing import Waiting
    from timeline.faces.terminal.screen import Screen
    from timeline.views.current_lines import ShownEvent
    from timeline.views.doubts import Queue


def what_waits(waiting: Queue) -> str:
    """Return in words how much waits."""
    said = (
        f"{counted(len(waiting.proposals), 'proposal')} and {counted(len(waiting.doubtful), 'doubtful reading')} wait"
    )
    if waiting.lost:
        said += f", and {counted(len(waiting.lost), 'judgement')} on what the newest reading no longer has"
    return said


def listed(waiting: Queue, bench: Bench, screen: Screen) -> Iterator[str]:
    """Yield the lines of a list of all that waits."""
    yield counted(len(waiting.proposals), "proposal")
    for found in waiting.proposals:
        yield f"{bench.ids.short(found.earlier.id)} {shorten(clean(found.earlier.quote), screen.width - 10)}"
        yield from proposal(found, found.later, bench.ids, screen)
    if waiting.doubtful:
        yield ""
        yield counted(len(waiting.doubtful), "doubtful reading")
        for told in waiting.doubtful:
            yield from row(told, bench.ids, screen)
    if waiting.lost:
        yield ""
        yield f"{counted(len(waiting.lost), 'judgement')} on what the newest reading no longer has"
        yield from judgements(waiting.lost, bench.ids, {}, screen)


def shown(item: Waiting, place: str, bench: Bench, screen: Screen) -> Iterator[str]:
    """Yield both sides of a proposal in their paragraphs, a doubtful reading, a judgement with what it was on.

    `place` says which of how many it is.
    """
    yield ""
    if isinstance(item, Proposal):
        yield screen.rule(f"{place}: {item.relation.replace('_', ' ')}? ({item.score:.2f})")
        for told in (item.earlier, item.later):
            yield from _side(told, bench, screen)
        yield from (f"  because {clean(reason)}" for reason in item.reasons)
        if item.relation == "same_act" and (moved := taken_over(item.earlier, item.later)):
            what = "event" if moved["field"] == "date" else "article"
            yield f"  accepting it dates the {what} {bench.ids.short(moved['target'])} {in_words(moved['now'])}"
    elif isinstance(item, Judged):
        yield screen.rule(f"{place}: does this judgement still hold?")
        yield from judgements([item], bench.ids, {}, screen)
        for told in judged_on(bench.state, item):
            yield from row(told, bench.ids, screen)
        yield screen.paint("  the newest reading of its article has nothing that stands for this", "yellow")
        yield "  accepting takes the judgement back; rejecting leaves it as it is"
    else:
        yield screen.rule(f"{place}: is this read rightly?")
        yield from _side(item, bench, screen)
        yield screen.paint(f"  in doubt: {clean(str(item.line['doubt']))}", "yellow")


def opened(item: Waiting, bench: Bench, screen: Screen) -> Iterator[str]:
    """Yield the whole article (both, of a proposal; all a judgement names), the document read again."""
    both: Iterable[ShownEvent]
    if isinstance(item, Judged):
        both = judged_on(bench.state, item)
    else:
        both = (item.earlier, item.later) if isinstance(item, Proposal) else (item,)
    for told in both:
        for found in told.sources[:1]:
            yield from source(found, screen)
            text = text_of(bench.workspace, found)
            for part in (text or "(the document is not here any more)").split("\n\n"):
                yield ""
                yield from wrap(clean(part), screen.width)


def _side(told: ShownEvent, bench: Bench, screen: Screen) -> Iterator[str]:
    yield f"{in_words(told.date)}  {source_in_words(told.sources[0]) if told.sources else ''}"
    yield from row(told, bench.ids, screen)
    yield from passage(told, around(bench.workspace, told), screen)
