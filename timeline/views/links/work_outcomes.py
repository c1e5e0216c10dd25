"""What came of a promised work: of each promise in one article the reports in another of the same story.

A score needs two articles only, and how rare their words are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from timeline.views.links.article_words import Rarity
from timeline.views.links.blocks import CONCLUDED
from timeline.views.links.comparable_acts import people_in_common, said_about
from timeline.views.links.proposal import Order, Proposal
from timeline.views.links.work_likeness import Likeness, likeness
from timeline.views.links.work_tellings import WorkTelling, came_after, in_one_place
from timeline.views.links.work_words import words_in_sense
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
_RETOLD, _RETOLD_DONE = 0.55, 0.9  # the same for an old promise and a report in one article
_RETOLD_ANEW = 0.55  # the same for an old promise and one for a later day
_OF_PROMISE, _OF_OUTCOME = 0.1, 0.06  # how far behind the best of a promise, of an outcome, another may lie
_FRESHER = 0.2  # how much better an old promise must be than a new one of its article
_ONE_SENTENCE, _FAR_APART, _CHARACTERS = 0.12, 0.05, 400
_SAME, _SAME_UNDATED = 0.65, 0.7  # scores from which two tellings are one promise or one report
_COVERED_BOTH, _COVERED_EITHER, _WEIGHT = 0.3, 0.6, 0.6
_WEIGHT_AGAIN = 0.3  # the last for an old promise told again by whom and for the day it was given
_ONE_REPORT = 0.6
_MOST = 0.95
_STOPPED = frozenset({"failed", "delayed", "cancelled"})
_NAMED = 4  # words that a reason names at most


class _Match(Struct, frozen=True):
    """A promise, what may have come of it, how surely."""

    score: float
    promise: WorkTelling
    outcome: WorkTelling
    relation: str
    like: Likeness


def in_two_articles(
    here: Sequence[WorkTelling], there: Sequence[WorkTelling], story: float, rarity: Rarity
) -> Iterator[Proposal]:
    """Yield what two articles tell of one work; `story` is the weight of the words they share."""
    for found in (
        _answered(here, there, story, rarity),
        _answered(there, here, story, rarity),
        _retold(here, there, story, rarity),
    ):
        yield from (_proposal(match, rarity) for match in found)


def in_one_article(tellings: Sequence[WorkTelling], rarity: Rarity) -> Iterator[Proposal]:
    """Yield the old promises that an article tells again, with what it reports of them."""
    yield from (_proposal(match, rarity) for match in _within(tellings, rarity))


def _answered(
    promises: Sequence[WorkTelling], outcomes: Sequence[WorkTelling], story: float, rarity: Rarity
) -> Iterator[_Match]:
    """Match the promises of one article with the reports and agreements of another."""
    found: list[_Match] = []
    for promise in promises:
        if not _promises(promise):
            continue
        for outcome in outcomes:
            if not _is_outcome(outcome) or not in_one_place(promise, outcome):
                continue
            if promise.act.kind == outcome.act.kind:
                continue
            order = came_after(promise, outcome)
            teller = _old_promise_of(outcome, outcomes)
            if order is False or (teller is not None and not _for_one_day(promise, teller)):
                continue
            like = likeness(promise, outcome, story, rarity)
            if like.score >= (_SURE_BARE if promise.bare or outcome.bare else _SURE):
                found.append(_Match(like.score, promise, outcome, relation_told(outcome.act.told), like))
    yield from _best(found, outcomes)


def _best(found: Sequence[_Match], outcomes: Sequence[WorkTelling]) -> Iterator[_Match]:
    """Yield of each promise and each outcome the best matches; of an old promise only where no new one is as good."""
    fresh: dict[str, float] = defaultdict(float)
    for match in found:
        if not match.promise.again:
            fresh[match.outcome.act.id] = max(fresh[match.outcome.act.id], match.score)
    for match in _near_the_best(found):
        promise, outcome = match.promise, match.outcome
        if promise.again and _old_promise_of(outcome, outcomes) is None:
            newer = promise.told is not None and outcome.told is not None and promise.told < outcome.told
            if outcome.act.kind != "follow_up" or not newer or fresh[outcome.act.id] >= match.score - _FRESHER:
                continue
        yield match


def _near_the_best(found: Sequence[_Match]) -> Iterator[_Match]:
    """Yield the matches that lie little behind the best of their promise and the best of their outcome."""
    of_promise: dict[str, float] = defaultdict(float)
    of_outcome: dict[str, float] = defaultdict(float)
    for match in found:
        one, other = match.promise.act.id, match.outcome.act.id
        of_promise[one] = max(of_promise[one], match.score)
        of_outcome[other] = max(of_outcome[other], match.score)
    for match in found:
        one, other = match.promise.act.id, match.outcome.act.id
        behind, after = of_promise[one] - match.score, of_outcome[other] - match.score
        if min(behind, after) <= 0 and behind <= _OF_PROMISE and after <= _OF_OUTCOME:  # each its own: a b, not a a
            yield match


def _within(tellings: Sequence[WorkTelling], rarity: Rarity) -> Iterator[_Match]:
    """Match an old promise that an article tells again with what the article reports of it."""
    found: list[_Match] = []
    anew: list[_Match] = []
    for promise in tellings:
        if promise.act.kind != "pledge":
            continue
        for outcome in tellings:
            if _given_anew(promise, outcome):
                like = likeness(promise, outcome, float("inf"), rarity)
                if like.score >= _RETOLD_ANEW:
                    anew.append(_Match(like.score, promise, outcome, "delays", like))
            if outcome.act.kind != "follow_up" or not in_one_place(promise, outcome):
                continue
            since, last = outcome.act.days.first, promise.act.days.last
            earlier = promise.again or (since is not None and last is not None and last < since)
            teller = _old_promise_of(outcome, tellings)
            if not earlier or came_after(promise, outcome) is False or (teller is not None and teller is not promise):
                continue
            if outcome.act.state == "done" and promise.things.isdisjoint(outcome.things):
                continue
            like = likeness(promise, outcome, float("inf"), rarity)
            score = like.score
            if promise.act.place == outcome.act.place:
                score += _ONE_SENTENCE
            elif abs(promise.act.place[0] - outcome.act.place[0]) > _CHARACTERS:
                score -= _FAR_APART
            if score >= (_RETOLD_DONE if outcome.act.state == "done" else _RETOLD):
                found.append(_Match(round(score, 6), promise, outcome, relation_told(outcome.act.told), like))
    yield from _near_the_best(found)
    yield from anew


def _given_anew(promise: WorkTelling, other: WorkTelling) -> bool:
    """Whether an article tells an old promise again, and one for a later day."""
    if not promise.again or promise.act.kind != "pledge" or other.act.kind != "pledge" or other.again:
        return False
    due, now = promise.deadline.last, other.deadline.first
    return due is not None and now is not None and due < now


def _retold(
    tellings: Sequence[WorkTelling], others: Sequence[WorkTelling], story: float, rarity: Rarity
) -> Iterator[_Match]:
    """Match two tellings of one promise or report, and a promise with the same one given for a later day."""
    for one in tellings:
        for other in others:
            kind = one.act.kind
            if kind != other.act.kind or kind == "agreement" or not in_one_place(one, other):
                continue
            like = likeness(one, other, story, rarity)
            weight = _WEIGHT_AGAIN if _recalled(one, other) else _WEIGHT
            both = 0.0 if _recalled(one, other) else _COVERED_BOTH
            if like.score < _SAME or like.both < both or like.either < _COVERED_EITHER or like.weight < weight:
                continue
            pair = _promised_twice(one, other, like) if kind == "pledge" else _reported_twice(one, other, like)
            if pair is not None:
                first, second, relation = pair
                yield _Match(like.score, first, second, relation, like)


def _recalled(one: WorkTelling, other: WorkTelling) -> bool:
    """Whether one of two promises is the other, told again by the same side, for the same day."""
    same_side = not one.act.promiser.isdisjoint(other.act.promiser)
    return one.again != other.again and same_side and _for_one_day(one, other)


def _promised_twice(
    one: WorkTelling, other: WorkTelling, like: Likeness
) -> tuple[WorkTelling, WorkTelling, str] | None:
    if one.phases and other.phases and one.phases.isdisjoint(other.phases):
        return None
    if _for_one_day(one, other):
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


def _promises(telling: WorkTelling) -> bool:
    one = telling.act
    return one.kind == "pledge" or (one.kind == "agreement" and one.status != "cancelled")


def _is_outcome(telling: WorkTelling) -> bool:
    one = telling.act
    return one.kind == "follow_up" or (one.kind == "agreement" and one.status in CONCLUDED)


def _old_promise_of(outcome: WorkTelling, tellings: Iterable[WorkTelling]) -> WorkTelling | None:
    """Return the old promise told again in the sentence that says it came to nothing."""
    if outcome.act.kind != "follow_up" or outcome.act.state not in _STOPPED:
        return None
    return next(
        (
            telling
            for telling in tellings
            if telling.again and telling.act.place == outcome.act.place and telling.deadline.last is not None
        ),
        None,
    )


def _for_one_day(one: WorkTelling, other: WorkTelling) -> bool:
    """Whether two promises may be for one day."""
    return None not in (one.deadline.last, other.deadline.last) and one.deadline.may_meet(other.deadline)


def _proposal(match: _Match, rarity: Rarity) -> Proposal:
    one, other = match.promise, match.outcome
    if match.relation == "same_act" and other.act.key < one.act.key:
        one, other = other, one
    order, when = _in_words(one, other, match.relation)
    reasons = [
        reason for reason in (_side(one, other), *_about(one, other, rarity), _places(one, other), when) if reason
    ]
    return Proposal(
        one.act.told, other.act.told, match.relation, round(min(_MOST, match.score), 3), tuple(reasons), order
    )


def _side(one: WorkTelling, other: WorkTelling) -> str:
    who = one.act.names & other.act.names
    return f"of the same side: {people_in_common(one.act, who)}" if who else ""


def _about(one: WorkTelling, other: WorkTelling, rarity: Rarity) -> Iterator[str]:
    """Yield what the two acts have in common, and what their articles have besides."""
    shared = frozenset(one.own.keys() & other.own.keys())
    if shared:
        yield f"about the same: {_words(shared, one, other)}"
    if one.act.article == other.act.article:
        yield "an old promise, told again beside what came of it"
        return
    rest = (one.words.told.keys() & other.words.told.keys()) - shared
    telling = sorted(rest, key=lambda word: (-rarity[word], word))[:_NAMED]
    if telling:
        yield f"both articles tell of: {_words(frozenset(telling), one, other)}"


def _words(found: frozenset[str], one: WorkTelling, other: WorkTelling) -> str:
    texts = [text for telling in (one, other) for text in said_about(telling.act.told)]
    return ", ".join(words_in_sense(found, *texts, one.act.told.sources[0].data.title))


def _places(one: WorkTelling, other: WorkTelling) -> str:
    both = one.act.parts & other.act.parts or one.act.countries & other.act.countries
    return f"both of {' and '.join(sorted(both))}" if both else ""


def _in_words(one: WorkTelling, other: WorkTelling, relation: str) -> tuple[Order, str]:
    """Say whether the second came after the first, and how that is known."""
    last, since = one.act.days.last, other.act.days.first
    if relation == "same_act":
        return "unknown", "the days may be the same"
    if last is not None and since is not None and last < since:
        days = (since - last).days
        return "later", f"{days:,} day{'s' * (days != 1)} later"
    due = one.deadline.last
    if due is not None and since is not None and due < since:
        return "later", f"later than the promise was due ({one.act.told.said('deadline')})"
    if last is not None and other.told is not None and last < other.told:
        return "unknown", f"told {(other.told - last).days:,} days later; when it was done is not known"
    return "unknown", "the order is unknown: the days may be the same"
