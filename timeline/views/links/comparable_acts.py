"""An event made ready for matching: what it is about, who is in it, where, and between which days.

A long log has many: of each line only what is compared is kept, and the words themselves are read again where they are
shown.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from msgspec import Struct

from timeline.edtf import Bounds
from timeline.views.current_lines import ShownEvent
from timeline.views.links.act_lines import ActData, act_line, compared_names, names_said, text, told_about
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
_Place = tuple[int, int]


class _Named(Struct, frozen=True):
    """The words of the names in an act: of all, of who acts or speaks, of who promises; and those these end in."""

    names: frozenset[str]
    names_last: frozenset[str]
    side: frozenset[str]
    side_last: frozenset[str]
    promiser: frozenset[str]


class Act(Struct):
    """One event as the matching sees it; its words are made when they are first asked for, since few acts meet others.

    `days` are its own, or those another telling of its article implies (`implied_by`). `place` is where its quote
    stands in the text (or (-1, -1)), `also` where else it is told. `loose` is the basis of a date that tells the day of
    a page, or empty; `reported` says that the date tells by when something was done. `apart`: another act of its
    sentence took some of its words (`told_apart`). What ends in `_` is kept of what was made.
    """

    told: ShownEvent
    key: tuple[date, date, str]
    days: Bounds
    id: str
    kind: str
    article: str
    parts: frozenset[str]
    countries: frozenset[str]
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
    implied_by: str | None = None
    apart: bool = False
    named_: _Named | None = None
    subject_: frozenset[str] | None = None
    weight_: float | None = None
    wide_: frozenset[str] | None = None
    founds_: frozenset[str] | None = None
    generic_: bool | None = None
    sectors_: tuple[tuple[str, frozenset[str]], ...] | None = None
    wide_sectors_: frozenset[str] | None = None

    @property
    def since(self) -> date | None:
        """Return the day it began; of a report of what was done by then, the day of the report, if that is known."""
        return self.days.last if self.days.first is None and self.reported else self.days.first

    @property
    def names(self) -> frozenset[str]:
        """The words of all names in it."""
        return (self.named_ or self._name()).names

    @property
    def names_last(self) -> frozenset[str]:
        """The words that all names in it end in."""
        return (self.named_ or self._name()).names_last

    @property
    def side(self) -> frozenset[str]:
        """The words of the names of who acts or speaks."""
        return (self.named_ or self._name()).side

    @property
    def side_last(self) -> frozenset[str]:
        """The words that the names of who acts or speaks end in."""
        return (self.named_ or self._name()).side_last

    @property
    def promiser(self) -> frozenset[str]:
        """The words of the names of who promises, or of both sides of an agreement."""
        return (self.named_ or self._name()).promiser

    @property
    def subject(self) -> frozenset[str]:
        """The stems of what it is about."""
        return self._tell() if self.subject_ is None else self.subject_

    @property
    def weight(self) -> float:
        """How much its subject says."""
        if self.weight_ is None:
            self.weight_ = total_weight(self.subject)
        return self.weight_

    @property
    def wide(self) -> frozenset[str]:
        """The stems of what it is about and of its quote, less those that other acts of its sentence took."""
        if self.wide_ is None:
            self._tell()
        return self.wide_ or _NONE

    @wide.setter
    def wide(self, found: frozenset[str]) -> None:
        self.wide_ = found

    @property
    def founds(self) -> frozenset[str]:
        """The kinds of bodies that it says were set up."""
        return self._found() if self.founds_ is None else self.founds_

    @property
    def sectors(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """The stems of its subject that belong to sectors of public life, with these."""
        if self.sectors_ is None:
            self.sectors_ = tuple((stem, found) for stem in sorted(self.subject) if (found := sectors_of(stem)))
        return self.sectors_

    @property
    def wide_sectors(self) -> frozenset[str]:
        """Sectors of public life its subject and its quote belong to."""
        if self.wide_sectors_ is None:
            self.wide_sectors_ = frozenset().union(*map(sectors_of, self.wide))
        return self.wide_sectors_

    @property
    def generic(self) -> bool:
        """Whether it says that something will be done, and not what."""
        return self._weigh() if self.generic_ is None else self.generic_

    def prepare(self) -> None:
        """Make now, while its line is at hand, what is asked of most acts where a whole log is matched."""
        if self.kind == "pledge" and self.parts:
            self._weigh()
        if self.kind in _FOUNDING:
            self._found()
        if self.kind != "figure" and self.named_ is None:
            self._name()

    def _name(self) -> _Named:
        """Make the words of its names."""
        told, data = self.told, act_line(self.told).data
        promisers = compared_names(told, data.promiser, data.parties)
        sides = promisers + compared_names(told, data.actor, data.speaker, data.participants, data.visitors)
        actors = compared_names(told, told.actors)
        every = tuple(dict.fromkeys((*actors, *sides, *compared_names(told, data.promisee, data.host))))
        names = words_of(every)
        side = words_of(sides) or names
        self.named_ = made = _Named(names, called(every), side, called(sides or actors), words_of(promisers) or side)
        return made

    def _found(self) -> frozenset[str]:
        self.founds_ = made = bodies_founded(text(act_line(self.told).quote)) if self.kind in _FOUNDING else _NONE
        return made

    def _weigh(self) -> bool:
        """Tell whether it says no more than that something will be done."""
        line = act_line(self.told)
        about = told_about(self.kind, line.data) or text(line.quote)
        plain = " ".join([word for at, word in enumerate(about.split()) if at == 0 or not word[:1].isupper()])
        self.generic_ = made = is_generic(without(stems(plain), self.names, self.told.regions))
        return made

    def _tell(self) -> frozenset[str]:
        """Make the stems of what it is about, and of its quote; return the first."""
        subject = wide = _NONE
        if self.kind != "figure":  # its metric says what it is about, not of what it may be the sequel
            told, line = self.told, act_line(self.told)
            quote, about, regions = text(line.quote), told_about(self.kind, line.data), told.regions
            own = words_of(told.aliases.all_of(_every(told, line.data))) if told.aliases.of else self.names
            subject = wide = without(stems(about or quote), own, regions)
            if about and self.wide_ is None and self.kind in ANSWERS:
                wide = subject | without(stems(quote), own, regions)
        self.subject_ = subject
        if self.wide_ is None:
            self.wide_ = wide
        return subject


def act(told: ShownEvent) -> Act:
    """Make an event ready."""
    line = act_line(told)
    data, basis, row = line.data, text(line.basis) or "none", told.row
    shown = told if told.corrections else row  # a row says the same of what nobody corrected, and sooner
    kind, days = shown.type, span_of(shown.date)
    parts, countries = parts_of(shown.regions)
    first, last = days.first, days.last
    return Act(
        told,
        (first or last or date.max, last or date.max, row.id),  # as ShownEvent.key
        days,
        row.id,
        kind,
        row.article,
        parts,
        countries,
        told_span(line.span) or _NOWHERE,
        _places(line.also) if line.also else (),
        told.aliases.one_name(text(data.speaker)),
        text(data.strength),
        text(data.status),
        text(data.state),
        text(data.form),
        text(data.term),
        basis if basis in LOOSE else "",
        kind == "follow_up" and basis not in _UNTOLD,
    )


def _every(told: ShownEvent, data: ActData) -> tuple[str, ...]:
    """Return all names in an event, as they are compared."""
    sides = data.promiser, data.parties, data.actor, data.speaker, data.participants, data.visitors
    return tuple(dict.fromkeys(compared_names(told, told.actors, *sides, data.promisee, data.host)))


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


def said_about(told: ShownEvent) -> tuple[str, str]:
    """Return the words that say what an event is about, and its quote."""
    line = act_line(told)
    return told_about(told.type if told.corrections else told.row.type, line.data), text(line.quote)


def due_by(told: ShownEvent) -> str:
    """Return the deadline of a promise as its line has it; empty where it has none."""
    return text(act_line(told).data.deadline)


def has_share(told: ShownEvent) -> bool:
    """Whether a report tells how much of a work is done."""
    return isinstance(act_line(told).data.share, dict)


def names_in(told: ShownEvent, *fields: str) -> tuple[str, ...]:
    """Return the names in some fields of an event, with what else these are called."""
    data = act_line(told).data
    return told.aliases.all_of(names_said(*(getattr(data, field) for field in fields)))


def in_common(act: Act, stems: frozenset[str]) -> str:
    """Return stems of an act's subject as the words it has them in."""
    line = act_line(act.told)
    return ", ".join(words_with(stems, told_about(act.kind, line.data), text(line.quote)))


