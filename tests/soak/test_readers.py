"""Every reader on documents bent out of shape, for as long as it is let: `make soak` (SOAK_SECONDS, 60 unless set).

Guided by coverage: a document that reaches a line of ours that none before it reached is bent further. To look on costs
many times the reading, so that of every four documents three are read unwatched.
"""

import gzip
import io
import os
import random
import sys
import time
import zipfile
from functools import partial
from pathlib import Path

import pytest

from timeline.app import feeds
from timeline.errors import TimelineError
from timeline.intake.documents import archives
from timeline.intake.documents import loading as documents
from timeline.intake.documents.unread import Unpacked
from timeline.intake.host import discovery
from timeline.intake.run import batch

ROOT = Path(__file__).resolve().parents[2]
SECONDS = float(os.environ.get("SOAK_SECONDS", "60"))
WATCHED = 4  # one of so many
SLOWEST = 30.0  # seconds, with every line traced
OURS = (str(ROOT / "timeline"), str(ROOT / "plugins"))
PIECES = [
    *b"\x00\xff\xfe\x1b<>&;(){}[]\"'\n\r\t .,:-/|",
    "“".encode(),
    "«".encode(),
    "\u202e".encode(),
    b"<p>",
    b"</div>",
    b"<!--",
    b"<script type='application/ld+json'>{",
    b"3 May 2021",
    b"Posted: 03.02.2021 10:15:00",
    b"MINSK, 14 March (BelTA) - ",
    b"$3 million ",
    b"source: http://example.org/2021/",
]
PAGE = (
    b"<!DOCTYPE html><html lang='en'><head><title>A bridge</title></head><body><p>The governors met.</p></body></html>"
)


def zipped(content):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a/page.html", content)
        archive.writestr("b.txt", content[:40])
    return out.getvalue()


def record(content):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + content
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http\r\n"
    return head + b"Content-Length: %d\r\n\r\n" % len(block) + block + b"\r\n\r\n"


def bent(content, chance):
    """Cut, repeat, swap, insert and flip, a few times."""
    content = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(content) + 1)
        piece = chance.choice(PIECES)
        piece = bytes([piece]) if isinstance(piece, int) else piece
        match chance.randrange(5):
            case 0:
                content[at:at] = piece * chance.choice((1, 1, 3, 500))
            case 1:
                del content[at : at + chance.randint(1, 200)]
            case 2:
                content[at:at] = content[at : at + chance.randint(1, 300)] * chance.randint(1, 20)
            case 3 if content:
                content[at % len(content)] ^= 1 << chance.randrange(8)
            case _:
                content = content[at:] + content[:at]
    return bytes(content)


@pytest.mark.parametrize("kind", ["text", "html", "zip", "warc", "feed"])
def test_no_reader_raises_anything_but_its_own_faults(kind, tmp_path):
    chance = random.Random(os.environ.get("SOAK_SEED", kind))
    host = discovery.discover(ROOT / "plugins", root=ROOT, installed=False)
    seeds = [path.read_bytes() for path in sorted((ROOT / "seeds").glob("*.txt"))]
    grown: list[bytes] = {
        "text": seeds,
        "html": [PAGE, *(b"<html><body><p>" + seed.replace(b"\n\n", b"</p><p>") for seed in seeds)],
        "zip": [zipped(PAGE)],
        "warc": [record(PAGE), gzip.compress(record(PAGE)) * 2],
        "feed": [
            b"<rss><channel><item><link>/a</link></item></channel></rss>",
            b"<urlset><url><loc>/a</loc></url></urlset>",
        ],
    }[kind]
    end, runs = time.monotonic() + SECONDS, 0
    seen: set[tuple[object, ...]] = set()
    reached: set[tuple[str, int]] = set()
    while time.monotonic() < end:
        content = bent(chance.choice(grown), chance)
        start = time.monotonic()
        call = partial(one, kind, content, host, tmp_path)
        told, lines = (call(), set()) if runs % WATCHED else traced(call)
        assert time.monotonic() - start < SLOWEST, content[:2000]
        runs += 1
        seen.add(told)
        if lines - reached and len(content) < 50_000:
            grown.append(content)
        reached |= lines
    print(f"{kind}: {runs} documents, {len(grown)} kept, {len(reached)} lines reached, {len(seen)} kinds of outcome")


def traced(call):
    """Call it; return what it returned and the lines of ours that it ran."""
    lines: set[tuple[str, int]] = set()

    def line(frame, event, _):
        if event == "line":
            lines.add((frame.f_code.co_filename, frame.f_lineno))
        return line

    def entered(frame, _event, _):
        return line if frame.f_code.co_filename.startswith(OURS) else None

    sys.settrace(entered)
    try:
        return call(), lines
    finally:
        sys.settrace(None)


def one(kind, content, host, folder):
    """Read one document; return what kind of outcome it was."""
    try:
        if kind == "feed":
            found = feeds.links(content, "https://example.org/")
            return ("none",) if found is None else (len(found.pages) > 0, len(found.maps) > 0)
        if kind in ("zip", "warc"):
            path = folder / f"x.{kind}"
            path.write_bytes(content)
            members = archives.packed(path, path.name).members(0)
            return tuple(load(member) for member in members if isinstance(member, Unpacked))[:3]
        read = batch.attempt(documents.parse(content, "x.html" if kind == "html" else "x.txt"), host)
    except TimelineError as error:
        return (type(error).__name__,)
    if isinstance(read, batch.Rejected):
        assert "failed to" not in read.reason, read.reason
        return (read.reason[:30],)
    for event in read.events:
        assert event.quote == read.article.text[event.span[0] : event.span[1]]
    reading = read.reading
    return (
        reading.importer,
        reading.language,
        reading.date is None,
        tuple(sorted({event.type for event in read.events})),
    )


def load(member: Unpacked):
    """Return what kind of outcome a member is."""
    if member.fault is not None:
        return "fault"
    try:
        documents.parse(member.content, member.path)
    except TimelineError as error:
        return type(error).__name__
    return "document"
