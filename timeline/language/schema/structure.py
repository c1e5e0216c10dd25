"""From the parsed text of a data file to the class that declares it; what does not fit is named by file and key.

A key that is left out has the declared default, so a language may be filled as far as it is known. A field that ends
in an underscore stands for a key that Python keeps for itself (`and_` for `and`).
"""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NewType, TypeVar, get_origin

import attrs

from timeline.errors import TimelineError

if TYPE_CHECKING:
    from cattrs import Converter

WordSet = NewType("WordSet", frozenset[str])  # written as one string, words parted by blanks
WordRow = NewType("WordRow", tuple[str, ...])  # the same where their order matters
PhraseRow = NewType("PhraseRow", tuple[str, ...])  # phrases parted by semicolons
Terms = NewType("Terms", frozenset[str])  # as a WordSet, the words of one term held together: "no_longer"
VerbLines = NewType("VerbLines", tuple[tuple[str, ...], ...])  # a line for each verb: base, -s, past, -ing, participle
Pairs = NewType("Pairs", tuple[tuple[str, str], ...])  # `one:other`, parted by blanks; `one|two:other` is both
Strings = tuple[str, ...]  # a list of strings
StringSet = frozenset[str]  # the same where it is only asked whether one is in it

NO_WORDS = WordSet(frozenset())
NO_ROW = WordRow(())
NO_PHRASES = PhraseRow(())
NO_TERMS = Terms(frozenset())
NO_VERBS = VerbLines(())
NO_PAIRS = Pairs(())
FORMS = 5  # of a verb on its line at most; where there are four, the participle is the past
PART = "|"  # parts the forms of a verb that has more: infinitive | present | past | participles | future

T = TypeVar("T")


class LanguageDataError(TimelineError):
    """A data file of a language that cannot be used. `faults` name each key that is wrong."""

    def __init__(self, path: Path, faults: list[str]) -> None:
        """Say the file, and all that is wrong in it."""
        self.path, self.faults = path, faults
        super().__init__(f"{path}: {'; '.join(faults)}")


def read_table(path: Path, shape: type[T]) -> T:
    """Read a data file as the class that declares it. Raises LanguageDataError."""
    from cattrs import BaseValidationError  # noqa: PLC0415 - 40 ms that a command that reads no article spares

    try:
        with path.open("rb") as file:
            return _converter().structure(tomllib.load(file), shape)
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError(path, [str(error)]) from error
    except BaseValidationError as error:
        raise LanguageDataError(path, _faults(error)) from error


def _faults(error: BaseException) -> list[str]:
    from cattrs import transform_error  # noqa: PLC0415 - as above

    return [_plain(fault) for fault in transform_error(error, format_exception=_told)]


def _told(error: BaseException, kind: type | None) -> str:
    from cattrs.v import format_exception  # noqa: PLC0415 - as above

    return str(error) if isinstance(error, TypeError) else format_exception(error, kind)


def _plain(fault: str) -> str:
    """Return a fault with its key as it stands in the file: `say.own`, not `$.say['own']`."""
    said, _, place = fault.rpartition(" @ ")
    key = place.removeprefix("$").replace("['", ".").replace("']", "").lstrip(".")
    return f"{key}: {said}" if key else said


@cache
def _converter() -> "Converter":
    from cattrs import Converter  # noqa: PLC0415 - as above
    from cattrs.gen import make_dict_structure_fn, override  # noqa: PLC0415 - as above

    made = Converter(forbid_extra_keys=True)

    def of_class(shape: type[T]) -> Callable[[Mapping[str, Any], Any], T]:
        kept = {
            field.name: override(rename=field.name.rstrip("_"))
            for field in attrs.fields(shape)  # type: ignore[arg-type]  # the factory is asked of attrs classes alone
            if field.name.endswith("_")
        }
        return make_dict_structure_fn(shape, made, _cattrs_forbid_extra_keys=True, **kept)  # type: ignore[arg-type]  # as above

    made.register_structure_hook_factory(attrs.has, of_class)
    for kind in (str, bool, int):
        made.register_structure_hook(kind, _exactly)
    made.register_structure_hook(float, _number)
    made.register_structure_hook_func(_is_list, _listed)
    made.register_structure_hook_func(_is_literal, _one_of)
    made.register_structure_hook(WordSet, lambda value, _: WordSet(frozenset(_exactly(value, str).split())))
    made.register_structure_hook(WordRow, lambda value, _: WordRow(tuple(_exactly(value, str).split())))
    made.register_structure_hook(PhraseRow, lambda value, _: PhraseRow(_phrases(_exactly(value, str))))
    made.register_structure_hook(Terms, lambda value, _: Terms(frozenset(_terms(_exactly(value, str)))))
    made.register_structure_hook(VerbLines, lambda value, _: VerbLines(_verbs(_exactly(value, str))))
    made.register_structure_hook(Pairs, lambda value, _: Pairs(_pairs(_exactly(value, str))))
    return made


def _is_list(kind: Any) -> bool:
    return get_origin(kind) in (tuple, frozenset)


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _exactly(value: Any, kind: type[T]) -> T:
    if type(value) is not kind:
        raise TypeError(f"should be {_NAMES[kind]}, not {value!r:.40}")
    return value


def _number(value: Any, _: type[float]) -> float:
    if type(value) not in (int, float):
        raise TypeError(f"should be a number, not {value!r:.40}")
    return float(value)


def _one_of(value: Any, kind: Any) -> Any:
    if value not in kind.__args__:
        raise TypeError(f"should be one of {', '.join(map(str, kind.__args__))}, not {value!r:.40}")
    return value


def _listed(value: Any, kind: Any) -> Any:
    """Return a list as a tuple or set of what it should hold; a string is no list of letters."""
    if not isinstance(value, list):
        raise TypeError(f"should be a list, not {value!r:.40}")
    holds = kind.__args__[0]
    return get_origin(kind)(_converter().structure(each, holds) for each in value)


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase for each in text.split(";") if (phrase := " ".join(each.split())))


def _terms(text: str) -> tuple[str, ...]:
    return tuple(word.replace("_", " ") for word in text.split())


def _verbs(text: str) -> tuple[tuple[str, ...], ...]:
    lines = tuple(forms for line in text.splitlines() if (forms := _terms(line)))
    for forms in lines:
        if len(forms) > FORMS and PART not in forms:
            raise TypeError(f"should hold the forms of one verb in a line, not {' '.join(forms)!r:.40}")
    return lines


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    found = tuple(each.partition(":") for each in text.split())
    for one, colon, _ in found:
        if not colon:
            raise TypeError(f"should be one:other, not {one!r:.40}")
    return tuple((verb, noun) for one, _, other in found for verb in one.split("|") for noun in other.split("|"))


_NAMES: Mapping[type, str] = {str: "a string", bool: "true or false", int: "a whole number"}
