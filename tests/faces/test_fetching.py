"""Fetching from a local server that misbehaves in every way it can."""

import gzip
import json
import shutil
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from tests.faces.conftest import listening
from tests.faces.test_import_robust import paths, timeline, workspace  # noqa: F401 - a fixture
from timeline.app import feeds, fetching
from timeline.app.addresses import RefusedAddressError, UnknownHostError, is_public, resolve
from timeline.app.feeds import FeedError
from timeline.app.fetching import Fetcher, FetchError, Manners

PAGE = b"""<!DOCTYPE html><html lang="en"><head><title>A bridge</title>
<meta name="date" content="2021-05-03"></head><body>
<article><h1>A bridge is opened in Riverton</h1>
<p>The governors of two regions met in Riverton to speak of trade, and the talks went on until the evening.</p>
<p>Governor Anna Keller said they would build another bridge %s.</p></article></body></html>"""


LINK = b'<link rel="canonical" href="https://example.org/%s">'


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = []
        self.robots = b""
        self.failures = 0

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        name = self.path.split("?")[0].strip("/").replace(".", "_").replace("-", "_") or "index"
        getattr(self, f"on_{name}", self.on_page)()

    def answer(self, body=PAGE, status=200, kind="text/html", **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def on_page(self):
        if self.headers.get("If-None-Match") == '"1"':
            self.answer(b"", 304)
        else:
            self.answer(PAGE % self.path.encode(), ETag='"1"')

    def on_robots_txt(self):
        self.answer(self.server.robots, 200 if self.server.robots else 404, "text/plain")

    def on_loop(self):
        self.answer(b"", 302, Location="/loop")

    def on_moved(self):
        self.answer(b"", 301, Location="/page#top")

    def on_file(self):
        self.answer(b"", 302, Location="file:///etc/passwd")

    def on_inward(self):
        self.answer(b"", 302, Location="http://inward.example/secret")

    def on_gone(self):
        self.answer(b"", 410)

    def on_flaky(self):
        self.server.failures += 1
        if self.server.failures < 3:
            self.answer(b"", 503, Retry_After="0")
        else:
            self.answer()

    def on_broken(self):
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(b"x" * 10)
        self.close_connection = True

    def on_bomb(self):
        self.answer(gzip.compress(b"x" * 2**24), Content_Encoding="gzip")

    def on_coded(self):
        body = PAGE % "na południu Łodzi".encode("iso-8859-2")
        self.answer(body, kind="text/html; charset=ISO-8859-2")

    def on_packed(self):
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def on_endless(self):
        self.send_response(200)
        self.end_headers()
        for _ in range(10_000):
            self.wfile.write(b"x" * 2**16)

    def on_slow(self):
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def on_drip(self):
        for _ in range(200):
            self.wfile.write(b"H")
            self.wfile.flush()
            time.sleep(0.05)

    def on_feed_xml(self):
        items = "".join(f"<item><title>{n}</title><link>/story-{n}</link></item>" for n in range(3))
        self.answer(
            f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'.encode(),
            kind="application/rss+xml",
        )

    def on_tagged_xml(self):
        links = "".join(f"<item><link>/tagged?item={n}&amp;from=feed</link></item>" for n in range(3))
        self.answer(f"<rss><channel>{links}</channel></rss>".encode(), kind="application/rss+xml")

    def on_tagged(self):
        number = self.path.partition("item=")[2][:1]
        if number == "2":
            self.answer(b"", 302, Location="/found-2")
        else:
            self.answer(PAGE.replace(b"<title>", LINK % number.encode() + b"<title>") % number.encode())

    def on_found_2(self):
        self.answer(PAGE.replace(b"<title>", LINK % b"2" + b"<title>") % b"elsewhere")

    def on_sitemap_xml(self):
        urls = f"<url><loc>{self.server.url}/story-1</loc></url><url><loc>{self.server.url}/story-9</loc></url>"
        self.answer(
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode(), kind="text/xml"
        )

    def on_index_xml(self):
        maps = f"<sitemap><loc>{self.server.url}/packed-map.xml.gz</loc></sitemap>"
        maps += f"<sitemap><loc>{self.server.url}/sitemap.xml</loc></sitemap>"
        self.answer(f"<sitemapindex>{maps}</sitemapindex>".encode(), kind="text/xml")

    def on_packed_map_xml_gz(self):
        urls = f"<urlset><url><loc>{self.server.url}/story-7</loc></url></urlset>"
        self.answer(gzip.compress(urls.encode()), kind="application/x-gzip")


@pytest.fixture
def server():
    running = Server()
    with listening(running):
        yield running


def fetcher(**manners):
    return Fetcher(
        Manners(**{"allow_private": True, "pause": 0.0, "timeout": 2.0, "total": 4.0, **manners}), sleep=lambda _: None
    )


def test_a_page_comes_with_its_time_and_how_to_ask_again(server):
    found = fetcher().fetch(f"{server.url}/page")
    assert (found.url, found.content, found.etag, found.kind) == (
        f"{server.url}/page",
        PAGE % b"/page",
        '"1"',
        "text/html",
    )
    assert found.when.endswith("Z")
    again = fetcher().fetch(f"{server.url}/page", etag=found.etag)
    assert again.content is None
    assert all("timeline-tracker" in headers["User-Agent"] for _, headers in server.asked)


def test_redirects_are_followed_and_unpacked_pages_come_whole(server):
    assert fetcher().fetch(f"{server.url}/moved").url == f"{server.url}/page"
    assert fetcher().fetch(f"{server.url}/packed").content == PAGE


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/loop", "redirected more than 5 times"),
        ("/file", "only http and https"),
        ("/gone", "410 Gone"),
        ("/broken", "the connection failed"),
        ("/bomb", "larger than 1,048,576 bytes"),
        ("/endless", "larger than 1,048,576 bytes"),
        ("/slow", "more than 1 seconds"),
        ("/drip", "the connection failed"),
    ],
)
def test_what_misbehaves_is_given_up_in_time(server, path, why):
    total = 1.0 if path in ("/slow", "/drip") else 10.0
    start = time.monotonic()
    with pytest.raises(FetchError, match=why):
        fetcher(max_bytes=2**20, total=total).fetch(server.url + path)
    assert time.monotonic() - start < 8


