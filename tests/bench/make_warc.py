"""Make a crawl of N small pages: `python -m tests.bench.make_warc N PATH.warc.gz`. The same N gives the same bytes.

As a crawler writes them: a record a page, each packed by itself. Pages of some thirty papers, each with its furniture
around a short article; no two of the same text.
"""

import gzip
import random
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path

from tests.bench.make_log import FIRST, LAST, pool

TOWNS = pool("Minsk Vitebsk Khabarovsk Graz Poznan Turku Kaunas Utrecht Aarhus Bergen Leeds Nantes Porto Split Brno")
GOODS = pool("tractors buses lifts pumps lorries turbines trams tyres harvesters cranes engines boilers windows")
SITES = [f"{name.lower()}.example" for name in LAST]
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | {site}</title>
<link rel="canonical" href="{url}"><meta property="og:title" content="{title}">
<meta property="article:published_time" content="{when}"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/economy">Economy</a></li>
<li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>{title}</h1>
{text}
</article><footer><p>All rights reserved. Write to us, or read about our cookies.</p></footer></body></html>
"""


def page(number: int, chance: random.Random, told: str | None = None) -> tuple[str, str, str]:
    """Return a page's address, its time and its source; it tells four short paragraphs of its own, or `told` too."""
    who = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    other = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
    town, place = chance.sample(TOWNS, 2)
    goods = chance.choice(GOODS)
    day = datetime(2020, 1, 1, 8, tzinfo=UTC) + timedelta(minutes=chance.randrange(2_000_000))
    year = day.year
    title = f"{town} to get {chance.randint(2, 900)} {goods} from {place}"
    paragraphs = (
        f"{town.upper()}, {day.day} {day:%B} - Governor {who} met with Mayor {other} in {place} to speak of trade.",
        f"“We will deliver {chance.randint(2, 900)} {goods} by the end of {year + 1},” {who} said.",
        f"In {year - 1}, trade between {town} and {place} rose by {chance.randint(2, 60)}% to ${number + 10_000:,}.",
        f"{other} noted that the two sides had signed an agreement on {goods}, and that the work had begun.",
    )
    url = f"https://{chance.choice(SITES)}/{day:%Y/%m/%d}/{number}"
    every = paragraphs if told is None else (*paragraphs, *filter(None, told.splitlines()))
    text = "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in every)
    site = url.split("/")[2]
    return (
        url,
        f"{day:%Y-%m-%dT%H:%M:%SZ}",
        PAGE.format(title=title, site=site, url=url, when=day.isoformat(), text=text),
    )


def make(number: int, path: Path, seed: int = 0, told: Sequence[str | None] = (None,)) -> None:
    """Write a crawl of `number` pages, which tell one of `told` each, in turn."""
    chance = random.Random(seed)
    with path.open("wb", buffering=1 << 20) as file:
        for one in range(number):
            url, when, source = page(one, chance, told[one % len(told)])
            content = source.encode()
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + content
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{one:032x}>\r\n"
                f"WARC-Target-URI: {url}\r\nWARC-Date: {when}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            file.write(gzip.compress(head.encode() + block + b"\r\n\r\n", 6, mtime=0))


if __name__ == "__main__":
    make(int(sys.argv[1]), Path(sys.argv[2]))
