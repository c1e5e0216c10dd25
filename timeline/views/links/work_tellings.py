"""An act as a telling of some work: what it calls the work, in which phase, promised when and for when."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from timeline.edtf import Bounds
from timeline.views.links.article_words import ArticleWords, Rarity
from timeline.views.links.comparable_acts import Act, has_share, names_in, said_about, whole_of
from timeline.views.links.name_words import capitalised, words_of
from timeline.views.links.subjects import phases_in, subject_words
from timeline.views.links.work_numbers import TELLING, numbered_in, numbers_in
from timeline.views.links.work_words import (
    is_any_thing,
    is_ordinal,
    kinds_of,
    sense,
    senses,
    tells_again,
    tells_money,
    things_in,
)
from timeline.views.query import NOWHEN, span_of

_WORD = re.compile(r"[^\W\d_]{2,40}")
_COUNTED = 2  # digits of a number of which a report tells a share
_CLOCK = "page_stamp"  # the basis of what stands on a page that has a clock only: its day is not known
_OLD = 45  # days before its article appeared after which a promise is an old one told again
_VERB = 0.5  # what a word counts that says what is done with a work
_FADED = 0.4  # what a word counts that an article tells but once
_PART, _PLACED = 0.5, 0.7  # what a word of its article's work counts for an act that names none, or its kind alone
_WHOLE = frozenset({"start", "end"})
_SALIENT = 5  # tellings that make a word count whole


class WorkTelling(Struct):
    """One act, and what it says of a work.

    `own` are the stems it calls the work by, each with how much of the article speaks of it, `said` those that stand in
    its own words; `near` those of its sentence too; `names` those with a capital letter, `proper` those of them that
    tell a work from its like (not the `Bridge` of `Stubai Valley Bridge`), `kinds` the others. Where it names no work
    (`bare`: "it will open in May") what its sentence has of the article's theme stands for it, or the theme itself.
    `numbers` are those that tell a work from others, `numbered` things that a number tells from their like, `counts`
    are those of a promise that a report may tell a share of, of so many as `whole`. `places` are names that tell where
    it is, of its sentence, else of its article. `made` is the day by which a promise was surely made, as its date, its
    deadline or its article tell; `told` the day its article appeared, if that is known. `again`: it is an old promise
    told again. `total` is the weight of all of `own` as the article speaks of it, `rare` by how rare its words are,
    `rarest` that of the rarest; `sorts` are the kinds of things that `own` names, `sorts_said` those of `kinds`,
    `sorts_of_things` those of `things` with the word before each ("solar park").
    """

    act: Act
    words: ArticleWords
    own: dict[str, float]
    said: frozenset[str]
    near: frozenset[str]
    names: frozenset[str]
    proper: frozenset[str]
    near_names: frozenset[str]
    places: frozenset[str]
    things: frozenset[str]
    before: Mapping[str, str]
    kinds: frozenset[str]
    phases: frozenset[str]
    numbers: frozenset[str]
    numbered: frozenset[str]
    counts: frozenset[str]
    whole: str
    bare: bool
    refers: bool
    deadline: Bounds
    told: date | None
    made: date | None
    again: bool
    total: float = 0.0
    rare: float = 0.0
    rarest: float = 0.0
    sorts: frozenset[str] = frozenset()
    sorts_said: frozenset[str] = frozenset()
    sorts_of_things: frozenset[str] = frozenset()

    @property
    def last(self) -> date | None:
        """The last day it may have happened on."""
        return self.act.days.last or self.told


class _Theme(Struct, frozen=True):
    """The work an article is about, as it is understood where an act does not name its own."""

    words: frozenset[str]
    names: frozenset[str]
    kinds: frozenset[str]


def work_tellings(acts: Iterable[Act], words: ArticleWords, rarity: Rarity) -> list[WorkTelling]:
    """Make the acts of one article ready to be compared with those of others as tellings of some work."""
    told = [_telling(act, words) for act in acts]
    main = _theme(told, words, rarity)
    return [_weighed(_understood(_placed(telling, main), main), rarity) for telling in told]


def _theme(told: Sequence[WorkTelling], words: ArticleWords, rarity: Rarity) -> _Theme:
    """Return the work an article is about: names and kinds of things in its title, and what it tells of often."""
    lists = subject_words()
    title = told[0].act.told.sources[0].data.title if told else ""
    named = _names_within(title).intersection(words.told).union(*(telling.near_names for telling in told))
    own = frozenset().union(*(telling.own for telling in told))
    found = {one for one in rarity.theme(words) - lists.calendar if one in named or kinds_of(one) or one in own}
    found.update(one for one in own if words.told[one] > 1 and kinds_of(one) and one not in lists.anywork)
    if not any(map(kinds_of, found)):
        found.update(one for telling in told for one in telling.things if kinds_of(one))
    return _Theme(frozenset(found), named.intersection(found), frozenset().union(*map(kinds_of, found)))


def _telling(act: Act, words: ArticleWords) -> WorkTelling:
    """Return what an act says of a work in its own words and sentence."""
    lists = subject_words()
    about, quote = said_about(act.told)
    known = words.told
    phases = phases_in(about)
    every = senses(about)
    named, telling = (found - _begun_with(about, quote) for found in capitalised(about))
    found = {
        one
        for one in every
        if one in known
        and one not in lists.phases
        and one not in lists.anywork
        and one not in lists.calendar
        and not is_any_thing(one)
        and (one in named or not is_ordinal(one))
    }
    acting = {
        one for one in map(sense, words_of(names_in(act.told, "promiser", "actor", "speaker"))) if not kinds_of(one)
    }
    own = frozenset(found - (acting & named) or found)
    near = own.union(one for one in senses(quote) if one in known and one not in lists.phases)
    names, proper = named & own, telling & own
    near_names = _names_within(quote).intersection(known) - acting
    verb = _verb(act.kind, about)
    things, before = things_in(about, own, verb if act.kind == "pledge" else "")
    if act.kind == "agreement" and not things:  # "contract for the bridge"
        things = frozenset(one for one in own if kinds_of(one))
    if act.kind == "pledge" and not any(map(kinds_of, things)) and tells_money(about):
        phases |= {"money"}
    appeared = span_of(act.told.sources[0].date)
    told = None if act.loose == _CLOCK or appeared.first is None else appeared.last
    deadline = span_of(act.told.said("deadline") or None) if act.kind == "pledge" else NOWHEN
    return WorkTelling(
        act=act,
        words=words,
        own={
            one: (1.0 if one in words.title else _salience(known[one])) * (_VERB if one == verb else 1.0)
            for one in sorted(own)
        },
        said=own,
        near=near,
        names=names,
        proper=proper,
        near_names=near_names,
        places=frozenset(one for one in near_names | proper if not kinds_of(one)),
        things=things,
        before=before,
        kinds=own - names,
        phases=phases,
        numbers=numbers_in(f"{about} {quote}", TELLING),
        numbered=numbered_in(about),
        counts=numbers_in(f"{about} {quote}", _COUNTED) if act.kind == "pledge" else frozenset(),
        whole=whole if len(whole := whole_of(act.told)) >= _COUNTED else "",
        bare=not own,
        refers=bool(phases & _WHOLE) or any(map(is_any_thing, every)) or has_share(act.told),
        deadline=deadline,
        told=told,
        made=min((day for day in (act.days.last, deadline.last, told) if day is not None), default=None),
        again=_is_old(act, deadline, told) or (act.kind == "pledge" and tells_again(quote)),
    )


def _begun_with(about: str, quote: str) -> frozenset[str]:
    """Return the stem that has a capital letter only because its sentence begins with it: "Fishermen were paid"."""
    first, _, rest = about.partition(" ")
    if not quote.startswith(first) or rest[:1].isupper():
        return frozenset()
    return frozenset(map(sense, _WORD.findall(first.casefold())))


def _placed(telling: WorkTelling, main: _Theme) -> WorkTelling:
    """Return a telling with the names that its article's title has, where its own sentence has none."""
    named = frozenset(one for one in main.names if not kinds_of(one))
    return telling if telling.places or not named else replace(telling, places=named)


