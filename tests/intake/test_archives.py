"""Many documents in one file, some of them made to hurt."""

import gzip
import io
import json
import os
import signal
import sys
import zipfile

import brotli
import pytest

from timeline.errors import TimelineError
from timeline.intake import extras
from timeline.intake.documents import archives, named_files
from timeline.intake.documents import loading as documents
from timeline.intake.documents.http_records import archived_answer
from timeline.intake.host import discovery
from timeline.intake.run import batch, unpacking

pytestmark = pytest.mark.usefixtures("traced_processes")

PAGE = (
    b"<!DOCTYPE html><html><body><p>The governors of two regions met in Riverton to speak of trade.</p></body></html>"
)
TEXT = b"3 May 2021\n\nA bridge\n\nThe governors of two regions met in Riverton to speak of trade."


def test_a_missing_library_names_its_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    extras.library.cache_clear()
    (tmp_path / "crawl.warc").write_bytes(b"WARC/1.0")
    ((_, told),) = loaded(tmp_path / "crawl.warc", tmp_path)
    assert "reading WARC files needs the extra 'warc': pip install 'timeline-tracker[warc]'" in told


def loaded(path, root):
    found, _ = named_files.of_paths([path], root)
    told = []
    for source in unpacking.each(found):
        try:
            told.append((source.path, source.load()))
        except TimelineError as error:
            told.append((source.path, str(error)))
    return told


def zipped(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_zip_yields_its_pages_by_name_without_pictures_and_scripts(tmp_path):
    members = {
        "b/page.html": PAGE,
        "a.txt": TEXT,
        "b/x.png": b"\x89PNG",
        "b/.hidden": b"x",
        "__MACOSX/a.txt": b"x",
        "c/": b"",
    }
    told = loaded(zipped(tmp_path / "pages.zip", members), tmp_path)
    assert [path for path, _ in told] == ["pages.zip/a.txt", "pages.zip/b/page.html"]
    assert [document.media for _, document in told] == ["text", "html"]
    assert told[0][1].path == "pages.zip/a.txt"


def test_names_in_a_zip_lead_nowhere(tmp_path):
    members = {"../../etc/passwd": TEXT, "/srv/x.txt": TEXT, "C:\\x\\y.txt": TEXT, "a\x1b[31m.txt": TEXT}
    told = loaded(zipped(tmp_path / "p.zip", members), tmp_path)
    assert {path for path, _ in told} == {
        "p.zip/etc/passwd",
        "p.zip/srv/x.txt",
        "p.zip/C:/x/y.txt",
        "p.zip/a_[31m.txt",
    }
    assert not (tmp_path / "etc").exists()


def test_a_bomb_costs_no_more_than_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "MAX_BYTES", 2**20)
    told = loaded(zipped(tmp_path / "p.zip", {"bomb.txt": b"x" * 2**24, "good.txt": TEXT}), tmp_path)
    assert "larger than 1,048,576 bytes" in told[0][1]
    assert told[1][1].content == TEXT
    (tmp_path / "liar.zip").write_bytes(
        (tmp_path / "p.zip").read_bytes().replace((2**24).to_bytes(4, "little"), b"\x09\0\0\0")
    )
    assert isinstance(loaded(tmp_path / "liar.zip", tmp_path)[0][1], str | documents.Document)


def test_an_archive_in_an_archive_is_not_opened(tmp_path):
    inner = io.BytesIO()
    zipped(inner, {"a.txt": TEXT})
    told = loaded(zipped(tmp_path / "p.zip", {"inner.zip": inner.getvalue()}), tmp_path)
    assert "not a text but a zip archive" in told[0][1]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"x" * 5000])
def test_what_is_no_zip_is_said(tmp_path, content):
    (tmp_path / "p.zip").write_bytes(content)
    assert "p.zip: cannot be read as a zip file" in loaded(tmp_path / "p.zip", tmp_path)[0][1]


def test_a_torn_member_is_named_and_the_rest_is_read(tmp_path):
    path = zipped(tmp_path / "p.zip", {"a.txt": TEXT * 50, "b.txt": TEXT})
    content = bytearray(path.read_bytes())
    content[60:70] = b"\xff" * 10
    path.write_bytes(content)
    told = loaded(path, tmp_path)
    assert "p.zip/a.txt: cannot be taken out of its archive" in told[0][1]
    assert told[1][1].content == TEXT


