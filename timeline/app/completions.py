"""A model, asked over HTTP as many servers answer: chat completions, of llama.cpp, Ollama, vLLM, hosted ones.

One text goes out and one answer comes back, whole and of the shape that was asked for, or none. No redirect is
followed; a key goes to nobody but the endpoint that was named, encrypted or within the own machine or network.
"""

from __future__ import annotations

import http.client
import time
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec
from attrs import frozen

from timeline.app.addresses import is_public, resolve
from timeline.app.fetching import AGENT, FetchError, checked, retry_after
from timeline.app.web_answers import OddAnswerError
from timeline.app.web_requests import HttpAnswer, Patience, WebRequest, answered, port_of
from timeline.errors import TimelineError, UsageError
from timeline.intake.marked import asking_settings
from timeline.intake.marked.model_mark import MOST_MARKS
from timeline.intake.marked.stored_answers import MOST_BYTES, ModelAnswer

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.intake.marked.asking_settings import Settings

KEY = "TIMELINE_MODEL_KEY"  # the variable of the environment that a key is taken from
_PLACE = "/chat/completions"
_MOST = 1 << 20  # bytes of an answer
_OK = 200
_OVERTAXED = (408, 429, 500, 502, 503, 504)
_THIS_TEXT_ALONE = (400, 413, 422)  # too long for it, most often
_TRIES = 3
_LONGEST_WAIT = 60.0  # seconds
_SHOWN = 200  # characters of what a server says
_CHARACTERS = 3  # for a token, where a server does not count them: rather too many tokens than too few


class EndpointError(UsageError):
    """An endpoint that answers nobody, or not for this model: whatever else were asked would fail too."""

    def __init__(self, endpoint: str, why: str) -> None:
        super().__init__(f"{endpoint}: {why}")


class NoAnswerError(TimelineError):
    """A text about which no answer was had. Its text says why."""


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Usage(msgspec.Struct):
    total_tokens: int | None = None


class _Completion(msgspec.Struct):
    choices: tuple[_Choice, ...]
    model: str | None = None
    usage: _Usage | None = None


class _MarkedEvents(msgspec.Struct):
    events: tuple[Any, ...]


@frozen(kw_only=True)
class Completions:
    """A server of completions. `timeout` is how many seconds one answer may take."""

    endpoint: str
    key: str | None = None
    timeout: float = 300.0
    sleep: Callable[[float], None] = time.sleep

    def ask(self, settings: Settings, text: str) -> ModelAnswer:
        """Return what a model marks in a text. Raises NoAnswerError, EndpointError."""
        body = msgspec.json.encode(
            {
                "model": settings.model,
                "messages": asking_settings.messages(text),
                "temperature": settings.temperature,
                "max_tokens": settings.answer,
                "response_format": {
                    "type": "json_schema",
                    "json_schema": {"name": "events", "strict": True, "schema": asking_settings.schema()},
                },
            }
        )
        answer = self._patiently(body)
        if answer.status in _THIS_TEXT_ALONE:
            raise NoAnswerError(self._refusal(answer))
        if answer.status != _OK:
            raise EndpointError(self.endpoint, self._refusal(answer))
        return answer_of(answer.body, settings, text)

    def _patiently(self, body: bytes) -> HttpAnswer:
        """Ask, and ask again after a while where the server is overtaxed. Raises NoAnswerError, EndpointError."""
        why = ""
        for attempt in range(_TRIES):
            try:
                answer = self._once(body)
            except TimeoutError:
                raise NoAnswerError(f"no answer within {self.timeout:g} seconds") from None
            except OddAnswerError as error:
                raise NoAnswerError(f"the answer cannot be taken: {error}") from None
            except ConnectionRefusedError:
                raise EndpointError(self.endpoint, "nobody answers there") from None
            except (OSError, http.client.HTTPException) as error:
                why, wait = f"the connection failed ({error or type(error).__name__})", None
            else:
                if answer.status not in _OVERTAXED:
                    return answer
                why, wait = self._refusal(answer), retry_after(answer.headers.get("retry-after"))
            if attempt + 1 < _TRIES:
                self.sleep(min(_LONGEST_WAIT, 2.0**attempt if wait is None else wait))
        raise NoAnswerError(f"{why}, asked {_TRIES} times")

    def _once(self, body: bytes) -> HttpAnswer:
        url = place_of(self.endpoint)
        parts = urlsplit(url)
        try:
            address = resolve(parts.hostname or "", port_of(parts), allow_private=True)
        except TimelineError as error:
            raise EndpointError(self.endpoint, str(error)) from None
        headers = {"User-Agent": AGENT, "Accept": "application/json", "Content-Type": "application/json"}
        if self.key:
            if parts.scheme != "https" and is_public(ip_address(address)):
                raise EndpointError(self.endpoint, "a key is not sent there unencrypted; name it with https")
            headers["Authorization"] = f"Bearer {self.key}"
        patience = Patience(timeout=self.timeout, end=time.monotonic() + self.timeout, most=_MOST)

        def going_on() -> None:
            if time.monotonic() >= patience.end:
                raise TimeoutError

        request = WebRequest(url=url, address=address, headers=headers, body=body)
        try:
            return answered(request, patience, going_on)
        except (OSError, http.client.HTTPException):
            going_on()
            raise

    def _refusal(self, answer: HttpAnswer) -> str:
        """Return what a server says in place of an answer, without the key that it may repeat."""
        said = " ".join(_error_in(answer.body).split())
        if self.key:
            said = said.replace(self.key, "…")
        told = f"the answer is {answer.status} {http.client.responses.get(answer.status, '')}".rstrip()
        return f"{told}: {said[:_SHOWN]}" if said else told


