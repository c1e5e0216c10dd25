"""A promise beside what may have come of it: which of several are the best, and why, in words."""

from collections.abc import Iterable, Iterator, Sequence
from math import exp

from msgspec import Struct
from msgspec.structs import replace

from timeline.views.links.article_words import Rarity
from timeline.views.links.blocks import CONCLUDED
from timeline.views.links.comparable_acts import people_in_common, said_about
from timeline.views.links.proposal import Order, Proposal
from timeline.views.links.work_likeness import Likeness
from timeline.views.links.work_tellings import WorkTelling
from timeline.views.links.work_words import words_in_sense

ABOUT = 0.7  # how surely an act must speak of its article's work to be taken for one of it
STOPPED = frozenset({"failed", "delayed", "cancelled"})
_MOST = 0.95
_NAMED = 4  # words that a reason names at most


class WorkMatch(Struct, frozen=True):
    """A promise, what may have come of it, how surely; `rivals`: what each calls its work tells it from the other's."""

    score: float
    promise: WorkTelling
    outcome: WorkTelling
    relation: str
    like: Likeness
    rivals: bool = False


def near_the_best(found: Sequence[WorkMatch], little: float, less: float) -> Iterator[WorkMatch]:
    """Yield the matches that lie `little` behind the best of their promise, `less` behind that of their outcome."""
    of_promise: dict[str, WorkMatch] = {}
    of_outcome: dict[str, WorkMatch] = {}
    for match in found:
        for best, one in ((of_promise, match.promise), (of_outcome, match.outcome)):
            if one.act.id not in best or match.score > best[one.act.id].score:
                best[one.act.id] = match
    for match in found:
        better, other = of_promise[match.promise.act.id], of_outcome[match.outcome.act.id]
        behind, after = better.score - match.score, other.score - match.score
        if match.rivals and max(behind, after) > 0:  # another fits better: it is of that one
            continue
        if min(behind, after) <= 0 and behind <= little and after <= less:  # each its own: a b, not a a
            yield match


def in_percent(match: WorkMatch) -> WorkMatch:
    """Return a match weighed in log-odds with how probable it is, from 0 to 1."""
    return replace(match, score=1 / (1 + exp(-match.score)))


def promises_work(telling: WorkTelling) -> bool:
    """Whether an act promises something that reports may tell of."""
    one = telling.act
    return one.kind == "pledge" or (one.kind == "agreement" and one.status != "cancelled")


def is_outcome(telling: WorkTelling) -> bool:
    """Whether an act may be what came of a promise."""
    one = telling.act
    return one.kind == "follow_up" or (one.kind == "agreement" and one.status in CONCLUDED)


def old_promise_of(outcome: WorkTelling, tellings: Iterable[WorkTelling]) -> WorkTelling | None:
    """Return the old promise told again in the sentence that says it came to nothing."""
    if outcome.act.kind != "follow_up" or outcome.act.state not in STOPPED:
        return None
    return next(
        (
            telling
            for telling in tellings
            if telling.again and telling.act.place == outcome.act.place and telling.deadline.last is not None
        ),
        None,
    )


def for_one_day(one: WorkTelling, other: WorkTelling) -> bool:
    """Whether two promises may be for one day."""
    return None not in (one.deadline.last, other.deadline.last) and one.deadline.may_meet(other.deadline)


def as_proposal(match: WorkMatch, rarity: Rarity) -> Proposal:
    """Return a match as it is offered to a person."""
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
