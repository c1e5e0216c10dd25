"""From a page to its bytes: HTML by a template that escapes whatever it is given, JSON and CSV of what is behind it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.faces.exchange.sourced_words import browsable, headline, source_line
from timeline.faces.export import formats
from timeline.faces.safe_text import clean
from timeline.faces.web import site_page as addresses
from timeline.faces.wording import days
from timeline.faces.wording.event_summary import gist, label, quoted
from timeline.faces.wording.states import OVERDUE, related, standing, words
from timeline.gazetteer import name_of
from timeline.intake.extras import library

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import ModuleType

    from timeline.faces.web.site_page import SitePage
    from timeline.views.narrow_rows import ArticleReading

FOLDER = Path(__file__).parent
_LANGUAGE = re.compile("[a-z]{2,3}")
STATIC = ("icon.svg", "style.css")
_ADDRESSES = ("event_address", "pledge_address", "article_address", "region_address")


def html(page: SitePage, told: str, known: Collection[str]) -> bytes:
    """Return the page; `told` says as of when it stands, `known` are the addresses of all pages, which it may link to.

    Raises MissingExtraError.
    """
    text: str = _templates().get_template(page.template).render(page=page, as_told=told, known=known, **page.values)
    return text.encode("utf-8", "replace")


def data(page: SitePage) -> dict[str, bytes]:
    """Return the data behind a page by the ending of its file."""
    return {".json": formats.json(page.records), ".csv": formats.table_csv(page.rows, page.columns)}


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
    made.globals |= {"OVERDUE": OVERDUE}
    made.filters |= {
        "clean": clean,
        "date": days.in_words,
        "elapsed": days.elapsed,
        "due": days.deadline_in_words,
        "weekday": days.weekday,
        "inferred": days.inferred,
        "gist": gist,
        "headline": headline,
        "source": source_line,
        "label": label,
        "quoted": quoted,
        "related": related,
        "standing": standing,
        "words": words,
        "region_name": name_of,
        "browsable": browsable,
        "tongue": tongue,
    }
    return made
