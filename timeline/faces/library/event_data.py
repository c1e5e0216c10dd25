"""What an event of a type says, structured: the class of `timeline.model` that its `data` is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from timeline.model import EVENT_DATA, Data

if TYPE_CHECKING:
    from cattrs import Converter

EventData = Data | Mapping[str, Any]


def event_data(kind: str, data: Mapping[str, Any]) -> EventData:
    """Return the data of an event of a type; as the mapping it is where the type's class has no room for it."""
    from cattrs import BaseValidationError

    if kind not in EVENT_DATA:
        return dict(data)
    try:
        structured: Data = _converter().structure(data, EVENT_DATA[kind])
    except BaseValidationError:
        return dict(data)
    return structured


@cache
def _converter() -> Converter:
    """Return what structures, strictly: a text is no number, and no key is passed over."""
    from cattrs import Converter
    from cattrs.strategies import configure_union_passthrough

    converter = Converter(forbid_extra_keys=True)
    configure_union_passthrough(int | float | None, converter)
    for kind in (str, bool):
        converter.register_structure_hook(kind, _only(kind))
    return converter


def _only(kind: type) -> Any:
    def structure(value: Any, _: Any) -> Any:
        if not isinstance(value, kind):
            raise TypeError(f"{value!r} is no {kind.__name__}")
        return value

    return structure
