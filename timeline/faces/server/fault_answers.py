"""From a fault to an answer: its status, its sentence, where else to look, and never a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.app.ids import AmbiguousIdError, ShortIdError, UnknownIdError
from timeline.errors import TimelineError, UsageError
from timeline.faces.export import formats
from timeline.faces.safe_text import clean
from timeline.faces.server.exchanged import MEDIA, PageAnswer, PageAsked
from timeline.faces.server.read_pages import NoPageError
from timeline.faces.web import rendering
from timeline.faces.web.served_view import ServedView
from timeline.faces.web.site_page import SitePage
from timeline.gazetteer import UnknownRegionError, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

_STATUS: dict[type[Exception], int] = {
    AmbiguousIdError: 300,
    NoPageError: 404,
    ShortIdError: 404,
    UnknownIdError: 404,
    UnknownRegionError: 404,
    UsageError: 400,
    TimelineError: 500,
    OSError: 500,
}
_TITLES = {
    300: "Which of these?",
    400: "That cannot be asked",
    403: "Not allowed",
    404: "Nothing stands here",
    405: "Not done so",
    409: "That waits no more",
    413: "Too much",
    421: "Another host",
    500: "It went wrong",
}


def fault_answer(error: Exception, asked: PageAsked) -> PageAnswer:
    """Tell a fault. What is no fault of ours is told without a word of its own."""
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
    told = (
        str(error)
        if isinstance(error, TimelineError | OSError)
        else "the program failed; the server's terminal says at what"
    )
    return told_answer(status, told, asked, _instead(error, asked))


def told_answer(status: int, told: str, asked: PageAsked, instead: Sequence[tuple[str, str]] = ()) -> PageAnswer:
    """Tell a sentence under a status; `instead` are addresses below the root and names to look at."""
    told = clean(told)
    if asked.ending == ".json":
        record = {"error": told, **({"instead": [address for address, _ in instead]} if instead else {})}
        return PageAnswer(status=status, media=MEDIA[".json"], body=formats.json([record]))
    if asked.ending != ".html":
        return PageAnswer(status=status, media="text/plain; charset=utf-8", body=f"{told}\n".encode("utf-8", "replace"))
    page = SitePage(
        address=asked.address,
        title=_TITLES.get(status, "It went wrong"),
        template="fault.html",
        values={"told": told, "instead": instead},
        data=False,
    )
    body = rendering.html(page, f"Status {status}", (), ServedView())
    return PageAnswer(status=status, body=body)


def _instead(error: Exception, asked: PageAsked) -> list[tuple[str, str]]:
    kind = asked.address.partition("/")[0]
    if isinstance(error, AmbiguousIdError):
        return [(f"{kind}/{one}", one) for one in error.candidates]
    if isinstance(error, UnknownRegionError):
        return [(f"{kind if kind == 'figures' else 'region'}/{resolve(name).code}", name) for name in error.nearest]
    return []
