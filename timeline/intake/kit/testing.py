"""How a source is tested: samples beside what they must yield, in the log's own format.

A sample is `<source>/<date>-<slug>.txt` (or `.html`), with the lines that importing it must write in a file of the same
name ending in `.jsonl`. `check` says what is wrong with one, `accept` writes its lines anew; `claimed_strangers` says
which sources claim what is not their own.
"""

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from attrs import frozen

from timeline import codec
from timeline.errors import TimelineError
from timeline.intake.documents import loading as documents
from timeline.intake.host.plugin_host import Host
from timeline.intake.kit import strangers
from timeline.intake.run import batch
from timeline.intake.run.batch import Batch
from timeline.unfollowed import write_below

FOLDER = Path("tests/plugins")
SUFFIXES = (".txt", ".html", ".htm")
SLOWEST = 5.0  # seconds of processor time for one sample
_RECORDED, _BY = "1970-01-01T00:00:00Z", "sample"
_SHOWN = 5  # lines


@frozen
class Sample:
    """One document of a source. `folder` is the root of all samples."""

    source: str
    path: Path
    folder: Path

    @property
    def expected(self) -> Path:
        """The file with the lines it must yield."""
        return self.path.with_suffix(".jsonl")

    @property
    def name(self) -> str:
        """What it is called: `belta/2022-05-13-trade.txt`."""
        return self.path.relative_to(self.folder).as_posix()


def samples(folder: Path, source: str | None = None) -> list[Sample]:
    """Return the samples under a folder, of one source where it is named, by name."""
    found = sorted(path for path in folder.glob("*/*") if path.suffix in SUFFIXES)
    return [Sample(path.parent.name, path, folder) for path in found if source in (None, path.parent.name)]


def without_sample(host: Host, folder: Path) -> list[str]:
    """Return the names of the sources that have no sample."""
    sampled = {sample.source for sample in samples(folder)}
    return [loaded.name for loaded in host.importers if loaded.rank > 0 and loaded.name not in sampled]


def claimed_strangers(folder: Path, host: Host, source: str | None = None) -> list[str]:
    """Return which sources claim what is not their own: the kit's strangers, and other sources' samples.

    Where no source is named the samples are left out, for `check` tells of each who claims it.
    """
    others = []
    for sample in samples(folder) if source is not None else []:
        if sample.source != source:
            with suppress(TimelineError):  # told where that sample is checked
                others.append(documents.load(sample.path, sample.folder))
    return strangers.claimed(host, source, others)


def lines(sample: Sample, host: Host) -> bytes:
    """Return what importing a sample writes to a log. Raises TimelineError."""
    return _lines(batch.read(documents.load(sample.path, sample.folder), host))


def check(sample: Sample, host: Host) -> list[str]:
    """Return what is wrong with a sample: who claims it, what it yields, how long it takes. Empty when all is right."""
    wrong = []
    try:
        claims, faults = host.claims(documents.load(sample.path, sample.folder))
        wrong += [str(fault) for fault in faults]
        claimants = [loaded.name for loaded, _ in claims if loaded.rank > 0]
        if claimants != [sample.source]:
            wrong.append(f"{sample.name} is claimed by {', '.join(claimants) or 'no source'}, not by {sample.source}")
        start = time.process_time()
        read = batch.read(documents.load(sample.path, sample.folder), host)
        found = _lines(read)
        spent = time.process_time() - start
        if claimants == [sample.source] != [read.reading.importer.partition("@")[0]]:
            wrong += [f"{sample.name}: {note}" for note in read.article.notes[-1:]]
    except TimelineError as error:
        return [*wrong, str(error)]
    if spent > SLOWEST:
        wrong.append(f"{sample.name} took {spent:.1f} seconds of processor time, more than {SLOWEST:.0f}")
    if not sample.expected.is_file():
        wrong.append(f"{sample.name} has no {sample.expected.name} beside it; write it with --accept")
    else:
        wrong += _differences(sample, sample.expected.read_bytes(), found)
    return wrong


def accept(sample: Sample, host: Host) -> bool:
    """Write the lines a sample yields beside it; return whether they are others than before. Raises TimelineError."""
    found = lines(sample, host)
    before = sample.expected.read_bytes() if sample.expected.is_file() else None
    if found == before:
        return False
    write_below(sample.folder.parents[1], sample.expected, found)
    return True


def _lines(read: Batch) -> bytes:
    events = sorted((codec.event_line(event) for event in read.events), key=lambda line: (line["span"], line["id"]))
    reading = batch.closed(read)
    closing = codec.article_line(reading, recorded=_RECORDED, by=_BY, prev=())
    return b"".join(codec.canonical(line) + b"\n" for line in (*events, closing))


def _differences(sample: Sample, before: bytes, found: bytes) -> list[str]:
    """Name the lines that are missing and those that are too many, the first few of each."""
    old, new = list(map(_written_today, before.splitlines())), found.splitlines()
    gone = [line for line in old if line not in set(new)]
    more = [line for line in new if line not in set(old)]
    told = [*_told("no longer yields", sample, gone), *_told("now also yields", sample, more)]
    if not told and old != new:
        told.append(f"{sample.name} yields the same lines in another order")
    return told


def _written_today(raw: bytes) -> bytes:
    """Return an article line whose id covers the copy too as it is written today: samples kept before still hold."""
    try:
        line = codec.as_written(raw)
        if line.get("type") != "article" or "apart" in line:
            return raw
        line["apart"] = list(codec.OF_THE_COPY)
        line["id"] = codec.content_id(line)
        return codec.canonical({**line, "seal": codec.seal_of(line)})
    except codec.LineError:
        return raw


def _brief(line: codec.Line) -> str:
    if line.type == "article":
        return f"the article line {line.id[:12]}"
    return f"{line.type} {line.id[:12]} ({line.rule}, {line.date}): {line.quote[:80]}"


def _told(what: str, sample: Sample, changed: Iterable[bytes]) -> list[str]:
    shown = [_brief(codec.decode(line)) for line in changed]
    told = [f"{sample.name} {what} {line}" for line in shown[:_SHOWN]]
    if len(shown) > _SHOWN:
        told.append(f"{sample.name} {what} {len(shown) - _SHOWN} more lines")
    return told
