"""The command line: one file a command, imported only when that command is called.

A file offers `command`, a click command; `@click.pass_obj` hands it a `Call` (where the workspace is).
Any TimelineError a command raises becomes one line on stderr and the exit status of its class.
"""

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

import click

from timeline.errors import TimelineError
from timeline.faces.cli import lean_msgspec  # noqa: F401 - before whatever else imports msgspec
from timeline.faces.cli.call import Call
from timeline.faces.cli.examples import epilog
from timeline.faces.cli.leaving import leave
from timeline.faces.cli.settled import settled
from timeline.faces.cli.workspace_option import take_workspace

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "init": "timeline.faces.cli.init:command",
        "import": "timeline.faces.cli.import_:command",
        "parts": "timeline.faces.cli.parts:command",
        "watch": "timeline.faces.cli.watch:command",
        "ask": "timeline.faces.cli.ask:command",
        "show": "timeline.faces.cli.show:command",
        "pledges": "timeline.faces.cli.pledges:command",
        "figures": "timeline.faces.cli.figures:command",
        "articles": "timeline.faces.cli.articles:command",
        "status": "timeline.faces.cli.status:command",
        "due": "timeline.faces.cli.due:command",
        "log": "timeline.faces.cli.log:command",
        "chain": "timeline.faces.cli.chain:command",
        "read": "timeline.faces.cli.read:command",
        "dates": "timeline.faces.cli.dates:command",
        "why": "timeline.faces.cli.why:command",
        "open": "timeline.faces.cli.open_:command",
        "add": "timeline.faces.cli.add:command",
        "link": "timeline.faces.cli.link:command",
        "unlink": "timeline.faces.cli.link:unlink",
        "assess": "timeline.faces.cli.assess:command",
        "correct": "timeline.faces.cli.correct:command",
        "retract": "timeline.faces.cli.correct:retract",
        "alias": "timeline.faces.cli.alias:command",
        "review": "timeline.faces.cli.review:command",
        "export": "timeline.faces.cli.export:command",
        "site": "timeline.faces.cli.site:command",
        "serve": "timeline.faces.cli.serve:command",
        "verify": "timeline.faces.cli.verify:command",
        "head": "timeline.faces.cli.head:command",
        "rebuild": "timeline.faces.cli.rebuild:command",
        "spark": "timeline.faces.cli.spark:command",
        "plugins": "timeline.faces.cli.plugins:command",
        "trust": "timeline.faces.cli.trust:command",
        "completion": "timeline.faces.cli.completion:command",
    }
)

INTERRUPTED = 130
BROKEN_PIPE = 141
_COLLECTED_AFTER = 50_000  # more objects: what a start makes stays, and to go through it takes a fifteenth of the time


class Commands(click.Group):
    """The group of all commands; `timeline COMMAND` imports that command's file and no other."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Return the names in the order a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Import one command, or return None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        command.epilog = epilog(cmd_name)
        for name, inner in getattr(command, "commands", {}).items():
            inner.epilog = epilog(f"{cmd_name} {name}")
        take_workspace(command, COMMANDS)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a fault becomes one line on stderr and an exit status."""
        try:
            result: object = super().invoke(ctx)
            sys.stdout.flush()
        except TimelineError as error:
            _say(str(error))
            ctx.exit(error.exit_status)
        except KeyboardInterrupt:
            _say("interrupted")
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _close_quietly()
            ctx.exit(BROKEN_PIPE)
        except OSError as error:
            _say(f"{error.filename}: {error.strerror}" if error.filename else str(error))
            ctx.exit(1)
        return result


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "-C",
    "directory",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The workspace, or a directory in it; may stand behind the command too. Unless given it is looked for from "
    "the current directory upwards.",
)
@click.option("--no-pager", is_flag=True, help="Show on a terminal what is long without a pager.")
@click.version_option(package_name="timeline-tracker", prog_name="timeline")
@click.pass_context
def timeline(ctx: click.Context, directory: Path | None, *, no_pager: bool) -> None:
    """News articles in; immutable, dated, sourced events out.

    Each region's history, and what came of every public pledge.
    """
    call = Call(directory)
    ctx.obj, ctx.default_map = settled(call, COMMANDS, no_pager=no_pager)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit status."""
    gc.set_threshold(_COLLECTED_AFTER)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        timeline.main(args=list(arguments) if arguments is not None else None, prog_name="timeline")
    except SystemExit as left:
        if arguments is None:
            leave(left.code)
        raise
    sys.exit(0)


def _say(message: str) -> None:
    printable = "".join(c if c.isprintable() else " " for c in message)
    click.echo(f"error: {' '.join(printable.split())}", err=True)


def _close_quietly() -> None:
    """Let the interpreter's own last flush find nowhere to fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
