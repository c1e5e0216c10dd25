"""Small crawls of made-up papers: WARC files whose pages may be copies and revisions of each other."""

import gzip

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><link rel="canonical" href="{url}">
<meta property="article:published_time" content="{when}"></head>
<body><article><h1>{title}</h1>
{text}
</article><footer><p>{footer}</p></footer></body></html>
"""


def page(title, *paragraphs, url, when="2021-03-03T08:00:00+00:00", footer="All rights reserved."):
    """A page of a paper, as bytes."""
    text = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return PAGE.format(title=title, url=url, when=when, text=text, footer=footer).encode()


def bridge(share=12, **told):
    """An article of four sentences."""
    return page(
        "Tyrol to get a bridge from Bavaria",
        "INNSBRUCK, 3 March - Governor Anna Keller met with Mayor Tom Brandt in Innsbruck to speak of trade.",
        "“We will build a bridge for $3 million by the end of 2024,” Anna Keller said.",
        f"In 2020, trade between Tyrol and Bavaria rose by {share}% to $40,000.",
        **told,
    )


def depot(**told):
    """Another article."""
    return page(
        "A depot for Innsbruck",
        "INNSBRUCK, 5 March - Mayor Tom Brandt opened a hall in Innsbruck.",
        "“We will open the depot by the end of 2023,” Tom Brandt said.",
        **told,
    )


def record(number, url, body, when="2021-03-04T10:00:00Z"):
    """A record of a crawl: a page as it was fetched at a time; None tells no time."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    date = f"WARC-Date: {when}\r\n" if when else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"WARC-Target-URI: {url}\r\n{date}"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def crawl(path, *records):
    """Write a crawl, each record packed by itself."""
    path.write_bytes(b"".join(gzip.compress(one, mtime=0) for one in records))
    return path


OWN, OTHER, LATER = "https://inn.example/bridge", "https://isar.example/bridge", "https://inn.example/depot"


def two_crawls(folder):
    """Two crawls: what stands in both, a copy of a text at another address, and a revision at the same."""
    first = crawl(
        folder / "one.warc.gz",
        record(1, OWN, bridge(url=OWN)),
        record(2, OTHER, bridge(url=OTHER, footer="Isar Daily."), when="2021-03-04T11:00:00Z"),
        record(3, LATER, depot(url=LATER)),
    )
    second = crawl(
        folder / "two.warc.gz",
        record(4, LATER, depot(url=LATER), when="2021-04-01T09:00:00.25Z"),
        record(5, OWN, bridge(14, url=OWN), when="2021-04-01T10:00:00+01:00"),
    )
    return first, second
