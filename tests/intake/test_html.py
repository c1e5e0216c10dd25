"""Pages of sites nobody has a plugin for: what they state about themselves, and what is found in their markup."""

import json

import pytest

from timeline.intake.documents import loading as documents
from timeline.intake.importer import NotAnArticleError
from timeline.intake.pages import parted_text, tree
from timeline.intake.pages.generic_html import Html

LEAD = "The governors of two regions met in Riverton to speak of trade, and the talks went on until the evening."
MORE = "“We will build a bridge together,” Governor Anna Keller told reporters when the meeting was over on Monday."
LAST = "Trade between the two regions rose by 12 percent to reach 40 million dollars in the year before, she added."
TEXT = f"<p>{LEAD}</p><p>{MORE}</p><p>{LAST}</p>"
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "name": "The Herald"},
        {
            "@type": ["NewsArticle"],
            "headline": "Two governors agree to build a bridge",
            "datePublished": "2021-05-03T10:00:00+02:00",
            "dateModified": "2021-05-04T11:00:00+02:00",
            "publisher": {"@type": "Organization", "name": "The Herald"},
        },
    ],
}


def page(head="", text=TEXT, attributes=' lang="en"'):
    return f"<!DOCTYPE html><html{attributes}><head>{head}</head><body><article>{text}</article></body></html>"


def read(source, **options):
    content = source if isinstance(source, bytes) else source.encode()
    return Html().read(documents.parse(content, "seeds/x.html", **options))


def linked(**changes):
    told = json.loads(json.dumps(LINKED))
    told["@graph"][1] |= changes
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


def test_linked_data_say_title_stamps_and_publisher():
    article = read(page(linked()))
    assert (article.title, article.publisher) == ("Two governors agree to build a bridge", "The Herald")
    assert (article.published.value, article.published.raw) == ("2021-05-03T10:00:00", "2021-05-03T10:00:00+02:00")
    assert (article.updated.value, article.language) == ("2021-05-04T11:00:00", "en")
    assert article.text == f"{LEAD}\n\n{MORE}\n\n{LAST}"


def test_meta_elements_say_what_linked_data_do_not():
    head = (
        '<meta property="og:title" content="Two governors &amp; a bridge">'
        '<meta property="og:site_name" content="Herald">'
        '<meta property="article:published_time" content="2021-05-03T10:00:00Z">'
        '<meta name="lastmod" content="2021-05-04"><link rel="canonical" href="https://example.org/bridge">'
    )
    article = read(page(head))
    assert (article.title, article.publisher, article.url) == (
        "Two governors & a bridge",
        "Herald",
        "https://example.org/bridge",
    )
    assert (article.published.value, article.updated.value) == ("2021-05-03T10:00:00", "2021-05-04")


def test_the_heading_and_the_address_say_what_nothing_else_does():
    article = read(
        page("<title>Herald</title>", f"<h1>Two governors agree</h1>{TEXT}"), url="https://example.org/2021/05/03/a"
    )
    assert (article.title, article.published.value[:10]) == ("Two governors agree", "2021-05-03")
    assert read(page("<title>Two governors agree | Herald</title>")).title == "Two governors agree"


def test_where_the_site_is_the_first_heading_the_one_that_the_page_is_called_by_is_its_title():
    told = (
        "<h1>The Herald of the North</h1><h2>Two governors agree to build a bridge</h2><h2>More of the North today</h2>"
    )
    for name in ("{} - {}", "{1} » {0}"):
        head = name.format("Two governors agree to build a bridge", "The Herald of the North")
        assert read(page(f"<title>{head}</title>", told + TEXT)).title == "Two governors agree to build a bridge"


