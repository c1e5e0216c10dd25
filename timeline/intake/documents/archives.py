"""Documents in archives: zip files of pages, WARC and ARC files as crawlers write them. Nothing is unpacked to disk.

What an archive decompresses to is limited for each document and in all, whatever its headers claim; names in it are
only told, never followed.
"""

import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from timeline.intake.documents import loading as documents
from timeline.intake.documents.arc import arc_records
from timeline.intake.documents.charset_names import told_set
from timeline.intake.documents.http_records import archived_answer
from timeline.intake.documents.loading import DocumentError, OversizeDocumentError, UnreadableDocumentError
from timeline.intake.documents.saved_pages import ASSETS
from timeline.intake.documents.unread import NoArticlesError, UnreadDocument, failing
from timeline.intake.extras import MissingExtraError, library

MAX_ALL = 8 * 2**30  # bytes, decompressed
MAX_MEMBERS = 1_000_000
_WARC = (".warc", ".warc.gz", ".warc.zst", ".warc.lz4")
_ARC = (".arc", ".arc.gz")
_OK = 200
_WEB = ("http://", "https://")
_TEXTUAL = ("text/html", "application/xhtml+xml", "text/plain")


class ArchiveError(DocumentError):
    """An archive that cannot be read, or not to its end."""


def opener(path: Path) -> Callable[[Path, str], Iterator[UnreadDocument]] | None:
    """Return what opens a file if it is an archive by its name."""
    name = path.name.lower()
    if name.endswith(".zip"):
        return zipped
    if name.endswith(_ARC):
        return arc
    return warc if name.endswith(_WARC) else None


def zipped(path: Path, name: str) -> Iterator[UnreadDocument]:
    """Yield the documents of a zip file by name."""
    try:
        archive = zipfile.ZipFile(path)
    except Exception as error:  # noqa: BLE001 - what a damaged file does to a library is anybody's guess
        yield failing(name, ArchiveError(name, f"cannot be read as a zip file ({error})"))
        return
    with archive:
        members = [
            info for info in archive.infolist() if info.filename and not info.is_dir() and _wanted(info.filename)
        ]
        if not members:
            yield failing(name, NoArticlesError(name))
        left = MAX_ALL
        for info in sorted(members[:MAX_MEMBERS], key=lambda info: info.filename):
            told = f"{name}/{_safe(info.filename)}"
            try:
                content = _member(archive, info, told)
                left -= len(content)
                if left < 0:
                    yield failing(name, ArchiveError(name, f"holds more than {MAX_ALL:,} bytes; the rest is left out"))
                    return
                yield UnreadDocument(told, partial(documents.parse, content, told), portable=True, size=len(content))
            except DocumentError as error:
                yield failing(told, error)


def warc(path: Path, name: str) -> Iterator[UnreadDocument]:
    """Yield the pages of a WARC file in its order, each with its address and the time it was fetched."""
    try:
        reader = library("fastwarc.warc", "reading WARC files", "warc")
    except MissingExtraError as error:
        yield failing(name, error)
        return
    count = 0
    try:
        with path.open("rb") as file:
            types = reader.WarcRecordType.response | reader.WarcRecordType.resource
            records = reader.ArchiveIterator(file, record_types=types, parse_http=False, auto_decode="none")
            for record in records:
                source = _record(record, name)
                if source is not None:
                    count += 1
                    yield source
    except Exception as error:  # noqa: BLE001 - what a damaged file does to a library is anybody's guess
        yield failing(name, ArchiveError(name, f"cannot be read past its record {count} ({error})"))
        return
    if not count:
        yield failing(name, NoArticlesError(name))


def arc(path: Path, name: str) -> Iterator[UnreadDocument]:
    """Yield the pages of an ARC file in its order, each with its address and the time it was fetched."""
    count = pages = 0
    try:
        for record in arc_records(path, documents.MAX_BYTES):
            count += 1
            told = f"{name}/{record.at}"
            source = _answered(record.raw, told, record.length, record.url, record.when)
            if source is not None and record.url.startswith(_WEB):
                pages += 1
                yield source
    except Exception as error:  # noqa: BLE001 - as of WARC files
        yield failing(name, ArchiveError(name, f"cannot be read past its record {count} ({error})"))
        return
    if not pages:
        yield failing(name, NoArticlesError(name))


