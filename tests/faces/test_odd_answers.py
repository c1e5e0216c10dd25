"""A server that answers anything, byte by byte: a page is had whole or not at all, and what is wrong is told."""

import gzip
import socketserver
import time
import zlib
from contextlib import suppress

import brotli
import pytest

from tests.faces.conftest import listening
from timeline.app.fetching import Fetcher, FetchError, Manners
from timeline.app.gathering import Gatherer
from timeline.errors import TimelineError
from timeline.intake.run import unpacking

PAGE = b"<html><head><title>A bridge</title></head><body><p>The bridge was opened on 3 May 2021.</p></body></html>"
OK = b"HTTP/1.1 200 OK\r\n"
SIZED = b"Content-Length: %d\r\n" % len(PAGE)
PACKED = gzip.compress(PAGE, mtime=0)
RAW = zlib.compressobj(wbits=-15)
DEFLATED = RAW.compress(PAGE) + RAW.flush()


def head(*lines, status=OK):
    return status + b"".join(line + b"\r\n" for line in lines) + b"\r\n"


def status(number):
    return b"HTTP/1.1 %d So\r\n" % number


def moved(place):
    return head(b"Location: " + place, status=status(302))


def sized(body, *lines):
    return head(b"Content-Length: %d" % len(body), *lines) + body


def chunk(body, size=None):
    return (size or b"%x" % len(body)) + b"\r\n" + body + b"\r\n"


