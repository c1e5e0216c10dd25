"""`timeline import`: documents in, events out, and per article what was made of it."""

import sys
from contextlib import closing

import click

from timeline.faces.cli.call import Call
from timeline.faces.cli.import_telling import ImportTelling
from timeline.faces.cli.output import standard_input

_ORDERS = click.Choice(("DMY", "MDY", "YMD", ""), case_sensitive=False)


@click.command()
@click.argument("named", metavar="[PATH|DIR|URL|-]...", nargs=-1)
@click.option("--importer", metavar="NAME", help="Let this importer read them, whoever claims them.")
@click.option("--by", metavar="WHO", envvar="TIMELINE_BY", help="Who imports; the user's login name unless given.")
@click.option("--date", metavar="D", help="The day they were published, whatever their pages say.")
@click.option("--publisher", metavar="NAME", help="Who published them, whatever their pages say.")
@click.option("--order", metavar="[DMY|MDY|YMD]", type=_ORDERS, help="How 04.05.2022 is meant in them.")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 64), default=1, help="Read in N processes.")
@click.option("--allow-private", is_flag=True, help="The hosts named here may be in private networks.")
@click.option("--dry-run", is_flag=True, help="Read everything and say what would be imported; append nothing.")
@click.option("--strict", is_flag=True, help="Append nothing at all if one document is rejected.")
@click.option("--without-plugins", is_flag=True, help="Leave out the plugins of this workspace.")
@click.option("--no-progress", is_flag=True, help="No progress on a terminal.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a document on standard output.")
@click.pass_obj
def command(  # noqa: PLR0913 - an option of the command each
    call: Call,
    named: tuple[str, ...],
    *,
    importer: str | None,
    by: str | None,
    date: str | None,
    publisher: str | None,
    order: str | None,
    jobs: int,
    allow_private: bool,
    dry_run: bool,
    strict: bool,
    without_plugins: bool,
    no_progress: bool,
    as_json: bool,
) -> None:
    """Import articles: files, directories, zip and WARC files, URLs, or standard input (-); seeds/ unless named.

    A page named by its URL is fetched and kept in seeds/; of a feed or a sitemap, what it lists that is new.

    A document that was imported before is not read again and adds nothing: it is only counted. What is rejected is
    named, with the reason, and the rest is done. What lies outside of the workspace is copied into seeds/.

    What is stated of documents (--date, --publisher, --order) holds whenever they are read again; an empty text takes
    it back. Where no document is named it is stated of those in seeds/ that are new.
    """
    from timeline.app.imports import ImportOrder, imported
    from timeline.app.questions import edtf
    from timeline.article import Stated

    stated = Stated(
        published=edtf("--date", date) if date else date,
        publisher=publisher.strip() if publisher is not None else None,
        date_order=order,
    )
    asked = ImportOrder(
        named=named,
        importer=importer,
        by=by,
        jobs=jobs,
        allow_private=allow_private,
        dry_run=dry_run,
        strict=strict,
        without_plugins=without_plugins,
        stated=stated,
    )
    report = ImportTelling(as_json=as_json, progress=not no_progress and sys.stderr.isatty())
    with closing(imported(call.workspace(), asked, report, standard_input)) as outcomes:
        try:
            for outcome in outcomes:
                report.document(outcome)
        except KeyboardInterrupt:
            report.interrupted()
            raise
    report.end(dry=dry_run)
    sys.exit(report.status)
