"""A source of HTML pages: known by its address, selectors where the generic reading errs."""

import pytest
from lxml import html as lxml_html

from timeline.intake.documents import loading as documents
from timeline.intake.host.plugin_host import Host, Loaded
from timeline.intake.importer import NotAnArticleError
from timeline.intake.pages.generic_html import Html
from timeline.intake.pages.site import xpath
from timeline.intake.plugin import Site

LEAD = "The governors of two regions met in Riverton to speak of trade, and the talks went on until the evening."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Herald</title>
<link rel="canonical" href="https://www.herald.example/bridge">
<meta property="article:published_time" content="2020-01-01"></head><body>
<div id="top"><h1 class="big head">A bridge</h1><span class="when">3 May 2021, 10:00</span></div>
<div class="text"><p>{LEAD}</p><p class="ad">Buy a bridge of your own today, and pay for it in a year from now on.</p>
<p>{LEAD} Again.</p></div></body></html>"""
SELECTORS = {"title": "#top h1.big", "published": "span.when", "body": "div.text", "drop": "p.ad"}


def site(**changes):
    return Site(**{"name": "herald", "version": 1, "hosts": ("herald.example",), "selectors": SELECTORS, **changes})


def page(source=PAGE, **options):
    return documents.parse(source.encode(), "x.html", **options)


def test_a_page_is_known_by_the_address_it_states_or_was_fetched_from():
    assert site().claims(page()).reason == "its address is https://www.herald.example/bridge"
    assert site(hosts=("other.example",)).claims(page()) is None
    assert site(hosts=("other.example",)).claims(page(url="http://www.other.example/1")) is not None
    assert site().claims(documents.parse(b"herald.example", "x.txt")) is None
    saved = "<!-- saved from url=(0034)https://herald.example/bridge -->" + PAGE.replace("www.herald", "x")
    assert site().claims(page(saved)) is not None


def test_selectors_override_the_generic_reading():
    article = site(publisher="The Herald", home="CA").read(page())
    assert (article.title, article.published.value) == ("A bridge", "2021-05-03T10:00")
    assert article.text == f"{LEAD}\n\n{LEAD} Again."
    assert (article.publisher, article.home, article.url) == ("The Herald", "CA", "https://www.herald.example/bridge")


def test_without_selectors_it_is_read_as_any_page():
    article = site(selectors={}).read(page())
    assert (article.title, article.published.value) == ("A bridge", "2020-01-01")
    assert LEAD in site(selectors={"title": "h1"}).read(page()).text


@pytest.mark.parametrize(
    ("selectors", "why"),
    [
        ({"body": "div.story"}, r"nothing on it is body \(div\.story\)"),
        ({"title": "//h2"}, "nothing on it is title"),
        ({"published": "h1"}, "no published stamp can be read from 'A bridge'"),
    ],
)
def test_a_changed_layout_is_said(selectors, why):
    with pytest.raises(NotAnArticleError, match=f"its layout has changed: {why}"):
        site(selectors=selectors).read(page())


@pytest.mark.parametrize(
    ("selector", "text"),
    [
        ("h1", "A bridge"),
        (".head", "A bridge"),
        ("h1.big.head", "A bridge"),
        ("div#top span", "3 May 2021, 10:00"),
        ("[class='when']", "3 May 2021, 10:00"),
        ("h2, h1", "A bridge"),
        ("div#top > span", "3 May 2021, 10:00"),
        ("h1:first-of-type", "A bridge"),
        ("//h1", "A bridge"),
    ],
)
def test_css_is_read_as_xpath(selector, text):
    assert [one.text_content() for one in lxml_html.fromstring(PAGE).xpath(xpath(selector))] == [text]


@pytest.mark.parametrize("selector", ["div[", "p::", "> p", "h1:no-such-thing"])
def test_what_is_no_css_is_refused(selector):
    with pytest.raises(ValueError, match="neither XPath nor a CSS selector"):
        xpath(selector)


def test_a_teaser_in_place_of_the_text_is_a_changed_layout():
    rest = "".join(f"<p>{LEAD} This was said {number} times.</p>" for number in range(40))
    teaser = PAGE.replace("</body>", f"<div class='story'>{rest}</div></body>")
    article = read(site(), page(teaser))
    assert article.text.count("This was said") == 40
    assert "its layout has changed: what is read of it is far shorter than the page's text" in article.notes[-1]


def test_a_page_that_tells_no_date_has_another_layout():
    selectors = {name: SELECTORS[name] for name in ("title", "body")}
    undated = PAGE.replace('content="2020-01-01"', "").replace("3 May 2021, 10:00", "")
    assert "nothing on it tells its date" in read(site(selectors=selectors), page(undated)).notes[-1]


def test_what_lies_below_a_host_is_claimed_only_where_that_is_asked_for():
    below = page(PAGE.replace("www.herald", "sport.herald"))
    assert site().claims(below) is None
    assert site(hosts=("*.herald.example",)).claims(below) is not None
    assert site(hosts=("*.herald.example",)).claims(page()) is not None
    assert site(hosts=("*.herald.example",)).claims(page(PAGE.replace("www.herald", "my-herald"))) is None


def test_a_page_without_an_address_may_be_known_by_what_its_own_site_alone_writes():
    bare = page(PAGE.replace("canonical", "x"))
    assert site().claims(bare) is None
    assert site(own=(r"<title>Herald<",)).claims(bare).reason == "on it stands `<title>Herald<`"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("One bank.<br><br>Two <b>ba</b>nks.<br/>A third.", "One bank.\n\nTwo banks.\n\nA third."),
        ("<ul><li><p>A list's item is here.</p></li></ul>", "A list's item is here."),
        ("Before it. <p>A paragraph.</p> Behind it.", "Before it.\n\nA paragraph.\n\nBehind it."),
        ("<div>A block <i>of</i> its own.</div><h3>Why so?</h3>", "A block of its own.\n\nWhy so?"),
        ("<blockquote>We will come.<cite>Ann</cite></blockquote>", "“We will come.” — Ann"),
        ("Told.<script>var x = 1;</script> Once.", "Told. Once."),
    ],
)
def test_the_text_of_an_element_is_all_its_words_once_by_blocks(inner, text):
    article = site(selectors={"body": "div.text"}).read(
        page(PAGE.replace(f"<p>{LEAD}</p>", inner).replace("p class", "x"))
    )
    assert article.text.startswith(text)


def test_parts_of_the_text_that_lie_within_each_other_are_read_once():
    assert site(selectors={"body": "body, div.text"}).read(page()).text.count("Again.") == 1


STATED = PAGE.replace(
    "</head>",
    '<meta property="og:site_name" content="The Herald"><meta property="article:modified_time" content="2020-02-02">'
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A bridge", '
    f'"articleBody": "{LEAD} {LEAD} {LEAD} Buy a bridge of your own today."}}</script></head>',
)


def test_what_the_page_states_besides_is_kept_where_its_text_is_selected():
    article = site(selectors={"body": "div.text"}).read(page(STATED))
    assert (article.publisher, article.updated.value, article.published.value) == (
        "The Herald",
        "2020-02-02",
        "2020-01-01",
    )


def test_what_is_dropped_is_no_text_wherever_the_page_states_it():
    assert "Buy" in site(selectors={}).read(page(STATED)).text
    article = site(selectors={"drop": "p.ad"}).read(page(STATED))
    assert "Buy" not in article.text
    assert article.text.count("Again.") == 1


def test_a_selector_may_name_what_an_attribute_or_a_meta_element_says():
    selectors = {
        "published": "//meta[@property='article:modified_time']/@content",
        "title": "meta[property='og:site_name']",
    }
    article = site(selectors=selectors).read(page(STATED))
    assert (article.title, article.published.value) == ("The Herald", "2020-02-02")


def test_a_page_after_the_last_day_of_its_selectors_has_another_layout():
    assert site(until="2021-12-31").read(page()).title == "A bridge"
    with pytest.raises(NotAnArticleError, match="its layout has changed: it looked so until 2020-12-31"):
        site(until="2020-12-31").read(page())


def read(importer, document):
    return Host(importers=(Loaded(importer, "test"), Loaded(Html(), "built in"))).read(document).article
