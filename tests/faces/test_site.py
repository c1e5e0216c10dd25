"""`timeline site` from outside: its links lead somewhere, its data are those of the commands, nothing foreign acts."""

import json
import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from shutil import copytree
from xml.etree import ElementTree as ET

import pytest

from tests.browser.made import hostile
from tests.browser.payloads import PAYLOADS
from tests.views.story import Log, figure, pledge, statement
from timeline.faces.web.long_lists import MOST, cut, evenly
from timeline.faces.web.marked_text import marked_paragraphs
from timeline.faces.web.time_axis import time_axis

ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
# What pages are made of. An article that brings an element or attribute of its own to a page has acted on it.
WEB = re.compile("https?://")
TAG = re.compile(r'<(?:!doctype html|/[a-z][a-z0-9]*|([a-z][a-z0-9]*)((?:\s+[a-zA-Z:_-]+(?:="[^"<>]*")?)*)\s*/?)>')
ATTRIBUTE = re.compile(r'([a-zA-Z:_-]+)(?:="([^"<>]*)")?')
ELEMENTS = re.compile(
    "a|article|blockquote|body|button|circle|code|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|g|h[1-6]"
    "|head|header|html|input|kbd|label|legend|li|link|main|mark|meta|meter|nav|ol|option|p|path|polyline|rect|script"
    "|section|select|small|span|summary|svg|table|tbody|td|text|textarea|th|thead|time|title|tr|ul"
)
ATTRIBUTES = re.compile(
    "aria-(?:hidden|label)|charset|class|content|cx|cy|d|data-(?:clock|key|marked)|datetime|defer|height|href|http-equiv"
    "|id|lang|max|method|min|name|action|open|placeholder|points|r|rel|required|role|rows|scope|selected|size|src"
    "|tabindex|title|transform|type|value|viewbox|width|x|y"
)
FEED = re.compile("feed|title|id|updated|author|name|link|generator|entry|content|summary|category|published|rights")
KINDS = ("index.html", "pledges.html", "region/AT-7.html", "figures/AT-7.html")


class Tags(HTMLParser):
    """Gathers the tags of a page with their attributes, and its text."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(page.read_text())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += f"{data} "


def assert_inert(text, page):
    """Whether every tag is the page's own, and leads to this site or to an address of the web."""
    tags = [*TAG.finditer(text)]
    assert len(tags) == text.count("<"), page
    for tag, told in {(found[1], found[2]) for found in tags if found[1]}:
        attrs = {name.lower(): unescape(value) for name, value in ATTRIBUTE.findall(told)}
        assert ELEMENTS.fullmatch(tag), (page, tag)
        assert all(map(ATTRIBUTES.fullmatch, attrs)), (page, tag, attrs)
        assert tag != "script" or attrs["src"].lstrip("./") == "keys.js", page
        for address in map(attrs.get, ("href", "src", "action")):
            assert ":" not in (address or "") or WEB.match(address), (page, attrs)
            assert not (address or "").startswith(("//", "\\")), (page, attrs)


def made(call, *arguments, name="site"):
    folder = call.workspace.root.parent / name
    call("site", str(folder), *arguments)
    return folder


def text_of(page):
    return " ".join(Tags(page).text.split())


@pytest.fixture
def rated(call, log):
    call("link", log.ids["tunnel"], log.ids["dug"], "--relation", "fulfils")
    call("assess", log.ids["tunnel"], "kept", "--evidence", log.ids["dug"], "--reason", "driven through")
    return log


def test_the_same_log_gives_the_same_files(call, rated):
    one, other = made(call), made(call, name="again")
    files = {path.relative_to(one): path.read_bytes() for path in one.rglob("*") if path.is_file()}
    assert files == {path.relative_to(other): path.read_bytes() for path in other.rglob("*") if path.is_file()}
    assert {str(name) for name in files} >= set(KINDS)


@pytest.mark.parametrize("asked", [(), ("--region", "DE-BY"), ("--limit", "2"), ("--type", "pledge")])
def test_every_link_leads_to_a_page_of_the_site(call, rated, asked):
    folder = made(call, *asked)
    for page in folder.rglob("*.html"):
        ids = [attrs["id"] for _, attrs in Tags(page).tags if "id" in attrs]
        assert len(ids) == len(set(ids)), page
        for _, attrs in Tags(page).tags:
            target = attrs.get("href", "")
            if target.startswith("#"):
                assert target[1:] in ids, (page, target)
            elif target:
                assert (page.parent / target).resolve().is_file(), (page, target)


def test_a_promise_tells_its_story(call, rated):
    page = text_of(made(call) / "pledge" / f"{rated.ids['tunnel']}.html")
    for told in ("kept by Tester", "driven through", "● fulfils", "dug the Karwendel tunnel", "due 31 December 2022"):
        assert told in page
    assert "Promiser Tyrol" in page


