"""`timeline import`: documents in, events out, and per article what was made of it."""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from timeline.faces.cli.call import Call
from timeline.faces.safe_text import clean
from timeline.faces.terminal.screen import Screen, screen, shorten

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from timeline.app.gathering import Gatherer
    from timeline.intake.documents.sources import Archive, Source
    from timeline.intake.run.batch import Batch, Rejected
    from timeline.intake.run.importing import Outcome
    from timeline.intake.run.workers import Readers, Ready
    from timeline.workspace import Workspace

_BULK, _CHUNK = 200, 50  # from so many documents on, one write and one fsync for a chunk of them
_SETTLED = 0.5  # seconds; before that a rate tells nothing
STDIN = "-"
_STATUS = {"new": "green", "known": "dim", "read": "cyan", "rejected": "red"}


@click.command()
@click.argument("named", metavar="[PATH|DIR|URL|-]...", nargs=-1)
@click.option("--importer", metavar="NAME", help="Let this importer read them, whoever claims them.")
@click.option("--by", metavar="WHO", envvar="TIMELINE_BY", help="Who imports; the user's login name unless given.")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 64), default=1, help="Read in N processes.")
@click.option("--allow-private", is_flag=True, help="Fetch from addresses of private networks too.")
@click.option("--dry-run", is_flag=True, help="Read everything and say what would be imported; append nothing.")
@click.option("--strict", is_flag=True, help="Append nothing at all if one document is rejected.")
@click.option("--no-progress", is_flag=True, help="No progress on a terminal.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a document on standard output.")
@click.pass_obj
def command(  # noqa: PLR0913 - an option of the command each
    call: Call,
    named: tuple[str, ...],
    *,
    importer: str | None,
    by: str | None,
    jobs: int,
    allow_private: bool,
    dry_run: bool,
    strict: bool,
    no_progress: bool,
    as_json: bool,
) -> None:
    """Import articles: files, directories, zip and WARC files, URLs, or standard input (-); seeds/ unless named.

    A page named by its URL is fetched and kept in seeds/; of a feed or a sitemap, what it lists that is new.

    A document that was imported before adds nothing. What is rejected is named, with the reason, and the rest is done.
    """
    from timeline.intake.run import importing as run

    workspace = call.workspace()
    report = _Report(as_json=as_json, progress=not no_progress and sys.stderr.isatty())
    with _readers(workspace, jobs, importer) as readers:
        report.plugins(readers.ready)
        sources = sources_of(
            named or (str(workspace.seeds),),
            workspace.root,
            on_empty=report.fault,
            workspace=workspace,
            keep=not dry_run,
            allow_private=allow_private,
        )
        chunk = 1 if len(sources) < _BULK and report.is_counted(sources) else _CHUNK
        readings = readers.read(report.counted(sources))
        if strict:
            readings = _all_or_none(list(readings), report)
        append = partial(_appended, workspace, by=by or _user(), chunk=chunk)
        outcomes = (run.dry if dry_run else append)(readings)
        try:
            for outcome in outcomes:
                report.document(outcome)
        except KeyboardInterrupt:
            report.interrupted()
            raise
    report.end(dry=dry_run)
    sys.exit(report.status)


class _Report:
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

    def plugins(self, ready: "Ready") -> None:
        """Tell what was met while the plugins were collected."""
        for fault in ready.faults:
            self.fault(fault)
        for note in ready.notes:
            self._say(f"note: {note}")

    def fault(self, what: str) -> None:
        """Tell something that is wrong; the exit status will be 1. The same thing is told once."""
        self.status = 1
        if what not in self._seen:
            self._seen.add(what)
            self._say(f"error: {what}")

    def counted(self, found: "list[Source | Archive]") -> Iterator["Source"]:
        """Pass documents on, showing how far it is; how many an archive holds is not known before its end."""
        from timeline.intake.documents.sources import each

        self._total = len(found) if self.is_counted(found) else None
        begun = monotonic()
        for number, source in enumerate(each(found), 1):
            if self._progress:
                pace = _pace(number, self._total, monotonic() - begun)
                told = shorten(f"{pace}  {clean(source.path)}", self._screen.width - 1)
                click.echo(f"\r\x1b[K{told}", err=True, nl=False)
            try:
                yield source
            except GeneratorExit:
                break
        if self._progress:
            click.echo("\r\x1b[K", err=True, nl=False)

    @staticmethod
    def is_counted(found: "list[Source | Archive]") -> bool:
        """Whether it is known how many documents there are."""
        from timeline.intake.documents.sources import Source

        return all(isinstance(one, Source) for one in found)

    def document(self, outcome: "Outcome") -> None:
        """Tell what became of one document."""
        self._done[outcome.status] += 1
        self._events["added"] += outcome.added
        self._events["present"] += outcome.present
        self._events["found"] += sum(outcome.events.values())
        for fault in outcome.faults:
            self.fault(fault)
        if outcome.status == "rejected":
            self.fault(f"{outcome.path}: {outcome.reason}")
        if self._json:
            import msgspec
            from attrs import asdict

            click.echo(msgspec.json.encode(asdict(outcome)))
        elif outcome.status != "rejected":
            click.echo("\n".join(_told(outcome, self._screen)))

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
            click.echo(self._screen.paint(told, "bold"))

    def _say(self, what: str) -> None:
        start = "\r\x1b[K" if self._progress else ""
        click.echo(start + clean(what), err=True)


