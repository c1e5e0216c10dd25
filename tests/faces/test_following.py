"""What is followed is asked politely and in its time, and what comes of the promises is told once."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from functools import partial

import feedparser
import pytest
from click.testing import CliRunner

from tests.faces.conftest import listening
from tests.faces.test_fetching import Handler, Server
from tests.faces.test_import_robust import timeline, workspace  # noqa: F401 - a fixture
from tests.views.story import Log, pledge
from timeline.app.fetching import Manners
from timeline.app.following import alert_command, followed_state, rounds, source_visits
from timeline.app.following.followed_state import FollowedSource, KeptRobots
from timeline.faces.cli import timeline as cli
from timeline.faces.cli import watch
from timeline.workspace import Workspace

START = datetime(2026, 1, 5, 12, tzinfo=UTC)
PROMISE = "We will repair the four bridges over the Inn by 8 February 2026"


class NewsHandler(Handler):
    """A feed whose answers a test may choose."""

    def on_news_xml(self):
        if self.server.status != 200:
            self.answer(b"", self.server.status, Retry_After=self.server.retry_after)
        elif self.headers.get("If-None-Match") == self.server.etag:
            self.answer(b"", 304)
        else:
            items = "".join(
                f"<item><link>{self.server.url}/{name}</link><pubDate>Mon, 05 Jan 2026 08:00:00 GMT</pubDate></item>"
                for name in self.server.items
            )
            self.answer(f"<rss><channel>{items}</channel></rss>".encode(), **self.server.told)

    def on_undated(self):
        body = f"<p>“{PROMISE},” Governor Eva Berger of Tyrol said in Innsbruck, where she spoke to the press.</p>"
        page = "<html><head><title>Tyrol to repair four bridges</title></head><body><article>"
        self.answer(f"{page}<h1>Tyrol to repair four bridges</h1>{body}</article></body></html>".encode())

    def on_missing(self):
        self.answer(b"", 404)


class Following:
    """A workspace that follows one feed; rounds are called at times that a test chooses."""

    def __init__(self, root, server, monkeypatch):
        self.root, self.server, self.now = root, server, START
        self.hook = root.parent / "hook.py"
        self.told = root.parent / "told"
        monkeypatch.setenv("XDG_DATA_HOME", str(root.parent / "data"))
        monkeypatch.setenv("XDG_CONFIG_HOME", str(root.parent / "config"))

        def order(private, by, *, without_plugins):
            return rounds.RoundOrder(
                now=self.now, day=self.now.date(), private=private, by=by, without_plugins=without_plugins
            )

        monkeypatch.setattr(watch, "_order", order)
        monkeypatch.setattr(source_visits, "Manners", partial(Manners, pause=0.0))

    def follows(self, text):
        (self.root / "feeds.toml").write_text(text)

    def watch(self, *more, after=None):
        self.now += after or timedelta()
        self.server.asked.clear()
        host = f"127.0.0.1:{self.server.server_port}"
        return timeline(self.root, "watch", "--once", "--allow-private", host, *more)

    @property
    def asked(self):
        return [path for path, _ in self.server.asked]

    @property
    def state(self):
        return followed_state.recalled(Workspace(self.root))

    @property
    def source(self):
        return self.state.sources[f"{self.server.url}/news.xml"]

    @property
    def entries(self):
        return feedparser.parse((self.folder / "alerts.atom").read_bytes()).entries

    @property
    def folder(self):
        return self.root.parent.joinpath("data", "timeline", *self.root.resolve().parts[1:])

    def with_hook(self, status=0):
        self.hook.write_text(
            f"import sys, pathlib\nwith pathlib.Path({str(self.told)!r}).open('a') as f: f.write(sys.stdin.read())\n"
            f"sys.exit({status})\n"
        )
        return "--hook", f"{sys.executable} {self.hook}"

    @property
    def handed(self):
        return [json.loads(line) for line in self.told.read_text().splitlines()] if self.told.exists() else []


@pytest.fixture
def server():
    running = Server()
    running.RequestHandlerClass = NewsHandler
    running.status, running.etag, running.items, running.told, running.retry_after = (
        200,
        'W/"a b"',
        ["undated"],
        {},
        "0",
    )
    running.told = {"ETag": running.etag, "Last-Modified": "Mon, 5 Jan 2026 07:00:00 GMT"}
    with listening(running):
        yield running


@pytest.fixture
def follow(workspace, server, monkeypatch):  # noqa: F811
    following = Following(workspace, server, monkeypatch)
    following.follows(f'[[feed]]\nurl = "{server.url}/news.xml"\n')
    return following


def test_a_feed_is_asked_in_its_time_on_condition_and_its_day_dates_a_page_without_one(follow):
    first = follow.watch()
    assert first.exit_code == 0, first.output
    assert "1 new page, again 2026-01-05 13:00 UTC" in first.stdout
    line = json.loads((follow.root / "events.jsonl").read_bytes().splitlines()[-1])
    assert line["data"]["published"]["value"][:10] == "2026-01-05"
    assert follow.watch(after=timedelta(minutes=59)).stdout == ""
    assert follow.asked == []
    for kept in (follow.root / "seeds").rglob("*"):
        if kept.is_file():
            kept.unlink()
    again = follow.watch(after=timedelta(minutes=1))
    assert (again.exit_code, follow.asked) == (0, ["/news.xml"])
    told = follow.server.asked[0][1]
    assert (told["If-None-Match"], told["If-Modified-Since"]) == ('W/"a b"', "Mon, 5 Jan 2026 07:00:00 GMT")
    assert "nothing new" in again.stdout


def test_robots_txt_is_kept_for_a_day(follow):
    follow.watch()
    assert follow.asked[0] == "/robots.txt"
    follow.watch(after=timedelta(hours=23))
    assert follow.asked == ["/news.xml"]
    follow.watch(after=timedelta(hours=2))
    assert follow.asked == ["/robots.txt", "/news.xml"]


def test_a_host_that_forbids_it_is_not_asked_nor_is_its_rule_forgotten(follow):
    follow.server.robots = b"User-agent: *\nDisallow: /news\n"
    assert "robots.txt asks not to fetch it" in follow.watch().stderr
    follow.watch(after=timedelta(hours=1))
    assert follow.asked == []
    assert follow.source.failures == 2


def test_a_failing_source_is_asked_ever_more_rarely_and_told_once_after_some_times(follow):
    follow.server.status = 404
    pauses = []
    outputs = []
    for _ in range(8):
        outputs.append(follow.watch(after=pauses[-1] if pauses else None))
        pauses.append(follow.source.due - follow.now)
    assert [pause / timedelta(hours=1) for pause in pauses] == [1, 2, 4, 8, 16, 24, 24, 24]
    assert [done.exit_code for done in outputs] == [0, 0, 1, 0, 0, 0, 0, 0]
    assert ["alert Failing since 5 January 2026" in done.stdout for done in outputs] == [False] * 2 + [True] + [
        False
    ] * 5
    assert "failed 8 times in a row" in timeline(follow.root, "watch", "--list").stdout
    follow.server.status = 200
    assert follow.watch(after=pauses[-1]).exit_code == 0
    assert (follow.source.failures, follow.source.why) == (0, None)


def test_what_is_gone_is_never_asked_again_and_told_at_once(follow):
    follow.server.status = 410
    gone = follow.watch()
    assert (gone.exit_code, "alert Gone for good" in gone.stdout) == (1, True)
    assert (follow.watch(after=timedelta(days=400)).exit_code, follow.asked) == (0, [])
    assert len(follow.entries) == 1


@pytest.mark.parametrize(
    ("entry", "told", "hours"),
    [
        ("", {"ETag": '"x"', "Cache-Control": "public, max-age=7200"}, 2),
        ("", {"ETag": '"x"', "Cache-Control": "max-age=60"}, 1),
        ("", {"Cache-Control": "max-age=60"}, 24),
        ("", {"ETag": '"x"', "Retry-After": "10800"}, 3),
        ("", {"Cache-Control": "max-age=999999999999"}, 7 * 24),
        ('every = "30m"\n', {}, 0.5),
        ('every = "2d"\n', {"ETag": '"x"'}, 48),
    ],
)
def test_it_is_asked_again_when_its_entry_and_its_server_let_it(follow, entry, told, hours):
    follow.server.told = told
    follow.follows(f'[[feed]]\nurl = "{follow.server.url}/news.xml"\n{entry}')
    follow.watch()
    assert follow.source.due - START == timedelta(hours=hours)


def test_a_server_that_is_overtaxed_says_for_how_long(follow):
    follow.server.status, follow.server.retry_after = 503, "20000"
    follow.watch()
    assert follow.source.due - START == timedelta(seconds=20_000)


def test_an_etag_that_is_told_no_more_is_not_sent_any_more(follow):
    follow.watch()
    follow.server.told, follow.server.etag = {}, "another"
    follow.watch(after=timedelta(hours=1))
    assert (follow.source.etag, follow.source.last_modified) == (None, None)


def test_a_page_that_cannot_be_had_is_tried_at_three_visits_and_the_feed_had_whole_until_then(follow):
    follow.server.items = ["missing", "undated"]
    tried, etags = [], []
    for _ in range(4):
        follow.watch(after=timedelta(days=1))
        tried.append("/missing" in follow.asked)
        etags.append(follow.source.etag)
    assert tried == [True, True, True, False]
    assert etags == [None, None, follow.server.etag, follow.server.etag]


def test_one_visit_takes_so_many_pages_and_the_next_one_the_rest(follow):
    follow.server.items = [f"sport-{n}" for n in range(2)] + [f"story-{n}" for n in range(5)]
    follow.follows(f'[[feed]]\nurl = "{follow.server.url}/news.xml"\nmost = 3\nonly = "/story-"\n')
    assert "3 new pages" in follow.watch().stdout
    assert "2 new pages" in follow.watch(after=timedelta(days=1)).stdout
    assert [path for path in follow.asked if "story" in path] == ["/story-3", "/story-4"]
    assert follow.source.etag == follow.server.etag


def test_a_page_is_followed_and_read_anew_when_it_changes(follow):
    follow.follows(f'[[page]]\nurl = "{follow.server.url}/page"\n')
    assert "1 new page" in follow.watch().stdout
    assert "nothing new" in follow.watch(after=timedelta(hours=2)).stdout
    wrong = f'[[page]]\nurl = "{follow.server.url}/news.xml"\n[[feed]]\nurl = "{follow.server.url}/page?2"\n'
    follow.follows(wrong)
    told = follow.watch().stderr
    assert "it is a feed or a sitemap, and followed as a page" in told
    assert "it is a page, and followed as a feed" in told


def test_only_hosts_that_the_user_names_may_be_private(follow):
    done = timeline(follow.root, "watch", "--once")
    assert "is not a public one" in done.stderr
    assert follow.server.asked == []
    done = timeline(follow.root, "watch", "--once", "--allow-private", "another.example")
    assert follow.server.asked == []


def promised(follow, **alerts):
    """Begin to follow with nothing in the log, then have the promise come in."""
    wishes = "".join(f"{key} = {json.dumps(value)}\n" for key, value in alerts.items())
    follow.follows(f'[alerts]\n{wishes}[[feed]]\nurl = "{follow.server.url}/news.xml"\nevery = "1h"\n')
    follow.server.status = 404
    assert "count as told" in follow.watch().stderr
    follow.server.status = 200
    follow.server.items, follow.server.etag = ["undated"], "2"
    follow.server.told = {"ETag": "2"}


def test_each_fact_of_a_promise_is_told_once_in_the_file_and_to_the_command(follow):
    promised(follow, regions=["tyrol"], due=["30d", "7d"])
    hook = follow.with_hook()
    told = follow.watch(*hook, after=timedelta(hours=1))
    assert "alert New promise: " in told.stdout, told.output
    for days in (4, 5, 27, 28, 40, 60):
        follow.now = START
        follow.watch(*hook, after=timedelta(days=days))
    kinds = [alert["kind"] for call in follow.handed for alert in call["alerts"]]
    assert kinds == ["promise", "due", "due", "overdue"]
    days = [call["alerts"][0]["raised"][:10] for call in follow.handed]
    assert days == ["2026-01-05", "2026-01-09", "2026-02-01", "2026-02-14"]
    assert all(call["workspace"] == str(follow.root) for call in follow.handed)
    assert [entry.id for entry in follow.entries] == [
        f"urn:sha256:{alert['id']}" for call in reversed(follow.handed) for alert in call["alerts"]
    ]
    assert follow.entries[0].title.startswith("Overdue since 8 February 2026: ")


def test_evidence_is_told_when_it_is_proposed_and_when_it_is_linked(follow):
    promised(follow)
    follow.watch(after=timedelta(hours=1))
    (follow.root / "seeds" / "tuesday.txt").write_text(
        "Snow holds up the bridges\n\n6 January 2026\n\nThe repair of the four bridges over the Inn in Tyrol has been "
        "delayed by snow, Governor Eva Berger said in Innsbruck.\n"
    )
    timeline(follow.root, "import", "seeds/tuesday.txt")
    proposed = follow.watch().stdout
    assert "alert May answer a promise (delays?): " in proposed
    runner = CliRunner()
    done = runner.invoke(cli, ["-C", str(follow.root), "review", "--by", "Ada"], input="a\n")
    assert done.exit_code == 0, done.output
    assert "alert Linked to a promise (delays): " in follow.watch().stdout
    assert "alert" not in follow.watch().stdout


def test_a_command_that_fails_is_handed_the_same_again_until_it_takes_it(follow, monkeypatch):
    promised(follow, due=["90d"])
    failed = follow.watch(*follow.with_hook(3), after=timedelta(hours=1))
    assert (failed.exit_code, "left with status 3; the alerts are kept" in failed.stderr) == (1, True)
    missing = follow.watch("--hook", "/no/such/program")
    assert (missing.exit_code, "cannot be run" in missing.stderr) == (1, True)
    assert follow.watch(*follow.with_hook()).exit_code == 0
    assert follow.watch(*follow.with_hook()).exit_code == 0
    ids = [alert["id"] for call in follow.handed for alert in call["alerts"]]
    assert len(ids) == 2
    assert len(set(ids)) == 1
    monkeypatch.setattr(alert_command, "PATIENCE", 0.2)
    with pytest.raises(alert_command.AlertCommandError, match="took more than"):
        alert_command.hand_over((sys.executable, "-c", "import time; time.sleep(9)"), b"", 0.2)


class KilledError(BaseException):
    """The process ends here."""


def test_the_file_of_alerts_takes_the_place_of_no_part_of_the_workspace(follow):
    promised(follow, due=["90d"])
    log = follow.root / "events.jsonl"
    refused = follow.watch("--atom", str(log), after=timedelta(hours=1))
    assert refused.exit_code != 0
    assert "events.jsonl is a part of the workspace" in refused.stderr
    assert timeline(follow.root, "verify").exit_code == 0
    assert log.read_bytes().startswith(b"{")


@pytest.mark.parametrize(
    "step", ["before anything is remembered", "before the file", "before the command", "behind it"]
)
def test_whoever_is_killed_between_two_steps_tells_the_same_again(follow, monkeypatch, step):
    promised(follow, due=["90d"])
    hook = follow.with_hook()
    remember, put, hand_over = rounds.remember, watch._put, alert_command.hand_over
    waited = []

    def killed_remember(workspace, state):  # noqa: F811
        waited.append(len(state.waiting))
        if state.waiting and step == "before anything is remembered":
            raise KilledError
        if step == "behind it" and waited[-2:] == [1, 0]:
            raise KilledError
        remember(workspace, state)

    def killed_put(space, file, content):
        if step == "before the file":
            raise KilledError
        put(space, file, content)

    def killed_hand_over(*told):
        if step == "before the command":
            raise KilledError
        hand_over(*told)

    follow.now += timedelta(hours=1)
    call = ["-C", str(follow.root), "watch", "--once", "--allow-private", "127.0.0.1", *hook]
    with monkeypatch.context() as patched:
        patched.setattr(rounds, "remember", killed_remember)
        patched.setattr(watch, "_put", killed_put)
        patched.setattr(alert_command, "hand_over", killed_hand_over)
        with pytest.raises(KilledError):
            CliRunner().invoke(cli, call, catch_exceptions=False)
    ids = {alert["id"] for call in follow.handed for alert in call["alerts"]}
    follow.watch(*hook)
    follow.watch(*hook)
    every = [alert["id"] for call in follow.handed for alert in call["alerts"]]
    assert len(every) == (2 if step == "behind it" else 1)
    assert len({*every, *ids}) == 1
    assert len(follow.entries) == 1


def test_a_lost_or_damaged_state_is_a_quiet_beginning(follow):
    promised(follow, regions=["tyrol"])
    follow.watch(after=timedelta(hours=1))
    state = follow.folder / "following.json"
    for damage in (
        b"{",
        b'{"told": 5}',
        state.read_bytes().replace(b'"root":[', b'"root":[1'),
    ):
        state.write_bytes(damage)
        done = follow.watch(*follow.with_hook(), after=timedelta(hours=2))
        assert (done.exit_code, "count as told" in done.stderr) == (0, True)
    state.unlink()
    assert "count as told" in follow.watch(*follow.with_hook()).stderr
    assert follow.handed == []


@pytest.mark.no_cover
def test_more_than_fifty_at_once_are_told_as_one(follow, monkeypatch):
    promised(follow, regions=["tyrol"])
    many = 60
    for n in range(many):
        (follow.root / "seeds" / f"{n}.txt").write_text(
            f"Tyrol to build school {n}\n\n5 January 2026\n\n“We will build school number {n} in Innsbruck by "
            f"8 June 2027,” Governor Eva Berger of Tyrol said.\n"
        )
    assert timeline(follow.root, "import").exit_code == 0
    follow.server.items = []
    done = follow.watch(*follow.with_hook())
    (call,) = follow.handed
    (digest,) = call["alerts"]
    assert (digest["kind"], sum(digest["counts"].values()) >= many) == ("digest", True)
    assert digest["title"] in done.stdout
    assert len(follow.entries) == 1
    assert "alert" not in follow.watch(*follow.with_hook()).stdout


@pytest.mark.no_cover
def test_ten_thousand_at_once_are_told_as_one(follow):
    promised(follow, due=["30d"])
    follow.server.items = []
    log = Log()
    for at in range(100):
        some = [pledge(f"m{at}x{n}", f"b{at}x{n}", deadline="2026-01-20") for n in range(100)]
        log.article(f"a{at}", some, date="2026-01-04")
    log.write(follow.root / "events.jsonl")
    done = follow.watch(*follow.with_hook(), after=timedelta(minutes=1))
    assert done.exit_code == 0, done.output
    (call,) = follow.handed
    assert [(alert["kind"], alert["counts"]) for alert in call["alerts"]] == [("digest", {"due": 10_000})]
    assert len(follow.entries) == 1
    assert "alert" not in follow.watch(*follow.with_hook()).stdout
    assert len(follow.handed) == 1
    (follow.root / "events.jsonl").write_bytes(b"")
    follow.watch()
    assert follow.state.told == ()


def test_what_failed_and_does_so_no_more_is_remembered_no_longer(follow):
    follow.watch()
    follow.server.status = 404
    for hours in (2, 4, 8):
        follow.watch(after=timedelta(hours=hours))
    assert [fact.kind for fact in follow.state.told if fact.kind == "failing"] == ["failing"]
    follow.server.status = 200
    follow.watch(after=timedelta(days=2))
    assert [fact for fact in follow.state.told if fact.kind == "failing"] == []


def test_a_sitemap_is_followed_with_its_parts(follow, monkeypatch):
    def on_sitemap_xml(handler):
        places = "".join(f"<url><loc>{handler.server.url}/{name}</loc></url>" for name in handler.server.items)
        handler.answer(f"<urlset>{places}</urlset>".encode(), kind="text/xml")

    monkeypatch.setattr(NewsHandler, "on_sitemap_xml", on_sitemap_xml)
    follow.follows(f'[[sitemap]]\nurl = "{follow.server.url}/maps.xml"\nevery = "6h"\nonly = "undated"\n')
    monkeypatch.setattr(
        NewsHandler,
        "on_maps_xml",
        lambda handler: handler.answer(
            f"<sitemapindex><sitemap><loc>{handler.server.url}/sitemap.xml</loc></sitemap></sitemapindex>".encode(),
            kind="text/xml",
        ),
        raising=False,
    )
    follow.server.items = ["undated", "other"]
    first = follow.watch()
    assert first.exit_code == 0, first.output
    assert "1 new page, again 2026-01-05 18:00 UTC" in first.stdout
    assert "/other" not in follow.asked
    assert follow.watch(after=timedelta(hours=5)).stdout == ""
    follow.server.items = ["undated", "undated-2", "other"]
    again = follow.watch(after=timedelta(hours=2))
    assert "/undated-2" in follow.asked
    assert "/undated" not in follow.asked
    assert "1 new page" in again.stdout


def test_of_two_at_once_the_second_leaves_with_a_word(follow):
    with followed_state.only_watch(Workspace(follow.root)):
        done = subprocess.run(
            [sys.executable, "-P", "-c", "from timeline.faces.cli import main; main()", "watch", "--once"],
            cwd=follow.root,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stdout) == (0, "")
    assert "another `timeline watch` is at work" in done.stderr
    assert follow.server.asked == []


def test_where_nothing_can_be_kept_nothing_is_asked(follow):
    follow.folder.mkdir(parents=True)
    os.chmod(follow.root.parent / "data" / "timeline", 0o777)  # noqa: PTH101
    done = follow.watch()
    assert (done.exit_code, "cannot be remembered" in done.stderr, follow.asked) == (1, True, [])


def test_the_command_is_the_users_own_and_no_workspace_names_one(follow):
    hook = follow.with_hook()[1]
    promised(follow, due=["90d"])
    follow.follows((follow.root / "feeds.toml").read_text().replace("[alerts]", f'[alerts]\nhook = "{hook}"'))
    refused = follow.watch(after=timedelta(hours=1))
    assert (refused.exit_code, "feeds.toml:2: hook: not known here" in refused.stderr) == (2, True)
    promised_file = (follow.root / "feeds.toml").read_text()
    follow.follows(promised_file.replace(f'hook = "{hook}"\n', ""))
    own = follow.root.parent / "config" / "timeline" / "config.toml"
    own.parent.mkdir(parents=True)
    own.write_text(f'[watch]\nhook = {json.dumps(hook.split())}\natom = "{follow.root.parent}/mine.atom"\n')
    assert follow.watch().exit_code == 0
    assert len(follow.handed) == 1
    assert (follow.root.parent / "mine.atom").exists()


WRONG = [
    ("[[feed]]\n", "feeds.toml:1: a feed without url"),
    ('[[feed]]\nurl = "ftp://example.org/"\n', "feeds.toml:2: url: ftp://example.org/: only http and https"),
    ('\n[[feed]]\nurl = "https://u:p@example.org/"\n', "feeds.toml:3: url: https://example.org/: it holds a user"),
    ('[[feed]]\nurl = "https://a.example/"\nevery = "5m"\n', "feeds.toml:3: every: must be a span of time"),
    ('[[feed]]\nurl = "https://a.example/"\nevery = 5\n', "feeds.toml:3: every: must be a text"),
    ('[[page]]\nurl = "https://a.example/"\nmost = 5\n', "feeds.toml:3: most: not known here; there are url, every"),
    ('[[feed]]\nurl = "https://a.example/"\nmost = 0\n', "feeds.toml:3: most: must be a number from 1 to 1,000"),
    ('[[feed]]\nurl = "https://a.example/"\nmost = true\n', "feeds.toml:3: most: must be a number"),
    ('[[feed]]\nurl = "https://a.example/"\ndate_order = "MYD"\n', "feeds.toml:3: date_order: must be one of DMY"),
    (
        '[[feed]]\nurl = "https://a.example/"\n\n[[page]]\nurl = "https://a.example/"\n',
        "feeds.toml:5: url: it is followed",
    ),
    ('[feed]\nurl = "https://a.example/"\n', "feeds.toml:1: write [[feed]]"),
    ('[alerts]\ndue = ["soon"]\n', "feeds.toml:2: due: must be spans of days"),
    ('[alerts]\nregions = ["tirolia"]\n', "feeds.toml:2: regions: "),
    ("[alerts]\nfailures = 0\n", "feeds.toml:2: failures: must be a number"),
    ("alerts = 5\n", "feeds.toml: write [alerts]"),
    ("feed = 5\n", "feeds.toml:1: write [[feed]]"),
    ("feeds = 5\n", "feeds.toml:1: feeds: not known here; there are feed, sitemap, page, alerts"),
    ("[[feed]\n", "feeds.toml:1: no TOML"),
    ("x" * 3_000, "feeds.toml:1: a line of more than"),
    ("#\n" * 40_000, "larger than 65,536 bytes"),
    ("x = " + "[" * 2_000, "no TOML"),
    ("".join(f'[[page]]\nurl = "https://a.example/{n}"\n' for n in range(501)), "feeds.toml: more than 500 subscr"),
    ("a." * 1_000 + "a = 1\n", "not known here"),
    ('"\\u001b[2J" = 1\n', "feeds.toml: \\x1b[2J: not known here"),
]


@pytest.mark.parametrize(("text", "why"), WRONG, ids=range(len(WRONG)))
def test_what_is_wrong_in_the_file_is_told_with_file_line_and_key(follow, text, why):
    follow.follows(text)
    for more in ((), ("--list",)):
        done = timeline(follow.root, "watch", "--once", *more)
        assert (done.exit_code, done.stdout) == (2, "")
        assert why in done.stderr, done.stderr
        assert "\x1b" not in done.stderr
        assert "u:p" not in done.stderr


def test_a_file_that_is_none_is_told(follow):
    path = follow.root / "feeds.toml"
    path.write_bytes(b"\n\n\xff")
    assert "feeds.toml:3: not UTF-8" in timeline(follow.root, "watch", "--once").stderr
    path.unlink()
    missing = timeline(follow.root, "watch", "--once")
    assert (missing.exit_code, "[[feed]]" in missing.stderr) == (2, True)
    path.symlink_to("/etc/passwd")
    assert "not a regular file" in timeline(follow.root, "watch", "--once").stderr
    path.unlink()
    path.write_text('feed = [{url = "https://a.example/x"}]\n')
    assert timeline(follow.root, "watch", "--list").stdout == "feed    https://a.example/x\n        never asked\n"


def test_without_once_it_goes_round_until_it_is_interrupted(follow, monkeypatch):
    pauses = []

    def sleep(seconds):
        pauses.append(seconds)
        if len(pauses) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(watch, "sleep", sleep)
    host = f"127.0.0.1:{follow.server.server_port}"
    done = timeline(follow.root, "watch", "--allow-private", host)
    assert done.exit_code == 130
    assert len(pauses) == 2
    assert all(60 <= pause <= 3_600 for pause in pauses)


def test_a_clock_that_was_set_back_keeps_nothing_waiting():
    ahead = FollowedSource(asked=START + timedelta(days=9), due=START + timedelta(days=10))
    assert source_visits.is_due(ahead, START)
    old = KeptRobots(START - timedelta(days=2), "User-agent: *\nDisallow: /\n")
    assert source_visits.fetchers({"https://a.example": old}, (), START).public.rules == {}
