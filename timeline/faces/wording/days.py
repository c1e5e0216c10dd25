"""Dates in words a reader takes in at a glance; the log's own EDTF stays beside them in every other format."""

from datetime import date

from timeline.views.query import span_of

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
    bare = text.rstrip("?~%")
    mark = {"?": " (uncertain)", "~": " (about)", "%": " (about, uncertain)"}.get(text[len(bare) :], "")
    start, slash, end = bare.partition("/")
    if not slash:
        return _point(bare) + mark
    if start in ("", ".."):
        return f"on or before {_point(end)}{mark}"
    if end in ("", ".."):
        return f"since {_point(start)}{mark}"
    return f"{_point(start)} – {_point(end)}{mark}"


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
    return _point(first.isoformat()) if first == last else f"{_point(first.isoformat())} – {_point(last.isoformat())}"


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
