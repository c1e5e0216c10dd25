"""Documents in archives: zip files of pages, WARC and ARC files as crawlers write them. Nothing is unpacked to disk.

What each document decompresses to is limited, whatever the archive claims; names in it are only told, never followed.
"""

import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from timeline.intake.documents import loading as documents
from timeline.intake.documents.arc import arc_records
from timeline.intake.documents.charset_names import told_set
from timeline.intake.documents.http_records import archived_answer
from timeline.intake.documents.record_starts import cut_at_next, next_record, plain_end
from timeline.intake.documents.saved_pages import ASSETS
from timeline.intake.documents.unread import Member, PackedFile, Unpacked, Unpacking
from timeline.intake.extras import MissingExtraError, library

MAX_MEMBERS = 1_000_000
_WARC = (".warc", ".warc.gz", ".warc.zst", ".warc.lz4")
_ARC = (".arc", ".arc.gz")
_OK = 200
_WEB = ("http://", "https://")
_TEXTUAL = ("text/html", "application/xhtml+xml", "text/plain")
_Located = tuple[int, str, Callable[[], Unpacked | None]]
_KINDS = ("response", "resource")
_MOST_FAULTS = 100
EMPTY = "there is no article in it"


def packed(path: Path, name: str) -> PackedFile | None:
    """Return what a file is if it is an archive by its name."""
    kind = path.name.lower()
    if kind.endswith(".zip"):
        return PackedFile(name, partial(zipped, path, name))
    if kind.endswith(_ARC):
        return PackedFile(name, partial(arc, path, name))
    return PackedFile(name, partial(warc, path, name)) if kind.endswith(_WARC) else None


def zipped(path: Path, name: str, start: int = 0) -> Iterator[Member]:
    """Yield the documents of a zip file by name, from the one of number `start` on."""
    try:
        archive = zipfile.ZipFile(path)
    except Exception as error:  # noqa: BLE001 - what a damaged file does to a library is anybody's guess
        yield Unpacked(path=name, fault=f"cannot be read as a zip file ({error})", damaged=True)
        return
    with archive:
        members = [
            info for info in archive.infolist() if info.filename and not info.is_dir() and _wanted(info.filename)
        ]
        if not members:
            yield Unpacked(path=name, fault=EMPTY)
        named = sorted(members[:MAX_MEMBERS], key=lambda info: info.filename)
        for number, info in enumerate(named[start:], start + 1):
            told = f"{name}/{_safe(info.filename)}"
            yield Unpacking(told, number)
            yield _member(archive, info, told)


def warc(path: Path, name: str, start: int = 0) -> Iterator[Member]:
    """Yield the pages of a WARC file in its order, each with its address and the time it was fetched.

    From its start, or from the first record that begins behind `start` bytes. What is damaged is told and passed over.
    """
    try:
        reader = library("fastwarc.warc", "reading WARC files", "warc")
    except MissingExtraError as error:
        yield Unpacked(path=name, fault=str(error))
        return
    pages = faults = 0
    lost = None
    with path.open("rb") as file:
        place = next_record(file, start) if start else 0
        while place is not None and faults <= _MOST_FAULTS:
            try:
                for at, told, member in _records(reader, file, name, place):
                    place = at
                    if lost is not None:
                        fault = f"what stands before it cannot be read ({lost})"
                        yield Unpacked(path=f"{name}/{place}", fault=fault, damaged=True)
                        lost = None
                    yield Unpacking(told, place)
                    if (page := member()) is not None:
                        pages += 1
                        yield page
                break
            except Exception as error:  # noqa: BLE001 - what a damaged file does to a library is anybody's guess
                lost, faults = lost or error, faults + 1
                place = next_record(file, place)
    if lost is not None:
        yield Unpacked(path=name, fault=f"cannot be read past its record {pages} ({lost})", damaged=True)
    elif not (pages or start):
        yield Unpacked(path=name, fault=EMPTY)


def _records(reader: Any, file: BinaryIO, name: str, start: int) -> Iterator[_Located]:
    """Yield of each record from a place on where it begins, its name, and what takes a page out of it."""
    place: int | None = start
    end = plain_end(file)
    while place is not None:
        file.seek(place)
        place = None
        for record in reader.ArchiveIterator(file, parse_http=False, auto_decode="none"):
            at = record.stream_pos
            yield at, _record_name(record, name), partial(_record, record, name)
            if end is not None and at + record.content_length > end:  # others may lie in what it tells to be its own
                place = next_record(file, at)
                break


