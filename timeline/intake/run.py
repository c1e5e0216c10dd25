"""The import of documents into the log: each is read, its events and the article line that closes them appended."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from attrs import Factory, evolve, frozen

from timeline import codec
from timeline.errors import TimelineError
from timeline.intake.article import Article, Finding
from timeline.intake.document import Document
from timeline.intake.documents import DocumentError
from timeline.intake.host import Host, Read
from timeline.intake.sources import Source
from timeline.log import Appender
from timeline.model import Event, Passage, Reading, Stamp

_DAY = len("2022-05-13")


@frozen(kw_only=True)
class Outcome:
    """What became of one document.

    `status`: `new` (something was appended), `known` (all of it stood in the log), `read` (nothing was to be
    appended), `rejected` (`reason` says why). `events` counts by type; `added` and `present` are how many of them
    are new to the log and how many stood in it.
    """

    path: str
    status: str
    importer: str | None = None
    claim: str | None = None
    title: str | None = None
    date: str | None = None
    basis: str = "none"
    events: Mapping[str, int] = Factory(dict)
    added: int = 0
    present: int = 0
    copy_of: str | None = None
    revision_of: str | None = None
    notes: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    reason: str | None = None


@frozen(kw_only=True)
class Batch:
    """One reading, ready for the log."""

    document: Document
    read: Read
    reading: Reading
    events: tuple[Event, ...]


def read(document: Document, host: Host, *, importer: str | None = None) -> Batch:
    """Let the host read a document. Raises TimelineError of a document that cannot be read."""
    done = host.read(document, importer=importer)
    events = tuple(_event(finding, done.article, document.sha256) for finding in done.findings)
    return Batch(document=document, read=done, reading=_reading(document, done), events=events)


def dry(sources: Iterable[Source], host: Host, *, importer: str | None = None) -> Iterator[Outcome]:
    """Read documents, appending nothing."""
    for source in sources:
        batch = attempt(source, host, importer=importer)
        yield batch if isinstance(batch, Outcome) else outcome_of(batch, "read")


def run(
    sources: Iterable[Source],
    host: Host,
    log: Appender,
    *,
    recorded: Callable[[], str],
    by: str,
    importer: str | None = None,
) -> Iterator[Outcome]:
    """Import documents, one batch each. What is yielded is on disk. Raises AppendError when the log cannot be written.

    `recorded` gives the time of each batch (UTC, ISO 8601, `Z` ended).
    """
    for source in sources:
        batch = attempt(source, host, importer=importer)
        yield batch if isinstance(batch, Outcome) else append(batch, log, recorded=recorded(), by=by)


def append(batch: Batch, log: Appender, *, recorded: str, by: str) -> Outcome:
    """Append one reading, as a copy or a revision where the log knows its text or its address. Raises AppendError."""
    reading = placed(batch.reading, log)
    events = () if reading.copy_of else batch.events
    receipt = log.append_reading(events, reading, recorded=recorded, by=by)
    return outcome_of(
        batch,
        "new" if receipt.appended or receipt.new else "known",
        added=len(receipt.new),
        present=len(receipt.known),
        copy_of=reading.copy_of,
        revision_of=reading.revision_of,
    )


def placed(reading: Reading, log: Appender) -> Reading:
    """Return a reading with what it is to others: a copy of an earlier text, or a revision under the same address.

    What the log has said of the document before stands, so that reading it again changes nothing.
    """
    before = log.article(reading.article)
    if before is not None and before.data.get("text_sha256") == reading.text_sha256:
        return evolve(reading, copy_of=before.data.get("copy_of"), revision_of=before.data.get("revision_of"))
    same = log.by_text(reading.text_sha256 or "")
    if same is not None and same.article != reading.article:
        return evolve(reading, copy_of=same.article)
    earlier = log.by_url(reading.url) if reading.url else None
    if earlier is not None and earlier.article != reading.article:
        return evolve(reading, revision_of=earlier.article)
    return reading


def as_json(batch: Batch) -> dict[str, Any]:
    """Return a reading as `timeline read` tells it: document, article, and the events as the log writes them."""
    reading, article = batch.reading, batch.read.article
    told: dict[str, Any] = {
        "path": batch.document.path,
        "article": batch.document.sha256,
        "importer": reading.importer,
        "reason": batch.read.claim.reason,
        "title": article.title,
        "date": reading.date,
        "published": _plain(article.published),
        "updated": _plain(article.updated),
        "page_stamp": _plain(article.page_stamp),
        "fetched": _plain(reading.fetched),
        "url": reading.url,
        "language": article.language,
        "publisher": article.publisher,
        "credit": article.credit,
        "partial": article.partial,
        "notes": list(article.notes),
        "text": article.text,
        "events": [codec.event_line(event) for event in batch.events],
    }
    return told


def closed(batch: Batch) -> Reading:
    """Return the reading with the ids of the events it yields, as its article line will name them."""
    return evolve(batch.reading, events=tuple({codec.event_line(event)["id"] for event in batch.events}))


def text_sha256(article: Article) -> str:
    """Return the hash by which the same text is known again under another address."""
    return sha256(f"{article.title}\n\n{article.text}".encode()).hexdigest()


def attempt(source: Source, host: Host, *, importer: str | None = None) -> Batch | Outcome:
    """Read one document; one that cannot be read is an outcome with the reason."""
    try:
        return read(source.load(), host, importer=importer)
    except DocumentError as error:
        return Outcome(path=source.path, status="rejected", reason=error.reason)
    except TimelineError as error:
        if error.exit_status != 1:  # the call itself is wrong, and so for every document
            raise
        return Outcome(path=source.path, status="rejected", reason=str(error).removeprefix(f"{source.path}: "))


def _reading(document: Document, done: Read) -> Reading:
    article = done.article
    return Reading(
        article=document.sha256,
        title=article.title,
        path=document.path,
        importer=done.by.label,
        date=_date(article)[0],
        publisher=article.publisher,
        url=article.url,
        language=article.language,
        credit=article.credit,
        published=article.published,
        updated=article.updated,
        page_stamp=article.page_stamp,
        fetched=Stamp(value=document.fetched, raw=document.fetched) if document.fetched else None,
        text_sha256=text_sha256(article),
        partial=article.partial,
    )


def _date(article: Article) -> tuple[str | None, str]:
    """Return an article's date and its basis: the day of publication, or on or before the clock of its page."""
    if article.published is not None:
        line = article.dateline
        basis = "dateline" if line is not None and article.published.raw in article.text[: line.end] else "published"
        return article.published.value[:_DAY], basis
    clock = article.updated or article.page_stamp
    if clock is not None:
        return f"../{clock.value[:_DAY]}", "page_stamp"
    return None, "none"


