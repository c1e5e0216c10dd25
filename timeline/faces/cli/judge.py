"""What all judging commands share: their options, what is shown before anything is appended, and the question."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.app.bench import Bench
    from timeline.app.bulk import Asked
    from timeline.model import Judgement

Command = TypeVar("Command", bound="Callable[..., Any]")
FROM_INPUT = "-"


def judging(command: Command) -> Command:
    """Add `--reason`, `--by` and `--yes`."""
    for option in (
        click.option("--yes", is_flag=True, help="Do not ask."),
        click.option("--by", metavar="WHO", envvar="TIMELINE_BY", help="Who judges; git's user.name unless given."),
        click.option("--reason", metavar="TEXT", default="", help="Why; kept in the log."),
    ):
        command = option(command)
    return command


def decide(bench: Bench, judgements: Sequence[Judgement], *, yes: bool, default: bool = True) -> None:
    """Show what will be appended and what the view will show, ask on a terminal, and append.

    `default` is the answer of who only presses return.
    """
    from timeline.faces.terminal.preview import preview
    from timeline.faces.terminal.screen import screen

    if not judgements:
        return
    click.echo("\n".join(preview(bench, judgements, screen())), color=True)
    if not yes and sys.stdin.isatty() and not click.confirm("append it?", default=default):
        click.echo("nothing was appended")
        return
    say_appended(bench, bench.append(judgements))


def decide_all(bench: Bench, asked: Asked) -> None:
    """Append what was asked for line by line, and name on standard error what was rejected: exit status 1."""
    from timeline.faces.cli.output import fault

    say_appended(bench, bench.append(asked.judgements))
    for told in asked.faults:
        fault(told)
    if asked.faults:
        sys.exit(1)


def say_appended(bench: Bench, ids: Sequence[str]) -> None:
    """Say what was appended by its short ids, or that nothing was."""
    click.echo(f"appended {', '.join(map(bench.ids.short, ids))}" if ids else "nothing was appended")
