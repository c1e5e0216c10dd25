"""What came of a promised work: of each promise in one article the reports in another of the same story.

A score needs two articles only, and how rare their words are.
"""

from collections.abc import Iterator, Mapping, Sequence

from timeline.views.links.article_words import Rarity
from timeline.views.links.proposal import Proposal
from timeline.views.links.work_evidence import promised_again, reported
from timeline.views.links.work_likeness import Likeness, likeness, rivals
from timeline.views.links.work_matches import (
    WorkMatch,
    as_proposal,
    for_one_day,
    in_percent,
    is_outcome,
    near_the_best,
    old_promise_of,
    promises_work,
)
from timeline.views.links.work_tellings import WorkTelling, came_after, in_one_place
from timeline.views.promise_outcome import relation_told

FIRM: Mapping[str, int] = {
    "proposal": 0,
    "offer": 1,
    "readiness": 2,
    "plan": 3,
    "instruction": 3,
    "commitment": 4,
    "agreed": 5,
}
_SURE = -0.6  # log-odds from which a pair is proposed
_OF_PROMISE, _OF_OUTCOME = 2.0, 1.0  # how far behind the best of a promise, of an outcome, another may lie
_SURE_TWICE, _OF_PROMISE_TWICE = -0.25, 0.5  # the same of two promises
_SAME = 0.65  # likeness from which two tellings are one report
_COVERED_BOTH, _COVERED_EITHER, _WEIGHT = 0.3, 0.6, 0.6
_ONE_REPORT = 0.6


def in_two_articles(
    here: Sequence[WorkTelling], there: Sequence[WorkTelling], story: float, rarity: Rarity
) -> Iterator[Proposal]:
    """Yield what two articles tell of one work; `story` is the weight of the words they share."""
    for found in (
        _answered(here, there, story, rarity),
        _answered(there, here, story, rarity),
        _retold(here, there, story, rarity),
    ):
        yield from (as_proposal(match, rarity) for match in found)


def _answered(
    promises: Sequence[WorkTelling], outcomes: Sequence[WorkTelling], story: float, rarity: Rarity
) -> Iterator[WorkMatch]:
    """Match the promises of one article with the reports and agreements of another."""
    found: list[WorkMatch] = []
    for promise in promises:
        if not promises_work(promise):
            continue
        for outcome in outcomes:
            if not is_outcome(outcome) or not in_one_place(promise, outcome):
                continue
            if promise.act.kind == outcome.act.kind:
                continue
            if came_after(promise, outcome) is False:
                continue
            teller = old_promise_of(outcome, outcomes)
            like = likeness(promise, outcome, story, rarity)
            other_day = teller is not None and not for_one_day(promise, teller)
            odds = reported(promise, outcome, like, story, rarity, other_day=other_day)
            if odds >= _SURE:
                relation = relation_told(outcome.act.told)
                found.append(WorkMatch(odds, promise, outcome, relation, like, rivals(promise, outcome)))
    yield from map(in_percent, near_the_best(found, _OF_PROMISE, _OF_OUTCOME))


def _retold(
    tellings: Sequence[WorkTelling], others: Sequence[WorkTelling], story: float, rarity: Rarity
) -> Iterator[WorkMatch]:
    """Match two tellings of one promise or report, and a promise with the same one given for another day."""
    promised: list[WorkMatch] = []
    for one in tellings:
        for other in others:
            kind = one.act.kind
            if kind != other.act.kind or kind == "agreement" or not in_one_place(one, other):
                continue
            like = likeness(one, other, story, rarity)
            if kind == "pledge":
                if (match := _promised_twice(one, other, like, rarity)) is not None:
                    promised.append(match)
            elif _much_alike(like) and (pair := _reported_twice(one, other, like)) is not None:
                first, second, relation = pair
                yield WorkMatch(like.score, first, second, relation, like)
    yield from map(in_percent, near_the_best(promised, _OF_PROMISE_TWICE, _OF_PROMISE_TWICE))


def _much_alike(like: Likeness) -> bool:
    words = like.both >= _COVERED_BOTH and like.either >= _COVERED_EITHER and like.weight >= _WEIGHT
    return words and like.score >= _SAME


def _promised_twice(one: WorkTelling, other: WorkTelling, like: Likeness, rarity: Rarity) -> WorkMatch | None:
    earlier, later = _in_order(one, other)
    one_day = for_one_day(earlier, later)
    relation = "same_act" if one_day else _given_anew(earlier, later)
    if relation is None:
        return None
    odds = promised_again(earlier, later, like, rarity, one_day=one_day)
    if relation == "progress" and _much_alike(like) and _binds_more(earlier, later):
        odds = max(odds, _SURE_TWICE)
    if odds < _SURE_TWICE:
        return None
    return WorkMatch(odds, earlier, later, relation, like, rivals(earlier, later))


def _in_order(one: WorkTelling, other: WorkTelling) -> tuple[WorkTelling, WorkTelling]:
    """Return two promises in the order of the days of their articles, or of their own."""
    here, there = one.last, other.last
    if here == there or here is None or there is None:
        return (one, other) if one.act.key <= other.act.key else (other, one)
    return (one, other) if here < there else (other, one)


def _given_anew(earlier: WorkTelling, later: WorkTelling) -> str | None:
    """Return how a promise goes on from one that is not for its day; None: it does not, or may be the older one."""
    due, now = earlier.deadline.last, later.deadline.last
    if due is not None and now is not None:
        known = earlier.again or earlier.act.days.surely_before(later.act.days)
        return "delays" if due < now and known else None
    if earlier.again or later.again:
        return "same_act"
    more = now is not None or _binds_more(earlier, later)
    return "progress" if more and earlier.act.days.surely_before(later.act.days) else None


def _binds_more(before: WorkTelling, now: WorkTelling) -> bool:
    """Whether the same side promises more firmly what it promised before."""
    firmer = FIRM.get(now.act.strength, 0) > FIRM.get(before.act.strength, 0)
    return firmer and not before.act.promiser.isdisjoint(now.act.promiser)


def _reported_twice(
    one: WorkTelling, other: WorkTelling, like: Likeness
) -> tuple[WorkTelling, WorkTelling, str] | None:
    if one.act.state != other.act.state or one.act.state == "under_way":
        return None
    dated = one.act.days.first is not None and other.act.days.first is not None
    if one.act.days.may_meet(other.act.days):
        return (one, other, "same_act") if dated or like.both >= _ONE_REPORT else None
    if one.act.state != "delayed" or not dated:
        return None
    first, second = (one, other) if one.act.days.surely_before(other.act.days) else (other, one)
    return first, second, "delays"
