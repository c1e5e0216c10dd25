"""The ledger on a terminal: each promise, how it stands first, and under it what came of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from timeline.app.ids import Ids
from timeline.faces.safe_text import clean
from timeline.faces.terminal.event_lines import region_names, source_line
from timeline.faces.terminal.promise_lines import promise_lines
from timeline.faces.terminal.screen import Screen, beside, breadth, flow, latest_of, pad, shorten
from timeline.faces.wording import event_summary
from timeline.faces.wording.days import in_words
from timeline.faces.wording.states import OVERDUE, STANDINGS, standing, words
from timeline.views.links.subjects import sector
from timeline.views.promise_ledger import Promise, PromiseLedger

_CLOCKS = ("no_deadline", "due", "overdue", "settled")
_BAR = 40  # columns at most


def page(
    ledger: PromiseLedger,
    ids: Ids,
    screen: Screen,
    title: str,
    group_by: str | None = None,
    *,
    regions: bool = False,
) -> Iterator[str]:
    """Yield the lines of a ledger; `regions` names those of each promise."""
    count = latest_of(len(ledger.pledges), ledger.total, ledger.about, "pledge")
    yield from flow([screen.paint(clean(title), "bold"), count], screen.width)
    wide = max((breadth(standing(promise.status).text) for promise in ledger.pledges), default=0) + 2
    for heading, promises in grouped(ledger.pledges, group_by):
        yield ""
        yield screen.rule(shorten(clean(heading), screen.width))
        for at, (_, found) in enumerate(groupby(promises, key=_article)):
            same = list(found)
            if at:
                yield ""
            if same[0].told.sources and group_by is None:
                named = region_names(promise.told for promise in same) if regions else ()
                yield screen.paint(source_line(same[0].told.sources[0], screen.width, *named), "dim")
            for number, promise in enumerate(same):
                if number:
                    yield ""
                yield from promise_lines(promise, wide, ids, screen, alone=group_by is not None)
    if ledger.counts:
        yield ""
        yield from bar(ledger.counts, screen)


def brief_page(ledger: PromiseLedger, ids: Ids, screen: Screen) -> Iterator[str]:
    """Yield a line a promise: how it stands, until when, who, what."""
    wide = max((breadth(standing(promise.status).text) for promise in ledger.pledges), default=0) + 2
    for promise in ledger.pledges:
        sign, identity = standing(promise.status), ids.short(promise.told.id)
        due = promise.deadline.isoformat() if promise.deadline else ""
        late = OVERDUE.mark if promise.overdue else " "
        text = f"{pad(sign.text, wide)}{due:<10} {late} {event_summary.gist(promise.told).text}"
        yield beside(shorten(text, screen.width - len(identity) - 2), identity, screen)


def bar(counts: Mapping[str, int], screen: Screen) -> Iterator[str]:
    """Yield how many promises stand how: a bar of their marks, then the numbers."""
    order = [*STANDINGS, *(name for name in counts if name not in STANDINGS)]
    stands = {name: counts[name] for name in order if counts.get(name) and name not in _CLOCKS}
    total = sum(stands.values())
    room = min(_BAR, screen.width)
    scale = min(1.0, room / total) if total else 1.0
    marks, left = [], room
    for name, number in stands.items():
        size = min(max(1, round(number * scale)), left)
        marks.append(screen.paint(standing(name).mark * size, *standing(name).styles))
        left -= size
    yield "".join(marks)
    told = [
        screen.paint(f"{standing(name).mark} {number:,} {words(name)}", *standing(name).styles)
        for name, number in stands.items()
    ]
    late = (
        [screen.paint(f"{OVERDUE.mark} {counts['overdue']:,} overdue", *OVERDUE.styles)]
        if counts.get("overdue")
        else []
    )
    clock = [f"{counts[name]:,} {words(name)}" for name in ("due", "no_deadline", "settled") if counts.get(name)]
    yield from flow([*told, *late, *clock], screen.width)


def _article(promise: Promise) -> str:
    return promise.told.sources[0].article if promise.told.sources else ""


def grouped(promises: Sequence[Promise], group_by: str | None) -> Iterator[tuple[str, Iterable[Promise]]]:
    """Yield promises under the headings asked for, else under their dates, each once; their order within stays."""
    if group_by is None:
        days: dict[str, list[Promise]] = {}
        for promise in promises:
            days.setdefault(in_words(promise.told.date), []).append(promise)
        yield from days.items()
        return

    def heading(promise: Promise) -> str:
        told = promise.told
        if group_by == "promiser":
            who = event_summary.who(told)
            return clean(" = ".join(told.aliases.names_of(who))) or who
        return sector(f"{told.said('action')} {told.quote}")

    yield from groupby(sorted(promises, key=heading), key=heading)