def test_a_member_of_a_zip_without_a_name_is_passed_over(tmp_path):
    path = zipped(tmp_path / "p.zip", {"b.txt": TEXT})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(zipfile.ZipInfo(""), TEXT)
    assert [name for name, _ in loaded(path, tmp_path)] == ["p.zip/b.txt"]


def test_an_empty_zip_is_said(tmp_path):
    assert "there is no article in it" in loaded(zipped(tmp_path / "p.zip", {"x.png": b"x"}), tmp_path)[0][1]


def dying(real, at, dead):
    """Do as `real` does, but let what is asked of `at` end the process, as a library may that was outwitted."""

    def called(*given):
        if given[-1].endswith(at):
            os.kill(os.getpid(), dead)
        return real(*given)

    return called


@pytest.mark.parametrize(
    ("dead", "why"),
    [
        (signal.SIGXCPU, "it took more than 10 seconds of processor time"),
        (signal.SIGKILL, "its process died (SIGKILL)"),
    ],
)
def test_a_member_that_ends_the_process_that_unpacks_costs_nothing_else(tmp_path, monkeypatch, dead, why):
    monkeypatch.setattr(archives, "_member", dying(archives._member, "b.txt", dead))
    told = loaded(zipped(tmp_path / "p.zip", {f"{name}.txt": TEXT for name in "abcd"}), tmp_path)
    assert [path for path, _ in told] == [f"p.zip/{name}.txt" for name in "abcd"]
    assert told[1][1] == f"p.zip/b.txt: was given up: {why}"
    assert all(told[number][1].content == TEXT for number in (0, 2, 3))


def test_an_archive_that_ends_the_process_before_its_first_member_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "_wanted", dying(archives._wanted, "b.txt", signal.SIGXCPU))
    (told,) = loaded(zipped(tmp_path / "p.zip", {"a.txt": TEXT, "b.txt": TEXT}), tmp_path)
    assert told[1].startswith("p.zip: was given up: it took more than 10 seconds")


def test_members_without_end_that_end_the_process_are_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "_member", dying(archives._member, ".txt", signal.SIGKILL))
    told = loaded(zipped(tmp_path / "p.zip", {f"{number:02}.txt": TEXT for number in range(30)}), tmp_path)
    assert len(told) == 21
    assert told[-1] == ("p.zip", "p.zip: 20 of its members cannot be taken out; the rest is left out")


def test_what_comes_out_of_one_archive_is_limited(tmp_path, monkeypatch):
    monkeypatch.setattr(unpacking, "MOST_IN_ALL", 5000)
    told = loaded(zipped(tmp_path / "p.zip", {f"{name}.txt": TEXT + b" " * 2000 for name in "abcd"}), tmp_path)
    assert [isinstance(one, documents.Document) for _, one in told] == [True, True, False]
    assert told[-1][1] == "p.zip: holds more than 5,000 bytes; the rest is left out"


def test_where_no_process_can_be_forked_an_archive_is_unpacked_the_same(tmp_path, monkeypatch):
    path = zipped(tmp_path / "p.zip", {"a.txt": TEXT, "b.html": PAGE})
    forked = loaded(path, tmp_path)
    monkeypatch.setenv("TIMELINE_START", "spawn")
    assert loaded(path, tmp_path) == forked


def warc(path, *responses, packed=True):
    out = io.BytesIO()
    for number, (status, kind, body) in enumerate(responses):
        block = b"HTTP/1.1 %d OK\r\nContent-Type: %s\r\n\r\n%s" % (status, kind, body)
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
            f"WARC-Target-URI: https://example.org/{number}\r\nWARC-Date: 2021-05-03T10:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        out.write(gzip.compress(record) if packed else record)
    path.write_bytes(out.getvalue())
    return path


@pytest.mark.parametrize(("name", "packed"), [("news.warc.gz", True), ("news.warc", False)])
def test_a_warc_yields_its_pages_with_address_and_time(tmp_path, name, packed):
    path = warc(
        tmp_path / name,
        (200, b"text/html; charset=utf-8", PAGE),
        (404, b"text/html", PAGE),
        (200, b"image/png", b"\x89PNG"),
        (200, b"text/plain", TEXT),
        packed=packed,
    )
    told = loaded(path, tmp_path)
    assert [path for path, _ in told] == [f"{name}/00000000-0000-0000-0000-00000000000{n}" for n in (0, 3)]
    first = told[0][1]
    assert (first.url, first.fetched, first.media) == ("https://example.org/0", "2021-05-03T10:00:00Z", "html")
    assert first.content == PAGE


