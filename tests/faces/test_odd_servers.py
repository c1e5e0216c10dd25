"""Servers, feeds and archives that answer anything: each document or address is a report, and the run goes on."""

import http.client
import lzma
import zipfile
from contextlib import suppress
from ipaddress import ip_address

import pytest

from timeline import log
from timeline.app import feeds, fetching, gathering, web_requests
from timeline.app.addresses import RefusedAddressError, UnknownHostError, is_ever, resolve
from timeline.app.fetching import Fetcher, Manners
from timeline.app.gathering import Gatherer
from timeline.codec import LineError
from timeline.errors import TimelineError
from timeline.intake.documents import archives, loading, named_files
from timeline.intake.host import discovery
from timeline.intake.run import batch, importing, processes, reading_process, unpacking
from timeline.intake.run.batch import Batch, Rejected
from timeline.intake.run.workers import Readers
from timeline.workspace import create

PAGE = b"<html><head><title>A bridge</title></head><body><p>The bridge was opened on 3 May 2021.</p></body></html>"
ODD = ("", " ", "http://[", "http://[::1", "//", "http://:99999/", "http://a:b/", "http://x\u2100y/", "mailto:a@b",
       "http://" + "a" * 70 + "\u00e9.example/", "http://\u202eexample.org/", "\x00", "http://example.org/\ud800",
       "http://-.-/", "javascript:1", "http://user:secret@example.org/", "http://xn--a/")  # fmt: skip
WAITS = ("", "\u00b2", "9" * 500, "-1", "nan", "Mon, 99 Foo 2021", "Fri, 31 Dec 9999 23:59:59 -9999", "1e9", "\x00")
ROBOTS = (b"\xff\xfe", b"user-agent: *\ndisallow: /" + b"*" * 5000, b"crawl-delay: \xc2\xb2", b"sitemap: http://[",
          b"user-agent: *\nrequest-rate: x/y\nvisit-time: z", b"\0" * 1000, b"allow: %zz", b"")  # fmt: skip


class Odd(Fetcher):
    """Asks nobody: `told` answers an address with status, headers and body."""

    def _ask(self, url, conditions, errand):
        for name, value in conditions.items():
            http.client.HTTPConnection("a")._encode_request(name + value)
        return web_requests.HttpAnswer(*self.told(url))


def odd(told):
    fetcher = type("Told", (Odd,), {"told": staticmethod(told)})
    return fetcher(Manners(pause=0.0, total=3.0), sleep=lambda _: None)


def run(told, tmp_path, address="https://example.org/feed", **options):
    """Return what is said of the documents under an address that could not be loaded."""
    reasons = []
    for source in unpacking.each([Gatherer(fetcher=odd(told), root=tmp_path, **options).of(address)]):
        try:
            source.load()
        except TimelineError as error:
            reasons.append(f"{source.path} {error}")
    return reasons


def feed(*links):
    items = "".join(f"<item><link>{link}</link></item>" for link in links)
    return f"<rss><channel>{items}</channel></rss>".encode("utf-8", "replace")


@pytest.mark.parametrize("place", ODD)
def test_where_a_page_leads_may_be_anything(place, tmp_path):
    def moved(url):
        return (302, {"location": place}, b"") if url.endswith("/feed") else (200, {}, PAGE)

    told = run(moved, tmp_path)
    assert len(told) <= 1
    assert "secret" not in "".join(told)


@pytest.mark.parametrize("link", ODD)
def test_what_a_feed_or_a_sitemap_lists_may_be_anything(link, tmp_path):
    for listing in (feed(link, "/story"), b"<urlset><url><loc>/story</loc></url></urlset>"):
        asked = []

        def answer(url, listing=listing, asked=asked):
            asked.append(url)
            return 200, {}, listing if url.endswith("/feed") else PAGE

        told = run(answer, tmp_path)
        assert "https://example.org/story" in asked
        assert "secret" not in "".join(told)


def test_a_feed_that_takes_for_ever_is_given_up_and_told(tmp_path, monkeypatch):
    def for_ever(*_):
        while True:
            pass

    monkeypatch.setattr(feeds, "links", for_ever)
    told = run(lambda url: (200, {}, feed("/a")), tmp_path, limits=processes.Limits(cpu=0, wall=20))
    assert "it took more than 0 seconds of processor time" in told[0]


