"""Years of accounts by country: of what months "fiscal year 2021-22" and "the current financial year" are."""

from functools import cache

from timeline.edtf import bounds
from timeline.language.schema.dates_table import FiscalYearsTable
from timeline.language.schema.structure import read_table
from timeline.language.words.lexicon import DATA

_MONTHS = 12
_YEAR = len("2022")
_MONTH = len("2022-05")


def of_years(country: str, value: str) -> str | None:
    """Return the months of "2021/2022" in a country that names its years of accounts by both, else None."""
    begins = _table().split.get(country)
    first, _, last = value.partition("/")
    if begins is None or not (first.isdecimal() and last.isdecimal() and int(last) == int(first) + 1):
        return None
    return _from(int(first), begins)


def ending(country: str, value: str) -> str | None:
    """Return the months of "FY22" in a country that names its years of accounts by both: it is the one that ends."""
    begins = _table().split.get(country)
    return _from(int(value) - 1, begins) if begins is not None and value.isdecimal() else None


def around(country: str, day: str, years: int) -> str | None:
    """Return the year of accounts that a day told to the month lies in, or so many years from it.

    Its months where the country names it by both years, the year it is named by elsewhere; None where it is the
    calendar's.
    """
    table = _table()
    begins = table.split.get(country) or table.begin.get(country) or table.end.get(country)
    if begins is None or len(day) < _MONTH or bounds(day).first is None or not day[:_YEAR].isdecimal():
        return None
    first = int(day[:_YEAR]) + years - (int(day[_YEAR + 1 : _MONTH]) < begins)
    if country in table.split:
        return _from(first, begins)
    return f"{first + (country in table.end):04d}"


def months_of(year: str, first: int, count: int) -> str | None:
    """Return months of a year of accounts told by its months: the first nine of 2021-07/2022-06."""
    begin, _, last = year.partition("/")
    if len(begin) != _MONTH or not last:
        return None
    start = int(begin[:_YEAR]) * _MONTHS + int(begin[_YEAR + 1 :]) - 1 + first - 1
    return f"{_month(start)}/{_month(start + count - 1)}"


def _from(year: int, begins: int) -> str:
    start = year * _MONTHS + begins - 1
    return f"{_month(start)}/{_month(start + _MONTHS - 1)}"


def _month(number: int) -> str:
    return f"{number // _MONTHS:04d}-{number % _MONTHS + 1:02d}"


@cache
def _table() -> FiscalYearsTable:
    return read_table(DATA / "world" / "fiscal_years.toml", FiscalYearsTable)
