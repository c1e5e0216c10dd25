"""How surely two events, reported by two articles, are one act."""

from collections.abc import Sequence

from msgspec import Struct

from timeline.views.links.comparable_acts import MEETINGS, Act, named, shared_weight
from timeline.views.links.spelling import spelt
from timeline.views.links.subjects import stems, total_weight

_ENOUGH = 0.9  # weight of what both are about
_COVERED = 0.55  # share of the briefer telling's subject that both must have
_HALF = 0.5  # share of the briefer metric that figures of one striking value must have in common
_STRIKING = 1000  # a value from here on is seldom that of two things
_BOTH = 2

AlikePair = tuple[float, str, str]  # the surest with the least number, then the ids, the lesser first


class ComparedAct(Struct, array_like=True, frozen=True):
    """All that says of an act whether another one is the same; it may be sent to where it meets others.

    Days are ordinals, or None. `names` are of who takes part, the words of each as papers spell them; `subject` of what
    is no figure and `metric` of a figure are stems; `striking`: its value is seldom that of two things.
    """

    id: str
    article: str
    kind: str
    countries: frozenset[str]
    parts: frozenset[str]
    first: int | None
    last: int | None
    status: str
    form: str
    says_subject: bool
    names: tuple[tuple[str, ...], ...]
    subject: frozenset[str]
    metric: frozenset[str]
    regions: tuple[str, ...]
    striking: bool


def compared(act: Act) -> ComparedAct:
    """Return what of an act is compared."""
    told, days, figure = act.told, act.days, act.kind == "figure"
    value = told.data.get("value") if figure else None
    return ComparedAct(
        act.id,
        act.article,
        act.kind,
        act.countries,
        act.parts,
        None if days.first is None else days.first.toordinal(),
        None if days.last is None else days.last.toordinal(),
        told.said("status"),
        told.said("form"),
        bool(told.said("subject")),
        () if figure else tuple(tuple(map(spelt, name)) for name in named(told)),
        act.subject,
        stems(told.said("metric")) if figure else frozenset(),
        told.regions if figure else (),
        isinstance(value, int | float) and (abs(value) >= _STRIKING or value != int(value)),
    )


def alike(one: ComparedAct, other: ComparedAct) -> AlikePair | None:
    """Return two events, given in order, as a pair that tells one act; None where they do not or are of one article."""
    if one.article == other.article or not (score := sameness(one, other)):
        return None
    return -score, min(one.id, other.id), max(one.id, other.id)


def sameness(one: ComparedAct, other: ComparedAct) -> float:
    """Return how surely two events are one act, or 0."""
    if not _in_one_place(one, other):
        return 0.0
    if one.kind == "figure":
        return _one_figure(one, other)
    if not _may_meet(one, other) or one.status != other.status:
        return 0.0
    who = _in_both(one.names, other.names)
    if not who or who < min(len(one.names), len(other.names)):
        return 0.0
    shared = shared_weight(one.subject, other.subject)
    least = min(total_weight(one.subject), total_weight(other.subject))
    subject = shared >= _ENOUGH and shared >= _COVERED * least
    forms = {one.form, other.form} - {""}
    on_the_day = one.first == other.first == one.last == other.last
    if not subject and not (who >= _BOTH and on_the_day and len(forms) < _BOTH and _silent(one, other)):
        return 0.0
    if len(forms) == _BOTH and one.kind == "agreement":
        return 0.0
    return who + min(2.0, shared) + on_the_day


def _may_meet(one: ComparedAct, other: ComparedAct) -> bool:
    """Whether both could be at the same time."""
    return not (_is_before(one, other) or _is_before(other, one))


def _is_before(one: ComparedAct, other: ComparedAct) -> bool:
    return one.last is not None and other.first is not None and one.last < other.first


def _silent(one: ComparedAct, other: ComparedAct) -> bool:
    """Whether the people and the day are enough: two meet once a day, and sign much unless nothing is said of it."""
    if one.kind in MEETINGS:
        return True
    return not (one.says_subject and other.says_subject)


def _in_one_place(one: ComparedAct, other: ComparedAct) -> bool:
    """Whether one of two tellings names all the regions of the other, as far as it names any so closely."""
    here, there = one.countries, other.countries
    if bool(here) != bool(there) or not (here <= there or there <= here):
        return False
    return not one.parts or not other.parts or one.parts <= other.parts or other.parts <= one.parts


def _one_figure(one: ComparedAct, other: ComparedAct) -> float:
    here, there = one.metric, other.metric
    if here == there and one.regions == other.regions:
        return 2.0
    shared = shared_weight(here, there)
    return 1.0 if one.striking and shared and shared >= _HALF * min(total_weight(here), total_weight(there)) else 0.0


def _in_both(here: Sequence[tuple[str, ...]], there: Sequence[tuple[str, ...]]) -> int:
    """Count the names of one list that another has, in full or by the last word."""
    left = list(there)
    for name in here:
        for other in left:
            if name[-1] == other[-1] and (len(name) == 1 or len(other) == 1 or set(name) & set(other) - {name[-1]}):
                left.remove(other)
                break
    return len(there) - len(left)
