"""What an event of a type says, structured: the class of `timeline.model` that its `data` is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from timeline.model import EVENT_DATA, Data

EventData = Data | Mapping[str, Any]


def event_data(kind: str, data: Mapping[str, Any]) -> EventData:
    """Return the data of an event of a type; as the mapping it is where the type's class has no room for it."""
    from timeline.intake.host.structured import StructureError, structured

    if kind not in EVENT_DATA:
        return dict(data)
    try:
        made: Data = structured(data, EVENT_DATA[kind])
    except StructureError:
        return dict(data)
    return made
