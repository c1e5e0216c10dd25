"""Dates, months, quarters, halves, years, decades and centuries as the text names them."""

from calendar import monthrange

from msgspec.structs import replace

from timeline.language.time import almanac, partial
from timeline.language.time.partial import Partial
from timeline.language.time.time_tokens import TimeToken
from timeline.language.time.values import TimeWords, Value, vague
from timeline.model import Basis

_JOINTS = "-=/rABf"
_MARKS = ",-=./"
_CENTURY = 100


def dated(words: TimeWords) -> Value | None:
    """Read a day, or a month with its year; a weekday beside it tells the year where no year is told."""
    part = partial.read_partial(words.tokens, words.anchor, words.order)
    if part is None:
        return None
    if part.year is None and part.relative:
        return vague()
    weekday = words.first("W")
    if weekday is not None and words.tokens[words.tokens.index(weekday) + 1].start - weekday.end > len(", "):
        weekday = None  # "Sunday's 11 September memorial"
    if part.year is None and part.day is not None and weekday is not None and words.anchor is not None:
        part = partial.on_weekday(part, words.anchor, int(weekday.value))
    return _spelled(partial.nearest(part, words.anchor, _tense(words, part)))


def _tense(words: TimeWords, part: Partial) -> int:
    return words.tense() if part.year is None and words.anchor else 0


def _spelled(part: Partial) -> Value | None:
    text = part.spelled()
    return Value(text, "date", "relative" if part.relative else "explicit") if text else None


def clocked(words: TimeWords) -> Value | None:
    """Read a day with a time of day; the time is told beside it."""
    at = next(spot for spot, token in enumerate(words.tokens) if token.cls in "Cm")
    leads = at < 2 and (at == 0 or words.tokens[at].cls == "m")  # noqa: PLR2004 - "5 p.m. 9 November"
    value = dated(replace(words, tokens=words.tokens[at + 1 :]) if leads else words)
    return replace(value, sense=clock_sense(words)) if value else None


def clock_sense(words: TimeWords) -> str | None:
    """Return the time of day as `T14:30`, or the part of the day."""
    clock, half = words.first("C"), words.first("m")
    if clock is None and half is not None:
        spot = next(i for i, token in enumerate(words.tokens) if token is half)
        clock = words.tokens[spot - 1] if spot else None
    if clock is not None and clock.cls in "Cdw":
        hour, *rest = clock.value.split(":")
        number = int(hour) % 12 + int(half.value) if half else int(hour)
        return f"T{number:02d}:{rest[0] if rest else '00'}"
    part = words.first("P")
    return f"T{part.value}" if part else None


def ranged(words: TimeWords) -> Value | None:
    """Read two dates and what joins them as an interval."""
    parts = [partial.read_partial(end, words.anchor, words.order) for end in _ends(words)]
    if parts[0] is None or parts[1] is None:
        return None
    tense = words.tense() if parts[1].year is None and parts[0].year is None and words.anchor else 0
    left, right = partial.joined_ends(parts[0], parts[1], words.anchor, tense)
    first, last = left.spelled(), right.spelled()
    if first is None or last is None or first[:4].replace("X", "0") > last[:4].replace("X", "9") or first >= last:
        return None
    return Value(f"{first}/{last}", "period", "relative" if right.relative or left.relative else "explicit")


def neighbours(words: TimeWords) -> Value | None:
    """Read "January and February 2022" as one time where the months follow each other."""
    first, second = words.of("M")
    return ranged(words) if int(first.value) % almanac.MONTHS + 1 == int(second.value) else None


def _ends(words: TimeWords) -> tuple[list[TimeToken], list[TimeToken]]:
    spot = -1
    for letter in words.letters:
        spot += letter not in _MARKS
        if letter not in _JOINTS:
            continue
        joint = letter not in _MARKS
        cut = spot if joint else spot + 1
        left, right = list(words.tokens[:cut]), list(words.tokens[cut + joint :])
        if any(t.cls in "dDoMYI" for t in left) and any(t.cls in "dDoMYI" for t in right):
            return left, right
    raise LookupError(words.letters)


def year_of(words: TimeWords) -> tuple[int | None, Basis]:
    """Return the year that the words name or count to, and how; None where they name none."""
    named = words.first("Y")
    if named is not None:
        return int(named.value), "explicit"
    shift, whole = words.first("ltx"), words.first("6")
    if shift is not None and words.first("u") and words.anchor:
        return words.anchor.day.year + partial.SHIFTS[shift.value], "relative"
    if whole is not None and words.anchor and whole.value.startswith("year "):
        return words.anchor.day.year + int(whole.value.removeprefix("year ")), "relative"
    return None, "relative"


