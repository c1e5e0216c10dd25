"""How surely a promise and an outcome, or two promises, tell of one work."""

from msgspec import Struct

from timeline.views.links.article_words import Rarity
from timeline.views.links.work_tellings import WorkTelling, came_after, weight_of
from timeline.views.links.work_words import kinds_of

_OF_STORY = 0.15  # how much of the score is that both articles tell one story, the rest is what the two acts say
_ONE_STORY = 10.0  # weight of shared words that makes two articles tell one story
_BOTH, _EITHER, _SHARED = 0.35, 0.4, 0.25  # parts of what two acts say: covered both ways, covered one way, weight
_ENOUGH = 1.5  # weight of shared words that is enough
_NEAR = 0.6  # what a word counts that stands in the other's sentence only
_KIND = 0.6  # what a word counts that names the kind of thing the other names by another word
_FAR = 0.5  # what a word counts that stands elsewhere in the other's article
_OTHER_NAMES, _FOREIGN_NAMES, _OTHER_KINDS, _OTHER_NOUNS = 0.85, 0.5, 0.6, 0.85
_OTHER_SORT, _NAMESAKES = 0.5, 0.5
_BARE_PROMISE, _BARE_OUTCOME = 0.85, 0.9
_SHORT_NAME, _BRIEF = 3, 6  # words of a name that is compared whole, of a deed
_NAMED = 0.36  # weight of a word that names a work: "cooperation agreement" has none
_SAME_SIDE, _SAME_NUMBER = 0.04, 0.1
_AGREED, _OF_AGREEMENT, _OF_PLAN, _UNKNOWN_ORDER = 0.95, 0.85, 0.5, 0.85
_LATE_PREPARATION, _PREPARATION, _MONEY, _BEGUN, _BEGUN_ONLY, _BACK = 0.85, 0.6, 0.7, 0.6, 0.5, 0.75
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


def likeness(one: WorkTelling, other: WorkTelling, story: float, rarity: Rarity) -> Likeness:
    """Compare a promise with what may have come of it. `story` is the weight of the words their articles share."""
    here, there = one.own.keys(), other.own.keys()
    shared = frozenset(here & there)
    ours, theirs = _covered(one, other, rarity), _covered(other, one, rarity)
    weight = rarity.of(shared)
    said = _EITHER * max(ours, theirs) + _BOTH * min(ours, theirs) + _SHARED * min(1.0, weight / _ENOUGH)
    said *= (_BARE_PROMISE if one.bare else 1.0) * (_BARE_OUTCOME if other.bare else 1.0)
    said *= told_apart(one, other)
    score = (1 - _OF_STORY) * said + _OF_STORY * min(1.0, story / _ONE_STORY)
    score *= phases_agree(one, other)
    score += _SAME_SIDE * (not one.act.names.isdisjoint(other.act.names))
    score += _SAME_NUMBER * (not one.numbers.isdisjoint(other.numbers))
    if other.act.kind == "agreement":
        score *= _AGREED
    if one.act.kind == "agreement":
        score *= _OF_PLAN if one.act.status == "planned" and other.act.kind != "agreement" else _OF_AGREEMENT
    if came_after(one, other) is None:
        score *= _UNKNOWN_ORDER
    least, most = sorted((rarity.of(here), rarity.of(there)))
    if not all(any(rarity[name] > _NAMED for name in own) for own in (here, there)):
        score = 0.0
    return Likeness(round(score, 6), shared, weight, weight / most if most else 0.0, weight / least if least else 0.0)


def _covered(one: WorkTelling, other: WorkTelling, rarity: Rarity) -> float:
    """Return which share of the words one calls its work by the other has: as its own, near it, or in its article."""
    every = weight_of(one, one.own, rarity)
    if not every:
        return 0.0
    own = one.own.keys() & other.own.keys()
    near = (one.own.keys() & other.near) - own
    told = weight_of(one, own, rarity) + _NEAR * weight_of(one, near, rarity)
    theirs = frozenset().union(*map(kinds_of, other.own))
    kind = {word for word in one.own.keys() - own - near if not theirs.isdisjoint(kinds_of(word))}
    told += _KIND * weight_of(one, kind, rarity)
    if one.act.article != other.act.article:
        far = (one.own.keys() & other.words.told.keys()) - own - near - kind
        told += _FAR * weight_of(one, far, rarity)
    return min(1.0, told / every)


