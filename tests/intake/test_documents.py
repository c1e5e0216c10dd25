import os

import pytest

from timeline.intake.documents import loading as documents
from timeline.intake.documents.loading import (
    BinaryDocumentError,
    EmptyDocumentError,
    OversizeDocumentError,
    UnreadableDocumentError,
)


def test_a_document_knows_its_path_from_the_root_and_its_bytes(tmp_path):
    path = tmp_path / "seeds" / "a.txt"
    path.parent.mkdir()
    path.write_bytes(b"One line.\r\n")
    document = documents.load(path, tmp_path)
    assert (document.path, document.content, document.text) == ("seeds/a.txt", b"One line.\r\n", "One line.\n")
    assert (document.media, document.charset, len(document.sha256)) == ("text", "utf-8", 64)


@pytest.mark.parametrize("content", [b"", b"  \n", "\ufeff\u200b\n".encode()])
def test_nothing_is_no_document(content):
    with pytest.raises(EmptyDocumentError, match=r"^x\.txt: the file "):
        documents.parse(content, "x.txt")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"SQLite format 3\x00" + b"<html><body><p>A page in a row.</p>", "database"),
        (b"\x04\x22\x4d\x18" + b"<html><body><p>A page, packed.</p>", "lz4"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n<html><body>", r"ends in \.warc"),
        (b"filedesc://x.arc 0.0.0.0 20140216050221 text/plain 75\n", r"ends in \.arc"),
        (b"PK\x03\x04" + b"\x14\0\6\0\x08\0" + bytes(20) + b"[Content_Types].xml", "Office document"),
        (bytes(range(32)) * 40 + b"<html><body><p>Some page in a cache.</p>", "binary data"),
        (b"https://example.org/a\r\n\r\nhttps://example.org/b\r\n", "a sitemap; name it by its address"),
        (b'<?xml version="1.0"?><sm:urlset xmlns:sm="http://www.sitemaps.org/schemas/sitemap/0.9">', "a sitemap"),
        (b'{"title": "Herald", "version": "https://jsonfeed.org/version/1.1", "items": []}', "a feed"),
        (b'<?xml version="1.0"?><urlset><url>'.decode().encode("utf-16"), "a feed or a sitemap"),
        (b"\xef\xbb\xbf<urlset><url>", "a feed or a sitemap"),
        (b'<?xml version="1.0"?>\n<?style x?><!-- ' + b"made by hand " * 200 + b"-->\n<urlset>", "a feed or a sitemap"),
        (b'<feed xmlns="a"><entry><content><div><p>a</p><p>b</p><p>c</p></div></content></entry>', "a feed"),
        (b"<!DOCTYPE Channel SYSTEM 'Channel.dtd'><CHANNEL><ITEM HREF='https://example.org/1'/>", "a feed"),
        (b"User-agent: *\nDisallow: /admin\n\n# all\nSitemap: https://example.org/map.xml\n", "a feed or a sitemap"),
        (b"\x89PNG\r\n", "PNG"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x1f\x8brest", "gzip"),
        (bytes(range(256)) * 9, "binary data"),
    ],
)
def test_what_is_no_text_is_named_for_what_it_is(content, kind):
    with pytest.raises(BinaryDocumentError, match=kind):
        documents.parse(content, "x.bin")


def test_a_page_with_odd_bytes_in_it_is_a_page():
    page = b"<html><body><p>" + bytes(range(1, 9)) * 40 + b"The bridge is open.</p></body></html>"
    assert documents.parse(page, "x").media == "html"


def test_a_few_nuls_do_not_make_a_text_binary():
    assert documents.parse(b"A text\x00 with a NUL in it.", "x.txt").text == "A text with a NUL in it."


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be"])
def test_wide_text_is_text(charset):
    assert documents.parse("A text in wide characters, long enough.".encode(charset), "x.txt").media == "text"


@pytest.mark.parametrize(
    "page",
    [
        b"<!DOCTYPE html><p>x",
        b"\n <html><body>x",
        b"<?xml version='1.0'?><html xmlns='x'>x",
        b"<div><p>a</p><p>b</p><p>c</p></div>",
    ],
)
def test_pages_are_told_from_texts(page):
    assert documents.parse(page, "x").media == "html"


def test_a_text_with_a_line_break_tag_is_a_text_unless_its_name_says_page():
    assert documents.parse(b"Some text.<br>More of it. <p>", "x.txt").media == "text"
    assert documents.parse(b"Some text.<br>More of it. <p>", "x.html").media == "html"


def test_too_much_is_refused_by_its_size(tmp_path):
    path = tmp_path / "big.txt"
    path.write_bytes(b"x" * 11)
    with pytest.raises(OversizeDocumentError, match=r"big\.txt: larger than 10 bytes"):
        documents.load(path, tmp_path, max_bytes=10)


@pytest.mark.parametrize(("make", "why"), [(os.mkfifo, "not a regular file"), (os.mkdir, "a directory that may not")])
def test_only_regular_files_are_opened(tmp_path, make, why):
    make(tmp_path / "odd")
    with pytest.raises(UnreadableDocumentError, match=f"odd: {why}"):
        documents.load(tmp_path / "odd", tmp_path)


def test_what_the_system_refuses_is_said(tmp_path):
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(UnreadableDocumentError, match="loop: cannot be read"):
        documents.load(tmp_path / "loop", tmp_path)
