"""One act told by several articles: which events of different documents are shown as one row. No line is merged.

What a person linked as one act is one; what a person unlinked is two for good. Beside that, meetings, visits,
agreements and figures are one where kind, days, regions, people and subject agree in every pair of a group, and of one
article never two: so a report that is taken back leaves the others as they were, and one about something else changes
nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from timeline.kinds import EVENT_KINDS
from timeline.views.current_lines import ShownEvent
from timeline.views.judgements import Link, Pair
from timeline.views.links.spelling import spelt
from timeline.views.query import span_of

if TYPE_CHECKING:
    from timeline.views.links.comparable_acts import Act

_PEOPLE = {kind.name: kind.several for kind in EVENT_KINDS.values() if kind.several}
_KINDS = frozenset({*_PEOPLE, "figure"})
_CLOSE = 31  # days that a date may span to say when an act was
_MOST = 64  # acts of one kind, place and person that another is compared with, the next ones in time

_Edge = tuple[float, str, str]


def tellings(found: Iterable[ShownEvent], links: Mapping[Pair, Link]) -> dict[str, tuple[ShownEvent, ...]]:
    """Return, for each event told more than once, all its tellings in the one total order."""
    told = {event.id: event for event in found}
    apart = {frozenset(pair[:2]) for pair, link in links.items() if pair[2] in ("same_act", "") and not link.stands}
    linked = [pair for pair, link in links.items() if pair[2] == "same_act" and link.stands]
    groups = {identity: [identity] for identity in told}
    for one, other, _ in linked:
        if one in told and other in told:
            _join(groups, one, other, lambda pair: pair not in apart)
    alike = {frozenset(edge[1:]): edge for edge in _alike(told.values()) if frozenset(edge[1:]) not in apart}
    joined = {frozenset(pair[:2]) for pair in linked}
    for _, one, other in sorted(alike.values()):
        _join(groups, one, other, lambda pair: pair in alike or pair in joined)
    several = {id(group): group for group in groups.values() if len(group) > 1}
    rows = (tuple(sorted((told[identity] for identity in group), key=ShownEvent.key)) for group in several.values())
    return {event.id: row for row in rows for event in row}


def _join(groups: dict[str, list[str]], one: str, other: str, allowed: Callable[[frozenset[str]], bool]) -> None:
    """Make one group of the two that hold a pair, if every pair between them is allowed."""
    left, right = groups[one], groups[other]
    if left is right or not all(allowed(frozenset((here, there))) for here in left for there in right):
        return
    left += right
    for identity in right:
        groups[identity] = left


def _alike(events: Iterable[ShownEvent]) -> Iterator[_Edge]:
    """Yield pairs of events that tell one act, the surest with the least number."""
    blocks: dict[tuple[object, ...], list[ShownEvent]] = defaultdict(list)
    for told in _reported_twice(events):
        for key in _keys(told):
            blocks[key].append(told)
    acts: dict[str, Act] = {}
    for block in blocks.values():
        if len({told.row.article for told in block}) > 1:
            # A start that shows no act twice needs none of these.
            from timeline.views.links.comparable_acts import act  # noqa: PLC0415 - as above
            from timeline.views.links.sameness import sameness  # noqa: PLC0415 - as above

            ready = [acts.get(told.id) or acts.setdefault(told.id, act(told)) for told in block]
            ready.sort(key=lambda found: found.key)
            for at, one in enumerate(ready):
                for other in ready[at + 1 : at + 1 + _MOST]:
                    if one.article != other.article and (score := sameness(one, other)):
                        yield -score, min(one.id, other.id), max(one.id, other.id)


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


def _keys(told: ShownEvent) -> Iterator[tuple[object, ...]]:
    """Yield what an event is compared under: a country, and of a figure what makes it one, else a month and a name."""
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
