"""What shapes a model's answer beside the text: its name, the prompt, how it is asked, how texts are cut."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

VERSION = 1  # of what is made of an answer; it stands behind an article's importer, as `model@1`
LABEL = f"model@{VERSION}"  # as an article line tells it, beside who read the article
_DATA = Path(__file__).parent / "data"
_NO_NAME = re.compile(r"[^A-Za-z0-9._:-]+")
_LONGEST_NAME = 60
_FEWEST, _MOST = 1_000, 200_000  # characters of a part
_LARGEST_ANSWER = 100_000  # tokens
_TYPES = ("pledge", "follow_up", "agreement", "meeting")


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a model is asked. `prompt` and `schema` are sha256 of what it is given; `part` and `overlap` characters.

    `answer` is how many tokens it may answer with. What is out of bounds raises ValueError.
    """

    model: str
    prompt: str
    schema: str
    temperature: float = 0.0
    answer: int = 4096
    part: int = 12_000
    overlap: int = 1_500

    def __post_init__(self) -> None:
        """Refuse what would cut a text into parts without end, or a name that is none."""
        if not (_FEWEST <= self.part <= _MOST and 0 <= self.overlap <= self.part // 2):
            raise ValueError("parts out of bounds")
        if not (self.model.strip() and len(self.model) <= _MOST and 0 < self.answer <= _LARGEST_ANSWER):
            raise ValueError("no model, or an answer out of bounds")

    @property
    def digest(self) -> str:
        """The sha256 of all of them, by which they are stored."""
        return sha256(self.encoded()).hexdigest()

    @property
    def rule(self) -> str:
        """What events say they were found by: `model.` and the model's name."""
        return f"model.{_NO_NAME.sub('-', self.model).strip('-')[:_LONGEST_NAME] or 'unnamed'}"

    def encoded(self) -> bytes:
        """Return them as they are stored: JSON, keys sorted."""
        return msgspec.json.encode(self, order="sorted")

    def key(self, text: str) -> str:
        """Return what the answer to a part of a text is stored under: sha256 of these settings and the text."""
        return sha256(f"{self.digest}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()


class Example(Struct, frozen=True):
    """A text that nobody published, and how it is marked."""

    text: str
    events: tuple[dict[str, Any], ...]


def settings(model: str) -> Settings:
    """Return how a model of a name is asked by this version. Raises ValueError of a name that is none."""
    shown = sha256(instructions().encode() + _examples_file()).hexdigest()
    return Settings(model=model, prompt=shown, schema=sha256(msgspec.json.encode(schema(), order="sorted")).hexdigest())


def messages(text: str) -> list[dict[str, str]]:
    """Return what a model is told of a part of a text: what to do, examples, the part."""
    told = [{"role": "system", "content": instructions()}]
    for example in examples():
        told.append({"role": "user", "content": example.text})
        answer = msgspec.json.encode({"events": example.events}).decode()
        told.append({"role": "assistant", "content": answer})
    return [*told, {"role": "user", "content": text}]


def schema() -> dict[str, Any]:
    """Return the shape of an answer as JSON schema, for servers that hold a model to one."""
    words = {"type": ["string", "null"]}
    fields: dict[str, Any] = {
        "type": {"enum": list(_TYPES)},
        "quote": {"type": "string"},
        "speaker": words,
        "actor": words,
        "deed": words,
        "deadline": words,
        "parties": {"type": "array", "items": {"type": "string"}},
        "state": words,
    }
    event = {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    events = {"events": {"type": "array", "items": event}}
    return {"type": "object", "properties": events, "required": ["events"], "additionalProperties": False}


@cache
def instructions() -> str:
    """Return what a model is told to do."""
    return (_DATA / "prompt.txt").read_text(encoding="utf-8")


@cache
def examples() -> tuple[Example, ...]:
    """Return the examples it is shown."""
    return msgspec.json.decode(_examples_file(), type=tuple[Example, ...])


@cache
def _examples_file() -> bytes:
    return (_DATA / "examples.json").read_bytes()
