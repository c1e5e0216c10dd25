"""The filters that every question of the library knows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from timeline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.views.query import Query

Names = str | Iterable[str]  # one name, or several that are alternatives


class Filters(TypedDict, total=False):
    """What a question may be narrowed by; different filters hold together.

    `region` as people name it or by ISO 3166 code, `type` of event, `actor` by name or part of it, `grep` a text in
    quote, fields or title; `since`, `until` and `as_of` EDTF, `known_at` a day or time in UTC; `limit` the latest so
    many.
    """

    region: Names
    type: Names
    actor: Names
    grep: str | None
    since: str | None
    until: str | None
    as_of: str | None
    known_at: str | None
    limit: int | None


class UnknownFilterError(UsageError):
    """A question is narrowed by something that is no filter."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(f"no filter: {', '.join(names)}; there are {', '.join(Filters.__annotations__)}")


_SEVERAL = {"region": "regions", "type": "types", "actor": "actors"}


def query_of(notice: Callable[[str], None], more: dict[str, Any], **filters: Unpack[Filters]) -> Query:
    """Return what a view is asked; `more` are its own filters. Raises UnknownFilterError and the faults of a filter."""
    from msgspec.structs import replace

    from timeline.app.questions import question

    asked: dict[str, Any] = dict(filters)
    if unknown := asked.keys() - Filters.__annotations__.keys():
        raise UnknownFilterError(sorted(unknown))
    for name, plural in _SEVERAL.items():
        asked[plural] = several(asked.pop(name, ()))
    return replace(question(**asked, notice=notice), **more)


def several(names: Names) -> tuple[str, ...]:
    """Return one name, or several, as a tuple."""
    return (names,) if isinstance(names, str) else tuple(names)
