"""What an article that tells an old promise again says has come of it.

Such an article is about one work as a rule, and calls it by few words or none: so it is weighed whether the promise is
old, whether both speak of the article's work, of one phase, in which order; the words in common say little.
"""

from collections.abc import Iterator, Mapping, Sequence

from timeline.views.links.article_words import Rarity
from timeline.views.links.proposal import Proposal
from timeline.views.links.work_likeness import Likeness, likeness, phases_agree, told_apart
from timeline.views.links.work_matches import (
    ABOUT,
    STOPPED,
    WorkMatch,
    as_proposal,
    in_percent,
    near_the_best,
    old_promise_of,
)
from timeline.views.links.work_tellings import WorkTelling, came_after, in_one_place
from timeline.views.promise_outcome import relation_told

# What each evidence adds to the log-odds that a report in the article is of the promise. They were fitted by logistic
# regression on chains whose links readers had marked, each work's links judged by what the other works taught.
_ODDS: Mapping[str, float] = {
    "before anything is known": -5.6,
    "the promise is told as an old one": 1.7,
    "the report came after it": 1.0,
    "it did not": -1.0,
    "both speak of the article's work": 1.3,
    "neither names another work": 1.3,
    "of one phase of it": 0.6,
    "it came to nothing, or is late": 0.75,
    "a rare word in common": 0.3,
}
_ENOUGH = -0.8  # log-odds from which a pair is proposed
_BEHIND, _BEHIND_REPORT = 1.5, 0.2  # how far behind the best of a promise, of a report, another may lie
_RARE_WORDS = 1.5  # weight of words in common beyond which more say no more
_ANEW, _ABOUT = (
    0.55,
    0.7,
)  # likeness of an old promise and one for a later day; how surely both are of the article's work


def in_one_article(tellings: Sequence[WorkTelling], rarity: Rarity) -> Iterator[Proposal]:
    """Yield the old promises that an article tells again, with what it reports of them, or with their new day."""
    yield from (as_proposal(match, rarity) for match in _reported(tellings, rarity))
    yield from (as_proposal(match, rarity) for match in _given_anew(tellings, rarity))


def _reported(tellings: Sequence[WorkTelling], rarity: Rarity) -> Iterator[WorkMatch]:
    """Match the promises of an article with what it reports of them."""
    found: list[WorkMatch] = []
    for promise in tellings:
        if promise.act.kind != "pledge":
            continue
        for outcome in tellings:
            if outcome.act.kind != "follow_up" or not in_one_place(promise, outcome):
                continue
            if old_promise_of(outcome, tellings) not in (None, promise):
                continue
            like = likeness(promise, outcome, float("inf"), rarity)
            odds = _odds(promise, outcome, like)
            if odds >= _ENOUGH and like.score > 0:
                found.append(WorkMatch(odds, promise, outcome, relation_told(outcome.act.told), like))
    for match in near_the_best(found, _BEHIND, _BEHIND_REPORT):
        yield in_percent(match)


def _odds(promise: WorkTelling, outcome: WorkTelling, like: Likeness) -> float:
    """Return the log-odds that a report is of a promise of its article."""
    after = came_after(promise, outcome)
    odds = _ODDS["before anything is known"]
    odds += _ODDS["the promise is told as an old one"] * promise.again
    if after is not None:
        odds += _ODDS["the report came after it" if after else "it did not"]
    odds += _ODDS["both speak of the article's work"] * min(promise.about, outcome.about)
    odds += _ODDS["neither names another work"] * told_apart(promise, outcome)
    odds += _ODDS["of one phase of it"] * phases_agree(promise, outcome)
    odds += _ODDS["it came to nothing, or is late"] * (outcome.act.state in STOPPED)
    return odds + _ODDS["a rare word in common"] * min(_RARE_WORDS, like.weight)


def _given_anew(tellings: Sequence[WorkTelling], rarity: Rarity) -> Iterator[WorkMatch]:
    """Match an old promise that an article tells again with the same one for a later day."""
    for promise in tellings:
        if promise.act.kind != "pledge" or not promise.again:
            continue
        for other in tellings:
            if other.act.kind != "pledge" or other.again:
                continue
            due, now = promise.deadline.last, other.deadline.first
            if due is None or now is None or due >= now:
                continue
            like = likeness(promise, other, float("inf"), rarity)
            one_work = min(promise.about, other.about) >= ABOUT and told_apart(promise, other) >= 1
            if like.score >= _ANEW or (one_work and like.score > 0):
                yield WorkMatch(max(like.score, _ANEW), promise, other, "delays", like)
