"""An event on a terminal: type, how it stands, who, the act in bold, its words where they add to it, and its id."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.app.ids import Ids
from timeline.faces.safe_text import clean
from timeline.faces.terminal.screen import NARROW, Screen, beside, flow, pad, painted, shorten, wrap
from timeline.faces.wording import event_summary
from timeline.faces.wording.days import in_words, inferred
from timeline.faces.wording.event_summary import Gist
from timeline.faces.wording.told_sentences import adds
from timeline.gazetteer import name_of
from timeline.views.current_lines import ShownEvent
from timeline.views.narrow_rows import ArticleReading
from timeline.views.witnesses import named_witnesses

TYPE = 12  # columns of the type's name
_QUOTE_LINES = 2
_ACT_LINES = 3
_REGIONS = 3  # named of an article or a promise


def row(
    told: ShownEvent,
    ids: Ids,
    screen: Screen,
    *,
    above: frozenset[str] = frozenset(),
    tellings: Sequence[ShownEvent] = (),
    spoken_by: str = "",
) -> Iterator[str]:
    """Yield the lines of one event; the marks that were shown `above` for all of its article are left out."""
    yield from first_lines(told, ids, screen, lines=_ACT_LINES)
    indent = _indent(screen)
    found = event_summary.gist(told)
    if not found.spoken and adds(told.quote, found.text):
        for line in wrap(event_summary.quoted(told.quote), screen.width - len(indent), _QUOTE_LINES):
            yield indent + screen.paint(line, "italic", "dim")
    by = f"said by {spoken_by}" if spoken_by and not found.spoken and spoken_by not in found.who else ""
    for line in flow([by], screen.width - len(indent)):
        yield indent + screen.paint(line, "dim")
    marks = [mark for mark in (*standing_marks(told), *_marks(told, tellings or [told])) if mark not in above]
    for line in flow(marks, screen.width - len(indent)):
        yield indent + screen.paint(line, "yellow")


def further(told: ShownEvent, ids: Ids, screen: Screen) -> Iterator[str]:
    """Yield a further reading of the sentence above: a line, and why it is in doubt."""
    yield from first_lines(told, ids, screen, mark="└ ")
    for line in flow(_marks(told, [told]), screen.width - len(_indent(screen))):
        yield _indent(screen) + screen.paint(line, "yellow")


def first_lines(told: ShownEvent, ids: Ids, screen: Screen, *, lines: int = 1, mark: str = "") -> Iterator[str]:
    """Yield type and gist of an event with its id at the right edge; `mark` stands before a further reading."""
    identity = ids.short(told.id)
    label = event_summary.label(told.type)
    head = screen.paint(pad(shorten(f"{mark}{label}", TYPE), TYPE), *event_summary.colours(told.type))
    room = screen.width - len(_indent(screen)) - len(identity) - 2
    if screen.width < NARROW:
        yield beside(f"  {head}".rstrip(), identity, screen)
        room = screen.width - len(_indent(screen))
    for index, line in enumerate(painted(pieces(event_summary.gist(told)), room, screen, lines)):
        if index == 0 and screen.width >= NARROW:
            yield beside(f"  {head}{line}", identity, screen)
        else:
            yield f"{_indent(screen)}{line}"


def pieces(found: Gist) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what an event says, its state painted, the act in bold."""
    if found.state is not None:
        yield found.state.text, found.state.styles
        yield "  ", ()
    yield found.who, ()
    if found.who and (found.act or found.lead or found.rest):
        yield " — ", ()
    yield f"{found.lead} " if found.lead else "", ()
    yield found.act or ("" if found.who or found.rest else "-"), ("italic",) if found.spoken else ("bold",)
    yield f" {found.rest}" if found.rest and found.act else found.rest, ()


def also_told(tellings: Sequence[ShownEvent], ids: Ids, screen: Screen) -> Iterator[str]:
    """Yield the other tellings of an act, each with its article."""
    indent = _indent(screen)
    for told in tellings:
        identity = ids.short(told.id)
        text = f"also told: {source_in_words(told.sources[0]) if told.sources else ''}"
        yield beside(indent + shorten(text, screen.width - len(indent) - len(identity) - 2), identity, screen)