@pytest.mark.parametrize(
    ("head", "headings", "title"),
    [
        ("Two governors agree - The Herald", ("The Herald", "Two governors agree"), "Two governors agree"),
        ("Two governors agree to build a bridge | The Herald", ("Politics",), "Two governors agree to build a bridge"),
        ("Two governors agree | The Herald", ("The Herald",), "Two governors agree"),
        ("Two governors agree › The Herald", (), "Two governors agree"),
        ("Talks | Two governors agree", ("Two governors agree",), "Two governors agree"),
        ("The Herald of all the North", ("Two governors agree to build",), "Two governors agree to build"),
        ("Старый мост откроют — Вестник", ("Меню", "Старый мост откроют снова"), "Старый мост откроют снова"),
        ("桥梁明年开通_新闻网", ("新闻网频道导航", "桥梁明年开通"), "桥梁明年开通"),
    ],
)
def test_the_heading_nearest_to_the_pages_name_is_its_title(head, headings, title):
    told = "".join(f"<h1>{heading}</h1>" for heading in headings)
    assert read(page(f"<title>{head}</title>", told + TEXT)).title == title


@pytest.mark.parametrize(
    ("stated", "seen", "day"),
    [
        ("2021-05-04T02:30:00Z", "May 3, 2021 9:30 PM", "2021-05-03"),
        ("2021-05-03T22:30:00+00:00", "4 May 2021 00:30", "2021-05-04"),
        ("2021-05-04T02:30:00Z", "May 3, 2021", "2021-05-03"),
        ("2021-05-04T02:30:00", "May 3, 2021 9:30 PM", "2021-05-04"),
        ("2021-05-04T02:30:00Z", "May 1, 2021 9:30 PM", "2021-05-04"),
    ],
)
def test_a_moment_of_another_zone_counts_as_its_reader_sees_it(stated, seen, day):
    head = f'<meta property="article:published_time" content="{stated}">'
    assert read(page(head, f"<h1>Two governors agree</h1><p>{seen}</p>{TEXT}")).published.value[:10] == day


def test_what_stands_below_the_heading_goes_before_signs_that_may_be_of_something_else():
    head = '<meta name="date" content="2021-06-12">'
    below = "<h1>Two governors agree</h1><p>Published: 3 May 2021</p>"
    related = '<aside><time class="entry-date published" datetime="2009-04-11">x</time></aside>'
    assert read(page(head, below + TEXT)).published.value == "2021-05-03"
    assert read(page("", below + TEXT + related)).published.value == "2021-05-03"
    assert read(page(head, TEXT)).published.value == "2021-06-12"


@pytest.mark.parametrize("placeholder", ["0001-01-01", "0000-08-10T00:00:00", "1970-01-01", "9999-12-31", "soon"])
def test_a_placeholder_gives_way_to_the_next_stamp(placeholder):
    head = f'<meta property="article:published_time" content="{placeholder}"><meta name="pubdate" content="2021-05-03">'
    article = read(page(linked(datePublished=placeholder) + head))
    assert (article.published.value, article.published.raw) == ("2021-05-03", "2021-05-03")


@pytest.mark.parametrize(
    ("address", "day"), [("http://example.org/a", None), ("https://example.org/2021/05/03/a", "2021-05-03")]
)
def test_the_day_on_which_a_page_was_archived_is_not_its_own(address, day):
    article = read(page("", TEXT), url=f"https://archive.example/web/20230105120000/{address}")
    assert (article.published and article.published.value) == day


def test_a_text_that_its_page_parts_is_read_to_its_end():
    def part(number):
        told = "".join(f"<p>{LEAD} Number {number}.{at} was about trade.</p>" for at in range(4))
        return f'<div class="row"><div class="body">{told}</div></div><div class="ad"><a href="/x">Buy a boat</a></div>'

    teaser = f'<div class="row"><div class="body"><p><a href="/other">{MORE} {MORE}</a></p></div></div>'
    parts = "".join(map(part, range(1, 6)))
    source = f"<html><body><h1>A bridge</h1><div>{parts}{teaser}</div></body></html>"
    root = tree.parse(source)
    whole = parted_text.parted(root, "\n".join(f"{LEAD} Number 1.{at} was about trade." for at in range(4)))
    assert [line.rpartition("Number ")[2][:3] for line in whole.split("\n")] == [
        f"{number}.{at}" for number in range(1, 6) for at in range(4)
    ]


