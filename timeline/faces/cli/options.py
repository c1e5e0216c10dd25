"""Options that several commands share."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from timeline.faces.cli import completions
from timeline.faces.export.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.views.query import Query

Command = TypeVar("Command", bound="Callable[..., Any]")


class OneOf(click.Choice[str]):
    """One of some words of the vocabulary, however people write them: `partly kept`, `Partly-Kept`."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word as the vocabulary spells it."""
        spelled = {_plain(choice): choice for choice in self.choices}
        return super().convert(spelled.get(_plain(value), value), param, ctx)


def _plain(word: str) -> str:
    return " ".join(word.replace("_", " ").replace("-", " ").casefold().split())


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
    return _with(_NAMES, command)


def narrowing(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add those of the filters that ask nothing about time; the command is handed them as one `query`."""
    return _with(("regions", "types", "actors", "grep", "limit"), command)


def _with(names: Sequence[str], command: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(command)
    def wrapper(*args: Any, **options: Any) -> Any:
        asked = {name: options.pop(name) for name in names}
        asked["regions"] = _regions(asked["regions"])
        return command(*args, query=_query(asked), **options)

    for name, option in reversed(list(zip(_NAMES, _FILTERS, strict=True))):
        if name in names:
            wrapper = option(wrapper)
    return wrapper


def _regions(named: Sequence[str]) -> tuple[str, ...]:
    """Return the regions asked for: none of them where it is all, and those of the workspace only with a word."""
    context = click.get_current_context()
    if any(name.casefold() == ALL for name in named):
        return ()
    about = getattr(context.obj, "about", None)
    if about is not None and context.get_parameter_source("regions") is ParameterSource.DEFAULT_MAP:
        from timeline.faces.cli.output import notice

        notice(f"only {', '.join(named)}, as {about} says; --region {ALL} shows all")
    return tuple(named)


ALL = "all"
_NAMES = ("regions", "types", "actors", "grep", "since", "until", "as_of", "known_at", "limit")
_FILTERS = (
    click.option(
        "--region",
        "regions",
        metavar="R",
        multiple=True,
        shell_complete=completions.regions,
        help="A country or region, by name in any language or by ISO 3166 code; a country takes its regions along. "
        "May be given again; all where one is settled.",
    ),
    click.option(
        "--type",
        "types",
        metavar="T",
        multiple=True,
        shell_complete=completions.types,
        help="A type of event, such as pledge. May be given again.",
    ),
    click.option(
        "--actor", "actors", metavar="A", multiple=True, help="A person or body, or part of the name. Repeatable."
    ),
    click.option("--grep", metavar="TEXT", help="Only what has this text in its quote, its fields or its title."),
    click.option(
        "--since", metavar="D", help="Only what may have happened on or after this date (2022-05, yesterday)."
    ),
    click.option("--until", metavar="D", help="Only what may have happened on or before this date."),
    click.option("--as-of", metavar="D", help="Only what was published by this day, as it stood on that day."),
    click.option("--known-at", metavar="T", help="The log as it was known at this day or UTC time."),
    click.option("--limit", metavar="N", type=click.IntRange(min=0), help="Only the latest N."),
)


def _query(asked: dict[str, Any]) -> Query:
    """Return what the filters ask for. Raises BadDateError, and the gazetteer's fault on a name."""
    from timeline.app.questions import question
    from timeline.faces.cli.output import notice

    return question(**asked, notice=notice, spelled=flag)


def flag(name: str) -> str:
    """Return how the command line spells a filter: `--as-of`."""
    return f"--{name.replace('_', '-')}"
