"""An act as a telling of some work: what it calls the work, in which phase, promised when and for when."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from timeline.edtf import Bounds
from timeline.views.links.article_words import ArticleWords, Rarity
from timeline.views.links.comparable_acts import Act, due_by, has_share, names_in, said_about
from timeline.views.links.name_words import capitalised, senses_of_names
from timeline.views.links.subjects import phases_in, stems, subject_words
from timeline.views.links.work_words import is_any_thing, kinds_of, sense, senses, tells_again, things_in
from timeline.views.query import NOWHEN, span_of

_WORD = re.compile(r"[^\W\d_]{2,40}")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TELLING = 3  # digits of a number that tells a work from others
_CLOCK = "page_stamp"  # the basis of what stands on a page that has a clock only: its day is not known
_OLD = 45  # days before its article appeared after which a promise is an old one told again
_VERB = 0.5  # what a word counts that says what is done with a work
_FADED = 0.4  # what a word counts that an article tells but once
_PART, _PLACED = 0.5, 0.7  # what a word of its article's work counts for an act that names none, or its kind alone
_OF_ITS_KIND = 0.7  # how surely "the road" is the motorway its article is about
_WHOLE = frozenset({"start", "end"})
_SALIENT = 5  # tellings that make a word count whole


class WorkTelling(Struct):
    """One act, and what it says of a work.

    `own` are the stems it calls the work by, each with how much of the article speaks of it; `said` all stems of
    the deed; `near` those of its sentence too; `names` those with a capital letter, `proper` those of them that
    tell a work from its like (not the `Bridge` of `Stubai Valley Bridge`), `kinds` the others. Where it names no
    work (`bare`: "it will open in May") the names and kinds of things in its sentence stand for it, or the
    article's theme. `made` is the day by which a promise was surely made, as its date, its deadline or its article
    tell; `told` the day its article appeared, if that is known. `again`: it is an old promise told again. `about`
    is how surely (0 to 1) it speaks of the work its article is about, `theme` what that one is called by.
    """

    act: Act
    words: ArticleWords
    own: dict[str, float]
    said: frozenset[str]
    near: frozenset[str]
    names: frozenset[str]
    proper: frozenset[str]
    near_names: frozenset[str]
    things: frozenset[str]
    before: Mapping[str, str]
    kinds: frozenset[str]
    phases: frozenset[str]
    numbers: frozenset[str]
    bare: bool
    refers: bool
    deadline: Bounds
    told: date | None
    made: date | None
    again: bool
    about: float = 1.0
    theme: frozenset[str] = frozenset()

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
    for telling in told:
        telling.about = _about(telling, main, rarity)
        telling.theme = main.names
    return [_understood(telling, main) for telling in told]


def _about(telling: WorkTelling, main: _Theme, rarity: Rarity) -> float:
    """Return how surely an act speaks of its article's work: it names none, that one, or a thing of its kind."""
    own = frozenset(telling.own)
    every = rarity.of(own)
    if not every:
        return 1.0
    kinds = frozenset().union(*map(kinds_of, own))
    alike = _OF_ITS_KIND if not telling.proper and not kinds.isdisjoint(main.kinds) else 0.0
    return max(alike, rarity.of(own & main.words) / every)


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
    found = {
        one
        for one in every
        if one in known
        and one not in lists.phases
        and one not in lists.anywork
        and one not in lists.calendar
        and not is_any_thing(one)
    }
    acting = senses_of_names(names_in(act.told, "promiser", "actor", "speaker"))
    own = frozenset(found - acting or found)
    near = own.union(one for one in senses(quote) if one in known and one not in lists.phases)
    names, proper = (stemmed & own for stemmed in capitalised(about))
    verb = _verb(act.kind, about)
    things, before = things_in(about, own, verb if act.kind == "pledge" else "")
    appeared = span_of(act.told.sources[0].date)
    told = None if act.loose == _CLOCK or appeared.first is None else appeared.last
    deadline = span_of(due_by(act.told) or None) if act.kind == "pledge" else NOWHEN
    return WorkTelling(
        act=act,
        words=words,
        own={
            one: (1.0 if one in words.title else _salience(known[one])) * (_VERB if one == verb else 1.0)
            for one in sorted(own)
        },
        said=stems(about),
        near=near,
        names=names,
        proper=proper,
        near_names=_names_within(quote).intersection(known) - acting,
        things=things,
        before=before,
        kinds=own - names,
        phases=phases,
        numbers=_numbers_in(f"{about} {quote}"),
        bare=not own,
        refers=bool(phases & _WHOLE) or any(map(is_any_thing, every)) or has_share(act.told),
        deadline=deadline,
        told=told,
        made=min((day for day in (act.days.last, deadline.last, told) if day is not None), default=None),
        again=_is_old(act, deadline, told) or (act.kind == "pledge" and tells_again(quote)),
    )


def _understood(telling: WorkTelling, main: _Theme) -> WorkTelling:
    """Return a telling that calls its work by all it is understood to: "the bridge" is that of its article."""
    kinds = frozenset().union(*map(kinds_of, telling.own))
    added: dict[str, float] = {}
    if telling.bare:
        lists = subject_words()
        near = telling.near - lists.anywork - lists.calendar
        named = frozenset(one for one in near if one in telling.near_names or kinds_of(one))
        added = dict.fromkeys(named or main.words, 1.0)
    elif telling.proper:
        if not kinds:
            added = {one: _PART for one in main.words if kinds_of(one)}
    elif kinds:
        if telling.act.kind == "follow_up":
            added = {one: _PLACED for one in telling.near_names | main.names if not kinds_of(one)}
    elif telling.refers and not telling.things:
        added = dict.fromkeys(main.words, _PART)
    added = {one: much for one, much in added.items() if one not in telling.own}
    if not added:
        return telling
    own = {one: telling.own.get(one) or added[one] for one in sorted(telling.own.keys() | added.keys())}
    kinds_named = telling.kinds.union(one for one in added if kinds_of(one))
    return replace(telling, own=own, near=telling.near.union(added), kinds=kinds_named)


def _numbers_in(text: str) -> frozenset[str]:
    """Return the numbers of a text that are large enough to tell a work from others, years aside."""
    found = {number.replace(",", "") for number in _NUMBER.findall(text)}
    return frozenset(number for number in found if len(number) >= _TELLING and not _YEAR.fullmatch(number))


def _verb(kind: str, about: str) -> str:
    """Return the stem of what is done with a work: a promise begins with it, a report ends with it."""
    words = _WORD.findall(about.casefold())
    if not words or kind == "agreement":
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