def test_sitemaps_that_list_themselves_and_each_other_are_asked_once(tmp_path):
    asked = []
    listed = b"".join(
        b"<sitemap><loc>/%s</loc></sitemap>" % name for name in (b"feed", b"one.xml", b"two.xml", b"feed")
    )

    def answer(url):
        asked.append(url)
        return 200, {}, b"<sitemapindex>" + listed + b"</sitemapindex>"

    assert run(answer, tmp_path) == ["https://example.org/feed https://example.org/feed: it lists nothing"]
    assert sorted(asked) == sorted(set(asked))
    assert len(asked) == 4


def test_two_hundred_sitemaps_are_asked_and_the_others_told(tmp_path):
    asked = set()
    listed = "".join(f"<sitemap><loc>/{number}.xml</loc></sitemap>" for number in range(230))

    def answer(url):
        asked.add(url)
        told = f"<sitemapindex>{listed}</sitemapindex>" if url.endswith("/feed") else ""
        return (200, {}, told.encode()) if told else (404, {}, b"")

    (*_, last) = run(answer, tmp_path)
    assert "it leads to 31 sitemaps more than 200; name those that you want by their own addresses" in last
    assert sum(url.endswith(".xml") for url in asked) == 199


@pytest.mark.parametrize("wait", WAITS)
def test_how_long_to_wait_may_be_anything(wait, tmp_path):
    told = run(lambda url: (200, {}, b"") if "robots" in url else (503, {"retry-after": wait}, b""), tmp_path)
    assert "503 Service Unavailable" in told[0]


@pytest.mark.parametrize("rules", ROBOTS)
def test_what_a_host_forbids_may_be_written_in_any_way(rules, tmp_path):
    assert len(run(lambda url: (200, {}, rules if "robots" in url else PAGE), tmp_path)) <= 1


@pytest.mark.parametrize("etag", ['"a\r\nHost: b"', "\u2603", "x" * 5000, "\x00", '"1"'])
def test_what_is_kept_of_a_page_may_be_anything(etag, tmp_path):
    first = run(lambda url: (200, {"etag": etag}, PAGE), tmp_path, "https://example.org/a", seeds=tmp_path / "seeds")
    again = run(lambda url: (304, {}, b""), tmp_path, "https://example.org/a", seeds=tmp_path / "seeds")
    assert first == again == []


def bug(*_, **__):
    raise ArithmeticError("a bug")


@pytest.mark.parametrize(
    ("module", "name"),
    [(feeds, "is_listing"), (gathering.documents, "parse"), (fetching.robots, "rules_of"), (fetching, "urljoin")],
)
def test_whatever_is_raised_at_an_address_is_told_of_that_address(module, name, tmp_path, monkeypatch):
    monkeypatch.setattr(module, name, bug)
    fetched = odd(lambda url: (302, {"location": "/b"}, PAGE) if name == "urljoin" else (200, {}, PAGE))
    sources = unpacking.each([Gatherer(fetcher=fetched, root=tmp_path).of("https://example.org/a")])
    answers = []
    with Readers(None, tmp_path) as readers:
        answers = list(readers.read(sources))
    assert [(type(one), "a bug" in one.reason) for one in answers] == [(Rejected, True)]


