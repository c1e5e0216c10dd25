"""What of a long log can meet a few events: a question about one pledge does not match the whole log."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from timeline.views.acts import loosely_dated
from timeline.views.judgements import Link, Pair
from timeline.views.names import parts_of
from timeline.views.standing import Told


class Reach(Struct, frozen=True):
    """The events that matter, and the articles whose acts have to be known in all their tellings."""

    events: tuple[Told, ...]
    focus: frozenset[str]


def within_reach(events: Collection[Told], among: frozenset[str], judged: Mapping[Pair, Link]) -> Reach:
    """Return what can propose itself to some events, or lend a date to what does: all that rules about these compare.

    Rules compare only what shares a country, and what stands in the articles of such. An article that only its page
    dates may be lent a day by any other telling of its acts: those are looked for in all the places it names.
    """
    wanted = [told for told in events if told.id in among]
    countries = frozenset().union(*(parts_of(told.regions)[1] for told in wanted))
    linked = _linked(judged)
    articles = {told.row.article for told in wanted}
    for told in events:
        if not countries.isdisjoint(parts_of(told.regions)[1]):
            articles.add(told.row.article)
    near = [told for told in events if told.row.article in articles]
    focus = {told.row.article for told in wanted} | {told.row.article for told in near if loosely_dated(told)}
    places = frozenset().union(*(_places(told) for told in near if told.row.article in focus))
    told_of = {other for told in near for other in linked.get(told.id, ())}
    far = (
        told
        for told in events
        if told.row.article not in articles and (told.id in told_of or not places.isdisjoint(_places(told)))
    )
    return Reach((*near, *far), frozenset(focus))


def _places(told: Told) -> frozenset[str]:
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
