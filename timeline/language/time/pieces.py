"""Pieces of a month or year: its first week, its second Friday, its last five days; months told by their end."""

from calendar import monthrange
from datetime import date, timedelta

from msgspec.structs import replace

from timeline.language.time import absolute, almanac, partial
from timeline.language.time.amounts_of_time import number
from timeline.language.time.values import TimeWords, Value
from timeline.model import Basis

_LAST = 0
_WEEK = 7
_YEARS = {"year": 1, "decade": 10, "century": 100}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def piece(words: TimeWords) -> Value | None:
    """Read "the first week of March", "the last day of the month", "the week of April 10".

    Weeks of a month are counted in sevens from its first or last day.
    """
    first = words.tokens[0] if words.tokens[0].cls != "h" else words.tokens[1]
    unit = words.the("uK")
    words.base("year")
    if first.cls == "u":
        inner = absolute.dated(replace(words, tokens=[token for token in words.tokens if token.cls in "WMdDoY"]))
        if inner is None or inner.edtf is None or unit.value != "week":
            return None
        return Value(almanac.week(date.fromisoformat(inner.edtf)), "period", inner.basis)
    rest = list(words.tokens)[words.tokens.index(unit) + 1 :]
    whole = _whole(replace(words, tokens=rest))
    if whole is None or first.value not in ("last", *map(str, range(1, 32))):
        return None
    text = almanac.part_of(whole, unit.value, 0 if first.value == "last" else int(first.value))
    return (
        Value(text, "period" if "/" in text else "date", "explicit" if words.first("Y") else "relative")
        if text
        else None
    )


def _whole(words: TimeWords) -> str | None:
    """Return the month or year that the words name or mean."""
    if words.first("M"):
        value = absolute.dated(words)
        return value.edtf if value else None
    named, shift = words.first("Y"), words.first("ltx")
    if named is not None:
        return named.value
    unit = words.the("u").value
    return almanac.moved(words.base("day"), unit, partial.SHIFTS[shift.value] if shift else 0)


def nth_weekday(words: TimeWords) -> Value | None:
    """Read "the second Friday of next month", "the last Sunday in May 2022"."""
    spot = next(at for at, token in enumerate(words.tokens) if token.cls == "W")
    counted = words.tokens[spot - 1]
    rest = list(words.tokens)[spot + 1 :]
    whole = _whole(replace(words, tokens=rest, tense=lambda: words.tense() or 1))  # where unsaid, of a plan
    if whole is None or "X" in whole or len(whole) != len("2022-05"):
        return None
    first = date(int(whole[:4]), int(whole[5:]), 1)
    days = monthrange(first.year, first.month)[1]
    fits = [day for day in range(1, days + 1) if first.replace(day=day).isoweekday() == int(words.tokens[spot].value)]
    nth = _nth(counted.value)
    if nth is None or nth > len(fits):
        return None
    return Value(almanac.day(first.replace(day=fits[nth - 1])), "date", _basis(words))


def _nth(value: str) -> int | None:
    """Return which one is counted (0: the last); None for what counts none, as "next"."""
    if value in ("last", "end"):
        return _LAST
    return int(value) if value.isdigit() and int(value) else None


def _basis(words: TimeWords) -> Basis:
    return "explicit" if words.first("Y") else "relative"


def day_of_month(words: TimeWords) -> Value | None:
    """Read "the 15th of next month", "2 числа этого месяца"."""
    spot = next(at for at, token in enumerate(words.tokens) if token.cls in "dDo")
    whole = _whole(replace(words, tokens=list(words.tokens)[spot + 1 :]))
    if whole is None or len(whole) != len("2022-05"):
        return None
    day = int(words.tokens[spot].value)
    if not almanac.is_day(int(whole[:4]), int(whole[5:]), day):
        return None
    return Value(f"{whole}-{day:02d}", "date", "relative")


def edge_units(words: TimeWords) -> Value | None:
    """Read "the last five days of May", "the first two weeks of 2020"; without a number the month, said which end."""
    spot = next(at for at, token in enumerate(words.tokens) if token.cls in "uV")
    edge, unit = words.the("ol&"), words.tokens[spot]
    length = {"day": 1, "week": _WEEK}.get(unit.value)
    whole = _whole(replace(words, tokens=list(words.tokens)[spot + 1 :]))
    of_year = unit.value == "month" and whole is not None and len(whole) == len("2022") and edge.value != "1"
    if (length is None and not of_year) or whole is None or "X" in whole or edge.value not in ("1", "last", "final"):
        return None
    counted = [token for token in words.tokens[:spot] if token.cls in "wdnjYi"]
    if not counted:
        return None if unit.cls == "u" else Value(whole, "date", _basis(words), "START" if edge.value == "1" else "END")
    count = number(counted)
    if count is None or count != int(count):
        return None
    if length is None:
        span = _last_months(int(whole), int(count))
    else:
        span = almanac.days_of(whole, int(count) * length, first=edge.value == "1")
    return Value(span, "period", _basis(words)) if span else None


def _last_months(year: int, count: int) -> str | None:
    """Spell the last months of a year; None where it has not so many, or they are one."""
    return almanac.months(year, almanac.MONTHS + 1 - count, count) if 1 < count <= almanac.MONTHS else None


def months_to(words: TimeWords) -> Value | None:
    """Read "the nine months to September 2020", "the quarter ended 30 June": the months that end there.

    So are read the years that end with one, "the decade to 2020", and the weeks that end on a day.
    """
    cut = next(at for at, token in enumerate(words.tokens) if token.cls in "2rBe")
    unit = next((token for token in words.tokens[:cut] if token.cls in "uVQH"), None)
    counted = [token for token in words.tokens[:cut] if token.cls in "wdnj"]
    count = number(counted) if counted else 1
    rest = [token for token in words.tokens[cut + 1 :] if token.cls not in "pe"]
    if unit is None or not count or count != int(count):
        return None
    if rest[-1].cls == "Y" and len(rest) - (rest[0].cls == "h") == 1:
        return _years_to(int(count) * _YEARS.get(unit.value, 0), int(rest[-1].value))
    length = _MONTHS.get({"Q": "quarter", "H": "half"}.get(unit.cls, unit.value))
    end = absolute.dated(replace(words, tokens=rest))
    if end is None or end.edtf is None or "X" in end.edtf or len(end.edtf) < len("2022-05"):
        return None
    if unit.value == "week" and len(end.edtf) == len("2022-05-13"):
        last = date.fromisoformat(end.edtf)
        first = last - timedelta(days=int(count) * _WEEK - 1)
        return Value(f"{almanac.day(first)}/{almanac.day(last)}", "period", end.basis)
    if length is None:
        return None
    months, year, month = int(count) * length, int(end.edtf[:4]), int(end.edtf[5:7])
    return Value(almanac.months(year, month - months + 1, months), "period", end.basis, f"P{months}M")


def _years_to(years: int, last: int) -> Value | None:
    """Read "the three years to 2022", "the decade to 2020"."""
    return Value(f"{last - years + 1:04d}/{last:04d}", "period", "explicit") if 1 < years < last else None