def test_an_overtaxed_host_is_asked_again_after_a_while(server):
    assert fetcher().fetch(f"{server.url}/flaky").content == PAGE
    assert server.failures == 3


def test_robots_txt_is_asked_once_and_kept_to(server):
    server.robots = b"User-agent: *\nDisallow: /private\n"
    polite = fetcher()
    polite.fetch(f"{server.url}/page")
    with pytest.raises(FetchError, match=r"robots\.txt asks not to fetch it"):
        polite.fetch(f"{server.url}/private/page")
    assert [path for path, _ in server.asked] == ["/robots.txt", "/page"]


def test_a_host_is_left_in_peace_between_two_asks(server):
    waits = []
    polite = Fetcher(Manners(allow_private=True, pause=5.0), sleep=waits.append)
    polite.fetch(f"{server.url}/page")
    assert len(waits) == 1
    assert 4 < waits[0] <= 5


def test_private_addresses_are_refused_also_behind_a_redirect(server, monkeypatch):
    with pytest.raises(RefusedAddressError, match=r"127\.0\.0\.1 is not a public one"):
        fetcher(allow_private=False).fetch(f"{server.url}/page")
    assert server.asked == []

    def resolved(host, port, *, allow_private):
        return "127.0.0.1" if host == "127.0.0.1" else resolve("10.0.0.1", port)

    monkeypatch.setattr(fetching, "resolve", resolved)
    with pytest.raises(RefusedAddressError, match=r"10\.0\.0\.1"):
        fetcher(allow_private=False).fetch(f"{server.url}/inward")


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.0.192",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fc00::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
    ],
)
def test_no_private_address_passes_in_any_disguise(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_ones_do(address):
    assert is_public(ip_address(address))


def test_a_host_without_an_address_is_said():
    with pytest.raises(UnknownHostError, match="has no address"):
        resolve("no-such-host.invalid", 80)


@pytest.mark.parametrize(
    "url", ["ftp://example.org/x", "http://", "http://example.org:99999/", "http://exa mple.org/", "http://a/\x00"]
)
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(FetchError):
        fetcher().fetch(url)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel/></rss>', "defines entities of its own"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset/>', "defines entities of its own"),
        ('<!DOCTYPE x [<!ENTITY a "aaaa">]><rss><channel/></rss>'.encode("utf-16"), "defines entities of its own"),
        (b"<urlset><url><loc>", "cannot be read as a sitemap"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": [1]}', "cannot be read as a feed"),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"[" * 99_999, "cannot be read as a feed"),
        (gzip.compress(b"<urlset>" + b" " * (feeds.MAX_BYTES + 1), 1, mtime=0), "is larger than"),
        (gzip.compress(b"<urlset/>", mtime=0)[:2] + b"nothing of the kind", "cannot be unpacked"),
    ],
)
def test_a_hostile_feed_is_refused(content, why):
    with pytest.raises(FeedError, match=why):
        feeds.links(content, "https://example.org/feed")


def test_a_page_is_imported_by_its_address_and_kept_as_received(workspace, server):  # noqa: F811
    done = timeline(workspace, "import", "--allow-private", f"{server.url}/page")
    assert done.exit_code == 0, done.stderr
    kept = next(path for path in (workspace / "seeds").rglob("*.html"))
    assert kept.read_bytes() == PAGE % b"/page"
    beside = json.loads(kept.with_name(kept.name + ".source.json").read_bytes())
    assert (beside["url"], beside["etag"]) == (f"{server.url}/page", '"1"')
    line = json.loads((workspace / "events.jsonl").read_bytes().splitlines()[-1])
    assert line["data"]["url"] == f"{server.url}/page"
    assert line["data"]["fetched"]["value"] == beside["fetched"]
    again = timeline(workspace, "import", "--allow-private", f"{server.url}/page")
    assert "0 new, 1 known" in again.stdout
    server.shutdown()
    assert "0 new, 1 known" in timeline(workspace, "import").stdout