def _pace(done: int, total: int | None, seconds: float) -> str:
    """Return how far it is, how many a second, and the time left where the sum is known."""
    told = f"{done:,} of {f'{total:,}' if total is not None else '?'}"
    if seconds < _SETTLED:
        return told
    rate = done / seconds
    told = f"{told}  {rate:,.0f}/s" if rate >= 1 else f"{told}  {60 * rate:,.0f}/min"
    if total is None:
        return told
    minutes, rest = divmod(round((total - done) / rate), 60)
    return f"{told}  {minutes}:{rest:02} left"


def _told(outcome: "Outcome", on: Screen) -> list[str]:
    """Return the lines about a document that was read."""
    status = on.paint(f"{outcome.status:<5}", _STATUS[outcome.status])
    lines = [f"{status} {on.paint(clean(outcome.path), 'bold')}"]
    lines.append(f"      {shorten(clean(outcome.title or ''), on.width - 6)}")
    date = f"{_date(outcome.date)} ({outcome.basis})" if outcome.date else "no date"
    by_type = ", ".join(_counted(count, kind) for kind, count in outcome.events.items()) or "no events"
    lines.append(f"      {date} · {by_type}")
    lines.append(on.paint(f"      {outcome.importer}: {clean(outcome.claim or '')}", "dim"))
    if outcome.copy_of:
        lines.append(
            on.paint(f"      a copy of {outcome.copy_of[:12]}: its source is added, its events are not", "dim")
        )
    if outcome.revision_of:
        lines.append(on.paint(f"      a revision of {outcome.revision_of[:12]}", "dim"))
    lines += [on.paint(f"      note: {clean(note)}", "yellow") for note in outcome.notes]
    return lines


def _date(date: str) -> str:
    return f"on or before {date[3:]}" if date.startswith("../") else date


def _counted(count: int, kind: str) -> str:
    name = kind.replace("_", "-")
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def sources_of(
    named: Iterable[str],
    root: Path,
    *,
    on_empty: Callable[[str], object],
    workspace: "Workspace | None",
    allow_private: bool,
    keep: bool = True,
) -> "list[Source | Archive]":
    """Return the documents that arguments name; what is fetched or read from standard input is kept in a workspace.

    Not where `keep` says so. Of feeds and sitemaps, what the workspace's log knows is left out.
    """
    from timeline.app.fetching import is_url
    from timeline.intake.documents import sources

    arguments = list(named)
    addresses = [one for one in arguments if is_url(one)]
    found, empty = sources.of_paths([Path(one) for one in arguments if one != STDIN and not is_url(one)], root)
    for nothing in empty:
        on_empty(str(nothing))
    if STDIN in arguments:
        seeds = workspace.seeds if workspace else root
        found.append(sources.of_bytes(sys.stdin.buffer.read(), seeds, root, keep=keep and workspace is not None))
    if addresses:
        gatherer = _gatherer(root, workspace, allow_private=allow_private, keep=keep)
        found += [gatherer.of(address) for address in addresses]
    return found


def _gatherer(root: Path, workspace: "Workspace | None", *, allow_private: bool, keep: bool) -> "Gatherer":
    from timeline import index
    from timeline.app.fetching import Fetcher, Manners
    from timeline.app.gathering import Gatherer

    fetcher = Fetcher(Manners(allow_private=allow_private))
    seeds = workspace.seeds if workspace and keep else None
    if workspace is None or not workspace.log.exists():
        return Gatherer(fetcher=fetcher, root=root, seeds=seeds)
    return Gatherer(fetcher=fetcher, root=root, seeds=seeds, is_known=index.recall(workspace.log).has_address)


def _all_or_none(readings: "list[Batch | Rejected]", report: _Report) -> "Iterator[Batch | Rejected]":
    """Return the readings; of a strict run with a rejected document only those that were rejected."""
    from timeline.intake.run.batch import Rejected

    rejected = [reading for reading in readings if isinstance(reading, Rejected)]
    if rejected:
        report.fault("nothing is appended, for --strict is set and a document was rejected")
    return iter(rejected or readings)


def _readers(workspace: "Workspace", jobs: int, importer: str | None) -> "AbstractContextManager[Readers]":
    from timeline.intake.run.workers import Readers

    return Readers(workspace.plugins, workspace.root, jobs=jobs, importer=importer)


def _appended(
    workspace: "Workspace", readings: "Iterator[Batch | Rejected]", *, by: str, chunk: int
) -> "Iterator[Outcome]":
    from timeline import index
    from timeline.intake.run import importing as run
    from timeline.log import open_for_append

    def notice(told: object) -> None:
        click.echo(f"note: {clean(str(told))}", err=True)

    with open_for_append(
        workspace, on_notice=notice, on_wait=notice, recall=index.recall, command="timeline import"
    ) as log:
        yield from run.run(readings, log, recorded=_now, by=by, chunk=chunk)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _user() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (KeyError, OSError):
        return "unknown"
