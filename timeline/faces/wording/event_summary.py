"""Who did what, in a line: the gist of an event from its fields, for a person's eye only."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from timeline.faces.safe_text import clean
from timeline.kinds import EVENT_KINDS, EventKind
from timeline.views.current_lines import ShownEvent

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
_QUALIFIERS = {
    "about": "about ",
    "almost": "almost ",
    "more_than": "more than ",
    "less_than": "less than ",
    "up_to": "up to ",
    "order_of_magnitude": "of the order of ",
}
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def colours(kind: str) -> tuple[str, ...]:
    """Return how a type is painted."""
    row = EVENT_KINDS.get(kind)
    return ("bold",) if row is None else row.colours


def label(kind: str) -> str:
    """Return a type as a word."""
    row = EVENT_KINDS.get(kind)
    return clean((row and row.label) or kind.replace("_", "-"))


def who(told: ShownEvent) -> str:
    """Return who acts."""
    row = EVENT_KINDS.get(told.type)
    for key in () if row is None else row.heads:
        if names := _names(told.data.get(key)):
            return names
    return _names(told.actors)


def what(told: ShownEvent) -> str:
    """Return what is said to have happened, without who; an unknown type's fields plainly."""
    row = EVENT_KINDS.get(told.type)
    if row is None or not told.known:
        return _plainly(told.data)
    teller = _TELLERS.get(told.type)
    return clean(_by_row(row, told.data) if teller is None else teller(told.data))


def quoted(text: str) -> str:
    """Return the article's own words between quotation marks, unless they bear some already."""
    words = clean(text)
    if not words:
        return ""
    if words[0] in "“\"«„‘'":
        return words
    closed = words.count("”") > words.count("“") + words.count("„")
    return f"“{words}" if closed else f"“{words}”"


def amount(value: Any, unit: str, qualifier: str = "exact") -> str:
    """Return a value with its unit: `$6.2 million`, `more than 70%`."""
    mark = _QUALIFIERS.get(qualifier, "")
    if not isinstance(value, int | float) or isinstance(value, bool):
        return f"{mark}{unit}".strip()
    number = _number(value)
    if unit == "percent":
        return f"{mark}{number}%"
    if unit in _SIGNS:
        return f"{mark}{'-' if value < 0 else ''}{_SIGNS[unit]}{number.lstrip('-')}"
    return f"{mark}{number} {unit}"


def told_amount(data: Mapping[str, Any]) -> str:
    """Return what a figure tells: `$6.2 million`, `$5 million–$6 million`, `85 cars a day`."""
    unit, qualifier = str(data.get("unit", "")), str(data.get("qualifier", "exact"))
    ends = data.get("range")
    told = amount(data.get("value"), unit, qualifier)
    if isinstance(ends, Sequence) and not isinstance(ends, str) and len(ends) == 2:  # noqa: PLR2004 - both ends
        told = f"{told}–{amount(ends[1], unit)}"
    return f"{told} a {data['per']}" if data.get("per") else told


def _number(value: float) -> str:
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.6g} {word}"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.6g}"


def change(data: Mapping[str, Any]) -> str:
    """Return a growth in words: `up 2.5 times on 2020`."""
    grown = data.get("change")
    if not isinstance(grown, Mapping):
        return ""
    mark = _QUALIFIERS.get(str(grown.get("qualifier")), "")
    told = ""
    if isinstance(ratio := grown.get("ratio"), int | float):
        told = f"{mark}{_number(ratio)} times"
    elif isinstance(percent := grown.get("percent"), int | float):
        told = f"{'up' if percent >= 0 else 'down'} {mark}{_number(abs(percent))}%"
    elif isinstance(added := grown.get("amount"), int | float):
        told = f"{'up' if added >= 0 else 'down'} {mark}{amount(abs(added), str(data.get('unit', '')))}"
    base = grown.get("base")
    return f"{told} on {base}" if told and base else told


def _figure(data: Mapping[str, Any]) -> str:
    told = told_amount(data)
    if data.get("value") is None and data.get("change"):
        told = ""
    parts = [
        f"{data.get('metric')}:" if data.get("metric") else "",
        told,
        f"({change(data)})" if change(data) and told else change(data),
        f"for {data['period']}" if data.get("period") else "",
        "(a target)" if data.get("target") is True else "",
    ]
    return " ".join(part for part in parts if part)


def _pledge(data: Mapping[str, Any]) -> str:
    parts = [
        str(data.get("action", "")),
        f"— to {data['promisee']}" if data.get("promisee") else "",
        f"[{data.get('strength', '')}{', ' + str(data['condition']) if data.get('condition') else ''}]",
        f"by {data['deadline']}" if data.get("deadline") else "",
    ]
    return " ".join(part for part in parts if part)


def _by_row(row: EventKind, data: Mapping[str, Any]) -> str:
    """Return what the row of a type says of its fields, and its note where that is not the usual one."""
    parts = [around.format(value) if (value := data.get(name)) else None for name, around in row.told]
    note = data.get(row.note)
    return _joined(parts, note if note != row.usual else None)


def _statement(data: Mapping[str, Any]) -> str:
    return _joined([data.get("role"), data.get("topic")], None if data.get("direct") else "reported")


def _follow_up(data: Mapping[str, Any]) -> str:
    state = str(data.get("state", "")).replace("_", " ")
    return _joined([data.get("deliverable")], state + (", self-reported" if data.get("self_reported") is True else ""))


def _joined(parts: list[Any], note: Any) -> str:
    told = " · ".join(str(part) for part in parts if part)
    return f"{told} ({note})" if note and told else f"({note})" if note else told


def _plainly(data: Mapping[str, Any]) -> str:
    return clean(", ".join(f"{key}: {value}" for key, value in data.items()))


def _names(value: Any) -> str:
    if isinstance(value, str):
        return clean(value)
    return clean(", ".join(str(name) for name in value)) if isinstance(value, list | tuple) else ""


# Types of which a line tells more than their fields one by one.
_TELLERS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "figure": _figure,
    "pledge": _pledge,
    "statement": _statement,
    "follow_up": _follow_up,
}