def place_of(endpoint: str) -> str:
    """Return the address of an endpoint's completions. Raises EndpointError."""
    try:
        url = checked(endpoint).rstrip("/")
    except FetchError as error:
        raise EndpointError(endpoint, str(error).removeprefix(f"{endpoint}: ")) from None
    return url if url.endswith(_PLACE) else f"{url}{_PLACE}"


def answer_of(raw: bytes, settings: Settings, text: str) -> ModelAnswer:
    """Return the answer that a server gave. Raises NoAnswerError of what is none of the shape that was asked for."""
    try:
        told = msgspec.json.decode(raw, type=_Completion)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise NoAnswerError("what came back is no completion") from None
    if told.model and not _is_asked(told.model, settings.model):
        raise NoAnswerError(f"another model answered: {told.model[:_SHOWN]}")
    if not told.choices:
        raise NoAnswerError("the answer is empty")
    choice = told.choices[0]
    if choice.finish_reason not in (None, "stop"):
        raise NoAnswerError(f"the answer is cut off ({choice.finish_reason[:_SHOWN]})")
    said = _unfenced(choice.message.content or "")
    try:
        marked = msgspec.json.decode(said, type=_MarkedEvents)
    except (msgspec.MsgspecError, RecursionError):
        raise NoAnswerError("the answer is no JSON of the shape that was asked for") from None
    if len(marked.events) > MOST_MARKS or len(said.encode()) > MOST_BYTES // 2:
        raise NoAnswerError("the answer marks more than can be of one article")
    used = told.usage.total_tokens if told.usage is not None else None
    used = estimated(text) + len(said) // _CHARACTERS if used is None or used < 0 else used
    return ModelAnswer(settings=settings.digest, model=settings.model, events=marked.events, used=used)


def estimated(text: str) -> int:
    """Return how many tokens a model is sent with a text, about: one for three characters."""
    return sum(len(message["content"]) for message in asking_settings.messages(text)) // _CHARACTERS


def _is_asked(told: str, asked: str) -> bool:
    """Whether the model that answered is the one asked, perhaps by a fuller name, or the path of its file."""
    return asked in told or told in asked


def _unfenced(said: str) -> str:
    """Return an answer without the fence of a code block around all of it."""
    said = said.strip()
    if said.startswith("```") and said.endswith("```"):
        said = said[3:-3].removeprefix("json").strip()
    return said


def _error_in(raw: bytes) -> str:
    """Return what a server's words of an error are, wherever they stand in its answer."""
    try:
        told = msgspec.json.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ""
    for key in ("error", "message", "detail"):
        if isinstance(told, dict) and key in told:
            told = told[key]
    return told if isinstance(told, str) else ""