def arc(path: Path, name: str, start: int = 0) -> Iterator[Member]:
    """Yield the pages of an ARC file in its order, each with its address and the time it was fetched; as of WARC."""
    del start
    count = pages = 0
    try:
        for record in arc_records(path, documents.MAX_BYTES):
            count += 1
            told = f"{name}/{record.at}"
            if record.lost:
                yield Unpacked(path=told, fault=f"what stands before it {record.lost}", damaged=True)
            yield Unpacking(told, None)
            member = _answered(record.raw, told, record.length, record.url, record.when)
            if member is not None and record.url.startswith(_WEB):
                pages += 1
                yield member
    except Exception as error:  # noqa: BLE001 - as of WARC files
        yield Unpacked(path=name, fault=f"cannot be read past its record {count} ({error})", damaged=True)
        return
    if not pages:
        yield Unpacked(path=name, fault=EMPTY)


def _record_name(record: Any, name: str) -> str:
    identity = _safe((record.record_id or "").rpartition(":")[2].strip("<>"))
    return f"{name}/{identity if record.record_id else record.stream_pos}"


def _record(record: Any, name: str) -> Unpacked | None:
    """Return the page of a record; None of what is no page. What is wrong with one record is wrong with it alone."""
    if record.headers.get("WARC-Type") not in _KINDS:
        return None
    told = _record_name(record, name)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    when = _moment(record.headers.get("WARC-Date"))
    kind = record.headers.get("Content-Type") or ""
    if kind.partition(";")[0].strip().lower() == "application/http":
        raw = _told(record)
        return _answered(raw, told, record.content_length, url, when)
    if url is None or not url.startswith(_WEB) or kind.partition(";")[0].strip().lower() not in _TEXTUAL:
        return None  # what a crawler notes for itself, or no page
    raw = _told(record)
    torn = _torn(raw, record.content_length)
    return _page(raw, told, torn, damaged=torn is not None, url=url, fetched=when, charset=told_set(kind))


def _told(record: Any) -> bytes:
    """Return what a record holds; of one that is cut off, nothing of those that follow it."""
    raw: bytes = record.reader.read(documents.MAX_BYTES + 1)
    return cut_at_next(raw) if len(raw) < record.content_length else raw


def _answered(raw: bytes, told: str, length: int, url: str | None, when: str | None) -> Unpacked | None:
    """Return the page that a server's answer holds, of which an archive tells so many bytes; None of no page."""
    if len(raw) > documents.MAX_BYTES:
        return _oversize(told)
    answer = archived_answer(raw, documents.MAX_BYTES)
    if answer is None:
        return Unpacked(path=told, fault="its record is cut off in its head, or holds no answer of a server")
    if answer.status != _OK or (answer.kind and answer.kind not in _TEXTUAL):
        return None
    torn = _torn(raw, length)
    return _page(
        answer.body, told, torn or answer.cut, damaged=torn is not None, url=url, fetched=when, charset=answer.charset
    )


def _page(body: bytes, told: str, cut: str | None, *, damaged: bool, **known: str | None) -> Unpacked:
    if len(body) > documents.MAX_BYTES:
        return _oversize(told)
    return Unpacked(path=told, content=body, cut=cut, damaged=damaged, **known)


def _moment(told: str | None) -> str | None:
    """Return a moment as it is told, None where it is none: crawls were kept with a day 294 of a month."""
    try:
        return told if told and datetime.fromisoformat(told) else None
    except ValueError:
        return None


def _torn(raw: bytes, length: int) -> str | None:
    return f"its record is cut off: {len(raw):,} of {length:,} bytes are there" if len(raw) < length else None


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, told: str) -> Unpacked:
    if info.flag_bits & 1:
        return Unpacked(path=told, fault="is encrypted")
    if info.file_size > documents.MAX_BYTES:
        return _oversize(told)
    try:
        with archive.open(info) as file:
            content = file.read(documents.MAX_BYTES + 1)
    except Exception as error:  # noqa: BLE001 - each way of packing has faults of its own
        return Unpacked(path=told, fault=f"cannot be taken out of its archive ({str(error) or type(error).__name__})")
    return Unpacked(path=told, content=content) if len(content) <= documents.MAX_BYTES else _oversize(told)


def _oversize(told: str) -> Unpacked:
    return Unpacked(path=told, fault=f"larger than {documents.MAX_BYTES:,} bytes, the limit for one document")


def _wanted(member: str) -> bool:
    parts = PurePosixPath(member).parts
    return not member.lower().endswith(ASSETS) and not any(part.startswith((".", "__MACOSX")) for part in parts[-2:])


def _safe(member: str) -> str:
    """Return a member's name as it may be told: no way up, no drive, nothing unprintable."""
    parts = (part for part in member.replace("\\", "/").split("/") if part not in ("", ".", ".."))
    return "/".join("".join(c if c.isprintable() else "_" for c in part) for part in parts) or "unnamed"
