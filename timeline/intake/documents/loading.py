"""From a file to a Document: read within limits, decoded, told apart as text or HTML. Every fault names the file."""

import os
import re
import stat
from hashlib import sha256
from pathlib import Path

import msgspec
from attrs import frozen

from timeline.errors import TimelineError
from timeline.intake.documents.charset import clean, decode
from timeline.intake.documents.document import Document
from timeline.intake.documents.media_kinds import foreign_kind, is_pdf
from timeline.intake.documents.mhtml import is_mhtml, saved_page
from timeline.intake.documents.pdf import PdfFaultError, pdf_text

MAX_BYTES = 32 * 2**20
_MOST_BESIDE = 65_536  # bytes of what is kept beside a document
_SAMPLE = 8192
_PAGE = re.compile(rb"<(?:!doctype\s{1,20}html|html|head|body|meta|article)\b", re.IGNORECASE)
_TAG = re.compile(rb"</?(?:p|div|a|span|script|style|link|table|td|h[1-6]|section|ul|li)\b", re.IGNORECASE)
_MANY_TAGS = 6
_SAVED = re.compile(r"<!-- saved from url=\(\d{1,6}\)(https?://\S{1,2000}) -->")
_ESCAPED = re.compile(rb"\\x([89a-f][0-9a-f])")
BESIDE = ".source.json"


class DocumentError(TimelineError):
    """A file that cannot become a document. Its text names the file."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


class EmptyDocumentError(DocumentError):
    """No bytes, or nothing but blanks."""


class BinaryDocumentError(DocumentError):
    """Neither text nor a page."""


class UnreadableDocumentError(DocumentError):
    """The system will not hand it over, or it is no regular file."""


class OversizeDocumentError(DocumentError):
    """More bytes than the limit."""


class Provenance(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is kept beside a fetched document: its address, when it came (ISO 8601, UTC), how to ask for it again.

    `charset` is the character set that its server told, by the name it told; `listed` is when it was published, in
    the words of the feed or sitemap that listed it.
    """

    url: str
    fetched: str
    asked: str | None = None
    charset: str | None = None
    listed: str | None = None
    etag: str | None = None
    last_modified: str | None = None


def load(path: Path, root: Path, *, max_bytes: int = MAX_BYTES) -> Document:
    """Read one file, and from the one beside it where and when it was fetched. Raises DocumentError.

    Its path is told relative to `root`.
    """
    name = relative(path, root)
    told = provenance_of(path)
    content = content_of(path, name, max_bytes)
    if told is None:
        return parse(content, name)
    known = {"url": told.url, "fetched": told.fetched, "asked": told.asked}
    return parse(content, name, charset=told.charset, listed=told.listed, **known)


def parse(
    content: bytes,
    path: str,
    *,
    url: str | None = None,
    fetched: str | None = None,
    asked: str | None = None,
    cut: str | None = None,
    charset: str | None = None,
    listed: str | None = None,
) -> Document:
    """Return the document that these bytes are; `charset` is what was told of them by whoever sent them.

    `listed` is when it was published, as the feed or sitemap that listed it says.

    Raises EmptyDocumentError, BinaryDocumentError, UnreadableDocumentError, and of a PDF document MissingExtraError.
    """
    if not content.strip():
        raise EmptyDocumentError(path, "the file is empty")
    decoded = _decoded(content, path, charset)
    text = clean(decoded.text)
    if url is None and decoded.media == "html" and (saved := _SAVED.search(text[:_SAMPLE])):
        url = saved.group(1)
    if not text.strip():
        raise EmptyDocumentError(path, decoded.empty)
    return Document(
        path=path,
        content=content,
        text=text,
        sha256=sha256(content).hexdigest(),
        media=decoded.media,
        charset=decoded.charset,
        url=url or decoded.url,
        listed=listed,
        asked=asked,
        fetched=fetched or decoded.saved,
        cut=cut or decoded.cut,
    )


@frozen(kw_only=True)
class _Decoded:
    """Bytes as text, and what they tell of themselves besides."""

    text: str
    media: str
    charset: str
    url: str | None = None
    saved: str | None = None
    cut: str | None = None
    empty: str = "the file holds no text"


def _decoded(content: bytes, path: str, told: str | None) -> _Decoded:
    if is_pdf(content):
        return _of_pdf(content, path)
    if is_mhtml(content):
        page = saved_page(content)
        if page is None:
            raise BinaryDocumentError(path, "a message with no page in it")
        text, charset = decode(page.content, html=True, told=page.charset)
        return _Decoded(text=text, media="html", charset=charset, url=page.url, saved=page.saved)
    media = "html" if is_html(content, path) else "text"
    if kind := foreign_kind(content, page=media == "html"):
        raise BinaryDocumentError(path, f"not a text but {kind}")
    text, charset = decode(content, html=media == "html", told=told)
    return _Decoded(text=text, media=media, charset=charset)


def _of_pdf(content: bytes, path: str) -> _Decoded:
    try:
        text, cut = pdf_text(content)
    except PdfFaultError as error:
        raise UnreadableDocumentError(path, f"cannot be read as a PDF file ({error})") from None
    empty = "the PDF file holds no text, only pictures of it perhaps; a text recognised from them can be imported"
    return _Decoded(text=text, media="text", charset="utf-8", cut=cut, empty=empty)


def relative(path: Path, root: Path) -> str:
    """Return a path as the log tells it: POSIX style, from the workspace's root, bytes that are no UTF-8 escaped."""
    told = Path(os.path.relpath(path.absolute(), root.absolute())).as_posix()
    return os.fsencode(told).decode("utf-8", "backslashreplace")


def told_path(told: str, root: Path) -> Path:
    """Return the path that the log tells so."""
    path = root / told
    if "\\x" in told and not path.exists():
        return root / os.fsdecode(_ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), told.encode()))
    return path


def is_html(content: bytes, path: str) -> bool:
    """Whether bytes are a page, by what they begin with or by the name of their file."""
    head = content[: 4 * _SAMPLE].replace(b"\0", b"")
    if _PAGE.search(head[:_SAMPLE]):
        return True
    named = path.lower().endswith((".html", ".htm", ".xhtml"))
    return len(_TAG.findall(head)) >= (1 if named else _MANY_TAGS)


def content_of(path: Path, name: str, max_bytes: int = MAX_BYTES) -> bytes:
    """Return the bytes of a regular file. Raises UnreadableDocumentError, OversizeDocumentError."""
    try:
        # A pipe or a device would block or never end: they are looked at before they are opened, and again after.
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise UnreadableDocumentError(name, "a directory that may not be looked into")
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableDocumentError(name, "not a regular file (what comes through a pipe is named -)")
        with path.open("rb") as file:
            content = file.read(max_bytes + 1)
    except OSError as error:
        raise UnreadableDocumentError(name, f"cannot be read ({error.strerror or error})") from None
    if len(content) > max_bytes:
        raise OversizeDocumentError(name, f"larger than {max_bytes:,} bytes, the limit for one document")
    return content


def provenance_of(path: Path) -> Provenance | None:
    """Return where a document was fetched and when, if that was kept beside it when it was."""
    beside = path.with_name(path.name + BESIDE)
    try:
        return msgspec.json.decode(content_of(beside, beside.name, _MOST_BESIDE), type=Provenance)
    except (DocumentError, ValueError, RecursionError):  # a decoder's faults are ValueErrors
        return None
