"""One event as a model marked it: a type and passages it says are the article's. None of it is believed yet."""

from typing import Any

import msgspec
from msgspec import Struct

MOST_MARKS = 200  # of one part of an article
LONGEST = 2_000  # characters of a passage
_MOST_PARTIES = 20


class ModelMark(Struct, frozen=True, kw_only=True):
    """An event that was marked. Keys that it has besides are passed over; what is of another type is no mark."""

    type: str
    quote: str
    speaker: str | None = None
    actor: str | None = None
    deed: str | None = None
    deadline: str | None = None
    parties: tuple[str, ...] = ()
    state: str | None = None


def mark_of(told: Any) -> ModelMark | None:
    """Return what is told of an event as a mark; None where it is of another shape, or longer than a passage is."""
    try:
        mark = msgspec.convert(told, ModelMark)
    except (msgspec.ValidationError, RecursionError):
        return None
    passages = (mark.type, mark.quote, mark.speaker, mark.actor, mark.deed, mark.deadline, mark.state, *mark.parties)
    if len(mark.parties) > _MOST_PARTIES or any(len(passage or "") > LONGEST for passage in passages):
        return None
    return mark