CHUNKS = b"Transfer-Encoding: chunked"
CHUNKED = head(CHUNKS)
HAD = {  # what is had whole all the same
    "a status without a reason": b"HTTP/1.1 200\r\n" + SIZED + b"\r\n" + PAGE,
    "the old HTTP/1.0, its end the end": b"HTTP/1.0 200 OK\r\n\r\n" + PAGE,
    "early hints before it": b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + sized(PAGE),
    "it goes on, it goes on": b"HTTP/1.1 100 Continue\r\n\r\n" * 5 + sized(PAGE),
    "a line of the head that is none": OK + b"no header at all\r\n" + SIZED + b"\r\n" + PAGE,
    "a head with NUL and half characters": head(SIZED.strip(), b"X: \0\xff\xfe") + PAGE,
    "a cookie made to hurt": sized(PAGE, b"Set-Cookie: \x01=;;;=" + b"a" * 20_000 + b"; Expires=never; Domain=.com"),
    "its length twice, the same": head(SIZED.strip(), SIZED.strip()) + PAGE,
    "chunks, and a length that is untrue": head(CHUNKS, b"Content-Length: 7") + chunk(PAGE) + b"0\r\n\r\n",
    "chunks with remarks and a trailer": CHUNKED + chunk(PAGE, b"%x;a=b" % len(PAGE)) + b"0\r\nX: y\r\n\r\n",
    "gzip under its other name": sized(PACKED, b"Content-Encoding: x-gzip"),
    "gzip in two parts": sized(gzip.compress(PAGE[:40]) + gzip.compress(PAGE[40:]), b"Content-Encoding: gzip"),
    "gzip with rubbish behind": sized(PACKED + b"\0" * 99, b"Content-Encoding: gzip"),
    "deflate": sized(zlib.compress(PAGE), b"Content-Encoding: deflate"),
    "deflate as browsers know it": sized(DEFLATED, b"Content-Encoding: deflate"),
    "a blank line behind its end": sized(PAGE) + b"\r\n",
    "a type that is none": sized(PAGE, b"Content-Type: \xff/;;;charset=nonsense"),
}
ODD = {  # what is not had, and why
    "no answer": (b"", "the connection failed"),
    "blanks": (b"\r\n\r\n\r\n", "the connection failed"),
    "HTTP/0.9": (PAGE, "the connection failed"),
    "another protocol": (b"220 ftp.example ready\r\n", "the connection failed"),
    "a status that is no number": (b"HTTP/1.1 2OO OK\r\n\r\n" + PAGE, "the connection failed"),
    "a status of another world": (b"HTTP/1.1 -200 OK\r\n\r\n" + PAGE, "the connection failed"),
    "a status that nobody knows": (b"HTTP/1.1 999 Odd\r\n\r\n", "the answer is 999"),
    "a status line without end": (b"HTTP/1.1 200 " + b"O" * 99_999, "the connection failed"),
    "another protocol from now on": (head(b"Upgrade: x", status=status(101)), "the answer is 101"),
    "it goes on without end": (b"HTTP/1.1 100 Continue\r\n\r\n" * 99, "more than 20 answers that it goes on"),
    "no content": (b"HTTP/1.1 204 No Content\r\n\r\n", "the answer is 204"),
    "a part nobody asked for": (head(b"Content-Range: bytes 0-9/99", status=status(206)) + PAGE, "the answer is 206"),
    "several to choose from": (b"HTTP/1.1 300 Multiple Choices\r\n\r\n", "the answer is 300"),
    "who are you": (head(b"WWW-Authenticate: Basic", status=status(401)), "the answer is 401"),
    "come back in the year 9999": (
        head(b"Retry-After: Fri, 31 Dec 9999 23:59:59 GMT", status=status(429)), "the answer is 429"),
    "a flood of headers": (OK + b"X: y\r\n" * 5000 + b"\r\n" + PAGE, "more than 100 headers"),
    "a header without end": (OK + b"X: " + b"y" * 99_999, "the connection failed"),
    "two lengths": (head(b"Content-Length: 10", SIZED.strip()) + PAGE, "its length is told as '10, 105'"),
    "a length below nothing": (head(b"Content-Length: -5") + PAGE, "its length is told as '-5'"),
    "a length in words": (head(b"Content-Length: 1_0") + PAGE, "its length is told as '1_0'"),
    "more than its length": (head(b"Content-Length: 40") + PAGE, "more of it came than its length tells"),
    "less than its length": (head(b"Content-Length: 4000") + PAGE, "the connection failed"),
    "more than can be": (head(b"Content-Length: 999999999999999") + PAGE, "the connection failed"),
    "chunks of no number": (CHUNKED + chunk(PAGE, b"zz"), "the connection failed"),
    "chunks below nothing": (CHUNKED + chunk(PAGE, b"-5"), "the connection failed"),
    "a chunk that is cut off": (CHUNKED + chunk(PAGE)[:50], "the connection failed"),
    "a chunk larger than can be": (CHUNKED + chunk(PAGE, b"f" * 16), "the connection failed"),
    "chunks without a last one": (CHUNKED + chunk(PAGE), "the connection failed"),
    "a remark on a chunk without end": (CHUNKED + b"5;" + b"x" * 99_999, "the connection failed"),
    "chunks of packed bytes": (head(b"Transfer-Encoding: gzip, chunked") + chunk(PACKED) + b"0\r\n\r\n",
                               "it was sent as 'gzip, chunked'"),
    "brotli": (sized(brotli.compress(PAGE), b"Content-Encoding: br"), "it came packed as 'br'"),
    "zstd": (sized(b"\x28\xb5\x2f\xfd" + PAGE, b"Content-Encoding: zstd"), "it came packed as 'zstd'"),
    "gzip in gzip": (sized(gzip.compress(PACKED), b"Content-Encoding: gzip, gzip"), "it came packed as 'gzip, gzip'"),
    "gzip that is none": (sized(PAGE, b"Content-Encoding: gzip"), "it cannot be unpacked"),
    "gzip cut off": (sized(PACKED[:-12], b"Content-Encoding: gzip"), "the connection failed"),
    "gzip in a thousand parts": (sized(gzip.compress(b"x") * 1000, b"Content-Encoding: gzip"), "more than 100 parts"),
    "gzip of nothing": (sized(gzip.compress(b"\0" * 2**22), b"Content-Encoding: gzip"), "larger than 1,048,576"),
    "round in a circle": (moved(b"/round%20in%20a%20circle#x"),
                          "redirected more than 5 times"),
    "to nowhere": (moved(b""), "nobody says where to"),
    "to a file": (moved(b"file:///etc/passwd"), "only http and https"),
    "to a script": (moved(b"javascript:alert(1)"), "only http and https"),
    "to data": (moved(b"data:text/html,<p>x"), "only http and https"),
    "with a password": (moved(b"http://ann:secret@127.0.0.1/"), "a user's name or password"),
    "to a NUL": (moved(b"/a\0b"), "blanks or control characters"),
    "to a port that is none": (moved(b"http://127.0.0.1:99999/"), "[Pp]ort"),
    "inward": (moved(b"http://169.254.169.254/keys"), "is not a public one"),
}  # fmt: skip
NOWHERE = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.told: dict[str, object] = {}
        self.asked = []

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        with suppress(OSError):
            asked = self.rfile.readline().split(b" ")[1].decode()
            while self.rfile.readline().strip():
                pass
            self.server.asked.append(asked)
            told = self.server.told.get(asked, NOWHERE)
            for part in [told] if isinstance(told, bytes) else told():
                self.wfile.write(part)


@pytest.fixture
def server():
    running = Server()
    with listening(running):
        yield running


def fetcher(**manners):
    patient = {"pause": 0.0, "tries": 2, "timeout": 60.0, "total": 100.0, "max_bytes": 2**20, "allow_private": True}
    return Fetcher(Manners(**{**patient, **manners}), sleep=lambda _: None)


def fetched(server, told, **manners):
    server.told["/page"] = told
    return fetcher(**manners).fetch(f"{server.url}/page").content


