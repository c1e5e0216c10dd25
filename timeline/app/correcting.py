"""Corrections and retractions: what is appended where a line got something wrong; the line itself is not touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.app.bench import with_reason
from timeline.errors import UsageError

if TYPE_CHECKING:
    from timeline.app.bench import Bench
    from timeline.model import Judgement
    from timeline.views.current_lines import Standing

LISTS = ("regions", "actors")
DATES = ("date", "events.date", "data.deadline", "data.period", "data.term")


class CorrectionError(UsageError):
    """A field or a value that cannot be corrected so."""


def correct(bench: Bench, identity: str, field: str, value: Any, *, reason: str = "") -> list[Judgement]:
    """Return what corrects a field of an event to a value; None or an empty text takes the field away.

    `field` is a path: date, regions, actors, data.value, data.deadline … A text is read as it would be typed: regions
    as people name them, lists parted by semicolons, dates in EDTF, numbers as JSON. Of an article (its document's hash)
    `events.date` moves all its events that bear the date its page gave them. Raises CorrectionError, ShortIdError,
    UnknownIdError, AmbiguousIdError, and the gazetteer's fault on a name.
    """
    from timeline.model import Judgement
    from timeline.views.current_lines import WHOLE_ARTICLE
    from timeline.views.judgements import may_correct

    standing = bench.standing
    target = bench.ids.find(identity)
    whole = field.startswith(WHOLE_ARTICLE)
    told = standing.get(target)
    if told is None and not (whole and standing.readings.newest(target)):
        raise CorrectionError(f"{identity} is no event that stands" + (" and no document" if whole else ""))
    if not may_correct(field.removeprefix(WHOLE_ARTICLE)):
        raise CorrectionError(f"{field} cannot be corrected")
    data: dict[str, Any] = {"target": target, "field": field, "now": _meant(bench, field, value)}
    was = _at(told.line, field) if told is not None else _common_date(standing, target, field)
    if was is not None:
        data["was"] = was
    if was == data["now"]:
        return bench.say_again(f"{field} is {value or 'not set'}")
    if told is not None and told.known and data["now"] is not None:
        _check(told.type, field.removeprefix(WHOLE_ARTICLE), data["now"], named=was is not None)
    return [Judgement(type="correction", data=with_reason(data, reason))]


def retract(bench: Bench, identity: str, *, reason: str = "") -> list[Judgement]:
    """Return what takes a line out of all views: an event, a whole article, or a judgement.

    What is taken out is left, which `bench.notice` is told. Raises ShortIdError, UnknownIdError, AmbiguousIdError.
    """
    from timeline.model import Judgement

    target = bench.ids.find(identity)
    if (gone := bench.standing.judgements.retracted.get(target)) is not None:
        return bench.say_again(f"{identity} is retracted", gone)
    return [Judgement(type="retraction", data=with_reason({"target": target}, reason))]


def _meant(bench: Bench, field: str, value: Any) -> Any:
    """Return the value that a text, or a value of Python, means for a field; None for an empty one."""
    import msgspec

    from timeline.app.questions import region
    from timeline.edtf import is_edtf

    name = field.removeprefix("events.")
    if value is None or value == "":
        return None
    if name in LISTS:
        parts = value.split(";") if isinstance(value, str) else value
        values = [part.strip() for part in parts if part.strip()]
        return sorted({region(value, bench.notice) for value in values}) if name == "regions" else values
    if field in DATES:
        if not isinstance(value, str) or not (is_edtf(value) or (field == "data.term" and value.startswith("P"))):
            raise CorrectionError(f"{value!r} is not an EDTF date (such as 2022-05-13, 2022-05, ../2023-06-28)")
        return value
    if name.startswith("data.") and isinstance(value, str):
        try:
            return msgspec.json.decode(value)
        except msgspec.DecodeError:
            return value
    return value


def _check(kind: str, field: str, value: Any, *, named: bool) -> None:
    """Refuse a field that events of this type do not have, and a value that it cannot have. Raises CorrectionError.

    `named` says that the line has the field, whatever this version knows of it.
    """
    from timeline.app.event_fields import FIELDS, choices, fields, is_number

    name = field.removeprefix("data.")
    known = fields(kind) if field.startswith("data.") else FIELDS
    if name.partition(".")[0] not in known:
        if not named:
            shown = ", ".join(known if field.startswith("data.") else (*FIELDS, "data.…"))
            raise CorrectionError(f"a {kind} has no field {field}; it has {shown}")
        return
    if field.startswith("data."):
        allowed = choices(kind, name)
        if allowed and value not in allowed:
            raise CorrectionError(f"{field} cannot be {value!r}: it is one of {', '.join(allowed)}")
        if is_number(kind, name) and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise CorrectionError(f"{field} cannot be {value!r}: it is a number")


def _common_date(standing: Standing, article: str, field: str) -> Any:
    """Return what most events of an article bear in a field: the value its page gave them."""
    from collections import Counter

    from timeline.views.current_lines import WHOLE_ARTICLE

    path = field.removeprefix(WHOLE_ARTICLE)
    values = Counter(
        value
        for told in standing.events()
        if told.row.article == article and isinstance(value := _at(told.was, path), str)
    )
    return min(values, key=lambda value: (-values[value], value)) if values else None


def _at(line: Any, path: str) -> Any:
    """Return what stands at a dotted path of a line, or None."""
    for key in path.split("."):
        if not isinstance(line, dict):
            return None
        line = line.get(key)
    return line
