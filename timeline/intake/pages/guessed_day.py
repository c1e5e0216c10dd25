"""The day of publication where a page states none: what its markup suggests, marked as a guess."""

import re2

from timeline.article import Stamp

NOTE = "published on the day that the page's markup suggests: a guess, the page does not say so"
_ONLY_YEAR = "-01-01"
_NEW_YEAR = re2.compile(r"(?i)\b(?:0?1[./-]0?1[./-]|(?:19|20)\d\d[./-]?01[./-]?01|january 0?1\b|0?1(?:st)? january)")


def guess(source: str, url: str | None) -> Stamp | None:
    """Return the likeliest day of a page, as uncertain (`2024-03-05?`); a year alone, as of a copyright, is none."""
    from htmldate import find_date  # noqa: PLC0415 - as long to import as trafilatura

    try:
        day = find_date(source, url=url, original_date=True)
    except (ValueError, TypeError, RecursionError):
        return None
    if day is None or (day.endswith(_ONLY_YEAR) and _NEW_YEAR.search(source) is None):
        return None
    return Stamp(value=f"{day}?", raw=day)