def test_short_lines_between_paragraphs_are_headings_of_the_text():
    text = f"<p>{LEAD}</p><h2>The new bridge</h2><p>{MORE}</p><p>{LAST}</p><h3>Share this page</h3>"
    assert read(page("", f"<h1>Two governors agree</h1>{text}")).text.split("\n\n") == [
        LEAD,
        "The new bridge",
        MORE,
        LAST,
    ]


@pytest.mark.parametrize("site", [" | The Herald", " - The Herald", ": The Herald - 3 May"])
def test_the_sites_name_is_no_part_of_a_title(site):
    head = f'<meta property="og:title" content="Two governors agree to build a bridge{site}">{linked()}'
    assert read(page(head)).title == "Two governors agree to build a bridge"


def test_a_time_element_marked_as_publication_is_a_stamp():
    text = (
        f'<h1>Two governors agree</h1><time class="entry-date published" datetime="2021-05-03T10:00:00Z">x</time>{TEXT}'
    )
    assert read(page("", text)).published.value == "2021-05-03T10:00:00"


def test_the_text_stated_in_linked_data_stands_in_for_a_teaser():
    parts = [f"{LEAD}\n{MORE}\n{LAST} It was the {number}. year.\n" for number in range(4)]
    article = read(page(linked(articleBody="".join(parts)), f"<p>{LEAD}</p>"))
    assert article.text.count(LAST) == 4
    twice = read(page(linked(articleBody="".join(parts * 2)), f"<p>{LEAD}</p>"))
    assert twice.text == article.text


def test_a_page_that_says_english_of_every_language_is_not_believed():
    russian = "Губернатор области сказал, что новый мост будет построен в следующем году, а не через год, как было."
    assert read(page("<title>Мост</title>", f"<p>{russian}</p>" * 3)).language == "ru"


def test_a_page_in_an_old_character_set_says_so_itself():
    russian = (
        "Губернатор области сказал, что новый мост будет построен в следующем году, а не через год, как было. " * 3
    )
    source = page('<meta charset="windows-1251"><title>Мост</title>', f"<p>{russian}</p>").encode("windows-1251")
    assert "новый мост" in read(source).text


def test_paragraphs_are_better_than_nothing_and_said_to_be_partial(monkeypatch):
    monkeypatch.setattr("trafilatura.bare_extraction", lambda *_, **__: None)
    article = read(page("<title>Bridge</title>"))
    assert (article.text, article.partial) == (
        f"{LEAD}\n\n{MORE}\n\n{LAST}",
        "the main text could not be told from the page; these are its paragraphs",
    )
    article = read(page("<title>Bridge</title>", f"<div>{LEAD}</div><div>{MORE}</div><script>var x</script>"))
    assert article.text == f"{LEAD}\n\n{MORE}"
    assert "all its text" in article.partial


@pytest.mark.parametrize("source", ["<html><body></body></html>", "<!DOCTYPE html><html><script>x</script></html>"])
def test_a_page_without_text_is_no_article(source):
    with pytest.raises(NotAnArticleError):
        read(source)


