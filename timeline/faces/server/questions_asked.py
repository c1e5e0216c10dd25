"""What the fields of a query ask: the filters of the commands, by the same names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.errors import UsageError
from timeline.vocabulary import STATUSES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.views.query import Query

_ONE = ("grep", "since", "until", "as_of", "known_at")
_MANY = {"region": "regions", "type": "types", "actor": "actors"}
FIELDS = (*_ONE, *_MANY, "limit", "status", "q")  # `q` are the words of a search, which cut nothing


class QueryFieldError(UsageError):
    """A field of a query that says what it cannot."""

    def __init__(self, name: str, value: str, wanted: str) -> None:
        super().__init__(f"{name} {value!r}: {wanted}")


def filled(query: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return the fields that ask something, each in one order: what the permalink of a page is made of."""
    told = {name: [value.strip() for value in query.get(name, ()) if value.strip()] for name in FIELDS}
    return {name: values for name, values in told.items() if values}


def query_of(fields: Mapping[str, Sequence[str]]) -> Query:
    """Return what is asked. Raises QueryFieldError, BadDateError, TurnedPeriodError, UnknownRegionError."""
    from msgspec.structs import replace

    from timeline.app.questions import question

    limits = fields.get("limit", ())
    for value in limits:
        if not (value.isascii() and value.isdigit()):
            raise QueryFieldError("limit", value, "not a number")
    for value in fields.get("status", ()):
        if value not in STATUSES:
            raise QueryFieldError("status", value, f"it is one of {', '.join(STATUSES)}")
    asked: dict[str, Any] = {name: fields[name][0] for name in _ONE if name in fields}
    asked |= {name: fields.get(field, ()) for field, name in _MANY.items()}
    found = question(**asked, limit=int(limits[0]) if limits else None)
    return replace(found, statuses=tuple(fields.get("status", ())))
