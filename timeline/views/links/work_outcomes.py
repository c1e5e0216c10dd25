"""What came of a promised work: of each promise in one article the reports in another of the same story.

A score needs two articles only, and how rare their words are.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from timeline.views.links.article_words import Rarity
from timeline.views.links.proposal import Proposal
from timeline.views.links.work_likeness import Likeness, likeness
from timeline.views.links.work_matches import (
    WorkMatch,
    as_proposal,
    for_one_day,
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
_SURE, _SURE_BARE = 0.5, 0.58  # scores from which a pair is proposed; where one of the two names no work of its own
_OF_PROMISE, _OF_OUTCOME = 0.1, 0.06  # how far behind the best of a promise, of an outcome, another may lie
_OF_WORK = 0.35  # the same of a promise, where all is of its article's work
_FRESHER = 0.2  # how much better an old promise must be than a new one of its article
_SAME, _SAME_UNDATED = 0.65, 0.7  # scores from which two tellings are one promise or one report
_SAME_DAY = 0.55  # the same for two promises that are for one day
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
            order = came_after(promise, outcome)
            teller = old_promise_of(outcome, outcomes)
            if order is False or (teller is not None and not for_one_day(promise, teller)):
                continue
            like = likeness(promise, outcome, story, rarity)
            if like.score >= (_SURE_BARE if promise.bare or outcome.bare else _SURE):
                found.append(WorkMatch(like.score, promise, outcome, relation_told(outcome.act.told), like))
    yield from _best(found, outcomes)


def _best(found: Sequence[WorkMatch], outcomes: Sequence[WorkTelling]) -> Iterator[WorkMatch]:
    """Yield of each promise and each outcome the best matches; of an old promise only where no new one is as good."""
    fresh: dict[str, float] = defaultdict(float)
    for match in found:
        if not match.promise.again:
            fresh[match.outcome.act.id] = max(fresh[match.outcome.act.id], match.score)
    for match in near_the_best(found, _OF_PROMISE, _OF_OUTCOME, _OF_WORK):
        promise, outcome = match.promise, match.outcome
        if promise.again and old_promise_of(outcome, outcomes) is None:
            newer = promise.told is not None and outcome.told is not None and promise.told < outcome.told
            if outcome.act.kind != "follow_up" or not newer or fresh[outcome.act.id] >= match.score - _FRESHER:
                continue
        yield match


def _retold(
    tellings: Sequence[WorkTelling], others: Sequence[WorkTelling], story: float, rarity: Rarity
) -> Iterator[WorkMatch]:
    """Match two tellings of one promise or report, and a promise with the same one given for a later day."""
    for one in tellings:
        for other in others:
            kind = one.act.kind
            if kind != other.act.kind or kind == "agreement" or not in_one_place(one, other):
                continue
            like = likeness(one, other, story, rarity)
            if not (_much_alike(like) or (like.score >= _SAME_DAY and for_one_day(one, other))):
                continue
            pair = _promised_twice(one, other, like) if kind == "pledge" else _reported_twice(one, other, like)
            if pair is not None:
                first, second, relation = pair
                yield WorkMatch(like.score, first, second, relation, like)


def _much_alike(like: Likeness) -> bool:
    words = like.both >= _COVERED_BOTH and like.either >= _COVERED_EITHER and like.weight >= _WEIGHT
    return words and like.score >= _SAME


def _promised_twice(
    one: WorkTelling, other: WorkTelling, like: Likeness
) -> tuple[WorkTelling, WorkTelling, str] | None:
    if one.phases and other.phases and one.phases.isdisjoint(other.phases):
        return None
    if for_one_day(one, other):
        return one, other, "same_act"
    if one.again != other.again:
        undated = one.deadline.last is None or other.deadline.last is None
        return (one, other, "same_act") if undated and like.score > _SAME_UNDATED else None
    first, second = (other, one) if other.act.days.surely_before(one.act.days) else (one, other)
    if one.again or not first.act.days.surely_before(second.act.days):
        return None
    due, now = first.deadline.last, second.deadline.last
    if due is not None and now is not None:
        return (first, second, "delays") if due < now else None
    return (first, second, "progress") if _binds_more(first, second) else None


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
