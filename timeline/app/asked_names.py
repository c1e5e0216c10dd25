"""What a question is narrowed by, as people write it: types, units, spans of time, and faults with the right names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from timeline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_NEAREST = 3
_LISTED = 12
_LONGEST = 24  # characters of a unit
_SPAN = re.compile(r"(\d{1,5}) ?(d|w|m|y|days?|weeks?|months?|years?)")
_DAYS = {"d": 1, "w": 7, "m": 30.436875, "y": 365.2425}


class UnknownTypeError(UsageError):
    """No line is of the type, and this version knows none of the name."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(f"no type is called {name!r}; {_meant(name, known)}")


class UnknownUnitError(UsageError):
    """No figure of the log is in the unit."""

    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(f"no figure is in {name!r}; {_meant(name, known)}")


class UnknownLanguageError(UsageError):
    """A language that nothing is known of."""

    def __init__(self, language: str, known: tuple[str, ...]) -> None:
        super().__init__(f"nothing is known of the language {language!r}: known are {', '.join(known)}")


class BadSpanError(UsageError):
    """What wants a span of time was given something else."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(f"{name} {text!r}: not a span of time such as 90d, 12w, 6m or 1y")


def days_in(name: str, text: str) -> int:
    """Return how many days a span of time has, `90d`, `6 months`, given under a name. Raises BadSpanError."""
    match = _SPAN.fullmatch(text.strip().casefold())
    if match is None:
        raise BadSpanError(name, text)
    return round(int(match[1]) * _DAYS[match[2][0]])


def unknown_types(types: Iterable[str]) -> list[str]:
    """Return those that this version knows nothing of."""
    from timeline.vocabulary import EVENT_TYPES

    return [name for name in types if name not in EVENT_TYPES]


def unit(text: str) -> str:
    """Return a unit as the log has it, where it is a sign, a code or a word for money or shares: `%`, `€`, `usd`."""
    from timeline.language.quantity.quantities import find_quantities
    from timeline.language.text.sentences import split_sentences
    from timeline.language.words.lexicon import languages

    wanted = text.strip()
    for language in languages("figures") if 0 < len(wanted) <= _LONGEST else ():
        for told in (f"{wanted}5", f"5 {wanted}", f"5{wanted}"):
            found = find_quantities(told, split_sentences(told, language), language=language)
            if len(found) == 1 and is_general(found[0].unit):
                return found[0].unit
    return wanted


def is_general(name: str) -> bool:
    """Whether a unit is money or a share, of which a log may well tell nothing."""
    from timeline.language.quantity import currencies

    return name == "percent" or currencies.is_code(name)


def _meant(name: str, known: Collection[str]) -> str:
    """Return what may have been meant, else what there is."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, _NEAREST)
    if near:
        return f"did you mean {', '.join(near)}?"
    listed = sorted(known)
    return f"there are {', '.join(listed[:_LISTED])}{', …' if len(listed) > _LISTED else ''}"
