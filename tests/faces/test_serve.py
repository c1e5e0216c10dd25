"""`timeline serve`: its pages are those of the site, its forms judge as the commands do, and strangers may not."""

import asyncio
import json
import re
import subprocess
import sys
import urllib.request
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.browser.made import hostile
from tests.browser.payloads import PAYLOADS
from tests.faces.test_site import assert_inert
from tests.views.story import Log, done, pledge
from timeline.faces.server.application import Served
from timeline.faces.server.guard import Guard
from timeline.faces.server.review_desk import ReviewDesk
from timeline.faces.server.standing_logs import StandingLogs

TOKEN = "a-token"
EPOCH = date(1970, 1, 1)
# What a served page has beside the exported one: docs/web.md says so.
ADDED = re.compile(
    r'<script .*?</script>\n|<a href="[./]*review">.*?</a>\n|<section class="served".*?</section>\n'
    r'|<form class="judge".*?</form>\n',
    re.DOTALL,
)
POLICY = re.compile(r"<meta http-equiv=.*?>\n")


class Browser:
    """Asks the application as a browser would; `told` is what the program failed at."""

    def __init__(self, workspace, *, token=TOKEN, today="2024-06-01", names=()):
        self.told = []
        self.logs = StandingLogs(workspace, lambda: today)
        desk = ReviewDesk(self.logs, "Tester")
        guard = Guard(names=frozenset(names), token=token)
        self.served = Served(self.logs, lambda: desk, guard, self.told.append)
        self.application = self.served.application()
        self.cookie = f"timeline={TOKEN}"

    def __call__(self, address, *, method="GET", form=None, **headers):
        body = urlencode(form).encode() if form is not None else b""
        given = {"host": "127.0.0.1:80", "cookie": self.cookie, **{k.replace("_", "-"): v for k, v in headers.items()}}
        if form is not None:
            method = "POST"
            given |= {"content-length": str(len(body))}
        path, _, query = address.partition("?")
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in given.items()],
            "http_version": "1.1",
            "scheme": "http",
            "server": ("127.0.0.1", 80),
            "root_path": "",
        }
        sent = []

        async def receive():
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message):
            sent.append(message)

        asyncio.run(self.application(scope, receive, send))
        start, *rest = sent
        return Got(start["status"], dict(start["headers"]), b"".join(one.get("body", b"") for one in rest))


class Got:
    """An answer: status, headers, body; read as a page is."""

    def __init__(self, status, headers, body):
        self.status, self.body = status, body
        self.headers = {name.decode(): value.decode() for name, value in headers.items()}
        self.text = body.decode()
        self.location = self.headers.get("location")

    def read_text(self):
        return self.text

    def hidden(self, name):
        return re.search(f'name="{name}" value="([^"]*)"', self.text)[1]


@pytest.fixture
def browser(workspace):
    return Browser(workspace)


def test_every_exported_page_is_the_served_one(call, log):
    folder = call.workspace.root.parent / "site"
    call("site", str(folder))
    last = max(line["recorded"] for line in call.lines if "recorded" in line)[:10]
    browser = Browser(call.workspace, today=last)
    exported = [path for path in folder.rglob("*") if path.suffix in (".html", ".json", ".csv", ".atom")]
    assert len(exported) > 40
    for path in exported:
        got = browser(f"/{path.relative_to(folder)}")
        assert got.status == 200, path
        served, told = got.text, path.read_text()
        if path.suffix == ".html":
            served, told = ADDED.sub("", served), POLICY.sub("", told)
        assert served == told, path


@pytest.mark.parametrize(
    "address", ["/", "/index.html", "/pledges", "/region/AT-7", "/map", "/search?q=tunnel", "/review"]
)
def test_a_page_has_its_data_at_its_own_address(browser, address):
    got = browser(address)
    assert got.status == 200
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in got.headers["content-security-policy"]
    found = re.findall(r'type="[a-z]+/(json|csv|atom)[^"]*" href="([^"]*)"', got.text)
    links = {kind: link.replace("../", "") for kind, link in found}
    assert isinstance(json.loads(browser(f"/{links['json']}").body), list)
    assert "," in browser(f"/{links['csv']}").text
    assert browser(f"/{links['atom']}").body.startswith(b"<?xml")