def _understood(telling: WorkTelling, main: _Theme) -> WorkTelling:
    """Return a telling that calls its work by all it is understood to: "the bridge" is that of its article."""
    kinds = frozenset().union(*map(kinds_of, telling.own))
    added: dict[str, float] = {}
    if telling.bare:
        lists = subject_words()
        named = telling.near - lists.anywork - lists.calendar
        things = frozenset(one for one in named if one in main.words or not main.kinds.isdisjoint(kinds_of(one)))
        things = things or frozenset(one for one in named if kinds_of(one))
        if not any(one in telling.places or kinds_of(one) for one in things):
            things = things | main.words
        added = dict.fromkeys(things or named, 1.0)
    elif telling.proper:
        if not kinds and telling.things <= telling.names:
            added = {one: _PART for one in main.words if kinds_of(one)}
    elif kinds:
        if telling.act.kind == "follow_up":
            added = {one: _PLACED for one in telling.near_names | main.names if not kinds_of(one)}
    elif telling.refers and not telling.things:
        added = dict.fromkeys(main.words, _PART)
    elif telling.act.kind == "follow_up":  # "the farm delivered its first electricity"
        added = {one: _PART for one in telling.near if kinds_of(one) and one in main.words}
    added = {one: much for one, much in added.items() if one not in telling.own}
    if not added:
        return telling
    own = {one: telling.own.get(one) or added[one] for one in sorted(telling.own.keys() | added.keys())}
    kinds_named = telling.kinds.union(one for one in added if kinds_of(one))
    return replace(telling, own=own, near=telling.near.union(added), kinds=kinds_named)


