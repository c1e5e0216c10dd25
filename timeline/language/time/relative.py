"""Times counted from the base: yesterday, last year, on Friday, three years ago, earlier this month."""

from datetime import date, timedelta
from typing import Literal

from msgspec.structs import replace

from timeline import edtf
from timeline.language.time import absolute, almanac, feasts, partial
from timeline.language.time.amounts_of_time import number
from timeline.language.time.values import TimeWords, Value, vague

_UNITS = {"u": None, "V": None, "Q": "quarter", "K": "weekend", "G": "century", "H": "half"}
_WEEK = 7


def day_word(words: TimeWords) -> Value | None:
    """Read yesterday, today, tomorrow."""
    there = _day(words, int(words.the("T").value))
    return replace(there, sense=absolute.clock_sense(words))


def night_word(words: TimeWords) -> Value | None:
    """Read tonight."""
    there = _day(words, 0)
    return replace(there, sense=f"T{words.tokens[0].value}")


def _day(words: TimeWords, offset: int) -> Value:
    there = almanac.moved(words.base("day"), "day", offset)
    return Value(there, "date", "relative") if there else vague()


def weekend(words: TimeWords) -> Value | None:
    """Read "the weekend": the one before the base, or the next when the words look ahead."""
    saturday = 5
    over = words.base("day").weekday() < saturday and words.tense() <= 0
    return _moved(words, "weekend", -1 if over else 0)


def weekday(words: TimeWords) -> Value | None:
    """Read a weekday: the latest up to the base, the next when the words look ahead; "last", "next" as they say."""
    shift = words.first("ltx")
    back = (words.base("day").weekday() - int(words.the("W").value) + 1) % _WEEK
    if shift is not None and shift.cls != "t":
        away = -(back or _WEEK) if shift.cls == "l" else _WEEK - back
    elif words.tense() > 0 or (shift and back):
        away = (_WEEK - back) % _WEEK
    else:
        away = -back
    return replace(_day(words, away), sense=absolute.clock_sense(words))


def near_weekday(words: TimeWords) -> Value | None:
    """Read "Tuesday of last week", "next week on Friday"."""
    if words.the("u").value != "week":
        return None
    weeks = partial.SHIFTS[words.the("ltx").value]
    base = words.base("day")
    there = base + timedelta(days=_WEEK * weeks + int(words.the("W").value) - 1 - base.weekday())
    return Value(almanac.day(there), "date", "relative", absolute.clock_sense(words))


def shifted(words: TimeWords) -> Value | None:
    """Read last week, this month, next year, last May, this morning, the past year."""
    shift = words.the("ltxy")
    if shift.value == "same":
        return vague()
    for classes, build in (("W", weekday), ("S", absolute.season), ("X", feasts.holiday), ("M", _month)):
        if words.first(classes):
            return build(words)
    part, unit = words.first("P"), _unit(words)
    if part is not None and unit is None:
        return replace(_day(words, partial.SHIFTS[shift.value]), sense=f"T{part.value}")
    if words.first("9"):
        return Value(words.context, "period", "relative") if words.context and shift.cls != "x" else vague("context")
    if unit is not None and shift.value == "past":
        return _stretch(words, -1, 1, unit)
    return _moved(words, unit, partial.SHIFTS[shift.value]) if unit else None


def _unit(words: TimeWords) -> str | None:
    token = words.first("uVQKG") or words.first("H")
    return None if token is None else _UNITS[token.cls] or token.value


def _month(words: TimeWords) -> Value | None:
    """Read "last May", "this May", "next May"."""
    shift, month = words.the("ltx"), int(words.the("M").value)
    now = words.base("month")
    year = now.year
    if shift.cls == "l":
        year -= month >= now.month
    elif shift.cls == "x":
        year += month <= now.month
    return Value(almanac.month(year, month), "date", "relative")


def _moved(words: TimeWords, unit: str, count: int) -> Value:
    exact: Literal["day", "month", "year"] = "day" if unit in ("day", "week", "weekend") else "year"
    there = almanac.moved(words.base("month" if unit in ("month", "quarter", "half") else exact), unit, count)
    if there is None:
        return vague("past" if count < 0 else "future" if count > 0 else "present")
    return Value(there, "period" if "/" in there else "date", "relative")


def ago(words: TimeWords) -> Value | None:
    """Read "three years ago", "a week earlier", "two days later": in the precision of its unit."""
    later, unit = words.first("b") is not None, words.first("u")
    counted = words.counted
    if words.context and words.compared and unit and unit.value == "year" and (not counted or counted[0].cls == "j"):
        return Value(almanac.moved_months(words.context, 12 if later else -12), "period", "relative")
    return _away(words, 1 if later else -1)


def same_period(words: TimeWords) -> Value | None:
    """Read "the year-earlier quarter", "the same period last year": the part of a year told before, in that year."""
    told, unit, base = words.context, words.first("u"), words.base("month")
    if unit is not None and unit.value == "month":
        told = almanac.months(base.year, base.month, 1)
    if told is None and words.first("Q"):
        told = almanac.moved(base, "quarter", -1)
    year, basis = absolute.year_of(words)
    if words.first("ab"):
        step = 1 if words.first("b") else -1
        if told is None:
            return _moved(words, "year", step)
        return Value(almanac.moved_months(told, 12 * step), "period", "relative")
    if year is None:
        return vague("context")
    if told is None:
        return Value(f"{year:04d}", "date", basis)
    there = almanac.moved_months(told, 12 * (year - int(told[:4])))
    first, _, last = there.partition("/")
    return Value(first, "date", basis) if first == last else Value(there, "period", basis)


