"""What is kept of an article, so that its acts are found by others without reading its lines again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter

import msgspec
from msgspec.structs import replace

from timeline.edtf import Bounds
from timeline.views.current_lines import ShownEvent
from timeline.views.links.answer_rules import looks
from timeline.views.links.article_words import ArticleWords, article_words
from timeline.views.links.blocks import few_are_enough, found_under
from timeline.views.links.comparable_acts import ANSWERS, Act, act, told_apart
from timeline.views.links.same_acts import may_be_told_twice, met_under

FOREVER = date.max.toordinal()
_LENGTHS = (0, 31, 366, FOREVER)  # days that what is filed may span: what is short is looked for near its day alone

_OPEN, _AFTER, _WITHIN, _FIRST, _LENT = 8, 16, 32, 64, 128  # what tells one shelf of a key from another

Row = tuple[int, int, int, str]  # a key, the first and the last day filed under it, an event's id
Look = tuple[int, int, int, int]  # a key, the first and the last day looked at, the day before which nothing may end


class AnswerSearch(msgspec.Struct, frozen=True):
    """Where an act looks for answers: under a key, from a day to a day; behind the first, where there is no last.

    `few`: of what lies there the first few are all that is compared (see `blocks.few_are_enough`).
    """

    key: int
    first: int
    last: int | None
    few: bool = False


class Amended(msgspec.Struct, frozen=True):
    """What the rest of an article, and other tellings, change of its acts: see `apart` and `lent` of `Dossier`."""

    document: str
    apart: Mapping[str, tuple[str, ...]]
    lent: Mapping[str, tuple[int | None, int | None, str]]

    def told_apart(self, made: Act) -> Act:
        """Return an act as the whole article makes it."""
        if (wide := self.apart.get(made.id)) is not None:
            made.wide = frozenset(wide)
        return made

    def lend_to(self, made: Act) -> Act:
        """Return an act with the days that another telling lends it."""
        if (lent := self.lent.get(made.id)) is None:
            return made
        first, last, by = lent
        return replace(made, days=Bounds(_day(first), _day(last)), implied_by=by)


class Dossier(msgspec.Struct, array_like=True, frozen=True):
    """An article's words, and where its acts are filed: as what may be one act, what may answer, and what looks for it.

    `works` says that it promises or reports something, `loose` that its page alone dates some of it. `apart` are the
    stems of acts that another act of their sentence took some from; `lent` the days of acts that another telling dates,
    and which. Rows of `met` begin on day 0 where the first day is not known.
    """

    document: str
    language: str
    told: Mapping[str, int]
    title: tuple[str, ...]
    works: bool
    loose: bool
    met: tuple[Row, ...]
    found: tuple[Row, ...] = ()
    asking: tuple[Row, ...] = ()
    apart: Mapping[str, tuple[str, ...]] = {}
    lent: Mapping[str, tuple[int | None, int | None, str]] = {}

    @property
    def words(self) -> ArticleWords:
        """The words of the article."""
        return ArticleWords(self.document, self.language, self.told, frozenset(self.title))

    @property
    def amended(self) -> Amended:
        """What is changed of its acts."""
        return Amended(self.document, self.apart, self.lent)


_Run = tuple[int, int, int, tuple[int, ...]]  # the number of an event, the first and the last day, the keys


class _PackedDossier(msgspec.Struct, array_like=True, frozen=True):
    """A dossier as bytes hold it: each event is named once, and what is filed of it on the same days stands together.

    An index that is read through at every start would else be a quarter longer.
    """

    document: str
    language: str
    told: Mapping[str, int]
    title: tuple[str, ...]
    works: bool
    loose: bool
    names: tuple[str, ...]
    met: tuple[_Run, ...]
    found: tuple[_Run, ...]
    asking: tuple[_Run, ...]
    apart: Mapping[str, tuple[str, ...]]
    lent: Mapping[str, tuple[int | None, int | None, str]]


class _Skimmed(msgspec.Struct, array_like=True, frozen=True):
    """Of a dossier as bytes hold it what few acts are read with; the rest, which is most, is skipped."""

    document: str
    language: msgspec.Raw
    told: msgspec.Raw
    title: msgspec.Raw
    works: bool
    loose: bool
    names: msgspec.Raw
    met: msgspec.Raw
    found: msgspec.Raw
    asking: msgspec.Raw
    apart: Mapping[str, tuple[str, ...]]
    lent: Mapping[str, tuple[int | None, int | None, str]]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_PackedDossier).decode
_skim = msgspec.msgpack.Decoder(_Skimmed).decode
_same_event = itemgetter(3, 1, 2)


def saved(dossier: Dossier) -> bytes:
    """Return a dossier as bytes."""
    numbers: dict[str, int] = {}
    one = dossier
    met, found, asking = (tuple(_runs(rows, numbers)) for rows in (one.met, one.found, one.asking))
    head = one.document, one.language, one.told, one.title, one.works, one.loose
    return _encode(_PackedDossier(*head, tuple(numbers), met, found, asking, one.apart, one.lent))


def loaded(told: bytes) -> Dossier:
    """Return the dossier that `saved` wrote."""
    one = _decode(told)
    met, found, asking = (tuple(_rows(runs, one.names)) for runs in (one.met, one.found, one.asking))
    head = one.document, one.language, one.told, one.title, one.works, one.loose
    return Dossier(*head, met, found, asking, one.apart, one.lent)


def amended(told: bytes) -> Amended:
    """Return what is changed of the acts of the article whose dossier `saved` wrote."""
    one = _skim(told)
    return Amended(one.document, one.apart, one.lent)


def _runs(rows: Iterable[Row], numbers: dict[str, int]) -> Iterator[_Run]:
    for (name, first, last), same in groupby(rows, _same_event):
        yield numbers.setdefault(name, len(numbers)), first, last, tuple([row[0] for row in same])


def _rows(runs: Iterable[_Run], names: Sequence[str]) -> Iterator[Row]:
    for number, first, last, keys in runs:
        yield from ((key, first, last, names[number]) for key in keys)


def acts_of(events: Iterable[ShownEvent]) -> list[Act]:
    """Return the acts of one article, told apart."""
    acts = [act(told) for told in events]
    told_apart(acts)
    return acts


def dossier_of(events: Sequence[ShownEvent], acts: Sequence[Act], words: ArticleWords | None = None) -> Dossier:
    """Return the dossier of an article by its events and acts, its days not lent yet (see `dated`)."""
    words = words or article_words(events)
    apart = {one.id: tuple(sorted(one.wide)) for one in acts if one.apart}
    return Dossier(
        words.article,
        words.language,
        dict(words.told),
        tuple(sorted(words.title)),
        any(one.kind in ANSWERS for one in acts),
        any(one.loose for one in acts),
        tuple(met_rows(acts)),
        apart=apart,
    )


def dated(dossier: Dossier, acts: Iterable[Act]) -> Dossier:
    """Return a dossier whose acts bear the days lent to them."""
    own = list(acts)
    lent = {
        one.id: (_number(one.days.first), _number(one.days.last), one.implied_by)
        for one in own
        if one.implied_by is not None
    }
    return replace(dossier, found=tuple(_found(own)), asking=tuple(_asking(own)), lent=lent)


def on_shelves(dossier: Dossier) -> Iterator[Row]:
    """Yield everything that is filed of an article."""
    yield from map(of_like, dossier.met)
    yield from dossier.found
    yield from dossier.asking


def of_like(row: Row) -> Row:
    """Return where an act is filed that may be told twice: by how long it may have taken, or by its last day alone."""
    key, first, last, name = row
    return (key ^ _OPEN, last, last, name) if first == 0 else (key ^ _spans(first, last), first, last, name)


def may_be_met(row: Row) -> Iterator[Look]:
    """Yield where an act finds those that began before it and may be the same."""
    key, first, last, _ = row
    if first == 0:
        yield from ((key ^ at, 0, last, 0) for at in range(len(_LENGTHS)))
    else:
        yield from ((key ^ at, first - most, first, first) for at, most in enumerate(_LENGTHS))


def may_have_met(row: Row) -> Iterator[Look]:
    """Yield where those are found that find an act there."""
    key, first, last, _ = row
    if first != 0:
        yield from ((key ^ at, first, last, 0) for at in range(len(_LENGTHS)))
        yield key ^ _OPEN, first, FOREVER, 0


def may_have_asked_in(row: Row) -> Iterator[Look]:
    """Yield where those are found that look for an answer in their own days, and these hold an act's first."""
    key, day, _, _ = row
    yield from ((key ^ _WITHIN + at, day - most, day, day) for at, most in enumerate(_LENGTHS))