def _weighed(telling: WorkTelling, rarity: Rarity) -> WorkTelling:
    """Reckon once what every comparison of a telling needs."""
    telling.total = weight_of(telling, telling.own, rarity)
    telling.rare = rarity.of(telling.own)
    telling.rarest = max((rarity[one] for one in telling.own), default=0.0)
    telling.sorts = _sorts(telling.own)
    telling.sorts_said = _sorts(telling.kinds)
    telling.sorts_of_things = _sorts(
        one for thing in telling.things for one in (thing, telling.before.get(thing, "")) if one
    )
    return telling


def _sorts(found: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*map(kinds_of, found))


def _verb(kind: str, about: str) -> str:
    """Return the stem of what is done with a work: a promise begins with it, a report ends with it."""
    words = _WORD.findall(about.casefold())
    if not words or kind == "agreement" or (kind == "pledge" and about[0].isupper()):  # "Dredging starts"
        return ""
    verb = sense(words[0] if kind == "pledge" else words[-1])
    return "" if kinds_of(verb) else verb


def _names_within(sentence: str) -> frozenset[str]:
    """Return the stems with a capital letter in a sentence, its first word aside; none where most words have one."""
    words = sentence.split()[1:]
    names = [word for word in words if word[0].isupper()]
    if 2 * len(names) > len(words):
        return frozenset()
    lists = subject_words()
    told = frozenset([sense(part) for word in names for part in _WORD.findall(word.casefold())])
    return told - lists.calendar - lists.anywork - lists.stop


def _salience(tellings: int) -> float:
    return _FADED + (1 - _FADED) * min(1.0, (tellings - 1) / (_SALIENT - 1))


def _is_old(act: Act, deadline: Bounds, told: date | None) -> bool:
    if act.kind != "pledge" or told is None:
        return False
    if act.days.first is None and act.days.last is None:
        return True
    past = deadline.last is not None and deadline.last < told
    return past or (act.days.last is not None and (told - act.days.last).days > _OLD)


def came_after(promise: WorkTelling, outcome: WorkTelling) -> bool | None:
    """Whether an outcome surely came after a promise; None: nobody knows.

    A page that has only a clock may tell of any day before: it answers nothing whose day is known.
    """
    act, other = promise.act, outcome.act
    if act.days == other.days and act.days.first is not None and act.days.first == act.days.last:
        return None if promise.again else False
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
