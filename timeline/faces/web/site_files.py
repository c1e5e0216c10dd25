"""A site of plain files: every page with the data behind it, the same bytes from the same log."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from timeline.faces.web import pages, rendering
from timeline.faces.web.site_page import article_address, event_address, figures_address, pledge_address, region_address
from timeline.gazetteer import country_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from timeline.app.ids import Ids
    from timeline.app.log_at_time import LogAtTime
    from timeline.faces.web.site_page import SitePage


def site_files(log: LogAtTime, ids: Ids, texts: Mapping[str, str], told: str) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site by its path below it. Raises MissingExtraError."""
    made = site_pages(log, ids, texts)
    yield from rendering.static().items()
    for address, make in made.items():
        page = make()
        yield f"{address}.html", rendering.html(page, told, made.keys())
        for ending in rendering.DATA:
            yield f"{address}{ending}", rendering.data(page, ending)


def site_pages(log: LogAtTime, ids: Ids, texts: Mapping[str, str]) -> dict[str, Callable[[], SitePage]]:
    """Return how every page is made, by its address; `texts` are those of articles at hand, by the document's hash."""
    regions = pages.regions_told(log)
    counted = {code for one in log.figures for told in one.told.regions for code in (told, country_of(told))}
    made: dict[str | None, Callable[[], SitePage]] = {
        "index": partial(pages.front_page, log, ids),
        "pledges": partial(pages.board_page, log, ids),
        "map": partial(pages.map_page, log),
    }
    made |= {region_address(code): partial(pages.region_page, log, ids, code) for code in regions}
    made |= {figures_address(code): partial(pages.figures_page, log, ids, code) for code in regions if code in counted}
    made |= {pledge_address(name): partial(pages.pledge_page, log, ids, name) for name in log.promises}
    made |= {article_address(name): partial(pages.article_page, log, ids, name, texts) for name in log.documents}
    made |= {event_address(name): partial(pages.event_page, log, ids, name) for name in log.by_id}
    return {address: make for address, make in made.items() if address is not None}
