"""Questions as people ask them, a region by its name, a day as it is written: a view is asked by code and EDTF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.app.opening import unheard
from timeline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from timeline.views.query import Query


_LONGEST = 60  # characters of a date in words
_PREPOSITION = len("of ")


class BadDateError(UsageError):
    """What wants a date was given something else."""

    def __init__(self, name: str, text: str, why: str) -> None:
        super().__init__(f"{name} {text!r}: {why}")


class TurnedPeriodError(UsageError):
    """A period ends before it begins."""

    def __init__(self, since: tuple[str, str], until: tuple[str, str]) -> None:
        super().__init__(f"{since[0]} {since[1]!r} is after {until[0]} {until[1]!r}")


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

    first, last = edtf(spelled("since"), since), edtf(spelled("until"), until)
    if first and last and _turned(first, last):
        raise TurnedPeriodError((spelled("since"), str(since)), (spelled("until"), str(until)))
    return Query(
        regions=tuple(region(name, notice) for name in regions),
        types=tuple(name.replace("-", "_") for name in types),
        actors=tuple(actors),
        grep=grep,
        since=first,
        until=last,
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


def edtf(name: str, text: str | None, *, base: str | None = None) -> str | None:
    """Return the EDTF of a date given under a name, which may be told in words (`yesterday`). Raises BadDateError.

    `base` is the day that words are counted from; today unless given.
    """
    from timeline.edtf import EdtfError, bounds

    if text is None:
        return None
    try:
        span = bounds(text)
    except EdtfError as error:
        told = _in_words(text, base)
        if told is None:
            why = str(error).removeprefix(f"{text!r} is ")
            raise BadDateError(
                name, text, f"{why}, nor a date in words such as 14 February 2023 or yesterday"
            ) from None
        return told
    if span.first is None and span.last is None:
        raise BadDateError(name, text, "it names no year")
    return text


def instant(name: str, text: str | None) -> str | None:
    """Return a day or time in UTC as the log writes it, of a day told in words its last one. Raises BadDateError."""
    if text is None:
        return None
    from datetime import UTC, date, datetime

    try:
        if len(text) <= len("2026-11-21"):
            date.fromisoformat(f"{text}{'-01-01'[len(text) - 4 :]}")
            return text
        moment = datetime.fromisoformat(text)
    except ValueError:
        from timeline.edtf import bounds

        told = _in_words(text)
        last = bounds(told).last if told else None
        if last is None:
            raise BadDateError(name, text, "not a day or time such as 2026-11-21 or 2026-11-21T13:35:00Z") from None
        return last.isoformat()
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.isoformat().replace("+00:00", "Z")


def today() -> str:
    """Return the day it is, here."""
    from datetime import date

    return date.today().isoformat()  # noqa: DTZ011 - the day where the user is


def _turned(since: str, until: str) -> bool:
    from timeline.edtf import bounds

    first, last = bounds(since).first, bounds(until).last
    return first is not None and last is not None and first > last


def _in_words(text: str, base: str | None = None) -> str | None:
    """Return the EDTF of what is one date in words, counted from a day: `14 February 2023`, `last month`, `вчера`."""
    told = text.strip()
    if len(told) > _LONGEST or not any(char.isalpha() or char in "./" for char in told):
        return None
    from timeline.app.text_dates import moments_in

    for spelling in (told, told.title()):
        found = [moment for moment in moments_in(spelling, base=base or today()) if moment.edtf]
        if len(found) == 1 and len(found[0].text) >= len(told) - _PREPOSITION:
            return found[0].edtf
    return None
