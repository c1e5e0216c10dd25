"""Documents made to hurt, each read in a worker: text, or rejected with the reason, in bounded time."""

import resource

import pytest

from timeline.intake.documents import loading as documents
from timeline.intake.documents import unread
from timeline.intake.run.batch import Batch, Rejected
from timeline.intake.run.processes import Limits
from timeline.intake.run.workers import Readers

LEAD = "The governors of two regions met in Riverton to speak of trade, and the talks went on until the evening."
GOOD = f"3 May 2021\n\nTwo sides agree to build a bridge\n\n{LEAD}\n"
N = 100_000


def html(body, head="<title>A bridge</title>"):
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode("utf-8", "surrogatepass")


FIXTURES = {
    "text: one line of 10 MB": LEAD.encode() * N,
    "text: 10 MB without a blank": b"x" * 10_000_000,
    "text: a million short lines": b"a b\n" * 1_000_000,
    "text: brackets": b"(" * N + GOOD.encode(),
    "text: quotation marks": "“".encode() * N + GOOD.encode(),
    "text: apostrophes": b"'" * N,
    "text: digits": b"1" * N + GOOD.encode(),
    "text: dates": b"3 May 2021 " * 20_000,
    "text: amounts": b"$3 million " * 20_000,
    "text: capital words": b"Aaa " * N,
    "text: dots": b"A. " * N,
    "text: NULs": GOOD.encode().replace(b" ", b"\0 ", 20),
    "text: mixed encodings": GOOD.encode() + "Губернатор".encode("windows-1251") * 9 + "Губернатор".encode() * 9,
    "text: bidi and escapes": GOOD.replace("met", "\x1b[31mmet\u202e\u2066").encode(),
    "text: combining marks": ("e" + "\u0301" * N + GOOD).encode(),
    "text: stamps without end": b"Posted: 03.02.2021 10:15:00\n" * N,
    "text: utf-16 torn": GOOD.encode("utf-16")[:-1],
    "html: 100,000 levels": html("<div>" * N + LEAD + "</div>" * N),
    "html: 100,000 levels of emphasis": html("<b><i>" * (N // 2) + LEAD),
    "html: 50,000 attributes": html("<p " + " ".join(f"a{n}=1" for n in range(50_000)) + f">{LEAD}</p>"),
    "html: one attribute of 5 MB": html(f"<p class='{'x' * 5_000_000}'>{LEAD}</p>"),
    "html: one line of 10 MB": html(f"<p>{LEAD * N}</p>"),
    "html: half characters": html(f"<p>{LEAD}&#xD800;</p><p>{LEAD}\udcff</p>"),
    "html: entities": html("&amp;" * 500_000 + LEAD),
    "html: XML bomb": b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><html>&b;</html>',
    "html: external entity": b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>&x;</p></html>',
    "html: JSON-LD of 100,000 levels": html(LEAD, f'<script type="application/ld+json">{"[" * N}</script>'),
    "html: JSON-LD of a million items": html(LEAD, f'<script type="application/ld+json">[{"1," * 10**6}1]</script>'),
    "html: tables in tables": html("<table><tr><td>" * 20_000 + LEAD),
    "html: scripts that never end": html("<script>" * N + LEAD),
    "html: comments that never end": html("<!--" * N + LEAD),
    "html: a title without end": html(LEAD, "<title>" + "Bridge " * N),
}


@pytest.fixture(scope="module")
def readers(tmp_path_factory):
    with Readers(None, tmp_path_factory.mktemp("w"), limits=Limits(cpu=2, wall=60, memory=512 * 2**20)) as running:
        yield running


@pytest.mark.no_cover
@pytest.mark.parametrize("name", FIXTURES)
def test_a_hostile_document_costs_what_it_may_and_no_more(readers, name):
    def load():
        return documents.parse(FIXTURES[name], "hostile")

    good = unread.UnreadDocument("good", lambda: documents.parse(GOOD.encode(), "good"))
    before = resource.getrusage(resource.RUSAGE_SELF)
    told, beside = readers.read([unread.UnreadDocument("hostile", load), good])
    after = resource.getrusage(resource.RUSAGE_SELF)
    assert after.ru_utime - before.ru_utime < 10
    assert isinstance(beside, Batch)
    assert beside.article.title == "Two sides agree to build a bridge"
    if isinstance(told, Rejected):
        assert told.reason
    else:
        assert told.article.text.strip()
        assert told.article.title.strip()
        assert "root:" not in told.article.text
        for event in told.events:
            assert event.quote == told.article.text[event.span[0] : event.span[1]]


@pytest.mark.parametrize("name", FIXTURES)
def test_each_is_a_text_or_a_page_or_named_for_what_it_is(name):
    try:
        media = documents.parse(FIXTURES[name], name).media
    except documents.BinaryDocumentError:
        media = "text"
    assert media == name.partition(":")[0]
