"""Options that several commands share."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from timeline.errors import UsageError
from timeline.faces.export.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.views.query import Query

Command = TypeVar("Command", bound="Callable[..., Any]")


class BadDateError(UsageError):
    """An option that wants a date was given something else."""

    def __init__(self, option: str, text: str, why: str) -> None:
        super().__init__(f"--{option} {text!r}: {why}")


def output_format(command: Command) -> Command:
    """Add `--format`."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        help="How to write it: a table for people, or one of the others for machines and documents.",
    )(command)


def filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the filters every view knows; the command is handed them as one `query`."""

    @wraps(command)
    def wrapper(*args: Any, **options: Any) -> Any:
        return command(*args, query=_query(options), **options)

    for option in reversed(_FILTERS):
        wrapper = option(wrapper)
    return wrapper


_FILTERS = (
    click.option(
        "--region",
        "regions",
        metavar="R",
        multiple=True,
        help="A country or region, by name in any language or by ISO 3166 code; a country takes its regions along. "
        "May be given again.",
    ),
    click.option(
        "--type", "types", metavar="T", multiple=True, help="A type of event, such as pledge. May be given again."
    ),
    click.option(
        "--actor", "actors", metavar="A", multiple=True, help="A person or body, or part of the name. Repeatable."
    ),
    click.option("--grep", metavar="TEXT", help="Only what has this text in its quote, its fields or its title."),
    click.option("--since", metavar="D", help="Only what may have happened on or after this date (2022-05-13, 2022)."),
    click.option("--until", metavar="D", help="Only what may have happened on or before this date."),
    click.option("--as-of", metavar="D", help="Only what was published by this day, as it stood on that day."),
    click.option("--known-at", metavar="T", help="The log as it was known at this day or UTC time."),
    click.option("--limit", metavar="N", type=click.IntRange(min=0), help="Only the latest N."),
)


def _query(options: dict[str, Any]) -> Query:
    """Take the filters out of a command's options. Raises BadDateError, and the gazetteer's fault on a name."""
    from timeline.views.query import Query

    return Query(
        regions=tuple(region(name) for name in options.pop("regions")),
        types=tuple(name.replace("-", "_") for name in options.pop("types")),
        actors=options.pop("actors"),
        grep=options.pop("grep"),
        since=edtf("since", options.pop("since")),
        until=edtf("until", options.pop("until")),
        as_of=edtf("as-of", options.pop("as_of")),
        known_at=instant("known-at", options.pop("known_at")),
        limit=options.pop("limit"),
        today=today(),
    )


def region(name: str) -> str:
    """Return the code of a region as people name it, and say on stderr which of two was taken."""
    from timeline.gazetteer import resolve

    found = resolve(name)
    if found.note:
        click.echo(f"note: {found.note}", err=True)
    return found.code


def edtf(option: str, text: str | None) -> str | None:
    """Return an EDTF date that was given for an option. Raises BadDateError."""
    from timeline.edtf import EdtfError, bounds

    if text is None:
        return None
    try:
        span = bounds(text)
    except EdtfError as error:
        raise BadDateError(option, text, str(error)) from None
    if span.first is None and span.last is None:
        raise BadDateError(option, text, "it names no year")
    return text


def instant(option: str, text: str | None) -> str | None:
    """Return a day or time in UTC as the log writes it. Raises BadDateError."""
    if text is None:
        return None
    from datetime import UTC, date, datetime

    try:
        if len(text) <= len("2026-11-21"):
            date.fromisoformat(f"{text}{'-01-01'[len(text) - 4 :]}")
            return text
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise BadDateError(option, text, "not a day or time such as 2026-11-21 or 2026-11-21T13:35:00Z") from None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.isoformat().replace("+00:00", "Z")


def today() -> str:
    """Return the day it is, here."""
    from datetime import date

    return date.today().isoformat()  # noqa: DTZ011 - the day where the user is
