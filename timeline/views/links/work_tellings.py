"""An act as a telling of some work: what it calls the work, in which phase, promised when and for when."""

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from timeline.edtf import Bounds
from timeline.views.links.article_words import ArticleWords, Rarity
from timeline.views.links.comparable_acts import Act, names_in, said_about
from timeline.views.links.name_words import capitalised, words_of
from timeline.views.links.subjects import phases_in, stem, stems, subject_words
from timeline.views.query import NOWHEN, span_of

_NUMBER = re.compile(r"\d+")
_CLOCK = "page_stamp"  # the basis of what stands on a page that has a clock only: its day is not known
_OLD = 45  # days before its article appeared after which a promise is an old one told again
_FADED = 0.4  # what a word counts that an article tells but once
_SALIENT = 5  # tellings that make a word count whole


class WorkTelling(Struct):
    """One act, and what it says of a work.

    `own` are the stems it calls the work by, each with how much of the article speaks of it; `near` those of its
    sentence too; `names` those with a capital letter, `proper` those of them that tell a work from its like (not the
    `Bridge` of `Stubai Valley Bridge`), `kinds` the others. Where it names no work (`bare`: "it will open in May") the
    other words of its sentence stand for it, or the article's theme. `made` is the day by which a promise was surely
    made, as its date, its deadline or its article tell; `told` the day its article appeared, if that is known. `again`:
    it is an old promise told again.
    """

    act: Act
    words: ArticleWords
    own: dict[str, float]
    near: frozenset[str]
    names: frozenset[str]
    proper: frozenset[str]
    kinds: frozenset[str]
    phases: frozenset[str]
    numbers: frozenset[str]
    bare: bool
    deadline: Bounds
    told: date | None
    made: date | None
    again: bool

    @property
    def last(self) -> date | None:
        """The last day it may have happened on."""
        return self.act.days.last or self.told


def work_telling(act: Act, words: ArticleWords, rarity: Rarity) -> WorkTelling:
    """Make an act ready to be compared with others as a telling of some work."""
    lists = subject_words()
    about, quote = said_about(act.told)
    known = words.told
    phases = phases_in(about)
    found = {
        one
        for one in stems(about)
        if one in known and one not in lists.phases and one not in lists.anywork and one not in lists.calendar
    }
    acting = set(map(stem, words_of(names_in(act.told, "promiser", "actor", "speaker"))))
    own = frozenset(found - acting or found)
    near = own.union(one for one in stems(quote) if one in known and one not in lists.phases)
    names, proper = (stemmed & own for stemmed in capitalised(about))
    bare = not own
    if bare:
        named = frozenset(one for one in near if one not in lists.anywork and one not in lists.calendar)
        own, names, proper = named - acting or rarity.theme(words), frozenset(), frozenset()
    appeared = span_of(act.told.sources[0].date)
    told = None if act.loose == _CLOCK or appeared.first is None else appeared.last
    deadline = span_of(act.told.said("deadline") or None) if act.kind == "pledge" else NOWHEN
    again = _is_old(act, deadline, told)
    return WorkTelling(
        act=act,
        words=words,
        own={one: 1.0 if bare or one in words.title else _salience(known[one]) for one in sorted(own)},
        near=near | own if bare else near,
        names=names,
        proper=proper,
        kinds=own - names,
        phases=phases,
        numbers=frozenset(_NUMBER.findall(about)),
        bare=bare,
        deadline=deadline,
        told=told,
        made=min((day for day in (act.days.last, deadline.last, told) if day is not None), default=None),
        again=again,
    )


def _salience(tellings: int) -> float:
    return _FADED + (1 - _FADED) * min(1.0, (tellings - 1) / (_SALIENT - 1))


def _is_old(act: Act, deadline: Bounds, told: date | None) -> bool:
    if act.kind != "pledge" or told is None:
        return False
    past = deadline.last is not None and deadline.last < told
    return past or (act.days.last is not None and (told - act.days.last).days > _OLD)


def came_after(promise: WorkTelling, outcome: WorkTelling) -> bool | None:
    """Whether an outcome surely came after a promise; None: nobody knows.

    A page that has only a clock may tell of any day before: it answers nothing whose day is known.
    """
    act, other = promise.act, outcome.act
    first, last, until = act.days.first, act.days.last, outcome.last
    if until is not None:
        if first is not None and until < first:
            return False
        fresh = last is None and promise.told is not None and not promise.again
        if fresh and promise.told is not None and until < promise.told:
            return False
    if promise.made is None:
        return None
    since = other.days.first
    if since is not None:
        return True if promise.made < since else None
    if outcome.told is None:
        return None if until is None else False
    return True if promise.made < outcome.told else None


def in_one_place(one: WorkTelling, other: WorkTelling) -> bool:
    """Whether two acts may be of one place: they share a region, or one of them names none."""
    here, there = one.act, other.act
    if here.parts and there.parts and here.parts.isdisjoint(there.parts):
        return False
    return not (here.countries and there.countries and here.countries.isdisjoint(there.countries))


def weight_of(telling: WorkTelling, found: Iterable[str], rarity: Rarity) -> float:
    """Return the weight of some of the words a telling calls its work by."""
    return sum([rarity[one] * telling.own[one] for one in sorted(found)])
