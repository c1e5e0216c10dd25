"""An event made ready for matching: what it is about, who is in it, where, and between which days.

A long log has many: of each line only what is compared is kept, and the words themselves are read again where they are
shown.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import UNSET, Struct, UnsetType

from timeline.edtf import Bounds
from timeline.kinds import EVENT_KINDS
from timeline.views.current_lines import ShownEvent
from timeline.views.links.lent_dates import LOOSE
from timeline.views.links.name_words import called, parts_of, without, words_of, words_of_name
from timeline.views.links.subjects import bodies_founded, is_generic, sectors_of, stems, total_weight, words_with
from timeline.views.narrow_rows import told_span
from timeline.views.query import span_of

ANSWERS = frozenset({"follow_up", "agreement", "pledge"})
MEETINGS = frozenset({"meeting", "visit"})
_FOUNDING = frozenset({"figure", "follow_up", "agreement"})
_NONE: frozenset[str] = frozenset()

_UNTOLD = frozenset({"page_stamp", "none"})  # bases that do not tell by when an act was reported
_NOWHERE = (-1, -1)
_AT_HAND = 512  # lines, those of a few articles: each is read for its act, its article's words, its work
_Place = tuple[int, int]


class _Data(Struct, frozen=True):
    """What matching reads of `data`, of whatever kind it is."""

    promiser: Any = None
    promisee: Any = None
    actor: Any = None
    host: Any = None
    parties: Any = None
    speaker: Any = None
    participants: Any = None
    visitors: Any = None
    action: Any = None
    subject: Any = None
    form: Any = None
    topic: Any = None
    text: Any = None
    deliverable: Any = None
    term: Any = None
    strength: Any = None
    status: Any = None
    state: Any = None
    office: Any = None
    share: Any = None


class _ActLine(Struct, frozen=True):
    """What matching reads of a line."""

    data: _Data = _Data()
    quote: Any = ""
    span: Any = None
    also: Any = None
    basis: Any = None


_decoded = lru_cache(maxsize=_AT_HAND)(msgspec.json.Decoder(_ActLine).decode)


class Act(Struct):
    """One event as the matching sees it.

    `days` are its own, or those another telling of its article implies (`implied_by`). `subject` are the stems of what
    it is about, `wide` those of its quote too; `names` the words of all names in it, `side` of who acts or speaks,
    `promiser` of who promises or of both sides of an agreement; `names_last` and `side_last` the words these end in.
    `place` is where its quote stands in the text (or (-1, -1)), `also` where else it is told. `loose` is the basis of a
    date that tells the day of a page, or empty; `reported` says that the date tells by when something was done,
    `founds` what bodies were set up. `apart`: another
    act of its sentence took some of its words (`told_apart`).
    """

    told: ShownEvent
    key: tuple[date, date, str]
    days: Bounds
    id: str
    kind: str
    article: str
    parts: frozenset[str]
    countries: frozenset[str]
    names: frozenset[str]
    names_last: frozenset[str]
    side: frozenset[str]
    side_last: frozenset[str]
    promiser: frozenset[str]
    subject: frozenset[str]
    weight: float
    wide: frozenset[str]
    place: _Place
    also: tuple[_Place, ...]
    speaker: str
    strength: str
    status: str
    state: str
    form: str
    term: str
    loose: str
    reported: bool
    founds: frozenset[str]
    implied_by: str | None = None
    apart: bool = False
    sectors_: tuple[tuple[str, frozenset[str]], ...] | UnsetType = UNSET
    wide_sectors_: frozenset[str] | UnsetType = UNSET

    @property
    def since(self) -> date | None:
        """Return the day it began; of a report of what was done by then, the day of the report, if that is known."""
        return self.days.last if self.days.first is None and self.reported else self.days.first

    @property
    def sectors(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """The stems of its subject that belong to sectors of public life, with these."""
        if self.sectors_ is UNSET:
            self.sectors_ = tuple((stem, found) for stem in sorted(self.subject) if (found := sectors_of(stem)))
        return self.sectors_

    @property
    def wide_sectors(self) -> frozenset[str]:
        """Sectors of public life its subject and its quote belong to."""
        if self.wide_sectors_ is UNSET:
            self.wide_sectors_ = frozenset().union(*map(sectors_of, self.wide))
        return self.wide_sectors_

    @property
    def generic(self) -> bool:
        """Whether it says that something will be done, and not what."""
        line = _read(self.told)
        about = _about(self.kind, line.data) or _text(line.quote)
        plain = " ".join(word for at, word in enumerate(about.split()) if at == 0 or not word[:1].isupper())
        return is_generic(without(stems(plain), self.names, self.told.regions))


def act(told: ShownEvent) -> Act:
    """Make an event ready."""
    line = _read(told)
    data, quote, basis = line.data, _text(line.quote), _text(line.basis) or "none"
    shown = told if told.corrections else told.row  # a row says the same of what nobody corrected, and sooner
    kind, regions, days, identity = shown.type, shown.regions, span_of(shown.date), told.row.id
    promisers = _compared(told, data.promiser, data.parties)
    sides = (*promisers, *_compared(told, data.actor, data.speaker, data.participants, data.visitors))
    actors = _compared(told, shown.actors)
    every = tuple(dict.fromkeys((*actors, *sides, *_compared(told, data.promisee, data.host))))
    names = words_of(every)
    side = words_of(sides) or names
    side_last = called(sides or actors)
    subject = wide = _NONE
    if kind != "figure":  # its metric says what it is about, not of what it may be the sequel
        own = words_of(told.aliases.all_of(every)) if told.aliases.of else names
        about = _about(kind, data)
        subject = wide = without(stems(about or quote), own, regions)
        if about and kind in ANSWERS:
            wide = subject | without(stems(quote), own, regions)
    parts, countries = parts_of(regions)
    return Act(
        told,
        (days.first or days.last or date.max, days.last or date.max, identity),  # as ShownEvent.key
        days,
        identity,
        kind,
        told.row.article,
        parts,
        countries,
        names,
        called(every),
        side,
        side_last,
        words_of(promisers) or side,
        subject,
        total_weight(subject),
        wide,
        told_span(line.span) or _NOWHERE,
        _places(line.also) if line.also else (),
        told.aliases.one_name(_text(data.speaker)),
        _text(data.strength),
        _text(data.status),
        _text(data.state),
        _text(data.form),
        _text(data.term),
        basis if basis in LOOSE else "",
        kind == "follow_up" and basis not in _UNTOLD,
        bodies_founded(quote) if kind in _FOUNDING else _NONE,
    )


def told_apart(acts: Iterable[Act]) -> None:
    """Take from what each act of a sentence may be about what the sentence says of its other acts.

    "We will build a farm and supply lorries" are two promises: a report of lorries answers the second alone.
    """
    sentences: dict[tuple[str, _Place], list[Act]] = defaultdict(list)
    for act in acts:
        if act.kind in ANSWERS and act.place != _NOWHERE:
            sentences[act.article, act.place].append(act)
    for told in sentences.values():
        if len(told) > 1:
            for act in told:
                others = frozenset().union(*(other.subject for other in told if other is not act))
                kept = act.subject | act.wide - others
                act.wide, act.apart = kept, kept != act.wide


def _read(told: ShownEvent) -> _ActLine:
    """Read a line, corrected; what is of another kind than this version expects says nothing."""
    try:
        return msgspec.convert(told.line, _ActLine) if told.corrections else _decoded(told.row.line)
    except msgspec.ValidationError:
        return _ActLine()


def said_about(told: ShownEvent) -> tuple[str, str]:
    """Return the words that say what an event is about, and its quote."""
    line = _read(told)
    return _about(told.type, line.data), _text(line.quote)


def has_share(told: ShownEvent) -> bool:
    """Whether a report tells how much of a work is done."""
    return isinstance(_read(told).data.share, dict)


def names_in(told: ShownEvent, *fields: str) -> tuple[str, ...]:
    """Return the names in some fields of an event, with what else these are called."""
    data = _read(told).data
    return told.aliases.all_of(_values(*(getattr(data, field) for field in fields)))


def in_common(act: Act, stems: frozenset[str]) -> str:
    """Return stems of an act's subject as the words it has them in."""
    line = _read(act.told)
    return ", ".join(words_with(stems, _about(act.kind, line.data), _text(line.quote)))