def people_in_common(act: Act, words: frozenset[str]) -> str:
    """Return the names of an act that bear some of these words, as its line spells them."""
    data = act_line(act.told).data
    sides = names_said(data.promiser, data.actor, data.parties, data.speaker, data.participants, data.visitors)
    every = (*sides, *names_said(data.promisee, data.host), *act.told.actors)
    compared = act.told.aliases.one_name
    return ", ".join(dict.fromkeys(name for name in every if not words.isdisjoint(words_of_name(compared(name)))))


def loosely_dated(told: ShownEvent) -> bool:
    """Whether an event's date tells no day of its own, but that of its page."""
    days = span_of(told.date)
    if days.first == days.last:
        return False
    return (text(act_line(told).basis) or "none") in LOOSE


def named(told: ShownEvent) -> list[tuple[str, ...]]:
    """Return the words of each name of who takes part in an event, titles aside."""
    data = act_line(told).data
    names = compared_names(
        told, data.promiser, data.actor, data.parties, data.speaker, data.participants, data.visitors
    )
    return sorted({words for name in names or compared_names(told, told.actors) if (words := words_of_name(name))})


def shared_weight(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how much the stems in common say."""
    return total_weight(one & other)


def _places(value: Any) -> tuple[_Place, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(span for place in value if isinstance(place, dict) and (span := told_span(place.get("span"))))
