"""What may answer what, step by step: on a shelf, and by who asks.

An act is sent once to each shelf (a place) where it lies as what may answer others, or where it looks for answers. What
it finds there and no rule would take, whatever else is found, goes no further.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count, groupby
from operator import attrgetter

from msgspec import Struct

from timeline.scale.keyed_same_acts import key_of
from timeline.scale.shipped_acts import event_of
from timeline.views.links.answer_rules import answered, looks
from timeline.views.links.blocks import REACH, Key, Look, found_under, soon
from timeline.views.links.comparable_acts import Act
from timeline.views.links.proposal import Proposal

_PROMISE = "promise"


class Filed(Struct, array_like=True, frozen=True):
    """An act under a key of a shelf: one that may answer others (`look` is None), or one that looks for answers there.

    `first` and `last` are the days it lies or looks in; `last` is None of one that looks behind `first`. `look` and
    `at` number where it looks, in the order the rules do.
    """

    key: str
    id: str
    first: int
    last: int | None
    look: int | None = None
    at: int = 0


class ShelvedAct(Struct, array_like=True, frozen=True):
    """An act on a shelf, and all keys of it that it lies or looks under."""

    event: bytes
    filed: tuple[Filed, ...]


class Answering(Struct, array_like=True, frozen=True):
    """An act that one finds where it looks, and as the how-manieth."""

    asker: str
    look: int
    at: int
    place: int
    other: str


class FoundOnShelf(Struct, array_like=True, frozen=True):
    """What an act finds under one key where it looks, or in a stretch of it.

    Of all of them, `number`, those that a rule may take or stop at, with their places among all.
    """

    asker: bytes
    look: int
    at: int
    stretch: int
    number: int
    others: tuple[tuple[int, bytes], ...]


def filing(one: Act) -> Iterator[tuple[bytes, Filed]]:
    """Yield where an act lies as what may answer, and where it looks for answers: shelf and key."""
    if one.since is not None:
        day = one.since.toordinal()
        for key in found_under(one):
            yield _shelf(key), Filed(key[1], one.id, day, day)
    first, last = (None if day is None else day.toordinal() for day in (one.days.first, one.days.last))
    for number, look in enumerate(looks(one)):
        for at, key in enumerate(look.keys):
            if look.within:
                if first is not None:
                    until = date.max.toordinal() if last is None else last
                    yield _shelf(key), Filed(key[1], one.id, first, until, number, at)
            elif last is not None:
                yield _shelf(key), Filed(key[1], one.id, last, None, number, at)


def shelved(one: Act, event: bytes) -> Iterator[tuple[bytes, ShelvedAct]]:
    """Yield the shelves that an act, sent as `event`, stands on."""
    shelves: dict[bytes, list[Filed]] = {}
    for shelf, row in filing(one):
        shelves.setdefault(shelf, []).append(row)
    yield from ((shelf, ShelvedAct(event, tuple(rows))) for shelf, rows in shelves.items())


def key_by_key(shelf: bytes, row: ShelvedAct) -> Iterator[tuple[bytes, ShelvedAct]]:
    """Yield the keys that an act is filed under on a shelf that is too long for one task, each by itself."""
    yield from ((key_of(shelf.hex(), one.key), ShelvedAct(row.event, (one,))) for one in row.filed)


def found_on_shelf(rows: Iterable[ShelvedAct], stretch: int | None = None) -> Iterator[tuple[str, FoundOnShelf]]:
    """Yield what acts that look on a shelf find there, by their ids; `stretch` is given of a key that is cut by days.

    Of such a key it is told of each stretch how many they find, so that no more are compared than of one not cut.
    """
    events: dict[str, bytes] = {}
    by_key: dict[str, list[Filed]] = {}
    for row in rows:
        for one in row.filed:
            events[one.id] = row.event
            by_key.setdefault(one.key, []).append(one)
    made: dict[str, Act] = {}

    def act(identity: str) -> Act:
        if identity not in made:
            made[identity] = event_of(events[identity]).act()
        return made[identity]

    for filed in by_key.values():
        for (asker, look, at), told in groupby(answering_under_key(filed), attrgetter("asker", "look", "at")):
            found = [(one.place, act(one.other)) for one in told]
            taken = tuple((place, events[other.id]) for place, other in _taken(act(asker), look, found))
            if taken or stretch is not None:
                yield asker, FoundOnShelf(events[asker], look, at, stretch or 0, len(found), taken)


def answering_under_key(rows: Iterable[Filed]) -> Iterator[Answering]:
    """Yield what each act that looks under a key finds there, in time, no more behind it than are compared."""
    lying: list[tuple[int, str]] = []
    asking: list[Filed] = []
    for row in rows:
        if row.look is None:
            lying.append((row.first, row.id))
        else:
            asking.append(row)
    if not lying or not asking:
        return
    lying.sort()
    days = [day for day, _ in lying]
    for row in asking:
        assert row.look is not None  # noqa: S101 - as it was sorted out
        if row.last is None:
            begin = bisect_right(days, row.first)
            end = begin + REACH
        else:
            begin, end = bisect_left(days, row.first), bisect_right(days, row.last)
        for place, (_, other) in enumerate(lying[begin:end]):
            yield Answering(row.id, row.look, row.at, place, other)


def _taken(one: Act, look: int, found: Sequence[tuple[int, Act]]) -> Iterator[tuple[int, Act]]:
    """Yield of what an act found in one look what a rule takes by itself, and the first that comes too late for one.

    Rules judge each act by itself, choose among those they take, and may stop at one that does not come soon.
    """
    late = False
    for place, other in found:
        if other.article != one.article:
            first_late = not late and not soon(one, other) and other.days != one.days
            late = late or first_late
            if first_late or _takes(one, look, other):
                yield place, other


def _takes(one: Act, look: int, other: Act) -> bool:
    numbers = count()
    return any(True for _ in answered(one, lambda _: (other,) if next(numbers) == look else ()))


def answers_to(told: Iterable[FoundOnShelf]) -> Iterator[Proposal]:
    """Yield what the rules make of all that one act found."""
    found = list(told)
    if not found:
        return
    by_look: dict[int, list[FoundOnShelf]] = {}
    for part in found:
        by_look.setdefault(part.look, []).append(part)
    one = event_of(found[0].asker).act()
    made: dict[bytes, Act] = {}
    numbers = count()

    def act(event: bytes) -> Act:
        if event not in made:
            made[event] = event_of(event).act()
        return made[event]

    def find(look: Look) -> Iterable[Act]:
        parts = sorted(by_look.get(next(numbers), ()), key=attrgetter("at", "stretch"))
        others: dict[str, Act] = {}
        for _, of_key in groupby(parts, attrgetter("at")):
            before = 0  # several stretches of a key may each have told as many as are compared
            for part in of_key:
                reached = (event for place, event in part.others if look.within or before + place < REACH)
                others.update((other.id, other) for other in map(act, reached))
                before += part.number
        return others.values()

    yield from answered(one, find)


def _shelf(key: Key) -> bytes:
    """Return the shelf of a key: promises are looked for in many more ways than what else may answer."""
    place, what = key
    return key_of("promises" if what.startswith(_PROMISE) else "acts", place)