def people_in_common(act: Act, words: frozenset[str]) -> str:
    """Return the names of an act that bear some of these words, as its line spells them."""
    data = _read(act.told).data
    sides = _values(data.promiser, data.actor, data.parties, data.speaker, data.participants, data.visitors)
    every = (*sides, *_values(data.promisee, data.host), *act.told.actors)
    compared = act.told.aliases.one_name
    return ", ".join(dict.fromkeys(name for name in every if not words.isdisjoint(words_of_name(compared(name)))))


def loosely_dated(told: ShownEvent) -> bool:
    """Whether an event's date tells no day of its own, but that of its page."""
    days = span_of(told.date)
    if days.first == days.last:
        return False
    return (_text(_read(told).basis) or "none") in LOOSE


def named(told: ShownEvent) -> list[tuple[str, ...]]:
    """Return the words of each name of who takes part in an event, titles aside."""
    data = _read(told).data
    names = _compared(told, data.promiser, data.actor, data.parties, data.speaker, data.participants, data.visitors)
    return sorted({words for name in names or _compared(told, told.actors) if (words := words_of_name(name))})


def shared_weight(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much the stems in common say."""
    return total_weight(one & other)


def _compared(told: ShownEvent, *values: Any) -> tuple[str, ...]:
    """Return the names in some fields as they are compared: of whom somebody said that he has several, one of them."""
    names = _values(*values)
    return tuple(map(told.aliases.one_name, names)) if names and told.aliases.of else names


def _about(kind: str, data: _Data) -> str:
    """Return the words that say what an event is about; where there are none the quote speaks for it."""
    row = EVENT_KINDS.get(kind)
    if row is None:
        return _text(data.topic)
    if len(row.about) == 1:
        return _text(getattr(data, row.about[0]))
    return " ".join([text for name in row.about if isinstance(text := getattr(data, name), str)])


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _places(value: Any) -> tuple[_Place, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(span for place in value if isinstance(place, dict) and (span := told_span(place.get("span"))))


def _values(*values: Any) -> tuple[str, ...]:
    """Return the names in some fields, each a name or a list of them."""
    found: list[str] = []
    for value in values:
        if value is None:
            continue
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, (list, tuple)):
            found += [item for item in value if isinstance(item, str)]
    return tuple(found)
