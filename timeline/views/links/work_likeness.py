"""How surely a promise and an outcome, or two promises, tell of one work."""

from msgspec import Struct

from timeline.views.links.article_words import Rarity
from timeline.views.links.work_tellings import WorkTelling, came_after, weight_of
from timeline.views.links.work_words import is_ordinal, kinds_of

_OF_STORY = 0.15  # how much of the score is that both articles tell one story, the rest is what the two acts say
_ONE_STORY = 10.0  # weight of shared words that makes two articles tell one story
_BOTH, _EITHER, _SHARED = 0.35, 0.4, 0.25  # parts of what two acts say: covered both ways, covered one way, weight
_ENOUGH = 1.5  # weight of shared words that is enough
_NEAR = 0.7  # what a word counts that stands in the other's sentence only
_KIND = 0.6  # what a word counts that names the kind of thing the other names by another word
_FAR = 0.5  # what a word counts that stands elsewhere in the other's article
_OTHER_NAMES, _FOREIGN_NAMES, _OTHER_KINDS, _OTHER_NOUNS = 0.85, 0.5, 0.6, 0.85
_OTHER_HEADS = 0.8
_OTHER_SORT, _OTHER_PART, _ELSEWHERE, _UNNAMED = 0.5, 0.75, 0.75, 0.85
_BARE_PROMISE, _BARE_OUTCOME = 0.85, 0.9
_NAMED = 0.36  # weight of a word that names a work: "cooperation agreement" has none
_SAME_KIND = 0.12
_SAME_SIDE, _SAME_NUMBER, _SAME_COUNT = 0.04, 0.2, 0.35
_AGREED, _OF_AGREEMENT, _OF_PLAN, _UNKNOWN_ORDER = 0.95, 0.85, 0.5, 0.85
_LATE_PREPARATION, _PREPARATION, _MONEY, _MONEY_BUILT, _BEGUN_ONLY, _BACK = 0.85, 0.6, 0.7, 0.85, 0.48, 0.75
_BEGUN = {"under_way": 0.8, "delayed": 0.6}  # the same where what was to begin is told of on its way to the end
_OVER, _LONG_DUE = 0.8, 60  # what remains where a promise was due so many days before work still goes on
_SAME_PHASE, _BEFORE_THE_END = 0.1, frozenset({"start", "preparation"})  # what a phase counts that is told of few acts
_STOPPED = frozenset({"delayed", "failed", "cancelled"})


class Likeness(Struct, frozen=True):
    """How surely two tellings are of one work (0 to about 1), and what they share.

    `both` and `either` are the shares of the words the two call the work by that the other has.
    """

    score: float
    shared: frozenset[str]
    weight: float
    both: float
    either: float


_UNLIKE = Likeness(0.0, frozenset(), 0.0, 0.0, 0.0)


def likeness(one: WorkTelling, other: WorkTelling, story: float, rarity: Rarity) -> Likeness:
    """Compare a promise with what may have come of it. `story` is the weight of the words their articles share."""
    shared = frozenset(one.own.keys() & other.own.keys())
    if not shared and _strange(one, other):
        return _UNLIKE
    ours, theirs = _covered(one, other, rarity), _covered(other, one, rarity)
    weight = rarity.of(shared)
    if not one.sorts_of_things.isdisjoint(other.sorts_of_things):
        weight += _KIND * min(_of_kind(one, other, rarity), _of_kind(other, one, rarity))
    said = _EITHER * max(ours, theirs) + _BOTH * min(ours, theirs) + _SHARED * min(1.0, weight / _ENOUGH)
    said *= (_BARE_PROMISE if one.bare else 1.0) * (_BARE_OUTCOME if other.bare else 1.0)
    said *= _told_apart(one, other)
    score = (1 - _OF_STORY) * said + _OF_STORY * min(1.0, story / _ONE_STORY)
    score *= phases_agree(one, other)
    score += _SAME_SIDE * (not one.act.names.isdisjoint(other.act.names))
    score += _SAME_COUNT if other.whole in one.counts else _SAME_NUMBER * (not one.numbers.isdisjoint(other.numbers))
    if not one.act.names.isdisjoint(other.act.names) and _of_one_kind(one, other):
        score += _SAME_KIND
    score += _SAME_PHASE * bool(one.phases & other.phases & _BEFORE_THE_END)
    if other.act.kind == "agreement":
        score *= _AGREED
    if one.act.kind == "agreement":
        score *= _OF_PLAN if one.act.status == "planned" and other.act.kind != "agreement" else _OF_AGREEMENT
    if came_after(one, other) is None:
        score *= _UNKNOWN_ORDER
    if _goes_on_after(one, other):
        score *= _OVER
    least, most = sorted((one.rare, other.rare))
    if min(one.rarest, other.rarest) <= _NAMED:
        score = 0.0
    return Likeness(round(score, 6), shared, weight, weight / most if most else 0.0, weight / least if least else 0.0)


