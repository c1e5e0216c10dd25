"""What fields an event of a type has, and what may stand in them, as the model says (docs/design.md, 3.1)."""

from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from attrs import NOTHING, has
from attrs import fields as fields_of

from timeline.model import EVENT_DATA, Event

FIELDS = tuple(
    field.name for field in fields_of(Event) if field.name not in ("article", "span", "quote", "data", "rule")
)


def fields(kind: str) -> tuple[str, ...]:
    """Return the fields of `data` of a type."""
    return tuple(field.name for field in fields_of(EVENT_DATA[kind]))


def choices(kind: str, name: str) -> tuple[str, ...]:
    """Return the words a field may have; none where it may have any."""
    return tuple(word for part in _parts(kind, name) if get_origin(part) is Literal for word in get_args(part))


def is_number(kind: str, name: str) -> bool:
    """Whether a field is a number."""
    return any(part in (int, float) for part in _parts(kind, name))


def is_truth(kind: str, name: str) -> bool:
    """Whether a field is true or false."""
    return bool in _parts(kind, name)


def is_list(kind: str, name: str) -> bool:
    """Whether a field holds several values."""
    return any(get_origin(part) is tuple for part in _parts(kind, name))


def are_numbers(kind: str, name: str) -> bool:
    """Whether a field holds several numbers."""
    told = (part for part in _parts(kind, name) if get_origin(part) is tuple)
    return any(float in get_args(one) for part in told for one in get_args(part))


def is_text(kind: str, name: str) -> bool:
    """Whether a field is a text, of whatever words."""
    return str in _parts(kind, name)


def parts_of(kind: str, name: str) -> tuple[str, ...]:
    """Return the fields that a field has itself, such as `percent` of a share; none where it has none."""
    return tuple(field.name for part in _parts(kind, name) if has(part) for field in fields_of(part))


def required(kind: str) -> tuple[str, ...]:
    """Return the fields of `data` that no event of a type is without."""
    return tuple(field.name for field in fields_of(EVENT_DATA[kind]) if field.default is NOTHING)


def value_at(line: Any, path: str) -> Any:
    """Return what stands at a dotted path of a line, or None."""
    for key in path.split("."):
        line = line.get(key) if isinstance(line, dict) else None
    return line


def _parts(kind: str, name: str) -> tuple[Any, ...]:
    """Return the alternatives of a field's type, or of one in it; of a type of events that is not known here, any."""
    outer, _, inner = name.rpartition(".")
    owners = _parts(kind, outer) if outer else (EVENT_DATA.get(kind),)
    hints = (get_type_hints(owner).get(inner, Any) for owner in owners if owner is not None and has(owner))
    hint = next(hints, Any)
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