def test_a_query_is_the_permalink(browser, call):
    told = json.loads(browser("/region/AT-7.json?type=pledge&as_of=2021-12").body)
    assert [one["id"] for one in told] == [
        one["id"] for one in call.json("show", "--region", "AT-7", "--type", "pledge", "--as-of", "2021-12")
    ]
    page = browser("/region/AT-7?as_of=2021-12").text
    assert 'name="as_of" value="2021-12"' in page
    assert 'href="../pledges.html?as_of=2021-12"' in page


def test_a_slider_reaches_over_the_days_of_the_log_and_leads_to_a_permalink(browser, log):
    page = browser("/region/AT-7").text
    first, end = map(int, re.search(r'name="as_of_day" min="(\d+)" max="(\d+)"', page).groups())
    days = sorted(line["date"].lstrip("/.") for line in log.lines if line["type"] == "article")
    assert (EPOCH + timedelta(days=first)).isoformat() == days[0]
    assert (EPOCH + timedelta(days=end - 1)).isoformat() == days[-1]
    fields = {"as_of": "", "as_of_stood": f"{end}/{end}", "known_at_day": "5", "known_at_stood": "5/9"}
    moved = urlencode({**fields, "as_of_day": first, "type": "pledge"})
    assert browser(f"/region/AT-7?{moved}").location == f"/region/AT-7?as_of={days[0]}&type=pledge"
    page = browser(f"/region/AT-7?as_of={days[0]}").text
    assert f'name="as_of_day" min="{first}" max="{end}" value="{first}"' in page
    still = urlencode({**fields, "as_of_day": end, "as_of": "2021-12"})
    assert browser(f"/pledges?{still}").location == "/pledges?as_of=2021-12"
    back = urlencode({"as_of": "2021-12", "as_of_stood": f"{first}/{end}", "as_of_day": end})
    assert browser(f"/pledges?{back}").location == "/pledges"
    assert "as_of_day" in browser("/pledges?as_of_day=blub").text
    assert browser("/pledges?as_of_day=99999999999").status == 400
    assert browser("/pledges?known_at=2021-05-01T10:00:00Z").status == 200


def test_a_log_without_days_has_clocks_without_sliders(call):
    call.workspace.log.write_bytes(b"")
    page = Browser(call.workspace)("/").text
    assert 'name="as_of"' in page
    assert 'type="range"' not in page


def test_names_and_short_ids_lead_to_their_page(browser, log):
    assert browser("/region/tyrol").location == "/region/AT-7"
    assert browser("/figures/Tirol.csv?limit=1").location == "/figures/AT-7.csv?limit=1"
    assert browser(f"/pledge/{log.ids['tunnel'][:9]}").location == f"/pledge/{log.ids['tunnel']}"
    assert browser(f"/article/{log.ids['tunnel']}").location == f"/article/{log.sha_a}"


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/region/tyrrol", 404, "did you mean Tyrol"),
        ("/event/ffffffff", 404, "no line of the log"),
        ("/event/f", 404, "too short"),
        ("/nowhere/%00", 404, "there is no page"),
        ("/pledges?as_of=blub", 400, "as_of &#39;blub&#39;"),
        ("/pledges?known_at=blub", 400, "known_at &#39;blub&#39;"),
        ("/?limit=many", 400, "limit &#39;many&#39;"),
        ("/pledges?status=fine", 400, "status &#39;fine&#39;"),
        ("/region/AT-7?since=2023&until=2022", 400, "since"),
        ("/review?item=link.none", 404, "there is no page"),
    ],
)
def test_what_cannot_be_answered_says_why(browser, address, status, told):
    got = browser(address)
    assert (got.status, told in got.text) == (status, True), got.text
    assert "Traceback" not in got.text
    assert not browser.told


def test_an_ambiguous_id_lists_what_it_may_be(call):
    log = Log()
    log.article("one", [pledge("Tyrol", f"dig tunnel {at}") for at in range(900)], date="2021-03-02")
    log.write(call.workspace.log)
    starts = Counter(line["id"][:4] for line in call.lines if line["type"] == "pledge")
    start, count = starts.most_common(1)[0]
    assert count > 1
    got = Browser(call.workspace)(f"/event/{start}")
    assert got.status == 300
    assert len(re.findall(rf'href="/event/{start}[0-9a-f]{{28}}"', got.text)) == count