@pytest.mark.parametrize("kind", HAD)
def test_what_is_only_odd_is_had_whole(server, kind):
    assert fetched(server, HAD[kind]) == PAGE


@pytest.mark.parametrize("kind", ODD)
def test_what_is_untrue_is_not_had_and_it_is_told_why(server, kind):
    told, why = ODD[kind]
    server.told["/round%20in%20a%20circle"] = told
    with pytest.raises(TimelineError, match=why) as raised:
        fetched(server, told)
    assert "secret" not in str(raised.value)


def trickled(piece):
    def sent():
        while True:
            yield piece
            time.sleep(0.02)

    return sent


@pytest.mark.parametrize(
    "began", [b"HTT", OK + b"X: y", head(), CHUNKED + chunk(PAGE) + b"0\r\n", CHUNKED + b"1\r\nx\r\n1"]
)
def test_what_trickles_without_end_is_given_up_in_time(server, began):
    def sent():
        yield began
        yield from trickled(b"0")()

    start = time.monotonic()
    with pytest.raises(FetchError):
        fetched(server, sent, total=0.6, tries=3)
    assert time.monotonic() - start < 30  # and not for ever, however busy the machine is


def test_a_redirect_in_letters_of_its_own_is_followed_as_it_is_meant(server):
    server.told["/page"] = moved("/мост".encode())
    server.told["/%D0%BC%D0%BE%D1%81%D1%82"] = sized(PAGE)
    assert fetcher().fetch(f"{server.url}/page").content == PAGE


def test_where_tls_is_spoken_to_a_host_that_speaks_none_it_is_told(server):
    with pytest.raises(TimelineError, match=r"cannot be had \(the connection failed"):
        fetcher(timeout=5.0).fetch(server.url.replace("http:", "https:") + "/page")


@pytest.mark.parametrize(
    ("rules", "why"),
    [
        (sized(b"User-agent: *\nDisallow: /page\n"), "robots.txt asks not to fetch it"),
        (sized("\ufeffUser-agent: *\nDisallow: /page\n".encode("utf-16-le")), "robots.txt asks not to fetch it"),
        (head() + b"User-agent: *\nDisallow: /x\n" * 99_999, "larger than 1,048,576 bytes.*so nothing is fetched"),
        (head(status=status(503)), "the answer is 503.*so nothing is fetched"),
        (b"HTTP/1.1 2OO", "the connection failed.*so nothing is fetched"),
        (moved(b"file:///rules"), "only http and https.*so nothing is"),
        (sized(PAGE), None),
        (sized(b"\0" * 9999), None),
        (moved(b"/robots.txt"), None),
    ],
)
def test_what_a_host_forbids_is_kept_to_and_where_it_fails_to_say_that_is_told(server, rules, why):
    server.told["/robots.txt"] = rules
    if why is None:
        assert fetched(server, sized(PAGE)) == PAGE
        return
    with pytest.raises(TimelineError, match=why):
        fetched(server, sized(PAGE))
    assert "/page" not in server.asked


LINKS = (
    *("ftp://127.0.0.1/a", "file:///etc/passwd", "mailto:a@b", "tel:1", "data:text/html,x", "javascript:1", "urn:x:1"),
    *("//127.0.0.1:1/a", "http://ann:secret@127.0.0.1/a", "http://169.254.169.254/a", "about:blank", "\u202e"),
)


@pytest.mark.parametrize("form", ["rss", "atom", "sitemap"])
def test_of_a_feed_with_links_of_every_kind_what_can_be_is_fetched_and_the_rest_named(server, form, tmp_path):
    links = (*LINKS, f"{server.url}/page")
    made = {
        "rss": "<rss><channel>" + "".join(f"<item><link>{link}</link></item>" for link in links) + "</channel></rss>",
        "atom": "<feed xmlns='http://www.w3.org/2005/Atom'>"
        + "".join(f"<entry><link href='{link}'/></entry>" for link in links)
        + "</feed>",
        "sitemap": "<urlset>" + "".join(f"<url><loc>{link}</loc></url>" for link in links) + "</urlset>",
    }[form]
    server.told["/feed"], server.told["/page"] = sized(made.encode()), sized(PAGE)
    named = Gatherer(fetcher=fetcher(timeout=5.0), root=tmp_path).of(f"{server.url}/feed")
    had, faults = [], []
    for source in unpacking.each([named]):
        try:
            had.append(source.load().content)
        except TimelineError as error:
            faults.append(str(error))
    assert had == [PAGE]
    for place in ("http://127.0.0.1/a: it holds", "169.254.169.254: its address", "127.0.0.1: its address"):
        assert place in "\n".join(faults)
    assert "secret" not in "".join(faults)
