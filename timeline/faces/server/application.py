"""The server as an ASGI application: from HTTP to what is asked, and back.

What makes pages is imported when the first is asked for: a server that starts has to listen first of all.
"""

from __future__ import annotations

import sys
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, quote, unquote, urlencode

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from timeline.errors import TimelineError
from timeline.faces.server.exchanged import MEDIA, PageAnswer, PageAsked, elsewhere
from timeline.faces.server.guard import HEADERS, MOST_POSTED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from starlette.requests import Request

    from timeline.faces.server.guard import Guard
    from timeline.faces.server.review_desk import ReviewDesk
    from timeline.faces.server.standing_logs import StandingLogs

_STATIC = {"icon.svg": "image/svg+xml", "style.css": "text/css; charset=utf-8", "keys.js": "text/javascript"}
_MOST_FIELDS = 200


class Served:
    """A workspace that is served: who may ask what, and how it is answered. `tell` is told what it failed at."""

    def __init__(
        self, logs: StandingLogs, made_desk: Callable[[], ReviewDesk], guard: Guard, tell: Callable[[str], None]
    ) -> None:
        self.logs = logs
        self._made_desk = made_desk
        self._desk: ReviewDesk | None = None
        self._lock = Lock()
        self.guard = guard
        self.tell = tell

    @property
    def desk(self) -> ReviewDesk:
        """Where judgements are made, by whom; made when the first is asked for."""
        with self._lock:
            if self._desk is None:
                self._desk = self._made_desk()
            return self._desk

    def warm(self) -> None:
        """Answer the front page, so that whoever asks first waits for nothing."""
        self.answer(PageAsked(address="index"))

    def application(self) -> Any:
        """Return the ASGI application."""
        methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
        return Starlette(routes=[Route("/{address:path}", self._responded, methods=methods)])

    async def _responded(self, request: Request) -> Response:
        asked = _asked(request.url.path, request.url.query)
        from timeline.faces.server.fault_answers import told_answer

        refusal = self.guard.refuses(request.method, request.headers, request.cookies)
        if refusal is not None:
            return self._response(told_answer(refusal.status, refusal.told, asked))
        given = request.query_params.get("token")
        if given is not None:
            return self._welcomed(given, asked)
        form = _fields(await _body(request)) if request.method == "POST" else None
        judges = self.guard.judges(request.cookies)
        asked = _asked(request.url.path, request.url.query, form, judges=judges)
        return self._response(await run_in_threadpool(self.answer, asked))

    def answer(self, asked: PageAsked) -> PageAnswer:
        """Answer what is asked; whatever goes wrong is told as an answer too."""
        from timeline.faces.server.fault_answers import fault_answer

        try:
            return self._answered(asked)
        except (TimelineError, OSError) as error:
            return fault_answer(error, asked)
        except Exception as error:  # noqa: BLE001 - whoever looks at a page is never shown how the program is made
            self.tell(f"{asked.address}: {type(error).__name__}: {error}")
            return fault_answer(error, asked)

    def _answered(self, asked: PageAsked) -> PageAnswer:
        from timeline.faces.server.read_pages import read_answer
        from timeline.faces.web import rendering
        from timeline.faces.web.clock_slider import slid

        if asked.form is not None:
            return self.desk.judged(asked)
        if asked.address in _STATIC:
            return PageAnswer(body=(rendering.FOLDER / asked.address).read_bytes(), media=_STATIC[asked.address])
        if (moved := slid(asked.query)) is not None:
            ending = "" if asked.ending == ".html" else asked.ending
            return elsewhere(f"/{quote(asked.address)}{ending}{f'?{urlencode(moved, doseq=True)}' if moved else ''}")
        if asked.address == "review":
            return self.desk.page(asked)
        return read_answer(self.logs, asked, self.desk.by if asked.judges else None)

    def _welcomed(self, given: str, asked: PageAsked) -> Response:
        """Let whoever has the token write from now on, and take it out of the address."""
        from timeline.faces.server.fault_answers import told_answer

        if not self.guard.is_token(given):
            return self._response(told_answer(403, "that token is not the one that timeline serve printed", asked))
        location = "/" if asked.address == "index" else f"/{quote(asked.address)}"
        answer = self._response(PageAnswer(status=303, location=location))
        answer.set_cookie(self.guard.cookie, given, httponly=True, samesite="strict")
        return answer

    @staticmethod
    def _response(answer: PageAnswer) -> Response:
        headers = dict(HEADERS)
        if answer.location is not None:
            headers["location"] = answer.location
        return Response(answer.body, status_code=answer.status, media_type=answer.media, headers=headers)


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_POSTED:
            break
    return body


def _fields(body: bytes) -> dict[str, str]:
    """Return the fields of a posted form, of one that is given twice the first."""
    return {name: values[0] for name, values in _parsed(body.decode("utf-8", "replace")).items()}


def _parsed(query: str) -> Mapping[str, Sequence[str]]:
    try:
        return parse_qs(query, keep_blank_values=True, errors="replace", max_num_fields=_MOST_FIELDS)
    except ValueError:
        return {}


def _asked(path: str, query: str, form: Mapping[str, str] | None = None, *, judges: bool = False) -> PageAsked:
    """Return what an address asks for. A name in it may hold any character, and so may a suffix that is no ending."""
    address = unquote(path, errors="replace").lstrip("/") or "index"
    ending = ".html"
    for known in MEDIA:
        if address.endswith(known):
            address, ending = address.removesuffix(known), known
            break
    return PageAsked(address=address, ending=ending, query=_parsed(query), form=form, judges=judges)


def told_on_stderr(text: str) -> None:
    """Say on standard error what the program failed at, in one line."""
    from timeline.faces.safe_text import clean

    sys.stderr.write(f"error: {clean(text)}\n")
