"""One request over the network: to the address that was looked at, within a time and a size, answered whole or not."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from contextlib import closing, suppress
from threading import Timer
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit, urlunsplit

from attrs import frozen

from timeline.app.web_answers import FinalAnswer, body_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@frozen(kw_only=True)
class WebRequest:
    """What is asked: `address` is what the host of `url` leads to, `body` what is sent along (a POST)."""

    url: str
    address: str
    headers: Mapping[str, str]
    body: bytes | None = None


@frozen(kw_only=True)
class Patience:
    """How long is waited: seconds for each wait, the moment it must be over (`end`, by `clock`), bytes at most."""

    timeout: float
    end: float
    most: int
    clock: Callable[[], float] = time.monotonic


@frozen
class HttpAnswer:
    """What came back; the names of the headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def answered(request: WebRequest, patience: Patience, going_on: Callable[[], None]) -> HttpAnswer:
    """Ask, and return the answer. `going_on` is called between its parts.

    Raises OddAnswerError, OSError, http.client.HTTPException, and what `going_on` raises.
    """
    parts = urlsplit(request.url)
    host, port = parts.hostname or "", port_of(parts)
    left = max(0.1, patience.end - patience.clock())
    timeout = min(patience.timeout, left)
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    connection.response_class = FinalAnswer
    # The address that was looked at is the one connected to, whatever the name means by now.
    plain = socket.create_connection((request.address, port), timeout=timeout)
    # A host that sends its head byte by byte would never run into a timeout of one wait.
    watch = Timer(max(0.1, patience.end - patience.clock()), _shut, [plain])
    watch.daemon = True
    watch.start()
    try:
        connection.sock = _wrapped(plain, host) if parts.scheme == "https" else plain
        target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        headers = {"Accept-Encoding": "gzip", "Connection": "close", "Host": parts.netloc, **request.headers}
        connection.request("GET" if request.body is None else "POST", target, body=request.body, headers=headers)
        with closing(connection.getresponse()) as response:
            told = {name.lower(): value for name, value in response.getheaders()}
            return HttpAnswer(response.status, told, body_of(response, patience.most, going_on))
    finally:
        watch.cancel()
        connection.close()
        plain.close()


def port_of(parts: SplitResult) -> int:
    """Return the port of an address, told or by its scheme."""
    return parts.port or (443 if parts.scheme == "https" else 80)


def _wrapped(plain: socket.socket, host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


def _shut(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)
