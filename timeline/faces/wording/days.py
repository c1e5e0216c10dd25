"""Dates in words a reader takes in at a glance; the log's own EDTF stays beside them in every other format."""

import re
from datetime import date

from timeline.faces.safe_text import clean
from timeline.views.query import span_of

_MONTH_DAYS = 365.2425 / 12
_FEW_DAYS = 45  # of more, months are counted
_YEAR = 12
_SEASON = re.compile(r"\d{4}-2[1-4]")
_TERM = re.compile(r"P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,3})W)?(?:(\d{1,4})D)?")

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_INFERRED = {
    "published": "the day of publication",
    "relative": "counted from the article's day",
    "page_stamp": "only the page's clock tells",
    "context": "from the context",
}


def in_words(text: str | None) -> str:
    """Return an EDTF date in words: `on or before 15 July 2024`, `January 2022 – March 2022`, `no date`."""
    if text is None:
        return "no date"
    text = clean(text)  # a line may say anything
    bare = text.rstrip("?~%")
    mark = {"?": " (uncertain)", "~": " (about)", "%": " (about, uncertain)"}.get(text[len(bare) :], "")
    start, slash, end = bare.partition("/")
    if not slash:
        return _point(bare) + mark
    if start in ("", ".."):
        return f"on or before {_point(end)}{mark}"
    if end in ("", ".."):
        return f"since {_point(start)}{mark}"
    return f"{_span(start, end)}{mark}"


def to_the_second(recorded: str) -> str:
    """Return a time of recording without its fractions, which only tell lines of one second apart."""
    second, point, _ = recorded.partition(".")
    return f"{second}Z" if point else recorded


def elapsed(days: int) -> str:
    """Return how long so many days are: `12 days`, `9 mo`, `3 y 9 mo`."""
    if abs(days) < _FEW_DAYS:
        return f"{days} day{'s' * (abs(days) != 1)}"
    years, months = divmod(round(abs(days) / _MONTH_DAYS), _YEAR)
    return " ".join(f"{number} {unit}" for number, unit in ((years, "y"), (months, "mo")) if number)


def deadline_in_words(told: str, last: date) -> str:
    """Return a deadline in words: a season as it was told, anything else by its last day."""
    return in_words(told) if _SEASON.fullmatch(told) else in_words(last.isoformat())


def is_term(text: str) -> bool:
    """Whether a text is an ISO 8601 duration, such as `P2Y`."""
    return len(text) > 1 and _TERM.fullmatch(text) is not None


def due_in_words(text: str) -> str:
    """Return a deadline or a term, EDTF or an ISO 8601 duration: `by autumn 2024`, `for 2 years`."""
    match = _TERM.fullmatch(text)
    if match is None:
        bounded = in_words(text)
        return bounded if bounded.startswith(("on or before", "since")) else f"by {bounded}"
    parts = zip((int(number or 0) for number in match.groups()), ("year", "month", "week", "day"), strict=True)
    return " ".join(["for", *(f"{number} {unit}{'s' * (number != 1)}" for number, unit in parts if number)])


def weekday(text: str | None) -> str:
    """Return the day of the week of a date that is one day, or nothing."""
    span = span_of(text)
    return span.first.strftime("%A") if span.first is not None and span.first == span.last else ""


def inferred(basis: str) -> str:
    """Return in words how a date was found, where the text did not simply say it."""
    return _INFERRED.get(basis, "")


def span_in_words(first: date | None, last: date | None) -> str:
    """Return two days as a span of time."""
    if first is None or last is None:
        return ""
    return _point(first.isoformat()) if first == last else _span(first.isoformat(), last.isoformat())


def _span(start: str, end: str) -> str:
    """Return two points in words, what both have in common told once: `12 – 13 May 2022`, `2022 – 2024`."""
    one, other = _point(start.rstrip("?~%")).split(" "), _point(end.rstrip("?~%")).split(" ")
    common = 0
    while len(one) == len(other) and common < len(one) - 1 and one[-1 - common :] == other[-1 - common :]:
        common += 1
    return f"{' '.join(one[: len(one) - common])} – {' '.join(other)}"


def _point(text: str) -> str:
    point, _, clock = text.partition("T")
    year, *rest = point.split("-")
    told = _day(year, *rest) if len(rest) > 1 else _month(year, *rest) if rest else _year(year)
    return f"{told} {clock}" if clock else told


def _year(year: str) -> str:
    return f"{year.replace('X', '0')}s" if year.endswith("X") and not year.endswith("XX") else year


def _month(year: str, month: str) -> str:
    if month in _SEASONS:
        return f"{_SEASONS[month]} {year}"
    if not month.isdigit():
        return year
    return f"{_name(month)}, year unknown" if year == "XXXX" else f"{_name(month)} {year}"


def _day(year: str, month: str, day: str) -> str:
    if not day.isdigit() or not month.isdigit():
        return _month(year, month)
    told = f"{int(day)} {_name(month)}"
    return f"{told}, year unknown" if year == "XXXX" else f"{told} {year}"


def _name(month: str) -> str:
    number = int(month)
    return _MONTHS[number - 1] if 0 < number <= len(_MONTHS) else month
