"""A site of plain files: every page with the data behind it, the same bytes from the same log."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from timeline.faces.web import board_pages, pages, rendering
from timeline.faces.web.long_lists import cut, evenly, numbered
from timeline.faces.web.page_material import PageMaterial
from timeline.faces.web.site_page import article_address, event_address, figures_address, pledge_address, region_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from timeline.app.ids import Ids
    from timeline.app.log_at_time import LogAtTime
    from timeline.faces.web.site_page import SitePage


def site_files(log: LogAtTime, ids: Ids, texts: Mapping[str, str], told: str) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site by its path below it. Raises MissingExtraError."""
    made = site_pages(PageMaterial(log), ids, texts)
    yield from rendering.static().items()
    for address, make in made.items():
        page = make()
        yield f"{address}.html", rendering.html(page, told, made.keys())
        for ending in rendering.DATA if page.data else ():
            yield f"{address}{ending}", rendering.data(page, ending)


def site_pages(material: PageMaterial, ids: Ids, texts: Mapping[str, str]) -> dict[str, Callable[[], SitePage]]:
    """Return how every page is made, by its address; `texts` are those of articles at hand, by the document's hash."""
    log = material.log
    regions = pages.regions_told(log)
    figures = material.figures
    made: dict[str | None, Callable[[], SitePage]] = {
        "index": partial(pages.front_page, material, ids),
        "pledges": partial(board_pages.board_page, log, ids),
        "map": partial(pages.map_page, material),
    }
    for code in regions:
        shown = figures.get(code, ())
        made |= {
            numbered(address, number): partial(page, material, ids, code, number)
            for address, page, count in (
                (region_address(code) or "", pages.region_page, len(cut(log.of_region[code]))),
                (figures_address(code) or "", pages.figures_page, len(evenly(len(shown))) if shown else 0),
            )
            for number in range(1, count + 1)
        }
    made |= {
        address: partial(board_pages.standing_page, log, name, number)
        for address, (name, number) in board_pages.standing_pages(log).items()
    }
    made |= {pledge_address(name): partial(pages.pledge_page, log, ids, name) for name in log.promises}
    made |= {article_address(name): partial(pages.article_page, log, ids, name, texts) for name in log.documents}
    made |= {event_address(name): partial(pages.event_page, log, ids, name) for name in log.by_id}
    return {address: make for address, make in made.items() if address is not None}