def _record(record: Any, name: str) -> UnreadDocument | None:
    """Return the page of a record; None of what is no page. What is wrong with one record is wrong with it alone."""
    identity = _safe((record.record_id or "").rpartition(":")[2].strip("<>"))
    told = f"{name}/{identity if record.record_id else record.stream_pos}"
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    when = _moment(record.headers.get("WARC-Date"))
    kind = record.headers.get("Content-Type") or ""
    if kind.partition(";")[0].strip().lower() == "application/http":
        raw = record.reader.read(documents.MAX_BYTES + 1)
        return _answered(raw, told, record.content_length, url, when)
    if url is None or not url.startswith(_WEB) or kind.partition(";")[0].strip().lower() not in _TEXTUAL:
        return None  # what a crawler notes for itself, or no page
    raw = record.reader.read(documents.MAX_BYTES + 1)
    return _page(raw, told, _torn(raw, record.content_length), url=url, fetched=when, charset=told_set(kind))


def _answered(raw: bytes, told: str, length: int, url: str | None, when: str | None) -> UnreadDocument | None:
    """Return the page that a server's answer holds, of which an archive tells so many bytes; None of no page."""
    if len(raw) > documents.MAX_BYTES:
        return failing(told, _oversize(told))
    answer = archived_answer(raw, documents.MAX_BYTES)
    if answer is None:
        return failing(told, ArchiveError(told, "its record is cut off in its head, or holds no answer of a server"))
    if answer.status != _OK or (answer.kind and answer.kind not in _TEXTUAL):
        return None
    cut = _torn(raw, length) or answer.cut
    return _page(answer.body, told, cut, url=url, fetched=when, charset=answer.charset)


def _page(body: bytes, told: str, cut: str | None, **known: str | None) -> UnreadDocument:
    if len(body) > documents.MAX_BYTES:
        return failing(told, _oversize(told))
    parse = partial(documents.parse, body, told, cut=cut, **known)
    return UnreadDocument(told, parse, portable=True, size=len(body))


def _moment(told: str | None) -> str | None:
    """Return a moment as it is told, None where it is none: crawls were kept with a day 294 of a month."""
    try:
        return told if told and datetime.fromisoformat(told) else None
    except ValueError:
        return None


def _torn(raw: bytes, length: int) -> str | None:
    return f"its record is cut off: {len(raw):,} of {length:,} bytes are there" if len(raw) < length else None


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, told: str) -> bytes:
    if info.flag_bits & 1:
        raise UnreadableDocumentError(told, "is encrypted")
    if info.file_size > documents.MAX_BYTES:
        raise _oversize(told)
    try:
        with archive.open(info) as file:
            content = file.read(documents.MAX_BYTES + 1)
    except Exception as error:  # noqa: BLE001 - each way of packing has faults of its own
        raise UnreadableDocumentError(told, f"cannot be taken out of its archive ({error})") from None
    if len(content) > documents.MAX_BYTES:
        raise _oversize(told)
    return content


def _oversize(told: str) -> OversizeDocumentError:
    return OversizeDocumentError(told, f"larger than {documents.MAX_BYTES:,} bytes, the limit for one document")


def _wanted(member: str) -> bool:
    parts = PurePosixPath(member).parts
    return not member.lower().endswith(ASSETS) and not any(part.startswith((".", "__MACOSX")) for part in parts[-2:])


def _safe(member: str) -> str:
    """Return a member's name as it may be told: no way up, no drive, nothing unprintable."""
    parts = (part for part in member.replace("\\", "/").split("/") if part not in ("", ".", ".."))
    return "/".join("".join(c if c.isprintable() else "_" for c in part) for part in parts) or "unnamed"
