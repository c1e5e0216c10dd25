"""From an address to its page: those of a site, and what only a server can answer (a name, a short id, a search)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from attrs import evolve

from timeline.app.ids import AmbiguousIdError, UnknownIdError
from timeline.errors import UsageError
from timeline.faces.export.flat_rows import EVENT_ROW, event_row
from timeline.faces.export.records import event_record
from timeline.faces.server.exchanged import MEDIA, PageAnswer, PageAsked, elsewhere
from timeline.faces.server.questions_asked import filled, query_of
from timeline.faces.web import pages, rendering
from timeline.faces.web.clock_slider import clock_sliders
from timeline.faces.web.served_view import ServedView
from timeline.faces.web.site_page import SitePage, event_address, figures_address, region_address
from timeline.faces.wording.days import in_words
from timeline.gazetteer import resolve

if TYPE_CHECKING:
    from timeline.faces.server.standing_logs import StandingLog, StandingLogs

_MOST_FOUND = 200
_BY_REGION = {"region": (region_address, pages.region_page), "figures": (figures_address, pages.figures_page)}


class NoPageError(UsageError):
    """Nothing stands at an address."""

    def __init__(self, address: str) -> None:
        super().__init__(f"there is no page {address!r}")


def read_answer(logs: StandingLogs, asked: PageAsked, by: str | None) -> PageAnswer:
    """Answer with a page, or the data behind it; `by` is who judges, where he may.

    Raises NoPageError, and what asking may raise.
    """
    fields = filled(asked.query)
    found = logs.at(query_of(fields))
    page = _page(found, asked)
    if isinstance(page, PageAnswer):
        return page
    if asked.ending != ".html":
        return PageAnswer(body=rendering.data(page, asked.ending), media=MEDIA[asked.ending])
    undo = [one for one in " ".join(asked.query.get("undo", ())).split() if event_address(one)]
    view = ServedView(asked=fields, judges=by, wrong=found.wrong[:20], undo=undo)
    return rendered(found, page, view)


def rendered(found: StandingLog, page: SitePage, view: ServedView, status: int = 200) -> PageAnswer:
    """Return a page with all that a server adds to it."""
    told = f"As of {in_words(found.log.day.isoformat())}"
    view = evolve(view, clocks=clock_sliders(found.log.days, view.asked))
    return PageAnswer(body=rendering.html(page, told, found.pages.keys(), view), status=status)


def _page(found: StandingLog, asked: PageAsked) -> SitePage | PageAnswer:
    if asked.address == "search":
        return _search_page(found, " ".join(filled(asked.query).get("q", ())))
    make = found.pages.get(asked.address)
    if make is not None:
        return make()
    kind, _, name = asked.address.partition("/")
    if kind in _BY_REGION and name:
        address, page = _BY_REGION[kind]
        code = resolve(name).code
        if code == name:
            return page(found.material, found.ids, code)
        return _moved(asked, address(code) or "")
    if kind in ("event", "pledge", "article") and name:
        return _by_id(found, asked, kind, name)
    raise NoPageError(asked.address)


def _by_id(found: StandingLog, asked: PageAsked, kind: str, name: str) -> PageAnswer:
    """Send on from an id that is shortened, or of another kind. Raises UnknownIdError, AmbiguousIdError."""
    rooms = {"event": found.log.by_id, "pledge": found.log.promises, "article": found.log.documents}
    try:
        identity = found.ids.find(name)
    except AmbiguousIdError as error:
        fitting = [one for one in error.candidates if one in rooms[kind]]
        if len(fitting) != 1:
            raise
        identity = fitting[0]
    if kind == "article" and (told := found.log.by_id.get(identity)) is not None:
        identity = told.row.article
    if identity not in rooms[kind]:
        raise UnknownIdError(name)
    if identity == name:  # it is one, and bears no page
        raise NoPageError(asked.address)
    return _moved(asked, f"{kind}/{identity}")


def _moved(asked: PageAsked, address: str) -> PageAnswer:
    suffix = ServedView(asked=filled(asked.query)).query
    ending = "" if asked.ending == ".html" else asked.ending
    return elsewhere(f"/{quote(address)}{ending}{suffix}")


def _search_page(found: StandingLog, words: str) -> SitePage:
    events, count = found.search.find(words, _MOST_FOUND)
    return SitePage(
        address="search",
        title="Search",
        template="search.html",
        values={"words": words, "events": events, "count": count, "by_id": found.log.promises},
        records=[event_record(told) for told in events],
        columns=EVENT_ROW,
        rows=[event_row(told, found.ids) for told in events],
        events=events,
    )
