"""Listening at an address until it is enough."""

from __future__ import annotations

import secrets
import socket
import sys
from threading import Thread
from typing import TYPE_CHECKING

from timeline.errors import TimelineError
from timeline.intake.extras import library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.faces.server.review_desk import ReviewDesk
    from timeline.workspace import Workspace


class ListenError(TimelineError):
    """Nothing can listen there."""

    def __init__(self, host: str, port: int, error: OSError) -> None:
        super().__init__(f"cannot listen at {host}:{port}: {error.strerror or error}")


def listen(
    workspace: Workspace, *, host: str, port: int, names: Sequence[str], by: str | None, read_only: bool
) -> None:
    """Serve a workspace until an interrupt. Raises MissingExtraError, ListenError."""
    for name in ("jinja2", "starlette", "uvicorn"):
        library(name, "a server", "web")
    import uvicorn

    from timeline.app.questions import today
    from timeline.faces.server.application import Served, told_on_stderr
    from timeline.faces.server.guard import Guard
    from timeline.faces.server.standing_logs import StandingLogs, file_mark

    file_mark(workspace)
    with _listening(host, port) as bound:
        port = bound.getsockname()[1]
        token = None if read_only else secrets.token_urlsafe(24)
        guard = Guard(names=frozenset(name.casefold() for name in names), token=token, cookie=f"timeline-{port}")
        logs = StandingLogs(workspace, today)

        def made_desk() -> ReviewDesk:
            from timeline.faces.server.review_desk import ReviewDesk

            return ReviewDesk(logs, by)

        served = Served(logs, made_desk, guard, told_on_stderr)
        settings = uvicorn.Config(
            served.application(),
            http="h11",
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            server_header=False,
        )
        place = f"[{host}]" if ":" in host else host
        sys.stdout.write(f"http://{place}:{port}/{f'?token={token}' if token else ''}\n")
        sys.stdout.flush()
        Thread(target=served.warm, daemon=True).start()
        uvicorn.Server(settings).run(sockets=[bound])


def _listening(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
        try:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            bound.bind(address)
            bound.listen()
        except OSError:
            bound.close()
            raise
    except OSError as error:
        raise ListenError(host, port, error) from None
    return bound
