"""A clock of a page that can be slid along the days of its log, and the field that names any day beside it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from attrs import frozen

from timeline.errors import UsageError
from timeline.views.query import span_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from timeline.app.days_spanned import DaysSpanned

SLID, STOOD = "_day", "_stood"  # what its fields end in: where it is; where it was when it was shown, and its end
_EPOCH = date(1970, 1, 1)
_WORDS = {
    "as_of": ("As of", "today", "Only what was published by this day, as it stood then: 2024-05, yesterday"),
    "known_at": ("Known at", "now", "The log as it was known at this day"),
}


class NoDayError(UsageError):
    """A slider stands where no day is."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(f"{name}{SLID} {text!r}: not a number of days since 1970")


@frozen
class ClockSlider:
    """The clock of a field `name`, which says `value`: at day `at` of `first` to `end`, counted from 1970.

    `end` is the day behind the last one, and stands for whatever is there now. A clock of no days has only its field.
    """

    name: str
    value: str
    first: int | None
    end: int
    at: int

    @property
    def stood(self) -> str:
        """Where it stands and ends, for whoever gets it back to see whether it was moved."""
        return f"{self.at}/{self.end}"

    @property
    def words(self) -> tuple[str, str, str]:
        """What it is called, what it says when it says nothing, and what it does."""
        return _WORDS[self.name]


def clock_sliders(days: DaysSpanned, asked: Mapping[str, Sequence[str]]) -> list[ClockSlider]:
    """Return the clocks of a page as they stand for what was asked."""
    return [_clock(name, asked, span) for name, span in (("as_of", days.published), ("known_at", days.recorded))]


def slid(query: Mapping[str, Sequence[str]]) -> dict[str, list[str]] | None:
    """Return what a query asks once its sliders are heeded; None of one without any. Raises NoDayError.

    One that was moved counts more than the field beside it, which counts where it was not.
    """
    beside = {f"{name}{end}" for name in _WORDS for end in (SLID, STOOD)}
    if beside.isdisjoint(query):
        return None
    told = {name: list(values) for name, values in query.items() if name not in beside}
    for name in _WORDS:
        where, stood = (next(iter(query.get(f"{name}{end}", ())), "") for end in (SLID, STOOD))
        at, _, end = stood.partition("/")
        if where and where != at:
            told[name] = [] if where == end else [_day(name, where)]
    return {name: values for name, values in told.items() if any(values)}


def _clock(name: str, asked: Mapping[str, Sequence[str]], span: tuple[date, date] | None) -> ClockSlider:
    value = next(iter(asked.get(name, ())), "")
    if span is None:
        return ClockSlider(name, value, None, 0, 0)
    first, end = (span[0] - _EPOCH).days, (span[1] - _EPOCH).days + 1
    last = span_of(value[:10]).last if value else None
    return ClockSlider(name, value, first, end, end if last is None else min(max((last - _EPOCH).days, first), end))


def _day(name: str, text: str) -> str:
    """Return the day that a slider's place means."""
    try:
        return (_EPOCH + timedelta(days=int(text))).isoformat()
    except (ValueError, OverflowError):
        raise NoDayError(name, text) from None