def told_apart(one: WorkTelling, other: WorkTelling) -> float:
    """Return what remains where two tellings name different works, or works of different kinds."""
    left = 1.0
    if one.names - other.near and other.names - one.near and one.names.isdisjoint(other.names):
        left *= _OTHER_NAMES
    if one.proper and other.proper and _unknown_to(other, one) and _unknown_to(one, other):
        left *= _FOREIGN_NAMES
    if one.theme and other.theme and _themes_apart(one, other):
        left *= _FOREIGN_NAMES
    if _namesakes(one, other):
        left *= _NAMESAKES
    if of_another_sort(one, other):
        left *= _OTHER_SORT
    if one.bare or other.bare or not one.kinds or not other.kinds:
        return left
    ours, theirs = (frozenset().union(*map(kinds_of, telling.kinds)) for telling in (one, other))
    if ours and theirs:
        return left if not ours.isdisjoint(theirs) else left * _OTHER_KINDS
    apart = one.kinds.isdisjoint(other.near) and other.kinds.isdisjoint(one.near)
    if one.act.article == other.act.article:
        foreign = apart
    else:
        foreign = one.kinds.isdisjoint(other.words.told) or other.kinds.isdisjoint(one.words.told)
    if foreign:
        return left * _OTHER_KINDS
    return left * _OTHER_NOUNS if apart and not one.own.keys().isdisjoint(other.own) else left


def named_apart(one: WorkTelling, other: WorkTelling) -> bool:
    """Whether each brief deed bears a name the other's sentence has not: all of it, or what a short one has left."""
    if one.names & other.names:
        apart = max(len(one.names), len(other.names)) <= _SHORT_NAME and _namesakes(one, other)
    else:
        apart = bool(one.names - other.near and other.names - one.near)
    return apart and brief(one, other)


def rivals(one: WorkTelling, other: WorkTelling) -> bool:
    """Whether two brief deeds are of two works by what they call them."""
    return named_apart(one, other) or of_another_kind(one, other) or (brief(one, other) and of_another_sort(one, other))


def brief(one: WorkTelling, other: WorkTelling) -> bool:
    """Whether two deeds are told in few words: of many some are not what the work is called."""
    return max(len(one.own), len(other.own)) <= _BRIEF


def of_another_kind(one: WorkTelling, other: WorkTelling) -> bool:
    """Whether two brief deeds name things of other kinds."""
    if one.bare or other.bare or not brief(one, other):
        return False
    ours, theirs = (frozenset().union(*map(kinds_of, telling.kinds)) for telling in (one, other))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def of_another_sort(one: WorkTelling, other: WorkTelling) -> bool:
    """Whether two tellings name things of one kind by other words before it: "children's wing", "maternity wing".

    "Молочная" and "молочнотоварная" are one.
    """
    return any(
        (here := one.before.get(thing)) is not None
        and (there := other.before.get(thing)) is not None
        and not (here.startswith(there) or there.startswith(here))
        and here not in other.words.told
        and there not in one.words.told
        for thing in sorted(one.before.keys() & other.before.keys())
    )


def _themes_apart(one: WorkTelling, other: WorkTelling) -> bool:
    """Whether what the work of each article is called by stands nowhere in the other."""
    return one.theme.isdisjoint(other.words.told) and other.theme.isdisjoint(one.words.told)


def _namesakes(one: WorkTelling, other: WorkTelling) -> bool:
    """Whether two names are alike in part, and the other knows the rest of neither: "Loch Ardal", "Loch Morna"."""
    if not any(not kinds_of(name) for name in one.names & other.names):
        return False
    return not (one.names <= other.near or other.names <= one.near)


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
            return left
    if "start" in ours and "end" in theirs:
        return _BEGUN if state in ("under_way", "delayed") else _BEGUN_ONLY
    return _BACK if "end" in ours and "start" in theirs else 1.0
