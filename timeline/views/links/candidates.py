"""What of a long log can meet a few events: a question about one pledge does not match the whole log."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from msgspec import Struct

from timeline.views.current_lines import ShownEvent
from timeline.views.judgements import Link, Pair
from timeline.views.links.comparable_acts import ANSWERS, MEETINGS, loosely_dated
from timeline.views.links.name_words import parts_of
from timeline.views.query import span_of

_SEQUELS = ANSWERS | MEETINGS
_Hull = tuple[date, date]


class Reach(Struct, frozen=True):
    """The events that matter, and the articles whose acts have to be known in all their tellings."""

    events: tuple[ShownEvent, ...]
    focus: frozenset[str]


def within_reach(events: Collection[ShownEvent], among: frozenset[str], judged: Mapping[Pair, Link]) -> Reach:
    """Return what can propose itself to some events, or lend a date to what does: all that rules about these compare.

    Rules compare what shares a country, and what stands in the articles of such. An article that only its page dates
    may be lent a day by any other telling of its acts: those are looked for in all the places it names.
    """
    wanted = [told for told in events if told.id in among]
    countries = frozenset().union(*(parts_of(told.regions)[1] for told in wanted))
    recalled = any(told.type == "statement" for told in wanted)
    own = {told.row.article for told in wanted}
    whole, answering = set(own), set()
    sequels = []
    for told in events:
        if not countries.isdisjoint(parts_of(told.regions)[1]):
            if told.type in _SEQUELS:
                sequels.append(told)
                answering.add(told.row.article)
            elif recalled and told.type == "statement":
                whole.add(told.row.article)
    inside = [told for told in events if told.row.article in whole]
    focus = own | {told.row.article for told in (*sequels, *inside) if loosely_dated(told)}
    told_twice = _Focus([told for told in events if told.row.article in focus], judged)
    kept = (
        told
        for told in events
        if told.row.article in whole
        or (told.type in _SEQUELS and told.row.article in answering)
        or told.row.article in focus
        or told_twice.may_be(told)
    )
    return Reach(tuple(kept), frozenset(focus))


class _Focus:
    """Acts of which all tellings matter: where they were, when, and what people linked them with."""

    def __init__(self, found: Collection[ShownEvent], judged: Mapping[Pair, Link]) -> None:
        linked = _linked(judged)
        self._places = frozenset().union(*map(_places, found))
        self._linked = {other for told in found for other in linked.get(told.id, ())}
        self._days: dict[str, _Hull] = {}
        for told in found:
            days = span_of(told.date)
            first, last = self._days.get(_kind(told), (date.max, date.min))
            self._days[_kind(told)] = min(first, days.first or date.min), max(last, days.last or date.max)

    def may_be(self, told: ShownEvent) -> bool:
        """Whether an event may be another telling of one of them, or waits for one as such events do."""
        if told.id in self._linked:
            return True
        hull = self._days.get(_kind(told))
        if hull is None or told.type == "figure" or self._places.isdisjoint(_places(told)):
            return False
        days = span_of(told.date)
        return days.first is None or days.first != days.last or hull[0] <= days.first <= hull[1]


def _kind(told: ShownEvent) -> str:
    return "meeting" if told.type in MEETINGS else told.type


def _places(told: ShownEvent) -> frozenset[str]:
    parts, countries = parts_of(told.regions)
    return parts or countries


def _linked(judged: Mapping[Pair, Link]) -> Mapping[str, Iterable[str]]:
    """Return for each event what people linked it with as one act."""
    linked: dict[str, list[str]] = defaultdict(list)
    for (one, other, relation), link in judged.items():
        if link.stands and relation == "same_act":
            linked[one].append(other)
            linked[other].append(one)
    return linked