def test_a_log_that_changed_is_read_again_and_a_broken_line_named(browser, workspace):
    assert "Another ferry" not in browser("/").text
    log = Log()
    log.article("new", [done("Tyrol", "built the ferry")], date="2022-05-06", title="Another ferry")
    log.write(workspace.log)
    assert "Another ferry" in browser("/").text
    first, *others = workspace.log.read_bytes().splitlines(keepends=True)
    workspace.log.write_bytes(b"".join([first, b'{"broken"}\n', *others, b'{"torn']))
    told = browser("/").text
    assert "events.jsonl:2" in told
    assert "the last line is torn" in told
    workspace.log.unlink()
    assert browser("/").status == 500
    assert "events.jsonl" in browser("/").text


def test_only_meant_hosts_and_own_pages_get_through(browser, workspace):
    assert browser("/", host="evil.example").status == 421
    assert browser("/", host="localhost:8765").status == 200
    assert Browser(workspace, names=("news.example",))("/", host="news.example").status == 200
    form = {"answer": "undo", "ids": ""}
    assert browser("/review", form=form, origin="https://evil.example").status == 403
    assert browser("/review", form=form, origin="http://[").status == 403
    assert browser("/review", form=form, sec_fetch_site="cross-site").status == 403
    assert browser("/review", form=form, cookie="timeline=wrong").status == 403
    assert Browser(workspace, token=None)("/review", form=form).status == 403
    assert browser("/review", method="DELETE").status == 405
    assert browser("/review", form={"reason": "x" * 70_000}).status == 413


def test_the_token_becomes_a_cookie_and_leaves_the_address(browser):
    got = browser(f"/review?token={TOKEN}", cookie="")
    assert (got.status, got.location) == (303, "/review")
    assert "HttpOnly" in got.headers["set-cookie"]
    assert "SameSite=strict" in got.headers["set-cookie"]
    assert browser("/?token=other", cookie="").status == 403
    assert browser(f"//evil.example?token={TOKEN}", cookie="").location == "/evil.example"


def answers(page, answer, **more):
    return {"item": page.hidden("item"), "mark": page.hidden("mark"), "answer": answer, **more}


def test_a_review_appends_what_the_command_would(browser, call, log):
    page = browser("/review")
    assert '<button name="answer" value="accept" data-key="a">' in page.text
    got = browser("/review", form=answers(page, "accept", reason="the same tunnel"))
    assert got.status == 303
    line = call.lines[-1]
    assert (line["type"], line["by"], line["data"]["reason"]) == ("link", "Tester", "the same tunnel")
    undo = browser(got.location)
    assert "Take it back" in undo.text
    assert browser("/review", form={"answer": "undo", "ids": undo.hidden("ids")}).status == 303
    assert call.lines[-1]["type"] == "retraction"


def test_an_answer_to_what_waits_no_more_is_refused(browser, call, log):
    page = browser("/review")
    assert browser("/review", form=answers(page, "reject")).status == 303
    count = len(call.lines)
    stale = browser("/review", form=answers(page, "accept"))
    assert (stale.status, len(call.lines)) == (409, count)
    assert "nothing was appended" in stale.text


def test_an_answer_to_what_was_corrected_meanwhile_is_refused(browser, call, log):
    page = browser("/review")
    later = page.hidden("item").split(".")[2]
    call("correct", later, "doubt", "seen otherwise")
    assert browser("/review", form=answers(page, "accept")).status == 409


def test_a_proposal_is_rated_or_linked_otherwise(browser, call, log):
    page = browser("/review")
    assert page.hidden("item").startswith(f"link.{log.ids['tunnel']}.{log.ids['dug']}")
    browser("/review", form=answers(page, "kept"))
    assert [line["type"] for line in call.lines[-2:]] == ["link", "assessment"]
    assert "kept by Tester" in re.sub("<[^>]*>", "", browser(f"/pledge/{log.ids['tunnel']}").text)


def test_what_cannot_be_judged_so_says_why(browser, call, log):
    count = len(call.lines)
    page = browser("/review")
    assert browser("/review", form=answers(page, "whatever")).status == 400
    assert browser("/review", form=answers(page, "edit", field="deadline", value="blub", side="1")).status == 400
    got = browser(f"/pledge/{log.ids['milk']}", form={"answer": "rate", "status": "kept"})
    assert (got.status, "kept needs evidence" in got.text) == (400, True)
    assert browser(f"/event/{log.ids['milk']}", form={"answer": "correct", "field": "id", "value": "x"}).status == 400
    assert browser("/index", form={"answer": "rate"}).status == 400
    assert len(call.lines) == count