HOSTILE = {
    "nested": "<div>" * 100_000 + LEAD + "</div>" * 100_000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + f">{LEAD}</p>{TEXT}",
    "one line": f"<p>{LEAD * 40_000}</p>",
    "open tags": "<p" * 200_000 + TEXT,
    "comments": "<!--" * 100_000 + TEXT,
    "entities": "&#x41;" * 100_000 + TEXT,
    "half a character": f"<p>{LEAD}&#xD800;</p>{TEXT}",
    "scripts": "<script>" * 50_000 + TEXT,
    "tables": "<table><tr><td>" * 5_000 + TEXT,
    "a doctype with a slash": f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x/">{TEXT}',
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_is_read_or_refused_in_time(source):
    try:
        article = read(page("<title>Bridge</title>", source))
    except NotAnArticleError:
        return
    assert article.text.strip()
    article.text.encode()


@pytest.mark.parametrize(
    "script",
    [
        "{not json",
        "[" * 100_000,
        json.dumps({"@type": "NewsArticle", "headline": 7, "datePublished": ["x"]}),
        "null",
        '"text"',
    ],
)
def test_linked_data_that_are_none_are_passed_over(script):
    article = read(page(f'<title>Bridge</title><script type="application/ld+json">{script}</script>'))
    assert article.title == "Bridge"


LINES = [LEAD, MORE, LAST]
STATE = json.dumps({"props": {"article": {"id": 7, "html": "".join(f'<p class="a">{line}</p>' for line in LINES)}}})
FLIGHT = json.dumps('5:["$","$L2",null,' + json.dumps({"body": "\n".join(LINES), "chunks": ["a.js"] * 60}) + "]\n")


@pytest.mark.parametrize(
    "scripts",
    [
        f'<script id="__NEXT_DATA__" type="application/json">{STATE}</script>',
        f"<script>self.push([1,{FLIGHT}])</script><script>var a = 'b\" + \"c';</script>",
    ],
)
def test_a_text_that_only_scripts_hold_is_read_and_said_to_be_partial(scripts):
    article = read(f"<!DOCTYPE html><html lang='en'><head><title>A bridge</title></head><body>{scripts}</body></html>")
    assert article.text == "\n\n".join(LINES)
    assert "in its scripts only" in article.partial


def test_a_short_text_in_linked_data_is_read_where_the_markup_has_none():
    told = json.dumps({"@type": "NewsArticle", "headline": "A bridge is opened", "articleBody": LEAD})
    article = read(f'<html lang="en"><script type="application/ld+json">{told}</script><body></body></html>')
    assert (article.text, article.partial) == (LEAD, None)


@pytest.mark.parametrize("source", ['"' * 300_000, '"\\' * 200_000, '"a' * 200_000 + "\n", "{" * 100_000 + '"x":"'])
def test_hostile_scripts_hold_nothing(source):
    with pytest.raises(NotAnArticleError):
        read(f"<html><body><script>{source}</script></body></html>")


def test_a_text_that_the_first_look_misses_is_found_by_the_second():
    parts = "".join(f"<div class='comment-{number}'><p>{LEAD} ({number})</p></div>" for number in range(12))
    text = read(page("<title>A bridge</title>", f"<p>{MORE}</p><div class='sidebar'>{parts}</div>")).text
    assert text.startswith(MORE)


@pytest.mark.parametrize(
    "start",
    [
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
        "<!-- a comment --><?xml version='1.0'?>",
        "",
    ],
)
@pytest.mark.parametrize("root", ['<html lang="en">', '<html lang="en"/>'])
def test_however_a_page_begins_all_of_it_is_read(start, root):
    article = read(f"{start}\n{root}<head><title>A bridge</title>{linked()}</head><body><article>{TEXT}</article>")
    assert article.text == f"{LEAD}\n\n{MORE}\n\n{LAST}"
    assert (article.language, article.published.value) == ("en", "2021-05-03T10:00:00")


def test_a_heading_worded_otherwise_than_the_title_is_no_part_of_the_text():
    head = f'<meta property="og:title" content="A bridge for two regions">{linked()}'
    shown = "Two governors agree to build a bridge"
    article = read(page(head, f"<h1>{shown}</h1><h2>{shown}</h2>{TEXT}"))
    assert (article.title, article.text) == ("A bridge for two regions", f"{LEAD}\n\n{MORE}\n\n{LAST}")


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("Governors agree on ‘a bridge’ ㅣThe Herald", "Governors agree on ‘a bridge’"),
        ("Governors agree on ‘a bridge’ - THE HERALD", "Governors agree on ‘a bridge’"),
        ("Governors agree with The Herald", "Governors agree with The Herald"),
        ("Bridge | The Herald", "Bridge | The Herald"),
    ],
)
def test_the_sites_name_is_cut_where_no_heading_tells_what_is_left(given, title):
    head = f'<meta property="og:title" content="{given}"><meta property="og:site_name" content="The Herald">'
    assert read(page(head)).title == title