def quarter(words: TimeWords) -> Value | None:
    """Read a quarter of a year; one without a year is the latest begun, or the next when the words look ahead."""
    ordinal = words.first("4odD") or words.the("l&")
    number = 4 if ordinal.cls in "l&" else int(ordinal.value)
    if not 1 <= number <= 4:  # noqa: PLR2004 - quarters of a year
        return None
    return _part_of_year(words, 3, number)


def half(words: TimeWords) -> Value | None:
    """Read a half of a year."""
    ordinal = words.first("8odD") or words.the("el")
    number = {"start": 1, "end": 2, "last": 2, "1": 1, "2": 2}.get(ordinal.value)
    if number is None:
        return None
    if words.first("M"):
        return _half_month(words, number)
    if words.first("G") or ((unit := words.first("u")) and unit.value != "year"):
        return vague()
    return _part_of_year(words, 6, number)


def _half_month(words: TimeWords, number: int) -> Value:
    whole = dated(replace(words, tokens=[token for token in words.tokens if token.cls in "MYltx"]))
    if whole is None or whole.edtf is None or "X" in whole.edtf:
        return vague()
    year_, month = int(whole.edtf[:4]), int(whole.edtf[5:7])
    middle = 15
    first, last = (1, middle) if number == 1 else (middle + 1, monthrange(year_, month)[1])
    span = f"{whole.edtf}-{first:02d}/{whole.edtf}-{last:02d}"
    return Value(span, "period", whole.basis)


def _part_of_year(words: TimeWords, length: int, number: int) -> Value:
    year, basis = year_of(words)
    if year is None:
        first, now = (number - 1) * length + 1, words.base("day")
        year = now.year
        if words.tense() > 0:
            year += first + length - 1 < now.month
        else:
            year -= first > now.month
    return Value(almanac.months(year, (number - 1) * length + 1, length), "period", basis)


def first_units(words: TimeWords) -> Value | None:
    """Read "the first nine months of 2023", "the last three months of the year"; without a year a duration."""
    count = int(next((t.value for t in words.tokens if t.cls in "wd" and t.value.isdigit()), "0"))
    unit = words.the("uVQ")
    if unit.cls == "Q":
        unit, count = replace(unit, value="month"), 3 * count
    edge = words.first("oe")
    year, basis = year_of(words)
    if unit.value != "month" or not 1 <= count <= almanac.MONTHS:
        return Value(almanac.length(count, unit.value), "duration") if year is None and count else None
    if year is None:
        if edge is None or edge.value not in ("1", "start"):
            return vague()
        now = words.base("month")
        year = now.year
        year -= count > now.month and words.tense() <= 0 and not words.letters.endswith("u")
    first = 1 if edge is None or edge.value in ("1", "start") else almanac.MONTHS + 1 - count
    return Value(almanac.months(year, first, count), "period", basis, f"P{count}M")


def year(words: TimeWords) -> Value | None:
    """Read a year alone; a fiscal year is the year it is named after."""
    named, unit = words.first("Y"), words.first("u")
    if named is not None:
        return Value(f"{int(named.value):04d}", "date") if unit is None or unit.value == "year" else None
    if unit is not None and unit.value != "year":
        return None
    doubt = "which fiscal year is not told"
    return Value(f"{words.base('year').year:04d}", "date", "relative", doubt=doubt)


def decade(words: TimeWords) -> Value | None:
    """Read "the 1980s", "the nineties"; the 1800s are a hundred years."""
    number = int(words.the("E").value)
    if number < _CENTURY:
        number += 1900 if number >= 20 else 2000  # noqa: PLR2004 - the twenties of this century are still years
    whole = number % _CENTURY == 0 and number < 2000  # noqa: PLR2004 - "the 2000s" are ten years, "the 1800s" a hundred
    return Value(almanac.century_of(number) if whole else almanac.decade_of(number), "date")


def century(words: TimeWords) -> Value | None:
    """Read "the 20th century"."""
    number = int(words.the("oDd").value)
    if not 1 < number <= 30:  # noqa: PLR2004 - "the first century" is none of the news
        return None
    return Value(almanac.century_of((number - 1) * _CENTURY), "date")


def season(words: TimeWords) -> Value | None:
    """Read a season with or without its year; winter is named after the year it begins in."""
    number, shift = int(words.the("S").value), words.first("ltx")
    year_, basis = year_of(words)
    if year_ is None:
        now, first = words.base("month"), almanac.SEASON_START[number]
        begun = now.year - (first > now.month)
        ended = begun - (now.year * 12 + now.month < begun * 12 + first + 3)
        if shift is not None:
            year_ = {"last": ended, "past": ended, "this": now.year}.get(shift.value, begun + 1)
        else:
            year_ = now.year + (first + 2 < now.month) if words.tense() > 0 else begun
    return Value(f"{year_:04d}-{number}", "date", basis)