def test_a_line_is_corrected_linked_rated_and_retracted_from_its_page(browser, call, log):
    milk, dug, tunnel = (log.ids[name] for name in ("milk", "dug", "tunnel"))
    steps = [
        (f"/event/{milk}", {"answer": "correct", "field": "condition", "value": "at any price"}, "correction"),
        (f"/event/{tunnel}", {"answer": "link", "later": dug[:9], "relation": "fulfils"}, "link"),
        (f"/pledge/{tunnel}", {"answer": "rate", "status": "kept", "evidence": dug[:9]}, "assessment"),
        (f"/event/{milk}", {"answer": "retract", "reason": "a joke"}, "retraction"),
    ]
    for address, form, kind in steps:
        assert browser(address, form=form).status == 303, address
        assert call.lines[-1]["type"] == kind
    assert browser(f"/pledge/{milk}").status == 404


def test_words_marked_in_an_article_are_added(call):
    page = call.workspace.seeds / "page.txt"
    page.write_text("Bridge\n\nThe mayor spoke. We will build a bridge by 2027, she said.\n")
    call.workspace.log.write_bytes(b"")
    call("import", str(page), "--date", "2024-03-02")
    browser = Browser(call.workspace)
    article = next(line["article"] for line in call.lines if line["type"] == "article")
    assert "data-marked" in browser(f"/article/{article}").text
    form = {"answer": "add", "kind": "pledge", "quote": "The mayor spoke.", "promiser": "the mayor", "regions": "tyrol"}
    assert browser(f"/article/{article}", form=form).status == 303
    assert [line["type"] for line in call.lines[-2:]] == ["pledge", "addition"]
    assert "does not say" in browser(f"/article/{article}", form={**form, "quote": "she lied"}).text


def test_a_search_finds_words_in_any_accent_and_nothing_acts_in_it(browser, log):
    found = json.loads(browser("/search.json?q=KARWENDEL+tunn").body)
    assert {log.ids["tunnel"], log.ids["dug"]} <= {one["id"] for one in found}
    for words in ('"', "a* OR", "NEAR(", "()", "^x", "%00", "x" * 5000):
        assert browser(f"/search?{urlencode({'q': words})}").status == 200
    assert "No event has all these words" in browser("/search?q=zebra").text


def test_without_the_address_nobody_is_offered_to_judge(browser, log):
    for address in ("/review", f"/pledge/{log.ids['tunnel']}", f"/event/{log.ids['tunnel']}"):
        assert 'method="post"' in browser(address).text
        assert 'method="post"' not in browser(address, cookie="").text


@pytest.mark.no_cover
def test_no_word_of_an_article_acts_on_a_served_page(call):
    hostile().write(call.workspace.log)
    browser = Browser(call.workspace)
    addresses = [
        "/",
        "/pledges",
        "/review",
        "/map",
        *(f"/search?{urlencode({'q': evil[:80]})}" for evil in PAYLOADS[::9]),
    ]
    addresses += [f"/event/{line['id']}" for line in call.lines[:14] if line["type"] != "article"]
    addresses += [f"/pledge/{line['id']}" for line in call.lines[:14] if line["type"] == "pledge"]
    addresses += [f"/{urlencode({'': evil[:80]})[1:]}" for evil in PAYLOADS]
    addresses += [f"/pledges?{urlencode({'as_of': evil[:80], 'actor': evil[:80]})}" for evil in PAYLOADS]
    for address in addresses:
        assert_inert(browser(address).text, address)
    assert not browser.told


def test_a_fault_of_the_program_is_told_without_its_inside(browser, monkeypatch):
    monkeypatch.setattr(browser.logs, "at", lambda query: 1 / 0)
    got = browser("/")
    assert got.status == 500
    assert "division" not in got.text
    assert browser.told == ["index: ZeroDivisionError: division by zero"]


@pytest.mark.usefixtures("traced_processes")
def test_a_process_serves_and_ends(workspace):
    script = Path(sys.executable).parent / "timeline"
    command = [script, "-C", workspace.root, "serve", "--port", "0", "--by", "Tester"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            address = process.stdout.readline().strip()
            base = address.partition("?")[0]
            with urllib.request.urlopen(f"{base}region/AT-7") as got:
                assert b"Tyrol" in got.read()
        finally:
            process.terminate()
        assert process.stderr.read() == ""


def test_where_nothing_can_listen_it_says_so(call):
    assert "cannot listen at 192.0.2.1" in call("serve", "--host", "192.0.2.1", "--port", "0", status=1).stderr
