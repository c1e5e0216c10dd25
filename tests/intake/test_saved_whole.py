"""Pages saved with all their parts, and PDF documents: read as what they hold."""

import sys
from base64 import b64encode
from quopri import encodestring

import pytest

from timeline.errors import TimelineError
from timeline.intake import extras
from timeline.intake.documents import loading as documents
from timeline.intake.documents.loading import BinaryDocumentError, EmptyDocumentError, UnreadableDocumentError

PAGE = "<html><head><title>Мост</title></head><body><p>Мост открыт в среду, сказал мэр.</p></body></html>"
HEAD = """From: <Saved by a browser>
Snapshot-Content-Location: https://example.org/bridge
Subject: A bridge
Date: Wed, 5 May 2021 10:15:00 +0300
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="--=_1"

"""
PARTS = """----=_1
Content-Type: text/html; charset={charset}
Content-Transfer-Encoding: {coding}
Content-Location: https://example.org/other

{page}
----=_1
Content-Type: text/html
Content-Location: https://example.org/frame

<html><body><p>An advertisement.</p></body></html>
----=_1--
"""


def mhtml(charset, coding, pack):
    packed = pack(PAGE.encode(charset)).decode("ascii")
    return (HEAD + PARTS.format(charset=charset, coding=coding, page=packed)).replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    ("charset", "coding", "pack"), [("utf-8", "quoted-printable", encodestring), ("koi8-r", "base64", b64encode)]
)
def test_a_page_saved_with_its_parts_is_that_page(charset, coding, pack):
    document = documents.parse(mhtml(charset, coding, pack), "bridge.mhtml")
    assert (document.media, document.url) == ("html", "https://example.org/bridge")
    assert document.fetched == "2021-05-05T07:15:00Z"
    assert "Мост открыт в среду" in document.text
    assert "advertisement" not in document.text


def test_a_message_with_no_page_in_it_is_said():
    message = (HEAD + "----=_1\nContent-Type: image/png\n\nx\n----=_1--\n").encode()
    with pytest.raises(BinaryDocumentError, match="a message with no page in it"):
        documents.parse(message, "x.mht")


def pdf(*pages):
    """A PDF document of these pages, each some lines of text."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = b" T* ".join(b"(%s) Tj" % line.encode("cp1252") for line in lines)
        drawn = b"BT /F1 11 Tf 14 TL 60 780 Td %s ET" % shown
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    out, places = b"%PDF-1.4\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, table)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, len(out))
    return out + head + end


FIRST = (
    "Riverton Council",
    "3 May 2021",
    "A bridge for Riverton by the end of next year",
    "The mayor said that the council would build the new bridge by the end of next year, and",
    "that the old one, which was closed to lorries last winter, would be opened again to buses in Sep-",
    "tember. Work begins in June.",
    "“We have the money,” Mayor Tom Brandt said as the members of the council walked over the",
)
SECOND = ("river to look at the place. Nobody spoke against it.", "2 / 2")


def test_a_pdf_document_is_its_text_by_paragraphs():
    document = documents.parse(pdf(FIRST, SECOND), "council.pdf")
    assert document.media == "text"
    _, _, _, work, money = document.text.split("\n\n")
    assert work.startswith(
        "The mayor said that the council would build the new bridge by the end of next year, and that"
    )
    assert work.endswith("would be opened again to buses in September. Work begins in June.")
    assert money.startswith("“We have the money,” Mayor Tom Brandt said as")
    assert money.endswith("walked over the river to look at the place. Nobody spoke against it.")


def test_a_pdf_document_that_is_torn_or_empty_is_said():
    with pytest.raises(UnreadableDocumentError, match=r"x\.pdf: cannot be read as a PDF file"):
        documents.parse(b"%PDF-1.7 text", "x.pdf")
    with pytest.raises(EmptyDocumentError, match="holds no text, only pictures"):
        documents.parse(pdf(()), "x.pdf")


def test_without_its_extra_a_pdf_document_is_rejected_with_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    extras.library.cache_clear()
    with pytest.raises(TimelineError, match=r"needs the extra 'pdf': pip install 'timeline-tracker\[pdf\]'"):
        documents.parse(pdf(FIRST), "x.pdf")
    extras.library.cache_clear()