def _strange(one: WorkTelling, other: WorkTelling) -> bool:
    """Whether two acts that call their works by no word in common have no kind, number or neighbouring word either."""
    return (
        one.sorts.isdisjoint(other.sorts)
        and one.near.isdisjoint(other.own)
        and other.near.isdisjoint(one.own)
        and other.whole not in one.counts
        and one.numbers.isdisjoint(other.numbers)
    )


def _of_one_kind(one: WorkTelling, other: WorkTelling) -> bool:
    """Whether the two name things of one kind by other words, and no place parts them."""
    if not one.things.isdisjoint(other.things) or one.sorts_of_things.isdisjoint(other.sorts_of_things):
        return False
    return not (_elsewhere(one, other) and _elsewhere(other, one))


def _of_kind(one: WorkTelling, other: WorkTelling, rarity: Rarity) -> float:
    """Return the weight of the words by which one names the thing that the other names by another of its kind."""
    theirs = other.sorts_of_things
    return rarity.of(word for word in one.things - other.own.keys() if not theirs.isdisjoint(kinds_of(word)))


def _goes_on_after(one: WorkTelling, other: WorkTelling) -> bool:
    """Whether a report tells of work going on when a promise was long due: it answers one that was given since."""
    due, since = one.deadline.last, other.act.days.first or other.told
    return other.act.state == "under_way" and due is not None and since is not None and (since - due).days > _LONG_DUE


def _covered(one: WorkTelling, other: WorkTelling, rarity: Rarity) -> float:
    """Return which share of the words one calls its work by the other has: as its own, near it, or in its article."""
    if not one.total:
        return 0.0
    own = one.own.keys() & other.own.keys()
    near = (one.own.keys() & other.near) - own
    told = weight_of(one, own, rarity) + _NEAR * weight_of(one, near, rarity)
    kind: set[str] = set()
    if not one.sorts.isdisjoint(other.sorts):
        kind = {word for word in one.own.keys() - own - near if not other.sorts.isdisjoint(kinds_of(word))}
        told += _KIND * weight_of(one, kind, rarity)
    if one.act.article != other.act.article:
        far = (one.own.keys() & other.words.told.keys()) - own - near - kind
        told += _FAR * weight_of(one, far, rarity)
    return min(1.0, told / one.total)


def _told_apart(one: WorkTelling, other: WorkTelling) -> float:
    """Return what remains where two tellings name different works, or works of different kinds."""
    return _by_name(one, other) * _by_head(one, other) * _by_kind(one, other)


def _by_name(one: WorkTelling, other: WorkTelling) -> float:
    left = 1.0
    if one.names - other.near and other.names - one.near and one.names.isdisjoint(other.names):
        left *= _OTHER_NAMES
    if one.proper and other.proper and _unknown_to(other, one) and _unknown_to(one, other):
        left *= _FOREIGN_NAMES
    if one.numbered.isdisjoint(other.numbered) and (one.numbered or other.numbered):
        left *= _OTHER_PART
    if _other_sort(one, other):
        left *= _OTHER_SORT
    if one.act.names.isdisjoint(other.act.names) and _elsewhere(one, other) and _elsewhere(other, one):
        left *= _ELSEWHERE
    elif one.act.article != other.act.article and _unnamed(one, other):
        left *= _UNNAMED
    return left