def test_the_board_keeps_overdue_apart_and_shows_evidence(call, log):
    folder = made(call, "--as-of", "2023-06-01")
    board = text_of(folder / "pledges.html")
    assert "! overdue Past their day" in board
    assert "Silence is no broken promise." in board
    assert "broken 0" not in board
    call("link", log.ids["tunnel"], log.ids["dug"], "--relation", "fulfils")
    assert "● reported done 1" in text_of(made(call, "--as-of", "2023-06-01") / "pledges.html")


def test_the_data_beside_a_page_are_those_of_the_command(call, rated):
    folder = made(call)
    assert json.loads((folder / "region" / "AT-7.json").read_text()) == call.json("show", "--region", "AT-7")
    assert json.loads((folder / "figures" / "AT-7.json").read_text()) == call.json("figures", "--region", "AT-7")
    assert (folder / "region" / "AT-7.csv").read_text() == call.out("show", "--region", "AT-7", "--format", "csv")
    told = {row["id"]: row for row in json.loads((folder / "pledges.json").read_text())}
    assert told[rated.ids["tunnel"]]["status"] == "kept"


def test_a_sentence_stands_once_with_its_readings_below(call):
    log = Log()
    words = "We will dig the Karwendel tunnel by 2030, the mayor said."
    one, other = (pledge("Mayor", "dig the tunnel", quote=words), statement("Mayor", words))
    for _, _, fields in (one, other):
        fields["span"] = (0, len(words))
    log.article("one", [one, other], date="2022-05-06", title="Dug")
    log.write(call.workspace.log)
    page = made(call) / "region" / "AT-7.html"
    assert page.read_text().count(words) == 1
    assert "statement said by Mayor" in text_of(page)
    assert [tag for tag, attrs in Tags(page).tags if attrs.get("class") == "readings"] == ["ul"]


def test_what_is_too_long_for_a_page_goes_on_on_others(call):
    log = Log()
    for at in range(30):
        some = [pledge(f"m{at}x{n}", f"b{at}x{n}", span=(n * 200, n * 200 + 9), quote="nine here") for n in range(9)]
        log.article(f"a{at}", [*some, figure(at, period=str(1990 + at))], date=f"2021-03-{at + 1:02}")
    log.write(call.workspace.log)
    folder = made(call)
    told = Counter()
    for page in ("AT-7", "AT-7/2", "AT-7/3"):
        text = (folder / "region" / f"{page}.html").read_text()
        assert text.count('class="act"') <= 2 * MOST
        told.update(re.findall(r'href="[./]*((?:pledge|event)/[0-9a-f]{32})\.html', text))
    assert len(told) == 300
    assert set(told.values()) == {1}
    assert 'href="../../region/AT-7/2.html">newer' in (folder / "region" / "AT-7" / "3.html").read_text()
    assert not (folder / "region" / "AT-7" / "2.json").exists()
    assert len(json.loads((folder / "region" / "AT-7.json").read_text())) == 300
    board = (folder / "pledges.html").read_text()
    assert 'href="pledges/no-evidence.html">All 270' in board
    assert board.count('class="promise"') == 25
    rest = [folder / "pledges" / name for name in ("no-evidence.html", "no-evidence/2.html", "no-evidence/3.html")]
    assert sum(page.read_text().count('class="promise"') for page in rest) == 270
    assert "page 3 of 3" in text_of(rest[2])


