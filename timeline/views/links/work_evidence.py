"""What speaks for two acts of one story being of one promise: named evidences, each with its weight.

The words that both acts call a work by say which work it is; which of its article's acts is meant is told by where each
stands, by the title, the deadline and the phase.

The weights are log-odds, fitted by logistic regression on chains of articles whose links readers had marked: on careful
readings, on readings that took a whole sentence for the deed, and on this program's own; which evidences count was
chosen by how well each set was judged by what the others taught. Not fitted, but set by hand until no decoy of the
tests was taken, are what tells rivals apart, what two articles with little in common lack, and that a contract comes
first: chains have few rivals, and a wrong pair of two bridges costs trust.
"""

from collections.abc import Mapping
from datetime import timedelta
from math import log1p

from timeline.views.links.article_words import Rarity
from timeline.views.links.work_likeness import Likeness, brief, named_apart, of_another_kind, of_another_sort
from timeline.views.links.work_tellings import WorkTelling
from timeline.views.links.work_words import kinds_of

_RIVALS: Mapping[str, float] = {
    "each bears a name that the other does not": -1.9,
    "each is of another sort": -2.6,
    "each is of another kind": -2.2,
}
_REPORTED: Mapping[str, float] = {
    "before anything is known": -2.8,
    "the likeness of what both call the work": 2.8,
    "rare words of both deeds": 0.45,
    "rare words of both sentences": 0.55,
    "their sentences name things of other kinds": -0.55,
    "little in common, and no word for what is reported": -0.8,
    "it was to be agreed first": -1.5,
    "both are of one phase of it": 0.75,
    "the promise was due by then, or soon is": 0.7,
    "the promise stands at the head of its article": 0.95,
    "the report stands far behind the head of its article": -1.55,
    "the promise speaks of a whole work": 0.6,
    "the title over the promise tells what is reported": -0.35,
    "the title over the report does": -0.45,
    "the promise is told as an old one": -2.25,
    "the report names the day of another promise": -0.8,
}
_PROMISED: Mapping[str, float] = {
    "before anything is known": -6.1,
    "the likeness of what both call the work": 1.9,
    "rare words of both sentences": 0.5,
    "both are for one day": 2.7,
    "the later one is for a later day": 1.0,
    "the earlier one stands at the head of its article": 1.1,
    "the later one does": 0.9,
    "both name one place": 0.6,
}
_HEAD = 400  # characters of an article that are its head
_FAR = 8.0  # logarithm of the characters before a report that stands far behind
_DEED, _SENTENCE, _TITLE = 2.5, 2.5, 2.0  # weights of words beyond which more say no more
_EVEN, _EVEN_BARE, _STEEP = 0.65, 0.73, 4.0  # likeness of even odds; where one names no work of its own; what more adds
_LITTLE = 5.0  # weight of the words that two articles share which tell of one work by chance
_LONG = timedelta(days=400)  # after its deadline a promise is seldom reported on for the first time


def reported(
    promise: WorkTelling, outcome: WorkTelling, like: Likeness, story: float, rarity: Rarity, *, other_day: bool
) -> float:
    """Return the log-odds that an outcome is of a promise.

    `story` is the weight of the words their articles share; `other_day`: its sentence names the day of another promise.
    """
    odds = _REPORTED["before anything is known"]
    odds += _REPORTED["the likeness of what both call the work"] * like.score
    odds += _REPORTED["rare words of both deeds"] * min(_DEED, rarity.of(promise.said & outcome.said))
    odds += _REPORTED["rare words of both sentences"] * min(_SENTENCE, rarity.of(promise.near & outcome.near))
    odds += _REPORTED["their sentences name things of other kinds"] * _of_other_kinds(promise.near, outcome.near)
    odds += _as_rivals(promise, outcome)
    unheard = story < _LITTLE and not outcome.bare and outcome.own.keys().isdisjoint(promise.words.told)
    odds += _REPORTED["little in common, and no word for what is reported"] * unheard
    odds += _REPORTED["it was to be agreed first"] * _to_be_agreed(promise, outcome)
    odds += _REPORTED["both are of one phase of it"] * (not promise.phases.isdisjoint(outcome.phases))
    odds += _REPORTED["the promise was due by then, or soon is"] * _not_long_due(promise, outcome)
    odds += _REPORTED["the promise stands at the head of its article"] * _at_the_head(promise)
    odds += _REPORTED["the report stands far behind the head of its article"] * _how_far_behind(outcome)
    odds += _REPORTED["the promise speaks of a whole work"] * promise.refers
    titled, own_title = (min(_TITLE, rarity.of(outcome.near & one.words.title)) for one in (promise, outcome))
    odds += _REPORTED["the title over the promise tells what is reported"] * titled
    odds += _REPORTED["the title over the report does"] * own_title
    odds += _REPORTED["the report names the day of another promise"] * other_day
    odds += _REPORTED["the promise is told as an old one"] * promise.again
    return odds if promise.again or not brief(promise, outcome) else max(odds, _called_alike(promise, outcome, like))


def _called_alike(promise: WorkTelling, outcome: WorkTelling, like: Likeness) -> float:
    """Return the log-odds of two brief deeds by what both call the work alone: so much can be evidence enough."""
    even = _EVEN_BARE if promise.bare or outcome.bare else _EVEN
    return _STEEP * (like.score - even)


def promised_again(earlier: WorkTelling, later: WorkTelling, like: Likeness, rarity: Rarity, *, one_day: bool) -> float:
    """Return the log-odds that two promises are one, told twice or given anew; `one_day`: both may be for one day."""
    odds = _PROMISED["before anything is known"]
    odds += _PROMISED["the likeness of what both call the work"] * like.score
    odds += _PROMISED["rare words of both sentences"] * min(_SENTENCE, rarity.of(earlier.near & later.near))
    odds += _as_rivals(earlier, later)
    odds += _PROMISED["both are for one day"] * one_day
    due, now = earlier.deadline.last, later.deadline.last
    put_off = due is not None and now is not None and due < now and not one_day
    odds += _PROMISED["the later one is for a later day"] * put_off
    odds += _PROMISED["the earlier one stands at the head of its article"] * _at_the_head(earlier)
    odds += _PROMISED["the later one does"] * _at_the_head(later)
    return odds + _PROMISED["both name one place"] * (not earlier.act.parts.isdisjoint(later.act.parts))


def _as_rivals(one: WorkTelling, other: WorkTelling) -> float:
    """Return what the log-odds lose by what each deed calls its work, and the other does not."""
    odds = _RIVALS["each bears a name that the other does not"] * named_apart(one, other)
    odds += _RIVALS["each is of another sort"] * of_another_sort(one, other)
    return odds + _RIVALS["each is of another kind"] * of_another_kind(one, other)


def _to_be_agreed(promise: WorkTelling, outcome: WorkTelling) -> bool:
    planned = promise.act.kind == "agreement" and promise.act.status == "planned"
    return planned and outcome.act.kind != "agreement"


def _not_long_due(promise: WorkTelling, outcome: WorkTelling) -> bool:
    due, day = promise.deadline.last, outcome.act.days.first or outcome.told
    return due is not None and day is not None and day - due <= _LONG


def _of_other_kinds(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences name kinds of things, and none that may be one thing."""
    here, there = (frozenset().union(*map(kinds_of, near)) for near in (one, other))
    return bool(here and there) and here.isdisjoint(there)


def _at_the_head(telling: WorkTelling) -> bool:
    return telling.act.place[0] < _HEAD


def _how_far_behind(telling: WorkTelling) -> float:
    return log1p(max(0, telling.act.place[0])) / _FAR