@pytest.mark.parametrize("packed", [True, False])
def test_a_record_that_ends_the_process_that_unpacks_costs_nothing_else(tmp_path, monkeypatch, packed):
    real = archives._record
    fatal = dying(lambda one, name, _: real(one, name), "2>", signal.SIGXCPU)
    monkeypatch.setattr(archives, "_record", lambda one, name: fatal(one, name, one.record_id))
    path = warc(tmp_path / "n.warc.gz", *[(200, b"text/html", PAGE)] * 4, packed=packed)
    told = loaded(path, tmp_path)
    assert [isinstance(one, documents.Document) for _, one in told] == [True, True, False, True]
    assert told[2][0].endswith("-000000000002")
    assert told[2][1].endswith("seconds of processor time")
    assert told[3][0].endswith("-000000000003")


def test_a_record_that_is_damaged_is_told_and_what_stands_behind_it_is_read(tmp_path):
    path = warc(tmp_path / "n.warc.gz", *[(200, b"text/html", PAGE)] * 5)
    content = bytearray(path.read_bytes())
    third = [at for at in range(len(content)) if content[at : at + 3] == b"\x1f\x8b\x08"][2]
    content[third + 60 : third + 75] = b"\xff" * 15
    path.write_bytes(bytes(content))
    told = loaded(path, tmp_path)
    assert [isinstance(one, documents.Document) for _, one in told] == [True, True, False, True, True]
    assert "what stands before it cannot be read (Gzip" in told[2][1]


@pytest.mark.parametrize("length", [b"9", b"x", b"-"])
def test_a_record_that_tells_a_wrong_length_costs_no_other(tmp_path, length):
    path = warc(tmp_path / "n.warc", *[(200, b"text/html", PAGE)] * 4, packed=False)
    parts = path.read_bytes().split(b"WARC/1.0\r\n")
    parts[2] = parts[2].replace(b"Content-Length: ", b"Content-Length: " + length)
    path.write_bytes(b"WARC/1.0\r\n".join(parts))
    told = loaded(path, tmp_path)
    pages = [one for _, one in told if isinstance(one, documents.Document)]
    assert [one.url[-1] for one in pages if not one.cut] == ["0", "2", "3"]
    assert all(one.content == PAGE for one in pages)


def test_a_torn_warc_is_read_as_far_as_it_goes_and_said(tmp_path):
    path = warc(tmp_path / "news.warc.gz", *[(200, b"text/html", PAGE)] * 5)
    path.write_bytes(path.read_bytes()[:-40])
    told = loaded(path, tmp_path)
    assert sum(isinstance(one, documents.Document) for _, one in told) >= 4


def records(path, *bodies, extra=b"", length=0):
    """A WARC with a record for each body, whose HTTP head has a line more and whose own tells so many bytes more."""
    out = b""
    for number, body in enumerate(bodies):
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + extra + b"\r\n" + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0-{number}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block) + length}\r\n\r\n"
        )
        out += head.encode() + block + b"\r\n\r\n"
    path.write_bytes(out)
    return path


def chunked(body, size=50):
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("extra", "odd", "cut"),
    [
        (b"Transfer-Encoding: chunked\r\n", PAGE, None),
        (b"Transfer-Encoding: chunked\r\n", chunked(PAGE), None),
        (b"Transfer-Encoding: chunked\r\n", chunked(PAGE)[:-40], "its last chunk is cut off"),
        (b"Transfer-Encoding: chunked\r\n", chunked(PAGE)[:57] + b"nonsense", "a chunk of it is no chunk"),
        (b"Content-Encoding: gzip\r\n", PAGE, None),
        (b"Content-Encoding: gzip\r\n", gzip.compress(PAGE, mtime=0), None),
        (b"Content-Encoding: gzip\r\n", gzip.compress(PAGE * 9, mtime=0)[:-60], "it cannot be unpacked to its end"),
        (b"Content-Encoding: deflate\r\n", PAGE, None),
        (b"Content-Encoding: br\r\n", PAGE, None),
        (b"Content-Encoding: br\r\n", brotli.compress(PAGE), None),
        (b"Content-Encoding: br\r\n", brotli.compress(PAGE)[:-9], "it cannot be unpacked to its end"),
        (b"Content-Encoding: br\r\nTransfer-Encoding: gzip, chunked\r\n", chunked(gzip.compress(PAGE, mtime=0)), None),
    ],
)
def test_a_head_that_is_untrue_of_its_body_costs_no_other_record(tmp_path, extra, odd, cut):
    told = loaded(records(tmp_path / "n.warc", PAGE, odd, PAGE, extra=extra), tmp_path)
    assert [one.content[:6] for _, one in told] == [PAGE[:6]] * 3
    assert (told[1][1].content == PAGE, told[1][1].cut) == (cut is None, cut)
    assert told[2][1].content == PAGE


