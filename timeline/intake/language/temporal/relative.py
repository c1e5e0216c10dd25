"""Times counted from the base: yesterday, last year, on Friday, three years ago, earlier this month."""

from datetime import date, timedelta

from attrs import evolve

from timeline import edtf
from timeline.intake.language.temporal import absolute, almanac, partial
from timeline.intake.language.temporal.numerals import number
from timeline.intake.language.temporal.values import Value, Words, vague

_UNITS = {"u": None, "V": None, "Q": "quarter", "K": "weekend", "G": "century", "H": "half"}
_WEEK = 7


def day_word(words: Words) -> Value | None:
    """Read yesterday, today, tomorrow."""
    word = words.first("T")
    if word is None:
        return None
    there = _day(words, int(word.value))
    return there and evolve(there, sense=absolute.clock_sense(words))


def night_word(words: Words) -> Value | None:
    """Read tonight."""
    there = _day(words, 0)
    return evolve(there, sense=f"T{words.tokens[0].value}")


def _day(words: Words, offset: int) -> Value:
    if words.anchor is None or words.anchor.exact != "day":
        return vague()
    there = almanac.moved(words.anchor.day, "day", offset)
    return Value(there, "date", "relative") if there else vague()


def weekend(words: Words) -> Value | None:
    """Read "the weekend": the one before the base, or the next when the words look ahead."""
    if words.anchor is None or words.anchor.exact != "day":
        return vague()
    saturday = 5
    over = words.anchor.day.weekday() < saturday and words.tense() <= 0
    return _moved(words, "weekend", -1 if over else 0)


def weekday(words: Words) -> Value | None:
    """Read a weekday: the latest up to the base, the next when the words look ahead; "last", "next" as they say."""
    named, shift = words.first("W"), words.first("ltxy")
    if named is None or (shift and shift.value == "same"):
        return vague()
    if words.anchor is None or words.anchor.exact != "day":
        return vague()
    back = (words.anchor.day.weekday() - int(named.value) + 1) % _WEEK
    if shift is not None and shift.value != "this":
        away = -(back or _WEEK) if shift.cls == "l" else _WEEK - back
    elif words.tense() > 0 or (shift and back):
        away = (_WEEK - back) % _WEEK
    else:
        away = -back
    return evolve(_day(words, away), sense=absolute.clock_sense(words))


def near_weekday(words: Words) -> Value | None:
    """Read "Tuesday of last week", "next week on Friday"."""
    named, shift, unit = words.first("W"), words.first("ltx"), words.first("u")
    if named is None or shift is None or unit is None or unit.value != "week":
        return None
    if words.anchor is None or words.anchor.exact != "day":
        return vague()
    monday = words.anchor.day - timedelta(days=words.anchor.day.weekday())
    there = monday + timedelta(days=_WEEK * partial.SHIFTS[shift.value] + int(named.value) - 1)
    return Value(almanac.day(there), "date", "relative", absolute.clock_sense(words))


def month_alone(words: Words) -> Value | None:
    """Read a month without a year."""
    return absolute.dated(words)


def shifted(words: Words) -> Value | None:
    """Read last week, this month, next year, last May, this morning, the past year."""
    shift = words.first("ltxy")
    if shift is None or shift.value == "same":
        return vague()
    for classes, build in (("W", weekday), ("S", absolute.season), ("X", absolute.holiday), ("M", _month)):
        if words.first(classes):
            return build(words)
    part, unit = words.first("P"), _unit(words)
    if part is not None and unit is None:
        return evolve(_day(words, partial.SHIFTS[shift.value]), sense=f"T{part.value}")
    if words.first("9"):
        return Value(words.context, "period", "relative") if words.context and shift.cls != "x" else vague("context")
    if unit is not None and shift.value == "past":
        return _stretch(words, -1, 1, unit)
    return _moved(words, unit, partial.SHIFTS[shift.value]) if unit else None


def _unit(words: Words) -> str | None:
    token = words.first("uVQKG") or words.first("H")
    return None if token is None else _UNITS[token.cls] or token.value


def _month(words: Words) -> Value | None:
    """Read "last May", "this May", "next May"."""
    named, shift = words.first("M"), words.first("ltx")
    if named is None or shift is None or words.anchor is None:
        return vague()
    now, month = words.anchor.day, int(named.value)
    year = now.year
    if shift.cls == "l":
        year -= month >= now.month
    elif shift.cls == "x":
        year += month <= now.month
    return Value(almanac.month(year, month), "date", "relative")


def _moved(words: Words, unit: str, count: int) -> Value:
    if words.anchor is None or (words.anchor.exact != "day" and unit in ("day", "week", "weekend")):
        return vague()
    if words.anchor.exact == "year" and unit in ("month", "quarter", "half"):
        return vague()
    there = almanac.moved(words.anchor.day, unit, count)
    if there is None:
        return vague("past" if count < 0 else "future" if count > 0 else "present")
    return Value(there, "period" if "/" in there else "date", "relative")


def ago(words: Words) -> Value | None:
    """Read "three years ago", "a week earlier", "two days later": in the precision of its unit."""
    later, unit = words.first("b") is not None, words.first("u")
    counted = words.counted
    if words.context and words.compared and unit and unit.value == "year" and (not counted or counted[0].cls == "j"):
        return Value(almanac.moved_months(words.context, 12 if later else -12), "period", "relative")
    return _away(words, 1 if later else -1)