def _by_head(one: WorkTelling, other: WorkTelling) -> float:
    """Return what remains where the things two acts are about are two: port dues are not the second berth."""
    if not one.things or not other.things or not one.sorts_of_things.isdisjoint(other.sorts_of_things):
        return 1.0
    return _OTHER_HEADS if one.things.isdisjoint(other.near) and other.things.isdisjoint(one.near) else 1.0


def _by_kind(one: WorkTelling, other: WorkTelling) -> float:
    if not one.kinds or not other.kinds:
        return 1.0
    ours, theirs = one.sorts_of_things, other.sorts_of_things
    unsaid = one.things.isdisjoint(other.said) and other.things.isdisjoint(one.said)
    if ours and theirs and ours.isdisjoint(theirs) and unsaid:
        return _OTHER_KINDS
    ours, theirs = one.sorts_said, other.sorts_said
    if ours and theirs:
        return 1.0 if not ours.isdisjoint(theirs) else _OTHER_KINDS
    apart = one.kinds.isdisjoint(other.near) and other.kinds.isdisjoint(one.near)
    if one.act.article == other.act.article:
        foreign = apart
    else:
        foreign = one.kinds.isdisjoint(other.words.told) or other.kinds.isdisjoint(one.words.told)
    if foreign:
        return _OTHER_KINDS
    return _OTHER_NOUNS if apart and not one.own.keys().isdisjoint(other.own) else 1.0


def _unnamed(one: WorkTelling, other: WorkTelling) -> bool:
    """Whether nothing but its kind tells that two works are one: no side, no number and no name in both."""
    if not one.act.names.isdisjoint(other.act.names) or not one.numbers.isdisjoint(other.numbers):
        return False
    return one.places.isdisjoint(other.words.told) and other.places.isdisjoint(one.words.told)


def _elsewhere(one: WorkTelling, other: WorkTelling) -> bool:
    """Whether a work is told of with names, and the other's article knows none of them."""
    return bool(one.places) and one.act.article != other.act.article and one.places.isdisjoint(other.words.told)


def _other_sort(one: WorkTelling, other: WorkTelling) -> bool:
    """Whether two tellings name things of one kind by other words before it: "children's wing", "maternity wing".

    "Молочная" and "молочнотоварная" are one.
    """
    return any(
        (here := one.before.get(thing)) is not None
        and (there := other.before.get(thing)) is not None
        and not (here.startswith(there) or there.startswith(here))
        and ((is_ordinal(here) and is_ordinal(there)) or (here not in other.words.told and there not in one.words.told))
        for thing in sorted(one.before.keys() & other.before.keys())
        if one.before[thing] not in one.things and other.before[thing] not in other.things
    )


def _unknown_to(other: WorkTelling, one: WorkTelling) -> bool:
    """Whether what a telling calls its work by stands nowhere in the other's sentence, or in its article."""
    if one.act.article == other.act.article:
        return one.proper.isdisjoint(other.near)
    return one.proper.isdisjoint(other.words.told)


def phases_agree(one: WorkTelling, other: WorkTelling) -> float:
    """Return what remains where a promise is of another phase of a work than a report."""
    ours, theirs, state = one.phases, other.phases, other.act.state
    if other.act.kind == "agreement":
        theirs -= {"preparation"}
    if one.act.kind == "agreement":
        ours -= {"preparation"}
    if ours & theirs:
        return 1.0
    if state in _STOPPED and "preparation" in theirs:
        return _LATE_PREPARATION
    for phase, left in (("preparation", _PREPARATION), ("money", _MONEY)):
        if (phase in ours) != (phase in theirs):
            built = phase == "money" and any(kinds_of(word) for word in one.said & other.said)
            return _MONEY_BUILT if built else left
    if "start" in ours and "end" in theirs:
        return _BEGUN.get(state, _BEGUN_ONLY)
    return _BACK if "end" in ours and "start" in theirs else 1.0
