"""What all judging commands share: who judges, what is shown first, and the append."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from timeline.app.ids import Ids
    from timeline.model import Judgement
    from timeline.views.fold import State
    from timeline.views.narrow_rows import EventRow
    from timeline.views.query import Query
    from timeline.workspace import Workspace

Command = TypeVar("Command", bound="Callable[..., Any]")


class Bench:
    """A log opened for judging: its state, its ids, and who judges."""

    def __init__(self, workspace: Workspace, by: str | None) -> None:
        from timeline.app.viewing import fold, ids_of
        from timeline.faces.cli.options import today
        from timeline.faces.cli.output import notice
        from timeline.log.lines import blocks
        from timeline.views.promise_ledger import projection
        from timeline.views.query import Query

        self.workspace = workspace
        self.state: State[EventRow] = fold(workspace.log, projection, blocks(workspace.log, on_notice=notice))
        self.ids: Ids = ids_of(self.state)
        self.query: Query = Query(today=today())
        self.by = by or author(workspace.root)

    def append(self, judgements: Sequence[Judgement]) -> list[str]:
        """Append judgements and return their ids. Raises the log's faults."""
        from datetime import UTC, datetime

        from timeline import codec
        from timeline.app.viewing import ids_of
        from timeline.faces.cli.output import notice
        from timeline.index import recall
        from timeline.log.append import open_for_append
        from timeline.views.promise_ledger import projection

        recorded = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
        ids = []
        with open_for_append(
            self.workspace, on_notice=notice, on_wait=notice, recall=recall, command="timeline judge"
        ) as log:
            for judgement in judgements:
                line = codec.judgement_line(judgement, recorded=recorded, by=self.by, prev=log.heads)
                log.append_judgement(judgement, recorded=recorded, by=self.by)
                self.state = projection.apply(self.state, projection.decode(codec.canonical(line)))
                ids.append(line["id"])
        self.ids = ids_of(self.state)
        return ids

    def decide(self, judgements: Sequence[Judgement], *, yes: bool) -> None:
        """Show what will be appended and what the view will show, ask on a terminal, and append."""
        from timeline.faces.terminal.preview import preview
        from timeline.faces.terminal.screen import screen

        told = preview(self.state, judgements, self.query, self.ids, screen(), by=self.by)
        click.echo("\n".join(told), color=True)
        if not yes and sys.stdin.isatty() and not click.confirm("append it?", default=True):
            click.echo("nothing was appended")
            return
        ids = self.append(judgements)
        click.echo(f"appended {', '.join(self.ids.short(identity) for identity in ids)}")


def judging(command: Command) -> Command:
    """Add `--reason`, `--by` and `--yes`."""
    for option in (
        click.option("--yes", is_flag=True, help="Do not ask."),
        click.option("--by", metavar="WHO", envvar="TIMELINE_BY", help="Who judges; git's user.name unless given."),
        click.option("--reason", metavar="TEXT", default="", help="Why; kept in the log."),
    ):
        command = option(command)
    return command


def author(directory: Path) -> str:
    """Return git's user.name, or the name of the account."""
    import subprocess
    from getpass import getuser

    try:
        asked = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607 - the user's own git
            cwd=directory,
            capture_output=True,
            text=True,
            timeout=10,
            check=False,
        )
        if name := asked.stdout.strip():
            return name
    except (OSError, subprocess.SubprocessError):
        pass
    try:
        return getuser()
    except (OSError, KeyError):
        return "unknown"


def with_reason(data: dict[str, Any], reason: str) -> dict[str, Any]:
    """Return a judgement's fields with its reason, where there is one."""
    return {**data, "reason": reason} if reason else data
