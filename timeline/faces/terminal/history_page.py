"""A history on a terminal: by date, within it by article, within that by sentence, with all that was read in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.app.ids import Ids
from timeline.faces.safe_text import clean
from timeline.faces.terminal.event_lines import (
    also_told,
    brief,
    further,
    region_names,
    row,
    source_line,
    standing_marks,
    told_otherwise,
)
from timeline.faces.terminal.screen import Screen, counted, flow, latest_of, shorten
from timeline.faces.wording import event_summary
from timeline.faces.wording.days import in_words, span_in_words, weekday
from timeline.faces.wording.told_sentences import ToldSentence, by_sentence
from timeline.views.current_lines import ShownEvent
from timeline.views.history import History
from timeline.views.query import span_of

_READINGS = 3  # of one sentence beside the first, unless all are asked for


def page(
    history: History, ids: Ids, screen: Screen, title: str, *, regions: bool = False, every: bool = False
) -> Iterator[str]:
    """Yield the lines of a history; `regions` names those of each article, `every` leaves no reading out."""
    yield from heading(history, screen, title)
    tellings = rows_of(history)
    left_out = 0
    for date, events in by_date(told for told in history.events if told.id in tellings):
        yield ""
        day = weekday(date)
        yield screen.rule(clean(in_words(date)) + (f", {day}" if day else ""))
        for found in by_article(events):
            above: frozenset[str] = frozenset()
            if found[0].sources:
                above = frozenset.intersection(*(frozenset(standing_marks(told)) for told in found))
                more = (*(region_names(found) if regions else ()), *sorted(above))
                yield screen.paint(source_line(found[0].sources[0], screen.width, *more), "dim")
            for sentence in by_sentence(found):
                yield from sentence_lines(sentence, tellings, ids, screen, above=above, every=every)
                for told in (sentence.lead, *sentence.others):
                    yield from told_otherwise(history.beside.get(told.id, ()), ids, screen)
                left_out += 0 if every else len(sentence.words) + len(sentence.others[_READINGS:])
    if left_out:
        yield ""
        yield screen.paint(
            shorten(f"{counted(left_out, 'further reading')} of these sentences: --all", screen.width), "dim"
        )


def brief_page(history: History, ids: Ids, screen: Screen) -> Iterator[str]:
    """Yield a line an event."""
    yield from (brief(told, ids, screen) for told in history.events)


def by_date(events: Iterable[ShownEvent]) -> Iterator[tuple[str | None, list[ShownEvent]]]:
    """Yield each date once, where the first event of that date stands, with all events that bear it."""
    found: dict[str | None, list[ShownEvent]] = {}
    for told in events:
        found.setdefault(told.date, []).append(told)
    yield from found.items()


def rows_of(history: History) -> dict[str, list[ShownEvent]]:
    """Return, for each event that has a row, the tellings of its act that are shown: the first of them has the row."""
    shown = {told.id for told in history.events}
    rows: dict[str, list[ShownEvent]] = {}
    for told in history.events:
        same = [telling for telling in history.same.get(told.id, ()) if telling.id in shown] or [told]
        rows.setdefault(same[0].id, same)
    return rows


def heading(history: History, screen: Screen, title: str) -> Iterator[str]:
    """Yield what the history is of, how many events, and from when to when."""
    spans = [span_of(told.date) for told in history.events]
    firsts = [span.first or span.last for span in spans if span.first or span.last]
    lasts = [span.last for span in spans if span.last]
    span = span_in_words(min((day for day in firsts if day), default=None), max(lasts, default=None))
    count = latest_of(len(history.events), history.total, history.about, "event")
    yield from flow([screen.paint(clean(title), "bold"), count, span], screen.width)


def by_article(events: Sequence[ShownEvent]) -> Iterator[list[ShownEvent]]:
    """Yield the events of each article; those of none come first."""
    found: dict[str, list[ShownEvent]] = {}
    for told in events:
        found.setdefault(told.sources[0].article if told.sources else "", []).append(told)
    yield from (found[article] for article in sorted(found))


def sentence_lines(
    told: ToldSentence,
    tellings: Mapping[str, Sequence[ShownEvent]],
    ids: Ids,
    screen: Screen,
    *,
    above: frozenset[str] = frozenset(),
    every: bool = False,
) -> Iterator[str]:
    """Yield a sentence: what it tells first of all in full, and below it what else was read in it.

    `tellings` are those of each event that is told more than once, `above` the marks that stand above for all.
    """
    speaker = event_summary.who(told.words[0]) if told.words and not every else told.lead.said("speaker")
    same = tellings.get(told.lead.id, (told.lead,))
    yield from row(told.lead, ids, screen, above=above, tellings=same, spoken_by=clean(speaker))
    yield from also_told(same[1:], ids, screen)
    for other in (*told.others, *told.words) if every else told.others[:_READINGS]:
        yield from further(other, ids, screen)
        yield from also_told(tellings.get(other.id, ())[1:], ids, screen)
