"""What is asked of a view, and which events answer it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from timeline.edtf import Bounds, EdtfError, bounds, order

NOWHEN = Bounds(None, None)


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """The filters every view knows. Several values of one filter are alternatives; different filters hold together.

    `regions` are ISO 3166 codes (a country takes its subdivisions along), `since`, `until` and `as_of` EDTF,
    `known_at` UTC (any ISO 8601 prefix, itself included), `limit` how many of the latest are shown. `today` is the day
    a deadline is compared with where `as_of` names none: views have no clock.
    """

    regions: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    grep: str | None = None
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    known_at: str | None = None
    limit: int | None = None
    today: str | None = None
    metric: str | None = None
    units: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    overdue: bool = False

    @property
    def day(self) -> date | None:
        """The day asked about."""
        named = self.as_of or self.today
        return bounds(named).last if named else None


def span_of(text: str | None) -> Bounds:
    """Return the days of a date; of none, and of what is no EDTF (lines we do not know may say anything), no days."""
    if text is None:
        return NOWHEN
    try:
        return bounds(text)
    except EdtfError:
        return NOWHEN


def in_time(text: str | None, identity: str) -> tuple[date, date, str]:
    """Return the sort key of the one total order: earliest day, latest day, id; what has no date comes last."""
    try:
        first, last = order(text)
    except EdtfError:
        first = last = date.max
    return first, last, identity


def in_regions(regions: Iterable[str], wanted: tuple[str, ...]) -> bool:
    """Whether one of the regions is wanted, or lies in a wanted country."""
    return not wanted or any(code in wanted or code.partition("-")[0] in wanted for code in regions)


def with_actor(actors: Iterable[str], wanted: tuple[str, ...]) -> bool:
    """Whether one of the actors bears all the words of a wanted name, in any case."""
    if not wanted:
        return True
    names = [actor.casefold() for actor in actors]
    return any(all(word in name for word in want.casefold().split()) for want in wanted for name in names)


def in_period(text: str | None, since: str | None, until: str | None) -> bool:
    """Whether a date may lie between two others, both included; what has no date does not."""
    if since is None and until is None:
        return True
    span = span_of(text)
    if span == NOWHEN:
        return False
    first = bounds(since).first if since else None
    last = bounds(until).last if until else None
    return not (first and span.last and span.last < first) and not (last and span.first and span.first > last)


def says(value: Any, wanted: str) -> bool:
    """Whether a text stands anywhere in a line's values, in any case. `wanted` is casefolded."""
    if isinstance(value, str):
        return wanted in value.casefold()
    if isinstance(value, Mapping):
        return any(says(inner, wanted) for inner in value.values())
    return isinstance(value, list | tuple) and any(says(inner, wanted) for inner in value)
