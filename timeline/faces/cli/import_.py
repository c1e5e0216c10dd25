"""`timeline import`: documents in, events out, and per article what was made of it."""

import sys
from contextlib import closing
from typing import TYPE_CHECKING

import click

from timeline.faces.cli.call import Call
from timeline.faces.cli.output import fault, notice, standard_input
from timeline.faces.safe_text import clean
from timeline.faces.terminal.outcome_lines import lines
from timeline.faces.terminal.screen import screen, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from timeline.intake.documents.unread import UnreadDocument
    from timeline.intake.run.answers import Ready
    from timeline.intake.run.importing import Outcome


@click.command()
@click.argument("named", metavar="[PATH|DIR|URL|-]...", nargs=-1)
@click.option("--importer", metavar="NAME", help="Let this importer read them, whoever claims them.")
@click.option("--by", metavar="WHO", envvar="TIMELINE_BY", help="Who imports; the user's login name unless given.")
@click.option("--date", metavar="D", help="The day they were published, whatever their pages say.")
@click.option("--publisher", metavar="NAME", help="Who published them, whatever their pages say.")
@click.option("--order", type=click.Choice(("DMY", "MDY", "YMD")), help="How 04.05.2022 is meant in them.")
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
    report = _ImportTelling(as_json=as_json, progress=not no_progress and sys.stderr.isatty())
    with closing(imported(call.workspace(), asked, report, standard_input)) as outcomes:
        try:
            for outcome in outcomes:
                report.document(outcome)
        except KeyboardInterrupt:
            report.interrupted()
            raise
    report.end(dry=dry_run)
    sys.exit(report.status)


class _ImportTelling:
    """Says what happens as it happens: documents on standard output, faults and progress on standard error."""

    def __init__(self, *, as_json: bool, progress: bool) -> None:
        self.status = 0
        self._json = as_json
        self._screen = screen()
        self._progress = progress
        self._done = {"new": 0, "known": 0, "read": 0, "rejected": 0}
        self._events = {"added": 0, "present": 0, "found": 0}
        self._seen: set[str] = set()
        self._total: int | None = None

    def ready(self, ready: "Ready") -> None:
        """Tell what was met while the plugins were collected."""
        for told in ready.faults:
            self.fault(told)
        for note in ready.notes:
            self.notice(note)

    def fault(self, what: str) -> None:
        """Tell something that is wrong; the exit status will be 1. The same thing is told once."""
        self.status = 1
        if what not in self._seen:
            self._seen.add(what)
            fault(what)

    def notice(self, text: str) -> None:
        """Tell something that is no fault."""
        notice(text)

    def passing(self, sources: "Iterable[UnreadDocument]", total: int | None) -> "Iterator[UnreadDocument]":
        """Pass documents on, showing how far it is."""
        from timeline.faces.terminal.import_progress import shown

        self._total = total
        return shown(sources, total, on_terminal=self._progress)

    def document(self, outcome: "Outcome") -> None:
        """Tell what became of one document."""
        self._done[outcome.status] += 1
        self._events["added"] += outcome.added
        self._events["present"] += outcome.present
        self._events["found"] += sum(outcome.events.values())
        for told in outcome.faults:
            self.fault(told)
        if outcome.status == "rejected":
            self.fault(f"{outcome.path}: {outcome.reason}")
        if self._json:
            import msgspec
            from attrs import asdict

            click.echo(msgspec.json.encode(asdict(outcome)))
        elif outcome.status not in ("rejected", "known"):
            click.echo("\n".join(lines(outcome, self._screen)))

    def interrupted(self) -> None:
        """Tell how far it came; what was told of is in the log, and importing again goes on from there."""
        done = sum(self._done.values())
        left = f", {self._total - done:,} left" if self._total is not None else ""
        self._say(f"stopped after {done:,}{left}; the log is whole, import again for the rest")

    def end(self, *, dry: bool) -> None:
        """Tell the sums."""
        done, events = self._done, self._events
        if dry:
            told = f"{done['read']:,} read, {done['rejected']:,} rejected; {events['found']:,} events; nothing appended"
        else:
            told = (
                f"{done['new']:,} new, {done['known']:,} known, {done['rejected']:,} rejected; "
                f"events: {events['added']:,} new, {events['present']:,} known"
            )
        if self._json:
            self._say(told)
        else:
            for line in wrap(told, self._screen.width):
                click.echo(self._screen.paint(line, "bold"))

    @staticmethod
    def _say(what: str) -> None:
        click.echo(clean(what), err=True)
