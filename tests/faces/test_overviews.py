"""What is new, how things stand, what falls due, and the story of one work: asked from outside."""

import json
from datetime import date

import pytest

from tests.views.story import done, figure, pledge
from timeline.app.latest_news import LOOKED
from timeline.faces.terminal.screen import breadth
from timeline.faces.wording.sparkline import sparkline
from timeline.user_folders import KEPT
from timeline.views.due_promises import due_promises

NEW = ["status", "due --as-of 2022-11-01", "log --peek", "figures --series"]


@pytest.fixture
def told(call, log):
    """The small log with a bridge: promised twice, one of it put off, and a budget of three years."""
    log.article(
        "bridge",
        [
            pledge("Salzburg", "open the Salzach bridge", deadline="2022-12", testable=True, regions=("AT-5",)),
            pledge("Salzburg", "pave the Mirabell square", deadline="2022-11-15", regions=("AT-5",)),
            figure(2_500_000, period="2020", metric="road budget", date="2022-06-01"),
            figure(3_000_000, period="2022", metric="road budget", date="2022-06-01"),
        ],
        date="2022-06-01",
        publisher="Salzach Courier",
    )
    log.write(call.workspace.log)
    return call


@pytest.mark.parametrize("asked", NEW)
@pytest.mark.parametrize("width", [20, 45, 60, 80, 200])
def test_overviews_fit_any_width(told, asked, width):
    text = told.out(*asked.split(), env={"COLUMNS": str(width)})
    assert max(map(breadth, text.splitlines())) <= width


@pytest.mark.parametrize("asked", NEW)
def test_overviews_have_every_format(told, asked):
    lines = [json.loads(line) for line in told.out(*asked.split(), "--format", "jsonl").splitlines()]
    assert lines
    assert json.loads(told.out(*asked.split(), "--format", "json")) == lines
    assert len(told.out(*asked.split(), "--format", "md").splitlines()) >= len(lines) + 2
    assert "{" not in told.out(*asked.split(), "--format", "csv")


def test_status_counts_by_region_what_is_overdue_and_what_is_next(told):
    rows = {row["region"]: row for row in told.json("status", "--as-of", "2022-11-01")}
    assert (rows["AT-5"]["pledges"], rows["AT-5"]["next_deadline"]) == (2, "2022-11-15")
    assert (rows["AT-7"]["pledges"], rows["AT-7"]["overdue"], rows["AT-7"]["proposals"]) == (3, 0, 2)
    late = {row["region"]: row["overdue"] for row in told.json("status", "--as-of", "2023-02-01")}
    assert (late["AT-5"], late["AT-7"]) == (2, 1)
    text = told.out("status", "--as-of", "2023-02-01")
    assert "Salzburg (AT-5)" in text
    assert "! 3 overdue" in text
    assert "2 proposals · 0 doubtful readings" in text
    assert [row["region"] for row in told.json("status", "--region", "salzburg")] == ["AT-5"]


def test_due_tells_what_falls_due_within_and_what_is_late(told):
    rows = told.json("due", "--as-of", "2022-11-01", "--within", "30d")
    assert [row["deadline"] for row in rows] == ["2022-11-15"]
    rows = told.json("due", "--as-of", "2022-12-01", "--within", "30d")
    assert [(row["deadline"], row["overdue"]) for row in rows] == [
        ("2022-11-15", True),
        ("2022-12-31", False),
        ("2022-12-31", False),
    ]
    text = told.out("due", "--as-of", "2022-11-01", "--within", "2 months")
    assert "15 November 2022, in 14 days ─" in text
    assert "31 December 2022, in 2 mo ─" in text
    assert "Salzburg — pave the Mirabell square" in text
    assert "16 days late" in told.out("due", "--as-of", "2022-12-01")
    assert "the first 1 of 3" in told.out("due", "--as-of", "2022-11-01", "--limit", "1")
    assert "--within '1 fortnight'" in told.err("due", "--within", "1 fortnight", status=2)
    assert due_promises([], date(9999, 12, 1), 90).until == date.max


def test_a_season_is_told_as_it_was(told, log):
    log.article("season", [pledge("Salzburg", "mow the meadow", deadline="2022-23")], date="2021-03-02")
    log.write(told.workspace.log)
    assert "due autumn 2022, overdue" in told.out("pledges", "--grep", "meadow")