def test_the_character_set_that_a_server_told_is_kept_beside_the_page(workspace, server):  # noqa: F811
    assert timeline(workspace, "import", "--allow-private", f"{server.url}/coded").exit_code == 0
    (beside,) = (workspace / "seeds").rglob("*.source.json")
    assert json.loads(beside.read_bytes())["charset"] == "ISO-8859-2"
    kept = beside.with_name(beside.name.removesuffix(".source.json"))
    told = json.loads(timeline(workspace, "read", str(kept), "--format", "jsonl").stdout)
    assert "another bridge na południu Łodzi." in told["text"]
    assert "1 known" in timeline(workspace, "import").stdout


def test_of_a_feed_only_what_is_new_is_fetched(workspace, server):  # noqa: F811
    first = timeline(workspace, "import", "--allow-private", f"{server.url}/feed.xml")
    assert (first.exit_code, len(paths(workspace))) == (0, 3)
    server.asked.clear()
    again = timeline(workspace, "import", "--allow-private", f"{server.url}/feed.xml", f"{server.url}/sitemap.xml")
    assert again.exit_code == 0
    assert len(paths(workspace)) == 4
    assert [path for path, _ in server.asked if "story" in path] == ["/story-9"]


def test_what_the_log_knows_of_a_feed_is_not_fetched_though_nothing_is_kept(workspace, server):  # noqa: F811
    assert timeline(workspace, "import", "--allow-private", f"{server.url}/feed.xml").exit_code == 0
    shutil.rmtree(workspace / "seeds")
    (workspace / "seeds").mkdir()
    server.asked.clear()
    assert timeline(workspace, "import", "--allow-private", f"{server.url}/feed.xml").exit_code == 0
    assert [path for path, _ in server.asked] == ["/robots.txt", "/feed.xml"]


def test_an_item_whose_page_states_another_address_is_known_by_the_log_alone(workspace, server):  # noqa: F811
    feed = f"{server.url}/tagged.xml"
    assert timeline(workspace, "import", "--allow-private", feed).exit_code == 0
    lines = [json.loads(line) for line in (workspace / "events.jsonl").read_bytes().splitlines()]
    readings = [line["data"] for line in lines if line["type"] == "article"]
    assert [one["url"] for one in readings] == [f"https://example.org/{n}" for n in range(3)]
    assert readings[2]["asked"] == [f"{server.url}/found-2", f"{server.url}/tagged?item=2&from=feed"]
    for path in (workspace / "seeds").rglob("*.source.json"):
        path.unlink()
    for without in ("", "seeds"):
        if without:
            shutil.rmtree(workspace / without)
        server.asked.clear()
        again = timeline(workspace, "import", "--allow-private", feed)
        assert (again.exit_code, "0 new, 0 known, 0 rejected" in again.stdout) == (0, True)
        assert [path for path, _ in server.asked] == ["/robots.txt", "/tagged.xml"]
    dry = timeline(workspace, "import", "--dry-run", "--allow-private", feed)
    assert "0 read, 0 rejected" in dry.stdout
    assert timeline(workspace, "verify").exit_code == 0


def test_sitemaps_are_followed_from_their_index_also_packed_ones(workspace, server):  # noqa: F811
    done = timeline(workspace, "import", "--allow-private", f"{server.url}/index.xml")
    assert done.exit_code == 0, done.stderr
    assert [path for path, _ in server.asked if "story" in path] == ["/story-7", "/story-1", "/story-9"]


def test_a_page_that_has_not_changed_is_asked_for_on_condition(workspace, server):  # noqa: F811
    for _ in range(2):
        assert timeline(workspace, "import", "--allow-private", f"{server.url}/page").exit_code == 0
    asked = [headers for path, headers in server.asked if path == "/page"]
    assert [headers.get("If-None-Match") for headers in asked] == [None, '"1"']
    assert len(list((workspace / "seeds").rglob("*.html"))) == 1


def test_what_is_fetched_to_be_read_is_not_kept(workspace, server):  # noqa: F811
    done = timeline(workspace, "read", "--allow-private", f"{server.url}/page", "--format", "jsonl")
    assert json.loads(done.stdout)["title"] == "A bridge is opened in Riverton"
    assert not list((workspace / "seeds").rglob("*.html"))
    refused = timeline(workspace, "read", f"{server.url}/page")
    assert (refused.exit_code, "is not a public one" in refused.stderr) == (1, True)


def test_a_plugin_is_made_from_a_page_by_its_address(workspace, server):  # noqa: F811
    arguments = ("plugins", "new", "herald", "--sample", f"{server.url}/page", "--allow-private")
    done = timeline(workspace, *arguments)
    assert (done.exit_code, done.stderr) == (0, "")
    assert 'hosts=("127.0.0.1",)' in (workspace / "plugins" / "herald.py").read_text()
    assert timeline(workspace, "plugins", "test", "herald").exit_code == 0
    refused = timeline(workspace, "plugins", "new", "other", "--sample", f"{server.url}/page")
    assert (refused.exit_code, "is not a public one" in refused.stderr) == (1, True)
