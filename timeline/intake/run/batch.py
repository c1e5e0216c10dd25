"""One document read: the article line and the event lines it makes, before the log has a say."""

from hashlib import sha256
from typing import Any

from attrs import evolve, frozen

from timeline import codec
from timeline.article import Article, Finding
from timeline.errors import TimelineError
from timeline.intake.documents.document import Document
from timeline.intake.documents.loading import DocumentError
from timeline.intake.documents.web_addresses import without_secrets
from timeline.intake.host.plugin_host import ALL_EVENTS, Host, Read, Sought
from timeline.model import Event, Passage, Reading, Stamp

_DAY = len("2022-05-13")


@frozen(kw_only=True)
class Batch:
    """One reading, ready for the log. `reason` is why its importer claimed the document, `faults` what others did."""

    path: str
    reason: str
    article: Article
    reading: Reading
    events: tuple[Event, ...]
    faults: tuple[str, ...] = ()

    @property
    def basis(self) -> str:
        """How the article's date was found: `published`, `dateline`, `page_stamp` or `none`."""
        return _date(self.article)[1]


@frozen(kw_only=True)
class Rejected:
    """A document that yields nothing, and why."""

    path: str
    reason: str
    faults: tuple[str, ...] = ()


def read(document: Document, host: Host, *, importer: str | None = None, sought: Sought = ALL_EVENTS) -> Batch:
    """Let the host read a document. Raises TimelineError of a document that cannot be read."""
    done = host.read(document, importer=importer, sought=sought)
    done = evolve(done, article=evolve(done.article, partial=_partial(document, done)))
    return Batch(
        path=document.path,
        reason=done.claim.reason,
        article=done.article,
        reading=_reading(document, done),
        events=tuple(_event(finding, done.article, document.sha256) for finding in done.findings),
        faults=tuple(str(fault) for fault in done.faults),
    )


def attempt(
    document: Document, host: Host, *, importer: str | None = None, sought: Sought = ALL_EVENTS
) -> Batch | Rejected:
    """Read one document; one that cannot be read is rejected with the reason."""
    try:
        return read(document, host, importer=importer, sought=sought)
    except TimelineError as error:
        if error.exit_status != 1:  # the call itself is wrong, and so for every document
            raise
        return rejected(document.path, error)


def rejected(path: str, error: TimelineError) -> Rejected:
    """Return a document as rejected for a fault."""
    reason = error.reason if isinstance(error, DocumentError) else str(error).removeprefix(f"{path}: ")
    return Rejected(path=path, reason=reason)


def as_json(batch: Batch) -> dict[str, Any]:
    """Return a reading as `timeline read` tells it: document, article, and the events as the log writes them."""
    reading, article = batch.reading, batch.article
    told: dict[str, Any] = {
        "path": batch.path,
        "article": reading.article,
        "importer": reading.importer,
        "reason": batch.reason,
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


def _reading(document: Document, done: Read) -> Reading:
    article = done.article
    url = without_secrets(article.url) if article.url else None
    return Reading(
        article=document.sha256,
        title=article.title,
        path=document.path,
        importer=done.label,
        date=_date(article)[0],
        publisher=article.publisher,
        url=url,
        asked=tuple(sorted({without_secrets(at) for at in (document.url, document.asked) if at} - {url})),
        language=article.language,
        credit=article.credit,
        published=article.published,
        updated=article.updated,
        page_stamp=article.page_stamp,
        fetched=Stamp(value=document.fetched, raw=document.fetched) if document.fetched else None,
        text_sha256=text_sha256(article),
        partial=article.partial,
        stated=document.stated,
        read_to=done.read_to,
    )


def _partial(document: Document, done: Read) -> str | None:
    """Return why what was read is known not to be all of it."""
    told = list(dict.fromkeys((done.article.partial, document.cut)))
    if done.read_to is not None:
        of = len(done.article.text)
        told.append(f"events of the first {done.read_to:,} of {of:,} characters only: to look in more took too long")
    return "; ".join(filter(None, told)) or None


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


def _plain(stamp: Stamp | None) -> dict[str, str] | None:
    return None if stamp is None else {"value": stamp.value, "raw": stamp.raw}