def same_period(words: Words) -> Value | None:
    """Read "the year-earlier quarter", "the same period last year": the part of a year told before, in that year."""
    if words.anchor is None:
        return vague()
    told, unit = words.context, words.first("u")
    if unit is not None and unit.value == "month" and words.anchor.exact != "year":
        told = almanac.months(words.anchor.day.year, words.anchor.day.month, 1)
    if told is None and words.first("Q"):
        told = almanac.moved(words.anchor.day, "quarter", -1)
    year, basis = absolute.year_of(words)
    if words.first("ab"):
        step = 1 if words.first("b") else -1
        if told is None:
            return _moved(words, "year", step)
        return Value(almanac.moved_months(told, 12 * step), "period", "relative")
    if year is None or (told is None and not words.first("Y")):
        return vague("context") if year is None else Value(f"{year:04d}", "date", basis)
    if told is None:
        return Value(f"{year:04d}", "date", basis)
    there = almanac.moved_months(told, 12 * (year - int(told[:4])))
    first, _, last = there.partition("/")
    return Value(first, "date", basis) if first == last else Value(there, "period", basis)


def ahead(words: Words) -> Value | None:
    """Read "in three years' time"."""
    return _away(words, 1)


def _away(words: Words, sign: int) -> Value | None:
    unit = _unit(words)
    count = number(words.counted) if words.counted else 1
    if whole := words.first("5"):
        return _away_by(words, whole.value, sign)
    if unit is None:
        return None
    if count is None:
        return vague("past" if sign < 0 else "future")
    if words.first("A"):
        count += 0.5
    if count != int(count):
        whole = {"year": 12, "decade": 10}.get(unit)
        if whole is None or words.anchor is None:
            return vague("past" if sign < 0 else "future")
        there = almanac.add_months(words.anchor.day, sign * round(count * whole * (1 if unit == "year" else 12)))
        return Value(f"{there.year:04d}", "date", "relative")
    value = _moved(words, unit, sign * int(count))
    return evolve(value, sense="past" if sign < 0 else "future") if value.edtf is None else value


def _away_by(words: Words, length: str, sign: int) -> Value:
    """Count a length that one word says ("полгода назад")."""
    unit = {"Y": "year", "M": "month", "W": "week", "D": "day"}.get(length[-1])
    count = length[1:-1]
    return (
        _moved(words, unit, sign * int(count)) if unit and count.isdigit() else vague("past" if sign < 0 else "future")
    )


def shifted_unit(words: Words) -> Value | None:
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


def stretch(words: Words) -> Value | None:
    """Read "the last five years", "the next two weeks": an interval up to the base, or from it."""
    shift, unit = words.first("ltx"), _unit(words)
    if shift is None or (unit is None and words.first("5") is None):
        return None
    count = number(words.counted) if words.counted else None
    if count is None:
        return Value(None, "vague", "none", "past" if shift.cls == "l" else "future")
    return _stretch(words, 1 if shift.value == "next" else -1, count, unit) if unit else None


def _stretch(words: Words, sign: int, count: float, unit: str) -> Value | None:
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


def within(words: Words) -> Value | None:
    """Read "earlier this month" as its beginning up to the base, "later this year" as the base up to its end."""
    lead, rest = words.tokens[0], evolve(words, tokens=words.tokens[1:])
    if words.first("y"):
        return vague()
    if words.first("W"):
        return weekday(rest)
    if words.first("T"):
        return day_word(rest)
    if words.first("ltxMY"):
        value = absolute.dated(rest) if words.first("M") or words.first("Y") else shifted(rest)
    else:
        value = _moved(rest, _unit(rest) or "day", 0)
    if value is None or value.edtf is None or value.sense or words.anchor is None or words.anchor.exact != "day":
        return value
    return _cut(value, words.anchor.day, from_start=lead.cls != "b")


def _cut(value: Value, base: date, *, from_start: bool) -> Value:
    span = edtf.bounds(value.edtf or "")
    if span.first is None or span.last is None or not span.first <= base <= span.last or span.first == span.last:
        return value
    here = almanac.day(base)
    text = f"{almanac.day(span.first)}/{here}" if from_start else f"{here}/{almanac.day(span.last)}"
    return Value(text, "period", "relative", "START" if from_start else "END")


def to_date(words: Words) -> Value | None:
    """Read "this year alone", "so far this month": from its beginning up to the base."""
    unit = _unit(words)
    if unit is None or words.anchor is None:
        return vague()
    value = _moved(words, unit, 0)
    if value.edtf is None or words.anchor.exact != "day":
        return value
    return evolve(_cut(value, words.anchor.day, from_start=True), sense=None)


def edge(words: Words) -> Value | None:
    """Read "early next year", "mid-1996", "the end of November", "late Sunday": the time it is in, said which end."""
    lead = words.first("e")
    sense = {"start": "START", "mid": "MID", "end": "END"}[lead.value] if lead else None
    inner = evolve(words, tokens=[token for token in words.tokens if token.cls != "e"])
    value = _inner(inner)
    if value is None:
        return None
    return evolve(value, sense=value.sense or sense)


def _inner(words: Words) -> Value | None:
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
        return Value(None, "vague", "none", f"T{part.value}")
    unit = _unit(words)
    return _moved(words, unit, 0) if unit else None


def clock_day(words: Words) -> Value | None:
    """Read a time of a weekday: "9 a.m. Tuesday", "Friday at 10:35"."""
    return weekday(words) if words.first("W") else day_word(words)
