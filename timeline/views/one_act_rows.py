"""One act told by several articles: which events of different documents are shown as one row. No line is merged.

What a person linked as one act is one; what a person unlinked is two for good. Beside that, meetings, visits,
agreements and figures are one where kind, days, regions, people and subject agree in every pair of a group, and of one
article never two: so a report that is taken back leaves the others as they were, and one about something else changes
nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING

from timeline.kinds import EVENT_KINDS
from timeline.views.current_lines import ShownEvent
from timeline.views.judgements import Link, Pair
from timeline.views.links.spelling import spelt
from timeline.views.query import span_of

if TYPE_CHECKING:
    from datetime import date

    from timeline.views.links.sameness import AlikePair, ComparedAct

_PEOPLE = {kind.name: kind.several for kind in EVENT_KINDS.values() if kind.several}
_KINDS = frozenset({*_PEOPLE, "figure"})
_CLOSE = 31  # days that a date may span to say when an act was
MOST = 64  # acts of one kind, place and person that another is compared with, the next ones in time


def tellings(found: Iterable[ShownEvent], links: Mapping[Pair, Link]) -> dict[str, tuple[ShownEvent, ...]]:
    """Return, for each event told more than once, all its tellings in the one total order."""
    told = {event.id: event for event in found}
    linked, apart = judged_pairs(links)
    together = [pair for pair in linked if pair[0] in told and pair[1] in told]
    groups = told_together(together, apart, _alike(told.values()))
    rows = (tuple(sorted((told[identity] for identity in group), key=ShownEvent.key)) for group in groups)
    return {event.id: row for row in rows for event in row}


def judged_pairs(links: Mapping[Pair, Link]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the pairs that people linked as one act, and those that they said are two."""
    linked = [pair[:2] for pair, link in links.items() if pair[2] == "same_act" and link.stands]
    apart = [pair[:2] for pair, link in links.items() if pair[2] in ("same_act", "") and not link.stands]
    return linked, apart


def told_together(
    linked: Iterable[tuple[str, str]], apart: Iterable[tuple[str, str]], edges: "Iterable[AlikePair]"
) -> list[list[str]]:
    """Return which events tell of one act, those alone left out: by what people judged and by which pairs are alike.

    `linked` are sorted. Given in parts that no pair joins, it returns the groups of each part.
    """
    groups: dict[str, list[str]] = {}
    two = set(map(frozenset, apart))
    joined = set()
    for one, other in linked:
        joined.add(frozenset((one, other)))
        _join(groups, one, other, lambda pair: pair not in two)
    alike = {pair: edge for edge in edges if (pair := frozenset(edge[1:])) not in two}
    for _, one, other in sorted(alike.values()):
        _join(groups, one, other, lambda pair: pair in alike or pair in joined)
    several = {id(group): group for group in groups.values() if len(group) > 1}
    return list(several.values())


def _join(groups: dict[str, list[str]], one: str, other: str, allowed: Callable[[frozenset[str]], bool]) -> None:
    """Make one group of the two that hold a pair, if every pair between them is allowed."""
    left, right = (groups.setdefault(name, [name]) for name in (one, other))
    if left is right or not all(allowed(frozenset((here, there))) for here in left for there in right):
        return
    left += right
    for identity in right:
        groups[identity] = left


def _alike(events: Iterable[ShownEvent]) -> "Iterator[AlikePair]":
    """Yield pairs of events that tell one act, the surest with the least number."""
    blocks: dict[tuple[object, ...], list[ShownEvent]] = defaultdict(list)
    for told in _reported_twice(events):
        for key in compared_under(told):
            blocks[key].append(told)
    acts: dict[str, tuple[tuple[date, date, str], ComparedAct]] = {}
    for block in blocks.values():
        if len({told.row.article for told in block}) > 1:
            from timeline.views.links.sameness import alike  # noqa: PLC0415 - a start that shows no act twice needs none

            ready = [acts.get(told.id) or acts.setdefault(told.id, made_ready(told)) for told in block]
            ready.sort(key=itemgetter(0))
            for at, (_, one) in enumerate(ready):
                for _, other in ready[at + 1 : at + 1 + MOST]:
                    if (pair := alike(one, other)) is not None:
                        yield pair


def made_ready(told: ShownEvent) -> "tuple[tuple[date, date, str], ComparedAct]":
    """Return where an event stands among those it is compared with, and what of it is compared."""
    from timeline.views.links.comparable_acts import act  # noqa: PLC0415 - a start that shows no act twice needs none
    from timeline.views.links.sameness import compared  # noqa: PLC0415 - as above

    made = act(told)
    return made.key, compared(made)


def _reported_twice(events: Iterable[ShownEvent]) -> Iterator[ShownEvent]:
    """Yield the events of kinds that are told of, where another article tells of the kind in the same month."""
    months: dict[tuple[str, str], list[ShownEvent]] = defaultdict(list)
    for told in events:
        if told.known and told.type in _KINDS:
            for month in _months(told):
                months[told.type, month].append(told)
    seen = set()
    for found in months.values():
        if len({told.row.article for told in found}) > 1:
            for told in found:
                if told.id not in seen:
                    seen.add(told.id)
                    yield told


def _months(told: ShownEvent) -> Iterable[str]:
    if told.type == "figure":
        return ("",)
    span = span_of(told.date)
    if span.first is None or span.last is None or (span.last - span.first).days > _CLOSE:
        return ()
    return sorted({f"{day:%Y-%m}" for day in (span.first, span.last)})


def compared_under(told: ShownEvent) -> Iterator[tuple[object, ...]]:
    """Yield what an event is compared under: a country, and of a figure what makes it one, else a month and a name.

    Under a key, in the order `made_ready` tells, each is compared with the `MOST` next ones.
    """
    if not told.known or told.type not in _KINDS:
        return
    countries = sorted({code.partition("-")[0] for code in told.regions}) or [""]
    if told.type == "figure":
        amount = amount_of(told)
        if amount is not None and told.said("metric"):
            yield from ((country, amount, *measured_as(told)) for country in countries)
        return
    words = sorted(_last_words(told))
    for month in _months(told):
        yield from ((country, told.type, month, word) for country in countries for word in words)


def _last_words(told: ShownEvent) -> set[str]:
    listed = told.data.get(_PEOPLE[told.type])
    listed = listed if isinstance(listed, list) and listed else told.actors
    known = told.aliases.all_of(name for name in listed if isinstance(name, str))
    names = (name.casefold().split() for name in known)
    return {spelt(name[-1].strip('.,;:()«»“”"')) for name in names if name}


def measured_as(told: ShownEvent) -> tuple[str, str | None, bool]:
    """Return what a figure is of besides its metric: unit, period, and whether it is a target."""
    return told.said("unit"), told.said("period") or told.date, told.data.get("target") is True


def amount_of(told: ShownEvent) -> tuple[str, float] | None:
    """Return what kind of amount a figure is (a growth: `percent`) and how much, or None."""
    value, change = told.data.get("value"), told.data.get("change")
    if isinstance(value, int | float):
        return "", value
    percent = change.get("percent") if isinstance(change, dict) else None
    return ("percent", percent) if isinstance(percent, int | float) else None