def arc(path, *pages, packed=False, fields=5):
    """An ARC file of these (address, head, body): a line about each stands before what was answered."""
    names = b"URL IP-address Archive-date Content-type Archive-length"
    if fields > 5:
        names = b"URL IP-address Archive-date Content-type Result-code Checksum Location Offset Filename Archive-length"
    version = b"%d 0 a crawler\n%s\n" % (1 if fields == 5 else 2, names)
    parts = [b"filedesc://a.arc 0.0.0.0 20140216050221 text/plain %d\n%s\n" % (len(version), version)]
    more = b"200 - - 0 a.arc " if fields > 5 else b""
    for url, head, body in pages:
        block = head + body
        parts.append(b"%s 192.0.2.1 20140216050222 text/html %s%d\n%s\n" % (url, more, len(block), block))
    path.write_bytes(b"".join(gzip.compress(part) if packed else part for part in parts))
    return path


OK_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"


@pytest.mark.parametrize(
    ("name", "packed", "fields"), [("a.arc", False, 5), ("a.arc.gz", True, 5), ("a.arc", False, 10)]
)
def test_an_arc_yields_its_pages_with_address_and_time(tmp_path, name, packed, fields):
    pages = [
        (b"http://example.org/a b.html", OK_HEAD, PAGE),
        (b"http://example.org/gone", b"HTTP/1.1 404 Gone\r\n\r\n", PAGE),
        (b"dns:example.org", b"", b"192.0.2.1"),
        (b"http://example.org/c", OK_HEAD.replace(b"\r\n", b"\n"), PAGE),
    ]
    told = loaded(arc(tmp_path / name, *pages, packed=packed, fields=fields), tmp_path)
    read = [one for _, one in told if isinstance(one, documents.Document)]
    assert [(one.url, one.fetched) for one in read] == [
        ("http://example.org/a b.html", "2014-02-16T05:02:22Z"),
        ("http://example.org/c", "2014-02-16T05:02:22Z"),
    ]
    assert [one.content for one in read] == [PAGE, PAGE]


def test_an_arc_that_is_torn_or_none_is_said(tmp_path):
    path = arc(tmp_path / "a.arc", (b"http://example.org/a", OK_HEAD, PAGE), (b"http://example.org/b", OK_HEAD, PAGE))
    path.write_bytes(path.read_bytes()[:-30])
    whole, torn = (one for _, one in loaded(path, tmp_path))
    assert (whole.cut, "its record is cut off" in torn.cut) == (None, True)
    path.write_bytes(b"filedesc://a.arc 0.0.0.0 20140216050221 text/plain 9\n123456789\nno line of a record\n")
    assert "cannot be read past its record 0" in loaded(path, tmp_path)[0][1]


def test_what_is_no_record_of_an_arc_is_told_and_what_stands_behind_it_is_read(tmp_path):
    pages = [(b"http://example.org/%d" % number, OK_HEAD, PAGE) for number in range(3)]
    path = arc(tmp_path / "a.arc", *pages)
    path.write_bytes(path.read_bytes().replace(b"http://example.org/1 ", b"nowhere,"))
    told = loaded(path, tmp_path)
    assert [getattr(one, "url", None) for _, one in told] == ["http://example.org/0", None, "http://example.org/2"]
    assert "what stands before it is no record" in told[1][1]


def damaged(path, number, at=60, size=15):
    """Bytes of the gzip member of that number are others."""
    content = bytearray(path.read_bytes())
    begin = [at for at in range(len(content)) if content[at : at + 3] == b"\x1f\x8b\x08"][number]
    content[begin + at : begin + at + size] = b"\xff" * size
    path.write_bytes(bytes(content))


