"""`timeline spark`: on Apache Spark what is too much for one machine, with the bytes that one machine would show."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.faces.cli.options import filters

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.faces.cli.call import Call
    from timeline.views.query import Query

VIEWS = ("history", "pledges", "figures", "articles")
_FOLDER = click.Path(path_type=Path, file_okay=False)
_OF_SPARK = "spark."


def _settings(_: click.Context, __: click.Parameter, told: tuple[str, ...]) -> dict[str, str]:
    """Return settings of Spark, each told as NAME=VALUE."""
    settings = {}
    for one in told:
        name, sign, value = one.partition("=")
        if not sign or not name.startswith(_OF_SPARK):
            raise click.BadParameter(f"{one!r} is no NAME=VALUE with a name that begins with {_OF_SPARK}")
        settings[name] = value
    return settings


def session_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--master` and `--conf`."""
    master = click.option(
        "--master",
        metavar="URL",
        help="Where Spark runs: local[2] is two cores of this machine, spark://HOST:7077 a cluster. All cores of this "
        "machine unless given; spark-submit says it itself.",
    )
    conf = click.option(
        "--conf",
        "settings",
        metavar="NAME=VALUE",
        multiple=True,
        callback=_settings,
        help="A setting of Spark, such as spark.driver.memory=6g. May be given again.",
    )
    return master(conf(command))


def dossiers_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--dossiers`."""
    return click.option(
        "--dossiers", "folder", metavar="DIR", type=_FOLDER, help="Dossiers of the log, written by spark dossiers."
    )(command)


@click.group()
def command() -> None:
    """Do on Apache Spark what is too much for one machine; what is shown is the same to the byte.

    Needs the extra spark (pip install 'timeline-tracker[spark]') and Java 17 or newer.
    """


@command.command()
@click.argument("folder", metavar="DIR", type=_FOLDER)
@click.option("--here", is_flag=True, help="Write them on this machine, without Spark.")
@click.option("--check", is_flag=True, help="Write nothing; compare those in DIR with the log.")
@session_options
@click.pass_obj
def dossiers(
    call: Call, folder: Path, master: str | None, settings: dict[str, str], *, here: bool, check: bool
) -> None:
    """Write dossiers of the log into DIR: Parquet, a row for all lines about one group of documents.

    They are derived from the log and can be thrown away.
    """
    from timeline.scale.parquet_dossiers import checked_dossiers, write_dossiers

    log = call.workspace().log
    if check:
        found = checked_dossiers(folder, [log])
        told = f"{found.rows:,} dossiers; of {found.lines:,} lines of the log {found.lost:,} lost"
        click.echo(f"{told}, {found.twice:,} twice, {found.strange:,} from elsewhere")
        sys.exit(0 if found.agree else 1)
    if here:
        from timeline.scale.local_dossiers import DossiersOfLogs

        count = write_dossiers(folder, DossiersOfLogs([log]))
    else:
        from timeline.faces.spark.sessions import spark_session

        with spark_session(master, settings) as spark:
            from timeline.faces.spark.dossier_frames import write_dossiers_by

            count = write_dossiers_by(spark, [log], folder)
    click.echo(f"{count:,} dossiers", err=True)


@command.command()
@click.argument("name", metavar="VIEW", type=click.Choice(VIEWS))
@dossiers_option
@click.option("--proposals", metavar="DIR", type=_FOLDER, help="What spark proposals --out wrote, for pledges.")
@click.option("--out", metavar="DIR", type=_FOLDER, help="A file for each region instead of standard output.")
@click.option(
    "--state", metavar="DIR", type=_FOLDER, help="Keep the state there, and next time fold what is new alone."
)
@filters
@click.option("--format", "form", type=click.Choice(("jsonl", "json")), default="jsonl", help="How to write it.")
@session_options
@click.pass_obj
def view(  # noqa: PLR0913, PLR0917 - an option of the command each
    call: Call,
    name: str,
    query: Query,
    folder: Path | None,
    proposals: Path | None,
    out: Path | None,
    state: Path | None,
    form: str,
    master: str | None,
    settings: dict[str, str],
) -> None:
    """Show VIEW, history, pledges, figures or articles: of some regions, or of each (--out), from dossiers.

    Without --dossiers the whole log is folded, its parts apart, and the answer made in one place.
    """
    from timeline.faces.spark.sessions import spark_session

    if out is not None and folder is None:
        raise click.UsageError("--out needs --dossiers")
    workspace = call.workspace()
    with spark_session(master, settings) as spark:
        if folder is None:
            from timeline.faces.spark.shown_views import view_of_whole

            _write(view_of_whole(spark, name, workspace, query, form, state))
        else:
            from timeline.faces.spark.shown_views import view_of_regions, views_into

            if out is None:
                _write(view_of_regions(spark, name, folder, query, form, proposals))
            else:
                written, odd = views_into(spark, name, folder, query, form, proposals, out)
                click.echo(f"{written:,} regions in {out}", err=True)
                if odd:
                    from timeline.faces.cli.output import notice

                    notice(f"{odd:,} regions are called as no region is, and were left out")


@command.command()
@dossiers_option
@click.option("--out", metavar="DIR", type=_FOLDER, help="Write them as Parquet, for spark view pledges --proposals.")
@session_options
@click.pass_obj
def proposals(call: Call, folder: Path | None, out: Path | None, master: str | None, settings: dict[str, str]) -> None:
    """Print what may have come of what, or write it into DIR: all proposals that nobody has judged yet."""
    from timeline.faces.spark.sessions import spark_session

    with spark_session(master, settings) as spark:
        from timeline.faces.spark.shown_views import proposals_told

        _write(proposals_told(spark, call.workspace(), folder, out))


@command.command("import")
@click.argument("archives", metavar="WARC...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", metavar="DIR", type=_FOLDER, required=True, help="Where the parts are, or will be.")
@click.option("--without-plugins", is_flag=True, help="Leave out the plugins of the workspace this is called in.")
@session_options
@click.pass_obj
def import_(
    call: Call,
    archives: tuple[Path, ...],
    out: Path,
    master: str | None,
    settings: dict[str, str],
    *,
    without_plugins: bool,
) -> None:
    """Read WARC and ARC files as timeline parts does, one task an archive, and make the log of all parts in DIR."""
    from timeline.faces.cli.output import fault
    from timeline.faces.spark.sessions import spark_session
    from timeline.faces.terminal.parts_lines import part_line, together_line

    faults: list[str] = []
    with spark_session(master, settings) as spark:
        from timeline.faces.spark.archive_tasks import parts_by

        workspace = call.workspace_or_here()[0]
        parts, together = parts_by(spark, archives, out, faults.append, workspace, without_plugins=without_plugins)
    for part in parts:
        told = part.manifest
        click.echo(part_line(part))
        faults += [f"{told.archive}: {told.state}: {why}" for why in told.why]
    click.echo(together_line(together))
    for wrong in faults:
        fault(wrong)
    sys.exit(1 if faults else 0)


def _write(shown: bytes) -> None:
    from timeline.faces.cli.output import write

    write(shown)
