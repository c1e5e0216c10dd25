"""What bytes are by what they begin with, where they are neither a text nor a page: named, so that a user knows."""

import re

from timeline.intake.documents.listing_forms import is_listing

_SAMPLE = 8192
_CONTROL = bytes(sorted(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27}))
_UNPACK = "; unpack it first"
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"PK\x03\x04", "a zip archive; give it a name that ends in .zip if it holds pages"),
    (b"\x1f\x8b", f"gzip-compressed{_UNPACK}"),
    (b"\x04\x22\x4d\x18", f"lz4-compressed{_UNPACK}"),
    (b"\x28\xb5\x2f\xfd", f"zstd-compressed{_UNPACK}"),
    (b"BZh", f"bzip2-compressed{_UNPACK}"),
    (b"\xfd7zXZ\x00", f"xz-compressed{_UNPACK}"),
    (b"7z\xbc\xaf\x27\x1c", f"a 7-Zip archive{_UNPACK}"),
    (b"Rar!\x1a\x07", f"a RAR archive{_UNPACK}"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document; save it as a text or a page"),
    (b"{\\rtf", "a rich text document; save it as a text or a page"),
    (b"%!PS", "a PostScript document"),
    (b"ID3", "sound"),
    (b"OggS", "sound"),
    (b"RIFF", "a picture, sound or film"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"WARC/", "a crawl; give it a name that ends in .warc"),
    (b"filedesc://", "a crawl; give it a name that ends in .arc"),
)
_OFFICE = re.compile(rb"^PK\x03\x04[^\0]{0,9}.{0,60}?(?:\[Content_Types\]\.xml|mimetype|_rels/|word/)", re.DOTALL)
_LISTING = "a feed or a sitemap; name it by its address, and what it lists is fetched"
_PDF = b"%PDF-"
_PDF_WITHIN = 1024  # bytes of which a reader of PDF looks for its mark


def is_pdf(content: bytes) -> bool:
    """Whether bytes are a PDF document, whatever was put before it."""
    return _PDF in content[:_PDF_WITHIN]


def foreign_kind(content: bytes, *, page: bool) -> str | None:
    """Tell what bytes are that no reader takes, None where they may be a text; `page`: markup was seen in them."""
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            return "an Office document or a book; save it as a text or a page" if _OFFICE.match(content) else kind
    if is_listing(content):
        return _LISTING
    if page:
        return "binary data" if content.lstrip()[:1] != b"<" and _is_binary(content) else None
    return "binary data" if _is_binary(content) else None


def _is_binary(content: bytes) -> bool:
    """Whether bytes are full of control characters. UTF-16 and UTF-32 are full of NULs and yet text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return False
    sample = content[:_SAMPLE]
    nul = sample.count(0)
    if nul > len(sample) * 0.2 and (sample[::2].count(0) == 0 or sample[1::2].count(0) == 0):
        return False
    control = len(sample) - len(sample.translate(None, _CONTROL))
    return control > max(4, len(sample) * 0.02)
