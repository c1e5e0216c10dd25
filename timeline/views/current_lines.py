"""Which lines stand at a time, corrected as they then were: what every view starts from (docs/design.md, 3 and 4)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from timeline.codec import LineError, decode_mapping
from timeline.views.aliases import NO_ALIASES, Aliases
from timeline.views.fold import State
from timeline.views.judgements import Judgements, corrected, judge, of_documents
from timeline.views.narrow_rows import (
    ArticleReading,
    EventRow,
    Judged,
    LineRow,
    decode_reading,
    instant,
    known_by,
    told_span,
)
from timeline.views.query import Query, in_period, in_regions, in_time, says, span_of, with_actor
from timeline.views.readings import Readings, TextGroup, readings_known
from timeline.views.seal_order import SealOrder
from timeline.views.successors import Successors
from timeline.vocabulary import SCHEMA

_Some = TypeVar("_Some")
REPORTED = "context"  # the basis of what an article tells as past, by the day it tells it
WHOLE_ARTICLE = "events."  # a correction of an article with `events.date` moves its events that bear the date it names


class ShownEvent(msgspec.Struct, dict=True):
    """An event as it is shown: its own fields with corrections applied, its sources, what was judged about it."""

    row: EventRow
    corrections: tuple[Judged, ...]
    sources: tuple[ArticleReading, ...]
    added: Judged | None = None  # by whom, where a person added it
    aliases: Aliases = NO_ALIASES

    @property
    def id(self) -> str:
        """The event's id."""
        return self.row.id

    @cached_property
    def was(self) -> dict[str, Any]:
        """The line as it stands in the log."""
        return decode_mapping(self.row.line)

    @cached_property
    def line(self) -> dict[str, Any]:
        """The event's fields, corrected."""
        return corrected(self.was, self.corrections) if self.corrections else self.was

    @property
    def type(self) -> str:
        """The event's type, corrected."""
        return self._text("type") if self.corrections else self.row.type

    @property
    def date(self) -> str | None:
        """When it happened, corrected: EDTF."""
        return (self._text("date") or None) if self.corrections else self.row.date

    @property
    def regions(self) -> tuple[str, ...]:
        """Where, corrected: ISO 3166 codes."""
        return _names(self.line.get("regions")) if self.corrections else self.row.regions

    @property
    def actors(self) -> tuple[str, ...]:
        """Who acts in it, corrected."""
        return _names(self.line.get("actors")) if self.corrections else self.row.actors

    @property
    def names(self) -> tuple[str, ...]:
        """Who acts in it, corrected, under all names that somebody said are one."""
        return self.aliases.all_of(self.actors)

    @property
    def data(self) -> Mapping[str, Any]:
        """What its type says, corrected."""
        data = self.line.get("data")
        return data if isinstance(data, dict) else {}

    @property
    def quote(self) -> str:
        """The article's own words."""
        return self._text("quote")

    @property
    def span(self) -> tuple[int, int] | None:
        """Where its quote stands in the article's text, if the line says so."""
        return told_span(self.line.get("span"))

    @property
    def known(self) -> bool:
        """Whether this version knows what the line says."""
        return self.row.known

    @property
    def corrected_otherwise(self) -> frozenset[str]:
        """The fields that two people correct to different values, each by his last word."""
        last: dict[tuple[str, str], Any] = {}
        for judged in self.corrections:
            last.setdefault((judged.of("field"), judged.by), judged.data.get("now"))
        values: dict[str, list[Any]] = {}
        for (field, _), now in last.items():
            values.setdefault(field, []).append(now)
        return frozenset(field for field, found in values.items() if any(now != found[0] for now in found))

    def said(self, key: str) -> str:
        """Return a text of `data`, or an empty one."""
        value = self.data.get(key)
        return value if isinstance(value, str) else ""

    def key(self) -> tuple[Any, ...]:
        """Where it stands in the one total order."""
        row = self.row
        return in_time(self.date if self.corrections else row.date, row.id)

    def _text(self, key: str) -> str:
        value = self.line.get(key)
        return value if isinstance(value, str) else ""


