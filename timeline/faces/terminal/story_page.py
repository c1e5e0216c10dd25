"""The story of one line on a terminal."""

from collections.abc import Iterator

from timeline.app.context import Context
from timeline.app.ids import Ids
from timeline.faces.safe_text import clean
from timeline.faces.terminal import evidence_page as show
from timeline.faces.terminal.promise_lines import rated, rating
from timeline.faces.terminal.screen import Screen, flow, wrap
from timeline.faces.wording.days import to_the_second
from timeline.views.story import Story


def lines(story: Story, context: Context | None, ids: Ids, screen: Screen) -> Iterator[str]:
    """Yield the lines of a story."""
    if story.event is not None:
        yield from show.heading(story.event, screen)
        if story.promise is not None:
            yield from flow(rating(story.promise, screen), screen.width)
            yield from (screen.paint(line, "dim") for line in rated(story.promise, screen))
        yield ""
        yield from show.event(story.event, screen)
        yield from _section("In its article", show.passage(story.event, context, screen), screen)
    else:
        told = clean(str(story.line.get("type", "document")))
        yield from flow([told, screen.paint(story.identity, "dim"), _why_gone(story, ids)], screen.width)
        yield from show.fields({k: v for k, v in story.line.items() if k not in ("id", "type", "v")}, screen)
    for source in story.event.sources if story.event is not None else story.readings[:1]:
        yield from _section("Source", show.source(source, screen), screen)
    retracted = {story.identity: story.retracted} if story.retracted else {}
    yield from _section("Judged", show.judgements(story.judged, ids, retracted, screen), screen)
    yield from _section("Links", _links(story, ids, screen), screen)
    yield from _section("Proposed, waiting for a person (timeline review)", _proposals(story, ids, screen), screen)
    if len(story.readings) > 1:
        readings = (f"  {line}" for told in _readings(story, ids) for line in wrap(told, screen.width - 2))
        yield from _section("Readings of the document", readings, screen)


def _why_gone(story: Story, ids: Ids) -> str:
    if story.retracted is not None:
        return "retracted"
    newest = story.readings[0].data.events if story.readings else ()
    if story.successor is not None and story.identity in newest:
        return f"of a copy, or of a version that was revised; it is shown as {ids.short(story.successor)}"
    if story.successor is not None:
        return f"of an older reading; the newest one tells it as {ids.short(story.successor)}"
    named = [reading for reading in story.readings if story.identity in reading.data.events]
    if named and story.readings and named[0] is not story.readings[0]:
        return "of an older reading; the newest one no longer yields it"
    return ""


def _section(name: str, found: Iterator[str], screen: Screen) -> Iterator[str]:
    """Yield a heading and lines, or nothing where there are no lines."""
    first = next(found, None)
    if first is not None:
        yield ""
        yield screen.rule(name)
        yield first
        yield from found


def _links(story: Story, ids: Ids, screen: Screen) -> Iterator[str]:
    for link in story.links:
        other = link.later if link.earlier == story.identity else link.earlier
        yield from show.link(link, story.others.get(other), ids, screen)


def _proposals(story: Story, ids: Ids, screen: Screen) -> Iterator[str]:
    for found in story.proposals:
        other = found.later if found.earlier.id == story.identity else found.earlier
        yield from show.proposal(found, other, ids, screen)


def _readings(story: Story, ids: Ids) -> Iterator[str]:
    for newer, older in zip(story.readings, (*story.readings[1:], None), strict=True):
        now, before = set(newer.data.events), set(older.data.events) if older else set()
        changed = f"{len(now - before)} new, {len(before - now)} gone" if older else f"{len(now)} events"
        yield f"{to_the_second(newer.recorded)} {clean(newer.data.importer)}: {changed}, {ids.short(newer.id)}"
