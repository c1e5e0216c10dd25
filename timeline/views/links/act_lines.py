"""What matching reads of a line: of many lines only what is compared is decoded, and what is no text says nothing."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from timeline.kinds import EVENT_KINDS
from timeline.views.current_lines import ShownEvent

_AT_HAND = 512  # lines, those of a few articles: each is read for its act, its article's words, its work
_ABOUT: Mapping[str, tuple[str, ...]] = {kind: row.about for kind, row in EVENT_KINDS.items()}
_TOPIC = ("topic",)


class ActData(Struct, frozen=True):
    """What matching reads of `data`, of whatever kind it is."""

    promiser: Any = None
    promisee: Any = None
    actor: Any = None
    host: Any = None
    parties: Any = None
    speaker: Any = None
    participants: Any = None
    visitors: Any = None
    action: Any = None
    subject: Any = None
    form: Any = None
    topic: Any = None
    text: Any = None
    deliverable: Any = None
    term: Any = None
    strength: Any = None
    status: Any = None
    state: Any = None
    office: Any = None
    share: Any = None
    deadline: Any = None


class ActLine(Struct, frozen=True):
    """What matching reads of a line."""

    data: ActData = ActData()
    quote: Any = ""
    span: Any = None
    also: Any = None
    basis: Any = None


_decoded = lru_cache(maxsize=_AT_HAND)(msgspec.json.Decoder(ActLine).decode)


def act_line(told: ShownEvent) -> ActLine:
    """Read a line, corrected; what is of another kind than this version expects says nothing."""
    try:
        return msgspec.convert(told.line, ActLine) if told.corrections else _decoded(told.row.line)
    except msgspec.ValidationError:
        return ActLine()


def told_about(kind: str, data: ActData) -> str:
    """Return the words that say what an event is about; where there are none the quote speaks for it."""
    fields = _ABOUT.get(kind, _TOPIC)
    if len(fields) == 1:
        return text(getattr(data, fields[0]))
    return " ".join([told for name in fields if isinstance(told := getattr(data, name), str)])


def text(value: Any) -> str:
    """Return a text, of anything else an empty one."""
    return value if isinstance(value, str) else ""


def names_said(*values: Any) -> tuple[str, ...]:
    """Return the names in some fields, each a name or a list of them."""
    found: tuple[str, ...] = ()
    for value in values:
        if value is None:
            continue
        if isinstance(value, str):
            found += (value,)
        elif isinstance(value, (list, tuple)):
            found += tuple([item for item in value if isinstance(item, str)])
    return found


def compared_names(told: ShownEvent, *values: Any) -> tuple[str, ...]:
    """Return the names in some fields as they are compared: of whom somebody said that he has several, one of them."""
    found = names_said(*values)
    return tuple(map(told.aliases.one_name, found)) if found and told.aliases.of else found