class Standing:
    """The log as it stands for one query's `as_of` and `known_at`. Computed once, asked often."""

    def __init__(self, state: State[EventRow], query: Query) -> None:
        order = SealOrder(lambda: sealed(state), query.known_at)
        corrected_documents = of_documents(state.judgements.values(), known_at=query.known_at, order=order)
        self.readings: Readings = readings_known(
            state.articles.values(),
            as_of=query.as_of,
            known_at=query.known_at,
            order=order,
            corrected=corrected_documents,
        )
        self.corrected_documents = corrected_documents  # fields of documents as people corrected them
        self.successors = Successors(state.events, self.readings)
        self.judgements: Judgements = judge(
            state.judgements.values(),
            known_at=query.known_at,
            order=order,
            successors=self.successors,
        )
        self._rows = state.events
        self._articles = state.articles
        self._known_at = query.known_at
        self._named: dict[str, TextGroup] = {
            identity: group for group in self.groups() for identity in group.told.data.events
        }

    def groups(self) -> Iterator[TextGroup]:
        """Return the documents that stand, less those a person took back."""
        for group in self.readings.groups:
            kept = tuple(source for source in group.sources if not self._taken_back(source))
            if kept:
                yield TextGroup(group.told, kept)

    @property
    def rows(self) -> Mapping[str, EventRow]:
        """Return the rows of all events, whether they stand or not, by id."""
        return self._rows

    def events(self) -> Iterator[ShownEvent]:
        """Return every event that stands, in no order."""
        return iter(self._shown)

    @cached_property
    def by_id(self) -> Mapping[str, ShownEvent]:
        """Every event that stands, by its id."""
        return {told.row.id: told for told in self._shown}

    def first_told(self) -> Sequence[ArticleReading]:
        """Return, of each text that tells something, how it was first read, in the order they came by their clocks.

        Of documents that bear one text the first counts. What people judged since changes none of them, nor does a
        newer reading.
        """
        first = (
            min(readings, key=lambda reading: (instant(reading.recorded), reading.id))
            for readings in self.readings.history.values()
        )
        telling = [reading for reading in first if reading.data.events]
        telling.sort(key=lambda reading: (instant(reading.recorded), reading.article))
        by_text: dict[str, ArticleReading] = {}
        for reading in telling:
            by_text.setdefault(reading.data.text_sha256 or reading.article, reading)
        return list(by_text.values())

    def as_first_told(self, reading: ArticleReading) -> list[ShownEvent]:
        """Return the events of a reading as they stand in the log, in the one total order."""
        source = (decode_reading(self._articles[reading.id].line),)
        rows = (self._rows[identity] for identity in reading.data.events if identity in self._rows)
        return sorted((ShownEvent(row, (), source) for row in rows), key=ShownEvent.key)

    @cached_property
    def _shown(self) -> Sequence[ShownEvent]:
        return list(self._standing())

    def _standing(self) -> Iterator[ShownEvent]:
        retracted, named, aliases = self.judgements.retracted, self._named, self.judgements.aliases
        for identity, row in self._rows.items():
            if identity in retracted:
                continue
            if (group := named.get(identity)) is not None:  # as `_told`, without asking for the rest, a log long
                yield ShownEvent(row, self._corrections(row, group), group.sources, None, aliases)
            elif (told := self._told(row)) is not None:
                yield told
            elif not row.known and self._stands_alone(row):
                yield ShownEvent(row, self._corrections(row, None), ())

    def get(self, identity: str) -> ShownEvent | None:
        """Return one event if it stands."""
        row = self._rows.get(identity)
        return None if row is None or identity in self.judgements.retracted else self._told(row)

    def _told(self, row: EventRow) -> ShownEvent | None:
        """Return an event of a reading that stands, or one that a person added to a document that does."""
        group = self._named.get(row.id)
        added = self.judgements.additions.get(row.id) if group is None else None
        if added is not None:
            group = self._added_to(row.article)
        if group is None:
            return None
        return ShownEvent(row, self._corrections(row, group), group.sources, added, self.judgements.aliases)

    def _added_to(self, article: str) -> TextGroup | None:
        """Return the sources of what was added to a document: itself with its copies, or alone where it was revised."""
        group = self._of_document.get(article)
        newest = self.readings.newest(article)
        if group is not None or newest is None or self._taken_back(newest):
            return group
        later = self.successors.stands_for(article)
        stands = later is not None and not all(map(self._taken_back, later.sources))
        return TextGroup(newest, (newest,)) if stands else None

    @cached_property
    def _of_document(self) -> Mapping[str, TextGroup]:
        return {source.article: group for group in self.groups() for source in group.sources}

    def _taken_back(self, source: ArticleReading) -> bool:
        return source.article in self.judgements.retracted or source.id in self.judgements.retracted

    def was_out(self, identity: str) -> bool:
        """Whether the document of an event that does not stand was out: somebody took the event back since.

        An event that nothing is known of never was.
        """
        row = self._rows.get(identity)
        return row is not None and self.successors.stands_for(row.article) is not None

    @cached_property
    def _ever_named(self) -> frozenset[str]:
        """What any reading names, also one that was not known yet: it stands or falls with its readings."""
        return frozenset(name for row in self._articles.values() for name in decode_reading(row.line).data.events)

    @cached_property
    def _closed(self) -> Mapping[str, str]:
        """When lines were first recorded by article lines of a version not known here, as far as those can be read."""
        first: dict[str, str] = {}
        for row in self._rows.values():
            if row.type == "article" and row.recorded is not None:
                try:
                    names: tuple[str, ...] = decode_reading(row.line).data.events
                except msgspec.MsgspecError:
                    names = (row.article,)
                for name in names:
                    first[name] = min(first.get(name, row.recorded), row.recorded, key=instant)
        return first

    def _stands_alone(self, row: EventRow) -> bool:
        """Whether a line we do not know, that no reading names, is shown: it may be what a newer version adds."""
        if row.id in self._ever_named:
            return False
        recorded = row.recorded or self._closed.get(row.id) or self._closed.get(row.article)
        return known_by(recorded, self._known_at) and (row.v > SCHEMA or not row.article)

    def _corrections(self, row: EventRow, group: TextGroup | None) -> tuple[Judged, ...]:
        every = self.judgements.corrections
        own = every.get(row.id, ())
        if group is None or ((told := group.told).article not in every and told.id not in every):
            return own
        fields = {correction.of("field") for correction in own}
        return own + tuple(
            moved
            for name in (group.told.article, group.told.id)
            for correction in every.get(name, ())
            if (moved := _of_event(correction, row)) is not None and moved.of("field") not in fields
        )


