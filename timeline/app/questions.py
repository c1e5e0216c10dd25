"""Questions as people ask them, a region by its name, a day as it is written: a view is asked by code and EDTF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.app.opening import unheard
from timeline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from timeline.views.query import Query


class BadDateError(UsageError):
    """What wants a date was given something else."""

    def __init__(self, name: str, text: str, why: str) -> None:
        super().__init__(f"{name} {text!r}: {why}")


def question(  # noqa: PLR0913 - a filter each
    *,
    regions: Iterable[str] = (),
    types: Iterable[str] = (),
    actors: Iterable[str] = (),
    grep: str | None = None,
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
    known_at: str | None = None,
    limit: int | None = None,
    notice: Callable[[str], None] = unheard,
    spelled: Callable[[str], str] = str,
) -> Query:
    """Return what a view is asked. `notice` is told which of two regions of one name was taken.

    `spelled` is how the face spells the name of a filter. Raises BadDateError, and the gazetteer's fault on a name.
    """
    from timeline.views.query import Query

    return Query(
        regions=tuple(region(name, notice) for name in regions),
        types=tuple(name.replace("-", "_") for name in types),
        actors=tuple(actors),
        grep=grep,
        since=edtf(spelled("since"), since),
        until=edtf(spelled("until"), until),
        as_of=edtf(spelled("as_of"), as_of),
        known_at=instant(spelled("known_at"), known_at),
        limit=limit,
        today=today(),
    )


def region(name: str, notice: Callable[[str], None] = unheard) -> str:
    """Return the code of a region as people name it, and tell which of two was taken. Raises UnknownRegionError."""
    from timeline.gazetteer import resolve

    found = resolve(name)
    if found.note:
        notice(found.note)
    return found.code


def edtf(name: str, text: str | None) -> str | None:
    """Return an EDTF date that was given under a name. Raises BadDateError."""
    from timeline.edtf import EdtfError, bounds

    if text is None:
        return None
    try:
        span = bounds(text)
    except EdtfError as error:
        raise BadDateError(name, text, str(error)) from None
    if span.first is None and span.last is None:
        raise BadDateError(name, text, "it names no year")
    return text


def instant(name: str, text: str | None) -> str | None:
    """Return a day or time in UTC as the log writes it. Raises BadDateError."""
    if text is None:
        return None
    from datetime import UTC, date, datetime

    try:
        if len(text) <= len("2026-11-21"):
            date.fromisoformat(f"{text}{'-01-01'[len(text) - 4 :]}")
            return text
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadDateError(name, text, "not a day or time such as 2026-11-21 or 2026-11-21T13:35:00Z") from None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.isoformat().replace("+00:00", "Z")


def today() -> str:
    """Return the day it is, here."""
    from datetime import date

    return date.today().isoformat()  # noqa: DTZ011 - the day where the user is
