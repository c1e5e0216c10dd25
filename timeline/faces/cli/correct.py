"""`timeline correct` and `timeline retract`: what a line got wrong, without touching the line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from timeline.errors import UsageError
from timeline.faces.cli.judge import judging, with_reason

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call
    from timeline.views.current_lines import Standing

LISTS = ("regions", "actors")
DATES = ("date", "events.date", "data.deadline", "data.period", "data.term")


class CorrectionError(UsageError):
    """A field or a value that cannot be corrected so."""


@click.command("correct")
@click.argument("identity", metavar="ID")
@click.argument("field", metavar="FIELD")
@click.argument("value", metavar="VALUE")
@judging
@click.pass_obj
def command(call: Call, identity: str, field: str, value: str, reason: str, by: str | None, *, yes: bool) -> None:
    """Correct FIELD of the event ID to VALUE; an empty VALUE takes the field away.

    FIELD is a path: date, regions, actors, data.value, data.deadline … Regions may be named as people name them, lists
    are parted by semicolons. Of an article (its document's hash) `events.date` moves all its events that bear the date
    its page gave them.
    """
    from timeline.faces.cli.judge import Bench
    from timeline.faces.export.formats import field as at
    from timeline.model import Judgement
    from timeline.views.current_lines import WHOLE_ARTICLE, Standing
    from timeline.views.judgements import may_correct

    bench = Bench(call.workspace(), by)
    standing = Standing(bench.state, bench.query)
    target = bench.ids.find(identity)
    whole = field.startswith(WHOLE_ARTICLE)
    told = standing.get(target)
    if told is None and not (whole and standing.readings.newest(target)):
        raise CorrectionError(f"{identity} is no event that stands" + (" and no document" if whole else ""))
    if not may_correct(field.removeprefix(WHOLE_ARTICLE)):
        raise CorrectionError(f"{field} cannot be corrected")
    data: dict[str, Any] = {"target": target, "field": field, "now": parsed(field, value)}
    was = at(told.line, field) if told is not None else _common_date(standing, target, field)
    if was is not None:
        data["was"] = was
    if was == data["now"]:
        raise CorrectionError(f"{field} is {value or 'not set'} already")
    if told is not None and told.known and data["now"] is not None:
        _check(told.type, field.removeprefix(WHOLE_ARTICLE), data["now"], named=was is not None)
    bench.decide([Judgement(type="correction", data=with_reason(data, reason))], yes=yes)


@click.command("retract")
@click.argument("identity", metavar="ID")
@judging
@click.pass_obj
def retract(call: Call, identity: str, reason: str, by: str | None, *, yes: bool) -> None:
    """Take the line ID out of all views: an event, a whole article, or a judgement."""
    from timeline.faces.cli.judge import Bench
    from timeline.model import Judgement

    bench = Bench(call.workspace(), by)
    data = {"target": bench.ids.find(identity)}
    bench.decide([Judgement(type="retraction", data=with_reason(data, reason))], yes=yes)


def parsed(field: str, text: str) -> Any:
    """Return the value a text means for a field, None for an empty one. Raises CorrectionError."""
    import msgspec

    from timeline.edtf import is_edtf

    if not text:
        return None
    name = field.removeprefix("events.")
    if name in LISTS:
        values = [part.strip() for part in text.split(";") if part.strip()]
        return sorted({_region(value) for value in values}) if name == "regions" else values
    if field in DATES:
        if not is_edtf(text) and not (field == "data.term" and text.startswith("P")):
            raise CorrectionError(f"{text!r} is not an EDTF date (such as 2022-05-13, 2022-05, ../2023-06-28)")
        return text
    if name.startswith("data."):
        try:
            return msgspec.json.decode(text)
        except msgspec.DecodeError:
            return text
    return text


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


def _region(name: str) -> str:
    from timeline.faces.cli.options import region

    return region(name)


def _common_date(standing: Standing, article: str, field: str) -> Any:
    """Return what most events of an article bear in a field: the value its page gave them."""
    from collections import Counter

    from timeline.faces.export.formats import field as at
    from timeline.views.current_lines import WHOLE_ARTICLE

    path = field.removeprefix(WHOLE_ARTICLE)
    values = Counter(
        value
        for told in standing.events()
        if told.row.article == article and isinstance(value := at(told.was, path), str)
    )
    return min(values, key=lambda value: (-values[value], value)) if values else None
