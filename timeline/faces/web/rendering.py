"""From a page to its bytes: HTML by a template that escapes whatever it is given; JSON, CSV and a feed."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.app.exported import ExportedView
from timeline.faces.exchange import atom
from timeline.faces.exchange.sourced_words import browsable, headline, promise_line, source_line
from timeline.faces.export import formats
from timeline.faces.safe_text import clean
from timeline.faces.web import site_page as addresses
from timeline.faces.wording import days
from timeline.faces.wording.event_summary import gist, label, quoted, who
from timeline.faces.wording.states import OVERDUE, STANDINGS, related, standing, words
from timeline.gazetteer import name_of
from timeline.intake.extras import library
from timeline.vocabulary import RATINGS, RELATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from types import ModuleType

    from timeline.faces.web.served_view import ServedView
    from timeline.faces.web.site_page import SitePage
    from timeline.views.narrow_rows import ArticleReading

FOLDER = Path(__file__).parent
_LANGUAGE = re.compile("[a-z]{2,3}")
STATIC = ("icon.svg", "style.css")
SCRIPT = "keys.js"  # of served pages alone
_ADDRESSES = ("event_address", "pledge_address", "article_address", "region_address")


def html(page: SitePage, told: str, known: Collection[str], served: ServedView | None = None) -> bytes:
    """Return the page; `told` says as of when it stands, `known` are the addresses of all pages, which it may link to.

    `served` is what a server adds: its clocks, its forms; None of a page that is a file. Raises MissingExtraError.
    """
    template = _templates().get_template(page.template)
    suffix = served.suffix if served is not None else ""
    text: str = template.render(page=page, as_told=told, known=known, served=served, suffix=suffix, **page.values)
    return text.encode("utf-8", "replace")


def data(page: SitePage, ending: str) -> bytes:
    """Return the data behind a page by the ending of its file, one of DATA. Raises KeyError."""
    return DATA[ending](page)


def _feed(page: SitePage) -> bytes:
    return atom.feed(ExportedView(tuple(page.events), {}, {}, {}), Counter())


DATA: dict[str, Callable[[SitePage], bytes]] = {
    ".json": lambda page: formats.json(page.records),
    ".csv": lambda page: formats.table_csv(page.rows, page.columns),
    ".atom": _feed,
}


def static() -> dict[str, bytes]:
    """Return the files that all pages share, by name."""
    return {name: (FOLDER / name).read_bytes() for name in STATIC}


def tongue(source: ArticleReading | None) -> str:
    """Return the language of an article's words as a page tells it; `und` where it is not known."""
    language = source.data.language if source is not None else None
    return language if language is not None and _LANGUAGE.fullmatch(language) else "und"


@cache
def _templates() -> Any:
    jinja: ModuleType = library("jinja2", "a site", "web")
    made = jinja.Environment(
        loader=jinja.FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=jinja.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {name: getattr(addresses, name) for name in _ADDRESSES}
    made.globals |= {"OVERDUE": OVERDUE, "STANDINGS": STANDINGS, "RATINGS": RATINGS, "RELATIONS": RELATIONS}
    made.filters |= {
        "clean": clean,
        "date": days.in_words,
        "elapsed": days.elapsed,
        "due": days.deadline_in_words,
        "weekday": days.weekday,
        "inferred": days.inferred,
        "gist": gist,
        "headline": headline,
        "promise": promise_line,
        "source": source_line,
        "label": label,
        "quoted": quoted,
        "related": related,
        "standing": standing,
        "words": words,
        "who": lambda told: clean(who(told)),
        "region_name": name_of,
        "browsable": browsable,
        "tongue": tongue,
    }
    return made
