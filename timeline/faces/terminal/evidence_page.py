"""The evidence of one line: what it says, where it stands, how it was read, and what was judged about it since."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from timeline.app.act_rows import row_of
from timeline.app.context import Context
from timeline.app.ids import Ids
from timeline.faces.export.formats import plain
from timeline.faces.safe_text import clean
from timeline.faces.terminal.event_lines import pieces
from timeline.faces.terminal.screen import Screen, breadth, flow, painted, shorten, wrap
from timeline.faces.wording.days import in_words, inferred, to_the_second
from timeline.faces.wording.event_summary import colours, gist, label, quoted
from timeline.views.aliases import names_said
from timeline.views.current_lines import ShownEvent
from timeline.views.judgements import Link
from timeline.views.links.proposals import Proposal
from timeline.views.narrow_rows import ArticleReading, Judged, Stamped

_NAME = 12  # columns of a field's name


def heading(told: ShownEvent, screen: Screen) -> Iterator[str]:
    """Yield type and id of an event, and what it says as a line."""
    yield from flow([screen.paint(label(told.type), *colours(told.type)), screen.paint(told.id, "dim")], screen.width)
    found = gist(told)
    if not found.spoken:
        yield from painted(pieces(found), screen.width, screen, 3)


def event(told: ShownEvent, screen: Screen) -> Iterator[str]:
    """Yield what an event says, field by field."""
    line = told.line
    basis = str(line.get("basis", "none"))
    when = f"{in_words(told.date)}  {told.date or ''}  basis: {basis}"
    if words := line.get("date_text"):
        when += f", read from “{clean(str(words))}”"
    if inferred(basis):
        when += f" ({inferred(basis)})"
    yield from _field("date", when, screen)
    for name in ("regions", "actors"):
        yield from _field(name, plain(line.get(name)), screen)
    for name, value in told.data.items():
        yield from _field(name.replace("_", " "), plain(value), screen)
    yield from _field("rule", plain(line.get("rule")), screen)
    if told.added is not None:
        by = f"{clean(told.added.by) or '?'} on {in_words(told.added.recorded[:10] or None)}"
        yield from _field("added", f"by {by}", screen)
    row = row_of(str(line.get("rule")))
    if row is not None:
        yield from _field("row", f"of the table {row.table}, for a clause with {row.condition}", screen)
        yield from _field("why", row.why, screen)
    if line.get("doubt"):
        yield from _field("in doubt", plain(line["doubt"]), screen, "yellow")


def passage(told: ShownEvent, context: Context | None, screen: Screen) -> Iterator[str]:
    """Yield the quote in its paragraph, or by itself."""
    if context is None:
        text, start, end = clean(told.quote), 0, len(clean(told.quote))
    else:
        before, quote, after = clean(context.before), clean(context.quote), clean(context.after)
        before = f"{before} " if before and context.before[-1:].isspace() else before
        text, start = f"{before}{quote}", len(before)
        end = len(text)
        text += f" {after}" if after and context.after[:1].isspace() else after
    at = 0
    for line in wrap(text, screen.width - 2):
        at = text.find(line, at)
        low, high = max(start - at, 0), max(min(end - at, len(line)), 0)
        low = min(low, high)
        yield (
            "  "
            + screen.paint(line[:low], "dim")
            + screen.paint(line[low:high], "bold")
            + screen.paint(line[high:], "dim")
        )
        at += len(line)
    for place in told.line.get("also") or ():
        if isinstance(place, Mapping):
            for line in wrap(f"also: {quoted(str(place.get('quote', '')))}", screen.width - 2, 2):
                yield f"  {line}"


def source(found: ArticleReading, screen: Screen) -> Iterator[str]:
    """Yield what is known of an article, its stamps apart with the text each was read from."""
    data = found.data
    yield from (screen.paint(line, "bold") for line in wrap(clean(data.title) or "(no title)", screen.width))
    for name, value in (
        ("publisher", data.publisher),
        ("credits", data.credit),
        ("url", data.url),
        ("path", found.path),
    ):
        yield from _field(name, clean(value or ""), screen)
    stamps: Iterable[tuple[str, Stamped | None]] = (
        ("published", data.published),
        ("updated", data.updated),
        ("page clock", data.page_stamp),
        ("fetched", found.fetched),
    )
    for name, stamp in stamps:
        if stamp:
            yield from _field(name, f"{clean(stamp.value)}  (“{clean(stamp.raw)}”)", screen)
    yield from _field("partial", clean(data.partial or ""), screen)
    yield from _field(
        "read", f"{to_the_second(found.recorded)} with {clean(data.importer)} by {clean(found.by or '?')}", screen
    )
    yield from _field("document", found.article, screen)


def judgements(judged: Iterable[Judged], ids: Ids, retracted: Mapping[str, Judged], screen: Screen) -> Iterator[str]:
    """Yield judgement lines, latest first."""
    for line in judged:
        gone = "  (taken back)" if line.id in retracted else ""
        moved = " (judged on an earlier reading)" if line.follows else ""
        told = f"{clean(to_the_second(line.recorded))} {line.type} by {clean(line.by)}{moved}: {said(line, ids)}{gone}"
        yield from _listed(told, ids.short(line.id), screen)


def said(judged: Judged, ids: Ids) -> str:
    """Return in words what a judgement decides."""
    data = judged.data
    reason = f" — {clean(str(data['reason']))}" if data.get("reason") else ""
    if judged.type == "correction":
        field = clean(judged.of("field").removeprefix("data."))
        return f"{field}: {plain(data.get('was')) or '-'} → {plain(data.get('now')) or '-'}{reason}"
    if judged.type in ("link", "unlink"):
        not_ = "not " if judged.type == "unlink" else ""
        pair = f"{ids.short(judged.of('earlier'))} … {ids.short(judged.of('later'))}"
        return f"{not_}{judged.of('relation') or 'any relation'} {pair}{reason}"
    if judged.type == "assessment":
        evidence = data.get("evidence")
        named = [judged.follows.get(str(one), str(one)) for one in evidence] if isinstance(evidence, list) else []
        shown = ", ".join(map(ids.short, named))
        return f"{clean(judged.of('status'))}{f' on {shown}' if shown else ''}{reason}"
    if judged.type == "alias":
        return f"{clean(' = '.join(names_said(judged)))}{reason}"
    return f"{ids.short(judged.of('target'))}{reason}"


def link(found: Link, other: ShownEvent | None, ids: Ids, screen: Screen) -> Iterator[str]:
    """Yield a judged pair from one side."""
    state = "" if found.stands else "NOT "
    if other is None:
        yield from _listed(f"{state}{found.relation} … a line that does not stand", "", screen)
        return
    told = f"{state}{found.relation}: {in_words(other.date)} {label(other.type)} {quoted(other.quote)}"
    yield from _listed(told, ids.short(other.id), screen)


def proposal(found: Proposal, other: ShownEvent, ids: Ids, screen: Screen) -> Iterator[str]:
    """Yield a proposal from one side, with its reasons."""
    told = f"{found.relation}? {in_words(other.date)} {label(other.type)} {quoted(other.quote)}"
    yield from _listed(told, ids.short(other.id), screen)
    for line in wrap(f"{found.score:.2f}: {clean('; '.join(found.reasons))}", screen.width - 4):
        yield f"    {screen.paint(line, 'dim')}"


def fields(record: Mapping[str, Any], screen: Screen) -> Iterator[str]:
    """Yield any mapping plainly."""
    for name, value in record.items():
        yield from _field(clean(str(name)), plain(value), screen)


def _field(name: str, text: str, screen: Screen, *styles: str) -> Iterator[str]:
    for index, line in enumerate(wrap(clean(text), screen.width - _NAME - 2)):
        head = name if index == 0 else ""
        yield f"  {screen.paint(f'{head:<{_NAME}}', 'dim')}{screen.paint(line, *styles)}"


def _listed(text: str, identity: str, screen: Screen) -> Iterator[str]:
    shown = shorten(clean(text), screen.width - len(identity) - 4)
    gap = " " * max(2, screen.width - 2 - breadth(shown) - len(identity))
    yield f"  {shown}{gap}{screen.paint(identity, 'dim')}".rstrip()