def test_quotation_marks_of_another_kind_do_not_hide_the_sites_name():
    head = '<meta property="og:title" content="Governors agree on \'a bridge\' | Politics | Herald">'
    assert read(page(head, f"<h1>Governors agree on ‘a bridge’</h1>{TEXT}")).title == "Governors agree on ‘a bridge’"


def test_of_several_stories_in_linked_data_the_one_under_the_pages_heading_counts():
    other = {"@type": "NewsArticle", "headline": "A strike ends after nine days", "datePublished": "2020-11-01"}
    listed = json.dumps({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": other}]})
    head = f'<script type="application/ld+json">{listed}</script>{linked()}'
    article = read(page(head, f"<h1>Two governors agree to build a bridge</h1>{TEXT}"))
    assert (article.title, article.published.value[:10]) == ("Two governors agree to build a bridge", "2021-05-03")


@pytest.mark.parametrize(
    ("language", "url", "day"),
    [
        ("en-US", "https://herald.example/x", "2026-03-11"),
        ("en-GB", "https://herald.example/x", "2026-11-03"),
        ("en-US", "https://herald.co.ke/x", "2026-11-03"),
        ("en", "https://herald.example/x", "2026-11-03"),
    ],
)
def test_day_and_month_stand_as_the_country_of_the_address_writes_them_else_that_of_the_language(language, url, day):
    head = f'<meta name="date" content="03/11/2026"><link rel="canonical" href="{url}">'
    assert read(page(head, attributes=f' lang="{language}"')).published.value == day


def test_the_day_of_the_address_counts_where_a_zone_has_moved_the_stamp_by_one():
    head = '<meta property="article:published_time" content="2021-05-04T01:10:00Z">'
    canonical = '<link rel="canonical" href="https://herald.example/2021/05/{}/bridge">'
    assert read(page(head + canonical.format("03"))).published.value == "2021-05-03"
    assert read(page(head + canonical.format("01"))).published.value == "2021-05-04T01:10:00"


def test_a_year_of_copyright_is_no_day_and_what_is_guessed_says_so():
    article = read(page(text=f"<h1>Two governors agree to build a bridge</h1>{TEXT}<footer>© 2021 The Herald</footer>"))
    assert article.published is None or article.published.value != "2021-01-01"
    guessed = read(page(text=f'<div class="date">3 May 2021</div><h1>Two governors agree on a bridge</h1>{TEXT}'))
    assert guessed.published.value == "2021-05-03?"
    assert any("guess" in note for note in guessed.notes)


def test_elements_of_speech_keep_their_marks_and_their_author():
    spoken = "<p><q>We will open the terminal by June 2027</q>, Mayor Anna Keller said after the vote in the hall.</p>"
    author = "<footer>— Harbour master Sten Vik</footer>"
    block = f"<blockquote><p>We will pay for the cranes in full by 2028.</p>{author}</blockquote>"
    article = read(page(text=TEXT + spoken + block + f"<p>{LAST}</p>"))
    assert "“We will open the terminal by June 2027”, Mayor Anna Keller said" in article.text
    assert "“We will pay for the cranes in full by 2028.” — Harbour master Sten Vik" in article.text


def test_a_note_of_correction_is_none_of_the_story():
    note = "<p>Correction, 12 March: an earlier version of this article said that it would cost 84 million dollars.</p>"
    assert "84 million" not in read(page(text=TEXT + note)).text
