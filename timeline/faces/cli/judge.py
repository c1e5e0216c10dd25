"""What all judging commands share: their options, what is shown before anything is appended, and the question."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from timeline.app.bench import Bench
    from timeline.model import Judgement

Command = TypeVar("Command", bound="Callable[..., Any]")


def judging(command: Command) -> Command:
    """Add `--reason`, `--by` and `--yes`."""
    for option in (
        click.option("--yes", is_flag=True, help="Do not ask."),
        click.option("--by", metavar="WHO", envvar="TIMELINE_BY", help="Who judges; git's user.name unless given."),
        click.option("--reason", metavar="TEXT", default="", help="Why; kept in the log."),
    ):
        command = option(command)
    return command


def decide(bench: Bench, judgements: Sequence[Judgement], *, yes: bool) -> None:
    """Show what will be appended and what the view will show, ask on a terminal, and append."""
    from timeline.faces.terminal.preview import preview
    from timeline.faces.terminal.screen import screen

    told = preview(bench.state, judgements, bench.query, bench.ids, screen(), by=bench.by)
    click.echo("\n".join(told), color=True)
    if not yes and sys.stdin.isatty() and not click.confirm("append it?", default=True):
        click.echo("nothing was appended")
        return
    ids = bench.append(judgements)
    click.echo(f"appended {', '.join(bench.ids.short(identity) for identity in ids)}")
