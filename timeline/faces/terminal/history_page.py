"""A history on a terminal: by date, within it by article, each event with type, who, what, quote and short id."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from timeline.app.ids import Ids
from timeline.faces.safe_text import clean
from timeline.faces.terminal.screen import Screen, breadth, flow, pad, shorten, wrap
from timeline.faces.wording import event_summary
from timeline.faces.wording.days import in_words, inferred, span_in_words, weekday
from timeline.views.current_lines import ShownEvent
from timeline.views.history import History
from timeline.views.narrow_rows import ArticleReading
from timeline.views.query import span_of
from timeline.views.witnesses import named_witnesses

_TYPE = 10  # columns of the type's name
_QUOTE_LINES = 2


def page(history: History, ids: Ids, screen: Screen, title: str) -> Iterator[str]:
    """Yield the lines of a history."""
    yield from heading(history, screen, title)
    tellings = _by_row(history)
    for date, events in groupby((told for told in history.events if told.id in tellings), key=lambda told: told.date):
        yield ""
        day = weekday(date)
        yield screen.rule(clean(in_words(date)) + (f", {day}" if day else ""))
        for source, found in _by_article(list(events)):
            dating = {dated(told) for told in found}
            shared = dating.pop() if len(dating) == 1 else ""
            if source is not None:
                head = " · ".join(part for part in (source_in_words(source), shared) if part)
                yield screen.paint(shorten(head, screen.width), "dim")
            for told in found:
                same = tellings[told.id]
                yield from row(told, ids, screen, dated_above=bool(shared and source), tellings=same)
                yield from _also_told(same[1:], ids, screen)


def _by_row(history: History) -> dict[str, list[ShownEvent]]:
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
    count = f"{len(history.events)} event{'s' * (len(history.events) != 1)}"
    if history.total is None:
        count = f"the latest {count}"
    elif history.total > len(history.events):
        count = f"the latest {len(history.events)} of {history.total} events"
    yield " · ".join(part for part in (screen.paint(clean(title), "bold"), count, span) if part)


def row(
    told: ShownEvent, ids: Ids, screen: Screen, *, dated_above: bool = False, tellings: Sequence[ShownEvent] = ()
) -> Iterator[str]:
    """Yield the lines of one event; how its date was found is left out where it was said above."""
    identity = ids.short(told.id)
    kind = pad(shorten(event_summary.label(told.type), _TYPE), _TYPE)
    room = screen.width - _TYPE - 4 - len(identity)
    who, what = event_summary.who(told), event_summary.what(told)
    text = " — ".join(part for part in (who, what) if part)
    for index, line in enumerate(wrap(text or "-", room, 3)):
        painted = line
        if index == 0:
            bold = line[: len(who)] if line.startswith(who) else ""
            painted = screen.paint(bold, "bold") + line[len(bold) :]
        start = screen.paint(kind, *event_summary.colours(told.type)) if index == 0 else " " * _TYPE
        end = "  " + screen.paint(identity, "dim") if index == 0 else ""
        yield f"  {start}{painted}{' ' * (room - breadth(line)) if end else ''}{end}".rstrip()
    indent = " " * (_TYPE + 2)
    if clean(told.quote) not in what:
        for line in wrap(event_summary.quoted(told.quote), screen.width - len(indent), _QUOTE_LINES):
            yield indent + screen.paint(line, "italic", "dim")
    for line in flow(
        ([] if dated_above else [dated(told)]) + list(_marks(told, tellings or [told])), screen.width - len(indent)
    ):
        yield indent + screen.paint(line, "yellow")


def _also_told(tellings: Sequence[ShownEvent], ids: Ids, screen: Screen) -> Iterator[str]:
    """Yield the other tellings of an act, each with its article, and how many saw it."""
    for told in tellings:
        text = f"also told: {source_in_words(told.sources[0]) if told.sources else ''}"
        identity = ids.short(told.id)
        room = screen.width - _TYPE - 4 - len(identity)
        line = shorten(text, room)
        yield f"{' ' * (_TYPE + 2)}{line}{' ' * (room - breadth(line))}  {screen.paint(identity, 'dim')}"


def dated(told: ShownEvent) -> str:
    """Return in words how an event's date was found, where the text did not simply say it."""
    if any(judged.of("field").endswith("date") for judged in told.corrections):
        return ""
    how = inferred(str(told.line.get("basis", "")))
    words = clean(str(told.line.get("date_text", "")))
    return f"date: {how}" + (f" (“{words}”)" if words and "page" not in how else "") if how else ""


def source_in_words(source: ArticleReading) -> str:
    """Return title, publisher and day of an article."""
    data = source.data
    stamp = data.published.value if data.published else source.date
    parts = [
        clean(data.title) or clean(data.path),
        clean(data.publisher or ""),
        clean(in_words(stamp)) if stamp else "",
    ]
    return " · ".join(part for part in parts if part)


def reports(tellings: Sequence[ShownEvent]) -> str:
    """Return in words how many articles tell an act and how many saw it, or an empty text where one does."""
    sources = [source for telling in tellings for source in telling.sources]
    number = len({source.article for source in sources})
    names = named_witnesses(sources)
    counted = f"{number} reports, {len(names)} witness{'es' * (len(names) != 1)} ({clean(', '.join(names))})"
    return counted if number > 1 else ""


def _marks(told: ShownEvent, tellings: Sequence[ShownEvent]) -> Iterator[str]:
    """Yield what a reader has to know before trusting the line as it stands."""
    corrected = {judged.of("field") for judged in told.corrections}
    if corrected:
        yield f"corrected: {clean(', '.join(sorted(corrected)))}"
    if told.line.get("doubt"):
        yield f"in doubt: {clean(str(told.line['doubt']))}"
    if told_by := reports(tellings):
        yield told_by
    if not told.known:
        yield "a type this version does not know" if told.row.v == 1 else f"a line of version {told.row.v}"


def _by_article(events: Sequence[ShownEvent]) -> Iterator[tuple[ArticleReading | None, list[ShownEvent]]]:
    """Yield articles, each with its events in the order of its text."""

    def place(told: ShownEvent) -> tuple[str, int, str]:
        span = told.line.get("span")
        start = span[0] if isinstance(span, list) and span and isinstance(span[0], int) else 0
        return (told.sources[0].article if told.sources else "", start, told.id)

    for _, found in groupby(sorted(events, key=place), key=lambda told: place(told)[0]):
        group = list(found)
        yield (group[0].sources[0] if group[0].sources else None), group