def ahead(words: TimeWords) -> Value | None:
    """Read "in three years' time"."""
    return _away(words, 1)


def _away(words: TimeWords, sign: int) -> Value | None:
    if whole := words.first("5"):
        return _away_by(words, whole.value, sign)
    unit, count = _unit(words) or words.the("u").value, number(words.counted) if words.counted else 1
    if count is None:
        return vague("past" if sign < 0 else "future")
    if words.first("A"):
        count += 0.5
    if count != int(count):
        months = {"year": 12, "decade": 120}.get(unit)
        if months is None:
            return vague("past" if sign < 0 else "future")
        there = almanac.add_months(words.base("month"), sign * round(count * months))
        return Value(f"{there.year:04d}", "date", "relative")
    value = _moved(words, unit, sign * int(count))
    return replace(value, sense="past" if sign < 0 else "future") if value.edtf is None else value


def _away_by(words: TimeWords, length: str, sign: int) -> Value:
    """Count a length that one word says ("полгода назад")."""
    unit = {"Y": "year", "M": "month", "W": "week", "D": "day"}[length[-1]]
    return _moved(words, unit, sign * round(float(length[1:-1])))


def shifted_unit(words: TimeWords) -> Value | None:
    """Read one word for last or this year, month or period ("Vorjahr", "летась")."""
    unit, _, step = words.tokens[-1].value.partition(" ")
    if unit == "period":
        told = words.context
        return (
            Value(almanac.moved_months(told, 12 * int(step)), "period", "relative")
            if told
            else _moved(words, "year", int(step))
        )
    return _moved(words, unit, int(step))


def stretch(words: TimeWords) -> Value | None:
    """Read "the last five years", "the next two weeks": an interval up to the base, or from it."""
    shift, unit = words.the("ltx"), _unit(words)
    count = number(words.counted) if words.counted else None
    if count is None:
        return vague("past" if shift.cls == "l" else "future")
    return _stretch(words, -1 if shift.cls == "l" else 1, count, unit) if unit else None


def _stretch(words: TimeWords, sign: int, count: float, unit: str) -> Value | None:
    length = almanac.length(count, unit)
    if words.anchor is None or words.anchor.exact != "day" or count != int(count):
        return Value(length, "duration", "explicit", length)
    fine = {"decade": ("year", 10), "century": ("year", 100), "quarter": ("month", 3), "week": ("day", 7)}
    step, times = fine.get(unit, (unit, 1))
    other = almanac.moved(words.anchor.day, step, sign * int(count) * times)
    here = almanac.moved(words.anchor.day, step, 0)
    if other is None or here is None or "/" in other:
        return Value(length, "duration", "explicit", length)
    first, last = (other, here) if sign < 0 else (here, other)
    return Value(f"{first}/{last}" if first != last else first, "period", "relative", length)


def within_period(words: TimeWords) -> Value | None:
    """Read "earlier this month" as its beginning up to the base, "later this year" as the base up to its end."""
    lead, rest = words.tokens[0], replace(words, tokens=words.tokens[1:])
    if words.first("WT"):
        return clock_day(rest)
    value: Value | None
    if words.first("yltxMY"):
        value = absolute.dated(rest) if words.first("MY") else shifted(rest)
    else:
        value = _moved(rest, _unit(rest) or "day", 0)
    if value is None or value.edtf is None or value.sense:
        return value
    return _cut(value, words.base("day"), from_start=lead.cls != "b")


def _cut(value: Value, base: date, *, from_start: bool) -> Value:
    span = edtf.bounds(value.edtf or "")
    if span.first is None or span.last is None or not span.first <= base <= span.last or span.first == span.last:
        return value
    here = almanac.day(base)
    text = f"{almanac.day(span.first)}/{here}" if from_start else f"{here}/{almanac.day(span.last)}"
    return Value(text, "period", "relative", "START" if from_start else "END")


def to_date(words: TimeWords) -> Value | None:
    """Read "this year alone", "so far this month": from its beginning up to the base."""
    unit = _unit(words)
    if unit is None:
        return None
    return replace(_cut(_moved(words, unit, 0), words.base("day"), from_start=True), sense=None)


def edge(words: TimeWords) -> Value | None:
    """Read "early next year", "mid-1996", "the end of November", "late Sunday": the time it is in, said which end."""
    sense = {"start": "START", "mid": "MID", "end": "END"}[words.the("e").value]
    inner = replace(words, tokens=[token for token in words.tokens if token.cls != "e"])
    value = _inner(inner)
    if value is None:
        return None
    return replace(value, sense=value.sense or sense)


def _inner(words: TimeWords) -> Value | None:
    for classes, build in (
        ("M", absolute.dated),
        ("T", day_word),
        ("W", weekday),
        ("S", absolute.season),
        ("Y", absolute.year),
        ("E", absolute.decade),
        ("G", absolute.century),
    ):
        if words.first(classes):
            return build(words) if classes != "G" or words.first("oDd") else shifted(words)
    if words.first("ltxy"):
        return shifted(words)
    if part := words.first("P"):
        return vague(f"T{part.value}")
    unit = _unit(words)
    return _moved(words, unit, 0) if unit else None


def clock_day(words: TimeWords) -> Value | None:
    """Read a time of a weekday: "9 a.m. Tuesday", "Friday at 10:35"."""
    return weekday(words) if words.first("W") else day_word(words)
