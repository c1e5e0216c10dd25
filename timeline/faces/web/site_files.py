"""A site of plain files: every page with the data behind it, the same bytes from the same log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.faces.web import pages, rendering
from timeline.faces.web.site_page import article_address, event_address, figures_address, pledge_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from timeline.app.ids import Ids
    from timeline.app.log_at_time import LogAtTime
    from timeline.faces.web.site_page import SitePage


def site_files(log: LogAtTime, ids: Ids, texts: Mapping[str, str], told: str) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site by its path below it. Raises MissingExtraError."""
    yield from rendering.static().items()
    for page in site_pages(log, ids, texts):
        yield f"{page.address}.html", rendering.html(page, told)
        for ending, content in rendering.data(page).items():
            yield f"{page.address}{ending}", content


def site_pages(log: LogAtTime, ids: Ids, texts: Mapping[str, str]) -> Iterator[SitePage]:
    """Yield every page; `texts` are those of the articles that are at hand, by the hash of the document."""
    yield pages.front_page(log, ids)
    yield pages.board_page(log, ids)
    regions = pages.regions_told(log)
    yield from (pages.region_page(log, ids, code) for code in regions)
    counted = {code for one in log.figures for told in one.told.regions for code in (told, told[:2])}
    yield from (pages.figures_page(log, ids, code) for code in regions if code in counted and figures_address(code))
    yield from (pages.pledge_page(log, ids, name) for name in log.promises if pledge_address(name))
    yield from (pages.article_page(log, ids, name, texts.get(name)) for name in log.documents if article_address(name))
    yield from (pages.event_page(log, ids, name) for name in log.by_id if event_address(name))