def told_otherwise(others: Sequence[ShownEvent], ids: Ids, screen: Screen) -> Iterator[str]:
    """Yield what other articles tell of a figure, each with who tells it."""
    indent = _indent(screen)
    for other in others:
        source = next((source.data.publisher or source.data.title for source in other.sources), "")
        said = event_summary.told_amount(other.data) if other.data.get("value") is not None else ""
        told_here = said or event_summary.change(other.data)
        text = f"≠ told otherwise: {told_here}" + (f" ({clean(source)})" if source else "")
        identity = ids.short(other.id)
        line = shorten(clean(text), screen.width - len(indent) - len(identity) - 2)
        yield beside(f"{indent}{screen.paint(line, 'red')}", identity, screen)


def brief(told: ShownEvent, ids: Ids, screen: Screen) -> str:
    """Return an event as one line: its date as the log has it, type, who and what, and its id."""
    identity = ids.short(told.id)
    found = event_summary.gist(told)
    state = f"{found.state.mark} " if found.state else ""
    label = pad(shorten(event_summary.label(told.type), TYPE - 2), TYPE - 2)
    text = f"{clean(told.date or 'no date'):<10} {label} {state}{found.text}"
    return beside(shorten(text, screen.width - len(identity) - 2), identity, screen)


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
        clean(data.title) or clean(source.path),
        clean(data.publisher or ""),
        clean(in_words(stamp)) if stamp else "",
    ]
    return " · ".join(part for part in parts if part)


def region_names(events: Iterable[ShownEvent]) -> list[str]:
    """Return the names of the regions of events, those that most are of first; what is left is counted."""
    counts: dict[str, int] = {}
    for code in (code for told in events for code in told.regions):
        counts[code] = counts.get(code, 0) + 1
    codes = sorted(counts, key=lambda code: (-counts[code], code))
    names = ", ".join(clean(name_of(code)) for code in codes[:_REGIONS])
    return [f"{names} and {len(codes) - _REGIONS} more" if len(codes) > _REGIONS else names] if codes else []


def source_line(source: ArticleReading, columns: int, *more: str) -> str:
    """Return an article in a line of its own: what does not fit is taken from its title."""
    data = source.data
    behind = [clean(data.publisher or ""), *more]
    rest = "".join(f" · {part}" for part in behind if part)
    title = clean(data.title) or clean(source.path)
    room = columns - len(rest)
    return shorten(f"{shorten(title, room) if room >= columns // 3 else title}{rest}", columns)


def reports(tellings: Sequence[ShownEvent]) -> str:
    """Return in words how many articles tell an act and how many saw it, or an empty text where one does."""
    sources = [source for telling in tellings for source in telling.sources]
    number = len({source.article for source in sources})
    names = named_witnesses(sources)
    counted = f"{number} reports, {len(names)} witness{'es' * (len(names) != 1)} ({clean(', '.join(names))})"
    return counted if number > 1 else ""


def standing_marks(told: ShownEvent) -> Iterator[str]:
    """Yield how its date was found and what was corrected: what all events of an article may have in common."""
    yield from filter(None, [dated(told)])
    corrected = {judged.of("field").removeprefix("data.") for judged in told.corrections}
    disputed = {field.removeprefix("data.") for field in told.corrected_otherwise}
    for how, names in (("corrected", corrected - disputed), ("corrected differently by two people", disputed)):
        if names:
            yield f"{how}: {clean(', '.join(sorted(names)))}"


def _marks(told: ShownEvent, tellings: Sequence[ShownEvent]) -> Iterator[str]:
    """Yield what a reader has to know before trusting the line as it stands."""
    if told.added is not None:
        yield f"added by {clean(told.added.by) or '?'}"
    if told.line.get("doubt"):
        yield f"in doubt: {clean(str(told.line['doubt']))}"
    if told_by := reports(tellings):
        yield told_by
    if not told.known:
        yield "a type this version does not know" if told.row.v == 1 else f"a line of version {told.row.v}"


def _indent(screen: Screen) -> str:
    return " " * (4 if screen.width < NARROW else TYPE + 2)