def may_have_asked_first(row: Row) -> Iterator[Look]:
    """Yield where those are found that look for the first few in their own days, and these hold an act's first."""
    key, day, _, _ = row
    yield from ((key ^ _FIRST + at, day - most, day, day) for at, most in enumerate(_LENGTHS))


def lent_days(key: int) -> int:
    """Return under what those that another telling lends their days are found besides, where few are enough."""
    return key ^ _LENT


def asks_behind(key: int) -> int:
    """Return under what those are filed that look for answers behind them, by what answers are found under."""
    return key ^ _AFTER


def asked(one: Act) -> Iterator[AnswerSearch]:
    """Yield where an act looks for answers."""
    first, last = _numbers(one.days)
    for look in looks(one):
        for key in look.keys:
            if not look.within:
                if one.days.last is not None:
                    yield AnswerSearch(key_of("found", *key), last, None)
            elif one.days.first is not None:
                yield AnswerSearch(key_of("found", *key), first, last, few_are_enough(key))


@lru_cache(maxsize=1 << 17)
def key_of(*parts: str) -> int:
    """Return a number for what acts are filed under, that no other shares, nor do its neighbours."""
    told = "\x1f".join(parts)
    return int.from_bytes(blake2b(told.encode(), digest_size=8).digest(), "big", signed=True)


def met_rows(acts: Iterable[Act]) -> Iterator[Row]:
    """Yield where acts are filed that may be told twice, whatever their length (see `of_like`)."""
    for one in acts:
        if may_be_told_twice(one):
            first, last = _numbers(one.days)
            yield from ((key_of("met", *key), first, last, one.id) for key in met_under(one))


def _found(acts: Iterable[Act]) -> Iterator[Row]:
    for one in acts:
        if one.since is not None:
            day = one.since.toordinal()
            for key in found_under(one):
                number = key_of("found", *key)
                yield number, day, day, one.id
                if one.implied_by is not None and few_are_enough(key):
                    yield number ^ _LENT, day, day, one.id


def _asking(acts: Iterable[Act]) -> Iterator[Row]:
    for one in acts:
        for look in asked(one):
            if look.last is None:
                yield look.key ^ _AFTER, look.first, look.first, one.id
            else:
                shelf = (_FIRST if look.few else _WITHIN) + _spans(look.first, look.last)
                yield look.key ^ shelf, look.first, look.last, one.id


def _spans(first: int, last: int) -> int:
    """Return how long a span of days is, as one of few lengths."""
    return next(at for at, most in enumerate(_LENGTHS) if last - first <= most)


def _numbers(days: Bounds) -> tuple[int, int]:
    return _number(days.first) or 0, _number(days.last) or FOREVER


def _number(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _day(number: int | None) -> date | None:
    return None if number is None else date.fromordinal(number)