@pytest.mark.parametrize(("at", "size"), [(60, 15), (0, 2), (12, 40)])
def test_a_record_of_a_packed_arc_that_is_damaged_is_told_and_what_stands_behind_it_is_read(tmp_path, at, size):
    pages = [(b"http://example.org/%d" % number, OK_HEAD, PAGE) for number in range(4)]
    path = arc(tmp_path / "a.arc.gz", *pages, packed=True)
    before = [name for name, _ in loaded(path, tmp_path)]
    damaged(path, 2, at, size)
    told = loaded(path, tmp_path)
    assert [getattr(one, "url", None) for _, one in told] == [
        "http://example.org/0",
        None,
        "http://example.org/2",
        "http://example.org/3",
    ]
    assert "what stands before it cannot be read (Error" in told[1][1]
    assert all(one.content == PAGE for _, one in told if isinstance(one, documents.Document))
    assert before[0] == told[0][0]
    assert len({name for name, one in told if isinstance(one, documents.Document)}) == 3


def test_what_a_packed_arc_tells_of_its_fields_holds_behind_damage(tmp_path):
    pages = [(b"http://example.org/%d" % number, OK_HEAD, PAGE) for number in range(3)]
    path = arc(tmp_path / "a.arc.gz", *pages, packed=True, fields=10)
    damaged(path, 1)
    told = loaded(path, tmp_path)
    assert [getattr(one, "url", None) for _, one in told] == [None, "http://example.org/1", "http://example.org/2"]


def test_a_record_of_a_packed_arc_whose_checksum_is_another_is_not_taken_for_whole(tmp_path):
    page = PAGE.replace(b"</p>", b" " * 90_000 + b"</p>")
    pages = [(b"http://example.org/%d" % number, OK_HEAD, page) for number in range(3)]
    path = arc(tmp_path / "a.arc.gz", *pages, packed=True)
    content = path.read_bytes()
    third = [at for at in range(len(content)) if content[at : at + 3] == b"\x1f\x8b\x08"][3]
    path.write_bytes(content[: third - 8] + b"\xff" * 4 + content[third - 4 :])
    told = loaded(path, tmp_path)
    assert [getattr(one, "url", None) for _, one in told] == ["http://example.org/0", None, "http://example.org/2"]


def test_a_packed_arc_is_read_through_padding_and_said_where_nothing_follows_its_damage(tmp_path):
    pages = [(b"http://example.org/%d" % number, OK_HEAD, PAGE) for number in range(2)]
    path = arc(tmp_path / "a.arc.gz", *pages, packed=True)
    path.write_bytes(path.read_bytes() + b"\0" * 70_000)
    assert [one.url[-1] for _, one in loaded(path, tmp_path)] == ["0", "1"]
    damaged(path, 2)
    told = loaded(path, tmp_path)
    assert [getattr(one, "url", None) for _, one in told] == ["http://example.org/0", None]
    assert "cannot be read past its record 1 (Error" in told[1][1]
    whole = arc(tmp_path / "b.arc", *pages)
    (tmp_path / "b.arc.gz").write_bytes(gzip.compress(whole.read_bytes())[:-30])
    assert "cannot be read past its record" in loaded(tmp_path / "b.arc.gz", tmp_path)[-1][1]


def test_a_record_of_a_page_without_a_server_is_read_and_a_crawlers_notes_are_not(tmp_path):
    out = b""
    for kind, url, body in (
        (b"text/html; charset=koi8-r", b"http://example.org/a", "<html><body><p>Мост открыт.</p>".encode("koi8-r")),
        (b"text/plain", b"metadata://example.org/wget.log", TEXT),
        (b"image/png", b"http://example.org/b", b"\x89PNG"),
    ):
        head = b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1-2>\r\nWARC-Target-URI: <%s>\r\n" % url
        head += b"WARC-Date: 2008-10-294T05:21:46-0700\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
        out += head % (kind, len(body)) + body + b"\r\n\r\n"
    (tmp_path / "a.warc").write_bytes(out)
    ((_, document),) = loaded(tmp_path / "a.warc", tmp_path)
    assert (document.url, document.fetched, document.charset) == ("http://example.org/a", None, "koi8-r")
    assert "Мост открыт." in document.text


