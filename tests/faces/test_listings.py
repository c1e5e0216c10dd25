"""What feeds and sitemaps of any make list, and what is said of what they do not."""

import json

import pytest

from tests.faces.test_odd_servers import PAGE, odd
from timeline.app import feeds
from timeline.app.gathering import Gatherer
from timeline.errors import TimelineError
from timeline.intake.host import discovery
from timeline.intake.run import unpacking

AT = "https://example.org/feed"
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/a"/></entry><entry><link href="/b"/></entry></feed>'
)
RSS = """<?xml version="1.0"?><rss version="2.0"><channel>
<item><title>A bridge</title><link>/a</link><pubDate>Wed, 05 May 2021 10:15:00 +0300</pubDate></item>
<item><title>A school</title><guid isPermaLink="true">https://example.org/b</guid></item>
</channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel rdf:about="https://example.org/"><title>News</title></channel>
<item rdf:about="https://example.org/a"><link>https://example.org/a</link></item>
<item rdf:about="https://example.org/b"><link>https://example.org/b</link></item></rdf:RDF>"""
PREFIXED = (
    '<?xml version="1.0"?><a:feed xmlns:a="http://www.w3.org/2005/Atom">'
    '<a:entry><a:link href="/a"/></a:entry><a:entry><a:link href="/b"/></a:entry></a:feed>'
)
CDF = '<?xml version="1.0"?><CHANNEL HREF="/"><ITEM HREF="/a"><TITLE>A</TITLE></ITEM><ITEM HREF="/b"/></CHANNEL>'
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News",
        "items": [{"id": "1", "url": "/a", "date_published": "2021-05-05T10:15:00+03:00"}, {"external_url": "/b"}],
    }
)
NEWS = """<n:urlset xmlns:n="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="urn:news" xmlns:image="urn:image">
<n:url><n:loc> /a </n:loc><n:lastmod>2023-01-01</n:lastmod><image:image><image:loc>/a.png</image:loc></image:image>
<news:news><news:publication_date>2021-05-05</news:publication_date></news:news></n:url>
<n:url><n:loc>/b</n:loc></n:url></n:urlset>"""
LIST = "\ufeffhttps://example.org/a\r\nhttps://example.org/b\r\n\r\n"


@pytest.mark.parametrize("text", [ATOM, RSS, RDF, PREFIXED, CDF, JSON, NEWS, LIST])
def test_feeds_and_sitemaps_of_any_make_list_their_pages(text):
    listing = feeds.links(text.encode(), AT)
    assert [page.url for page in listing.pages] == ["https://example.org/a", "https://example.org/b"]
    assert (listing.maps, listing.lost) == ((), ())


@pytest.mark.parametrize("text", [ATOM, RSS, NEWS])
@pytest.mark.parametrize(
    "charset", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_they_may_be_in_wide_characters(text, charset):
    told = text.replace('?xml version="1.0"', f'?xml version="1.0" encoding="{charset[:6]}"')
    assert len(feeds.links(told.encode(charset), AT).pages) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [(RSS, "Wed, 05 May 2021 10:15:00 +0300"), (JSON, "2021-05-05T10:15:00+03:00"), (NEWS, "2021-05-05"), (CDF, None)],
)
def test_when_a_page_was_published_is_told_as_they_say(text, said):
    assert feeds.links(text.encode(), AT).pages[0].published == said


@pytest.mark.parametrize("content", [PAGE, b"", b"A text.\nhttps://example.org/a", b'{"items": []}', b"\n\n"])
def test_what_is_neither_is_told_from_them(content):
    assert feeds.links(content, AT) is None


def test_a_robots_txt_leads_to_the_sitemaps_it_names():
    rules = b"User-agent: *\nDisallow: /x\n  SITE-MAP :/one.xml\nSitemap:https://example.org/two.xml # new\n"
    assert feeds.links(rules, "https://example.org/robots.txt").maps == (
        "https://example.org/one.xml",
        "https://example.org/two.xml",
    )
    assert feeds.links(rules, "https://example.org/page") is None


def test_a_sitemap_that_breaks_off_is_read_as_far_as_it_goes_and_said():
    listing = feeds.links(b"<urlset><url><loc>/a</loc></url><url><loc>/b</lo", AT)
    assert [page.url for page in listing.pages] == ["https://example.org/a"]
    assert "it can only be read as far as its 1. address" in listing.lost[0]


def test_names_without_a_place_are_no_addresses():
    item = "<item><guid>{}</guid></item>"
    told = f"<rss><channel>{item.format('urn:uuid:1')}{item.format('tag:example.org,2021:2')}{{}}</channel></rss>"
    listing = feeds.links(told.format("<item><link>/a</link></item>").encode(), AT)
    assert [page.url for page in listing.pages] == ["https://example.org/a"]
    with pytest.raises(TimelineError, match="none of its 2 entries has an address of the web"):
        feeds.links(told.format("").encode(), AT)


def gathered(answer, tmp_path, address=AT):
    """Return the documents under an address and what is said of those that could not be had."""
    documents, said = [], []
    for source in unpacking.each([Gatherer(fetcher=odd(answer), root=tmp_path, seeds=tmp_path / "seeds").of(address)]):
        try:
            documents.append(source.load())
        except TimelineError as error:
            said.append(str(error))
    return documents, said


@pytest.mark.parametrize("content", [b"<rss><channel/></rss>", b"<urlset/>", b"<sitemapindex></sitemapindex>"])
def test_one_that_lists_nothing_says_so(content, tmp_path):
    assert gathered(lambda _: (200, {}, content), tmp_path) == ([], [f"{AT}: it lists nothing"])


def test_one_that_lists_itself_under_ever_other_addresses_is_asked_no_more_than_needed(tmp_path):
    asked = []

    def answer(url):
        asked.append(url)
        return 200, {}, b"<sitemapindex><sitemap><loc>?page=%d</loc></sitemap></sitemapindex>" % min(len(asked), 3)

    gathered(answer, tmp_path)
    assert len(asked) <= 6


def test_of_more_sitemaps_than_are_followed_it_is_said_how_many_are_left(tmp_path, monkeypatch):
    monkeypatch.setattr("timeline.app.gathering._MAPS", 3)
    maps = b"".join(b"<sitemap><loc>/s%d</loc></sitemap>" % number for number in range(5))

    def answer(url):
        if url == AT:
            return 200, {}, b"<sitemapindex>%s</sitemapindex>" % maps
        return 200, {}, b"<urlset><url><loc>/page-%s</loc></url></urlset>" % url[-1].encode()

    documents, said = gathered(lambda url: (200, {}, PAGE) if "page" in url else answer(url), tmp_path)
    assert len(documents) == 2
    assert said == [f"{AT}: it leads to 3 sitemaps more than 3; name those that you want by their own addresses"]


DAYLESS = b"<html><body><h1>The bridge</h1><p>The bridge is open, the mayor said, and buses may use it.</p>"
DATED = b'<meta name="date" content="2021-05-04">' + DAYLESS


@pytest.mark.parametrize(
    ("page", "told", "note"), [(DAYLESS, "2021-05-05T10:15:00", True), (DATED, "2021-05-04", False)]
)
def test_a_feeds_day_counts_where_the_page_has_none(page, told, note, tmp_path):
    documents, _ = gathered(lambda url: (200, {}, RSS.encode() if url == AT else page), tmp_path)
    article = discovery.discover(installed=False).read(documents[0]).article
    assert article.published.value == told
    assert any("the feed or sitemap that listed the page" in said for said in article.notes) is note
