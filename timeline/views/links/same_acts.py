"""One act told by several articles: events that may be the same, and the date one telling lends another.

Acts are swept in the order of their days. One waits, under kind, place, name and word, only for those that begin before
its days end, so that the work grows with the acts that may meet and not with their pairs.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date
from itertools import zip_longest
from typing import Generic, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from timeline.edtf import Bounds
from timeline.views.current_lines import REPORTED
from timeline.views.links.blocks import telling
from timeline.views.links.comparable_acts import ANSWERS, MEETINGS, Act, in_common, people_in_common, said_about
from timeline.views.links.lent_dates import narrower
from timeline.views.links.name_words import capitalised
from timeline.views.links.proposal import Proposal
from timeline.views.links.subjects import total_weight
from timeline.views.query import span_of

_COVERED = 0.55  # share of the briefer telling's subject that both must have
_ENOUGH = 0.9  # weight of what both are about
_NEAREST = 24  # acts of one kind, region, name and word that another is compared with
_LONGER = 12  # the same of acts that are known to a month, a season, a year, of those whose days are not over
FAR = 400  # the same for an act known only to lie on or before a day
_CLOSE = 31  # days that a date may span to tell by itself that two acts are one
_OFTEN = frozenset({"statement", "pledge", "follow_up"})
_FULL_NAMES = 4  # words of two names in full
_SPARE = 4096  # keys under which acts wait before those that wait no longer are looked for

Key = tuple[str, ...]
ScoredPair = tuple[float, Act, Act]


class _Dated(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def days(self) -> Bounds: ...


_Met = TypeVar("_Met", bound=_Dated)


class NamedDays(Struct, frozen=True):
    """An act by its id, and between which days it was: all that says whom it meets under one key."""

    id: str
    days: Bounds


def met(acts: Iterable[Act], focus: frozenset[str] | None = None) -> Iterator[ScoredPair]:
    """Yield what may be one act, how surely, each act with those that it meets.

    With `focus` only pairs of which one is told by one of these articles.
    """
    swept = _swept(acts)
    sought = None if focus is None else {key for act in swept if act.article in focus for key in waits_under(act)}
    for one, others in _meeting(swept, sought, waits_under):
        for other in others:
            if (focus is None or one.article in focus or other.article in focus) and (score := _score(one, other)):
                yield score, one, other


def met_by(askers: Container[str], acts: Iterable[Act]) -> Iterator[ScoredPair]:
    """Yield the same for a few acts, of all that these may meet."""
    for one, others in _meeting(_swept(acts), None, waits_under):
        if one.id in askers:
            for other in others:
                if score := _score(one, other):
                    yield score, one, other


def scored(pairs: Iterable[tuple[Act, Act]]) -> Iterator[ScoredPair]:
    """Yield how surely pairs that met are one act, where they may be."""
    for one, other in pairs:
        if score := _score(one, other):
            yield score, one, other


def meeting_under_one_key(named: Iterable[NamedDays]) -> Iterator[tuple[str, str]]:
    """Yield the acts that meet, of those that wait under one key (see `waits_under`).

    Under all keys together these are the pairs that `met` compares, some of them more than once.
    """
    swept = sorted(named, key=_begin)
    for one, others in _meeting(swept, None, lambda _: ((),)):
        for other in others:
            yield one.id, other.id


def same_acts(found: Iterable[ScoredPair]) -> list[Proposal]:
    """Return pairs of events, of different articles, that may be one act: of each the best match in an article."""
    pairs = [(score, other, one) if other.key <= one.key else (score, one, other) for score, one, other in found]
    return [_proposal(*pair) for pair in _best(pairs)]


def _swept(acts: Iterable[Act]) -> list[Act]:
    """Return, in the order of their days, the acts that have somebody to meet: the words of others are never made."""
    swept = sorted((act for act in acts if may_be_told_twice(act)), key=_begin)
    sharing: dict[Key, list[Act]] = defaultdict(list)
    for act in swept:
        for key in met_under(act):
            sharing[key].append(act)
    beside: set[str] = set()
    for those in sharing.values():
        if len(those) > 1:
            beside.update(_beside_another(those))
    return [act for act in swept if act.id in beside]


def _beside_another(swept: Iterable[Act]) -> Iterator[str]:
    """Yield which of some acts have days that may be those of another of them."""
    begun = [(first, act.days.last or date.max, act.id) for act in swept if (first := act.days.first) is not None]
    undated = [(act.days.last or date.max, act.id) for act in swept if act.days.first is None]
    latest = max(undated)[0] if undated else date.min
    end = date.min  # of what began before
    for (first, last, name), (then, _, _) in zip_longest(begun, begun[1:], fillvalue=(date.max, date.max, "")):
        if end >= first or then <= last or latest >= first:
            yield name
        end = max(end, last)
    yield from (name for last, name in undated if begun and begun[0][0] <= last)


def may_be_told_twice(act: Act) -> bool:
    """Whether another telling of it may be known: people say the same again within a year, but meet once."""
    days = act.days
    if act.kind in _OFTEN and days.first is not None and not _is_close(days):
        return False
    return act.told.known and act.kind != "figure" and (days.first is not None or days.last is not None)


def _begin(act: _Dated) -> tuple[date, str]:
    return act.days.first or act.days.last or date.max, act.id


def waits_under(act: Act) -> list[Key]:
    """Return what an act shares with another telling of it: kind, place, a name, and what it is about."""
    words = ("",) if act.kind in MEETINGS else telling(act.subject)
    return [(kind, place, name, word) for kind, place, name in met_under(act) for word in words]


def met_under(act: Act) -> Iterator[tuple[str, str, str]]:
    """Yield what any other telling of an act shares with it whatever it is about: kind, place, a name."""
    kind = "meeting" if act.kind in MEETINGS else act.kind
    for place in act.parts or act.countries:
        for name in act.side_last:
            yield kind, place, name


class _Slot(Struct, Generic[_Met]):
    """Acts that wait under one key: those of one day alone, which is `day`, and those of longer."""

    day: date
    today: list[_Met]
    longer: list[_Met]

    def waits(self, day: date) -> bool:
        """Whether some may still be met on a day."""
        return self.day == day or not all(_ends_before(act, day) for act in self.longer)


class _Waiting(Generic[_Met]):
    """Acts that wait under keys for others that begin before their days end: few of each key, the nearest."""

    def __init__(self) -> None:
        self._slots: dict[Key, _Slot[_Met]] = {}
        self._day = date.min
        self._room = _SPARE

    def begin(self, day: date) -> None:
        """Begin a day: what lies on the days before it waits no longer."""
        self._day = day
        if len(self._slots) > self._room:
            self._slots = {key: slot for key, slot in self._slots.items() if slot.waits(day)}
            self._room = 2 * len(self._slots) + _SPARE

    def meet(self, keys: Iterable[Key], act: _Met) -> dict[str, _Met]:
        """Let an act that begins on the day wait under keys; return what waited there before it."""
        found: dict[str, _Met] = {}
        slots, day = self._slots, self._day
        of_today = act.days.last == day
        for key in keys:
            slot = slots.get(key)
            if slot is None:
                slots[key] = _Slot(day, [act], []) if of_today else _Slot(day, [], [act])
                continue
            if slot.day != day:
                slot.day, slot.today = day, []
            today, longer = slot.today, slot.longer
            for other in today:
                found[other.id] = other
            if longer:
                still = [other for other in longer if (last := other.days.last) is None or last >= day]
                if len(still) < len(longer):
                    slot.longer = longer = still
                for other in still[-_LONGER:]:
                    found[other.id] = other
            if of_today:
                today.append(act)
                if len(today) > _NEAREST:
                    del today[0]
            else:
                longer.append(act)
        return found


def _ends_before(act: _Dated, first: date) -> bool:
    return act.days.last is not None and act.days.last < first


def _meeting(
    swept: Sequence[_Met], sought: set[Key] | None, keys_of: Callable[[_Met], Iterable[Key]]
) -> Iterator[tuple[_Met, Iterable[_Met]]]:
    """Yield each act with those before it whose days may meet its own, each once; `sought` are the only keys."""
    waiting: _Waiting[_Met] = _Waiting()
    open_start = [act for act in swept if act.days.first is None]
    kept: dict[Key, list[_Met]] = {key: [] for act in open_start for key in keys_of(act)}
    for act in swept:
        if act.days.first is None:
            continue
        waiting.begin(act.days.first)
        keys = list(keys_of(act))
        if kept:
            for key in keys:
                if key in kept:
                    kept[key].append(act)
        if found := waiting.meet(keys if sought is None else sought.intersection(keys), act):
            yield act, found.values()
    for act in open_start:
        yield act, _of_open_start(act, kept, keys_of)


def _of_open_start(act: _Met, kept: dict[Key, list[_Met]], keys_of: Callable[[_Met], Iterable[Key]]) -> Iterable[_Met]:
    """Return, for an act known only to lie on or before a day, those that may be it, the latest of each key first."""
    last = act.days.last or date.max
    found: dict[str, _Met] = {}
    for key in keys_of(act):
        near = [other for other in kept[key] if other.days.first is not None and other.days.first <= last]
        for other in near[-FAR:]:
            found[other.id] = other
    return found.values()


def _score(one: Act, other: Act) -> float:
    """Return how surely two events whose days may meet are one act, or 0."""
    if one.article == other.article or (one.parts and other.parts and one.parts.isdisjoint(other.parts)):
        return 0.0
    if (one.status == "planned") != (other.status == "planned"):
        return 0.0
    common = one.subject & other.subject
    shared = total_weight(common)
    least = min(one.weight, other.weight)
    covered = shared / least if least else 0.0
    if shared < _ENOUGH or covered < _COVERED:
        who = one.side & other.side if one.kind in MEETINGS else ()
        if len(who) < _FULL_NAMES:
            return 0.0
    if one.kind in ANSWERS and (_named_apart(one, other) or _due_apart(one, other)):
        return 0.0
    close = _is_close(one.days) and _is_close(other.days)
    score = 0.35 + 0.3 * min(1.0, covered) + 0.1 * min(2.0, shared) + (0.15 if close else 0.0)
    return round(min(0.95, score), 3)


def _named_apart(one: Act, other: Act) -> bool:
    """Whether each of two acts is about a thing whose name the other does not know."""
    here, there = (capitalised(said_about(act.told)[0])[1] & act.subject for act in (one, other))
    return bool(here) and bool(there) and here.isdisjoint(other.wide) and there.isdisjoint(one.wide)


def _due_apart(one: Act, other: Act) -> bool:
    """Whether two acts are for two days: a promise for a later day is another promise."""
    field = "deadline" if one.kind == "pledge" else "new_deadline"
    here, there = (span_of(act.told.said(field) or None) for act in (one, other))
    return here.surely_before(there) or there.surely_before(here)


def _proposal(score: float, one: Act, other: Act) -> Proposal:
    who = people_in_common(one, one.side & other.side)
    reasons = [
        f"both of {' and '.join(sorted(one.parts & other.parts or one.countries & other.countries))}",
        f"the same {'speaker' if one.kind == 'statement' else 'people'}: {who}",
    ]
    if common := one.subject & other.subject:
        reasons.append(f"about the same: {in_common(one, common)}")
    reasons.append(_when(one, other))
    return Proposal(one.told, other.told, "same_act", score, tuple(reasons), "unknown")


def _is_close(days: Bounds) -> bool:
    return days.first is not None and days.last is not None and (days.last - days.first).days <= _CLOSE


def _when(one: Act, other: Act) -> str:
    if _is_close(one.days) and _is_close(other.days):
        return "at the same time"
    return f"the days may be the same: {one.told.date} and {other.told.date}"


def _best(pairs: Sequence[ScoredPair]) -> Iterator[ScoredPair]:
    """Yield, of each event's matches in another article, the best, if it is the best from the other side too."""
    best: dict[tuple[str, str], ScoredPair] = {}
    for pair in pairs:
        _, one, other = pair
        for key in ((one.id, other.article), (other.id, one.article)):
            before = best.get(key)
            if before is None or _rank(pair) > _rank(before):
                best[key] = pair
    for pair in pairs:
        _, one, other = pair
        if best[one.id, other.article] is pair and best[other.id, one.article] is pair:
            yield pair


