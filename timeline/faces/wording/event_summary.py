"""Who did what, in a line: the gist of an event from its fields, for a person's eye only."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from timeline.faces.safe_text import clean
from timeline.faces.wording.days import due_in_words, in_words, is_term
from timeline.faces.wording.states import StateSign, reported
from timeline.kinds import EVENT_KINDS, EventKind
from timeline.views.current_lines import ShownEvent
from timeline.views.query import NOWHEN, span_of

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


class Gist(Struct, frozen=True):
    """What an event says, in the order of a line: how it stands, who, the act itself, and what else is told of it.

    `lead` stands before the act and belongs to it (`trade:`), `spoken` marks an act that is the words themselves.
    """

    act: str
    who: str = ""
    lead: str = ""
    rest: str = ""
    state: StateSign | None = None
    spoken: bool = False

    @property
    def text(self) -> str:
        """All of it but the state, as a line."""
        act = " ".join(part for part in (self.lead, self.act, self.rest) if part)
        return " — ".join(part for part in (self.who, act) if part)


def gist(told: ShownEvent) -> Gist:
    """Return what an event says, cleaned for whatever shows it."""
    row = EVENT_KINDS.get(told.type)
    if row is None or not told.known:
        return Gist(_plainly(told.data), _names(told.actors))
    teller = _TELLERS.get(told.type)
    found = _by_row(row, told) if teller is None else teller(told)
    return replace(found, act=clean(found.act), rest=clean(found.rest), lead=clean(found.lead), who=clean(found.who))


def by_type(events: Mapping[str, int]) -> str:
    """Return counts in words: `3 pledges, 1 figure`."""
    return ", ".join(f"{count} {clean(_called(kind, count)).replace('_', '-')}" for kind, count in events.items())


def _called(kind: str, count: int) -> str:
    row = EVENT_KINDS.get(kind)
    return kind if count == 1 else f"{kind}s" if row is None else row.plural


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
    return f"{told} on {in_words(str(base))}" if told and base else told


def _figure(told: ShownEvent) -> Gist:
    data = told.data
    amount_told, grown = told_amount(data), change(data)
    if data.get("value") is None and grown:
        amount_told = ""
    period = f"for {in_words(str(data['period']))}" if data.get("period") else ""
    rest = [f"({grown})" if amount_told and grown else "", period, "(a target)" if data.get("target") is True else ""]
    metric = f"{data['metric']}:" if data.get("metric") else ""
    return Gist(amount_told or grown, who(told), metric, " ".join(part for part in rest if part))


def _pledge(told: ShownEvent) -> Gist:
    data = told.data
    rest = [
        f"to {data['promisee']}" if data.get("promisee") else "",
        str(data.get("strength", "")),
        due_in_words(told.said("deadline")) if told.said("deadline") else "",
        told.said("condition"),
    ]
    lead = "not:" if data.get("negated") is True else ""
    return Gist(str(data.get("action", "")), who(told), lead, _behind(rest))


def _statement(told: ShownEvent) -> Gist:
    spoken, speaker = quoted(told.quote), who(told)
    if speaker and speaker in spoken:
        return Gist(spoken, spoken=True)
    head = ", ".join(part for part in (speaker, told.said("role")) if part)
    return Gist(spoken, head, rest="" if told.data.get("direct") else "(reported)", spoken=True)


def _follow_up(told: ShownEvent) -> Gist:
    rest = [
        _share(told.data.get("share")),
        f"now due {due_in_words(told.said('new_deadline'))}" if told.said("new_deadline") else "",
        "self-reported" if told.data.get("self_reported") is True else "",
    ]
    state = reported(told.said("state")) if told.said("state") else None
    return Gist(told.said("deliverable"), who(told), rest=_behind(rest), state=state)


def _by_row(row: EventKind, told: ShownEvent) -> Gist:
    """Return what the row of a type says of its fields, and how it stands where that is not as usual."""
    data = told.data
    told_of = [(name, around.format(_value(value))) for name, around in row.told if (value := data.get(name))]
    parts = [text for _, text in told_of]
    note = told.said(row.note) if row.note else ""
    state = reported(note) if note and note != row.usual else None
    lead = ""
    if len(told_of) > 1 and row.about[:1] == (
        told_of[1][0],
    ):  # what it is about is the act; what kind it is leads there
        kind = parts.pop(0)
        lead = "" if kind.casefold() in parts[0].casefold() else f"{kind}:"
    return Gist(parts[0] if parts else "", who(told), lead, _behind(parts[1:]), state)


def _value(value: Any) -> str:
    """Return a field's value as a line tells it: a term or a day in words, anything else as it is."""
    text = str(value)
    if is_term(text):
        return due_in_words(text).removeprefix("for ")
    return in_words(text) if span_of(text) != NOWHEN else text


def _share(share: Any) -> str:
    if not isinstance(share, Mapping):
        return ""
    if share.get("percent") is not None:
        return f"{share['percent']}% of it"
    return f"{share.get('done')} of {share.get('of')}" if share.get("of") is not None else ""


def _behind(parts: Iterable[str]) -> str:
    return "".join(f"· {part} " for part in parts if part).strip()


def _plainly(data: Mapping[str, Any]) -> str:
    return clean(", ".join(f"{key}: {value}" for key, value in data.items()))


def _names(value: Any) -> str:
    if isinstance(value, str):
        return clean(value)
    return clean(", ".join(str(name) for name in value)) if isinstance(value, list | tuple) else ""


# Types of which a line tells more than their fields one by one.
_TELLERS: Mapping[str, Callable[[ShownEvent], Gist]] = {
    "figure": _figure,
    "pledge": _pledge,
    "statement": _statement,
    "follow_up": _follow_up,
}
