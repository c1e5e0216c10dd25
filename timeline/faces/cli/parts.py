"""`timeline parts`: archives read one by one, each to a part; all parts together are a log."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from timeline.faces.cli.call import Call


@click.command("parts")
@click.argument("named", metavar="WARC...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--out",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    help="Where the parts are, or will be.",
)
@click.option("--jobs", metavar="N", type=click.IntRange(1, 64), default=1, help="Read in N processes.")
@click.option("--without-plugins", is_flag=True, help="Leave out the plugins of the workspace this is called in.")
@click.pass_obj
def command(call: Call, named: tuple[Path, ...], out: Path, *, jobs: int, without_plugins: bool) -> None:
    """Read WARC and ARC files, each to a part of its own in DIR; of all parts there DIR has the log.

    An archive that the same importers have read is passed over, so that what was broken off goes on when it is called
    again, and parts that were made elsewhere count once they lie in DIR/parts. A part is the same to the byte whoever
    makes it. Where an archive is damaged its part holds what can be read of it, and says so.

    DIR is a workspace to look at: `timeline show -C DIR`, `timeline verify DIR`. Nothing else is written to its log.
    """
    from timeline.app.parts.making import part_maker
    from timeline.app.parts.union import put_together
    from timeline.errors import TimelineError
    from timeline.faces.cli.output import fault, notice
    from timeline.faces.terminal.parts_lines import part_line, together_line
    from timeline.intake.run.workers import WorkerError

    workspace, _ = call.workspace_or_here()
    status = 0

    def wrong(told: str) -> None:
        nonlocal status
        status = 1
        fault(told)

    with part_maker(out, workspace=workspace, jobs=jobs, without_plugins=without_plugins) as maker:
        for told in maker.ready.faults:
            wrong(told)
        for told in maker.ready.notes:
            notice(told)
        for archive in named:
            try:
                part = maker.make(archive)
            except WorkerError:
                raise
            except TimelineError as error:
                if error.exit_status != 1:
                    raise
                wrong(str(error))
                continue
            click.echo(part_line(part))
            for why in part.manifest.why:
                wrong(f"{archive}: {part.manifest.state}: {why.removeprefix(f'{archive.name}: ')}")
        together = put_together(maker.folder, wrong)
    click.echo(together_line(together))
    sys.exit(status)
