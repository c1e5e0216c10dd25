"""What may stand in a field of an event, as the model says: a value that cannot is refused by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from attrs import has

from timeline.app.asked_names import UnknownTypeError, unknown_types
from timeline.app.event_fields import FIELDS, are_numbers, choices, fields, is_list, is_number, is_truth, parts_of
from timeline.errors import UsageError
from timeline.model import Basis
from timeline.vocabulary import EVENT_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_BASES = get_args(Basis)
_YES, _NO = ("true", "yes"), ("false", "no")
_ENDS = ("from", "to")
_VOWELS = "aeiou"
_WHOLE = 100  # percent


class FieldError(UsageError):
    """A field that events of a type do not have, or a value that it cannot have."""


def checked(kind: str, path: str, value: Any) -> Any:
    """Return the value for a field of events of a type. Raises FieldError where it cannot stand there."""
    name = path.removeprefix("data.")
    known = fields(kind) if path.startswith("data.") else FIELDS
    if name.partition(".")[0] not in known:
        shown = ", ".join(known if path.startswith("data.") else (*FIELDS, *fields(kind)))
        raise FieldError(f"{with_article(kind)} has no field {path}; it has {shown}")
    if not path.startswith("data."):
        return _of_every_type(name, value)
    outer, _, inner = name.rpartition(".")
    if outer and inner not in parts_of(kind, outer):
        raise FieldError(f"{outer} has no field {inner}{_listed(parts_of(kind, outer))}")
    if parts := parts_of(kind, name):
        return _with_parts(kind, path, value, parts)
    allowed = choices(kind, name)
    if allowed and value not in allowed:
        raise FieldError(f"{name} cannot be {value!r}: it is one of {', '.join(allowed)}")
    if is_number(kind, name) and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise FieldError(f"{name} cannot be {value!r}: it is a number")
    if are_numbers(kind, name):
        return _numbers(name, value)
    if is_truth(kind, name):
        return _truth(name, value)
    if is_list(kind, name) and isinstance(value, str):
        return [part.strip() for part in value.split(";") if part.strip()]
    return value


def _of_every_type(name: str, value: Any) -> Any:
    """Return a value of what events of every type have. Raises FieldError, UnknownTypeError."""
    if name == "type" and unknown_types([value]):
        raise UnknownTypeError(str(value), EVENT_TYPES)
    if name == "basis" and value not in _BASES:
        raise FieldError(f"basis cannot be {value!r}: it is one of {', '.join(_BASES)}")
    return value


def _with_parts(kind: str, path: str, value: Any, parts: tuple[str, ...]) -> Any:
    """Return a share or a change, each part of it checked. Raises FieldError."""
    name = path.removeprefix("data.")
    if has(type(value)):  # given by a program, as what it is
        return value
    if not isinstance(value, dict) or not value or not value.keys() <= set(parts):
        usual = "it is such as 40% or 3/5" if name == "share" else f"name one of its own: {_paths(name, parts)}"
        raise FieldError(f"{name} cannot be {value!r}: {usual}")
    told = {part: checked(kind, f"{path}.{part}", one) for part, one in value.items() if one is not None}
    if name == "share" and not _may_be_done(told):
        raise FieldError(f"{name} cannot be {value!r}: nobody does more than the whole, or less than nothing")
    return told


def _may_be_done(share: Mapping[str, Any]) -> bool:
    percent, done, of = (share.get(part) for part in ("percent", "done", "of"))
    return (percent is None or 0 <= percent <= _WHOLE) and (
        done is None or (done >= 0 and (of is None or (done <= of and of > 0)))
    )


def _paths(name: str, parts: Iterable[str]) -> str:
    return ", ".join(f"{name}.{part}" for part in parts)


def _listed(parts: Sequence[str]) -> str:
    return f"; it has {', '.join(parts)}" if parts else ""


def with_article(kind: str) -> str:
    """Return a type with its article: `an agreement`, `a follow_up`."""
    return f"a{'n' if kind[:1] in _VOWELS else ''} {kind}"


def _numbers(name: str, value: Any) -> Any:
    told = value if isinstance(value, list | tuple) else ()
    if len(told) != len(_ENDS) or not all(isinstance(one, int | float) and not isinstance(one, bool) for one in told):
        raise FieldError(f"{name} cannot be {value!r}: it is two numbers, such as [1, 2]")
    return value


def _truth(name: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    told = str(value).casefold()
    if told not in (*_YES, *_NO):
        raise FieldError(f"{name} cannot be {value!r}: it is true or false")
    return told in _YES