def test_whatever_is_raised_of_a_document_or_an_archive_is_told_of_that_one(tmp_path, monkeypatch):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"A bridge {name}\n\n3 May 2021\n\nThe bridge was opened. It stands now.\n")
    with zipfile.ZipFile(tmp_path / "c.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("d.txt", "A ferry\n\n3 May 2021\n\nThe ferry was sunk.\n")
    whole = (tmp_path / "c.zip").read_bytes()
    at = whole.index(b"d.txt") + 20
    (tmp_path / "c.zip").write_bytes(whole[:at] + bytes(10) + whole[at + 10 :])
    real = reading_process.attempt

    def fails(document, *args, **options):
        if document.path == "a.txt":
            raise lzma.LZMAError("a bug")
        return real(document, *args, **options)

    monkeypatch.setattr(reading_process, "attempt", fails)
    found, _ = named_files.of_paths([tmp_path], tmp_path)
    with Readers(None, tmp_path) as readers:
        told = {one.path: one for one in readers.read(unpacking.each(found))}
    assert "was given up: LZMAError: a bug" in told["a.txt"].reason
    assert isinstance(told["b.txt"], Batch)
    assert isinstance(told["c.zip/d.txt"], Rejected)

    monkeypatch.setattr(archives, "zipped", bug)
    found, _ = named_files.of_paths([tmp_path / "c.zip"], tmp_path)
    with pytest.raises(TimelineError, match=r"c\.zip: cannot be read any further \(ArithmeticError: a bug\)"):
        [source.load() for source in unpacking.each(found)]


def test_a_reading_that_no_line_can_be_made_of_is_rejected_by_itself(place, monkeypatch):
    readings = [batch_of(place.root, name) for name in ("a", "b", "c")]
    real = log.Appender.append_readings

    def fails(self, batches, **told):
        made = list(batches)
        if any("b.txt" in reading.path for _, reading in made):
            raise LineError("half a character")
        return real(self, made, **told)

    monkeypatch.setattr(log.Appender, "append_readings", fails)
    writer = log.Writer(place)
    done = list(importing.run(readings, writer.locked, recorded=lambda: "2026-01-01T00:00:00Z", by="x", chunk=5))
    assert [one.status for one in done] == ["new", "rejected", "new"]
    assert done[1].reason == "no line can be made of it: half a character"


def batch_of(root, name):
    (root / f"{name}.txt").write_text(f"A bridge {name}\n\n3 May 2021\n\nThe bridge {name} was opened on Monday.\n")
    return batch.attempt(loading.load(root / f"{name}.txt", root), discovery.discover(installed=False))


@pytest.fixture
def place(tmp_path):
    return create(tmp_path / "work")


PRIVATE = [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "017700000001",
    "0x7f.1",
    "127.0.1",
    "localhost",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[0:0:0:0:0:0:0:1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",
    "10.0.0.1",
    "0xa.0.0.1",
    "167772161",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    "3232235521",
    "0300.0250.0.1",
    "169.254.169.254",
    "2852039166",
    "[::ffff:169.254.169.254]",
    "[fe80::1]",
    "[fd00::1]",
    "[fc00::1]",
    "[fec0::1]",
    "0",
    "0.0.0.0",
    "[::]",
    "100.64.0.1",
    "198.18.0.1",
    "192.0.0.192",
    "224.0.0.1",
    "255.255.255.255",
    "[ff02::1]",
    "[::127.0.0.1]",
    "[64:ff9b:1::7f00:1]",
]


@pytest.mark.parametrize("spelled", PRIVATE)
def test_no_spelling_of_a_private_address_is_connected_to(spelled, monkeypatch):
    def connected(*_, **__):
        raise AssertionError(f"{spelled} was connected to")

    monkeypatch.setattr(web_requests.socket, "create_connection", connected)
    with pytest.raises((RefusedAddressError, UnknownHostError)):
        Fetcher(Manners(pause=0.0)).fetch(f"http://{spelled}/")


@pytest.mark.parametrize(
    "address",
    [
        "169.254.169.254",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::",
        "fe80::1",
        "fd00:ec2::254",
        "::169.254.169.254",
        "0.0.0.0",
        "::",
        "224.0.0.1",
        "ff02::1",
    ],
)
def test_where_private_addresses_are_allowed_no_link_local_one_is(address):
    assert not is_ever(ip_address(address))
    with pytest.raises(RefusedAddressError):
        resolve(address, 80, allow_private=True)


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.0.0.1", "192.168.1.1", "fd12::1", "::ffff:10.0.0.1"])
def test_private_ones_are_where_they_are_allowed(address):
    assert is_ever(ip_address(address))


@pytest.mark.parametrize("place", ["http://10.0.0.1/", "http://192.168.7.7:8000/", "http://192.168.7.7:22/x"])
def test_only_the_host_that_the_user_named_may_be_a_private_one(place, monkeypatch, tmp_path):
    connected = []

    def connect(address, **_):
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(web_requests.socket, "create_connection", connect)
    private = Fetcher(Manners(pause=0.0, tries=1, allow_private=True))
    for named in ("http://8.8.8.8/feed", "http://192.168.7.7:8001/feed"):
        with suppress(TimelineError):
            private.fetch(place, named=named)
        assert connected == []
    with suppress(TimelineError):
        private.fetch(place)
    assert connected
