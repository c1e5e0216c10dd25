"""When something is due, and what may be wrong with that."""

import re
from functools import lru_cache

from timeline.edtf import EdtfError, bounds
from timeline.language.marks import Moment
from timeline.language.time.anchors import year_on
from timeline.language.time.moments import find_moments

_SEASON = re.compile(r"\d{4}-2[1-4]")
_WORD = 20  # characters before a moment in which the word before it stands


def due(moment: Moment, text: str, day: str | None, language: str) -> str:
    """Return when what a text tells with a moment that has a value is due, seen from the article's day (EDTF).

    A month, day or season told without its year is the next such: "in March", said in May, is of the year to come.
    """
    value = str(moment.edtf)
    if day is None or day.startswith("XXXX") or moment.basis != "relative":
        return value
    try:
        passed = bounds(value).surely_before(bounds(day))
    except EdtfError:
        return value
    if not passed:
        return value
    if _SEASON.fullmatch(value) and moment.text.isalpha():
        return year_on(value, 1)
    before = text[max(0, moment.start - _WORD) : moment.start].rpartition("\n")[2].split(" ")[-2:]
    return year_on(value, 1) if _is_yearless(" ".join([*before, moment.text]), language) else value


@lru_cache(maxsize=1024)
def _is_yearless(words: str, language: str) -> bool:
    """Whether the words alone tell months or a day and no year: not "last month"."""
    alone = find_moments(words, base=None, language=language)
    return bool(alone) and (alone[-1].edtf or "").startswith("XXXX-")


def deadline_doubt(deadline: str | None, made: str | None) -> str | None:
    """Return the doubt about a deadline that lies before the day it was set (both EDTF); None where it may be right."""
    if deadline is None or made is None or made.startswith(("../", "XXXX")) or deadline.startswith("XXXX"):
        return None
    try:
        early = bounds(deadline).surely_before(bounds(made))
    except EdtfError:
        return None
    return f"due {deadline}, before it was said" if early else None