def _event(finding: Finding, article: Article, sha: str) -> Event:
    text = article.text
    return Event(
        type=finding.type,
        article=sha,
        span=(finding.start, finding.end),
        quote=text[finding.start : finding.end],
        rule=finding.rule,
        data=finding.data,
        date=finding.date,
        basis=finding.basis,
        date_text=finding.date_text,
        regions=tuple(sorted(set(finding.regions))),
        actors=tuple(sorted(set(finding.actors))),
        also=tuple(Passage(span=(start, end), quote=text[start:end]) for start, end in sorted(set(finding.also))),
        doubt=finding.doubt,
    )


def outcome_of(batch: Batch, status: str, **told: Any) -> Outcome:
    """Return what is told of a document that was read."""
    date, basis = _date(batch.read.article)
    return Outcome(
        path=batch.document.path,
        status=status,
        importer=batch.reading.importer,
        claim=batch.read.claim.reason,
        title=batch.read.article.title,
        date=date,
        basis=basis,
        events=dict(sorted(Counter(event.type for event in batch.events).items())),
        notes=batch.read.article.notes,
        faults=tuple(str(fault) for fault in batch.read.faults),
        **told,
    )


def _plain(stamp: Stamp | None) -> dict[str, str] | None:
    return None if stamp is None else {"value": stamp.value, "raw": stamp.raw}