def _rank(pair: ScoredPair) -> tuple[float, str, str]:
    return pair[0], pair[1].id, pair[2].id


def implied(proposals: Iterable[Proposal], acts: Sequence[Act]) -> list[Act]:
    """Return acts with the days that the surest same act implies for articles whose page alone dates them.

    What an article only reports as past lends its own date to nothing else, and lies on or before the article's.
    """
    loose = {act.id: act for act in acts if act.loose}
    lent: dict[tuple[str, str | None], Proposal] = {}
    for proposal in proposals:
        for vague, sure in ((proposal.earlier, proposal.later), (proposal.later, proposal.earlier)):
            act = loose.get(vague.id)
            if act is not None and sure.date and narrower(sure.date, vague.date):
                key = (act.id, None) if act.loose == REPORTED else _page(act)
                if key not in lent or _sureness(proposal) > _sureness(lent[key]):
                    lent[key] = proposal
    return [_dated(act, lent.get((act.id, None)), lent.get(_page(act))) if act.loose else act for act in acts]


def _page(act: Act) -> tuple[str, str | None]:
    return act.article, act.told.date


def _dated(act: Act, own: Proposal | None, page: Proposal | None) -> Act:
    lent = own or page
    if lent is None:
        return act
    sure = lent.later if lent.earlier.row.article == act.article else lent.earlier
    days = span_of(sure.date)
    return replace(act, days=days if own or act.loose != REPORTED else Bounds(None, days.last), implied_by=sure.id)


def _sureness(proposal: Proposal) -> tuple[float, str, str]:
    return proposal.score, proposal.earlier.id, proposal.later.id