def test_the_character_set_that_a_server_told_is_used(tmp_path):
    text = "<html><body><p>The mayor of Łódź said: „Zbudujemy most.”</p></body></html>"
    path = warc(
        tmp_path / "n.warc",
        (200, b"text/html; charset=ISO-8859-2", text.replace("„", "").encode("iso-8859-2", "ignore")),
    )
    ((_, document),) = loaded(path, tmp_path)
    assert "The mayor of Łódź said" in document.text


@pytest.mark.parametrize("packed", [True, False])
def test_a_record_that_is_cut_off_is_partial_and_told(tmp_path, packed):
    page = PAGE.replace(b"</body>", b"<p>And more of it.</p>" * 200 + b"</body>")
    path = warc(tmp_path / "n.warc.gz", (200, b"text/html", page), (200, b"text/html", page), packed=packed)
    path.write_bytes(path.read_bytes()[: -40 if packed else -900])
    whole, torn = (one for _, one in loaded(path, tmp_path))
    assert (whole.content, whole.cut) == (page, None)
    assert "its record is cut off: " in torn.cut
    read = batch.read(torn, discovery.discover(installed=False))
    assert read.reading.partial == torn.cut


def test_a_record_that_is_cut_off_in_its_head_is_told(tmp_path):
    path = records(tmp_path / "n.warc", PAGE, PAGE)
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rindex(b"text/html") + 3])
    told = loaded(path, tmp_path)
    assert "cut off in its head" in told[1][1]


def test_a_warc_bomb_costs_no_more_than_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "MAX_BYTES", 2**20)
    told = loaded(warc(tmp_path / "n.warc.gz", (200, b"text/html", b"x" * 2**24), (200, b"text/html", PAGE)), tmp_path)
    assert "larger than" in told[0][1]
    assert told[1][1].content == PAGE


@pytest.mark.parametrize(("encoding", "pack"), [(b"br", brotli.compress), (b"gzip", gzip.compress)])
def test_a_page_that_unpacks_to_more_than_the_limit_is_not_unpacked_further(encoding, pack):
    raw = b"HTTP/1.1 200 OK\r\nContent-Encoding: " + encoding + b"\r\n\r\n" + pack(b"x" * 2**24)
    assert 2**16 < len(archived_answer(raw, 2**16).body) < 2**18


@pytest.mark.parametrize("content", [b"", b"no warc at all", gzip.compress(b"nor this", mtime=0)])
def test_what_is_no_warc_is_said(tmp_path, content):
    (tmp_path / "n.warc.gz").write_bytes(content)
    assert len(loaded(tmp_path / "n.warc.gz", tmp_path)) == 1


def test_a_saved_page_says_where_it_came_from_and_its_parts_are_no_articles(tmp_path):
    saved = PAGE.replace(b"<html>", b"<!-- saved from url=(0026)https://example.org/bridge -->\n<html>")
    (tmp_path / "page.html").write_bytes(saved)
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "frame.html").write_bytes(PAGE)
    ((path, document),) = loaded(tmp_path, tmp_path)
    assert (path, document.url) == ("page.html", "https://example.org/bridge")


def test_what_stands_beside_a_fetched_page_tells_its_address_and_time(tmp_path):
    (tmp_path / "page.html").write_bytes(PAGE)
    beside = {"url": "https://example.org/b", "fetched": "2021-05-03T10:00:00Z"}
    (tmp_path / "page.html.source.json").write_text(json.dumps(beside))
    ((_, document),) = loaded(tmp_path, tmp_path)
    assert (document.url, document.fetched) == ("https://example.org/b", "2021-05-03T10:00:00Z")
    (tmp_path / "page.html.source.json").write_text("{broken")
    assert loaded(tmp_path, tmp_path)[0][1].url is None


@pytest.mark.parametrize("content", [b'{"url": "x", "fetched": "y"}' + b" " * 70_000, b"\xff", b"[" * 50_000, None])
def test_what_stands_beside_a_page_may_be_anything(tmp_path, content):
    (tmp_path / "page.html").write_bytes(PAGE)
    beside = tmp_path / "page.html.source.json"
    if content is None:
        os.mkfifo(beside)
    else:
        beside.write_bytes(content)
    ((_, document),) = loaded(tmp_path / "page.html", tmp_path)
    assert document.url is None
