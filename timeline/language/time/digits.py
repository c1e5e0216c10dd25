"""Numbers of a text, told apart by shape: whole dates, clocks, years, days, and those that are none of these."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from timeline.language.time.calendar_words import CalendarWords
from timeline.language.time.time_tokens import TimeToken

# Classes of numbers: I whole date, C clock, Y year, d possible day, D numbered day, n other, E decade, 4 quarter
BLOB = re.compile(r"\d[\d.,:/–-]*")
_TAIL = re.compile(r"[-’']?[^\W\d_]{1,3}(?!\w)")
_WHOLE = r"\d{1,2}[./]\d{1,2}[./]\d{4}"
_SHAPE = re.compile(
    rf"(?P<days>(?:\d{{1,2}}\.)?\d{{1,2}}[-–]\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|{_WHOLE}[-–]{_WHOLE})"
    r"|(?P<iso>[12]\d{3}-\d\d-\d\d)|(?P<date>\d{1,2}(?:\.\d{1,2}\.|-\d{1,2}-|/\d{1,2}/)(?:\d{4}|\d\d))"
    r"|(?P<ymd>[12]\d{3}[./]\d\d?[./]\d\d?)|(?P<clock>[012]?\d:[0-5]\d(?::[0-5]\d)?)"
    r"|(?P<pair>\d{1,4}[-–/]\d{1,4})|(?P<whole>\d{1,4})|(?P<number>\d+(?:[.,]\d+)+|\d{5,9})"
)
# "2025Q1", "3Q24", "1H 2020": the letter is a quarter's or a half's of the language
_CODE = re.compile(
    r"(?P<year>(?:19|20)\d\d)[-/]?(?P<part>[^\W\d_])(?P<number>[1-4])(?!\w)"
    r"|(?P<nth>[1-4])(?P<piece>[^\W\d_])(?:[-/]?(?P<of>(?:19|20)?\d\d))?(?!\w)"
)
_FISCAL = re.compile(r"(?P<first>(?:19|20)?\d\d)(?:[-–/](?P<last>(?:19|20)?\d\d))?")
_MONEY = "$€£¥₽₴₹₸#№%§_@"
_MONTHS = 12
_YEARS = range(1000, 2200)


def numbers(text: str, low: str, start: int, end: int, lexicon: CalendarWords) -> Iterator[TimeToken]:
    """Yield the numbers of a stretch of text, whole dates and clocks among them; `low` is the text in lower case."""
    free = start
    for match in BLOB.finditer(low, start, end):
        start = match.start()
        if start < free:
            continue
        if (
            not low[start - 1 : start].isalnum()
            and (code := _CODE.match(low, start))
            and (coded := _coded(code, lexicon))
        ):
            yield from coded
            free = code.end()
            continue
        body = match[0].rstrip(".,:/–-")
        end = start + len(body)
        before = low[start - 1] if start else " "
        if (
            before in lexicon.quarter_letters
            and body in ("1", "2", "3", "4")
            and not low[start - 2 : start - 1].isalnum()
        ):
            yield TimeToken(start - 1, end, "4", body, weak=False, short=False)
            continue
        if lettered := _lettered(low, start, body, lexicon):
            yield from lettered
            continue
        if before in _MONEY or before.isalpha() or before in ".,\\+" or low[end : end + 1] in ("%", "$", "€", "£"):
            yield TimeToken(start, end, "?", body, weak=False, short=False)
            continue
        shape = _SHAPE.fullmatch(body)
        kind = shape.lastgroup if shape else None
        yield from _number(text, low, start, body, kind, lexicon)


def _coded(code: re.Match[str], lexicon: CalendarWords) -> tuple[TimeToken, ...]:
    """Part `2025Q1` and `3Q24` in a quarter or half and its year; nothing where the letter is none of theirs."""
    letter = code["part"] or code["piece"]
    cls = "4" if letter in lexicon.quarter_letters else "8" if letter in lexicon.half_letters else None
    number = code["number"] or code["nth"]
    if cls is None or (cls == "8" and int(number) > 2):  # noqa: PLR2004 - halves of a year
        return ()
    if code["year"]:
        return (
            TimeToken(code.start("year"), code.end("year"), "Y", code["year"], weak=False, short=False),
            TimeToken(code.start("part"), code.end(), cls, number, weak=False, short=False),
        )
    part = TimeToken(code.start(), code.end("piece"), cls, number, weak=False, short=False)
    if not code["of"]:
        return (part,)
    return (part, TimeToken(code.start("of"), code.end(), "Y", _full(code["of"]), weak=False, short=False))


def _full(year: str) -> str:
    return year if len(year) > len("24") else f"20{year}"


def _lettered(low: str, start: int, body: str, lexicon: CalendarWords) -> tuple[TimeToken, ...]:
    """Read the half of `H1 2022` and the years of `FY2022`, `FY23-24`."""
    end = start + len(body)
    if (
        low[start - 1 : start] in lexicon.half_letters
        and body in ("1", "2")
        and not low[start - 2 : start - 1].isalnum()
    ):
        return (TimeToken(start - 1, end, "8", body, weak=False, short=False),)
    if low[max(0, start - 2) : start] not in lexicon.year_letters or low[start - 3 : start - 2].isalpha():
        return ()
    years = _FISCAL.fullmatch(body)
    if years is None:
        return ()
    return tuple(
        TimeToken(
            start + years.start(key) - led, start + years.end(key), "Y", _full(years[key]), weak=False, short=False
        )
        for key, led in (("first", 2), ("last", 0))
        if years[key]
    )


def _number(
    text: str, low: str, start: int, body: str, kind: str | None, lexicon: CalendarWords
) -> Iterator[TimeToken]:
    end = start + len(body)
    if kind in ("iso", "date", "ymd"):
        glued = low[end : end + 1].isalpha() and low[end : end + 1] != "t"
        yield TimeToken(start, end, "?" if glued else "I", body, weak=False, short=False)
    elif kind == "days":
        yield from _days(start, body)
    elif kind == "clock":
        yield TimeToken(start, end, "C", body, weak=False, short=False)
    elif kind == "pair":
        yield from _pair(text, low, start, body, lexicon)
    elif kind == "whole":
        yield _whole(low, start, body, lexicon)
    elif kind == "number":
        yield TimeToken(start, end, "n", body, weak=False, short=False)
    else:
        yield TimeToken(start, end, "?", body, weak=False, short=False)


def _days(start: int, body: str) -> Iterator[TimeToken]:
    """Part `12-15.05.2022` and `28.04-03.05.2022` in two whole dates."""
    cut = next(i for i, char in enumerate(body) if char in "-–")
    left, right = body[:cut], body[cut + 1 :]
    dots = left.count(".") + left.count("/")
    if dots <= 1:  # the month and year that both share stand behind the second day only
        left = ".".join([left, *right.split(".")[1 + dots :]])
    yield TimeToken(start, start + cut, "I", left, weak=False, short=False)
    yield TimeToken(start + cut + 1, start + len(body), "I", right, weak=False, short=False)


def _pair(text: str, low: str, start: int, body: str, lexicon: CalendarWords) -> Iterator[TimeToken]:
    cut = next(i for i, char in enumerate(body) if char in "-–/")
    left, right = body[:cut], body[cut + 1 :]
    glued = text[start - 1 : start] == "-"
    if len(left) == len("2022") and len(right) == len("05") and int(right) <= min(int(left[2:]), _MONTHS):
        yield TimeToken(start, start + len(body), "I", body, weak=False, short=False)
    elif body in ("1/2", "1/3", "1/4", "2/3", "3/4"):
        yield TimeToken(start, start + len(body), "n", body, weak=False, short=False)
    elif glued:
        yield TimeToken(start, start + len(body), "?", body, weak=False, short=False)
    else:
        yield _whole(low, start, left, lexicon)
        second = _whole(low, start + cut + 1, right, lexicon)
        if len(left) == len("2022") and second.cls in "dn" and len(right) == len("24"):
            second = replace(second, cls="Y", value=left[:2] + right)
        yield second


def _whole(low: str, start: int, digits: str, lexicon: CalendarWords) -> TimeToken:
    end = start + len(digits)
    number = int(digits)
    tail = _TAIL.match(low, end)
    if tail is not None:
        suffix = tail[0]
        if suffix in lexicon.decade_suffixes and number % 10 == 0 and len(digits) in (2, 4):
            return TimeToken(start, tail.end(), "E", digits, weak=False, short=False)
        if suffix.lstrip("-’'") in lexicon.ordinal_suffixes:
            cls = "Y" if len(digits) == len("2022") and number in _YEARS else "D"
            return TimeToken(start, tail.end(), cls, digits, weak=False, short=False)
        if suffix[0].isalpha():
            return _glued(low, start, end, digits, suffix, lexicon)
    elif low[end : end + 1].isalnum() or low[end : end + 1] == "_":
        return TimeToken(start, end, "?", digits, weak=False, short=False)
    if len(digits) == len("2022") and number in _YEARS:
        return TimeToken(start, end, "Y", digits, weak=False, short=False)
    if len(digits) == len("98") and low[start - 1 : start] in ("'", "’", "‘"):
        century = "20" if number < 40 else "19"  # noqa: PLR2004 - '98 and '24 are of the hundred years around now
        return TimeToken(start - 1, end, "Y", century + digits, weak=False, short=False)
    cls = "d" if 1 <= number <= 31 else "n"  # noqa: PLR2004 - days of a month
    return TimeToken(start, end, cls, digits, weak=False, short=False)


def _glued(low: str, start: int, end: int, digits: str, suffix: str, lexicon: CalendarWords) -> TimeToken:
    """Read digits with letters at them: `8am`, `2022г` are kept apart for the word behind, the rest is no date."""
    entry = lexicon.entries.get(suffix)
    if entry is not None and entry.cls in "umV" and not low[end : end + 1].isspace():
        cls = "Y" if len(digits) == len("2022") else "d" if 1 <= int(digits) <= 31 else "n"  # noqa: PLR2004
        return TimeToken(start, end, cls, digits, weak=False, short=False)
    return TimeToken(start, end, "?", digits, weak=False, short=False)
