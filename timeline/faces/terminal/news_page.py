"""What is new, on a terminal: what is overdue now, the events that came, what proposes itself, what was judged."""

from collections.abc import Iterator

from timeline.app.ids import Ids
from timeline.app.latest_news import LatestNews
from timeline.faces.safe_text import clean
from timeline.faces.terminal.event_lines import brief, first_lines, region_names, source_line
from timeline.faces.terminal.evidence_page import judgements
from timeline.faces.terminal.history_page import by_article
from timeline.faces.terminal.promise_lines import promise_line
from timeline.faces.terminal.screen import Screen, beside, counted, flow, shorten
from timeline.faces.wording import event_summary
from timeline.faces.wording.days import in_words
from timeline.faces.wording.states import PROPOSED, words

_PROPOSALS = 10  # shown; `timeline review` has them all
_JUDGED = 10


def page(latest: LatestNews, ids: Ids, screen: Screen, title: str, *, regions: bool = False) -> Iterator[str]:
    """Yield the lines of what is new; `regions` names those of each article."""
    news = latest.news
    since = f"new since {_moment(latest.since)}" if latest.since else "all of it: nobody has looked before"
    counts = [
        counted(news.total, "event"),
        f"{len(news.overdue)} overdue" if news.overdue else "",
        counted(len(news.proposals), "proposal") if news.proposals else "",
        counted(len(news.judged), "judgement") if news.judged else "",
        f"{news.read_anew} read anew" if news.read_anew else "",
    ]
    yield from flow([screen.paint(clean(title), "bold"), since, *counts], screen.width)
    if news.overdue:
        yield from _head("newly overdue", screen)
        for row in news.overdue:
            due = in_words(row.deadline.isoformat()) if row.deadline else ""
            yield from promise_line(row, due, ids, screen, regions=regions)
    if news.events:
        shown = "" if len(news.events) == news.total else f", the latest {len(news.events)} of {news.total}"
        yield from _head(f"events{shown}", screen)
        for found in by_article(news.events):
            if found[0].sources:
                source = found[0].sources[0]
                day = in_words(source.date) if source.date else ""
                more = (day, *(region_names(found) if regions else ()))
                yield screen.paint(source_line(source, screen.width, *more), "dim")
            for told in found:
                yield from first_lines(told, ids, screen)
    if news.proposals:
        yield from _head("newly proposed", screen)
        yield from _proposals(latest, ids, screen)
    if news.judged:
        yield from _head("judged", screen)
        yield from judgements(news.judged[:_JUDGED], ids, {}, screen)
        if len(news.judged) > _JUDGED:
            yield f"  … and {len(news.judged) - _JUDGED} more"


def brief_page(latest: LatestNews, ids: Ids, screen: Screen) -> Iterator[str]:
    """Yield a line for each thing that is new."""
    news = latest.news
    for row in news.overdue:
        yield from list(promise_line(row, f"{row.deadline} overdue", ids, screen))[:1]
    yield from (brief(told, ids, screen) for told in news.events)
    yield from _proposals(latest, ids, screen)


def _proposals(latest: LatestNews, ids: Ids, screen: Screen) -> Iterator[str]:
    proposals = latest.news.proposals
    for found in proposals[:_PROPOSALS]:
        end = f"{ids.short(found.earlier.id)} {ids.short(found.later.id)}"
        text = event_summary.quoted(found.later.quote)
        told = f"{PROPOSED.mark} {found.score:.2f} {words(found.relation)}: {text}"
        yield beside(shorten(told, screen.width - len(end) - 2), end, screen)
    if len(proposals) > _PROPOSALS:
        yield shorten(f"  … and {len(proposals) - _PROPOSALS} more: timeline review", screen.width)


def _moment(text: str) -> str:
    day, _, clock = text.partition("T")
    return f"{in_words(day)} {clock[:5]}".strip()


def _head(text: str, screen: Screen) -> Iterator[str]:
    yield ""
    yield screen.rule(text)
