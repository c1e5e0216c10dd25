"""What a plugin returns, structured: of the declared classes and types, or each field that is not is named.

An importer may return the classes themselves or mappings of the same fields; either way what the host goes on with is
made here, so that nothing of a plugin's own classes gets any further.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import attrs
import msgspec

from timeline.article import Article, Finding
from timeline.errors import TimelineError
from timeline.model import EVENT_DATA, Number

if TYPE_CHECKING:
    from cattrs import Converter

T = TypeVar("T")
_NAMES: Mapping[Any, str] = {str: "text", bool: "true or false", int: "a whole number"}


class StructureError(TimelineError):
    """What is no article or finding. Its text names each field that is missing, unknown, or of another type."""


def structured_article(value: object) -> Article:
    """Return an importer's answer to `read` as an Article. Raises StructureError."""
    made: Article = structured(value, Article)
    return made


def structured_finding(value: object) -> Finding:
    """Return one event that an importer found as a Finding, its data of its type's class. Raises StructureError."""
    given = _given(value, Finding)
    if given is None:
        raise StructureError(f"{kind_of(value)} is no Finding, nor a mapping of its fields")
    hints = get_type_hints(Finding)
    hints["data"] = EVENT_DATA.get(str(given.get("type")), Mapping[str, Any])
    made, faults = {}, []
    for field in _fields(Finding):
        if field.name in given:
            try:
                made[field.name] = structured(given[field.name], hints[field.name], field.name)
            except StructureError as error:
                faults.append(str(error))
        elif field.required:
            faults.append(f"{field.name}: it is missing")
    faults += [f"{name}: there is no such field" for name in given if name not in hints]
    if faults:
        raise StructureError("; ".join(faults))
    return Finding(**made)


def kind_of(value: object) -> str:
    """Return what a value is, in words: `a dict`, `None`."""
    return f"a {type(value).__name__}" if value is not None else "None"


def structured(value: object, shape: Any, field: str = "") -> Any:
    """Return a mapping, or an instance, as the class it should be; a text is no number, no key is passed over.

    `field` is what the value itself stands in. Raises StructureError that names each field that is wrong.
    """
    from cattrs import BaseValidationError, transform_error  # noqa: PLC0415 - 40 ms that a view spares

    try:
        return _converter().structure(value, shape)
    except BaseValidationError as error:
        faults = [_placed(fault, field) for fault in transform_error(error, format_exception=_told)]
    except (TypeError, ValueError) as error:
        faults = [f"{field}: {error}" if field else str(error)]
    raise StructureError("; ".join(faults))


def _told(error: BaseException, kind: type | None) -> str:
    from cattrs.v import format_exception  # noqa: PLC0415 - as above

    if isinstance(error, KeyError):
        return "it is missing"
    return str(error) if isinstance(error, TypeError | ValueError) else format_exception(error, kind)


def _placed(fault: str, field: str) -> str:
    said, _, place = fault.rpartition(" @ ")
    where = ".".join(part for part in (field, place.removeprefix("$").lstrip(".")) if part)
    return f"{where}: {said}" if where else said


@cache
def _converter() -> "Converter":
    from cattrs import Converter  # noqa: PLC0415 - as above
    from cattrs.gen import make_dict_structure_fn  # noqa: PLC0415 - as above

    made = Converter(forbid_extra_keys=True)

    def of_class(shape: type[T]) -> Callable[[object, Any], T]:
        structure = make_dict_structure_fn(shape, made, _cattrs_forbid_extra_keys=True)

        def hook(value: object, _: Any) -> T:
            given = _given(value, shape)
            if given is None:
                raise TypeError(f"{kind_of(value)} is no {shape.__name__}, nor a mapping of its fields")
            return structure(given, shape)

        return hook

    made.register_structure_hook_factory(attrs.has, of_class)
    for kind in (str, bool, int):
        made.register_structure_hook(kind, _exactly)
    made.register_structure_hook_func(_is_number, _number)
    made.register_structure_hook_func(_is_literal, _one_of)
    made.register_structure_hook_func(_is_tuple, _tuple)
    made.register_structure_hook_func(_is_mapping, _mapping)
    return made


def _is_number(kind: Any) -> bool:
    return kind in (Number, Number | None)


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _is_mapping(kind: Any) -> bool:
    return get_origin(kind) is Mapping


def _given(value: object, shape: Any) -> Mapping[str, Any] | None:
    """Return the fields of a mapping or of an instance of just this class; None of anything else."""
    if isinstance(value, Mapping):
        return value
    if type(value) is not shape:
        return None
    return {field.name: getattr(value, field.name) for field in _fields(shape)}


def _fields(shape: Any) -> tuple[Any, ...]:
    return msgspec.structs.fields(shape) if issubclass(shape, msgspec.Struct) else attrs.fields(shape)


def _exactly(value: Any, kind: type[T]) -> T:
    if type(value) is not kind:
        raise TypeError(f"{kind_of(value)}, not {_NAMES[kind]}")
    return value


def _number(value: Any, kind: Any) -> Number | None:
    if type(value) in (int, float):
        return value  # type: ignore[no-any-return]  # as asked
    if value is None and kind != Number:
        return None
    raise TypeError(f"{kind_of(value)}, not a number")


def _one_of(value: Any, kind: Any) -> Any:
    if value not in get_args(kind):
        raise ValueError(f"{value!r:.40} is none of {', '.join(filter(None, get_args(kind)))}")
    return value


def _tuple(value: Any, kind: Any) -> tuple[Any, ...]:
    """Return a list or tuple as a tuple of what it should hold; a string is none of letters."""
    if not isinstance(value, list | tuple):
        raise TypeError(f"{kind_of(value)}, not a tuple")
    holds = get_args(kind)
    if holds[-1] is not ...:
        if len(value) != len(holds):
            raise ValueError(f"{len(value)} in place of {len(holds)}")
        return tuple(_converter().structure(one, each) for one, each in zip(value, holds, strict=True))
    return tuple(_converter().structure(one, holds[0]) for one in value)


def _mapping(value: Any, _: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise TypeError(f"{kind_of(value)}, not a mapping")
    return value