def test_pages_of_a_list_hold_all_of_it_once():
    class Told:
        def __init__(self, at):
            self.date, self.row = f"2021-{at // 150:02}", self
            self.article = str(at // 70)

    for length in (0, 1, MOST, MOST + 1, 777):
        events = [Told(at) for at in range(length)]
        pages = cut(events)
        assert [at for start, end in reversed(pages) for at in range(start, end)] == [*range(length)]
        assert all(0 <= end - start <= 2 * MOST for start, end in pages)
        assert [at for start, end in evenly(length) for at in range(start, min(end, length))] == [*range(length)]


def test_dates_keep_their_precision(call, rated):
    page = text_of(made(call) / "event" / f"{rated.ids['undated']}.html")
    assert "Date on or before 5 January 2023" in page


def test_figures_that_disagree_are_ringed(call, rated):
    log = Log()
    log.article("one", [figure(2, period="2020"), figure(3, period="2021")], date="2022-05-06")
    log.article("two", [figure(5, period="2021")], date="2022-05-07")
    log.write(call.workspace.log)
    page = (made(call) / "figures" / "AT-7.html").read_text()
    assert len(re.findall('<circle[^>]*class="disputed', page)) == 2
    assert page.count("<circle") == 3


def test_a_site_is_cut_by_the_filters(call, log):
    folder = made(call, "--region", "DE-BY")
    assert not (folder / "event" / f"{log.ids['budget']}.html").exists()
    assert (folder / "event" / f"{log.ids['tunnel']}.html").exists()


def test_an_article_at_hand_has_its_readings_in_their_place(call, root):
    copytree(root / "seeds", call.workspace.seeds, dirs_exist_ok=True)
    call.workspace.log.write_bytes((root / "events.jsonl").read_bytes())
    folder = made(call)
    pages = [page.read_text() for page in (folder / "article").glob("*.html")]
    assert len(pages) >= 5
    assert all('<mark class="n' in page for page in pages)
    assert "not at hand" not in "".join(pages)


def test_what_is_not_at_hand_is_said_and_counted(call, log):
    folder = call.workspace.root.parent / "site"
    done = call("site", str(folder))
    assert "note: 5 of 5 articles are not at hand as they were read" in done.stderr
    assert "The document is not at hand" in (folder / "article" / f"{log.sha_a}.html").read_text()


def test_crossing_readings_are_cut_at_every_border(log):
    class Told:
        def __init__(self, start, end):
            self.span, self.quote = (start, end), "abcdefgh\n\nij"[start:end]

    one, other, wrong = Told(0, 5), Told(3, 12), Told(1, 2)
    wrong.quote = "x"
    paragraphs = marked_paragraphs("abcdefgh\n\nij", [one, other, wrong])
    assert [[(piece.text, len(piece.events), len(piece.starts)) for piece in found] for found in paragraphs] == [
        [("abc", 1, 1), ("de", 2, 1), ("fgh", 1, 0)],
        [("ij", 1, 0)],
    ]


def test_an_axis_counts_months_or_years():
    class Told:
        def __init__(self, date):
            self.date = date

    months = time_axis([Told("2021-03-02"), Told("2021-03"), Told("2021-05-01"), Told(None)])
    assert [(bar.name, bar.count) for bar in months.bars] == [("2021-03", 2), ("2021-05", 1)]
    assert [bar.name for bar in time_axis([Told("2001"), Told("2021-05-01")]).bars] == ["2001", "2021"]
    assert time_axis([Told(None)]).bars == ()


@pytest.mark.no_cover
def test_no_word_of_an_article_acts_on_a_page(call):
    assert len(PAYLOADS) >= 200
    hostile().write(call.workspace.log)
    folder = made(call)
    for page in folder.rglob("*.html"):
        text = page.read_text()
        assert_inert(text, page)
        assert not ODD.search(text), page
    board = [folder / "pledges.html", *folder.glob("pledges/**/*.html")]
    told = unescape("".join(page.read_text() for page in board))
    assert len([payload for payload in PAYLOADS if payload in told]) > 200  # the others have what no page shows
    for feed in (folder / "index.atom", folder / "pledges.atom"):
        tags = {one.tag.rpartition("}")[2] for one in ET.fromstring(feed.read_bytes()).iter()}
        assert all(map(FEED.fullmatch, tags)), feed


def test_an_empty_log_is_a_site_too(call):
    call.workspace.log.write_bytes(b"")
    folder = made(call)
    assert "The log tells of none yet." in text_of(folder / "index.html")
    assert "The log tells of no promise yet." in text_of(folder / "pledges.html")


def test_a_folder_of_somebodys_is_left_alone(call, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear")
    assert "name a folder that is new or empty" in call("site", str(folder), status=2).stderr
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_a_site_made_before_is_replaced_whole(call, rated):
    folder = made(call)
    (folder / "region" / "old.html").write_text("old")
    assert not (made(call) / "region" / "old.html").exists()
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".site")] == []


@pytest.mark.parametrize("name", ["seeds/site", "plugins", ".", "..", "torn"])
def test_no_site_is_made_of_the_workspace_itself(call, name):
    before = sorted(path.name for path in call.workspace.root.iterdir())
    assert call("site", str(call.workspace.root / name), status=2).stderr.startswith("error: ")
    assert sorted(path.name for path in call.workspace.root.iterdir()) == before


def test_a_link_under_the_name_is_refused(call, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    assert "no folder" in call("site", str(tmp_path / "site"), status=1).stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_bears_no_id_has_no_page(call):
    log = Log()
    log.article("one", [pledge("Tyrol", "dig")], date="2021-03-02")
    evil = "../../../evil"
    lines = [{**line, "id": evil} if line["type"] == "pledge" else line for line in log.lines]
    call.workspace.log.write_text("".join(json.dumps(line) + "\n" for line in lines))
    folder = call.workspace.root.parent / "site"
    call("site", str(folder), status=1)
    assert list(folder.parent.rglob("evil*")) == []