def sealed(state: State[EventRow]) -> Iterator[LineRow]:
    """Yield the lines that bear seals: of this version, and those of one to come, which are kept as events."""
    yield from state.articles.values()
    yield from state.judgements.values()
    yield from (row for row in state.events.values() if row.v > SCHEMA)


def _of_event(correction: Judged, row: EventRow) -> Judged | None:
    """Return what a correction of a whole article says of one of its events, if it moves it.

    What the article reports as past, without a date of its own, then lies on or before the day the article gets.
    """
    path = correction.of("field")
    if not path.startswith(WHOLE_ARTICLE):
        return None
    field = path.removeprefix(WHOLE_ARTICLE)
    try:
        line = decode_mapping(row.line)
    except LineError:
        return None
    if "was" in correction.data and line.get(field) != correction.data["was"]:
        return None
    now = correction.data.get("now")
    if field == "date" and line.get("basis") == REPORTED and isinstance(now, str):
        last = span_of(now).last
        now = now if last is None else f"../{last.isoformat()}"
    return msgspec.structs.replace(correction, data={**correction.data, "field": field, "now": now})


def selected(events: Iterable[ShownEvent], query: Query) -> list[ShownEvent]:
    """Return the events that answer a query, in the one total order; `limit` is left to the view."""
    return sorted(answering(events, query), key=ShownEvent.key)


def answering(events: Iterable[ShownEvent], query: Query) -> Iterable[ShownEvent]:
    """Return the events that answer a query, as they come; of all, only what the query asks for is looked at."""
    if query.types:
        events = [told for told in events if told.type in query.types]
    if query.regions:
        events = [told for told in events if in_regions(told.regions, query.regions)]
    if query.actors:
        events = [told for told in events if with_actor(told.names, query.actors)]
    if query.since is not None or query.until is not None:
        events = [told for told in events if in_period(told.date, query.since, query.until)]
    if query.grep is not None:
        wanted = query.grep.casefold()
        events = [told for told in events if _mentions(told, wanted)]
    return events


def latest(found: Sequence[_Some], limit: int | None) -> tuple[_Some, ...]:
    """Return the last `limit` of what was found."""
    return tuple(found if limit is None else found[max(0, len(found) - limit) :])


def _mentions(told: ShownEvent, wanted: str) -> bool:
    return says([told.quote, told.actors, told.data], wanted) or any(
        wanted in source.data.title.casefold() for source in told.sources
    )


def _names(value: Any) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list | tuple) else ()
