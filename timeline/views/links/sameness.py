"""How surely two events, reported by two articles, are one act."""

from collections.abc import Sequence

from timeline.views.links.comparable_acts import MEETINGS, Act, named, shared_weight
from timeline.views.links.spelling import spelt
from timeline.views.links.subjects import stems, total_weight

_ENOUGH = 0.9  # weight of what both are about
_COVERED = 0.55  # share of the briefer telling's subject that both must have
_HALF = 0.5  # share of the briefer metric that figures of one striking value must have in common
_STRIKING = 1000  # a value from here on is seldom that of two things
_BOTH = 2


def sameness(one: Act, other: Act) -> float:
    """Return how surely two events are one act, or 0."""
    if not _in_one_place(one, other):
        return 0.0
    if one.kind == "figure":
        return _one_figure(one, other)
    if not one.days.may_meet(other.days) or one.told.said("status") != other.told.said("status"):
        return 0.0
    here, there = named(one.told), named(other.told)
    who = _in_both(here, there)
    if not who or who < min(len(here), len(there)):
        return 0.0
    shared = shared_weight(one.subject, other.subject)
    least = min(total_weight(one.subject), total_weight(other.subject))
    subject = shared >= _ENOUGH and shared >= _COVERED * least
    forms = {one.told.said("form"), other.told.said("form")} - {""}
    on_the_day = one.days == other.days and one.days.first == one.days.last
    if not subject and not (who >= _BOTH and on_the_day and len(forms) < _BOTH and _silent(one, other)):
        return 0.0
    if len(forms) == _BOTH and one.kind == "agreement":
        return 0.0
    return who + min(2.0, shared) + on_the_day


def _silent(one: Act, other: Act) -> bool:
    """Whether the people and the day are enough: two meet once a day, and sign much unless nothing is said of it."""
    if one.kind in MEETINGS:
        return True
    return not (one.told.said("subject") and other.told.said("subject"))


def _in_one_place(one: Act, other: Act) -> bool:
    """Whether one of two tellings names all the regions of the other, as far as it names any so closely."""
    here, there = one.countries, other.countries
    if bool(here) != bool(there) or not (here <= there or there <= here):
        return False
    return not one.parts or not other.parts or one.parts <= other.parts or other.parts <= one.parts


def _one_figure(one: Act, other: Act) -> float:
    here, there = stems(one.told.said("metric")), stems(other.told.said("metric"))
    if here == there and one.told.regions == other.told.regions:
        return 2.0
    value = one.told.data.get("value")
    striking = isinstance(value, int | float) and (abs(value) >= _STRIKING or value != int(value))
    shared = shared_weight(here, there)
    return 1.0 if striking and shared and shared >= _HALF * min(total_weight(here), total_weight(there)) else 0.0


def _in_both(here: Sequence[tuple[str, ...]], there: Sequence[tuple[str, ...]]) -> int:
    """Count the names of one list that another has, in full or by the last word."""
    left = [tuple(map(spelt, name)) for name in there]
    for name in [tuple(map(spelt, name)) for name in here]:
        for other in left:
            if name[-1] == other[-1] and (len(name) == 1 or len(other) == 1 or set(name) & set(other) - {name[-1]}):
                left.remove(other)
                break
    return len(there) - len(left)