def test_a_chain_tells_promise_report_and_outcome_in_time(told, log):
    for identity in (log.ids["tunnel"], log.ids["dug"]):
        (chain,) = told.json("chain", identity)
        assert [(step["id"], step["proposed"]) for step in chain["steps"]] == [
            (log.ids["tunnel"], False),
            (log.ids["dug"], True),
        ]
        assert chain["promise"]["id"] == log.ids["tunnel"]
    assert "? fulfils?" in told.out("chain", log.ids["tunnel"])
    told("link", log.ids["tunnel"], log.ids["dug"], "--relation", "fulfils")
    told("assess", log.ids["tunnel"], "kept", "--reason", "drove through it")
    text = told.out("chain", log.ids["dug"])
    assert text.splitlines()[0] == "Tyrol: dig the Karwendel tunnel"
    assert text.splitlines()[1].startswith("✓ kept · was due 31 December 2022")
    assert "drove through it" in text
    assert text.index("○ promised  2 March 2021") < text.index("│ 1 y 2 mo") < text.index("● fulfils  5 May 2022")
    (chain,) = told.json("chain", log.ids["dug"])
    assert [(step.get("relation"), step.get("to")) for step in chain["steps"]] == [
        (None, None),
        ("fulfils", log.ids["tunnel"]),
    ]
    assert len(told.out("chain", log.ids["dug"], "--format", "csv").splitlines()) == 3
    assert told.json("chain", log.ids["dug"], "--as-of", "2021-05-05") == [{"promise": None, "steps": []}]


def test_the_log_tells_what_came_since_the_last_look(told, log):
    assert "all of it: nobody has looked before · 12 events" in told.out("log", "--peek")
    assert len([row for row in told.json("log") if row["news"] == "event"]) == 12
    assert told.json("log") == []
    report = done("Salzburg", "opened the Salzach bridge", regions=("AT-5",), date="2022-12-20")
    (opened,), _ = log.article("open", [report], date="2022-12-21", recorded="2020-01-01T00:00:00Z")
    log.write(told.workspace.log)
    assert told.json("log", "--region", "tyrol", "--peek") != []
    found = told.json("log", "--peek")
    assert [row["id"] for row in found if row["news"] == "event"] == [opened]
    assert [row["later"] for row in found if row["news"] == "proposal"] == [opened]
    text = told.out("log")
    assert "newly proposed ─" in text
    assert "● done" in text
    assert " 0 events" in told.out("log")


def test_each_question_remembers_its_own_look(told):
    told("log")
    assert told.json("log", "--region", "salzburg") != []
    assert told.json("log", "--region", "salzburg") == []
    marks = json.loads((KEPT.of(told.workspace.root) / LOOKED).read_text())
    assert len(marks) == 2
    told("rebuild")
    assert told.json("log") == []


def test_the_log_may_be_asked_since_a_time_and_then_remembers_nothing(told):
    found = told.json("log", "--since", "2024-01-03")
    assert {row["news"] for row in found} >= {"event", "overdue"}
    assert not (KEPT.of(told.workspace.root) / LOOKED).exists()
    assert told.json("log", "--since", "2099") == []
    assert len(told.out("log", "--since", "2024-01-03", "--brief").splitlines()) >= 5


def test_a_newer_reading_that_says_the_same_is_no_news(told, log):
    told("log")
    again = pledge("Salzburg", "open the Salzach bridge", deadline="2022-12", testable=True, regions=("AT-5",))
    again[2]["doubt"] = "which bridge"
    log.article("bridge", [again], date="2022-06-01", recorded="2025-01-01T00:00:00Z", importer="plain@2")
    log.write(told.workspace.log)
    text = told.out("log", "--peek")
    assert " 0 events" in text
    assert "1 read anew" in text


@pytest.mark.parametrize("mark", [b"", b"{", b"[1]", b'{"x": {"heads": 1}}', b"\xff" * 100])
def test_a_broken_mark_is_as_if_nobody_had_looked(told, mark):
    (KEPT.of(told.workspace.root) / LOOKED).write_bytes(mark)
    assert "nobody has looked before" in told.out("log", "--peek")


def test_figures_in_series(told):
    (series,) = told.json("figures", "--series")
    assert [(point["period"], point["values"]) for point in series["points"]] == [
        ("2020", [2500000]),
        ("2021", [2700000, 2500000]),
        ("2022", [3000000]),
    ]
    assert [point["disputed"] for point in series["points"]] == [False, True, False]
    text = told.out("figures", "--series")
    assert "▁▄█" in text
    assert "2021  ≠ €2.7 million  Isar News" in text


@pytest.mark.parametrize(
    ("values", "bars"),
    [([], ""), ([1], "▅"), ([1, 1], "▅▅"), ([0, 7, 14], "▁▅█"), ([-1e308, 1e308], "▁█"), ([float("nan"), 1, 2], " ▁█")],
)
def test_a_sparkline(values, bars):
    assert sparkline(values) == bars
